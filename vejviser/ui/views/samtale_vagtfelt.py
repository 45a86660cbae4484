"""Fields that mark, while one types, what should not travel along: CPR-like numbers and third persons' names.

The line at the top (``samtale_vagtlinje``) says in words where it stands; this shows which words it means.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vejviser.domain.cpr import find_cpr
from vejviser.domain.notat_navne import find_navne
from vejviser.ui.theme import current
from vejviser.ui.views.samtale_markering import Ordmarkering, Plads
from vejviser.ui.widgets import Flertekst, Tekstfelt

LINE = 2
"""As thick as the line under marked words in the larger fields."""


def vagtpladser(text: str, *, navne: bool = True) -> tuple[Plads, ...]:
    """Where to look before the text is shared.

    >>> vagtpladser("Min søster Lone, 010170-1234"), vagtpladser("Lone, min nabo", navne=False)
    (((17, 28), (10, 15)), ())
    """
    numbers = [(hit.start, hit.slut) for hit in find_cpr(text)]
    names = [(hit.start, hit.slut) for hit in find_navne(text)] if navne else []
    return (*numbers, *names)


class Vagtfelt(Tekstfelt):
    """One line. ``navne`` off where the name of the person or of a colleague may stand."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        navne: bool = True,
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder, icon=icon, key=key, parent=parent)
        self._places: tuple[Plads, ...] = ()
        self._navne = navne
        self.textChanged.connect(self._on_text)

    @property
    def marked(self) -> tuple[str, ...]:
        """The words with an amber line under them."""
        return tuple(self.text()[start:end] for start, end in self._places)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line edit knows no formats: the line is drawn where the words stand, however far it is rolled."""
        super().paintEvent(event)
        if not self._places:
            return
        painter = QPainter(self)
        painter.setClipRect(self._room())
        painter.setPen(QPen(current().colour("rav_s"), LINE))
        metrics, text = self.fontMetrics(), self.displayText()
        cursor = self.cursorRect()
        left = cursor.center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        foot = cursor.bottom() - LINE / 2
        for start, end in self._places:
            first, last = (left + metrics.horizontalAdvance(text[:place]) for place in (start, end))
            painter.drawLine(QLineF(first, foot, last, foot))

    def _room(self) -> QRectF:
        margins = self.textMargins()
        return QRectF(self.rect().marginsRemoved(margins)).adjusted(LINE, 0, -LINE, 0)

    def _on_text(self, text: str) -> None:
        places = vagtpladser(text, navne=self._navne)
        if places != self._places:
            self._places = places
            self.setAccessibleDescription("Se efter, om det skal med" if places else "")
            self.update()


def mark_vagt(field: Flertekst) -> Ordmarkering:
    """The same in a field of several lines."""
    marks = Ordmarkering(field.document())

    def mark() -> None:
        text = field.toPlainText()
        marks.set_places(text, (), vagtpladser(text))

    field.textChanged.connect(mark)
    mark()
    return marks
