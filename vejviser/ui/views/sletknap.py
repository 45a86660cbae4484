"""A button that deletes on the second press: the first asks in place, leaving it takes the question back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from vejviser.ui.widgets import Knap, Knaptype, announce


class Sletknap(Knap):
    """``what`` names the thing for a screen reader. ``confirmed`` comes with the second press;
    ``asked`` tells when the question is put, and when it is taken back.
    """

    confirmed = Signal()
    asked = Signal(bool)

    def __init__(
        self, what: str, words: str = "Slet", sure: str = "Ja, slet", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, Knaptype.TEKST, low=True, name=f"{words} {what}", parent=parent)
        self._what, self._first, self._sure = what, words, sure
        self._asked = False
        self.clicked.connect(self._on_clicked)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show(asked=False)

    def _on_clicked(self) -> None:
        if self._asked:
            self._show(asked=False)
            self.confirmed.emit()
            return
        self._show(asked=True)
        announce(self, f"{self._sure}: {self._what}?")

    def _show(self, *, asked: bool) -> None:
        if asked is self._asked:
            return
        self._asked = asked
        self.asked.emit(asked)
        self.set_kind(Knaptype.FARE if asked else Knaptype.TEKST)
        self.set_words(self._sure if asked else self._first)
        self.setAccessibleName(f"{self.words} {self._what}")
