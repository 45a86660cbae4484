"""From the words of a query to a plan: units, each with the traces that lead to offers.

A unit is one word, one phrase, one paragraph or one number. Its traces say where it is found and how well.
Nothing is ranked here, and nothing is known of offers but their place in the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from vejviser.search.analyzer import Token, fold, known, tokens
from vejviser.search.enheder import Enhed, Plan, Sprogdata
from vejviser.search.hot import Hot
from vejviser.search.ordplan import Ordplan
from vejviser.search.paragraffer import Henvisning
from vejviser.search.spor import Sporfinder
from vejviser.search.stavning import Stavning
from vejviser.search.steder import Bynavn

Rettelse = tuple[str, tuple[str, ...]]
"""A word as it was written, and the nearest words."""
MAX_TEXT = 2000
MAX_WORDS = 60
MIN_DIGITS = 3
LEAST_TOLD = 6
"""A shorter word in a story is near to too many others."""

_AGE = re.compile(
    r"\b(?:på|paa|er|fyldt|blev|bliver)\s+(\d{1,2})\b(?!\s*(?:%|km|kr|børn|boern|dage|uger|måned|maaned|tim))"
    r"|\b(\d{1,2})[\s-]*(?:å|aa)r(?:ig|ige|s)?\b",
    re.IGNORECASE,
)
_ONLY_DIGITS = re.compile(r"\s*(?:\+45|0045)?[\s\d().-]*")
_SHORT_NUMBER = re.compile(r"(?<![\d+.,-])\b(\d{3,6})\b(?![.,-]?\d)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n])[\s\"'”“»«(-]*$")
_PHONE = re.compile(r"(?<![\d§])(?:\+45|0045)?\s?(\d(?:[\s.-]?\d){7})(?!\d)")


class Planlaegger:
    """Makes plans for one index."""

    def __init__(self, hot: Hot, sprog: Sprogdata, stavning: Stavning, ids: Mapping[str, int]) -> None:
        self._sprog = sprog
        self._spor = Sporfinder(hot, ids, sprog.fyldord, sprog.steder.names)
        self._stavning = stavning

    def make(self, tekst: str, fortalt: bool = False) -> Plan:
        """The plan of a query; an empty one for a text without words. ``fortalt``: a story, no search."""
        tekst = tekst[:MAX_TEXT]
        if _ONLY_DIGITS.fullmatch(tekst):
            return Plan(tuple(self._number_units(tekst)))
        laws = self._sprog.register.find(tekst)
        phones = [*_PHONE.finditer(tekst), *self._short_numbers(tekst, laws)]
        units = [self._law_unit(ref) for ref in laws]
        units += [Enhed(match[0].strip(), spor=self._spor.phone(_digits(match[1]))) for match in phones]
        taken = [(ref.start, ref.slut) for ref in laws] + [match.span() for match in phones]
        found, slips = self._with_towns(_free_tokens(tekst, taken))
        towns = self._sprog.steder.find(found)
        if units or len(found) > sum(town.slut - town.start for town in towns):
            words = [token for place, token in enumerate(found) if not _within(place, towns)]
        else:
            words = found
        open_end = bool(words) and words[-1].slut == len(tekst)
        as_written = frozenset(_untouched(tekst, words)) if fortalt else frozenset()
        plan = Ordplan(self._spor, self._sprog, self._stavning, words, open_end, as_written)
        return Plan(
            (*units, *plan.units()),
            tuple(town.by for town in towns),
            _age(tekst),
            (*slips, *plan.rettelser),
            tuple(plan.ukendte),
            plan.smaaord,
        )

    def _short_numbers(self, tekst: str, laws: Sequence[Henvisning]) -> list[re.Match[str]]:
        """112, 1888: a short number that is somebody's, beside other words, and no paragraph."""
        return [
            match
            for match in _SHORT_NUMBER.finditer(tekst)
            if self._spor.is_phone(match[1]) and not any(ref.start < match.end() <= ref.slut for ref in laws)
        ]

    def _with_towns(self, found: Sequence[Token]) -> tuple[list[Token], list[Rettelse]]:
        """The words with misspelt towns put right, and what was put right."""
        out, slips = list(found), list[Rettelse]()
        for place, token in enumerate(found):
            word = fold(token.tekst)
            town = "" if self._spor.is_word(word) or known(token.tekst) else self._sprog.steder.nearest(word)
            if town:
                out[place] = replace(token, tekst=town)
                slips.append((token.tekst, (town,)))
        return out, slips

    def _law_unit(self, ref: Henvisning) -> Enhed:
        return Enhed(ref.tekst, spor=self._spor.law(ref))

    def _number_units(self, tekst: str) -> list[Enhed]:
        digits = _digits(tekst)
        if len(digits) < MIN_DIGITS:
            return []
        return [Enhed(tekst.strip(), spor=self._spor.number(digits))]


def _digits(text: str) -> str:
    """
    >>> _digits("+45 79 79-79.79")
    '79797979'
    """
    return re.sub(r"\D", "", re.sub(r"^\s*(?:\+45|0045)", "", text))


def _free_tokens(text: str, taken: Sequence[tuple[int, int]]) -> list[Token]:
    """The words that no paragraph or number has taken."""
    return [
        token
        for token in tokens(text)
        if token.tekst != "§" and not any(start < token.slut and token.start < stop for start, stop in taken)
    ][:MAX_WORDS]


def _untouched(tekst: str, words: Sequence[Token]) -> Iterator[int]:
    """The words of a story that are no misspelt ones: short, or a name (a capital inside a sentence)."""
    for place, word in enumerate(words):
        inside = not _SENTENCE_START.search(tekst[: word.start])
        if len(word.tekst) < LEAST_TOLD or (inside and tekst[word.start].isupper()):
            yield place


def _within(place: int, towns: Sequence[Bynavn]) -> bool:
    return any(town.start <= place < town.slut for town in towns)


def _age(text: str) -> int | None:
    """
    >>> _age("min datter på 15 skærer i sig selv"), _age("en 19-årig med hund"), _age("det tager 3 år")
    (15, 19, 3)
    """
    match = _AGE.search(text)
    return int(match[1] or match[2]) if match else None
