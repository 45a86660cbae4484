"""Overblik before there is anything to show: what will come here, and what never will."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.ui.widgets import Etiket, Knap, Kort

KOMMER = (
    "Når du afslutter en samtale, tæller Vejviser én op: hvilke behov der blev løst og ikke løst, hvor det "
    "gik i stå, og om overleveringerne var varme. Tallene vises, når måneden er slut, og der har været "
    "mindst fem samtaler."
)
ALDRIG = (
    "Navne, ord fra samtalen, alder, adresse, dag eller klokkeslæt. Der gemmes ingen linje om en samtale, "
    "kun tal for hele måneden, og de bliver på denne computer. Et tal under fem vises ikke."
)
VENTER = "Der er talt med. Tallene kommer, når måneden er slut, og der har været mindst fem samtaler."
IT_FRA = "Jeres it-afdeling har slået Overblik fra på denne computer: der tælles ikke med."
FRA = "Lige nu tælles der ikke med. Det er slået fra i Indstillinger."


class OverblikTomt(QWidget):
    """``knap`` leads to the settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._something, self._taeller, self._tilladt = False, True, True
        self._stand = Etiket("")
        self.knap = Knap("Vælg, om der tælles med", icon="settings", low=True)
        card = Kort()
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for title, text in (("Det kommer her", KOMMER), ("Det kommer aldrig her", ALDRIG)):
            column.addWidget(Etiket(title, bold=True, ink="petrol"))
            column.addWidget(Etiket(text))
            column.addSpacing(4)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._stand)
        row.addWidget(card)
        row.addWidget(self.knap, 0, Qt.AlignmentFlag.AlignLeft)
        self._say()

    def set_something(self, something: bool) -> None:
        self._something = something
        self._say()

    def set_taeller(self, taeller: bool) -> None:
        self._taeller = taeller
        self._say()

    def set_tilladt(self, on: bool) -> None:
        """IT's decision goes over the user's."""
        self._tilladt = on
        self.knap.setVisible(on)
        self._say()

    def _say(self) -> None:
        switched_off = [] if self._taeller else [FRA]
        words = " ".join(
            ([VENTER] if self._something else []) + (switched_off if self._tilladt else [IT_FRA])
        )
        self._stand.setText(words or "Her er ingen tal endnu.")
