"""The person's own words: always first, with the words that say something marked in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.query import Behovssvar
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_binding import Feltbinding
from vejviser.ui.views.samtale_markering import Ordmarkering, Plads
from vejviser.ui.widgets import Etiket, Flertekst, RavLinje

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
        self._line = RavLinje()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._line)
        Feltbinding(self.field, styring, "egne_ord")
        self.field.textChanged.connect(lambda: self.words_changed.emit(self.field.toPlainText()))

    @property
    def line_words(self) -> str:
        """What the amber line under the words says; empty where it is hidden."""
        return self._line.words

    def show_found(self, text: str, svar: Behovssvar, cpr: tuple[Plads, ...]) -> None:
        """Mark what the words suggest, and numbers that look like CPR. Stale answers are left out.

        Words behind an acute sign get no mark: somebody may sit beside the person; the line above names them.
        """
        if text != self.field.toPlainText():
            return
        needs = [plads for forslag in svar.omraader for plads in forslag.pladser]
        self._marks.set_places(text, needs, cpr)
        if cpr:
            number = "Et nummer ligner" if len(cpr) == 1 else "Flere numre ligner"
            self._line.show_words(
                f"{number} et CPR-nummer.", "Det bliver sløret i notatet. Skriv det hellere ikke her."
            )
        else:
            self._line.show_words("")
