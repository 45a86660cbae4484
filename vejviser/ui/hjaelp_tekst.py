"""Read the help's simple text: headings, paragraphs, lists and key rows. No markup, no links, no pictures.

``# `` and ``## `` are headings, ``- `` a list item (its further lines are indented), ``tast | gør`` a row of
two columns, the rest paragraphs.
"""

from __future__ import annotations

import re
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


SMAAORD = frozenset(
    (
        *("af", "at", "de", "den", "der", "det", "dig", "du", "en", "er", "et", "for", "fra", "han", "har"),
        *("hun", "hvad", "hvem", "hvilke", "hvor", "hvordan", "hvorfor", "i", "ikke", "jeg", "kan", "man"),
        *(
            "med",
            "men",
            "mig",
            "min",
            "mit",
            "når",
            "og",
            "om",
            "på",
            "sig",
            "skal",
            "så",
            "til",
            "vi",
            "vil",
        ),
    )
)
"""They say how one asks and not about what."""

SHORTEST, SURE = 3, 4
"""Letters that must be left of a word without its ending (more, where that is one consonant); and from how
many on it counts inside a word."""
ENDINGS = ("erne", "ene", "ere", "ede", "er", "en", "et", "es", "ne", "e", "r", "t")


def find_sections(blocks: Iterable[Blok], words: str) -> tuple[tuple[Blok, ...], ...]:
    """The parts (a heading and what stands under it) that hold most of the words, best first.

    Endings do not count, and little words do not when there are others. A hit in the heading weighs most;
    then how often the part says it.

    >>> blocks = read_hjaelp("# Hjælp\\n\\n## Akut\\n\\nF2 åbner.\\n\\n## Notat\\n\\nEn side.", {})
    >>> [part[0].tekst for part in find_sections(blocks, "hvor er SIDE?")]
    ['Notat']
    """
    wanted = telling(words)
    parts = [(part, _held(part, wanted)) for part in _sections(blocks)]
    most = max((held for _, held in parts), default=0)
    found = [part for part, held in parts if most and held == most]
    return tuple(sorted(found, key=lambda part: _weight(part, wanted), reverse=True))


def stem(word: str) -> str:
    """A word without its ending, where enough is left to know it by.

    >>> [stem(word) for word in ("sletter", "slettes", "slet", "farverne", "farve", "nu")]
    ['slet', 'slet', 'slet', 'farv', 'farv', 'nu']
    """
    for ending in ENDINGS:
        least = SHORTEST if len(ending) > 1 or ending == "e" else SURE
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > SHORTEST and word[-1] == word[-2] else word


def telling(words: str) -> tuple[str, ...]:
    """The stems of the words that say what is asked about; of all words when there are no others."""
    said = re.findall(r"[\w+?]+", words.casefold())
    said = [word.rstrip("?") or word for word in said]
    said = [word for word in said if len(word) > 1] or said
    return tuple(dict.fromkeys(stem(word) for word in [w for w in said if w not in SMAAORD] or said))


def _count(word: str, text: str) -> int:
    """How often a stem stands in a text; a short one only where a word begins."""
    return text.count(word) if len(word) >= SURE else len(re.findall(rf"(?<!\w){re.escape(word)}", text))


def _held(part: Iterable[Blok], wanted: Iterable[str]) -> int:
    text = _words(part)
    return sum(1 for word in wanted if _count(word, text))


def _weight(part: tuple[Blok, ...], wanted: tuple[str, ...]) -> tuple[int, int]:
    text = _words(part)
    return _held(part[:1], wanted), sum(_count(word, text) for word in wanted)


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
