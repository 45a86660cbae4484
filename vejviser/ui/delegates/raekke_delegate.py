"""What the rows of Find and Katalog have in common when they are painted: the blade of the chosen row, the
ground and hairline of the others, and laid-out lines that are kept while they may come again.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vejviser.ui.theme import current
from vejviser.ui.tilbud_tekst import Vished
from vejviser.ui.widgets import BadgeKind, blade_path
from vejviser.ui.widgets.tekst import TextBlock

Index = QModelIndex | QPersistentModelIndex
TIP_ROOM = 28
"""The blade's tip, at the right of the words."""
GROUND_ENDS = 16
KINDS = {
    Vished.JA: BadgeKind.JA,
    Vished.NEJ: BadgeKind.NEJ,
    Vished.UKENDT: BadgeKind.UKENDT,
    Vished.RAV: BadgeKind.RAV,
}
MOST_KEPT = 400
"""Laid-out lines: those of the rows that are seen, of several letters and widths."""


class RaekkeDelegate(QStyledItemDelegate):
    """A subclass says how high a row is and paints its words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[object, ...], TextBlock] = {}
        current().changed.connect(self.forget)

    def forget(self) -> None:
        """Sizes or colours changed: lay out anew."""
        self._kept.clear()

    @abstractmethod
    def paint_words(self, painter: QPainter, area: QRectF, index: Index, selected: bool) -> None:
        """All that stands on the ground of a row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if selected:
            paint_blade(painter, area, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        else:
            paint_ground(painter, area, hover=bool(state & QStyle.StateFlag.State_MouseOver))
        self.paint_words(painter, area, index, selected)
        painter.restore()

    def line(self, key: tuple[object, ...], make: Callable[[], TextBlock]) -> TextBlock:
        """A laid-out line: with the next letter most rows say the same as before."""
        block = self._kept.get(key)
        if block is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            block = self._kept[key] = make()
        return block


def paint_blade(painter: QPainter, area: QRectF, *, focused: bool) -> None:
    tema = current()
    edge = 4.0 if focused else max(1.5, tema.tokens.edge)
    painter.setPen(QPen(tema.colour("petrol"), edge, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(tema.colour("petrol_l"))
    half = edge / 2
    painter.drawPath(blade_path(area.adjusted(half, half, -half, -half)))


def paint_ground(painter: QPainter, area: QRectF, *, hover: bool) -> None:
    tema = current()
    if hover:
        painter.setPen(QPen(tema.colour("kant"), 2) if not tema.tokens.fills else Qt.PenStyle.NoPen)
        painter.setBrush(tema.colour("dyb"))
        painter.drawRoundedRect(area.adjusted(1, 1, -GROUND_ENDS - 1, -2), 8, 8)
    painter.setPen(QPen(tema.colour("streg"), 1))
    line = area.bottom() - 0.5
    painter.drawLine(QPointF(area.left(), line), QPointF(area.right() - GROUND_ENDS, line))
