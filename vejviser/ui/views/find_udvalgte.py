"""The strip under Find while a shortlist is being made: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.ui.widgets import Baggrund, Etiket, Ikon, Knap, Knaptype, announce


class Udvalgtlinje(Baggrund):
    """Hidden while nothing is chosen."""

    show_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("petrol_l", edges="t", parent=parent)
        self._count = Etiket("", bold=True, wrap=False)
        self.vis = Knap("Vis de valgte", icon="list-checks", low=True)
        self.udskriv = Knap("Udskriv ark", icon="printer", key="Ctrl+P", low=True)
        self.gem = Knap("Gem som PDF", icon="file-text", low=True)
        self.ryd = Knap("Ryd", Knaptype.TEKST, icon="x", low=True, name="Ryd de valgte")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(8)
        layout.addWidget(Ikon("list-checks"))
        layout.addWidget(self._count)
        layout.addStretch(1)
        for knap, signal in (
            (self.vis, self.show_requested),
            (self.udskriv, self.print_requested),
            (self.gem, self.save_requested),
            (self.ryd, self.clear_requested),
        ):
            knap.clicked.connect(signal)
            layout.addWidget(knap)
        self.hide()

    @property
    def words(self) -> str:
        return self._count.text()

    def show_count(self, count: int) -> None:
        words = f"{count} valgt" if count == 1 else f"{count} valgte"
        self.setVisible(bool(count))
        if words != self._count.text():
            self._count.setText(words)
            if count:
                announce(self._count, words)
