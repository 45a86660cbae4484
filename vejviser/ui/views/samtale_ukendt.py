"""One amber line for what no offer of a need answers; each card still says it too."""

from __future__ import annotations

from collections.abc import Sequence

from vejviser.domain.query import Tilbudsforslag
from vejviser.ui.views.samtale_tilbudstekst import faelles_ukendt, ukendt_emne
from vejviser.ui.widgets import RavLinje

HUND = "hund"


class UkendtLinje(RavLinje):
    """Hidden where at least one offer answers."""

    def show_forslag(self, forslag: Sequence[Tilbudsforslag]) -> None:
        topics = [ukendt_emne(words) for words in faelles_ukendt(forslag)]
        if not topics:
            self.show_words("")
            return
        dog = topics[0] == HUND
        bold = "Ingen oplyser, om hunden må komme med." if dog else f"Ingen oplyser: {', '.join(topics)}."
        self.show_words(bold, "Det skal der ringes om først.")
