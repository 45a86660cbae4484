"""The search engine is made ready aside, while plain answers come; the window shows how far it is.

Its work may take minutes in a large directory and never waits in line with the answers. Knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from vejviser.errors import VejviserError
from vejviser.ui.tasks import OnError, Opgaver
from vejviser.ui.tjenester import Fremdrift


class Klargoering(QObject):
    """``told`` gives percent, in the window's thread; ``finished`` comes in any case, ``ready`` if it is."""

    told = Signal(int)
    ready = Signal()
    finished = Signal()
    _heard = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opgaver = Opgaver(self)
        self._percent = -1
        self._stop = False
        self._heard.connect(self._on_heard)

    def begin(self, work: Callable[[Fremdrift], None], on_error: OnError) -> None:
        self._percent = -1

        def failed(error: VejviserError) -> None:
            self.finished.emit()
            on_error(error)

        self._opgaver.run(lambda: work(self._tell), self._on_done, failed)

    def _on_done(self, _: None) -> None:
        self.finished.emit()
        self.ready.emit()

    def close(self) -> None:
        """Stop what runs, as soon as it asks."""
        self._stop = True
        self._opgaver.close()

    def _tell(self, done: int, total: int) -> bool:
        """In the worker's thread: False where it must stop."""
        percent = 100 * done // max(1, total)
        if percent != self._percent:
            self._percent = percent
            self._heard.emit(percent)
        return not self._stop

    @Slot(int)
    def _on_heard(self, percent: int) -> None:
        if not self._stop:
            self.told.emit(percent)
