"""The part of an agreement about sharing: what is asked, the answer, and exactly what it covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.aftale_forslag import UDLOEB_DAGE_HOEJST, svar_paa_samtykke
from vejviser.domain.dansk_tekst import opremsning, parse_iso, smaat
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import DELE_FOR_SIG, DELINGSREGLER, del_deles
from vejviser.ui.views.samtale_aftaletekst import SITUATIONER
from vejviser.ui.views.samtale_binding import show_text
from vejviser.ui.views.samtale_tidsfelt import Tidsfelt
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import Etiket, FlowLayout, Foldeboks, Knap, clear_layout, set_hint
from vejviser.ui.widgets.valg import Segmenter

TOO_LONG = "Et ja kan højst gælde i seks måneder. Det er sat til den dag."
UDEN_DELE = "Går ikke med: {}. Sæt hak, hvis personen siger ja til det."
OM_DELE = {
    "egne_ord": "Alt, hvad personen har sagt med egne ord",
    "min_situation": "Alder, bolig, overgange, det valgte under “Med mig” og sådan mødes personen bedst",
    "kontakt": "Telefon, eller hvor personen kan findes",
}
"""What each of the parts that belong to no need holds; no need area has their codes."""


class DelingView(QWidget):
    """``aftale_changed`` carries the whole agreement with the new consent, and the field being typed in."""

    aftale_changed = Signal(object, str)
    moved_on = Signal()

    def __init__(self, nu: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nu = nu
        self._aftale = Aftale("")
        self._shown: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None = None
        self._ask = Etiket("", "t1", muted=True)
        self.answer = Segmenter("Ja til at dele", (("ja", "Ja"), ("nej", "Nej")))
        self._scope = QWidget()
        self._scope_row = FlowLayout(self._scope)
        self._left = Etiket("", "t1", muted=True)
        self._receiver = Segmenter("Hvem får det at vide", SITUATIONER)
        self._purpose = Vagtfelt("Formål", "Formål: hvad skal det bruges til?")
        self._how = Vagtfelt("Hvordan er der svaret", "Hvordan: mundtligt eller på skrift?")
        self._expiry = Tidsfelt("Ja'et udløber", nu, day_only=True)
        self._note = Etiket("", "t1", muted=True)
        self._build_ui()
        self._connect_signals()

    def show_aftale(self, aftale: Aftale, samtale: Samtale, navne: Mapping[str, str]) -> None:
        self._aftale = aftale
        samtykke = aftale.samtykke or Samtykke()
        regel = DELINGSREGLER[samtykke.situation]
        self._ask.setText(f"{regel.navn}. {regel.spoerg}")
        self._note.setText(regel.noter)
        self.answer.set_value({True: "ja", False: "nej", None: ""}[samtykke.ja])
        self._receiver.set_value(samtykke.situation.value)
        show_text(self._purpose, samtykke.formaal)
        show_text(self._how, samtykke.hvordan)
        self._expiry.set_value(samtykke.udloeb)
        self._show_scope(samtykke, samtale, navne)

    def _build_ui(self) -> None:
        more = QWidget()
        rows = QVBoxLayout(more)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (
            Etiket("Hvem får det at vide?", "t1", bold=True),
            self._receiver,
            self._purpose,
            self._how,
            Etiket("Ja'et udløber", "t1", bold=True),
            self._expiry,
            self._note,
        ):
            rows.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        fold = Foldeboks("Hvem, hvorfor og hvor længe", more)
        widgets: tuple[QWidget, ...] = (self._ask, self.answer, self._scope, self._left, fold)
        for widget in widgets:
            layout.addWidget(widget)

    def _connect_signals(self) -> None:
        self.answer.chosen.connect(self._on_answered)
        self.answer.moved_on.connect(self.moved_on)
        self._receiver.chosen.connect(self._on_receiver)
        self._purpose.textEdited.connect(lambda text: self._change("formaal", formaal=text))
        self._how.textEdited.connect(lambda text: self._change("hvordan", hvordan=text))
        self._expiry.value_changed.connect(self._on_expiry)

    def _show_scope(self, samtykke: Samtykke, samtale: Samtale, navne: Mapping[str, str]) -> None:
        """Tick per need what may be told, and the parts that belong to none; only once there is a yes."""
        day = self._nu.isoformat()
        told = tuple(felt for felt in DELE_FOR_SIG if del_deles(samtale, self._aftale, day, felt))
        left = [smaat(words) for felt, words in DELE_FOR_SIG.items() if felt not in told]
        self._scope.setVisible(samtykke.ja is True)
        self._left.setVisible(samtykke.ja is True and bool(left))
        self._left.setText(UDEN_DELE.format(opremsning(left)))
        areas = tuple(dict.fromkeys(item.omraade for item in samtale.behov))
        if self._shown == (areas, samtykke.omfang, told):
            return
        self._shown = (areas, samtykke.omfang, told)
        focused = self.window().focusWidget()
        kept = focused.objectName() if focused is not None and self._scope.isAncestorOf(focused) else ""
        clear_layout(self._scope_row)
        for kode in areas:
            self._add_tick(kode, navne.get(kode, kode), kode in samtykke.omfang, kept)
        for felt, words in DELE_FOR_SIG.items():
            self._add_tick(felt, words, felt in told, kept)

    def _add_tick(self, kode: str, words: str, on: bool, focused: str) -> None:
        chip = Knap(words, low=True, icon="check" if on else "")
        chip.setObjectName(f"deles:{kode}")
        chip.setCheckable(True)
        chip.setChecked(on)
        about = f": {smaat(OM_DELE[kode])}" if kode in OM_DELE else ""
        set_hint(chip, f"Må deles med modtageren{about}")
        chip.clicked.connect(lambda now, kode=kode: self._on_scope(kode, now))
        self._scope_row.addWidget(chip)
        if chip.objectName() == focused:
            chip.setFocus()

    def _on_answered(self, value: str) -> None:
        ja = {"ja": True, "nej": False}.get(value)
        self.aftale_changed.emit(svar_paa_samtykke(self._aftale, ja, self._nu.date()), "")

    def _on_receiver(self, value: str) -> None:
        """One of the four always holds; pressing the same again changes nothing."""
        situation = Situation(value) if value else (self._aftale.samtykke or Samtykke()).situation
        self._receiver.set_value(situation.value)
        self._change("", situation=situation)

    def _on_scope(self, kode: str, on: bool) -> None:
        if kode in DELE_FOR_SIG:
            self._change("", **{kode: on})
            return
        samtykke = self._aftale.samtykke or Samtykke()
        kept = tuple(item for item in samtykke.omfang if item != kode)
        self._change("", omfang=(*kept, kode) if on else kept)

    def _on_expiry(self, value: str) -> None:
        last = (self._nu + timedelta(days=UDLOEB_DAGE_HOEJST)).date().isoformat()
        wanted = parse_iso(value)
        too_late = wanted is not None and value > last
        self._change("", udloeb=last if too_late else value or None)
        if too_late:
            self._note.setText(TOO_LONG)

    def _change(self, felt: str, **values: object) -> None:
        samtykke = replace(self._aftale.samtykke or Samtykke(), **values)  # type: ignore[arg-type]
        self.aftale_changed.emit(replace(self._aftale, samtykke=samtykke), f"samtykke.{felt}" if felt else "")
