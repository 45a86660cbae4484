"""The strip under Find while a shortlist is being made: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, Etiket, Ikon, Knap, Knaptype, announce, set_hint

NARROW, TIGHT = 760, 560


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
        self.udskriv = Knap("Udskriv ark", icon="printer", low=True)
        self.gem = Knap("Gem som PDF", icon="file-text", low=True)
        for knap, key in ((self.udskriv, "Ctrl+P"), (self.gem, "Ctrl+S")):
            set_hint(knap, f"Tast {key}")
        self.ryd = Knap("Ryd", Knaptype.TEKST, icon="x", low=True, name="Ryd de valgte")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(8)
        self._icon = Ikon("list-checks")
        layout.addWidget(self._icon)
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
        current().changed.connect(self._fit)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fewer words where there is little room."""
        scale = current().scale
        narrow, tight = self.width() / scale < NARROW, self.width() / scale < TIGHT
        self.vis.set_words("Vis" if narrow else "Vis de valgte")
        self.udskriv.set_words("Udskriv" if narrow else "Udskriv ark")
        self.gem.set_words("PDF" if narrow else "Gem som PDF")
        self._icon.setVisible(not tight)
        for knap, icon in ((self.vis, "list-checks"), (self.udskriv, "printer"), (self.gem, "file-text")):
            knap.set_icon("" if tight else icon)

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
