"""Step 3's rings as a row of five: who is with us in each, and a way to ask where nobody is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from vejviser.domain.aftale import Aftale
from vejviser.domain.dansk_tekst import en_linje
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_ringe import Ring, ringe
from vejviser.domain.tilbud import Tilbud
from vejviser.ui.theme import current
from vejviser.ui.widgets import lay_out, text_size

PAD = 12
EMPTY = "ingen endnu"
LEAST = 148


def ringtekster(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> dict[Ring, tuple[str, ...]]:
    """Who is with us in each ring: offers by name, own solutions and the network in the person's words."""
    words: dict[Ring, tuple[str, ...]] = {}
    for ring, places in ringe(samtale, tilbud).items():
        aftaler = [samtale.aftaler[place] for place in places]
        names = [_name(aftale, tilbud) for aftale in aftaler]
        if ring is Ring.NETVAERK and samtale.netvaerk.strip():
            names.insert(0, en_linje(samtale.netvaerk))
        words[ring] = tuple(dict.fromkeys(names))
    return words


def _name(aftale: Aftale, tilbud: Mapping[str, Tilbud]) -> str:
    offer = tilbud.get(aftale.tilbud) if aftale.tilbud else None
    return offer.navn if offer else aftale.loesning or aftale.modtager


class Ringknap(QPushButton):
    """Rings, name and who is there. Dashed where nobody is."""

    def __init__(self, ring: Ring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = ring
        self._number = list(Ring).index(ring) + 1
        self._who: tuple[str, ...] = ()
        self.setObjectName(f"ring:{ring.name.lower()}")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_who(())
        current().changed.connect(self.updateGeometry)

    @property
    def who(self) -> str:
        """The first, and how many more."""
        more = f" +{len(self._who) - 1}" if len(self._who) > 1 else ""
        return f"{self._who[0]}{more}" if self._who else EMPTY

    def set_who(self, who: Sequence[str]) -> None:
        self._who = tuple(who)
        self.setAccessibleName(f"{self.ring.value}: {', '.join(self._who) or EMPTY}")
        self.update()

    def sizeHint(self) -> QSize:
        tema = current()
        return QSize(LEAST, tema.line_height("t1") + tema.line_height("t1") + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tema, held = current(), bool(self._who)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        near = self.underMouse() or self.isDown()
        pen = QPen(tema.colour("streg" if held else "kant"), tema.tokens.edge)
        if not held:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        filled = "petrol_l" if near else "ark" if held else ""
        painter.setBrush(tema.colour(filled) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_rings(painter, held)
        self._paint_words(painter, held)

    def _paint_rings(self, painter: QPainter, held: bool) -> None:
        """As many circles as the ring is far out, so that it is told apart without colour."""
        tema = current()
        side = float(tema.line_height("t2"))
        middle = QPointF(PAD + side / 2, self.height() / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(1, len(Ring) + 1):
            here = number == self._number
            ink = ("petrol" if held else "kant") if here else "streg"
            painter.setPen(QPen(tema.colour(ink), 2.4 if here else 1))
            radius = side / 2 * number / len(Ring)
            painter.drawEllipse(middle, radius, radius)

    def _paint_words(self, painter: QPainter, held: bool) -> None:
        tema = current()
        left = PAD + tema.line_height("t2") + 8
        room = self.width() - left - PAD
        small, line = text_size("t1")
        strong, _line = text_size("t1", bold=held)
        top = (self.height() - 2 * line) / 2
        name = lay_out(self.ring.value, small, line, room, max_lines=1)
        name.paint(painter, QPointF(left, top), tema.colour("blaek2"))
        words = lay_out(self.who, strong, line, room, max_lines=1)
        words.paint(painter, QPointF(left, top + line), tema.colour("blaek" if held else "blaek2"))


class RingeView(QWidget):
    """``ring_chosen`` carries the ring that was pressed."""

    ring_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Hvem er med")
        self._columns = 0
        self._buttons = {ring: Ringknap(ring) for ring in Ring}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for ring, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, ring=ring: self.ring_chosen.emit(ring))
        self._arrange(len(Ring))

    def button(self, ring: Ring) -> Ringknap:
        return self._buttons[ring]

    def show_ringe(self, who: Mapping[Ring, Sequence[str]]) -> None:
        for ring, button in self._buttons.items():
            button.set_who(who.get(ring, ()))

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then makes more rows."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = int((self.width() + 8) // (LEAST * current().scale + 8))
        self._arrange(len(Ring) if fits >= len(Ring) else max(1, min(3, fits)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)
