"""The rows of a search answer, ready to paint. Nothing is looked up while painting."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from vejviser.ui.models.liste_model import NO_PARENT, Index, ListeModel
from vejviser.ui.tilbud_tekst import Maerke


@dataclass(frozen=True, slots=True)
class Raekke:
    """One hit in words: ``hvem`` may be cut short, ``hvor`` never; ``linje``: why it fits, or what it is."""

    id: str
    navn: str
    hvem: str
    hvor: str
    linje: str
    marker: tuple[str, ...] = ()
    maerker: tuple[Maerke, ...] = ()

    @property
    def titel(self) -> str:
        return self.navn

    @property
    def spoken(self) -> str:
        badges = ", ".join(mark.tekst for mark in self.maerker)
        parts = (self.navn, self.hvem, self.hvor, self.linje, badges)
        return ". ".join(part.rstrip(".") for part in parts if part)


class HitModel(ListeModel[Raekke]):
    """Where the rows are not all there is, ``more_wanted`` asks, once, for the rest, and ``add_rows`` brings
    it.
    """

    more_wanted = Signal()

    StarRole = Qt.ItemDataRole.UserRole + 2
    PickedRole = Qt.ItemDataRole.UserRole + 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = False
        self._stars: frozenset[str] = frozenset()
        self._picked: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[Raekke], *, more: bool = False) -> None:
        self._more = more
        super().set_rows(rows)

    def add_rows(self, rows: Sequence[Raekke]) -> None:
        """Those of ``rows`` that are not here yet, after those that are."""
        here = {row.id for row in self._rows}
        new = tuple(row for row in rows if row.id not in here)
        if new:
            self.beginInsertRows(NO_PARENT, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows = (*self._rows, *new)
            self.endInsertRows()

    def canFetchMore(self, parent: Index = NO_PARENT) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index = NO_PARENT) -> None:
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

    def set_marks(self, stars: Collection[str], picked: Collection[str]) -> None:
        """Which offers are favourites, and which are on the shortlist."""
        self._stars, self._picked = frozenset(stars), frozenset(picked)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def value(self, row: Raekke, role: int) -> Any:
        if role == self.StarRole:
            return row.id in self._stars
        if role == self.PickedRole:
            return row.id in self._picked
        spoken = super().value(row, role)
        return self._with_marks(row, spoken) if role == Qt.ItemDataRole.AccessibleTextRole else spoken

    def _with_marks(self, row: Raekke, spoken: str) -> str:
        marks = ("Favorit" if row.id in self._stars else "", "Valgt" if row.id in self._picked else "")
        return ". ".join((spoken, *(mark for mark in marks if mark)))
