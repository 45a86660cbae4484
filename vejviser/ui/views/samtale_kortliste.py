"""The cards of step 2 under each other. Cards that stay keep their focus and what was unfolded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.ui.views.samtale_tilbudskort import Tilbudskort
from vejviser.ui.views.samtale_tilbudstekst import Kortvisning

NEAR_TOP = 3
"""So many cards are seen without scrolling."""


class Kortliste(QWidget):
    """Passes on what the cards wish. The key of a card is the offer's id, or an own solution's words."""

    choose_requested = Signal(str)
    unchoose_requested = Signal(str)
    set_aside_requested = Signal(str, str)
    bring_back_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, Tilbudskort] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    @property
    def keys(self) -> tuple[str, ...]:
        """In the order shown."""
        return tuple(sorted(self._cards, key=lambda key: self._rows.indexOf(self._cards[key])))

    def card(self, key: str) -> Tilbudskort:
        return self._cards[key]

    def focus_first(self) -> bool:
        """Give the keyboard to the first card near the top that can be chosen; False where there is none.

        Where much is chosen already, what can be chosen lies far down: then the first card, in sight.
        """
        near = [self._cards[key] for key in self.keys[:NEAR_TOP]]
        possible = (card for card in near if card.visning.tilstand == "mulig")
        card = next(possible, near[0] if near else None)
        if card is not None:
            card.focus_first()
        return card is not None

    def show_kort(self, shown: Sequence[Kortvisning]) -> None:
        wanted = {item.tilbud or item.navn: item for item in shown}
        for key in [key for key in self._cards if key not in wanted]:
            gone = self._cards.pop(key)
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, visning) in enumerate(wanted.items()):
            card = self._cards.get(key) or self._make_card(key, visning)
            card.show_visning(visning)
            if self._rows.indexOf(card) != place:
                self._rows.insertWidget(place, card)

    def _make_card(self, key: str, visning: Kortvisning) -> Tilbudskort:
        card = Tilbudskort(visning)
        card.choose_requested.connect(self.choose_requested)
        card.unchoose_requested.connect(self.unchoose_requested)
        card.set_aside_requested.connect(self._on_set_aside)
        card.reason_given.connect(self.set_aside_requested)
        card.bring_back_requested.connect(self.bring_back_requested)
        self._cards[key] = card
        return card

    def _on_set_aside(self, key: str) -> None:
        """Set aside at once; the reason is asked for afterwards and may stay empty."""
        self.set_aside_requested.emit(key, "")
        if key in self._cards:
            self._cards[key].focus_reason()
