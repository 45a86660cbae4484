"""Own network first (leveregel 5): "Hvem vil du have med?" above the offers, and what was answered."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.domain.dansk_tekst import en_linje
from vejviser.domain.indhold import Indhold
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_flisepaneler import make_panel
from vejviser.ui.widgets import Etiket, Ikon, Knap, Knaptype, Mark, Span
from vejviser.ui.widgets.boble import Boble

FLISE = "flise:omkring_mig"
HVEM_MED = "Hvem vil du have med?"


def ask_netvaerk(anchor: QWidget, styring: SamtaleStyring, indhold: Indhold) -> None:
    """Open the panel of the tile "Omkring mig" beside what asked for it."""
    panel = make_panel(FLISE, styring, indhold)
    Boble(HVEM_MED, panel, anchor.window()).open_at(anchor, panel.first)


class Netvaerkslinje(QWidget):
    """The question until it is answered, then the answer."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._indhold: Indhold | None = None
        self._words = Etiket("", "t1", wrap=False)
        self.ask = Knap("Skriv hvem", Knaptype.TEKST, low=True, name=HVEM_MED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Ikon("users", size="t1"))
        row.addWidget(self._words, 1)
        row.addWidget(self.ask)
        self.ask.clicked.connect(self._on_ask)
        styring.changed.connect(self._show)
        self._show()

    @property
    def words(self) -> str:
        return self._words.text()

    def set_indhold(self, indhold: Indhold) -> None:
        self._indhold = indhold

    def _show(self) -> None:
        known = en_linje(self._styring.samtale.netvaerk)
        label = "Med fra eget netværk:" if known else "Spørg først:"
        self._words.setText(f"{label} {known or HVEM_MED}")
        self._words.set_spans([Span(0, len(label), Mark.DAEMPET)])
        self.ask.set_words("Ret" if known else "Skriv hvem")

    def _on_ask(self) -> None:
        if self._indhold is not None:
            ask_netvaerk(self.ask, self._styring, self._indhold)
