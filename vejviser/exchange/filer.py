"""Read a file that a user points at: an ordinary one, of a sane size, or a Danish sentence why not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from vejviser.errors import DataError, UserError


def laes_bytes(fil: Path, max_bytes: int) -> bytes:
    """The file's bytes. A folder, a pipe or a device is refused without waiting for it."""
    return _read(fil, max_bytes, whole=True)


def laes_start(fil: Path, antal: int) -> bytes:
    """The first bytes of a file of any size."""
    return _read(fil, antal, whole=False)


def _read(fil: Path, max_bytes: int, *, whole: bool) -> bytes:
    try:
        descriptor = os.open(fil, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise UserError(f"{fil.name} er ikke en almindelig fil.", "Vælg en fil.")
            if whole and status.st_size > max_bytes:
                _too_big(fil, max_bytes)
            raw = stream.read(max_bytes + whole)
    except FileNotFoundError:
        raise UserError(f"Filen {fil.name} findes ikke.", "Se efter, om navn og mappe er rigtige.") from None
    except (OSError, ValueError):
        if fil.is_dir():
            raise UserError(f"{fil.name} er en mappe, ikke en fil.", "Vælg en fil.") from None
        raise UserError(
            f"Filen {fil.name} kan ikke læses.", "Se efter, om du har adgang til den, og prøv igen."
        ) from None
    if len(raw) > max_bytes:
        _too_big(fil, max_bytes)
    return raw


def _too_big(fil: Path, max_bytes: int) -> None:
    limit = max_bytes // 1_000_000
    raise DataError(f"{fil.name} er for stor: den må højst fylde {limit} MB.", "Er det den rigtige fil?")
