"""A label that only ever shows plain text, with our line height, wrapping, eliding and marked ranges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vejviser.ui.theme import Size, current
from vejviser.ui.widgets.tekst import UNBOUNDED, Span, TextBlock, lay_out, text_size


class Etiket(QLabel):
    """``ink`` is the name of a colour token. ``wrap`` breaks lines; otherwise one line, elided when narrow.

    The full text is always what a screen reader hears.
    """

    def __init__(
        self,
        text: str = "",
        size: Size = "t2",
        *,
        bold: bool = False,
        muted: bool = False,
        ink: str = "",
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size: Size = size
        self._bold = bold
        self._ink = ink or ("blaek2" if muted else "blaek")
        self._wraps = wrap
        self._spans: tuple[Span, ...] = ()
        self._blocks: dict[float, TextBlock] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self._restyle()
        current().changed.connect(self._restyle)

    def setText(self, text: str) -> None:
        """Replace the text; earlier marks no longer hold."""
        if text == self.text() and not self._spans:
            return
        self._spans = ()
        super().setText(text)
        self.setAccessibleName(text)
        self._forget()

    def set_spans(self, spans: Sequence[Span]) -> None:
        self._spans = tuple(spans)
        self._forget()

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self.update()

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).height) if self._wraps else -1

    def sizeHint(self) -> QSize:
        line_height = current().line_height(self._size)
        wide = int(self._laid_out(UNBOUNDED).width) + 2
        if not self._wraps:
            return QSize(wide, line_height)
        comfortable = min(wide, line_height * 24)
        return QSize(comfortable, self.heightForWidth(comfortable))

    def minimumSizeHint(self) -> QSize:
        font, line_height = text_size(self._size, self._bold)
        metrics = QFontMetricsF(font)
        if not self._wraps:
            return QSize(min(self.sizeHint().width(), round(metrics.averageCharWidth() * 6)), line_height)
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0.0)
        return QSize(min(int(longest) + 2, line_height * 10), line_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        block = self._laid_out(self.width())
        free = max(0.0, self.height() - block.height)
        top = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignTop else free / 2
        block.paint(painter, QPointF(0, top), current().colour(self._ink))

    def _laid_out(self, width: float) -> TextBlock:
        """Kept per width: layouts ask for several before they settle."""
        if width not in self._blocks:
            font, line_height = text_size(self._size, self._bold)
            align = Qt.AlignmentFlag.AlignLeft
            for wanted in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter):
                align = wanted if self.alignment() & wanted else align
            lines = 0 if self._wraps else 1
            block = lay_out(self.text(), font, line_height, width, self._spans, lines, align)
            self._blocks[width] = block
        return self._blocks[width]

    def _forget(self) -> None:
        self._blocks.clear()
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.setFont(current().font(self._size, self._bold))
        self._forget()
