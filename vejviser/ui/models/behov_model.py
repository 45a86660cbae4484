"""The needs of the running conversation as a list model, in the person's order.

It never changes a need: dragging gives the wish ``move_requested``, and the new order comes back through
``set_behov``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from vejviser.domain.samtale import Behov
from vejviser.domain.samtale_haendelser import VIGTIGST_NU

MIME = "application/x-vejviser-behov"
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Rolle(IntEnum):
    """Own roles of the model."""

    OMRAADE = Qt.ItemDataRole.UserRole + 1
    ORD = Qt.ItemDataRole.UserRole + 2
    SENERE = Qt.ItemDataRole.UserRole + 3


class BehovModel(QAbstractListModel):
    """One row per need. ``Rolle.SENERE`` is True for those beyond "vigtigst nu"."""

    move_requested = Signal(str, int)

    def __init__(self, navne: Mapping[str, str]) -> None:
        super().__init__()
        self._navne = navne
        self._rows: tuple[Behov, ...] = ()

    def set_behov(self, behov: Sequence[Behov], navne: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._rows, self._navne = tuple(behov), navne
        self.endResetModel()

    def row_of(self, omraade: str) -> int:
        """The row of an area, or -1."""
        return next((row for row, behov in enumerate(self._rows) if behov.omraade == omraade), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        behov = self._rows[index.row()]
        navn = self._navne.get(behov.omraade, behov.omraade)
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: navn,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(index.row(), navn, behov.ord),
            Rolle.OMRAADE: behov.omraade,
            Rolle.ORD: behov.ord,
            Rolle.SENERE: index.row() >= VIGTIGST_NU,
        }
        return values.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MIME, self._rows[indexes[0].row()].omraade.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = _ROOT
    ) -> bool:
        """Turn a drop into a wish and refuse the move itself: the conversation decides the order."""
        if not data.hasFormat(MIME) or action is not Qt.DropAction.MoveAction:
            return False
        omraade = bytes(data.data(MIME).data()).decode()
        source = self.row_of(omraade)
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if source >= 0:
            self.move_requested.emit(omraade, target - 1 if target > source else target)
        return False

    def _spoken(self, row: int, navn: str, words: str) -> str:
        when = "senere" if row >= VIGTIGST_NU else "vigtigst nu"
        return f"{row + 1}. {navn}, {when}. {words}".strip()
