"""Paints a hit: blade when selected, name, who and where, why it fits, badges."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from vejviser.ui.delegates.raekke_delegate import KINDS, TIP_ROOM, Index, RaekkeDelegate
from vejviser.ui.models.hit_model import HitModel, Raekke
from vejviser.ui.theme import current
from vejviser.ui.widgets import Mark, Span, badge_size, draw_badge, find_spans, lay_out, text_size
from vejviser.ui.widgets.tekst import TextBlock

PAD = 12
MARK_GAP = 6
MARKS = ((HitModel.StarRole, "star-fyldt"), (HitModel.PickedRole, "list-checks"))
MAX_BADGES = 2
WHY = "Hvorfor: "


@dataclass(frozen=True, slots=True)
class _Blocks:
    navn: TextBlock
    hvem: TextBlock
    linje: TextBlock


class HitDelegate(RaekkeDelegate):
    """All rows are equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tema = current()
        height = tema.line_height("t2") + 2 * tema.line_height("t1") + badge_size("x").height()
        return QSize(240, round(height) + 2 * PAD + 12)

    def paint_words(self, painter: QPainter, area: QRectF, index: Index, selected: bool) -> None:
        row: Raekke = index.data(HitModel.RowRole)
        marks = [icon for role, icon in MARKS if index.data(role)]
        self._paint_marks(painter, area, marks)
        tema = current()
        room = len(marks) * (tema.icon_size("t1") + MARK_GAP)
        blocks = self._blocks(row, round(area.width()) - PAD - TIP_ROOM, room, selected)
        spot = area.topLeft() + QPointF(PAD, PAD)
        blocks.navn.paint(painter, spot, tema.colour("blaek"))
        spot += QPointF(0, blocks.navn.height)
        blocks.hvem.paint(painter, spot, tema.colour("blaek2"))
        spot += QPointF(0, blocks.hvem.height + 4)
        blocks.linje.paint(painter, spot, tema.colour("blaek"))
        spot += QPointF(0, blocks.linje.height + 8)
        self._paint_badges(painter, spot, row, area.right() - TIP_ROOM)

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
            self.line(
                ("navn", row.navn, width - marks),
                lambda: lay_out(row.navn, bold, tall, width - marks, max_lines=1),
            ),
            self.line(
                ("hvem", row.hvem, row.hvor, width),
                lambda: lay_out(
                    who_and_where(row, QFontMetricsF(small), width), small, low, width, max_lines=1
                ),
            ),
            self.line(
                (mark, row.linje, row.marker, width),
                lambda: lay_out(row.linje, small, low, width, _spans(row, mark), max_lines=1),
            ),
        )


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
