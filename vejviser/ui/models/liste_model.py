"""What the models of Find's and Katalog's lists have in common: rows of frozen values, replaced at once."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class Rad(Protocol):
    """A row: whose it is, its first line, and what a screen reader says of it."""

    @property
    def id(self) -> str: ...
    @property
    def titel(self) -> str: ...
    @property
    def spoken(self) -> str: ...


R = TypeVar("R", bound=Rad)


class ListeModel(QAbstractListModel, Generic[R]):
    """Rows come in through ``set_rows``."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self.value(self._rows[index.row()], role)

    def value(self, row: R, role: int) -> Any:
        """What a row is in a role."""
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.titel
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{html.escape(row.titel)}</p>"
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def index_of(self, id: str) -> int:
        """The row of an id, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == id), -1)
