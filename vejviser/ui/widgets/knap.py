"""The button in four kinds, with icon and a pill that names its key; and the pill alone.

It is painted from the tokens: a style sheet cannot dash a disabled edge or hold a pill.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vejviser.ui.theme import Size, current
from vejviser.ui.widgets.tekst import set_hint

RADIUS = 8
GAP = 8


class Knaptype(Enum):
    FYLDT = "fyldt"
    KANT = "kant"
    TEKST = "tekst"
    FARE = "fare"


def key_size(text: str) -> QSizeF:
    tema = current()
    width = QFontMetricsF(tema.font("t1")).horizontalAdvance(text) + 14
    return QSizeF(width, tema.line_height("t1") + 2)


def draw_key(painter: QPainter, origin: QPointF, text: str, ink: str, edge: str) -> None:
    """The pill of a key: "F2", "Ctrl+K"."""
    tema = current()
    rect = QRectF(origin, key_size(text))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tema.colour(edge), tema.tokens.edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(tema.font("t1"))
    painter.setPen(tema.colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Knap(QPushButton):
    """``low`` is 32 high with small text, otherwise 40. An icon alone needs ``name``: what it does."""

    def __init__(
        self,
        text: str,
        kind: Knaptype = Knaptype.KANT,
        *,
        icon: str = "",
        key: str = "",
        low: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self._kind = kind
        self._icon = icon
        self._icon_room = False
        self._key = key
        self._size: Size = "t1" if low else "t2"
        self._low = low
        self.setAccessibleName(name or text)
        if not text:
            set_hint(self, name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses the button that has the keyboard, as Space does
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        return self._words

    def set_words(self, text: str) -> None:
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_kind(self, kind: Knaptype) -> None:
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def keep_icon_room(self) -> None:
        """The button is as wide without its icon as with it: nothing moves, no word is cut when it comes."""
        self._icon_room = True
        self.updateGeometry()

    def set_disabled_because(self, reason: str) -> None:
        """Switch off with a reason that can be read and heard; an empty reason switches on again."""
        self.setEnabled(not reason)
        set_hint(self, reason)

    def sizeHint(self) -> QSize:
        icon, words, key = self._parts()
        if self._icon_room:
            icon = float(current().icon_size(self._size))
        width = icon + words + key
        width += GAP * (sum(1 for part in (icon, words, key) if part) - 1) + 2 * self._padding()
        height = current().target(self._low)
        return QSize(max(round(width + 1), height), height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() if self._icon_room else min(hint.width(), 160), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        ink = self._ink()
        icon, words, key = self._parts()
        free = self.width() - 2 * self._padding()
        taken = sum((icon, words, key)) + GAP * (sum(1 for part in (icon, words, key) if part) - 1)
        words = max(0.0, words - max(0.0, taken - free))
        left = self._padding() + max(0.0, (free - taken) / 2)
        middle = self.height() / 2 + (1 if self.isDown() else 0)
        if icon:
            current().draw_icon(painter, QRectF(left, middle - icon / 2, icon, icon), self._icon, ink)
            left += icon + GAP
        if words:
            self._paint_words(painter, QRectF(left, middle - self.height() / 2, words, self.height()), ink)
            left += words + GAP
        if key:
            pill_ink = ink if self._kind in (Knaptype.FARE, Knaptype.FYLDT) else "blaek2"
            edge = ink if self._kind in (Knaptype.FARE, Knaptype.FYLDT) else "kant"
            draw_key(
                painter, QPointF(left, middle - key_size(self._key).height() / 2), self._key, pill_ink, edge
            )

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        font = current().font(self._size, bold=self.isEnabled())
        painter.setFont(font)
        painter.setPen(current().colour(ink))
        words = QFontMetricsF(font).elidedText(self._words, Qt.TextElideMode.ElideRight, rect.width() + 1)
        painter.drawText(rect.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(self, painter: QPainter) -> None:
        tema = current()
        fill, edge = self._ground()
        pen = QPen(tema.colour(edge), tema.tokens.edge) if edge else QPen(Qt.PenStyle.NoPen)
        if not self.isEnabled() and self._kind is not Knaptype.FYLDT and edge:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(tema.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        half = tema.tokens.edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _ground(self) -> tuple[str, str]:
        """Fill and edge as token names; empty = none."""
        if not self.isEnabled():
            edges = {Knaptype.FYLDT: "dyb", Knaptype.TEKST: ""}
            return ("dyb" if self._kind is Knaptype.FYLDT else ""), edges.get(self._kind, "kant")
        near = self.underMouse() or self.isDown() or self.isChecked()
        if self._kind is Knaptype.FYLDT:
            fill = "petrol_h" if near else "petrol"
            return fill, fill
        if self._kind is Knaptype.FARE:
            return ("roed_l" if near else ""), "roed"
        edge = "petrol" if self.isChecked() else "kant"
        if self._kind is Knaptype.TEKST:
            return ("petrol_l" if near else ""), ("petrol" if self.isChecked() else "")
        return ("petrol_l" if near else "ark"), edge

    def _ink(self) -> str:
        if not self.isEnabled():
            return "blaek2"
        return {Knaptype.FYLDT: "paa", Knaptype.FARE: "roed"}.get(self._kind, "petrol")

    def _padding(self) -> float:
        if not self._words:
            return 6
        return 8 if self._kind is Knaptype.TEKST else (12 if self._low else 16)

    def _parts(self) -> tuple[float, float, float]:
        tema = current()
        font = tema.font(self._size, bold=True)
        icon = float(tema.icon_size(self._size)) if self._icon else 0.0
        words = QFontMetricsF(font).horizontalAdvance(self._words) if self._words else 0.0
        return icon, words, key_size(self._key).width() if self._key else 0.0


class Tast(QWidget):
    """The pill of a key, alone."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return key_size(self._text).toSize() + QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_key(QPainter(self), QPointF(0, 0), self._text, "blaek2", "kant")
