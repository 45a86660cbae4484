"""The row "label ... value" that opens a menu, and the chip that can be taken off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.knap import Knap, Knaptype


class Valgknap(QPushButton):
    """``value_chosen`` carries the chosen key. The first option is the neutral one."""

    value_chosen = Signal(str)

    def __init__(self, label: str, *, framed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._framed = framed
        self._options: tuple[tuple[str, str], ...] = ()
        self._value, self._stale = "", True
        self.setMenu(QMenu(self))
        super().menu().aboutToShow.connect(self.menu)
        self.setAutoDefault(True)
        self.setAccessibleName(label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @property
    def value(self) -> str:
        return self._value

    @property
    def value_words(self) -> str:
        return dict(self._options).get(self._value, "")

    def set_options(self, options: Sequence[tuple[str, str]], value: str = "") -> None:
        """``options`` are (key, words)."""
        self._options = tuple(options)
        self.set_value(value or (self._options[0][0] if self._options else ""))

    def menu(self) -> QMenu:
        """Filled when somebody asks for it: the words may change with every letter."""
        menu = super().menu()
        if self._stale:
            self._stale = False
            self._fill(menu)
        return menu

    def _fill(self, menu: QMenu) -> None:
        """What is chosen has a check, and the keyboard begins there."""
        menu.clear()
        group = QActionGroup(menu)
        for key, words in self._options:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
            if key == self._value:
                action.setChecked(True)
                action.setIcon(current().icon("check"))
                menu.setActiveAction(action)
        group.triggered.connect(lambda action: self._on_chosen(action.data()))

    def set_value(self, key: str) -> None:
        """Show a choice without announcing it as the user's."""
        self._value, self._stale = key, True
        self.setAccessibleName(f"{self._label}: {self.value_words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tema = current()
        label = QFontMetricsF(tema.font()).horizontalAdvance(self._label)
        value = QFontMetricsF(tema.font("t1", bold=True)).horizontalAdvance(self.value_words)
        pad = 24 if self._framed else 0
        return QSize(round(label + value + tema.icon_size("t1") + 24 + pad), tema.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.isDown()
        pad = 12 if self._framed else 0
        if self._framed or near:
            edge = QPen(tema.colour("kant"), tema.tokens.edge) if self._framed else QPen(Qt.PenStyle.NoPen)
            painter.setPen(edge)
            painter.setBrush(tema.colour("petrol_l" if near else "ark"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        icon = tema.icon_size("t1")
        spot = QRectF(self.width() - icon - pad, (self.height() - icon) / 2, icon, icon)
        tema.draw_icon(painter, spot, "chevron-down", "blaek")
        self._paint_words(painter, pad, spot.left() - 8)

    def _paint_words(self, painter: QPainter, left: float, right: float) -> None:
        tema = current()
        middle = Qt.AlignmentFlag.AlignVCenter
        label = QFontMetricsF(tema.font()).horizontalAdvance(self._label)
        painter.setFont(tema.font())
        painter.setPen(tema.colour("blaek"))
        painter.drawText(QRectF(left, 0, label + 2, self.height()), middle, self._label)
        neutral = not self._options or self._value == self._options[0][0]
        font = tema.font("t1", bold=not neutral)
        room = right - left - label - 12
        words = QFontMetricsF(font).elidedText(self.value_words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(tema.colour("blaek2" if neutral else "petrol"))
        area = QRectF(left + label + 10, 0, room + 2, self.height())
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, words)

    def _on_chosen(self, key: str) -> None:
        self.set_value(key)
        self.value_chosen.emit(key)


class Chip(Knap):
    """Something that is on and can be taken off: words and an x."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, Knaptype.KANT, icon="x", low=True, name=f"Fjern {text}", parent=parent)
