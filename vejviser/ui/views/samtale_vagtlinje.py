"""A calm amber line for what should not travel along: CPR-like numbers, and third persons' names.

One key masks what the line speaks of, the surest numbers first. It refuses nothing, and undo brings all back.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.cpr import Niveau
from vejviser.domain.dansk_tekst import opremsning
from vejviser.domain.samtale_haendelser import CprSloeret, NavneFjernet
from vejviser.domain.samtale_vagt import Vagtfund, find_vagt
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.widgets import Handling, RavLinje

SLOER_KEY = "F7"
NIVEAUER = {
    Niveau.SIKKER: ("Et CPR-nummer står i {hvor}.", "{antal} CPR-numre står i {hvor}."),
    Niveau.MULIG: ("Noget i {hvor} kan være et CPR-nummer.", "{antal} steder i {hvor} kan være CPR-numre."),
    Niveau.DELVIS: ("En del af et CPR-nummer står i {hvor}.", "{antal} dele af CPR-numre står i {hvor}."),
}
"""What each level says about one and about several."""

RESTEN = {
    Niveau.SIKKER: "Det bliver sløret i notatet. Giv det i telefonen i stedet.",
    Niveau.MULIG: "Skal det med? Ellers slør det.",
    Niveau.DELVIS: "Skal det med? Ellers slør det.",
}


class Vagtlinje(QWidget):
    """Numbers before names. What was looked at and left stays quiet until something else is found."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._found = Vagtfund()
        self._left: set[object] = set()
        self.line = RavLinje()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        styring.changed.connect(self._show)
        styring.restarted.connect(self._left.clear)
        self.hide()

    @property
    def words(self) -> str:
        return self.line.words

    def sloer(self) -> None:
        """Mask the level that the line speaks of; nothing where there is none."""
        if self._found.cpr is not None:
            self._styring.apply(CprSloeret(self._found.cpr))

    def _show(self) -> None:
        self._found = found = find_vagt(self._styring.samtale)
        number = self._key(found)
        if found.cpr is not None and number not in self._left:
            self._show_number(found, found.cpr)
        elif found.roller and ("navn", found.roller) not in self._left:
            self._show_name(found)
        else:
            self.line.show_words("")
        self.setVisible(bool(self.line.words))

    def _show_number(self, found: Vagtfund, niveau: Niveau) -> None:
        words = NIVEAUER[niveau][found.antal > 1].format(antal=found.antal, hvor=opremsning(found.hvor))
        mask = Handling(f"Slør ({SLOER_KEY})", self.sloer)
        keep = Handling("Lad det stå", lambda: self._leave(self._key(found)))
        sure = niveau is Niveau.SIKKER
        self._say(words, RESTEN[niveau], (mask,) if sure else (mask, keep))

    def _show_name(self, found: Vagtfund) -> None:
        words = f"Måske står der et navn på en anden i {opremsning(found.navne_hvor)}."
        rest = f"Andre nævnes kun ved deres rolle: {opremsning(found.roller)}."
        only = Handling("Skriv kun rollen", lambda: self._styring.apply(NavneFjernet()))
        keep = Handling("Lad det stå", lambda: self._leave(("navn", found.roller)))
        self._say(words, rest, (only, keep))

    def _say(self, words: str, rest: str, actions: tuple[Handling, ...]) -> None:
        """The same words keep their buttons, and the keyboard in them."""
        if self.line.words != f"{words} {rest}":
            self.line.show_words(words, rest, actions)

    def _key(self, found: Vagtfund) -> object:
        return (found.cpr, found.antal, found.hvor)

    def _leave(self, what: object) -> None:
        self._left.add(what)
        self._show()
