"""What opens when a tile is pressed: one question, answered by keyboard or mouse, kept at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import stort
from vejviser.domain.indhold import Indhold, Overgangskort
from vejviser.domain.samtale import Overgang, Samtale
from vejviser.domain.samtale_haendelser import FeltSet, SpoergsmaalAnswered
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_binding import Feltbinding
from vejviser.ui.views.samtale_flisetekst import ALDER_KODER, BOERN_KODER, TEKSTFELTER, med_mig_grupper
from vejviser.ui.views.samtale_overgang import Overgangslinjer
from vejviser.ui.views.samtale_tidsfelt import Tidsfelt
from vejviser.ui.views.samtale_vagtfelt import mark_vagt
from vejviser.ui.widgets import Etiket, Flertekst, Tekstfelt
from vejviser.ui.widgets.valg import Valg, Valgliste

MAX_ALDER = 120
INGEN_BOERN = "Ingen børn hos mig"


class Panel(QWidget):
    """``first`` gets the keyboard; ``answered`` closes the panel; ``adds`` are the rows a choice may add."""

    answered = Signal()
    adds = 0

    def __init__(self, styring: SamtaleStyring, indhold: Indhold) -> None:
        super().__init__()
        self.styring = styring
        self.indhold = indhold
        self.first: QWidget = self
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(4, 4, 8, 4)
        self.rows.setSpacing(8)

    @property
    def samtale(self) -> Samtale:
        return self.styring.samtale


class BorNuPanel(Panel):
    """One of the 17; choosing closes, choosing the same again takes it back."""

    def __init__(self, styring: SamtaleStyring, indhold: Indhold) -> None:
        super().__init__(styring, indhold)
        options = [(str(item.nummer), stort(item.tekst)) for item in indhold.boligsituationer]
        liste = Valgliste("Bor nu", options, single=True)
        liste.set_values([str(self.samtale.boligsituation)])
        liste.chosen.connect(self._on_chosen)
        self.rows.addWidget(liste)
        self.first = liste

    def _on_chosen(self, key: str, on: bool) -> None:
        self.styring.apply(FeltSet("boligsituation", int(key) if on else None))
        self.answered.emit()


class HvemPanel(Panel):
    """Tick what holds; and, item by item, what may stand in the note."""

    adds = 3

    def __init__(
        self,
        styring: SamtaleStyring,
        indhold: Indhold,
        grupper: Sequence[tuple[str, Sequence[str]]],
        none: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(styring, indhold)
        self._koder = koder = tuple(kode for _heading, group in grupper for kode in group)
        names = {valg.kode: stort(valg.tekst) for valg in indhold.hvem}
        lister = [self._add_group(heading, group, names) for heading, group in grupper if group]
        if none is not None:
            self._add_none(*none)
        self._heading = Etiket("Må det stå i notatet?", "t1", bold=True)
        self._share = Valgliste("Må stå i notatet", [(kode, names.get(kode, kode)) for kode in koder])
        self._share.chosen.connect(self._on_shared)
        self.rows.addWidget(self._heading)
        self.rows.addWidget(self._share)
        self.first = lister[0]
        self._show_share()

    def _add_group(self, heading: str, koder: Sequence[str], names: Mapping[str, str]) -> Valgliste:
        liste = Valgliste(heading or "Hvem", [(kode, names.get(kode, kode)) for kode in koder])
        liste.set_values(self.samtale.hvem)
        liste.chosen.connect(self._on_chosen)
        if heading:
            self.rows.addWidget(Etiket(heading, "t1", bold=True))
        self.rows.addWidget(liste)
        return liste

    def _add_none(self, noegle: str, words: str) -> None:
        row = Valg(words, single=True)
        row.setChecked(any(item.spoergsmaal == noegle and item.svar for item in self.samtale.besvarelser))
        row.clicked.connect(lambda: self._on_none(noegle, words))
        self.rows.addWidget(row)

    def _on_none(self, noegle: str, words: str) -> None:
        left = tuple(kode for kode in self.samtale.hvem if kode not in self._koder)
        self.styring.apply(FeltSet("hvem", left))
        self.styring.apply(SpoergsmaalAnswered(noegle, words))
        self.answered.emit()

    def _on_chosen(self, kode: str, on: bool) -> None:
        kept = tuple(item for item in self.samtale.hvem if item != kode)
        self.styring.apply(FeltSet("hvem", (*kept, kode) if on else kept))
        if not on and kode in self.samtale.dele_hvem:
            self._on_shared(kode, on=False)
        self._show_share()

    def _on_shared(self, kode: str, on: bool) -> None:
        kept = tuple(item for item in self.samtale.dele_hvem if item != kode)
        self.styring.apply(FeltSet("dele_hvem", (*kept, kode) if on else kept))

    def _show_share(self) -> None:
        """Only what was ticked can be shared."""
        chosen = [kode for kode in self._koder if kode in self.samtale.hvem]
        for kode in self._koder:
            self._share.row(kode).setVisible(kode in chosen)
        self._share.set_values(self.samtale.dele_hvem)
        self._share.setVisible(bool(chosen))
        self._heading.setVisible(bool(chosen))


class AlderPanel(Panel):
    """A number, or only the band that offers ask about."""

    def __init__(self, styring: SamtaleStyring, indhold: Indhold) -> None:
        super().__init__(styring, indhold)
        self._field = Tekstfelt("Alder i år", "Alder i år, fx 46")
        self._field.setText("" if self.samtale.alder is None else str(self.samtale.alder))
        self._fault = Etiket("", "t1", bold=True, ink="rav")
        policy = self._fault.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._fault.setSizePolicy(policy)
        self._fault.hide()
        bands = [(valg.kode, stort(valg.tekst)) for valg in indhold.hvem if valg.kode in ALDER_KODER]
        self._bands = Valgliste("Aldersgruppe", bands, single=True)
        self._bands.set_values(self.samtale.hvem)
        self.rows.addWidget(self._field)
        self.rows.addWidget(self._fault)
        self.rows.addWidget(Etiket("Eller kun cirka:", "t1", muted=True))
        self.rows.addWidget(self._bands)
        self._field.textChanged.connect(self._on_typed)
        self._bands.chosen.connect(self._on_band)
        self.first = self._field

    def _on_typed(self, text: str) -> None:
        number = int(text) if text.strip().isdecimal() else None
        valid = not text.strip() or (number is not None and number <= MAX_ALDER)
        self._field.set_fault(not valid)
        self._fault.setText("" if valid else f"Skriv alderen som et tal fra 0 til {MAX_ALDER}.")
        self._fault.setVisible(not valid)
        if valid:
            self.styring.apply(FeltSet("alder", number))

    def _on_band(self, kode: str, on: bool) -> None:
        kept = tuple(item for item in self.samtale.hvem if item not in ALDER_KODER)
        self.styring.apply(FeltSet("hvem", (*kept, kode) if on else kept))


class TekstPanel(Panel):
    """Free words, kept while they are typed."""

    def __init__(self, styring: SamtaleStyring, indhold: Indhold, felt: str, hint: str = "") -> None:
        super().__init__(styring, indhold)
        field = Flertekst("Svar", "Skriv med personens egne ord", lines=4)
        Feltbinding(field, styring, felt)
        self._marks = mark_vagt(field)
        self.rows.addWidget(field)
        if hint:
            self.rows.addWidget(Etiket(hint, "t1", muted=True))
        self.first = field


class OvergangPanel(Panel):
    """Twelve transitions; what is ticked asks for its date, and shows deadline, order of steps and hole."""

    adds = 3

    def __init__(self, styring: SamtaleStyring, indhold: Indhold) -> None:
        super().__init__(styring, indhold)
        self._details: dict[str, QWidget] = {}
        for kort in indhold.overgange:
            row = Valg(stort(kort.navn))
            row.setChecked(self._find(kort.kode) is not None)
            row.clicked.connect(lambda on, kode=kort.kode: self._on_chosen(kode, on))
            detail = self._make_detail(kort)
            self._details[kort.kode] = detail
            self.rows.addWidget(row)
            self.rows.addWidget(detail)
            detail.setVisible(row.isChecked())
            if self.first is self:
                self.first = row

    def _find(self, kode: str) -> Overgang | None:
        return next((item for item in self.samtale.overgange if item.kode == kode), None)

    def _make_detail(self, kort: Overgangskort) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(40, 0, 0, 8)
        layout.setSpacing(4)
        found = self._find(kort.kode)
        field = Tidsfelt(f"Hvornår: {kort.navn}", self.styring.begun, day_only=True)
        field.set_value(found.dato if found else None)
        field.value_changed.connect(lambda value, kode=kort.kode: self._on_dated(kode, value))
        layout.addWidget(field)
        layout.addWidget(Overgangslinjer(kort))
        return holder

    def _on_chosen(self, kode: str, on: bool) -> None:
        kept = tuple(item for item in self.samtale.overgange if item.kode != kode)
        self.styring.apply(FeltSet("overgange", (*kept, Overgang(kode)) if on else kept))
        self._details[kode].setVisible(on)

    def _on_dated(self, kode: str, value: str) -> None:
        changed = tuple(
            replace(item, dato=value or None) if item.kode == kode else item
            for item in self.samtale.overgange
        )
        self.styring.apply(FeltSet("overgange", changed))


def _make(noegle: str, styring: SamtaleStyring, indhold: Indhold) -> Panel:
    if noegle in TEKSTFELTER:
        return TekstPanel(styring, indhold, TEKSTFELTER[noegle], _HINTS.get(noegle, ""))
    if noegle == "flise:bor_nu":
        return BorNuPanel(styring, indhold)
    if noegle == "flise:overgang":
        return OvergangPanel(styring, indhold)
    if noegle == "flise:alder":
        return AlderPanel(styring, indhold)
    if noegle == "flise:boern":
        return HvemPanel(styring, indhold, [("", BOERN_KODER)], (noegle, INGEN_BOERN))
    return HvemPanel(styring, indhold, med_mig_grupper(indhold))


def make_panel(noegle: str, styring: SamtaleStyring, indhold: Indhold) -> Panel:
    """The panel of a tile; its rows stand at the top, so that spare room does not spread them."""
    panel = _make(noegle, styring, indhold)
    panel.rows.addStretch(1)
    return panel


_HINTS = {
    "flise:omkring_mig": "Skriv roller, ikke navne: min søster, en nabo, min kontaktperson.",
    "flise:moedes": "Fx tid på dagen, hund med, tolk, en plads tæt på døren.",
}
