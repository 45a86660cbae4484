"""Two editors saved the same offer: both texts, field by field, and you choose. In place, nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.redaktion import KonfliktError, Uenighed, flet
from vejviser.domain.tilbud import Tilbud
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, Kort, RavLinje, Rulleflade
from vejviser.ui.widgets.valg import Valgliste

MIN, DERES = "min", "deres"


class Uenighedskort(Kort):
    """One field: my text, or theirs. Theirs is chosen where I never touched it."""

    def __init__(self, uenighed: Uenighed, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.felt = uenighed.felt
        self.valgt = DERES if uenighed.kun_deres else MIN
        options = ((MIN, f"Dit: {uenighed.mine}"), (DERES, f"Deres: {uenighed.deres}"))
        self.valg = Valgliste(uenighed.navn, options, single=True)
        self.valg.set_values((self.valgt,))
        self.valg.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(Etiket(uenighed.navn, bold=True))
        column.addWidget(self.valg)

    def _on_chosen(self, key: str, _on: bool) -> None:
        """One of them always holds."""
        self.valgt = key
        self.valg.set_values((key,))


class KonfliktView(QWidget):
    """``solved`` carries the offer and the version that it may take the place of."""

    solved = Signal(object, int)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._konflikt: KonfliktError | None = None
        self.kort: list[Uenighedskort] = []
        self.rav = RavLinje()
        self.gem = Knap("Gem det, du har valgt", Knaptype.FYLDT, key="Ctrl+S")
        self.drop = Knap("Behold kun deres", Knaptype.TEKST)
        self._cards = QVBoxLayout()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.rav)
        column.addLayout(self._cards)
        holder = QWidget()
        row = FlowLayout(holder)
        row.addWidget(self.gem)
        row.addWidget(self.drop)
        column.addWidget(holder)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Rulleflade(content, 760))
        self.gem.clicked.connect(self.solve)
        self.drop.clicked.connect(self.dropped)

    def show_conflict(self, konflikt: KonfliktError) -> None:
        self._konflikt = konflikt
        self.rav.show_words(konflikt.message, konflikt.remedy)
        for card in self.kort:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.kort = [Uenighedskort(one) for one in konflikt.uenigheder]
        for card in self.kort:
            self._cards.addWidget(card)
        (self.kort[0].valg if self.kort else self.gem).setFocus()

    def solve(self) -> None:
        konflikt = self._konflikt
        if konflikt is not None:
            theirs = [card.felt for card in self.kort if card.valgt == DERES]
            tilbud: Tilbud = flet(konflikt.mine, konflikt.deres.tilbud, theirs)
            self.solved.emit(tilbud, konflikt.deres.version)
