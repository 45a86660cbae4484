"""The parts of an offer that can be wrong: a tick for each, and under a ticked one what is right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.rettelse import RETTELSESDELE, staar_der
from vejviser.domain.tilbud import Tilbud
from vejviser.ui.widgets import Etiket, Tekstfelt
from vejviser.ui.widgets.valg import Valg

INDRYK = 44
UDEN_TEKST = frozenset({"tilstand"})


class Del(QWidget):
    """One part. The field is there when it is ticked, and takes the keyboard at once."""

    changed = Signal()

    def __init__(self, noegle: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.noegle = noegle
        self.kryds = Valg(RETTELSESDELE[noegle])
        if number < 10:
            self.kryds.setAccessibleDescription(f"Tast {number}")
        self._now = Etiket("", "t1", muted=True)
        self.felt = Tekstfelt(
            f"{RETTELSESDELE[noegle]}: det rigtige er", "Skriv det rigtige, hvis du ved det"
        )
        self._under = QWidget()
        under = QVBoxLayout(self._under)
        under.setContentsMargins(INDRYK, 0, 5, 8)
        under.setSpacing(4)
        under.addWidget(self._now)
        under.addWidget(self.felt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.kryds)
        layout.addWidget(self._under)
        self._under.hide()
        self.kryds.clicked.connect(self._on_ticked)
        self.felt.textChanged.connect(self.changed)

    def show_tilbud(self, tilbud: Tilbud) -> None:
        words = staar_der(tilbud, self.noegle)
        self._now.setText(f"Der står: {words}" if words else "")
        self._now.setVisible(bool(words) and self.noegle not in UDEN_TEKST)
        self.felt.clear()
        self.kryds.setChecked(False)
        self._under.hide()

    def toggle(self) -> None:
        self.kryds.click()

    def _on_ticked(self, on: bool) -> None:
        self._under.setVisible(on and self.noegle not in UDEN_TEKST)
        if on and self.noegle not in UDEN_TEKST:
            self.felt.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
