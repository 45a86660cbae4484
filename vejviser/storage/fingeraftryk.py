"""Fingerprints: one of the content, equal whatever wrote the file, and one of the file's bytes.

The content's is SHA-256 over canonical JSON of all values, so it does not depend on the version of SQLite.
The bytes' stands inside the file itself, and is counted with its own place filled with zeros.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum

from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Tilbud

MAERKE = "sha256-af-filen:"
TOM = MAERKE + "0" * 64
_NAVNE: dict[str, tuple[str, ...]] = {}  # field names by class: asked for thousands of times
_FILAFTRYK = re.compile(re.escape(MAERKE).encode() + rb"([0-9a-f]{64})")


def fingeraftryk(dato: str, titel: str, tilbud: Iterable[Tilbud], indhold: Indhold) -> str:
    """The content's fingerprint, 64 hex digits."""
    content = {"dato": dato, "titel": titel, "tilbud": list(tilbud), "indhold": indhold}
    text = json.dumps(content, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if not is_dataclass(value):
        raise TypeError(f"no canonical form for {type(value).__name__}")
    kind = type(value).__qualname__
    if kind not in _NAVNE:
        _NAVNE[kind] = tuple(field.name for field in fields(value))
    return {name: getattr(value, name) for name in _NAVNE[kind]}


def seal(raw: bytes) -> bytes:
    """Put the file's own fingerprint in the place kept for it."""
    start, end = _place(raw)
    return raw[:start] + _digest(raw, start, end) + raw[end:]


def is_intact(raw: bytes) -> bool:
    """Does the file still have the bytes it was written with? Notices one flipped bit anywhere."""
    try:
        start, end = _place(raw)
    except ValueError:
        return False
    return raw[start:end] == _digest(raw, start, end)


def _place(raw: bytes) -> tuple[int, int]:
    found = list(_FILAFTRYK.finditer(raw))
    if len(found) != 1:
        raise ValueError("the place of the file's fingerprint is not there once")
    return found[0].span(1)


def _digest(raw: bytes, start: int, end: int) -> bytes:
    digest = hashlib.sha256(raw[:start])
    digest.update(b"0" * (end - start))
    digest.update(memoryview(raw)[end:])
    return digest.hexdigest().encode()
