"""One window per user (*enkelt*): a second start shows the first window and ends.

A lock file says who is first; the system tells whether its owner still lives, so a lock left by a crash is
taken over. The second start knocks by a file that the first one watches for and takes away. No network part
of Qt is used for it.
"""

from __future__ import annotations

import contextlib
import os
from enum import Enum
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from vejviser.errors import UserError

MAPPE = "aaben"
LAAS = "vejviser.lock"
BANK = "vis"
LONGEST = 4_000
ANSWER_SECONDS = 5.0
_LOOK_EVERY = 0.02


class Start(Enum):
    """``UDEN_LAAS``: the folder cannot be written, so nobody can say who else is here."""

    FOERST = "foerst"
    IGEN = "igen"
    UDEN_LAAS = "uden_laas"


class Enkelt(QObject):
    """``shown`` when a second start knocked; ``handed`` the file that it was started with, if any.
    Keep the object as long as the window lives."""

    shown = Signal()
    handed = Signal(str)

    def __init__(self, bruger: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = bruger / MAPPE
        self._lock = QLockFile(str(self._folder / LAAS))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def begin(self) -> Start:
        """Take the lock, or say who cannot."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return Start.UDEN_LAAS
        if self._lock.tryLock(0):
            return Start.FOERST
        taken = self._lock.error() is QLockFile.LockError.LockFailedError
        return Start.IGEN if taken and self._owner_lives() else Start.UDEN_LAAS

    def _owner_lives(self) -> bool:
        """On a full disk a lock that a crash left behind cannot be taken over, though nobody is here."""
        if os.name != "posix":
            return True
        try:
            pid, _, machine, *_ = (
                (self._folder / LAAS).read_text(encoding="utf-8", errors="replace").split("\n")
            )
            if machine == os.uname().nodename:
                os.kill(int(pid), 0)
        except (OSError, ValueError) as error:
            return isinstance(error, PermissionError)
        return True

    def listen(self) -> None:
        """For the first window: emit ``shown`` whenever somebody knocks. Needs the application."""
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._on_knock)
        self._on_knock()

    def knock(self, seconds: float = ANSWER_SECONDS, fil: str = "") -> None:
        """For a second start: return when the first window has heard it, else raise ``UserError``."""
        file = self._folder / BANK
        try:
            self._write(file, fil)
            until = monotonic() + seconds
            while file.exists():
                if monotonic() > until:
                    raise _silent()
                sleep(_LOOK_EVERY)
        except OSError as error:
            raise _silent() from error

    def close(self) -> None:
        """Let the next one in."""
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._on_knock)
            self._watcher = None
        self._lock.unlock()

    def _on_knock(self) -> None:
        file = self._folder / BANK
        if file.exists():
            handed = ""
            with contextlib.suppress(OSError, ValueError):
                handed = file.read_text(encoding="utf-8")[:LONGEST]
            with contextlib.suppress(OSError):
                file.unlink()
            self.shown.emit()
            if handed:
                self.handed.emit(handed)

    @staticmethod
    def _write(file: Path, words: str) -> None:
        """Whole at once: the first window looks as soon as the file is there."""
        part = file.with_suffix(f".{os.getpid()}")
        part.touch(mode=0o600)
        part.write_text(words, encoding="utf-8")
        part.replace(file)


def _silent() -> UserError:
    return UserError(
        "Vejviser er allerede åben, men svarer ikke.",
        "Find vinduet på proceslinjen, eller luk Vejviser helt, og prøv igen.",
    )
