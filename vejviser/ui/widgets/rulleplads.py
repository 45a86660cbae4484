"""Content that scrolls by itself where there is room, and lies in the page that scrolls where there is not.

One scroll bar inside another is a trap for the wheel and for the eye.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vejviser.ui.widgets.flader import Rulleflade

CARD_EDGE = 8


class Rulleplads(QWidget):
    """``set_scrolling`` moves the content in and out of its own scrolling pane."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._pane = Rulleflade(content)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._pane)

    @property
    def is_scrolling(self) -> bool:
        return self._pane.widget() is self._content

    def set_scrolling(self, on: bool) -> None:
        if on == self.is_scrolling:
            return
        focus = QApplication.focusWidget()
        kept = focus if focus is not None and self._content.isAncestorOf(focus) else None
        if on:
            self._rows.removeWidget(self._content)
            self._pane.setWidget(self._content)
        else:
            self._pane.takeWidget()
            self._rows.addWidget(self._content)
        self._pane.setVisible(on)
        self._content.show()
        if kept is not None:
            kept.setFocus(Qt.FocusReason.OtherFocusReason)


def show_from_top(pane: Rulleflade, card: QWidget) -> None:
    """Scroll as little as shows the whole card, or its beginning and the field that has the keyboard."""
    page, bar = card.parentWidget(), pane.verticalScrollBar()
    layout = page.layout() if page is not None else None
    if layout is not None:
        layout.activate()
    top = card.y() - CARD_EDGE
    bottom = top + card.height() + 2 * CARD_EDGE - pane.viewport().height()
    bar.setValue(top if bottom >= top else max(bottom, min(bar.value(), top)))
    focus = QApplication.focusWidget()
    if focus is not None and card.isAncestorOf(focus):
        pane.ensureWidgetVisible(focus, 0, CARD_EDGE)
