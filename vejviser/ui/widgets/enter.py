"""Enter presses the button that the keyboard stands on. Most systems let only Space do that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_focused(*, ticks: bool = True) -> bool:
    """True when the keyboard stood on a button, which is now pressed. ``ticks``: also one that stays down."""
    button = QApplication.focusWidget()
    if not isinstance(button, QAbstractButton) or not button.isEnabled():
        return False
    if button.isCheckable() and not ticks:
        return False
    button.click()
    return True


class EnterTryk(QObject):
    """Watches ``parent``: an Enter that nobody inside used comes by here, so no button hears it twice."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when a button was pressed, or would be again because the key is held down."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in ENTER or not plain:
            return False
        return event.isAutoRepeat() or press_focused()
