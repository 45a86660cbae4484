"""Has the program been changed while it runs (*ny udgave*)? On Linux an upgrade does not wait for the window.

What runs goes on as it was; this only says so, once, so that the person closes when it suits.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

REPLACED = (
    "En ny udgave af Vejviser er installeret. Luk, og åbn igen, når det passer dig. "
    "Det, du har skrevet, er her endnu."
)
REMOVED = "Vejviser er fjernet fra computeren. Gem det, du er i gang med, før du lukker."
_LOOK_EVERY_MS = 20_000


class NyUdgave(QObject):
    """``told`` comes at most once. ``program``: the file that is running."""

    told = Signal(str)

    def __init__(self, program: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._first = _mark(program)
        self._gone_before = self._said = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def look(self) -> None:
        """A file that is away only once may be on its way in."""
        now = _mark(self._program)
        for_sure = now is not None or self._gone_before
        self._gone_before = now is None
        if now != self._first and for_sure and not self._said:
            self._said = True
            self._timer.stop()
            self.told.emit(REMOVED if now is None else REPLACED)


def _mark(program: Path) -> tuple[int, int, int] | None:
    try:
        found = program.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
