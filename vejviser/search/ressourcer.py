"""Read the text files that people edit under ``ressourcer/soegning/``. Must not interpret them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ALIAS = "alias.txt"
SYNONYMER = "synonymer.txt"
STOPORD = "stopord.txt"
FYLDORD = "fyldord.txt"
LOVE = "love.txt"
PARAGRAFFER = "paragraffer.txt"
STEDER = "steder.txt"
EMNER = "emner.txt"

# What the index itself depends on; a change in one of these makes the cache stale.
_INDEXED = (
    ALIAS,
    PARAGRAFFER,
    LOVE,
    STOPORD,
    "led.txt",
    "ikke-led.txt",
    "udelt.txt",
    "stammer.txt",
    "grundformer.marisa",
    "begyndelser.marisa",
)


@dataclass(frozen=True, slots=True)
class Linje:
    """A line with its number; comments and empty lines are gone."""

    nummer: int
    tekst: str


def lines(path: Path) -> Iterator[Linje]:
    """The lines of a file. A line that starts with blanks goes on from the one before."""
    held: Linje | None = None
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = raw.partition("#")[0].rstrip()
        if not text:
            continue
        if held and text[0].isspace():
            held = Linje(held.nummer, f"{held.tekst} {text.strip()}")
            continue
        if held:
            yield held
        held = Linje(number, text.strip())
    if held:
        yield held


def words(path: Path) -> frozenset[str]:
    return frozenset(word for line in lines(path) for word in line.tekst.split())


def table(path: Path) -> Iterator[tuple[str, str]]:
    """Lines "key: value"."""
    for line in lines(path):
        key, _, value = line.tekst.partition(":")
        yield key.strip(), value.strip()


def split(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


def digest(folder: Path) -> str:
    """A fingerprint of the files that the index was made with."""
    total = hashlib.sha256()
    for name in _INDEXED:
        total.update(name.encode())
        total.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return total.hexdigest()
