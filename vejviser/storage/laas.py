"""A lock between processes that the system itself lets go of when its owner dies. Nothing is ever left behind
that a next start must clean up, and nobody waits: the lock is free, or it is said that it is not.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def laas(fil: Path) -> Iterator[bool]:
    """Hold the lock of ``fil`` while inside; the value says whether it was free."""
    descriptor = os.open(fil, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _take(descriptor)
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
