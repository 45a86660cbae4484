"""The Danish dictionary behind the analysis: base forms and compound parts.

Reads the compiled tries under ``ressourcer/soegning/`` (see ``ordbog_byg.py``) and four short files that
people edit: ``led.txt`` (heads of our own), ``ikke-led.txt`` (never a part), ``udelt.txt`` (words that are
not to be split) and ``stammer.txt`` (words whose stem must be another one). Keyed by the folded spelling:
"hjaelp" and "hjælp" are one word. Writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import marisa_trie

GRUNDFORMER = "grundformer.marisa"
BEGYNDELSER = "begyndelser.marisa"
LED = "led.txt"
IKKE_LED = "ikke-led.txt"
UDELT = "udelt.txt"
STAMMER = "stammer.txt"

MAY_END = 64  # added to the first byte of a code: the form may end a compound

MIN_WORD = 6
MIN_PART = 3
MAX_PARTS = 4
MAX_WORD = 60
SHORT_PARTS = frozenset({"bo", "it"})

# Costs of a split, measured on hand-made lists of compounds and non-compounds (no frequency data needed).
COST_PART = 3.9
COST_THREE_LETTERS = 1.6
COST_FOUR_LETTERS = 0.5
GAIN_OWN = 1.5
MAX_COST_OF_KNOWN_WORD = 9.2


def encode(form: str, base: str, may_end: bool = True) -> bytes:
    """How to get from a form to its base: letters to cut from the end, then the new ending.

    >>> encode("gaarde", "gaard", may_end=False), encode("gaarde", "gaard")
    (b'\\x01', b'A')
    """
    common = 0
    while common < min(len(form), len(base)) and form[common] == base[common]:
        common += 1
    return bytes([len(form) - common + (MAY_END if may_end else 0)]) + base[common:].encode("utf-8")


def decode(form: str, code: bytes) -> str:
    """
    >>> decode("fik", encode("fik", "faa"))
    'faa'
    """
    return form[: len(form) - code[0] % MAY_END] + code[1:].decode("utf-8")


def read_word_file(path: Path) -> list[list[str]]:
    """The words of each line; ``#`` starts a comment."""
    lines = (line.partition("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines())
    return [words for words in lines if words]


def read_words(path: Path) -> frozenset[str]:
    return frozenset(word for words in read_word_file(path) for word in words)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound as it stands in the word, its base form, and what it costs to believe in it."""

    form: str
    base: str
    cost: float


class Ordbog:
    """Base forms and compound parts; words go in and come out folded."""

    def __init__(self, folder: Path) -> None:
        self._forms = marisa_trie.BytesTrie().mmap(str(folder / GRUNDFORMER))
        self._beginnings = marisa_trie.BytesTrie().mmap(str(folder / BEGYNDELSER))
        self._own = read_words(folder / LED)
        self._never = read_words(folder / IKKE_LED)
        self._whole = read_words(folder / UDELT)
        self._stems = {words[0]: words[1] for words in read_word_file(folder / STAMMER)}

    def own_stem(self, form: str) -> str | None:
        return self._stems.get(form)

    def base(self, form: str) -> str | None:
        """The base form, or None for a word the dictionary does not know."""
        codes = self._forms.get(form)
        return decode(form, codes[0]) if codes else None

    def knows(self, form: str) -> bool:
        return form in self._forms or form in self._whole

    def parts(self, word: str) -> tuple[Part, ...]:
        """The parts of a compound; () when the word is not one."""
        if not MIN_WORD <= len(word) <= MAX_WORD or not word.isalpha():
            return ()
        if word in self._whole or self.base(word) in self._whole:
            return ()
        cost, parts = self._cheapest_split(word)
        if len(parts) < 2 or (self.knows(word) and cost > MAX_COST_OF_KNOWN_WORD):
            return ()
        return tuple(parts)

    def _cheapest_split(self, word: str) -> tuple[float, list[Part]]:
        best: dict[int, tuple[float, list[Part]]] = {0: (0.0, [])}
        for start in range(len(word)):
            if start not in best or len(best[start][1]) >= MAX_PARTS:
                continue
            cost, parts = best[start]
            for end in range(start + 2, len(word) + 1):
                if end - start == len(word):
                    continue
                part = self._part(word[start:end], start == 0, end == len(word))
                if part is None:
                    continue
                total = cost + part.cost
                if end not in best or total < best[end][0]:
                    best[end] = (total, [*parts, part])
        return best.get(len(word), (0.0, []))

    def _part(self, form: str, first: bool, last: bool) -> Part | None:
        """The part, or None where the form cannot stand there."""
        if (len(form) < MIN_PART and form not in SHORT_PARTS) or form in self._never:
            return None
        own = form in self._own
        base = self._part_base(form, last, own)
        if base is None or (base in self._never and not first):
            return None
        cost = COST_PART - (GAIN_OWN if own else 0.0)
        if len(form) <= 3:
            cost += COST_THREE_LETTERS
        elif len(form) == 4:
            cost += COST_FOUR_LETTERS
        return Part(form, base, cost)

    def _part_base(self, form: str, last: bool, own: bool) -> str | None:
        codes = self._forms.get(form) if last else self._beginnings.get(form)
        if codes and codes[0][0] >= MAY_END:
            return decode(form, codes[0])
        if not own or (last and len(form) < 4):
            return None
        return self.base(form) or form
