"""What steps 2 and 3 show before any need stands in the person's words: why, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vejviser.ui.widgets import Handling, Tilstandsflade


class IngenBehov(Tilstandsflade):
    """``what`` is the plural that opens the sentence ("Løsninger")."""

    behov_requested = Signal()

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_empty(
            "Der er ingen behov endnu.",
            f"{what} bygger på det, personen selv siger er vigtigt. Begynd med personens egne ord.",
            (Handling("Til Behov", self.behov_requested.emit),),
        )
