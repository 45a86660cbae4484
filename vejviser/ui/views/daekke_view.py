"""The cover over an idle screen: nothing of the conversation is seen, and any key or click lifts it.

It is no protection, only a screen turned away. The key or click that lifts it does nothing else: it lifts
when the key or button is let go, so that neither a held key nor a shortcut reaches what lies under it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, Etiket

TITEL = "Skærmen er dækket til"
TEKST = "Tryk på en tast, eller klik. Så er du tilbage, hvor du var. Intet er slettet."
SIDE = 96


class _Maerke(QWidget):
    """The sign of the house; it has no name, for the words stand under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(SIDE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        spot = QRectF((self.width() - SIDE) / 2, 0, SIDE, SIDE)
        current().draw_icon(QPainter(self), spot, "vejviser")


class DaekkeView(Baggrund):
    """``lifted`` when a key or a button of the mouse was pressed and let go here."""

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dyb", parent=parent)
        self._pressed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{TITEL}. {TEKST}")
        self.setProperty("egen_fokus", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(_Maerke())
        for label in (Etiket(TITEL, "t3", bold=True), Etiket(TEKST)):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addStretch(1)

    def cover(self) -> None:
        self._pressed = False
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Shortcuts are keys like any other here; Tab goes nowhere."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._on_key(event)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()

    def _on_key(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        if event.type() is QEvent.Type.KeyPress:
            self._pressed = True
        else:
            self._let_go()

    def _let_go(self) -> None:
        """A key that was already down when the cover came is not an answer to it."""
        if self._pressed:
            self._pressed = False
            self.lifted.emit()
