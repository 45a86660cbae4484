"""Leveregel 4 as figures: LIX, the three longest sentences, and words with a plain alternative: hints."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.indhold import Indhold
from vejviser.domain.laesbarhed import Ordfund, blokerede, fagord, laengste_saetninger, ord_i
from vejviser.domain.notat import Notat
from vejviser.domain.notat_tekst import notat_prosa
from vejviser.ui.widgets import Etiket, clear_layout

LANG = 20
"""A sentence of more words than this is worth a look."""

ANTAL = 3


class SprogView(QWidget):
    """Rows of hints, or one quiet line where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def show_notat(self, notat: Notat, indhold: Indhold) -> None:
        wanted = sproghjaelp(notat, indhold)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear_layout(self._rows)
        self._rows.addWidget(Etiket("Sproget", bold=True))
        for words in wanted:
            self._rows.addWidget(Etiket(words, "t1"))


def sproghjaelp(notat: Notat, indhold: Indhold) -> tuple[str, ...]:
    """Each hint as a sentence; the figure first."""
    prose = notat_prosa(notat)
    lines = [f"LIX {notat.lix}: {_lix_words(notat.lix)}. Leveregel 4: tal et sprog, alle mennesker forstår."]
    for sentence in laengste_saetninger(prose, ANTAL):
        count = len(ord_i(sentence))
        if count > LANG:
            lines.append(f"{count} ord i én sætning: “{sentence}”")
    for found in (*fagord(prose, indhold.ordliste), *blokerede(prose, indhold.blokerede_ord)):
        lines.append(_hint(found))
    return tuple(dict.fromkeys(lines))


def _hint(found: Ordfund) -> str:
    return f"“{found.ord}”: skriv hellere “{found.forslag}”"


def _lix_words(lix: int) -> str:
    """
    >>> _lix_words(24), _lix_words(34), _lix_words(44), _lix_words(60)
    ('meget let', 'let', 'middel', 'svært')
    """
    for limit, words in ((25, "meget let"), (35, "let"), (45, "middel")):
        if lix < limit:
            return words
    return "svært"
