"""Wait until the window has come to rest: for the demo's pictures, which nobody watches being drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent
from PySide6.QtWidgets import QApplication

from vejviser.ui.main_window import MainWindow

_PATIENCE_MS = 20_000


def settle(window: MainWindow) -> None:
    """Let every answer arrive and every widget be laid out."""
    clock = QElapsedTimer()
    clock.start()
    quiet = 0
    while quiet < 5 and clock.elapsed() < _PATIENCE_MS:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = 0 if _is_busy(window) else quiet + 1


def _is_busy(window: MainWindow) -> bool:
    workers = (window.opgaver, window.gemt.opgaver, window.katalog.view.opgaver)
    return window.find_view.busy or window.samtale_view.busy or any(one.busy for one in workers)
