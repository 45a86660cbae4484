"""Paints a row of Katalog: title, a line under it, a badge to the right; the blade when selected."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vejviser.ui.delegates.hit_delegate import KINDS
from vejviser.ui.models.katalog_model import KatalogModel, Listerad
from vejviser.ui.theme import current
from vejviser.ui.widgets import badge_size, blade_path, draw_badge, lay_out, text_size

PAD, TIP_ROOM = 10, 28
Index = QModelIndex | QPersistentModelIndex


class KatalogDelegate(QStyledItemDelegate):
    """All rows are equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tema = current()
        return QSize(240, tema.line_height("t2") + tema.line_height("t1") + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Listerad = index.data(KatalogModel.RowRole)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_blade(painter, area, bool(option.state & QStyle.StateFlag.State_HasFocus))
        else:
            self._paint_ground(painter, area, bool(option.state & QStyle.StateFlag.State_MouseOver))
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_blade(self, painter: QPainter, area: QRectF, focused: bool) -> None:
        tema = current()
        edge = 4.0 if focused else max(1.5, tema.tokens.edge)
        painter.setPen(QPen(tema.colour("petrol"), edge, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(tema.colour("petrol_l"))
        half = edge / 2
        painter.drawPath(blade_path(area.adjusted(half, half, -half, -half)))

    def _paint_ground(self, painter: QPainter, area: QRectF, hover: bool) -> None:
        tema = current()
        if hover and tema.tokens.fills:
            painter.fillRect(area.adjusted(0, 0, -16, -1), tema.colour("dyb"))
        painter.setPen(QPen(tema.colour("streg"), 1))
        line = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), line), QPointF(area.right() - 16, line))

    def _paint_words(self, painter: QPainter, area: QRectF, row: Listerad) -> None:
        tema = current()
        bold, tall = text_size("t2", bold=True)
        small, low = text_size("t1")
        room = area.width() - PAD - TIP_ROOM
        badge = min(badge_size(row.maerke).width(), room / 2) + PAD if row.maerke else 0
        title = lay_out(row.titel, bold, tall, room - badge, max_lines=1)
        title.paint(painter, area.topLeft() + QPointF(PAD, PAD), tema.colour("blaek"))
        below = lay_out(row.linje, small, low, room, max_lines=1)
        below.paint(painter, area.topLeft() + QPointF(PAD, PAD + tall), tema.colour("blaek2"))
        if row.maerke:
            height = badge_size(row.maerke).height()
            spot = QPointF(area.right() - TIP_ROOM - badge + PAD, area.top() + PAD + (tall - height) / 2)
            draw_badge(painter, spot, KINDS[row.vished], row.maerke, badge - PAD)
