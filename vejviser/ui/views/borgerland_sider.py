"""The pages of Borgerland: the person's own words, two offers to choose between, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.cpr import Niveau, sloer
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.theme import current
from vejviser.ui.views.borgerland_kort import BorgerlandKort
from vejviser.ui.views.borgerland_tekst import Borgerkort
from vejviser.ui.views.notat_papir import Papir
from vejviser.ui.views.samtale_binding import Feltbinding
from vejviser.ui.widgets import (
    Etiket,
    Flertekst,
    FlowLayout,
    Knap,
    Knaptype,
    RavLinje,
    Tekstfelt,
    Tilstandsflade,
    clear_layout,
)

PAA_SKAERMEN = 2
"""At most so many offers at once."""


class OrdSide(QWidget):
    """Nothing is chosen yet: the person's words in large type, to read and to write in."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Flertekst("Dine egne ord", "Vi skriver det, som du siger det")
        Feltbinding(self.field, styring, "egne_ord", safe=lambda text: sloer(text, til=Niveau.MULIG)[0])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.field)


class AftaltSide(QWidget):
    """The citizen's own note, as it would be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Papir("t2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.paper)


class Behovspiller(QWidget):
    """The needs as a row; the one that is looked at is filled. ``short``: the others by number alone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.short = False
        self._row = FlowLayout(self, 16)

    def show_behov(self, behov: Sequence[tuple[str, str]], now: str) -> None:
        names = dict(behov)
        if tuple(behov) != self._shown:
            self._shown = tuple(behov)
            clear_layout(self._row)
            for number, (omraade, navn) in enumerate(behov, start=1):
                pill = Knap(f"{number} {navn}", low=True)
                pill.setObjectName(omraade)
                pill.clicked.connect(lambda _checked=False, omraade=omraade: self.chosen.emit(omraade))
                self._row.addWidget(pill)
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            pill_widget = item.widget() if item is not None else None
            if isinstance(pill_widget, Knap):
                on = pill_widget.objectName() == now
                pill_widget.set_kind(Knaptype.FYLDT if on else Knaptype.KANT)
                name = f"{place + 1} {names[pill_widget.objectName()]}"
                pill_widget.set_words(str(place + 1) if self.short and now and not on else name)
                pill_widget.setAccessibleName(name)
                pill_widget.setAccessibleDescription("Det ser vi på nu" if on else "")


class Engangslinje(RavLinje):
    """What was said once is not said again at every step, until the person has said more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = self._told = ""

    def show_about(self, words: str, said: str) -> None:
        self._about = said
        self.show_words("" if said == self._told else words)

    def remember(self) -> None:
        if not self.isHidden():
            self._told = self._about


class TilbudSide(QWidget):
    """Two cards beside each other, or under each other where the screen is narrow."""

    yes_requested = Signal(str)
    no_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Borgerkort, bool | None], ...] | None = None
        self._cards: list[BorgerlandKort] = []
        self.none = Tilstandsflade()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(self._columns, 1)
        layout.addWidget(self.none)

    @property
    def cards(self) -> tuple[BorgerlandKort, ...]:
        return tuple(self._cards)

    def show_kort(self, kort: Sequence[tuple[Borgerkort, bool | None]]) -> None:
        """Each card with whether it is chosen (None: no buttons)."""
        wanted = tuple(kort)
        self.none.setVisible(not wanted)
        if self._shown is not None and [k for k, _ in wanted] == [k for k, _ in self._shown]:
            for card, (_kort, chosen) in zip(self._cards, wanted, strict=True):
                card.show_chosen(bool(chosen))
            self._shown = wanted
            return
        self._shown = wanted
        for card in self._cards:
            self._columns.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._make_card(item, chosen) for item, chosen in wanted]

    def focus_first(self) -> None:
        if self._cards and self._cards[0].has_choice:
            self._cards[0].yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 640 * current().scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _make_card(self, kort: Borgerkort, chosen: bool | None) -> BorgerlandKort:
        card = BorgerlandKort(kort, chosen)
        card.yes_requested.connect(self.yes_requested)
        card.no_requested.connect(self.no_requested)
        self._columns.addWidget(card, 1)
        card.show()
        return card


class EgenIde(QWidget):
    """ "Jeg har selv en idé": opens a field; ``written`` carries the words."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Knap("Jeg har selv en idé", Knaptype.TEKST, icon="plus")
        self.field = Tekstfelt("Din egen idé", "Skriv det med dine egne ord, og tryk Enter")
        self.field.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(5, 5, 5, 5)
        layout.setSpacing(16)
        layout.addWidget(self.button)
        layout.addWidget(self.field, 1)
        layout.addStretch(0)
        self.button.clicked.connect(self._on_clicked)
        self.field.returnPressed.connect(self._on_entered)

    def _on_clicked(self) -> None:
        self.field.setVisible(self.field.isHidden())
        if not self.field.isHidden():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        words = self.field.text().strip()
        self.field.clear()
        self.field.hide()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        if words:
            self.written.emit(words)


def question(text: str) -> Etiket:
    """The page's one question, not bold: it is asked, not announced."""
    return Etiket(text, "t3")
