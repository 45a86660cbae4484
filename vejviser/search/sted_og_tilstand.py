"""What moves an offer up or down apart from the words: nearness, age limits, and whether it is closed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.query import Query
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.search.enheder import Plan
from vejviser.search.rangering import Floats
from vejviser.search.steder import Naerhed, Steder
from vejviser.search.tekst import fold, tokens

NEARNESS = {
    Naerhed.LOKAL: 1.0,
    Naerhed.REGIONAL: 0.9,
    Naerhed.LANDSDAEKKENDE: 0.88,
    Naerhed.ANDEN_BY_I_REGIONEN: 0.6,
    Naerhed.ANDEN_BY: 0.5,
}
IN_NAMED_TOWN, NOT_IN_NAMED_TOWN = 1.3, 0.6
WRONG_AGE = 0.45
CLOSED = 0.3
STALE = 0.97
STALE_YEARS = 6
EXACT_NAME, FIRST_WORDS_OF_NAME, BEGINNING_OF_NAME, BEGINNING_OF_WORD = 1.0, 0.4, 0.15, 0.08
COVERED = 0.4
"""The more of the name is written, the surer it is meant."""
SHARED = BEGINNING_OF_NAME
MIN_NAME, MAX_NAMES = 2, 3000
NOWHERE: NDArray[np.intp] = np.empty(0, np.intp)
CORRECTED = 0.8
"""A name that had to be corrected gains less than one that was written right."""


class Forhold:
    """The circumstances of all offers, by their place in the index."""

    def __init__(self, tilbud: Sequence[Tilbud], steder: Steder) -> None:
        self._tilbud = tilbud
        self._steder = steder
        self._nearness = np.array([steder.nearness(one) for one in tilbud], np.int32)
        self._towns = [steder.of(one) for one in tilbud]
        self._in_town = _offers_by_town(self._towns)
        self._near_factor = np.array([NEARNESS[near] for near in Naerhed], np.float32)[self._nearness]
        self._factor = self._near_factor * _state_factor(tilbud)
        self._low = np.array([one.alder_min or 0 for one in tilbud], np.int16)
        self._high = np.array([200 if one.alder_max is None else one.alder_max for one in tilbud], np.int16)
        self._names = sorted(_name_ends(tilbud))
        self.ties: tuple[NDArray[np.int32], ...] = (self._nearness, _name_order(tilbud))
        self.near_first: list[int] = np.lexsort(self.ties[::-1]).tolist()

    def adjust(self, score: Floats, plan: Plan, query: Query) -> Floats:
        score = score * self._factor
        if plan.byer:
            score = score * self._town_factor(plan)
        if plan.alder is not None:
            fits = (self._low <= plan.alder) & (plan.alder <= self._high)
            score = np.where(fits, score, score * np.float32(WRONG_AGE))
        read = {fold(written): words[0] for written, words in plan.rettelser}
        trust = CORRECTED if read else 1.0
        for number, bonus in self._name_bonus(query.tekst, read).items():
            score[number] += np.float32(bonus * trust) * (score[number] > 0)
        return score

    def _town_factor(self, plan: Plan) -> Floats:
        """A named town lifts what is there; what is near by counts less than it else would."""
        factor = np.ones(len(self._tilbud), np.float32)
        if not any(by.lokal for by in plan.byer):
            factor[self._nearness != Naerhed.LANDSDAEKKENDE] = NOT_IN_NAMED_TOWN
        for by in plan.byer:
            there = self._in_town.get(by.navn, NOWHERE)
            factor[there] = np.float32(IN_NAMED_TOWN) / self._near_factor[there]
        return factor

    def _name_bonus(self, text: str, read: Mapping[str, str]) -> dict[int, float]:
        """The name as it is, its beginning, or that of a word in it: nothing goes above an exact name."""
        key = " ".join(read.get(word, word) for word in _name_key(text).split())
        bonus: dict[int, float] = {}
        if len(key) < MIN_NAME:
            return bonus
        start = bisect_left(self._names, (key,))
        for place in range(start, min(len(self._names), start + MAX_NAMES)):
            name, number, first = self._names[place]
            if not name.startswith(key):
                break
            gain = BEGINNING_OF_WORD
            if first:
                whole_words = name.startswith(key + " ")
                gain = FIRST_WORDS_OF_NAME if whole_words else BEGINNING_OF_NAME
                gain = EXACT_NAME if name == key else gain + COVERED * len(key) / len(name)
            bonus[number] = max(gain, bonus.get(number, 0.0))
        if len(bonus) > 1 and " " not in key:  # a word that several names share is no name
            return {
                number: gain if gain == EXACT_NAME else min(gain, SHARED) for number, gain in bonus.items()
            }
        return bonus

    def reasons(self, number: int, plan: Plan, query: Query) -> tuple[str, ...]:
        """What else a reader must know of this hit: the named town, and that it is closed."""
        tilbud = self._tilbud[number]
        found = [f"i {by.navn}" for by in plan.byer if by.navn in self._towns[number]]
        if tilbud.tilstand is Tilstand.LUKKET:
            found.append("tilbuddet er lukket")
        elif tilbud.tilstand is Tilstand.MIDLERTIDIGT_LUKKET:
            found.append("tilbuddet er midlertidigt lukket")
        return tuple(found)


def _offers_by_town(towns: Sequence[frozenset[str]]) -> dict[str, NDArray[np.intp]]:
    places: dict[str, list[int]] = {}
    for number, names in enumerate(towns):
        for name in names:
            places.setdefault(name, []).append(number)
    return {name: np.array(numbers, np.intp) for name, numbers in places.items()}


def _state_factor(tilbud: Sequence[Tilbud]) -> Floats:
    """Closed offers sink far, and those whose newest source is old sink a little."""
    closed = (Tilstand.LUKKET, Tilstand.MIDLERTIDIGT_LUKKET)
    years = [_year(one.nyeste_kilde) for one in tilbud]
    newest = max((year for year in years if year), default=0)
    return np.array(
        [
            (CLOSED if one.tilstand in closed else 1.0)
            * (STALE if year and year < newest - STALE_YEARS else 1.0)
            for one, year in zip(tilbud, years, strict=True)
        ],
        np.float32,
    )


def _year(text: str | None) -> int | None:
    digits = "".join(c for c in (text or "")[:4] if c.isdigit())
    return int(digits) if len(digits) == 4 else None


def _name_ends(tilbud: Sequence[Tilbud]) -> Iterator[tuple[str, int, bool]]:
    """Each name from each of its words on, its offer, and whether it is the whole name."""
    for number, one in enumerate(tilbud):
        words = _name_key(one.navn).split()
        yield from ((" ".join(words[at:]), number, at == 0) for at in range(len(words)))


def _name_key(text: str) -> str:
    return " ".join(fold(token.tekst) for token in tokens(text))


_DANISH = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def _name_order(tilbud: Sequence[Tilbud]) -> NDArray[np.int32]:
    """The place of each offer when the names stand in Danish order: æ, ø and å come last."""
    by_name = sorted(range(len(tilbud)), key=lambda n: tilbud[n].navn.casefold().translate(_DANISH))
    places = np.zeros(len(tilbud), np.int32)
    places[by_name] = np.arange(len(tilbud))
    return places
