"""Choices: rows to tick (one or several), and a row of buttons of which at most one holds.

Pressing what is chosen takes the choice back: an answer can always be unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.flader import FlowLayout
from vejviser.ui.widgets.knap import Knap, Knaptype
from vejviser.ui.widgets.tekst import lay_out, text_size

BOX, GAP, PAD = 20, 12, 8
NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class Valg(QAbstractButton):
    """One row: a round mark (of several only one) or a square one, and words that wrap."""

    def __init__(self, words: str, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._single = single
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        font, line = text_size()
        block = lay_out(self.text(), font, line, max(40, width - self._left() - PAD))
        return max(current().target(low=True), round(block.height) + 8)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, current().target(low=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the rows; Enter chooses like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in FORWARD:
            self.focusNextChild()
        elif event.key() in BACK:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tema.colour("dyb"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._paint_mark(painter)
        font, line = text_size("t2", self.isChecked())
        block = lay_out(self.text(), font, line, self.width() - self._left() - PAD)
        block.paint(painter, QPointF(self._left(), (self.height() - block.height) / 2), tema.colour("blaek"))

    def _paint_mark(self, painter: QPainter) -> None:
        tema, side = current(), self._box()
        box = QRectF(PAD, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(tema.colour("petrol" if on else "kant"), 1.5))
        painter.setBrush(tema.colour("petrol" if on else "ark"))
        radius = side / 2 if self._single else 4
        painter.drawRoundedRect(box, radius, radius)
        if on:
            tema.draw_icon(painter, box.adjusted(3, 3, -3, -3), "check", "paa")

    def _box(self) -> float:
        return max(float(BOX), current().line_height() * 0.8)

    def _left(self) -> float:
        return PAD + self._box() + GAP


class Valgliste(QWidget):
    """Rows under each other. ``chosen`` gives the key and whether it is on; ``single``: at most one is."""

    chosen = Signal(str, bool)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._single = single
        self._rows = {key: Valg(words, single=single) for key, words in options}
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for key, row in self._rows.items():
            row.setAccessibleDescription(name)
            row.clicked.connect(lambda on, key=key: self._on_clicked(key, on))
            layout.addWidget(row)
        self.setFocusProxy(next(iter(self._rows.values())))

    def set_values(self, keys: Sequence[str]) -> None:
        for key, row in self._rows.items():
            row.setChecked(key in keys)
        first = next((row for key, row in self._rows.items() if key in keys), None)
        if first is not None and self._single:
            self.setFocusProxy(first)

    def row(self, key: str) -> Valg:
        return self._rows[key]

    def _on_clicked(self, key: str, on: bool) -> None:
        if on and self._single:
            self.set_values((key,))
        self.chosen.emit(key, on)


class Segmenter(QWidget):
    """A row of buttons, at most one on. Digits choose by place and ``moved_on`` tells that a digit did."""

    chosen = Signal(str)
    moved_on = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self._buttons: list[Knap] = []
        self.setAccessibleName(name)
        layout = FlowLayout(self)
        for number, (_key, words) in enumerate(options):
            button = Knap(words, Knaptype.KANT, low=True)
            button.setCheckable(True)
            button.keep_icon_room()
            button.setAccessibleDescription(f"{name}. Tast {number + 1}.")
            button.clicked.connect(lambda on, number=number: self._choose(number, on))
            button.installEventFilter(self)
            layout.addWidget(button)
            self._buttons.append(button)
        self._set_tab_stop(0)

    @property
    def value(self) -> str:
        return next((k for k, b in zip(self._keys, self._buttons, strict=True) if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show a choice without telling anybody; "" or an unknown key shows none."""
        for number, (key, button) in enumerate(zip(self._keys, self._buttons, strict=True)):
            button.setChecked(key == value)
            button.set_icon("check" if key == value else "")
            if key == value:
                self._set_tab_stop(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self._buttons:
            return self._on_key(self._buttons.index(watched), event)
        return super().eventFilter(watched, event)

    def _on_key(self, number: int, event: QKeyEvent) -> bool:
        key = event.key()
        if key in FORWARD or key in BACK:
            step = 1 if key in FORWARD else -1
            self._set_tab_stop((number + step) % len(self._buttons))
            self._buttons[(number + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in NUMBERS[: len(self._buttons)] and not event.modifiers():
            self._choose(NUMBERS.index(key), on=True)
            self.moved_on.emit()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(number, on=True)
            self.moved_on.emit()
            return True
        return False

    def _choose(self, number: int, on: bool) -> None:
        value = self._keys[number] if on else ""
        self.set_value(value)
        self.chosen.emit(value)

    def _set_tab_stop(self, number: int) -> None:
        """One stop of the Tab key for the whole row."""
        for place, button in enumerate(self._buttons):
            stop = Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)
        self.setFocusProxy(self._buttons[number])
