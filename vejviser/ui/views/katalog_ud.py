"""Out of the house: export to a file that others can read, and publish a signed package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vejviser.errors import VejviserError
from vejviser.ui.redaktoer import Udgivelsesoenske
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_filer import spoerg_aabn, spoerg_gem, spoerg_mappe
from vejviser.ui.views.katalog_fremgang import Fremgang
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.widgets import (
    Afkrydsning,
    Etiket,
    Feltgruppe,
    FlowLayout,
    Knap,
    Knaptype,
    Rulleflade,
    Streg,
    Tekstfelt,
    Valgknap,
)

FORMATER = (
    ("xlsx", "Regneark (.xlsx)", ".xlsx"),
    ("csv", "CSV (.csv)", ".csv"),
    ("hsds-csv", "HSDS 3.1, tabeller (.zip)", ".zip"),
    ("hsds-json", "HSDS 3.1, JSON (.json)", ".json"),
    ("jsonl", "Vejvisers egen fil (.jsonl)", ".jsonl"),
)
EKSPORT = (
    "Regneark og CSV er til at læse og rette i. HSDS er til andre systemer. Hemmelige adresser er "
    "udeladt, undtagen i Vejvisers egen fil."
)
UDGIV = (
    "Kataloget bliver til én fil, der er underskrevet med jeres nøgle. Læg den på et fællesdrev eller et "
    "USB-stik; computerne tjekker underskriften, før de bruger den."
)


class UdView(Katalogside):
    """Asks for file, key and folder; the passphrase is never kept."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._noegle: Path | None = None
        self._mappe: Path | None = None
        self.ask_save: Callable[[str], str] = lambda name: spoerg_gem(self, "Gem kataloget", name, "")
        self.ask_key: Callable[[], str] = lambda: spoerg_aabn(
            self, "Vælg jeres hemmelige nøgle", "Nøgle (*.key)"
        )
        self.ask_folder: Callable[[], str] = lambda: spoerg_mappe(self, "Vælg mappen med pakker")
        self._make_fields()
        self._build_ui()
        self.skriv.clicked.connect(self.export)
        self.noegle.clicked.connect(lambda: self.use_key(self.ask_key()))
        self.mappe.clicked.connect(lambda: self.use_folder(self.ask_folder()))
        self.udgiv.clicked.connect(self.publish)
        self._show_chosen()

    def focus_first(self) -> None:
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        arbejde = self.arbejde
        ending = next(end for key, _, end in FORMATER if key == self.format.value)
        chosen = self.ask_save(f"vejviser-katalog{ending}")
        if arbejde is None or not chosen:
            return
        ud, kind, report = Path(chosen).with_suffix(ending), self.format.value, self.fremgang.report
        self._begin(f"Skriver {ud.name}")

        def done(said: tuple[str, ...]) -> None:
            self.fremgang.end()
            self.svar.setText(" ".join((f"Gemt: {ud.name}.", *said)))
            self.told.emit(self.svar.text())

        self.run(lambda: arbejde.eksporter(kind, ud, report), done, self._on_fault)

    def use_key(self, chosen: str) -> None:
        """A key that is locked asks for its passphrase."""
        arbejde = self.arbejde
        if not chosen or arbejde is None:
            return
        fil = Path(chosen)

        def known(locked: bool) -> None:
            self._noegle = fil
            self._kodeord_gruppe.setVisible(locked)
            self._show_chosen()

        self.rav.show_words("")
        self.run(lambda: arbejde.har_kodeord(fil), known, self._on_fault)

    def use_folder(self, chosen: str) -> None:
        if chosen:
            self._mappe = Path(chosen)
            self._show_chosen()

    def publish(self) -> None:
        arbejde = self.arbejde
        if arbejde is None or self._noegle is None or self._mappe is None:
            return
        kodeord = "" if self._kodeord_gruppe.isHidden() else self.kodeord.text()
        oenske = Udgivelsesoenske(self._noegle, kodeord, self._mappe, self.alligevel.isChecked())
        self.kodeord.clear()
        self._begin("Bygger, tjekker og underskriver pakken")
        self.fremgang.stop.hide()

        def done(said: tuple[str, ...]) -> None:
            self.fremgang.end()
            self.alligevel.hide()
            self.alligevel.setChecked(False)
            self.svar.setText(" ".join(said))
            self.told.emit(said[0])
            self.changed.emit()

        self.run(lambda: arbejde.udgiv(oenske), done, self._on_publish_fault)

    def _make_fields(self) -> None:
        self.fremgang, self.svar = Fremgang(), Etiket("", bold=True, ink="petrol")
        self.format = Valgknap("Skriv som", framed=True)
        self.format.set_options([(key, words) for key, words, _ in FORMATER])
        self.skriv = Knap("Gem som fil", icon="file-text")
        self.noegle, self.mappe = Knap("Vælg nøgle", icon="key-round"), Knap("Vælg mappe")
        self.kodeord = Tekstfelt("Kodeord til nøglen")
        self.kodeord.setEchoMode(QLineEdit.EchoMode.Password)
        self._kodeord_gruppe = Feltgruppe("Kodeord til nøglen", self.kodeord, "Det bliver ikke gemt.")
        self._kodeord_gruppe.hide()
        self.alligevel = Afkrydsning("Udgiv alligevel: jeg har læst, hvad der er galt")
        self.alligevel.hide()
        self.udgiv = Knap("Udgiv kataloget", Knaptype.FYLDT)
        self._valgt = Etiket("", "t1", muted=True)

    def _build_ui(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 8, 32, 16)
        column.setSpacing(12)
        for part in (
            self.rav,
            Etiket("Gem kataloget som en fil", bold=True),
            Etiket(EKSPORT, muted=True),
            _row(self.format, self.skriv),
            Streg(),
            Etiket("Udgiv", bold=True),
            Etiket(UDGIV, muted=True),
            _row(self.noegle, self.mappe),
            self._valgt,
            self._kodeord_gruppe,
            self.alligevel,
            _row(self.udgiv),
            self.fremgang,
            self.svar,
        ):
            column.addWidget(part)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Rulleflade(content, 760))

    def _show_chosen(self) -> None:
        parts = [f"Nøgle: {self._noegle.name}"] if self._noegle else []
        parts += [f"Mappe: {self._mappe}"] if self._mappe else []
        self._valgt.setText("   ".join(parts))
        self._valgt.setVisible(bool(parts))
        wanted = (("en nøgle", self._noegle), ("en mappe", self._mappe))
        missing = [what for what, path in wanted if path is None]
        self.udgiv.set_disabled_because(f"Vælg først {' og '.join(missing)}." if missing else "")

    def _begin(self, words: str) -> None:
        self.rav.show_words("")
        self.svar.setText("")
        self.fremgang.stop.show()
        self.fremgang.begin(words)

    def _on_fault(self, error: VejviserError) -> None:
        self.fremgang.end()
        self.show_fault(error)

    def _on_publish_fault(self, error: VejviserError) -> None:
        """An objection that can be borne may be overruled, after it has been read."""
        self._on_fault(error)
        self.alligevel.setVisible("--alligevel" in error.remedy)
        if "--alligevel" in error.remedy:
            self.rav.show_words(error.message, "Er det rigtigt, så sæt kryds i “Udgiv alligevel”.")


def _row(*knapper: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for knap in knapper:
        flow.addWidget(knap)
    return holder
