"""The checkbox with two counts: how many are known to be so (bold), how many are not known (dashed pill)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from vejviser.ui.theme import Size, current

BOX = 20
GAP = 12


class Afkrydsning(QCheckBox):
    """The whole row can be pressed. Counts are optional; the screen reader hears them in words."""

    def __init__(self, text: str, *, size: Size = "t2", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._size: Size = size
        self._counts: tuple[int, int] | None = None
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        return self._words

    def set_counts(self, known: int, unknown: int) -> None:
        if self._counts == (known, unknown):
            return
        self._counts = (known, unknown)
        self.setAccessibleName(f"{self._words}, {known} ja, {unknown} ikke oplyst")
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        tema = current()
        words = QFontMetricsF(tema.font(self._size)).horizontalAdvance(self._words)
        pills = self._column() * 1.75 + 4 if self._counts else 0
        height = max(32, tema.line_height(self._size) + 8)
        return QSize(round(self._box() + GAP + words + pills) + 4, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        right = float(self.width())
        if self._counts is not None:
            right = self._paint_counts(painter, *self._counts)
        font = current().font(self._size)
        left = self._box() + GAP
        words = QFontMetricsF(font).elidedText(self._words, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(font)
        painter.setPen(current().colour("blaek" if self.isEnabled() else "blaek2"))
        area = QRectF(left, 0, right - left + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _box(self) -> float:
        return round(BOX * current().scale)

    def _column(self) -> float:
        return max(28.0, QFontMetricsF(current().font("t1")).horizontalAdvance("000") + 8)

    def _paint_box(self, painter: QPainter) -> None:
        tema, side = current(), self._box()
        box = QRectF(0.75, (self.height() - side) / 2 + 0.75, side - 1.5, side - 1.5)
        on = self.isChecked()
        near = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(tema.colour("petrol" if on or near else "kant"), 1.5))
        painter.setBrush(tema.colour("petrol" if on else "petrol_l" if near else "ark"))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            pen = QPen(tema.colour("paa"), 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            unit, x, y = side / 20, box.left(), box.top()
            corners = ((4.5, 9.5), (7.8, 13), (14, 5.5))
            painter.drawPolyline([QPointF(x + across * unit, y + down * unit) for across, down in corners])

    def _paint_counts(self, painter: QPainter, known: int, unknown: int) -> float:
        """Return where the words must end."""
        tema, column = current(), self._column()
        height = tema.line_height("t1") + 2
        pill = QRectF(self.width() - column, (self.height() - height) / 2, column, height)
        painter.setFont(tema.font("t1", bold=True))
        painter.setPen(tema.colour("blaek"))
        left = pill.left() - column * 0.75 - 4
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(left, 0, column * 0.75, self.height()), right, str(known))
        if unknown:
            pen = QPen(tema.colour("kant"), 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
            painter.setFont(tema.font("t1"))
            painter.setPen(tema.colour("blaek2"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(unknown))
        return left
