"""Paragraphs of law: "§110", "SEL 85 a", "paragraf 81-85 i aktivloven". Pure; the names of laws are data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.search.ressourcer import lines, split
from vejviser.search.tekst import fold

ANY_LAW = "*"
BASE = "~"
WEIGHT_RANGE = 0.8
WEIGHT_OTHER_LETTER = 0.35
MAX_RANGE = 30

_LETTERS = {"ae": "(?:æ|ae)", "oe": "(?:ø|oe)", "aa": "(?:å|aa)"}


@dataclass(frozen=True, slots=True)
class Henvisning:
    """A reference: ``lov`` is "" where none is named; ``til`` ends a range; ``start``/``slut``: places."""

    lov: str
    nummer: int
    bogstav: str
    til: int | None
    start: int
    slut: int

    @property
    def tekst(self) -> str:
        """
        >>> Henvisning("serviceloven", 85, "a", None, 0, 0).tekst
        'serviceloven § 85 a'
        """
        number = f"{self.nummer}-{self.til}" if self.til else f"{self.nummer} {self.bogstav}".strip()
        return f"{self.lov} § {number}".strip()


class Lovregister:
    """Knows what the laws are called."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        name = "|".join(
            re.sub("ae|oe|aa", lambda m: _LETTERS[m.group()], n) for n in sorted(names, key=len)[::-1]
        )
        sign = r"(?:§+|paragraf(?:fen|ferne|fer)?|par\.)"
        self._pattern = re.compile(
            rf"(?<!\w)(?:(?P<law>{name})s?\s*)?(?P<sign>{sign})?\s*(?P<number>\d{{1,3}})"
            rf"(?:\s*(?:-|–|til)\s*§?\s*(?P<to>\d{{1,3}})|\s?(?P<letter>[a-h]))?(?!\w)"
            rf"(?:,?\s*stk\.?\s*\d+)?(?:\s+(?:i\s+)?(?P<after>{name})(?!\w))?",
            re.IGNORECASE,
        )

    @classmethod
    def load(cls, path: Path) -> Lovregister:
        rows = (line.tekst.partition(":") for line in lines(path))
        return cls({name: law.strip() for law, _, called in rows for name in split(called, ",")})

    def find(self, text: str) -> tuple[Henvisning, ...]:
        """Every reference that names a law or carries the sign of a paragraph."""
        found = []
        for match in self._pattern.finditer(text):
            law = match["law"] or match["after"] or ""
            if law or match["sign"]:
                to = int(match["to"]) if match["to"] else None
                number = int(match["number"])
                end = to if to and number < to <= number + MAX_RANGE else None
                lov = self._names[fold(law)] if law else ""
                letter = (match["letter"] or "").lower()
                found.append(Henvisning(lov, number, letter, end, match.start(), match.end()))
        return tuple(found)


def index_terms(basis: Iterable[str], keywords: Iterable[str], register: Lovregister) -> dict[str, float]:
    """What an offer is found by. A "§ 85" among the keywords is of the law that the basis names for it."""
    own = [ref for text in basis for ref in register.find(text)]
    loose = [ref for text in keywords for ref in register.find(text)]
    terms: dict[str, float] = {}
    for ref in own:
        _add(terms, ref)
    for ref in loose:
        if not any(covers(other, ref) for other in own):
            _add(terms, ref)
    return terms


def covers(ref: Henvisning, other: Henvisning) -> bool:
    """
    >>> a, b = Henvisning("aktivloven", 81, "", 85, 0, 0), Henvisning("", 85, "", None, 0, 0)
    >>> covers(a, b)
    True
    """
    return (not other.lov or ref.lov == other.lov) and ref.nummer <= other.nummer <= (ref.til or ref.nummer)


def _add(terms: dict[str, float], ref: Henvisning) -> None:
    for law in {ref.lov, ANY_LAW}:
        for number in range(ref.nummer, (ref.til or ref.nummer) + 1):
            _raise(terms, f"{law} {number}{ref.bogstav}", WEIGHT_RANGE if ref.til else 1.0)
            if ref.bogstav:
                _raise(terms, f"{law} {number}{BASE}", WEIGHT_OTHER_LETTER)


def _raise(terms: dict[str, float], term: str, weight: float) -> None:
    terms[term] = max(weight, terms.get(term, 0.0))


def query_terms(ref: Henvisning) -> dict[str, float]:
    """Where to look for a reference, and how much each place counts."""
    terms: dict[str, float] = {}
    for number in range(ref.nummer, (ref.til or ref.nummer) + 1):
        for law, weight in ((ref.lov or ANY_LAW, 1.0), *((("", 0.6),) if ref.lov else ())):
            terms[f"{law} {number}{ref.bogstav}"] = weight
            if ref.bogstav:
                terms[f"{law} {number}"] = weight * WEIGHT_OTHER_LETTER
            else:
                terms[f"{law} {number}{BASE}"] = weight
    return terms
