"""Which characters a TrueType font can draw: its character map (formats 4 and 12), and nothing else of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=8)
def font_characters(fil: Path) -> frozenset[int]:
    """The code points that the font has a glyph for."""
    data = fil.read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for number in range(count):
        (offset,) = struct.unpack_from(">L", data, cmap + 4 + 8 * number + 4)
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        if kind in _READERS:
            found.update(_READERS[kind](data, cmap + offset))
    return frozenset(found)


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError("font without a character map")


def _segments(data: bytes, start: int) -> Iterator[int]:
    """Format 4: segments of the first 65 536 code points."""
    (double,) = struct.unpack_from(">H", data, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield from (code for code in range(first, last + 1) if code != 0xFFFF)


def _groups(data: bytes, start: int) -> Iterator[int]:
    """Format 12: groups of any code points."""
    (count,) = struct.unpack_from(">L", data, start + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * number)
        yield from range(first, last + 1)


_READERS = {4: _segments, 12: _groups}
