"""A list to the left and what is chosen in it to the right; one of them at a time where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, Knap, Knaptype

NARROW, SHARE = 760, 0.4
ANY_WIDTH = 16_777_215


class Todelt(QWidget):
    """``focus_left`` and ``focus_right`` say where the keyboard goes on each side."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        focus_left: Callable[[], object],
        focus_right: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._focus_left, self._focus_right = focus_left, focus_right
        self._open = False
        self.back = Knap("Tilbage til listen", Knaptype.TEKST, icon="undo-2", key="Esc", low=True)
        self.back.clicked.connect(self.close_right)
        self._left, self._right = QWidget(), Baggrund("ark", edges="l")
        side = QVBoxLayout(self._left)
        side.setContentsMargins(24, 12, 0, 8)
        side.addWidget(left)
        page = QVBoxLayout(self._right)
        page.setContentsMargins(1, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.addWidget(right, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addWidget(self._right, 1)
        self.setMinimumSize(320, 160)
        current().changed.connect(self.arrange)
        self.arrange()

    def open_right(self) -> None:
        """The keyboard to what is chosen."""
        self._open = True
        self.arrange()
        self._focus_right()

    def close_right(self) -> bool:
        """Back to the list. True when there was a way back."""
        focus = QApplication.focusWidget()
        inside = self._open or (focus is not None and self._right.isAncestorOf(focus))
        self._open = False
        self.arrange()
        if inside:
            self._focus_left()
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        one = self.width() / current().scale < NARROW
        self._left.setVisible(not one or not self._open)
        self._right.setVisible(not one or self._open)
        self.back.setVisible(one)
        if one:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(ANY_WIDTH)
        else:
            self._left.setFixedWidth(round(self.width() * SHARE))
