"""Hent opdatering: a newer directory from a stick, a share or a file, and what it brought. Three clicks.

The panel asks and tells; what a package is worth is decided elsewhere. Looking by itself is off until the
user or IT switches it on.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.forskel import Forskel
from vejviser.domain.pakke import Opdateret
from vejviser.errors import VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Opdatering
from vejviser.ui.widgets import Afkrydsning, Etiket, FlowLayout, Knap, Knaptype, RavLinje, announce

FORKLARING = (
    "Et nyere katalog kommer som en fil, der ender på .vejviserpakke, på et USB-stik eller et fællesdrev. "
    "Vejviser tjekker, at den er ægte og hel, før den bruges."
)
SLAAET_FRA = "Jeres it-afdeling henter opdateringer til denne computer."
VENTER = "Tjekker pakken. Du kan arbejde videre imens."
NAESTE_START = "Det nye katalog bruges, næste gang du åbner Vejviser."
VIS_HOEJST = 20


def vaelg_mappe(parent: QWidget) -> str:
    """A folder that the user points at, or nothing."""
    return _ask(QFileDialog(parent, "Vælg USB-stik eller mappe"), QFileDialog.FileMode.Directory)


def vaelg_fil(parent: QWidget) -> str:
    """A package that the user points at, or nothing."""
    dialog = QFileDialog(parent, "Vælg en katalogpakke", "", "Katalogpakker (*.vejviserpakke)")
    return _ask(dialog, QFileDialog.FileMode.ExistingFile)


def _ask(dialog: QFileDialog, mode: QFileDialog.FileMode) -> str:
    dialog.setFileMode(mode)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Brug")
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, "Annullér")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return chosen[0] if accepted and chosen else ""


class OpdaterPanel(QWidget):
    """``source_chosen`` and ``plan_changed`` are the user's choices to keep; ``tilbud_requested`` a name.
    ``updated`` are words; ``installed``: a newer directory lies ready."""

    source_chosen = Signal(str)
    plan_changed = Signal(bool)
    tilbud_requested = Signal(str)
    updated = Signal(str)
    installed = Signal()
    failed = Signal(str, str)

    def __init__(
        self,
        opgaver: Opgaver,
        mappe: Callable[[QWidget], str] = vaelg_mappe,
        fil: Callable[[QWidget], str] = vaelg_fil,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._opdatering: Opdatering | None = None
        self.rav = RavLinje()
        self.svar = Etiket("", bold=True, ink="petrol")
        self.mappe = Knap("Vælg USB-stik eller mappe", Knaptype.KANT)
        self.fil = Knap("Vælg fil", Knaptype.TEKST)
        self.plan = Afkrydsning("Se selv efter i den mappe hver dag")
        self.kilde = Etiket("", "t1", muted=True)
        self._nyt = QWidget()
        self._names = FlowLayout(self._nyt)
        self.mappe.clicked.connect(lambda: self._on_chosen(mappe(self)))
        self.fil.clicked.connect(lambda: self._on_chosen(fil(self)))
        self.plan.clicked.connect(self.plan_changed)
        self._build_ui()
        self.set_opdatering(None)

    def set_opdatering(self, opdatering: Opdatering | None, kilde: str = "", plan: bool = False) -> None:
        """What can be asked for, the folder that was used last, and whether it is looked into by itself."""
        self._opdatering = opdatering
        allowed = opdatering is not None and opdatering.tilladt is not False
        for button in (self.mappe, self.fil):
            button.setVisible(allowed)
        self.svar.setText("" if allowed or opdatering is None else SLAAET_FRA)
        self.setVisible(opdatering is not None)
        self.plan.setChecked(plan)
        self._show_source(kilde)
        self.show_news(opdatering.nyt if opdatering else None)

    def run(self, kilde: str, *, quiet: bool = False) -> None:
        """Take in the package at ``kilde``. ``quiet``: nobody asked, so no news is no words."""
        if self._opdatering is None or not kilde:
            return
        hent = self._opdatering.hent
        if not quiet:
            self.rav.show_words("")
            self.svar.setText(VENTER)
        self._opgaver.run(
            lambda: hent(kilde),
            lambda result: self._on_done(result, quiet),
            lambda error: self._on_error(error, quiet),
            key="opdater",
        )

    def show_answer(self, words: str) -> None:
        self.svar.setText(words)
        announce(self, words)

    def show_news(self, nyt: Forskel | None) -> None:
        """The offers that changed, each a way to open it."""
        while (item := self._names.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        ids = () if nyt is None else tuple(dict.fromkeys((*nyt.nye, *nyt.lukkede, *nyt.nye_tider)))
        for id in ids[:VIS_HOEJST]:
            self._names.addWidget(self._name(nyt.navne[id] if nyt else id))
        if len(ids) > VIS_HOEJST:
            self._names.addWidget(Etiket(f"og {len(ids) - VIS_HOEJST} mere", "t1", muted=True))
        self._nyt.setVisible(bool(ids))

    def _name(self, navn: str) -> Knap:
        button = Knap(navn, Knaptype.TEKST, low=True)
        button.clicked.connect(lambda: self.tilbud_requested.emit(navn))
        return button

    def _build_ui(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mappe)
        row.addWidget(self.fil)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Etiket("Hent opdatering", bold=True))
        layout.addWidget(Etiket(FORKLARING, "t1", muted=True))
        layout.addWidget(self.rav)
        layout.addLayout(row)
        for part in (self.kilde, self.plan, self.svar, self._nyt):
            layout.addWidget(part)

    def _show_source(self, kilde: str) -> None:
        forced = self._opdatering is not None and bool(self._opdatering.kilde)
        self.kilde.setText(f"Sidst brugt: {kilde}" if kilde and not forced else "")
        self.kilde.setVisible(bool(self.kilde.text()))
        choice = self._opdatering is not None and self._opdatering.tilladt is None
        self.plan.setVisible(bool(kilde) and choice)

    def _on_chosen(self, kilde: str) -> None:
        if kilde:
            self._show_source(kilde)
            self.source_chosen.emit(kilde)
            self.run(kilde)

    def _on_done(self, result: Opdateret, quiet: bool) -> None:
        if quiet and not result.ny:
            return
        later = result.ny and (self._opdatering is None or self._opdatering.genaabn is None)
        words = [result.saetning, *result.advarsler, *([NAESTE_START] if later else [])]
        self.rav.show_words("")
        self.show_answer(" ".join(words))
        self.show_news(result.forskel)
        self.updated.emit(self.svar.text())
        if result.ny:
            self.installed.emit()

    def _on_error(self, error: VejviserError, quiet: bool) -> None:
        self.svar.setText("")
        if quiet:
            self.kilde.setText(f"Vejviser kunne ikke se efter en opdatering: {error.message}")
            self.kilde.show()
        else:
            self.rav.show_words(error.message, error.remedy)
            self.failed.emit(error.message, error.remedy)
