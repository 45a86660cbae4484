"""The badge: an icon and a few words in a frame. Painted by one function for both widgets and list rows.

Solid frame = known, dashed frame = not known, amber = look here. Never colour alone.
"""

from __future__ import annotations

from enum import Enum
from math import ceil

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from vejviser.ui.theme import current

LEFT, GAP, RIGHT, RADIUS = 6, 5, 8, 4
MOST_KEPT = 200


class BadgeKind(Enum):
    """The value is the icon."""

    JA = "check"
    NEJ = "x"
    UKENDT = "circle-dashed"
    RAV = "triangle-alert"


class _Drawn(QObject):
    """Badges as they were drawn last, and how wide their words are: a list asks for the same few again with
    every letter that is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.widths: dict[str, float] = {}
        self.pictures: dict[tuple[BadgeKind, str, float, float], QPixmap] = {}
        current().changed.connect(self.forget)

    def forget(self) -> None:
        self.widths.clear()
        self.pictures.clear()


_drawn: tuple[object, _Drawn] | None = None


def _kept() -> _Drawn:
    """Of the theme that is on."""
    global _drawn
    if _drawn is None or _drawn[0] is not current():
        _drawn = (current(), _Drawn())
    if len(_drawn[1].widths) > MOST_KEPT or len(_drawn[1].pictures) > MOST_KEPT:
        _drawn[1].forget()
    return _drawn[1]


def badge_size(text: str) -> QSizeF:
    tema, widths = current(), _kept().widths
    if text not in widths:
        widths[text] = QFontMetricsF(tema.font("t1")).horizontalAdvance(text)
    return QSizeF(LEFT + _icon() + GAP + widths[text] + RIGHT, tema.line_height("t1") + 4)


def draw_badge(
    painter: QPainter, origin: QPointF, kind: BadgeKind, text: str, max_width: float = 0
) -> QSizeF:
    """Paint at ``origin`` and return the size taken. ``max_width`` > 0 elides the words."""
    size = badge_size(text)
    if max_width and size.width() > max_width:
        size.setWidth(max_width)
    pictures, ratio = _kept().pictures, painter.device().devicePixelRatioF()
    key = (kind, text, size.width(), ratio)
    if key not in pictures:
        pictures[key] = _picture(kind, text, size, ratio)
    spot = QPointF(round(origin.x() * ratio) / ratio, round(origin.y() * ratio) / ratio)
    painter.drawPixmap(spot, pictures[key])
    return size


def _picture(kind: BadgeKind, text: str, size: QSizeF, ratio: float) -> QPixmap:
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _paint(painter, size, kind, text)
    painter.end()
    return picture


def _paint(painter: QPainter, size: QSizeF, kind: BadgeKind, text: str) -> None:
    tema = current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_edge(kind))
    painter.setBrush(tema.colour("rav_l") if kind is BadgeKind.RAV else Qt.BrushStyle.NoBrush)
    inside = QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inside, RADIUS, RADIUS)
    icon, middle = _icon(), size.height() / 2
    tema.draw_icon(painter, QRectF(LEFT, middle - icon / 2, icon, icon), kind.value, _icon_ink(kind))
    left = LEFT + icon + GAP
    font = tema.font("t1")
    room = size.width() - RIGHT - left
    words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room + 1)
    painter.setFont(font)
    painter.setPen(_ink(kind))
    painter.drawText(QRectF(left, 0, room + 2, size.height()), Qt.AlignmentFlag.AlignVCenter, words)


def _icon() -> int:
    return current().icon_size("t1")


def _ink(kind: BadgeKind) -> QColor:
    names = {BadgeKind.UKENDT: "blaek2", BadgeKind.RAV: "rav"}
    return current().colour(names.get(kind, "blaek"))


def _icon_ink(kind: BadgeKind) -> str:
    return {BadgeKind.JA: "petrol", BadgeKind.NEJ: "blaek", BadgeKind.UKENDT: "blaek2"}.get(kind, "rav")


def _edge(kind: BadgeKind) -> QPen:
    tema = current()
    names = {BadgeKind.UKENDT: "kant", BadgeKind.RAV: "rav_s"}
    pen = QPen(tema.colour(names.get(kind, "streg")), tema.tokens.edge)
    if kind is BadgeKind.UKENDT:
        pen.setDashPattern([3, 2])
    return pen


class Badge(QWidget):
    """A badge that stands alone, for panes where badges wrap."""

    def __init__(self, kind: BadgeKind, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return badge_size(self._text).toSize() + QSize(1, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(QPainter(self), QPointF(0, 0), self._kind, self._text, self.width())
