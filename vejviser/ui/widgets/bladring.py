"""Blocks under each other, turned like pages where there is no room for all: nothing scrolls, nothing is cut.

The first block is the heading and stays on every page where it takes little room. A block that is taller than
the page makes the pane grow instead, so that whatever holds it can scroll.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

HEADING_SHARE = 0.4
"""A heading that takes more of the page than this stands on the first page only."""


class Bladring(QWidget):
    """``turned`` carries the page shown, from 0, and how many there are."""

    turned = Signal(int, int)

    def __init__(self, blocks: Sequence[QWidget], spacing: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = tuple(blocks)
        self._spacing = spacing
        self._pages: list[list[QWidget]] = [list(blocks)]
        self._page = 0
        for block in blocks:
            block.setParent(self)

    @property
    def page(self) -> int:
        return self._page

    @property
    def count(self) -> int:
        return len(self._pages)

    def turn(self) -> None:
        """To the next page, and from the last to the first."""
        self._page = (self._page + 1) % self.count
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height(self._blocks, 320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        heading, room = self._blocks[:1], self.height()
        stays = self._heading_stays(room)
        pages: list[list[QWidget]] = [list(heading)]
        for block in self._blocks[1:]:
            begun = len(pages[-1]) > (1 if stays else 0)
            if begun and self._height((*pages[-1], block), self.width()) > room:
                pages.append([*heading] if stays else [])
            pages[-1].append(block)
        self._pages = pages
        self._page = min(self._page, len(pages) - 1)
        self.setMinimumHeight(max(self._height((block,), self.width()) for block in self._blocks))
        self._place()

    def _heading_stays(self, room: int) -> bool:
        """Only where it is small, and every other block finds room beside it."""
        heading, rest = self._blocks[:1], self._blocks[1:]
        tallest = max((self._height((*heading, block), self.width()) for block in rest), default=0)
        return self._height(heading, self.width()) <= HEADING_SHARE * room and tallest <= room

    def _place(self) -> None:
        shown, top = self._pages[self._page], 0
        for block in self._blocks:
            block.setVisible(block in shown)
        for block in shown:
            height = self._height((block,), self.width())
            block.setGeometry(QRect(0, top, self.width(), height))
            top += height + self._spacing
        self.turned.emit(self._page, self.count)

    def _height(self, blocks: Sequence[QWidget], width: int) -> int:
        heights = [
            block.heightForWidth(width) if block.hasHeightForWidth() else block.sizeHint().height()
            for block in blocks
        ]
        return sum(heights) + self._spacing * max(0, len(heights) - 1)
