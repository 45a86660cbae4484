"""Paints a hit: blade when selected, name, who and where, why it fits, badges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vejviser.ui.models.hit_model import HitModel, Raekke
from vejviser.ui.theme import current
from vejviser.ui.tilbud_tekst import Vished
from vejviser.ui.widgets import (
    BadgeKind,
    Mark,
    Span,
    badge_size,
    blade_path,
    draw_badge,
    find_spans,
    lay_out,
    text_size,
)
from vejviser.ui.widgets.tekst import TextBlock

PAD = 12
TIP_ROOM = 28
MARK_GAP = 6
MARKS = ((HitModel.StarRole, "star-fyldt"), (HitModel.PickedRole, "list-checks"))
MAX_BADGES = 2
KINDS = {
    Vished.JA: BadgeKind.JA,
    Vished.NEJ: BadgeKind.NEJ,
    Vished.UKENDT: BadgeKind.UKENDT,
    Vished.RAV: BadgeKind.RAV,
}
WHY = "Hvorfor: "


MOST_KEPT = 400
"""Laid-out lines: those of the rows that are seen, of several letters and widths."""


@dataclass(frozen=True, slots=True)
class _Blocks:
    navn: TextBlock
    hvem: TextBlock
    linje: TextBlock


class HitDelegate(QStyledItemDelegate):
    """All rows are equally high, so the list can be long. A laid-out line is kept while it may come again:
    with the next letter most rows say the same as before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[tuple[object, ...], TextBlock] = {}
        current().changed.connect(self.forget)

    def forget(self) -> None:
        """Sizes or colours changed: lay out anew."""
        self._kept.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        tema = current()
        height = tema.line_height("t2") + 2 * tema.line_height("t1") + badge_size("x").height()
        return QSize(240, round(height) + 2 * PAD + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(HitModel.RowRole)
        area = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        if selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            self._paint_blade(painter, area, focused)
        else:
            self._paint_ground(painter, area, hover=bool(state & QStyle.StateFlag.State_MouseOver))
        marks = [icon for role, icon in MARKS if index.data(role)]
        self._paint_marks(painter, area, marks)
        self._paint_words(painter, area, row, selected, len(marks))
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
        if hover:
            painter.setPen(QPen(tema.colour("kant"), 2) if not tema.tokens.fills else Qt.PenStyle.NoPen)
            painter.setBrush(tema.colour("dyb"))
            painter.drawRoundedRect(area.adjusted(1, 1, -17, -2), 8, 8)
        painter.setPen(QPen(tema.colour("streg"), 1))
        line = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), line), QPointF(area.right() - 16, line))

    def _paint_marks(self, painter: QPainter, area: QRectF, icons: list[str]) -> None:
        """Favourite and shortlist at the right of the name, in shape and not in colour alone."""
        tema, line = current(), current().line_height("t2")
        side = tema.icon_size("t1")
        right = area.right() - TIP_ROOM
        for icon in icons:
            right -= side
            top = area.top() + PAD + (line - side) / 2
            tema.draw_icon(painter, QRectF(right, top, side, side), icon, "petrol")
            right -= MARK_GAP

    def _paint_words(
        self, painter: QPainter, area: QRectF, row: Raekke, selected: bool, marks: int = 0
    ) -> None:
        tema = current()
        room = marks * (tema.icon_size("t1") + MARK_GAP)
        blocks = self._blocks(row, round(area.width()) - PAD - TIP_ROOM, room, selected)
        spot = area.topLeft() + QPointF(PAD, PAD)
        blocks.navn.paint(painter, spot, tema.colour("blaek"))
        spot += QPointF(0, blocks.navn.height)
        blocks.hvem.paint(painter, spot, tema.colour("blaek2"))
        spot += QPointF(0, blocks.hvem.height + 4)
        blocks.linje.paint(painter, spot, tema.colour("blaek"))
        spot += QPointF(0, blocks.linje.height + 8)
        self._paint_badges(painter, spot, row, area.right() - TIP_ROOM)

    def _paint_badges(self, painter: QPainter, spot: QPointF, row: Raekke, right: float) -> None:
        shown = 0
        for mark in row.maerker[:MAX_BADGES]:
            rest = QFontMetricsF(current().font("t1")).horizontalAdvance("+00") + 8
            room = right - spot.x() - rest
            if shown and badge_size(mark.tekst).width() > room:
                break
            size = draw_badge(painter, spot, KINDS[mark.vished], mark.tekst, max(room, 64))
            spot = spot + QPointF(size.width() + 8, 0)
            shown += 1
        hidden = len(row.maerker) - shown
        if hidden:
            painter.setFont(current().font("t1"))
            painter.setPen(current().colour("blaek2"))
            rect = QRectF(spot.x(), spot.y(), 60, badge_size("x").height())
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, f"+{hidden}")

    def _blocks(self, row: Raekke, width: int, marks: int, selected: bool) -> _Blocks:
        bold, tall = text_size("t2", bold=True)
        small, low = text_size("t1")
        mark = Mark.FUNDET_VALGT if selected else Mark.FUNDET
        return _Blocks(
            self._line(
                ("navn", row.navn, width - marks),
                lambda: lay_out(row.navn, bold, tall, width - marks, max_lines=1),
            ),
            self._line(
                ("hvem", row.hvem, row.hvor, width),
                lambda: lay_out(
                    who_and_where(row, QFontMetricsF(small), width), small, low, width, max_lines=1
                ),
            ),
            self._line(
                (mark, row.linje, row.marker, width),
                lambda: lay_out(row.linje, small, low, width, _spans(row, mark), max_lines=1),
            ),
        )

    def _line(self, key: tuple[object, ...], make: Callable[[], TextBlock]) -> TextBlock:
        if key not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]


def who_and_where(row: Raekke, metrics: QFontMetricsF, width: float) -> str:
    """Cut the who where there is no room; the where stays."""
    if not row.hvor:
        return row.hvem
    tail = f" · {row.hvor}"
    room = width - metrics.horizontalAdvance(tail)
    return metrics.elidedText(row.hvem, Qt.TextElideMode.ElideRight, max(room, width / 3)) + tail


def _spans(row: Raekke, mark: Mark) -> tuple[Span, ...]:
    skip = len(WHY) if row.linje.startswith(WHY) else 0
    found = find_spans(row.linje[skip:], row.marker, mark)
    return tuple(Span(span.start + skip, span.length, span.mark) for span in found)
