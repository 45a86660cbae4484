"""Two offers side by side in step 2, fact by fact: what differs first, what nobody knows said so. Fagland.

By keyboard: each column's heading is a list to choose from, and Esc goes back to the cards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.aabningstid import aabningsstatus
from vejviser.domain.dansk_tekst import opremsning, stort, telefon
from vejviser.domain.query import Tilbudsforslag
from vejviser.domain.tilbud import Svar, Tilbud
from vejviser.ui.tilbud_tekst import Vished, maerker
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_tilbudstekst import SKJULT_ADRESSE, adresser
from vejviser.ui.widgets import Etiket, Knap, Knaptype, Mark, Span, Streg, Valgknap, clear_layout

IKKE_OPLYST = "ikke oplyst, ring"
EMNER = {
    "uden_visitation": "Visitation",
    "uden_henvisning": "Henvisning",
    "uden_tid": "Tid",
    "anonym": "Anonymt",
    "gratis": "Pris",
    "hund": "Hund",
    "paavirket": "Påvirket",
    "koerestol": "Kørestol",
    "opsoegende": "Opsøgende",
}
"""The facts that are set beside each other, and what each row is called."""

KORTE = frozenset((*EMNER.values(), "Nu", "I vejen"))
"""Rows of few words; whole sentences in bold are hard to read."""


@dataclass(frozen=True, slots=True)
class Sammenligning:
    """One row: what it is about, and what holds for each of the two."""

    emne: str
    ene: str
    anden: str

    @property
    def ens(self) -> bool:
        return self.ene == self.anden


def sammenlign(
    ene: Tilbud, anden: Tilbud, forslag: Mapping[str, Tilbudsforslag], tjenester: Tjenester
) -> tuple[Sammenligning, ...]:
    """All rows, those that differ first."""
    left, right = (_facts(tilbud, forslag.get(tilbud.id), tjenester) for tilbud in (ene, anden))
    rows = [Sammenligning(emne, words, right[emne]) for emne, words in left.items()]
    return tuple(sorted(rows, key=lambda row: row.ens))


def _facts(tilbud: Tilbud, forslag: Tilbudsforslag | None, tjenester: Tjenester) -> dict[str, str]:
    known = {mark.noegle: mark.tekst for mark in maerker(tilbud, EMNER) if mark.vished is not Vished.UKENDT}
    doegn = {Svar.JA: True, Svar.NEJ: False}.get(tilbud.doegnaaben)
    hours = aabningsstatus(tilbud.aabningstider, doegn, tjenester.nu(), tjenester.helligdage)
    places = (SKJULT_ADRESSE,) if tilbud.skjul_adresse else adresser(tilbud)[:2]
    numbers = [telefon(item.nummer) for item in tilbud.telefon[:2]]
    facts = {
        "Passer": opremsning(forslag.fordi) if forslag else "",
        "I vejen": opremsning(forslag.hindringer) if forslag else "",
        "Hvad": tilbud.kort,
        "Sådan": tilbud.adgang.saadan or "",
        "Nu": hours.tekst,
        **{words: known.get(key, "") for key, words in EMNER.items()},
        "Hvor": "\n".join(places),
        "Ring": opremsning(numbers),
    }
    nothing = {"Passer": "–", "I vejen": "intet, vi ved"}
    return {emne: stort(words or nothing.get(emne, IKKE_OPLYST)) for emne, words in facts.items()}


class SammenlignView(QWidget):
    """``choose_requested`` carries the offer; ``closed`` when the user goes back."""

    choose_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tjenester: Tjenester | None = None
        self._forslag: dict[str, Tilbudsforslag] = {}
        self.pickers = (Valgknap("Det ene", framed=True), Valgknap("Det andet", framed=True))
        self._chooses = (Knap("Vælg", low=True), Knap("Vælg", low=True))
        self.back = Knap("Tilbage til tilbuddene", Knaptype.TEKST, icon="undo-2", low=True, key="Esc")
        self._grid = QGridLayout()
        self._build_ui()

    @property
    def rows(self) -> tuple[Sammenligning, ...]:
        """What is shown, for tests and for a screen reader's summary."""
        if self._tjenester is None:
            return ()
        catalogue = self._tjenester.katalog.tilbud
        ene, anden = (catalogue[picker.value] for picker in self.pickers)
        return sammenlign(ene, anden, self._forslag, self._tjenester)

    def show_tilbud(
        self, ids: Sequence[str], forslag: Sequence[Tilbudsforslag], first: str, tjenester: Tjenester
    ) -> None:
        """``ids``: at least two to choose from; ``first`` stands left, the next one right."""
        self._tjenester = tjenester
        self._forslag = {item.id: item for item in forslag}
        options = [(id, tjenester.katalog.tilbud[id].navn) for id in ids]
        left = first if first in ids else ids[0]
        right = next(id for id in (*ids[ids.index(left) + 1 :], *ids) if id != left)
        for picker, id in zip(self.pickers, (left, right), strict=True):
            picker.set_options(options, id)
        self._show()
        self.pickers[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _build_ui(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        for column, stretch in ((0, 0), (1, 1), (2, 1)):
            self._grid.setColumnStretch(column, stretch)
        head = QHBoxLayout()
        head.addWidget(Etiket("To tilbud ved siden af hinanden", bold=True), 1)
        head.addWidget(self.back)
        picks = QHBoxLayout()
        picks.setSpacing(16)
        for picker in self.pickers:
            picks.addWidget(picker, 1)
            picker.value_chosen.connect(lambda _value: self._show())
        chooses = QHBoxLayout()
        chooses.setSpacing(16)
        for picker, button in zip(self.pickers, self._chooses, strict=True):
            chooses.addWidget(button, 1)
            button.clicked.connect(lambda _on=False, picker=picker: self.choose_requested.emit(picker.value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(picks)
        layout.addLayout(self._grid)
        layout.addLayout(chooses)
        self.back.clicked.connect(self.closed)

    def _show(self) -> None:
        if self._tjenester is None:
            return
        clear_layout(self._grid)
        for place, row in enumerate(self.rows):
            self._grid.addWidget(Streg(), 2 * place, 0, 1, 3)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Etiket(row.emne, "t1", muted=True, wrap=False), 2 * place + 1, 0, top)
            for column, words in ((1, row.ene), (2, row.anden)):
                strong = not row.ens and row.emne in KORTE
                self._grid.addWidget(_cell(words, row.ens, strong), 2 * place + 1, column, top)
        for picker, button in zip(self.pickers, self._chooses, strict=True):
            name = self._tjenester.katalog.tilbud[picker.value].navn
            button.set_words(f"Vælg {name}" if len(name) < 28 else "Vælg det her")
            button.setAccessibleName(f"Vælg {name}")


def _cell(words: str, same: bool, strong: bool) -> Etiket:
    """A short fact that differs stands out; what nobody knows is dashed."""
    unknown = words.lower() == IKKE_OPLYST
    label = Etiket(words, "t1", bold=strong and not unknown, muted=same)
    if unknown:
        label.set_spans([Span(0, len(words), Mark.STIPLET)])
    return label
