"""The stepper: a row of blades that point on, and the blade itself. All steps can be reached at any time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from vejviser.ui.theme import current

TIP = 20
PAD = 16
NARROW_PAD = 10


def blade_path(rect: QRectF, tip: float = TIP - 1, radius: float = 6) -> QPainterPath:
    """The signpost's blade: round to the left, pointed to the right. It means "this leads on"."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    path = QPainterPath(QPointF(left + radius, top))
    path.lineTo(right - tip, top)
    path.lineTo(right, rect.center().y())
    path.lineTo(right - tip, bottom)
    path.lineTo(left + radius, bottom)
    path.quadTo(left, bottom, left, bottom - radius)
    path.lineTo(left, top + radius)
    path.quadTo(left, top, left + radius, top)
    path.closeSubpath()
    return path


@dataclass(frozen=True, slots=True)
class Trinvalg:
    """One step: ``sign`` is a number, or the name of an icon."""

    sign: str
    words: str
    note: str = ""


class Plads(Enum):
    """How much of a step there is room for."""

    HELE = 2
    ORD = 1
    TEGN = 0


class Trinblad(QAbstractButton):
    """One blade. The screen reader hears all of it, whatever there is room to show."""

    def __init__(self, step: Trinvalg, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._room = Plads.HELE
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_step(step)
        current().changed.connect(self.updateGeometry)

    def set_step(self, step: Trinvalg) -> None:
        self._step = step
        self.setText(step.words)
        number = f"Trin {step.sign}: " if step.sign.isdigit() else ""
        self.setAccessibleName(f"{number}{step.words}" + (f", {step.note}" if step.note else ""))
        self.updateGeometry()
        self.update()

    def set_room(self, room: Plads) -> None:
        if room is not self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    def width_for(self, room: Plads) -> int:
        tema = current()
        pad = NARROW_PAD if room is Plads.TEGN else PAD
        width = pad + self._disc() + TIP + 4
        if room is not Plads.TEGN:
            width += 12 + QFontMetricsF(tema.font(bold=True)).horizontalAdvance(self._step.words)
        if room is Plads.HELE and self._step.note:
            width += 12 + QFontMetricsF(tema.font("t1")).horizontalAdvance(self._step.note) + PAD - 4
        return round(width) + 4

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(self._room), max(48, current().line_height() + 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_for(Plads.TEGN), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, near = self.isChecked(), self.underMouse()
        painter.setPen(QPen(tema.colour("petrol" if on else "kant"), tema.tokens.edge))
        painter.setBrush(tema.colour("petrol" if on else "petrol_l" if near else "ark"))
        painter.drawPath(blade_path(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)))
        ink = "paa" if on else "petrol"
        self._paint_sign(painter, ink)
        if self._room is not Plads.TEGN:
            self._paint_words(painter, ink)

    def _disc(self) -> float:
        return current().line_height()

    def _paint_sign(self, painter: QPainter, ink: str) -> None:
        tema, side = current(), self._disc()
        pad = NARROW_PAD if self._room is Plads.TEGN else PAD
        disc = QRectF(pad, (self.height() - side) / 2, side, side)
        if not self._step.sign.isdigit():
            inset = (side - tema.icon_size()) / 2
            tema.draw_icon(painter, disc.adjusted(inset, inset, -inset, -inset), self._step.sign, ink)
            return
        draw_number(painter, disc, self._step.sign, ink)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        tema = current()
        left = PAD + self._disc() + 12
        room = self.width() - left - TIP - 4
        middle = Qt.AlignmentFlag.AlignVCenter
        font = tema.font(bold=True)
        wide = min(QFontMetricsF(font).horizontalAdvance(self._step.words) + 1, room)
        painter.setPen(tema.colour(ink))
        painter.setFont(font)
        painter.drawText(QRectF(left, 0, wide + 2, self.height()), middle, self._step.words)
        small = tema.font("t1")
        rest = room - wide - 12
        if (
            self._room is Plads.HELE
            and self._step.note
            and rest > QFontMetricsF(small).averageCharWidth() * 4
        ):
            note = QFontMetricsF(small).elidedText(self._step.note, Qt.TextElideMode.ElideRight, rest)
            painter.setFont(small)
            painter.drawText(QRectF(left + wide + 12, 0, rest + 2, self.height()), middle, note)


def draw_number(painter: QPainter, disc: QRectF, number: str, ink: str, *, filled: bool = False) -> None:
    """A number in a circle, hollow or filled."""
    tema = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tema.colour(ink), 1.5))
    painter.setBrush(tema.colour(ink) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    painter.setPen(tema.colour("paa" if filled else ink))
    painter.setFont(tema.font("t1", bold=True))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
    painter.restore()


class Nummer(QWidget):
    """A number in a circle, standing before words. Without a name: the order is said by the words' place."""

    def __init__(self, number: str, *, filled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._filled = number, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(current().line_height(), current().line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_number(QPainter(self), QRectF(self.rect()), self._number, "petrol", filled=self._filled)


class Trinviser(QWidget):
    """The row. ``step_chosen`` carries the index; arrow keys move along the row, as in any group of Qt."""

    step_chosen = Signal(int)

    def __init__(self, steps: Sequence[Trinvalg], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._blades = [Trinblad(step) for step in steps]
        for index, blade in enumerate(self._blades):
            self._group.addButton(blade, index)
            layout.addWidget(blade)
        layout.addStretch(1)
        self._group.idClicked.connect(self.step_chosen)
        if self._blades:
            self._blades[0].setChecked(True)

    @property
    def chosen(self) -> int:
        return self._group.checkedId()

    def set_chosen(self, index: int) -> None:
        self._blades[index].setChecked(True)
        self._fit()

    def set_step(self, index: int, step: Trinvalg) -> None:
        self._blades[index].set_step(step)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """First the notes go, then the words of the steps that are not chosen."""
        room = self.width() - 8 * (len(self._blades) - 1)
        for wanted in Plads:
            rooms = [Plads.ORD if wanted is Plads.TEGN and b.isChecked() else wanted for b in self._blades]
            if sum(b.width_for(each) for b, each in zip(self._blades, rooms, strict=True)) <= room:
                break
        for blade, each in zip(self._blades, rooms, strict=True):
            blade.set_room(each)

    def blade(self, index: int) -> Trinblad:
        return self._blades[index]
