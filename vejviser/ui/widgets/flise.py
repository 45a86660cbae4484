"""The tile: an icon, words and a count, to choose something by; and the grid that tiles stand in.

Tab reaches one tile of a grid; arrow keys are handed out to whoever holds the grids.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.tekst import lay_out, text_size

PAD, GAP, RADIUS = 12, 10, 8
NARROWEST, MOST_COLUMNS = 216, 4
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Flise(QAbstractButton):
    """``unknown`` > 0 stands in a dashed pill: so many say nothing. ``spoken`` is the whole in words."""

    arrow_pressed = Signal(int)
    focused = Signal()

    def __init__(
        self,
        words: str,
        icon: str,
        count: int | None = None,
        unknown: int = 0,
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._icon = words, icon
        self._count, self._unknown = count, unknown
        self._heights: dict[int, int] = {}
        self._heights_font: object = None
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(spoken or words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        return self._words

    def height_in(self, width: int) -> int:
        """Kept for each width: a layout asks for it many times, and laying out words is slow."""
        font, line = text_size("t2")
        if font is not self._heights_font:  # a theme that has changed has other fonts
            self._heights, self._heights_font = {}, font
        if width not in self._heights:
            block = lay_out(self._words, font, line, self._room(width))
            self._heights[width] = max(current().target(), round(max(block.height, line)) + 2 * PAD)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        wide = round(NARROWEST * current().scale)
        return QSize(wide, self.height_in(wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses like Space; arrows walk."""
        if event.key() in ARROWS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.arrow_pressed.emit(event.key())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        near = self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tema.colour("petrol" if near else "streg"), max(1.0, tema.tokens.edge)))
        painter.setBrush(tema.colour("petrol_l" if near else "ark"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        side = tema.icon_size("t2")
        spot = QRectF(PAD, (self.height() - side) / 2, side, side)
        tema.draw_icon(painter, spot, self._icon, "petrol")
        block = lay_out(self._words, *text_size("t2"), self._room(self.width()))
        block.paint(painter, QPointF(self._left(), (self.height() - block.height) / 2), tema.colour("blaek"))
        self._paint_counts(painter)

    def _left(self) -> float:
        return PAD + current().icon_size("t2") + GAP

    def _room(self, width: int) -> float:
        return max(40.0, width - self._left() - PAD - self._counts_width())

    def _pill(self) -> float:
        metrics = QFontMetricsF(current().font("t1"))
        return metrics.horizontalAdvance(str(self._unknown)) + 14 if self._unknown else 0.0

    def _counts_width(self) -> float:
        if self._count is None:
            return 0.0
        known = QFontMetricsF(current().font("t1", bold=True)).horizontalAdvance(str(self._count))
        return known + GAP + (self._pill() + 6 if self._unknown else 0.0)

    def _paint_counts(self, painter: QPainter) -> None:
        if self._count is None:
            return
        tema, pill = current(), self._pill()
        right = self.width() - PAD - (pill + 6 if pill else 0.0)
        painter.setFont(tema.font("t1", bold=True))
        painter.setPen(tema.colour("blaek" if self._count else "blaek2"))
        end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(0, 0, right, self.height()), end, str(self._count))
        if not pill:
            return
        height = tema.line_height("t1") + 2
        area = QRectF(self.width() - PAD - pill, (self.height() - height) / 2, pill, height)
        pen = QPen(tema.colour("kant"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.setFont(tema.font("t1"))
        painter.setPen(tema.colour("blaek2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._unknown))


class Flisegitter(QWidget):
    """As many equal columns as there is room for; the tiles of a row are equally high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: tuple[Flise, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self._on_tema_changed)

    @property
    def tiles(self) -> tuple[Flise, ...]:
        return self._tiles

    def set_tiles(self, tiles: Sequence[Flise]) -> None:
        for old in self._tiles:
            old.hide()
            old.deleteLater()
        self._tiles = tuple(tiles)
        for number, tile in enumerate(self._tiles):
            tile.setParent(self)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if not number else Qt.FocusPolicy.ClickFocus)
            tile.focused.connect(self._on_focused)
            tile.show()
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if not self._tiles:
            return 0
        heights = self._row_heights(*self._columns(width))
        return sum(heights) + (len(heights) - 1) * GAP

    def sizeHint(self) -> QSize:
        wide = round(NARROWEST * current().scale)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, current().target())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _columns(self, width: int) -> tuple[int, int]:
        least = round(NARROWEST * current().scale)
        columns = max(1, min(MOST_COLUMNS, (width + GAP) // (least + GAP)))
        return columns, (width - (columns - 1) * GAP) // columns

    def _row_heights(self, columns: int, wide: int) -> list[int]:
        rows = range(0, len(self._tiles), columns)
        return [max(tile.height_in(wide) for tile in self._tiles[row : row + columns]) for row in rows]

    def _place(self) -> None:
        if not self._tiles:
            return
        columns, wide = self._columns(self.width())
        heights = self._row_heights(columns, wide)
        for number, tile in enumerate(self._tiles):
            row, column = divmod(number, columns)
            top = sum(heights[:row]) + row * GAP
            tile.setGeometry(column * (wide + GAP), top, wide, heights[row])

    def _on_focused(self) -> None:
        """The tile that has the keyboard is the one that Tab comes back to."""
        for tile in self._tiles:
            here = tile.hasFocus()
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _on_tema_changed(self) -> None:
        self.updateGeometry()
        self._place()
