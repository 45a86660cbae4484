"""Are the program's own files whole (*hel*)? An installer lays down a list of them with their hashes.

Asked by ``vejviser diagnose`` when something is wrong: a disk, a stick or an antivirus may change a file
without a fault at the start. It reads every file, so it is never asked on the way to the window.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

LISTE = "filer.sha256"


def damaged_files(home: Path) -> tuple[str, ...]:
    """The files that are gone or changed, as the list names them. Raises OSError without a list."""
    listed = (home / LISTE).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("  ", 1) for line in listed if line.strip())
    return tuple(name for wanted, name in pairs if _hash(home / name) != wanted)


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
