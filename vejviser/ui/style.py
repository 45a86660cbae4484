"""Fusion with its own marks taken off: our focus ring, our scroll bar width, no etched or underlined text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

RING = 3
GAP = 2
MOST_OF_WINDOW = 0.6
OWN_FOCUS = "egen_fokus"
"""Dynamic property: the widget shows by itself where the keyboard is (a list's current row)."""

_HINTS = {
    QStyle.StyleHint.SH_UnderlineShortcut: 0,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
}
_METRICS = {
    QStyle.PixelMetric.PM_FocusFrameHMargin: RING + GAP,
    QStyle.PixelMetric.PM_FocusFrameVMargin: RING + GAP,
    QStyle.PixelMetric.PM_ScrollBarExtent: 12,
}


class VejviserStyle(QProxyStyle):
    """Base style for every widget. Colours come from the palette, so it holds no token."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint in _HINTS:
            return _HINTS[hint]
        return super().styleHint(hint, option, widget, returnData)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _METRICS:
            return _METRICS[metric]
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is not QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)


class Fokusring(QFocusFrame):
    """The ring of 3 px at a distance of 2, around whatever in one window holds the keyboard.

    Qt's focus frame lies above the widget and outside its rectangle; a style sheet's outline cannot.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()  # said outright: else it is shown with the window, around nothing
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget cannot live without one
        app.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Close, QEvent.Type.Hide):
            self.setWidget(None)  # type: ignore[arg-type]
        taken = super().eventFilter(watched, event)
        if self.isHidden() and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._show_in_sight()
        return taken

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self.palette().color(self.palette().ColorRole.Link)), RING)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 10, 10)

    def _show_in_sight(self) -> None:
        """Qt hides the frame of what lies outside its pane, and leaves it so when that is scrolled in."""
        widget, pane = self.widget(), self.parentWidget()
        if widget is not None and widget.isVisible() and pane is not None:
            self.setVisible(pane.rect().intersects(self.geometry()))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        wanted = new is not None and new.window() is self._window and not new.property(OWN_FOCUS)
        if wanted and new is not None and _is_whole_place(new):
            wanted = False  # with nothing in it to choose: a ring around it all says nothing
        self.setWidget(new if wanted else None)  # type: ignore[arg-type]
        if new is not None and not new.isVisible():
            self.hide()  # Qt shows it again together with its widget


def _is_whole_place(widget: QWidget) -> bool:
    """A part that was just made may still be as large as a window, but it lays out nothing."""
    window = widget.window()
    share = widget.width() * widget.height() / max(1, window.width() * window.height())
    return widget.layout() is not None and share > MOST_OF_WINDOW
