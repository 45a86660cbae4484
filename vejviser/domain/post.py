"""One thing that lies stored on this machine (*post*), as "Hvad ligger her?" shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Post:
    """``id`` is for the program ("kladde:<id>"); the rest is Danish for the user.

    ``stoerrelse``: bytes on disk. ``aendret``: local wall time of the last change, None where unknown.
    ``forklaring``: what it is and when it goes by itself.
    """

    id: str
    navn: str
    forklaring: str
    stoerrelse: int
    aendret: datetime | None
    kan_slettes: bool


def stoerrelse_tekst(antal: int) -> str:
    """
    >>> stoerrelse_tekst(0), stoerrelse_tekst(4096), stoerrelse_tekst(2_560_000)
    ('0 kB', '4 kB', '2,6 MB')
    """
    if antal < 1_000_000:
        return f"{-(-antal // 1024)} kB"
    return f"{antal / 1_000_000:.1f} MB".replace(".", ",")
