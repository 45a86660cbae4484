"""Quality: each rule with its measure and target, worst first; behind it the offers, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.kvalitet_regler import Regelsvar
from vejviser.domain.tilbud_ord import telefonnummer
from vejviser.errors import VejviserError
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.redaktoer import Katalogarbejde
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tilbud_tekst import Vished
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_todelt import Todelt
from vejviser.ui.widgets import Etiket, Handling, Rulleflade

LINES_AT_LEAST = 9
STAND = {
    False: ("Ikke nået", Vished.RAV),
    None: ("Følges", Vished.UKENDT),
    True: ("Nået", Vished.JA),
}


@dataclass(frozen=True, slots=True)
class Kvalitet:
    """The answers, and a row for every offer that they may name."""

    svar: tuple[Regelsvar, ...]
    tilbud: Mapping[str, Listerad]


def tael(arbejde: Katalogarbejde, tjenester: Tjenester, redaktoer: bool) -> Kvalitet:
    """Count the rules. Takes a moment: in the worker."""
    rows = {
        one.id: Listerad(one.id, one.navn, _line(one.organisation, [t.nummer for t in one.telefon]))
        for one in tjenester.katalog.tilbud.values()
    }
    if redaktoer:
        for line in arbejde.redaktion().liste():
            rows.setdefault(line.id, Listerad(line.id, line.navn, line.organisation))
    return Kvalitet(arbejde.kvalitet(redaktoer), rows)


def _line(owner: str, numbers: list[str]) -> str:
    return " · ".join(filter(None, (owner, telefonnummer(numbers[0]) if numbers else "")))


def regelrad(svar: Regelsvar) -> Listerad:
    words, look = STAND[svar.opfyldt]
    return Listerad(svar.regel.kode, svar.regel.navn, svar.saetning, words, look)


class Regelblad(QWidget):
    """One rule: how it stands in words, what to do, and the offers behind."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navn, self.maalt = Etiket("", "t3", bold=True), Etiket("")
        self.raad = Etiket("", bold=True, ink="petrol")
        self.tilbud = KatalogListe("Tilbud bag reglen")
        self.tilbud.opened.connect(self.opened)
        self.tilbud.show_empty("")  # the rules at its left are waited for, and that is enough
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 20, 16, 8)
        layout.setSpacing(8)
        for part in (self.navn, self.maalt, self.raad):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self.tilbud, 1)
        current().changed.connect(self._keep_rows)
        self._keep_rows()

    def _keep_rows(self) -> None:
        """A few offers at least: in a low window the page scrolls instead."""
        self.tilbud.setMinimumHeight(LINES_AT_LEAST * current().line_height())

    def show_regel(self, svar: Regelsvar, names: Mapping[str, Listerad]) -> None:
        self.navn.setText(svar.regel.navn)
        self.maalt.setText(svar.saetning)
        self.raad.setText(f"Det kan du gøre: {svar.regel.raad}" if svar.opfyldt is not True else "")
        self.raad.setVisible(svar.opfyldt is not True)
        rows = [names.get(id, Listerad(id, id)) for id in svar.tilbud]
        if rows:
            count = "1 tilbud at se på" if len(rows) == 1 else f"{len(rows)} tilbud at se på"
            self.tilbud.show_rows(rows, f"{count}. Enter åbner det.")
        else:
            self.tilbud.show_empty("Ingen tilbud at se på her.")


class KvalitetView(Katalogside):
    """``tilbud_requested`` where an offer behind a rule is opened."""

    unmet_changed = Signal(int)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._redaktoer = False
        self._kvalitet = Kvalitet((), {})
        self.liste, self.blad = KatalogListe("Regler, værst først"), Regelblad()
        self.todelt = Todelt(
            self.liste, Rulleflade(self.blad), self.liste.focus_first, self.blad.tilbud.focus_first
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.todelt)
        self.liste.chosen.connect(self._on_chosen)
        self.liste.opened.connect(lambda _id: self.todelt.open_right())
        self.blad.opened.connect(self.tilbud_requested)

    def set_redaktoer(self, on: bool) -> None:
        self._redaktoer = on

    def refresh(self) -> None:
        tjenester, arbejde = self._tjenester, self.arbejde
        if tjenester is None or arbejde is None:
            return
        redaktoer = self._redaktoer
        self.run(lambda: tael(arbejde, tjenester, redaktoer), self._show, self._on_fault, key="kvalitet")

    def focus_first(self) -> None:
        self.liste.focus_first()

    def go_back(self) -> bool:
        return self.todelt.close_right()

    def _show(self, kvalitet: Kvalitet) -> None:
        self._kvalitet = kvalitet
        unmet = sum(one.opfyldt is False for one in kvalitet.svar)
        count = f"{unmet} af {len(kvalitet.svar)} mål er ikke nået, værst først"
        self.liste.show_rows([regelrad(one) for one in kvalitet.svar], count)
        self.unmet_changed.emit(unmet)

    def _on_chosen(self, kode: str) -> None:
        svar = next((one for one in self._kvalitet.svar if one.regel.kode == kode), None)
        if svar is not None:
            self.blad.show_regel(svar, self._kvalitet.tilbud)

    def _on_fault(self, error: VejviserError) -> None:
        self.liste.show_fault(error.message, error.remedy, [Handling("Prøv igen", self.refresh)])
