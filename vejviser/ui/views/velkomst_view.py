"""The page of the first start: what Vejviser is, what it stores, and whether it looks for a newer directory.

Shown once by itself, and again from Hjælp. Whoever just wants to search writes: the letters go to the field.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.hjaelp_tekst import read_hjaelp
from vejviser.ui.tjenester import Opdatering
from vejviser.ui.views.find_taster import is_letter
from vejviser.ui.views.hjaelp_blokke import add_blocks
from vejviser.ui.views.opdater_panel import vaelg_mappe
from vejviser.ui.widgets import Afkrydsning, Etiket, FlowLayout, Knap, Knaptype, Rulleflade

WIDTH = 820
OPDATERING = (
    "Nye kataloger kommer som en fil på et fællesdrev eller et USB-stik. Vejviser kan selv se efter i en "
    "mappe én gang om dagen. Det er slået fra, til du slår det til, og kan ændres i Indstillinger."
)
IT_TIL = "Jeres it-afdeling har slået det til: Vejviser ser selv efter nye kataloger."
IT_FRA = "Jeres it-afdeling henter nye kataloger til denne computer. Du skal intet gøre."


class VelkomstView(QWidget):
    """``plan_chosen``: the folder to look in once a day, "" for none."""

    closed = Signal()
    hjaelp_requested = Signal()
    indstillinger_requested = Signal()
    plan_chosen = Signal(str)
    typed = Signal(str)

    def __init__(
        self, folder: Path, mappe: Callable[[QWidget], str] = vaelg_mappe, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._mappe = folder, mappe
        self._kilde = ""
        self.setObjectName("velkomst")
        self._make_choice()
        self._make_ways()
        self._build_ui()
        self.set_opdatering(None)

    def focus_first(self) -> None:
        self.begin.setFocus()

    def set_opdatering(self, opdatering: Opdatering | None, kilde: str = "", plan: bool = False) -> None:
        """What IT decided, and what the user chose before."""
        allowed = None if opdatering is None else opdatering.tilladt
        self.it.setText("" if allowed is None else IT_TIL if allowed else IT_FRA)
        self.it.setVisible(bool(self.it.text()))
        self._choice.setVisible(allowed is None)
        self._kilde = kilde
        self._show(plan and bool(kilde))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_letter(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _make_choice(self) -> None:
        self.it = Etiket("", bold=True, ink="petrol")
        self.plan = Afkrydsning("Se efter nye kataloger hver dag")
        self.plan.setObjectName("velkomst_plan")
        self.plan.clicked.connect(self._on_plan)
        self.mappe = Knap("Vælg mappe", Knaptype.KANT, low=True)
        self.mappe.clicked.connect(self._choose)
        self.kilde = Etiket("", "t1", muted=True)
        self._choice = QWidget()
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.mappe)
        row.addStretch(1)
        choice.addWidget(Etiket(OPDATERING))
        choice.addWidget(self.plan)
        choice.addLayout(row)
        choice.addWidget(self.kilde)

    def _make_ways(self) -> None:
        self.begin = Knap("Kom i gang", Knaptype.FYLDT, key="Enter")
        self.begin.setObjectName("velkomst_begynd")
        self.begin.setAutoDefault(True)  # Enter presses it
        self.hjaelp = Knap("Læs hjælpen", Knaptype.KANT, key="F1")
        self.indstillinger = Knap("Skriv, hvem du er", Knaptype.KANT, key="Ctrl+,")
        self.begin.clicked.connect(self.closed)
        self.hjaelp.clicked.connect(self.hjaelp_requested)
        self.indstillinger.clicked.connect(self.indstillinger_requested)

    def _build_ui(self) -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(32, 24, 32, 24)
        lines.setSpacing(4)
        text = (self._folder / "velkomst.md").read_text(encoding="utf-8")
        add_blocks(lines, read_hjaelp(text, {}))
        lines.addWidget(self.it)
        lines.addWidget(self._choice)
        lines.addStretch(1)
        ways = QWidget()
        row = FlowLayout(ways)
        for knap in (self.begin, self.hjaelp, self.indstillinger):
            row.addWidget(knap)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 8, 32, 16)
        foot.addWidget(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Rulleflade(content, WIDTH), 1)
        layout.addLayout(foot)

    def _on_plan(self, on: bool) -> None:
        """Looking needs a folder to look in."""
        if on and not self._kilde:
            self._choose()
        else:
            self._choose_plan(on)

    def _choose(self) -> None:
        self._kilde = self._mappe(self) or self._kilde
        self._choose_plan(bool(self._kilde))

    def _choose_plan(self, on: bool) -> None:
        self._show(on)
        self.plan_chosen.emit(self._kilde if on else "")

    def _show(self, on: bool) -> None:
        self.plan.setChecked(on)
        self.kilde.setText(f"Mappen: {self._kilde}" if self._kilde else "")
        self.kilde.setVisible(bool(self._kilde))
