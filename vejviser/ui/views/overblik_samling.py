"""The foot of Overblik: hand this computer's counts on as a file, and add up the files of several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype

FORKLARING = (
    "Er I flere om opgaven, kan hver af jer gemme sine tal som en fil, og én kan lægge dem sammen. I filen "
    "er kun det, du kan se her: hele femmere for hele måneder."
)


class OverblikSamling(QWidget):
    """``save_requested``, ``join_requested``, and ``alone_requested``: back to this computer's own."""

    save_requested = Signal()
    join_requested = Signal()
    alone_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gem = Knap("Gem mine tal til de andre", icon="file-text", low=True)
        self.saml = Knap("Læg flere computeres tal sammen", icon="plus", low=True)
        self.alene = Knap("Vis kun denne computers tal", Knaptype.TEKST, icon="undo-2", low=True)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for knap in (self.gem, self.saml, self.alene):
            flow.addWidget(knap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Etiket("Flere computere", bold=True))
        column.addWidget(Etiket(FORKLARING, "t1", muted=True))
        column.addWidget(buttons)
        self.gem.clicked.connect(self.save_requested)
        self.saml.clicked.connect(self.join_requested)
        self.alene.clicked.connect(self.alone_requested)
        self.show_stand(own=False, joined=False)

    def show_stand(self, *, own: bool, joined: bool) -> None:
        """``own``: this computer has numbers to hand on. ``joined``: those of several are shown."""
        self.gem.setVisible(own and not joined)
        self.alene.setVisible(joined)
