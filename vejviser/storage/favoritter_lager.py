"""Favourites and own notes on disk: one JSON file in the user's folder, written whole or not at all.

It is the user's, not the directory's: an update never touches it. A damaged file is put aside, not lost.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from vejviser.domain.favoritter import Favoritter
from vejviser.storage.hel_fil import cannot_write, ensure_folder, write_whole

FIL = "favoritter.json"
SKADET = "favoritter-skadet.json"
ADVARSEL = (
    "Dine favoritter og noter kunne ikke læses. Den gamle fil ligger som favoritter-skadet.json i din mappe."
)


class LoadedFavoritter(NamedTuple):
    """``advarsel`` is a Danish sentence where the file could not be used, else empty."""

    favoritter: Favoritter
    advarsel: str = ""


def load_favoritter(folder: Path) -> LoadedFavoritter:
    """A missing file gives none; a damaged one gives none and a sentence. Unknown offers are kept."""
    file = folder / FIL
    try:
        return LoadedFavoritter(_from_json(json.loads(file.read_text(encoding="utf-8"))))
    except (FileNotFoundError, NotADirectoryError):
        return LoadedFavoritter(Favoritter())
    except (OSError, ValueError, RecursionError):
        with contextlib.suppress(OSError):
            file.replace(folder / SKADET)
        return LoadedFavoritter(Favoritter(), ADVARSEL)


def save_favoritter(folder: Path, favoritter: Favoritter) -> None:
    """Raises ``UserError`` where the disk refuses; the file before stands."""
    content = {"favoritter": list(favoritter.ids), "noter": dict(favoritter.noter)}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    try:
        ensure_folder(folder)
        write_whole(folder / FIL, text.encode())
    except OSError as error:
        raise cannot_write("Favoritten er ikke gemt.", "Den gælder kun, til du lukker.", error) from None


def _from_json(raw: object) -> Favoritter:
    """Raise ``ValueError`` on anything that is not ours."""
    if not isinstance(raw, Mapping):
        raise ValueError("form")
    if set(raw) - {"favoritter", "noter"}:  # a newer program's: put aside, so that saving does not lose it
        raise ValueError("nyere")
    ids, noter = raw.get("favoritter", []), raw.get("noter", {})
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise ValueError("favoritter")
    if not isinstance(noter, Mapping) or not all(isinstance(one, str) for one in noter.values()):
        raise ValueError("noter")
    return Favoritter(tuple(dict.fromkeys(ids)), MappingProxyType(dict(noter)))
