"""The part of the settings that says what Overblik counts, and switches it on and off."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.ui.views.overblik_tomt import IT_FRA
from vejviser.ui.widgets import Afkrydsning, Etiket

FORKLARING = (
    "Ved “Afslut” tælles der én op for måneden: hvert behov som løst eller ikke løst, hvor det gik i stå (fx "
    "ventetid eller hund), og om overleveringen var varm. Kun tal. De ligger på denne computer, og du kan "
    "slette dem i Overblik."
)


class OverblikValg(QWidget):
    """``changed`` carries the two answers: conversations, and searches without hits."""

    changed = Signal(bool, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.samtaler = Afkrydsning("Tæl med i Overblik")
        self.samtaler.setObjectName("indstilling_taeller")
        self.soegninger = Afkrydsning("Tæl også søgninger uden fund (kun antallet, aldrig ordene)")
        self.soegninger.setObjectName("indstilling_taeller_soegninger")
        self._it = Etiket(IT_FRA, bold=True)
        self._it.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Etiket("Overblik", bold=True))
        column.addWidget(Etiket(FORKLARING, muted=True))
        column.addWidget(self._it)
        column.addWidget(self.samtaler)
        column.addWidget(self.soegninger)
        for box in (self.samtaler, self.soegninger):
            box.clicked.connect(self._on_clicked)

    def set_tilladt(self, on: bool) -> None:
        """IT's decision: then there is nothing to choose."""
        self._it.setVisible(not on)
        for box in (self.samtaler, self.soegninger):
            box.setVisible(on)

    def set_valg(self, *, samtaler: bool, soegninger: bool) -> None:
        self.samtaler.setChecked(samtaler)
        self.soegninger.setChecked(soegninger)

    def _on_clicked(self) -> None:
        self.changed.emit(self.samtaler.isChecked(), self.soegninger.isChecked())
