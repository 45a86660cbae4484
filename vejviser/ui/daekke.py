"""Covers an idle window, and lifts the cover again to the same layer and the same field.

Looks at what reaches the window from keyboard, mouse and touch, in one place and before any widget, so that
nothing else in the program has to know about it. Akut stays open: somebody may be reading a number from it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from vejviser.ui.lag import Lag
from vejviser.ui.views.daekke_view import DaekkeView

MINUT_MS = 60_000
_LIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_FIRST = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class Daekke(QObject):
    """``timer`` runs while somebody could be away; 0 minutes switches it off."""

    def __init__(self, window: QWidget, lag: Lag) -> None:
        super().__init__(window)
        self._window = window
        self._lag = lag
        self._before: QWidget | None = None
        self._focus: QWidget | None = None
        self._just_lifted = False
        self._minutes = 0
        self.view = DaekkeView()
        lag.addWidget(self.view)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.cover)
        self.view.lifted.connect(self.lift)
        window.installEventFilter(self)

    @property
    def covered(self) -> bool:
        return self._lag.currentWidget() is self.view

    def set_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self.timer.setInterval(minutes * MINUT_MS)
        self._wait()

    def cover(self) -> None:
        if self._lag.akut_shown:
            self._wait()
            return
        if self.covered:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._before, self._focus = self._lag.currentWidget(), self._window.focusWidget()
        self._lag.setCurrentWidget(self.view)
        self.view.cover()

    def lift(self) -> None:
        if self.covered and self._before is not None:
            self._lag.setCurrentWidget(self._before)
            if self._focus is not None and self._focus.isVisible():
                self._focus.setFocus()
        self._before = self._focus = None
        self._just_lifted = True
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True for the second half of a double click whose first half lifted the cover."""
        kind = event.type()
        if watched is self._window:
            handle = self._window.windowHandle()
            if kind is QEvent.Type.Show and handle is not None:
                handle.installEventFilter(self)
            return False
        if kind is QEvent.Type.MouseButtonDblClick and self._just_lifted:
            self._just_lifted = False
            return True
        if kind in _LIVE:
            self._just_lifted = self._just_lifted and kind not in _FIRST
            self._wait()
        return False

    def _wait(self) -> None:
        if self._minutes and not self.covered:
            self.timer.start()
        else:
            self.timer.stop()
