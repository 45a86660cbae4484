"""Icons from one folder of SVG files, drawn in the colour asked for. Strokes only, never a bitmap file.

The files say ``currentColor``; that is what is replaced. Our own sign is ``vejviser.svg``: one colour, and a
post that suits both light and dark.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = "1.75"
MOST_KEPT = 300
"""Drawn icons: each is asked for again with every row, letter and movement of the mouse."""


class Ikoner:
    """Keeps each icon parsed once per colour, and drawn once per size. A missing file is a fault in the
    program, not in the data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def draw(self, painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
        """Square, at the size of ``rect``."""
        size, ratio = round(rect.width()), painter.device().devicePixelRatioF()
        key = (name, colour, size, ratio)
        pixmap = self._drawn.get(key)
        if pixmap is None:
            if len(self._drawn) >= MOST_KEPT:
                self._drawn.clear()
            pixmap = self._drawn[key] = self.pixmap(name, colour, size, ratio)
        painter.drawPixmap(QPointF(round(rect.x() * ratio) / ratio, round(rect.y() * ratio) / ratio), pixmap)

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(name, colour).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon(self, name: str, colour: str, size: int = 20) -> QIcon:
        """A ``QIcon`` for Qt's own parts (menus, the taskbar); our widgets draw directly."""
        icon = QIcon()
        for ratio in (1.0, 1.5, 2.0, 3.0):
            icon.addPixmap(self.pixmap(name, colour, size, ratio))
        return icon

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        key = (name, colour)
        if key not in self._renderers:
            source = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            source = source.replace("currentColor", colour).replace(
                'stroke-width="2"', f'stroke-width="{STROKE}"'
            )
            self._renderers[key] = QSvgRenderer(QByteArray(source.encode("utf-8")))
        return self._renderers[key]
