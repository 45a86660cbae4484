"""Write a note to a file the user chose: ``.pdf``, ``.txt`` or ``.json``. All or nothing.

A refused note is never written. The file is made beside the target and moved into place, so that a full disk
or a pulled stick leaves what was there before.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from vejviser.domain.notat import Notat, notat_tekst
from vejviser.errors import UserError

ENDELSER = (".pdf", ".txt", ".json")
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO}


def write_notat(notat: Notat, fil: Path, ressourcer: Path) -> tuple[str, ...]:
    """Write the note in the format that the file's name ends in; gives messages about what it could not show.

    Raises ``UserError`` where the note is refused, the ending is unknown, or the target cannot be written.
    """
    if notat.afvist:
        raise UserError(notat.afvist, "Intet er skrevet.")
    writers: dict[str, Callable[[], tuple[bytes, tuple[str, ...]]]] = {
        ".pdf": lambda: _pdf(notat, ressourcer),
        ".txt": lambda: (notat_tekst(notat).encode(), ()),
        ".json": lambda: (notat_json(notat).encode(), ()),
    }
    make = writers.get(fil.suffix.lower())
    if make is None:
        raise UserError(f"{fil.name} skal slutte på .pdf, .txt eller .json.", "Intet er skrevet.")
    content, messages = make()
    write_bytes_whole(fil, content)
    return messages


def _pdf(notat: Notat, ressourcer: Path) -> tuple[bytes, tuple[str, ...]]:
    from vejviser.exchange.notat_pdf import render  # typst and segno are only needed here

    made = render(notat, ressourcer)
    return made.pdf, made.beskeder


def notat_json(notat: Notat) -> str:
    """The note for machines: title, plain text, sections, and need codes with HF dimension."""
    data = {
        "type": notat.type.value,
        "titel": notat.titel,
        "dato": notat.dato,
        "tekst": notat_tekst(notat),
        "afsnit": [
            {
                "noegle": afsnit.noegle,
                "titel": afsnit.titel,
                "linjer": [linje.tekst for linje in afsnit.linjer],
            }
            for afsnit in notat.afsnit
        ],
        "behov": [{"kode": behov.kode, "hf": behov.hf} for behov in notat.behovskoder],
        "modtager": notat.modtager.splitlines(),
        "varme": {"holdt": max(notat.varme_holdt, 0), "mangler": list(notat.varme_mangler)},
        "ord": notat.ord,
        "lix": notat.lix,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_bytes_whole(fil: Path, content: bytes) -> None:
    """Write beside the target, flush to disk, move into place. Nothing is left behind where that fails."""
    temporary: Path | None = None
    try:
        if fil.is_dir():
            raise IsADirectoryError(fil.name)
        handle, name = tempfile.mkstemp(prefix=".vejviser-", suffix=fil.suffix, dir=fil.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(fil)
        _flush_folder(fil.parent)
    except (OSError, ValueError) as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise UserError(_why(fil, error), "Intet er skrevet. Vælg et andet sted, og prøv igen.") from None


def _flush_folder(folder: Path) -> None:
    """A stick that is pulled right after "Gemt" must hold the name too. Windows cannot, and needs not."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(fil: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{fil.name} kan ikke skrives: mappen findes ikke. Er USB-stikket taget ud?"
    if isinstance(error, IsADirectoryError):
        return f"{fil.name} er en mappe, ikke en fil."
    if isinstance(error, PermissionError):
        return f"{fil.name} kan ikke skrives: du har ikke lov til at skrive dér, eller filen er åben."
    if isinstance(error, OSError) and error.errno in _FULL:
        return f"{fil.name} kan ikke skrives: disken er fuld."
    if isinstance(error, OSError) and error.errno in _GONE:
        return f"{fil.name} kan ikke skrives: drevet er ikke til at få fat i. Er USB-stikket taget ud?"
    return f"{fil.name[:80]} kan ikke skrives: disken er ikke til at få fat i, eller navnet duer ikke."
