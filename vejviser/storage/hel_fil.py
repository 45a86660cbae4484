"""Write a file so that a reader finds the old content or the new, whole, whatever happens in between.

The order is what survives: temporary file in the same folder, fsync, replace, fsync of the folder. Readable
by the owner only. Knows nothing of what it writes.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from vejviser.errors import UserError

TEMP = ".tmp"
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def temp_of(file: Path) -> Path:
    """The one name that a half-written ``file`` can have."""
    return file.with_suffix(TEMP)


def ensure_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def write_whole(file: Path, data: bytes) -> None:
    """Replace ``file`` by ``data``. On ``OSError`` the old content stands and no temporary file is left."""
    temp = temp_of(file)
    try:
        _write_through(temp, data)
        temp.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            temp.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def _write_through(file: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(file, flags, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(file: Path) -> None:
    """Take the file away for good; one that is gone already is no fault."""
    file.unlink(missing_ok=True)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or removal last. Windows cannot, and some network drives do not know the call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def cannot_write(what: str, kept: str, error: OSError) -> UserError:
    """The sentence for a failed write: why, what still stands, and what to do."""
    if error.errno in _FULL:
        return UserError(f"Disken er fuld. {what} {kept}", "Gør plads på disken. Vejviser prøver igen.")
    if error.errno in _FORBIDDEN:
        return UserError(
            f"Vejviser må ikke skrive i sin mappe. {what} {kept}",
            "Bed it om skriveadgang til mappen, eller luk det program, der bruger den.",
        )
    return UserError(
        f"Mappen kan ikke nås lige nu. {what} {kept}", "Se efter, om drevet er sat i. Vejviser prøver igen."
    )
