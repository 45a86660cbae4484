"""Bars with their numbers beside them: a chart that is a table too.

It reads without colour, for the second series is hatched and every bar carries its number; and without the
picture, for each row is a name and its numbers, reached with the arrow keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.etiket import Etiket
from vejviser.ui.widgets.flader import FlowLayout, Streg

PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.NoBrush)
STUB = 12
"""Length of the dotted stroke that stands where there is no number."""


@dataclass(frozen=True, slots=True)
class Soejle:
    """One row: its name, a value for each series (None where there is none), and each value in words.
    ``spoken`` is what a screen reader says after the name."""

    name: str
    values: tuple[int | None, ...]
    words: tuple[str, ...]
    spoken: str


class Soejlefelt(QWidget):
    """The painted bars of one row, one under the other, each with its number at the end."""

    def __init__(self, soejle: Soejle, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._soejle = soejle
        self._largest = max(1, largest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(240, current().line_height("t1") * len(self._soejle.values) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        font = tema.font("t1", bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        room = self.width() - 10 - max(metrics.horizontalAdvance(words) for words in self._soejle.words)
        line = tema.line_height("t1")
        top = (self.height() - line * len(self._soejle.values)) / 2
        pairs = zip(self._soejle.values, self._soejle.words, strict=True)
        for place, (value, words) in enumerate(pairs):
            y = top + place * line
            length = room * value / self._largest if value else STUB
            _draw_bar(painter, QRectF(1, y + 3, max(length, 3), line - 6), place if value else None)
            painter.setPen(tema.colour("blaek" if value else "blaek2"))
            painter.drawText(
                QRectF(length + 8, y, self.width() - length, line), Qt.AlignmentFlag.AlignVCenter, words
            )


class Soejletegn(QWidget):
    """The little sign of a series, beside its name."""

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(current().icon_size("t1") + 2, current().line_height("t1"))

    def paintEvent(self, event: QPaintEvent) -> None:
        height = current().line_height("t1") - 8
        _draw_bar(QPainter(self), QRectF(1, 4, self.width() - 2, height), self._place)


class Soejlerad(QWidget):
    """Name, bars and numbers. It takes the keyboard so that a screen reader can read row by row."""

    def __init__(self, soejle: Soejle, largest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{soejle.name}: {soejle.spoken}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        row.addWidget(Etiket(soejle.name), 5)
        row.addWidget(Soejlefelt(soejle, largest), 7)


class Soejlediagram(QWidget):
    """``serier`` name the bars of a row; a legend is shown where there is more than one."""

    def __init__(
        self, title: str, serier: Sequence[str], soejler: Sequence[Soejle], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        largest = max((value or 0 for one in soejler for value in one.values), default=0)
        self.rows = tuple(Soejlerad(one, largest) for one in soejler)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if len(serier) > 1 and soejler:
            column.addWidget(_legend(serier))
        for number, row in enumerate(self.rows):
            if number:
                column.addWidget(Streg())
            column.addWidget(row)
        self._let_in(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from row to row; the chart is one stop for the Tab key."""
        place = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        last = len(self.rows) - 1
        if place is None:
            super().keyPressEvent(event)
            return
        goals = {
            Qt.Key.Key_Down: min(place + 1, last),
            Qt.Key.Key_Up: max(place - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key not in goals:
            super().keyPressEvent(event)
            return
        self._let_in(goals[key])
        self.rows[goals[key]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_in(self, place: int) -> None:
        for number, row in enumerate(self.rows):
            here = number == place
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)


def _legend(serier: Sequence[str]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=16)
    for place, name in enumerate(serier):
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Soejletegn(place))
        row.addWidget(Etiket(name, "t1", wrap=False))
        flow.addWidget(pair)
    return holder


def _draw_bar(painter: QPainter, area: QRectF, place: int | None) -> None:
    """A bar in the pattern of its series; ``None`` is the dotted stroke of a number that is not shown."""
    tema = current()
    if place is None:
        pen = QPen(tema.colour("kant"), 2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        return
    painter.setPen(QPen(tema.colour("petrol"), 1.5))
    painter.setBrush(QBrush(tema.colour("petrol"), PATTERNS[place % len(PATTERNS)]))
    painter.drawRect(area)
