"""How far a long job is, and a way to stop it. The job runs aside and asks here whether to go on."""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.ui.widgets import Etiket, Knap, announce


class Fremgang(QWidget):
    """``report`` is for the worker's thread; everything else for the window's."""

    _heard = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._words, self._percent = "", -1
        self.tekst = Etiket("", bold=True, ink="petrol")
        self.stop = Knap("Stop", low=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tekst, 1)
        row.addWidget(self.stop)
        self.stop.clicked.connect(self.cancel)
        self._heard.connect(self._on_heard)
        self.hide()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def begin(self, words: str) -> None:
        """``words``: "Læser filen"."""
        self._stop.clear()
        self._words, self._percent = words, -1
        self.tekst.setText(f"{words} …")
        self.stop.set_disabled_because("")
        announce(self, words)
        self.show()

    def end(self) -> None:
        self.hide()

    def cancel(self) -> None:
        """Nothing is half done: the job gives up whole."""
        self._stop.set()
        self.stop.set_disabled_because("Stopper")
        self.tekst.setText("Stopper …")

    def report(self, done: int, total: int) -> bool:
        percent = 100 * done // max(1, total)
        if percent != self._percent:
            self._percent = percent
            self._heard.emit(percent)
        return not self._stop.is_set()

    @Slot(int)
    def _on_heard(self, percent: int) -> None:
        if not self.stopped:
            self.tekst.setText(f"{self._words}: {percent} %")
