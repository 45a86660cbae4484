"""The acute panel's left and middle: which sign it is, what to ask, what to do, what never to do; and 112."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vejviser.domain.indhold import Akutkort
from vejviser.ui.theme import current
from vejviser.ui.widgets import (
    Baggrund,
    Etiket,
    Ikon,
    Nummer,
    Streg,
    add_shown,
    clear_layout,
    lay_out,
    text_size,
)
from vejviser.ui.widgets.tekst import TextBlock

EDGE = 12


class Tegnknap(QAbstractButton):
    """One sign: icon and words, on two lines where they need it; the chosen one has an edge and points on."""

    def __init__(self, kort: Akutkort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kort = kort
        self._low = False
        self.setCheckable(True)
        self.setText(kort.navn)
        self.setAccessibleName(kort.navn)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self._fit)

    def set_low(self, low: bool) -> None:
        self._low = low
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A grid cell never grows past the hint of its first width: the height is set by hand."""
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        one_line = current().target() if self._low else max(56, current().line_height() + 32)
        return max(one_line, round(self._words(width, bold=True).height) + EDGE)

    def sizeHint(self) -> QSize:
        wide = round(244 * current().scale)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(tema.colour("petrol" if on else "kant"), 1.5 if on else tema.tokens.edge))
        painter.setBrush(tema.colour("petrol_l" if on or self.underMouse() else "ark"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        ink, icon, middle = "petrol" if on else "blaek", tema.icon_size("t3"), self.height() / 2
        tema.draw_icon(painter, QRectF(EDGE, middle - icon / 2, icon, icon), self.kort.ikon, ink)
        words = self._words(self.width(), bold=on)
        words.paint(painter, QPointF(self._left, middle - words.height / 2), tema.colour(ink))
        if on:
            side = tema.icon_size()
            spot = QRectF(self.width() - side - 6, middle - side / 2, side, side)
            tema.draw_icon(painter, spot, "chevron-right", ink)

    @property
    def _left(self) -> float:
        return EDGE + current().icon_size("t3") + EDGE

    def _words(self, width: int, *, bold: bool) -> TextBlock:
        """The height is measured in bold: a button must not grow when it is chosen."""
        font, line = text_size("t2", bold=bold)
        room = width - self._left - current().icon_size() - 8
        return lay_out(self.kort.navn, font, line, max(room, 40.0))


class Tegnliste(QWidget):
    """Arrow keys move and choose at once (Qt's own group); ``kort_chosen`` carries the card."""

    kort_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._knapper: list[Tegnknap] = []
        self._columns, self._low = 1, False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 0, 6, 6)
        self._layout.setSpacing(8)
        self._layout.addWidget(Etiket("Hvad sker der?", bold=True))
        self._list = QGridLayout()
        self._list.setSpacing(8)
        self._layout.addLayout(self._list)
        self._layout.addStretch(1)

    def show_kort(self, kort: Sequence[Akutkort]) -> None:
        for knap in self._knapper:
            self._group.removeButton(knap)
        clear_layout(self._list)
        self._knapper = [Tegnknap(each) for each in kort]
        for knap in self._knapper:
            self._group.addButton(knap)
            knap.clicked.connect(lambda _checked=False, each=knap.kort: self.kort_chosen.emit(each))
        self._place()

    def set_columns(self, columns: int, *, low: bool) -> None:
        """One under the other or side by side; ``low`` where height is scarce."""
        if (columns, low) != (self._columns, self._low):
            self._columns, self._low = columns, low
            self._place()

    def _place(self) -> None:
        for place, knap in enumerate(self._knapper):
            knap.set_low(self._low)
            self._list.addWidget(knap, place // self._columns, place % self._columns)
            knap.show()

    def choose(self, kode: str) -> None:
        """Choose by code; an unknown or hidden one gives the first."""
        found = [knap for knap in self._knapper if knap.kort.kode == kode] or self._knapper[:1]
        for knap in found:
            knap.setChecked(True)
            knap.setFocus()
            self.kort_chosen.emit(knap.kort)


class Raad(QWidget):
    """What to ask, do and never do for one sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_kort(self, kort: Akutkort) -> None:
        clear_layout(self._layout)
        add_shown(self._layout, Etiket("Spørg roligt og direkte", bold=True))
        self._layout.addSpacing(8)
        for place, question in enumerate(kort.spoerg):
            self._add_question(question, first=place == 0)
        self._layout.addSpacing(16)
        add_shown(self._layout, Etiket("Gør det her", bold=True))
        for place, step in enumerate(kort.goer, start=1):
            self._layout.addWidget(_numbered(str(place), step.replace("§ ", "§\u00a0")))
        if kort.aldrig:
            self._layout.addSpacing(16)
            add_shown(self._layout, Aldrig(kort.aldrig))
        self._layout.addStretch(1)

    def _add_question(self, question: str, first: bool) -> None:
        if not first:
            add_shown(self._layout, Streg())
        self._layout.addSpacing(6)
        add_shown(self._layout, Etiket(question, "t3" if first else "t2", bold=first))
        self._layout.addSpacing(6)


class Aldrig(QWidget):
    """Red is for danger alone: here it is what must not be done."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 4, 0, 4)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Ikon("x", "roed"))
        head.addWidget(Etiket("Aldrig", bold=True, ink="roed"), 1)
        layout.addLayout(head)
        for line in lines:
            layout.addWidget(Etiket(line))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, 4, self.height()), current().colour("roed"))


def _numbered(number: str, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(12)
    row.addWidget(Nummer(number), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Etiket(words), 1)
    return holder


UDEN_ADRESSE = "Skriv adressen i Indstillinger (Ctrl+komma), så står den her."


class Alarm(Baggrund):
    """112 first, full width: the only filled red of the app."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("papir", parent=parent)
        number = Etiket("112", "t4", bold=True, ink="paa_roed", wrap=False)
        number.setMinimumWidth(number.sizeHint().width())
        self._where = Etiket("", "t1", ink="paa_roed")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Etiket("Er der fare for liv nu? Ring 112 først.", bold=True, ink="paa_roed"))
        words.addWidget(self._where)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.setSpacing(24)
        layout.addWidget(number)
        layout.addLayout(words, 1)
        self._from = Etiket("Fra den nærmeste telefon", ink="paa_roed", wrap=False)
        layout.addWidget(self._from)
        self._layout = layout
        self.set_adresse("")

    def set_adresse(self, adresse: str) -> None:
        where = f": {adresse.rstrip('.')}." if adresse.strip() else f". {UDEN_ADRESSE}"
        self._where.setText(f"Bliv hos personen. Sig, hvor I er{where}")

    def set_narrow(self, narrow: bool) -> None:
        self._from.setVisible(not narrow)
        side = 8 if narrow else 16
        self._layout.setContentsMargins(2 * side, side, 2 * side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour("roed"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
