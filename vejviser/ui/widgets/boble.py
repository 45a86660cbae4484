"""A small panel over the page, beside what opened it: for one answer at a time. No window of its own.

It stays inside its host at any size, closes on Esc, on "Færdig" and when the user turns elsewhere, and gives
the keyboard back to where it came from.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.enter import ENTER, press_focused
from vejviser.ui.widgets.etiket import Etiket
from vejviser.ui.widgets.flader import Kort, Rulleflade
from vejviser.ui.widgets.knap import Knap, Knaptype

MARGIN = 8


class Boble(Kort):
    """``open_at`` shows it over ``host``; it deletes itself when closed."""

    closed = Signal()

    def __init__(self, title: str, content: QWidget, host: QWidget, *, width: int = 400) -> None:
        super().__init__("valgt", parent=host)
        self._host = host
        self._anchor: QWidget | None = None
        self._width = width
        self._content = content
        self._is_closing = False
        self.setAccessibleName(title)
        self._done = Knap("Færdig", Knaptype.FYLDT, low=True)
        self._done.clicked.connect(self.close_panel)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self._done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(Etiket(title, bold=True))
        layout.addWidget(Rulleflade(content), 1)
        layout.addLayout(self._foot)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def add_action(self, button: Knap) -> None:
        """A second way to answer, at the foot ("Vil ikke svare")."""
        self._foot.insertWidget(self._foot.count() - 2, button)

    def open_at(self, anchor: QWidget, focus: QWidget, *, room: int = 0) -> None:
        """``room`` is kept for what a choice adds: while it is open the panel neither moves nor grows."""
        self._anchor = anchor
        self.setGeometry(self._place(anchor, room))
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Close and go back to where the keyboard came from."""
        if self._is_closing:
            return
        self._is_closing = True
        if self._anchor is not None and self._holds_focus():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        if event.key() in ENTER:
            if not press_focused(ticks=False):
                self.close_panel()
            return
        super().keyPressEvent(event)

    def _holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = new is None or new is self or self.isAncestorOf(new)
        if not inside and self.isVisible() and not self._is_closing:
            self.close_panel()

    def _place(self, anchor: QWidget, room: int) -> QRect:
        """Under the anchor if there is room, else above, else as high as the host."""
        host = self._host.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = min(round(self._width * max(1.0, current().scale)), host.width())
        size = QSize(width, min(self._wanted_height(width) + room, host.height()))
        spot = anchor.mapTo(self._host, QPoint(0, 0))
        below, above = spot.y() + anchor.height() + 4, spot.y() - size.height() - 4
        top = below if below + size.height() <= host.bottom() or above < host.top() else above
        top = max(host.top(), min(top, host.bottom() - size.height() + 1))
        left = max(host.left(), min(spot.x(), host.right() - size.width() + 1))
        return QRect(QPoint(left, top), size)

    def _wanted_height(self, width: int) -> int:
        inner = width - 32 - 12
        content = self._content.heightForWidth(inner) if self._content.hasHeightForWidth() else 0
        content = max(content, self._content.sizeHint().height())
        return content + current().line_height() + current().target(low=True) + 24 + 16 + 8
