"""Paints a need: grip, number, name, the words behind it, and the x that takes it off.

The first row of "senere" carries that word over it. Sizes come from the type, so doubled text still fits.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vejviser.domain.samtale_haendelser import VIGTIGST_NU
from vejviser.ui.models.behov_model import Rolle
from vejviser.ui.theme import current
from vejviser.ui.widgets import draw_number, lay_out, text_size

PAD, GAP, MARGIN = 8, 12, 3
INSIDE = 4
"""Above and below the words: three needs, a suggestion and a question share 768 pixels."""

Index = QModelIndex | QPersistentModelIndex


class BehovDelegate(QStyledItemDelegate):
    """``remove_rect`` tells the view where the x is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tema = current()
        words = tema.line_height("t1") if index.data(Rolle.ORD) else 0
        height = max(40, tema.line_height() + words) + 2 * INSIDE + 2 * MARGIN
        return QSize(200, height + self._heading(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tema = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_heading(painter, option, index)
        card = self._card(option, index)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        near = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(
            QPen(tema.colour("petrol" if focused else "streg"), 3 if focused else tema.tokens.edge)
        )
        painter.setBrush(tema.colour("dyb" if near and tema.tokens.fills else "ark"))
        painter.drawRoundedRect(card, 8, 8)
        left = self._paint_order(painter, card, index)
        right = self.remove_rect(option, index).left() - GAP
        self._paint_words(painter, QRectF(left, card.top(), right - left, card.height()), index)
        tema.draw_icon(painter, self._icon_in(self.remove_rect(option, index)), "x", "blaek2")
        painter.restore()

    def remove_rect(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        card, side = self._card(option, index), float(current().target(low=True))
        return QRectF(card.right() - PAD - side, card.center().y() - side / 2, side, side)

    def _heading(self, index: Index) -> int:
        return current().line_height("t1") + 8 if index.row() == VIGTIGST_NU else 0

    def _card(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        whole = QRectF(option.rect)
        return whole.adjusted(2, MARGIN + self._heading(index), -2, -MARGIN)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._heading(index):
            rect = QRectF(option.rect)
            rect.setHeight(self._heading(index))
            painter.setFont(current().font("t1"))
            painter.setPen(current().colour("blaek2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, "Senere")

    def _paint_order(self, painter: QPainter, card: QRectF, index: Index) -> float:
        """Grip and number; returns where the words begin."""
        tema, side = current(), float(current().icon_size())
        middle = card.center().y()
        grip = QRectF(card.left() + PAD, middle - side / 2, side, side)
        tema.draw_icon(painter, grip, "grip-vertical", "kant")
        disc_side = float(tema.line_height())
        disc = QRectF(grip.right() + GAP, middle - disc_side / 2, disc_side, disc_side)
        later = bool(index.data(Rolle.SENERE))
        ink = "blaek2" if later else "petrol"
        draw_number(painter, disc, str(index.row() + 1), ink, filled=not later)
        return disc.right() + GAP

    def _paint_words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        font, line = text_size(bold=True)
        small, small_line = text_size("t1")
        words = str(index.data(Rolle.ORD) or "")
        top = area.center().y() - (line + (small_line if words else 0)) / 2
        name = lay_out(str(index.data()), font, line, area.width(), max_lines=1)
        name.paint(painter, QPointF(area.left(), top), current().colour("blaek"))
        if words:
            below = lay_out(words, small, small_line, area.width(), max_lines=1)
            below.paint(painter, QPointF(area.left(), top + line), current().colour("blaek2"))

    def _icon_in(self, rect: QRectF) -> QRectF:
        side = float(current().icon_size())
        return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
