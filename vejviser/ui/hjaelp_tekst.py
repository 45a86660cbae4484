"""Read the help's simple text: headings, paragraphs, lists and key rows. No markup, no links, no pictures.

``# `` and ``## `` are headings, ``- `` a list item (its further lines are indented), ``tast | gør`` a row of
two columns, the rest paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum


class Slags(Enum):
    TITEL = "titel"
    OVERSKRIFT = "overskrift"
    AFSNIT = "afsnit"
    PUNKT = "punkt"
    RAEKKE = "raekke"


@dataclass(frozen=True, slots=True)
class Blok:
    """``tekst`` is one paragraph; for a row ``noegle`` is the left column."""

    slags: Slags
    tekst: str
    noegle: str = ""


def read_hjaelp(text: str, values: Mapping[str, str]) -> tuple[Blok, ...]:
    """Paragraphs may stand on several lines; ``{name}`` is replaced by a value.

    >>> [blok.tekst for blok in read_hjaelp("# Om\\n\\nEn linje\\nog {antal} til.", {"antal": "en"})]
    ['Om', 'En linje og en til.']
    """
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    blocks: list[Blok] = []
    for part in text.split("\n\n"):
        blocks += _read_part([line.rstrip() for line in part.splitlines() if line.strip()])
    return tuple(blocks)


def find_sections(blocks: Iterable[Blok], words: str) -> tuple[tuple[Blok, ...], ...]:
    """The parts (a heading and what stands under it) that hold every word; hits in the heading come first.

    >>> blocks = read_hjaelp("# Hjælp\\n\\n## Akut\\n\\nF2 åbner.\\n\\n## Notat\\n\\nEn side.", {})
    >>> [part[0].tekst for part in find_sections(blocks, "SIDE")]
    ['Notat']
    """
    wanted = words.casefold().split()
    parts = [part for part in _sections(blocks) if all(word in _words(part) for word in wanted)]
    return tuple(sorted(parts, key=lambda part: not all(word in _words(part[:1]) for word in wanted)))


def _sections(blocks: Iterable[Blok]) -> list[tuple[Blok, ...]]:
    parts: list[list[Blok]] = []
    for block in blocks:
        if block.slags in (Slags.TITEL, Slags.OVERSKRIFT) or not parts:
            parts.append([])
        parts[-1].append(block)
    return [tuple(part) for part in parts]


def _words(part: Iterable[Blok]) -> str:
    return " ".join(f"{block.noegle} {block.tekst}" for block in part).casefold()


def _read_part(lines: list[str]) -> list[Blok]:
    blocks: list[Blok] = []
    paragraph: list[str] = []
    for line in lines:
        block = _read_line(line)
        if block is not None:
            blocks.append(block)
        elif line.startswith("  ") and blocks:
            blocks[-1] = replace(blocks[-1], tekst=f"{blocks[-1].tekst} {line.strip()}")
        else:
            paragraph.append(line)
    if paragraph:
        blocks.append(Blok(Slags.AFSNIT, " ".join(paragraph)))
    return blocks


def _read_line(line: str) -> Blok | None:
    for start, kind in (("## ", Slags.OVERSKRIFT), ("# ", Slags.TITEL), ("- ", Slags.PUNKT)):
        if line.startswith(start):
            return Blok(kind, line.removeprefix(start))
    key, bar, words = line.partition(" | ")
    return Blok(Slags.RAEKKE, words.strip(), key.strip()) if bar else None
