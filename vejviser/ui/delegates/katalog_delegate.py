"""Paints a row of Katalog: title, a line under it, a badge to the right; the blade when selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from vejviser.ui.delegates.raekke_delegate import KINDS, TIP_ROOM, Index, RaekkeDelegate
from vejviser.ui.models.katalog_model import KatalogModel, Listerad
from vejviser.ui.theme import Size, current
from vejviser.ui.widgets import badge_size, draw_badge, lay_out, text_size
from vejviser.ui.widgets.tekst import TextBlock

PAD = 10


class KatalogDelegate(RaekkeDelegate):
    """All rows are equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tema = current()
        return QSize(240, tema.line_height("t2") + tema.line_height("t1") + 2 * PAD)

    def paint_words(self, painter: QPainter, area: QRectF, index: Index, selected: bool) -> None:
        row: Listerad = index.data(KatalogModel.RowRole)
        tema, tall = current(), current().line_height("t2")
        room = area.width() - PAD - TIP_ROOM
        badge = min(badge_size(row.maerke).width(), room / 2) + PAD if row.maerke else 0
        spot = area.topLeft() + QPointF(PAD, PAD)
        self._block(row.titel, "t2", room - badge).paint(painter, spot, tema.colour("blaek"))
        below = self._block(row.linje, "t1", room)
        below.paint(painter, spot + QPointF(0, tall), tema.colour("blaek2"))
        if row.maerke:
            height = badge_size(row.maerke).height()
            spot = QPointF(area.right() - TIP_ROOM - badge + PAD, area.top() + PAD + (tall - height) / 2)
            draw_badge(painter, spot, KINDS[row.vished], row.maerke, badge - PAD)

    def _block(self, text: str, size: Size, width: float) -> TextBlock:
        font, height = text_size(size, bold=size == "t2")
        return self.line((text, size, width), lambda: lay_out(text, font, height, width, max_lines=1))
