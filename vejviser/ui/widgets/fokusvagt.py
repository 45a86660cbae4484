"""The keyboard stays in the place where one works, also when what held it goes away.

Qt hands it to the next in the order of Tab, and after the last of a place that is the rail: the next words
would be written nowhere, and a space would leave the place.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Fokusvagt(QObject):
    """``steder`` shows one place at a time; ``outside`` is where the keyboard must not land by itself.

    Only a spot is remembered, never a widget: what went away may be deleted before it is looked for.
    """

    def __init__(self, steder: QStackedWidget, outside: QWidget) -> None:
        super().__init__(steder)
        self._steder, self._outside = steder, outside
        self._lost = QPoint()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._take_back)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget cannot live without one
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Decided when the page is built anew: what takes its place may not be there yet."""
        place = self._place()
        if old is None or place is None or can_hold(old):
            return
        if self._is_outside(new) and place.isAncestorOf(old):
            self._lost = old.mapTo(place, old.rect().center())
            self._soon.start(0)

    def _take_back(self) -> None:
        place = self._place()
        if place is None or not place.window().isActiveWindow():
            return
        if self._is_outside(QApplication.focusWidget()):
            near = [one for one in place.findChildren(QWidget) if can_hold(one)]
            if near:
                nearest = min(near, key=lambda one: _distance(one, place, self._lost))
                nearest.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> QWidget | None:
        """What is shown; nothing while the window is taken down, which still tells where its focus went."""
        alive = isValid(self._steder) and isValid(self._outside)
        place = self._steder.currentWidget() if alive else None
        return place if place is not None and place.isVisible() else None

    def _is_outside(self, widget: QWidget | None) -> bool:
        return widget is None or self._outside.isAncestorOf(widget)


def can_hold(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab == tab


def _distance(widget: QWidget, place: QWidget, spot: QPoint) -> int:
    """From the spot to the nearest point of the widget."""
    here = widget.mapFrom(place, spot)
    across = max(0, -here.x(), here.x() - widget.width())
    down = max(0, -here.y(), here.y() - widget.height())
    return across + down
