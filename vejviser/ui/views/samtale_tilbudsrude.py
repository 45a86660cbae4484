"""The offers of one need in step 2: cards, or two of them beside each other, and what to do where none is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.query import Tilbudsforslag
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_kortliste import Kortliste
from vejviser.ui.views.samtale_sammenlign import SammenlignView
from vejviser.ui.views.samtale_tilbudstekst import Kortvisning
from vejviser.ui.widgets import Knap, Knaptype, Tilstandsflade


class Tilbudsrude(QWidget):
    """``chosen`` carries an offer chosen from the comparison; ``left`` when the cards are back."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tjenester: Tjenester | None = None
        self._forslag: Sequence[Tilbudsforslag] = ()
        self._area = ""
        self._has_more = False
        self.kort = Kortliste()
        self.sammenlign = SammenlignView()
        self.more = Knap("Vis flere tilbud", Knaptype.TEKST, icon="plus", low=True)
        self.compare = Knap("Sammenlign to", Knaptype.TEKST, icon="scale", low=True, key="Ctrl+J")
        self.nothing = Tilstandsflade()
        ways = QHBoxLayout()
        ways.addWidget(self.more)
        ways.addWidget(self.compare)
        ways.addStretch(1)
        cards = QVBoxLayout(self)
        cards.setContentsMargins(2, 2, 8, 2)
        cards.setSpacing(8)
        cards.addWidget(self.sammenlign)
        cards.addWidget(self.kort)
        cards.addLayout(ways)
        cards.addWidget(self.nothing)
        cards.addStretch(1)
        self.compare.clicked.connect(self.begin_compare)
        self.sammenlign.closed.connect(self._on_closed)
        self.sammenlign.choose_requested.connect(self._on_chosen)
        self._turn(False)

    def show_offers(
        self,
        area: str,
        shown: Sequence[Kortvisning],
        forslag: Sequence[Tilbudsforslag],
        tjenester: Tjenester,
        has_more: bool,
    ) -> None:
        """Another need ends the comparison; the same one keeps it."""
        stays = self.is_comparing and area == self._area
        self._area, self._forslag, self._tjenester, self._has_more = area, forslag, tjenester, has_more
        self.kort.show_kort(shown)
        self._turn(stays)

    @property
    def is_comparing(self) -> bool:
        return not self.sammenlign.isHidden()

    def begin_compare(self) -> None:
        """The card that has the keyboard beside the next one."""
        ids = self._comparable()
        if self._tjenester is None or len(ids) < 2:
            return
        focus = self.window().focusWidget()
        first = next((id for id in ids if focus and self.kort.card(id).isAncestorOf(focus)), ids[0])
        self._turn(True)
        self.sammenlign.show_tilbud(ids, self._forslag, first, self._tjenester)

    def _comparable(self) -> list[str]:
        catalogue = self._tjenester.katalog.tilbud if self._tjenester else {}
        return [key for key in self.kort.keys if key in catalogue]

    def _on_closed(self) -> None:
        self._turn(False)
        self.left.emit()

    def _on_chosen(self, tilbud_id: str) -> None:
        self._turn(False)
        self.chosen.emit(tilbud_id)

    def _turn(self, comparing: bool) -> None:
        self.sammenlign.setVisible(comparing)
        self.kort.setVisible(not comparing)
        self.compare.setVisible(not comparing and len(self._comparable()) > 1)
        self.more.setVisible(not comparing and self._has_more)
