"""The user's own note on an offer: plain words on this machine, never about a citizen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.favoritter import MOST_NOTE
from vejviser.ui.widgets import Feltgruppe, Flertekst

TITLE = "Din note om tilbuddet"
HELP = "Bliver på denne computer og overlever nye kataloger. Skriv aldrig om en borger."


class Tilbudsnote(QWidget):
    """``note_changed`` carries offer and words when the keyboard leaves the field."""

    note_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id, self._kept = "", ""
        self._field = Flertekst(TITLE, "Fx: bedst at ringe om formiddagen", lines=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 8, 5, 12)
        layout.addWidget(Feltgruppe(TITLE, self._field, HELP))
        self._field.focus_left.connect(self.keep)
        self._field.textChanged.connect(self._on_changed)

    def show_note(self, id: str, text: str) -> None:
        """Another offer: what was written about the one before is kept first."""
        self.keep()
        self._id, self._kept = id, text
        if self._field.toPlainText() != text:
            self._field.setPlainText(text)

    def keep(self) -> None:
        words = self._field.toPlainText()
        if self._id and words != self._kept:
            self._kept = words
            self.note_changed.emit(self._id, words)

    def _on_changed(self) -> None:
        words = self._field.toPlainText()
        if len(words) > MOST_NOTE:
            self._field.setPlainText(words[:MOST_NOTE])
