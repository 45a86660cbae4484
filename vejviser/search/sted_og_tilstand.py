"""What moves an offer up or down apart from the words: nearness, age limits, and whether it is closed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.query import Query
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.search.enheder import Plan
from vejviser.search.hot import Postliste, postliste
from vejviser.search.rangering import Floats
from vejviser.search.skift import Skift
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
        self._closed = np.array([_is_closed(one) for one in tilbud], np.bool_)
        self._year = np.array([_year(one) for one in tilbud], np.int16)
        self._low = np.array([_low(one) for one in tilbud], np.int16)
        self._high = np.array([_high(one) for one in tilbud], np.int16)
        ends = ((end, n, first) for n, one in enumerate(tilbud) for end, first in _name_ends(one))
        self._names: Postliste = postliste(sorted(ends))
        self._by_name: list[int] = sorted(range(len(tilbud)), key=self._alphabetic)
        self._weigh()

    def med(self, skift: Skift, tilbud: Sequence[Tilbud]) -> Forhold:
        """The circumstances after one change."""
        ny, out = copy(self), skift.efter is None
        ny._tilbud = tilbud
        ny._nearness = skift.array(self._nearness, self._steder.nearness)
        ny._towns = skift.liste(self._towns, self._steder.of)
        ny._in_town = _changed_towns(self._in_town, skift, self._steder)
        ny._closed = skift.array(self._closed, _is_closed)
        ny._year = skift.array(self._year, _year)
        ny._low, ny._high = skift.array(self._low, _low), skift.array(self._high, _high)
        ny._names = self._names.uden(skift.nr, close_up=out)
        ny._by_name = [n - (out and n > skift.nr) for n in self._by_name if n != skift.nr]
        if skift.efter is not None:
            ny._names = ny._names.med(skift.nr, sorted(_name_ends(skift.efter)))
            insort(ny._by_name, skift.nr, key=ny._alphabetic)
        ny._weigh()
        return ny

    def _weigh(self) -> None:
        """What follows from all offers together."""
        offers = len(self._tilbud)
        self._near_factor = np.array([NEARNESS[near] for near in Naerhed], np.float32)[self._nearness]
        self._factor = self._near_factor * _state_factor(self._closed, self._year)
        place_of_name = np.empty(offers, np.int32)
        place_of_name[self._by_name] = np.arange(offers)
        self.ties: tuple[NDArray[np.int32], ...] = (self._nearness, place_of_name)
        self.place: NDArray[np.intp] = np.empty(offers, np.intp)
        self.place[np.lexsort(self.ties[::-1])] = np.arange(offers)

    def _alphabetic(self, number: int) -> tuple[str, int]:
        """Danish order: æ, ø and å come last."""
        return self._tilbud[number].navn.casefold().translate(_DANISH), number

    def adjust(self, score: Floats, plan: Plan, query: Query) -> Floats:
        score, near = score * self._factor, self._near_factor
        if plan.byer:
            town = self._town_factor(plan)
            score, near = score * town, near * town
        if plan.alder is not None:
            fits = (self._low <= plan.alder) & (plan.alder <= self._high)
            score = np.where(fits, score, score * np.float32(WRONG_AGE))
        read = {fold(written): words[0] for written, words in plan.rettelser}
        trust = CORRECTED if read else 1.0
        for number, bonus in self._name_bonus(query.tekst, read).items():
            # a whole name is meant, wherever that is; a beginning must not bring another town nearer
            share = 1.0 if bonus >= EXACT_NAME else min(1.0, float(near[number]))
            score[number] += np.float32(bonus * trust * share) * (score[number] > 0)
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
        for name, number, first in self._names_from(key):
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

    def _names_from(self, key: str) -> Iterator[tuple[str, int, bool]]:
        """The names that begin like this from one of their words on: name, offer, is it the whole name."""
        names = self._names
        start, stop = names.places(key)
        stop = min(stop, start + MAX_NAMES)
        ids, firsts = names.slice(start, stop)
        listed = list(zip(ids.tolist(), firsts.tolist(), strict=True))
        ends = (names.ptr[start : stop + 1] - names.ptr[start]).tolist()
        for place, (begin, end) in enumerate(pairwise(ends), start):
            for number, first in listed[begin:end]:
                yield names.terms[place], number, bool(first)

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


def _changed_towns(
    in_town: Mapping[str, NDArray[np.intp]], skift: Skift, steder: Steder
) -> dict[str, NDArray[np.intp]]:
    now = steder.of(skift.efter) if skift.efter else frozenset[str]()
    changed = {
        name: skift.numre(in_town.get(name, NOWHERE), belongs=name in now) for name in {*in_town, *now}
    }
    return {name: numbers for name, numbers in changed.items() if len(numbers)}


def _state_factor(closed: NDArray[np.bool_], year: NDArray[np.int16]) -> Floats:
    """Closed offers sink far, and those whose newest source is old sink a little."""
    old = (year > 0) & (year < year.max(initial=0) - STALE_YEARS)
    return np.where(closed, np.float32(CLOSED), np.float32(1.0)) * np.where(
        old, np.float32(STALE), np.float32(1.0)
    )


def _is_closed(tilbud: Tilbud) -> bool:
    return tilbud.tilstand in (Tilstand.LUKKET, Tilstand.MIDLERTIDIGT_LUKKET)


def _low(tilbud: Tilbud) -> int:
    return tilbud.alder_min or 0


def _high(tilbud: Tilbud) -> int:
    return 200 if tilbud.alder_max is None else tilbud.alder_max


def _year(tilbud: Tilbud) -> int:
    """Of the newest source; 0 where none has a date."""
    digits = "".join(c for c in (tilbud.nyeste_kilde or "")[:4] if c.isdigit())
    return int(digits) if len(digits) == 4 else 0


def _name_ends(tilbud: Tilbud) -> Iterator[tuple[str, float]]:
    """The name from each of its words on, and 1 for the whole name."""
    words = _name_key(tilbud.navn).split()
    return ((" ".join(words[at:]), float(at == 0)) for at in range(len(words)))


def _name_key(text: str) -> str:
    return " ".join(fold(token.tekst) for token in tokens(text))


_DANISH = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
