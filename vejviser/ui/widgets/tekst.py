"""Lay out and paint plain text with our line height and with marked ranges. Shared by labels and delegates.

The text is never read as markup: it goes into ``QTextLayout`` character by character.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from vejviser.ui.theme import Size, current

UNBOUNDED = 16_000_000.0


class Mark(Enum):
    """How a range differs from the rest. Each has a sign beside its colour: weight, line or both."""

    FED = "fed"
    DAEMPET = "daempet"
    FUNDET = "fundet"
    FUNDET_VALGT = "fundet_valgt"
    STIPLET = "stiplet"
    RAV = "rav"


@dataclass(frozen=True, slots=True)
class Span:
    """A marked range of a text: from ``start``, ``length`` characters."""

    start: int
    length: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text that is laid out for a width: paint it or ask for its size."""

    layout: QTextLayout
    line_height: float
    spans: tuple[Span, ...]
    width: float
    height: float

    def paint(self, painter: QPainter, origin: QPointF, ink: QColor) -> None:
        painter.save()
        painter.setPen(ink)
        self.layout.draw(painter, origin)
        for span in self.spans:
            self._underline(painter, origin, span)
        painter.restore()

    def _underline(self, painter: QPainter, origin: QPointF, span: Span) -> None:
        """Own lines: Qt's dashes are too fine, and its underline has no thickness of ours."""
        if span.mark in (Mark.FED, Mark.DAEMPET):
            return
        painter.setPen(_underline_pen(span.mark))
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first = max(span.start, line.textStart())
            last = min(span.start + span.length, line.textStart() + line.textLength())
            if first < last:
                y = origin.y() + line.y() + line.ascent() + line.descent()
                left, right = (line.cursorToX(place)[0] for place in (first, last))  # type: ignore[index]
                painter.drawLine(QPointF(origin.x() + left, y), QPointF(origin.x() + right, y))


def lay_out(
    text: str,
    font: QFont,
    line_height: float,
    width: float = UNBOUNDED,
    spans: Sequence[Span] = (),
    max_lines: int = 0,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> TextBlock:
    """Break ``text`` into lines of ``width``. ``max_lines`` 1 elides instead of breaking."""
    if max_lines == 1:
        text = QFontMetricsF(font).elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, width)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format_range(span, font) for span in spans if span.start < len(text)])
    widest, height = _break_lines(layout, width, line_height)
    return TextBlock(layout, line_height, tuple(spans), widest, height)


def _break_lines(layout: QTextLayout, width: float, line_height: float) -> tuple[float, float]:
    widest, top = 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        top += line_height
    layout.endLayout()
    return widest, max(top, line_height)


def _format_range(span: Span, font: QFont) -> QTextLayout.FormatRange:
    tema = current()
    style = QTextCharFormat()
    if span.mark is Mark.FED:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        style.setFont(bold)
    elif span.mark in (Mark.DAEMPET, Mark.STIPLET):
        style.setForeground(QBrush(tema.colour("blaek2")))
    elif span.mark is Mark.FUNDET:
        style.setBackground(QBrush(tema.colour("petrol_l")))
    elif span.mark is Mark.RAV:
        style.setBackground(QBrush(tema.colour("rav_l")))
        style.setForeground(QBrush(tema.colour("rav")))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = span.start, span.length, style
    return found


def _underline_pen(mark: Mark) -> QPen:
    tema = current()
    if mark is Mark.STIPLET:
        pen = QPen(tema.colour("kant"), 1.5)
        pen.setDashPattern([3, 2])
        return pen
    return QPen(tema.colour("rav_s" if mark is Mark.RAV else "petrol"), 2)


def find_spans(text: str, words: Iterable[str], mark: Mark = Mark.FUNDET) -> tuple[Span, ...]:
    """Where whole or leading parts of words stand in ``text``, without overlaps, in reading order."""
    lowered = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    taken: list[tuple[int, int]] = []
    for word in sorted({word.casefold() for word in words if word.strip()}, key=len, reverse=True):
        start = lowered.find(word)
        while start >= 0:
            end = start + len(word)
            free = all(end <= first or start >= last for first, last in taken)
            if free and (start == 0 or not lowered[start - 1].isalnum()):
                taken.append((start, end))
            start = lowered.find(word, end)
    return tuple(Span(start, end - start, mark) for start, end in sorted(taken))


def set_hint(widget: QWidget, text: str) -> None:
    """A tooltip whose text is never read as markup, and the same words for a screen reader."""
    widget.setToolTip(f"<p>{html.escape(text)}</p>" if text else "")
    widget.setAccessibleDescription(text)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something that changed without the focus moving."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def text_size(size: Size = "t2", bold: bool = False) -> tuple[QFont, int]:
    """Font and line height that belong together."""
    tema = current()
    return tema.font(size, bold), tema.line_height(size)
