"""The rows of a search answer, ready to paint. Nothing is looked up while painting."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from vejviser.ui.tilbud_tekst import Maerke

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


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
    def spoken(self) -> str:
        badges = ", ".join(mark.tekst for mark in self.maerker)
        parts = (self.navn, self.hvem, self.hvor, self.linje, badges)
        return ". ".join(part.rstrip(".") for part in parts if part)


class HitModel(QAbstractListModel):
    """Rows come in through ``set_rows``; where they are not all there is, ``more_wanted`` asks, once, for the
    rest, and ``add_rows`` brings it.
    """

    more_wanted = Signal()

    RowRole = Qt.ItemDataRole.UserRole + 1
    StarRole = Qt.ItemDataRole.UserRole + 2
    PickedRole = Qt.ItemDataRole.UserRole + 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Raekke, ...] = ()
        self._more = False
        self._stars: frozenset[str] = frozenset()
        self._picked: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[Raekke], *, more: bool = False) -> None:
        self.beginResetModel()
        self._rows, self._more = tuple(rows), more
        self.endResetModel()

    def add_rows(self, rows: Sequence[Raekke]) -> None:
        """Those of ``rows`` that are not here yet, after those that are."""
        here = {row.id for row in self._rows}
        new = tuple(row for row in rows if row.id not in here)
        if new:
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows = (*self._rows, *new)
            self.endInsertRows()

    def canFetchMore(self, parent: Index = _NO_PARENT) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index = _NO_PARENT) -> None:
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

    def set_marks(self, stars: Collection[str], picked: Collection[str]) -> None:
        """Which offers are favourites, and which are on the shortlist."""
        self._stars, self._picked = frozenset(stars), frozenset(picked)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @property
    def rows(self) -> tuple[Raekke, ...]:
        return self._rows

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.navn
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(row.navn)}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == self.StarRole:
            return row.id in self._stars
        if role == self.PickedRole:
            return row.id in self._picked
        return row if role == self.RowRole else None

    def _spoken(self, row: Raekke) -> str:
        marks = ("Favorit" if row.id in self._stars else "", "Valgt" if row.id in self._picked else "")
        return ". ".join((row.spoken, *(mark for mark in marks if mark)))

    def index_of(self, id: str) -> int:
        """The row of an offer, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == id), -1)
