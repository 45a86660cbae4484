"""Rows of the place Katalog: a title, a line under it, and a badge. One model for every list there."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vejviser.ui.tilbud_tekst import Vished

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Listerad:
    """``maerke`` is the badge's words (empty: none), ``vished`` its look."""

    id: str
    titel: str
    linje: str = ""
    maerke: str = ""
    vished: Vished = Vished.UKENDT

    @property
    def spoken(self) -> str:
        return ". ".join(part.rstrip(".") for part in (self.titel, self.maerke, self.linje) if part)


class KatalogModel(QAbstractListModel):
    """Rows come in through ``set_rows`` alone."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Listerad, ...] = ()

    @property
    def rows(self) -> tuple[Listerad, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[Listerad]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.titel
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(row.titel)}</p>"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == self.RowRole else None

    def index_of(self, id: str) -> int:
        """The row of an id, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == id), -1)
