"""The way back in Find: where the user rested, Alt+Left and Alt+Right, and the tiles "Sidst set".

Held in memory alone; see ``find_historik``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vejviser.domain.tilbud import Tilbud
from vejviser.ui.views.find_historik import Historik, Plads
from vejviser.ui.views.find_valg import aktive, gruppenavne

if TYPE_CHECKING:
    from vejviser.ui.tjenester import Tjenester
    from vejviser.ui.views.find_view import FindView

REST_MS = 1200
"""What is passed over faster was not looked at."""
MOST_SHOWN = 8


class FindSpor(QObject):
    """Remembers a place when the user has rested there, or leaves it on purpose."""

    def __init__(self, find: FindView) -> None:
        super().__init__(find)
        self._find = find
        self._historik = Historik()
        self._shown: tuple[Plads, ...] = ()
        self._walking = False
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self._pause.timeout.connect(self.remember)
        find.gennemse.place_chosen.connect(self._on_chosen)

    def rest(self) -> None:
        """Something new is shown; whether it counts is seen when it has been left in peace."""
        self._pause.start()

    def remember(self) -> None:
        """This is a place that the user has been; not the places between two that are walked."""
        self._pause.stop()
        if self._walking:
            return
        find = self._find
        tilbud = find.tilbud.id if find.tilbud and not find.kolonner.browsing else ""
        self._historik.visit(Plads(find.tekst, find.filtre.filtre, tilbud))

    def forget(self) -> None:
        """Nobody has been anywhere."""
        self._pause.stop()
        self._historik = Historik()

    def show(self, tjenester: Tjenester) -> None:
        """Give the browse page what was seen last, newest first."""
        self._shown = self._historik.latest(MOST_SHOWN)
        self._find.gennemse.show_history([words(place, tjenester) for place in self._shown])

    def back(self) -> None:
        self._go(-1)

    def forward(self) -> None:
        self._go(1)

    def _go(self, steps: int) -> None:
        self.remember()
        place = self._historik.step(steps)
        if place is not None:
            self._show(place)

    def _on_chosen(self, number: int) -> None:
        self._show(self._shown[number])

    def _show(self, place: Plads) -> None:
        self._walking = True
        try:
            self._find.show_place(place.tekst, place.filtre, place.tilbud)
        finally:
            self._walking = False
        self._find.search_focus_requested.emit()


def words(place: Plads, tjenester: Tjenester) -> tuple[str, str]:
    """Icon and words of a place: the offer's name, else what was searched for."""
    tilbud: Tilbud | None = tjenester.katalog.tilbud.get(place.tilbud)
    if tilbud is not None:
        return "history", tilbud.navn
    names = {area.kode: area.kortnavn for area in tjenester.indhold.omraader}
    chips = [said for _, said in aktive(place.filtre, names, gruppenavne(tjenester.indhold))]
    asked = [f"“{place.tekst.strip()}”"] if place.tekst.strip() else []
    return "search", ", ".join((*asked, *chips)) or "Alle tilbud"
