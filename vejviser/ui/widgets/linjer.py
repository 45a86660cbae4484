"""The amber line that says "look here", and the surface for empty, faulty and waiting panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from vejviser.ui.theme import Size, current
from vejviser.ui.widgets.etiket import Etiket
from vejviser.ui.widgets.flader import FlowLayout
from vejviser.ui.widgets.knap import Knap, Knaptype
from vejviser.ui.widgets.tekst import announce

SKELETON_AFTER_MS = 300
WAIT = "Et øjeblik …"
BARS = (0.85, 0.6, 0.75, 0.4)


class Ikon(QWidget):
    """An icon beside words. It has no name of its own: the words carry the meaning."""

    def __init__(
        self, name: str, ink: str = "petrol", size: Size = "t2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def set_icon(self, name: str, ink: str = "petrol") -> None:
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().icon_size(self._size), current().line_height(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = current().icon_size(self._size)
        top = (self.height() - side) / 2
        current().draw_icon(QPainter(self), QRectF(0, top, side, side), self._name, self._ink)


@dataclass(frozen=True, slots=True)
class Handling:
    """A way on: the words of a button and what it does."""

    words: str
    act: Callable[[], object]


class RavLinje(QFrame):
    """A bold sentence and what to do about it. Hidden until it has words; a screen reader hears it come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bold = Etiket("", "t1", bold=True, ink="rav")
        self._rest = Etiket("", "t1", ink="rav")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._bold)
        words.addWidget(self._rest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(Ikon("triangle-alert", "rav"))
        layout.addLayout(words, 1)
        layout.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        current().changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        return f"{self._bold.text()} {self._rest.text()}".strip()

    def show_words(self, bold: str, rest: str = "", actions: Sequence[Handling] = ()) -> None:
        """Empty ``bold`` hides the line. The same words again say nothing twice."""
        before = self.words
        if not bold and not before:
            return
        self._bold.setText(bold)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        _fill_buttons(self._buttons, actions)
        self.setVisible(bool(bold))
        if self.words != before:
            announce(self, self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tema.colour("rav_s") if not tema.tokens.fills else Qt.PenStyle.NoPen)
        painter.setBrush(tema.colour("rav_l"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setClipRect(0, 0, 4, self.height())
        painter.setBrush(tema.colour("rav_s"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class Tilstandsflade(QWidget):
    """What a pane shows instead of content: nothing found, a fault, or still bars while waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = False
        self._title = Etiket("", bold=True)
        self._text = Etiket("", muted=True)
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._holder)
        layout.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=SKELETON_AFTER_MS)
        self._timer.timeout.connect(self._on_slow)
        current().changed.connect(self.update)

    @property
    def words(self) -> str:
        return f"{self._title.text()} {self._text.text()}".strip()

    def show_empty(self, title: str, text: str = "", actions: Sequence[Handling] = ()) -> None:
        """Never a dead end: give at least one way on."""
        self._show(title, text, actions, "blaek")

    def show_fault(self, title: str, text: str = "", actions: Sequence[Handling] = ()) -> None:
        """Amber, not red: what happened, what is unchanged, what to do now."""
        self._show(title, text, actions, "rav")

    def show_waiting(self) -> None:
        """Nothing for 300 ms, then a word and still bars."""
        self._show("", "", (), "blaek")
        self._timer.start()

    def focus_first(self) -> None:
        """The keyboard to the first way on, where there is one."""
        item = self._buttons.itemAt(0)
        button = item.widget() if item is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour("dyb" if current().tokens.fills else "kant"))
        top = self._title.geometry().bottom() + 16
        for number, share in enumerate(BARS):
            painter.drawRoundedRect(QRectF(16, top + number * 22, (self.width() - 32) * share, 14), 4, 4)

    def _show(self, title: str, text: str, actions: Sequence[Handling], ink: str) -> None:
        self._timer.stop()
        self._bars = False
        self._title.set_ink(ink)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        _fill_buttons(self._buttons, actions)
        self._holder.setVisible(bool(actions))
        announce(self, self.words)
        self.update()

    def _on_slow(self) -> None:
        self._bars = True
        self._title.set_ink("blaek2")
        self._title.setText(WAIT)
        announce(self, WAIT)
        self.update()


def _fill_buttons(layout: QHBoxLayout | FlowLayout, actions: Sequence[Handling]) -> None:
    clear_layout(layout)
    for action in actions:
        button = Knap(action.words, Knaptype.KANT, low=True)
        button.clicked.connect(lambda _checked=False, act=action.act: act())
        add_shown(layout, button)


def add_shown(layout: QLayout, widget: QWidget) -> None:
    """Add to a layout on the screen, and show at once: Qt would wait a turn, and the pane would flicker."""
    layout.addWidget(widget)
    widget.show()


def clear_layout(layout: QLayout) -> None:
    """Take everything out and let Qt delete it when its events are done."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
