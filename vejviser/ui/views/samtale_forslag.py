"""Need areas that the words suggest, each with its words; and the way to add any area by hand.

Nothing is ever chosen by the app: the person says "Ja, det passer", or the suggestion is taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.query import Behovsforslag
from vejviser.ui.theme import current
from vejviser.ui.widgets import Etiket, Knap, Knaptype, Kort, Nummer, clear_layout

VIST_HOEJST = 3


class Forslagskort(Kort):
    """One suggestion: dashed, because nobody said yes to it yet."""

    def __init__(self, forslag: Behovsforslag, parent: QWidget | None = None) -> None:
        super().__init__("stiplet", fill="", parent=parent)
        words = " · ".join(forslag.fordi)
        self.accept = Knap("Ja, det passer", low=True, name=f"Ja, det passer: {forslag.navn}")
        self.dismiss = Knap("", Knaptype.TEKST, icon="x", low=True, name=f"Fjern forslaget {forslag.navn}")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Etiket(forslag.navn, bold=True))
        texts.addWidget(Etiket(words, "t1", muted=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(Nummer("?"), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(texts, 1)
        layout.addWidget(self.accept)
        layout.addWidget(self.dismiss)


class ForslagView(QWidget):
    """``accepted`` carries the suggestion; ``dismissed`` the area; ``add_requested`` where to open."""

    accepted = Signal(object)
    dismissed = Signal(str)
    add_requested = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Behovsforslag, ...] = ()
        self._title = Etiket("Forslag ud fra ordene", "t1", muted=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.add_button = Knap("Tilføj et behov", Knaptype.TEKST, icon="plus", low=True)
        self.add_button.setObjectName("tilfoej_behov")
        self.add_button.clicked.connect(lambda: self.add_requested.emit(self.add_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addLayout(self._cards)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_forslag(())

    @property
    def shown(self) -> tuple[Behovsforslag, ...]:
        return self._shown

    def show_forslag(self, forslag: Sequence[Behovsforslag]) -> None:
        """The same suggestions again change nothing, so that the keyboard stays where it is."""
        wanted = tuple(forslag[:VIST_HOEJST])
        self._title.setVisible(bool(wanted))
        if _faces(wanted) == _faces(self._shown):
            self._shown = wanted
            return
        self._shown = wanted
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        clear_layout(self._cards)
        for item in wanted:
            self._cards.addWidget(self._make_card(item))
        if had_focus:
            self._focus_first()

    def accept_first(self) -> None:
        """Alt+J: yes to the uppermost."""
        if self._shown:
            self.accepted.emit(self._shown[0])

    def _make_card(self, forslag: Behovsforslag) -> Forslagskort:
        card = Forslagskort(forslag)
        card.setMinimumHeight(current().target())
        card.accept.clicked.connect(lambda: self.accepted.emit(forslag))
        card.dismiss.clicked.connect(lambda: self.dismissed.emit(forslag.kode))
        return card

    def _focus_first(self) -> None:
        item = self._cards.itemAt(0)
        card = item.widget() if item is not None else None
        target = card.accept if isinstance(card, Forslagskort) else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _faces(forslag: Sequence[Behovsforslag]) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.kode, item.fordi) for item in forslag]
