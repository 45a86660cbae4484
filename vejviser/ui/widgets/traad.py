"""The thread: beads on a line. Filled and solid = held; hollow, dotted and amber = missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vejviser.ui.theme import current

RADIUS = 6
STEP = 22


class Traad(QWidget):
    """``held`` says for each bead whether it is held; ``missing`` are the words for those that are not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[bool, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def set_beads(self, held: Sequence[bool], missing: Sequence[str]) -> None:
        self._held = tuple(sorted(held, reverse=True))
        lacks = f", mangler: {', '.join(missing)}" if missing else ""
        self.setAccessibleName(f"{sum(self._held)} af {len(self._held)}{lacks}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = current().scale
        return QSize(
            round((STEP * max(0, len(self._held) - 1) + 4 * RADIUS) * scale), current().line_height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, step, middle = RADIUS * tema.scale, STEP * tema.scale, self.height() / 2
        spots = [QPointF(2 * radius + index * step, middle) for index in range(len(self._held))]
        for index, spot in enumerate(spots[1:], start=1):
            painter.setPen(self._line_pen(self._held[index]))
            painter.drawLine(spots[index - 1] + QPointF(radius, 0), spot - QPointF(radius, 0))
        for held, spot in zip(self._held, spots, strict=True):
            painter.setPen(QPen(tema.colour("petrol" if held else "rav_s"), 2))
            painter.setBrush(tema.colour("petrol" if held else "ark"))
            painter.drawEllipse(spot, radius - 0.5, radius - 0.5)

    def _line_pen(self, held: bool) -> QPen:
        pen = QPen(current().colour("petrol" if held else "rav_s"), 2)
        if not held:
            pen.setStyle(Qt.PenStyle.DotLine)
        return pen
