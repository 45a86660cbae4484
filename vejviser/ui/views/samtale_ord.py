"""The person's own words: always first, with the words that say something marked in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.query import Behovssvar
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_binding import Feltbinding
from vejviser.ui.views.samtale_markering import Ordmarkering, Plads
from vejviser.ui.widgets import Etiket, Flertekst

PLACEHOLDER = "Skriv personens egne ord, som de bliver sagt. Resten kan vente."


class OrdView(QWidget):
    """``words_changed`` carries the text whenever it changed."""

    words_changed = Signal(str)

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = Etiket("Hvad er vigtigst for dig lige nu?", bold=True)
        self.field = Flertekst("Personens egne ord", PLACEHOLDER, lines=5)
        self.field.setObjectName("egne_ord")
        title.setBuddy(self.field)
        self._marks = Ordmarkering(self.field.document())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self.field, 1)
        Feltbinding(self.field, styring, "egne_ord")
        self.field.textChanged.connect(lambda: self.words_changed.emit(self.field.toPlainText()))

    def show_found(self, text: str, svar: Behovssvar, amber: tuple[Plads, ...]) -> None:
        """Mark what the words suggest, in amber what to look at before sharing. Stale answers are left out.

        Words behind an acute sign get no mark: somebody may sit beside the person; the line above names them.
        """
        if text != self.field.toPlainText():
            return
        needs = [plads for forslag in svar.omraader for plads in forslag.pladser]
        self._marks.set_places(text, needs, amber)
