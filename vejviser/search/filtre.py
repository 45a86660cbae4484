"""Filters over three-valued facts: masks and live counts. Blank never means no.

For each filter an offer is YES, UNKNOWN or NO. A filter keeps YES and UNKNOWN; with ``kun_oplyst`` YES only.
Several needs mean "any of them"; everything else means "and".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.aabningstid import Aabent, aabningsstatus
from vejviser.domain.gruppe import hoerer_til
from vejviser.domain.query import Filtre, Taelling
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Koen, Svar, Tilbud
from vejviser.search.skift import Skift
from vejviser.search.steder import Steder
from vejviser.search.tekst import fold

NO, UNKNOWN, YES = 0, 1, 2
BEHOV = "behov:"
MOST_KEPT = 64

States = NDArray[np.int8]
Mask = NDArray[np.bool_]

_NOBODY: NDArray[np.intp] = np.empty(0, np.intp)
_WANTED = {Svar.JA: YES, Svar.IKKE_OPLYST: UNKNOWN, Svar.NEJ: NO}
_UNWANTED = {Svar.NEJ: YES, Svar.IKKE_OPLYST: UNKNOWN, Svar.JA: NO}
_OPEN = {Aabent.AABEN: YES, Aabent.LUKKET: NO, Aabent.EFTER_AFTALE: UNKNOWN, Aabent.UKENDT: UNKNOWN}
_GENDER = {
    "k": {Koen.KVINDER: YES, Koen.ALLE: YES, Koen.MAEND: NO, Koen.IKKE_OPLYST: UNKNOWN},
    "m": {Koen.MAEND: YES, Koen.ALLE: YES, Koen.KVINDER: NO, Koen.IKKE_OPLYST: UNKNOWN},
}
FACTS: Mapping[str, Callable[[Tilbud], int]] = {
    "hund": lambda t: _WANTED[t.fakta.hund.svar],
    "paavirket": lambda t: _WANTED[t.fakta.paavirket.svar],
    "koerestol": lambda t: _WANTED[t.fakta.koerestol.svar],
    "opsoegende": lambda t: _WANTED[t.fakta.opsoegende.svar],
    "anonym": lambda t: _WANTED[t.adgang.anonym],
    "gratis": lambda t: _WANTED[t.adgang.gratis],
    "uden_visitation": lambda t: _UNWANTED[t.adgang.visitation],
    "uden_henvisning": lambda t: _UNWANTED[t.adgang.henvisning],
    "uden_tid": lambda t: _UNWANTED[t.adgang.tidsbestilling],
}


@dataclass(frozen=True, slots=True)
class Filtersvar:
    """``maske``: what the filters keep; ``tilstande``: the state of every offer for each active filter."""

    maske: Mask
    tilstande: Mapping[str, States]


class Filterdata:
    """The facts of all offers, ready to be counted."""

    def __init__(self, tilbud: Sequence[Tilbud], steder: Steder, helligdage: frozenset[date]) -> None:
        self._tilbud = tilbud
        self._steder = steder
        self._helligdage = helligdage
        self._facts = {name: _states(tilbud, fact) for name, fact in FACTS.items()}
        self._behov = {code: _states(tilbud, _area(code)) for code in OMRAADER}
        self._groups: dict[object, tuple[int, Tilbud]] = {}
        self._group_of = np.fromiter((_group(one, self._groups) for one in tilbud), np.int32, len(tilbud))
        self._open_at: tuple[datetime, States] | None = None
        self._asked: dict[tuple[str, object], States] = {}

    def med(self, skift: Skift, tilbud: Sequence[Tilbud]) -> Filterdata:
        """The facts after one change."""
        ny = copy(self)
        ny._tilbud = tilbud
        ny._facts = {name: skift.array(self._facts[name], fact) for name, fact in FACTS.items()}
        ny._behov = {code: skift.array(state, _area(code)) for code, state in self._behov.items()}
        ny._groups = dict(self._groups)
        ny._group_of = skift.array(self._group_of, lambda one: _group(one, ny._groups))
        ny._open_at, ny._asked = None, {}
        return ny

    def members(self, code: str) -> NDArray[np.intp]:
        """The offers of a need area, in order."""
        return np.flatnonzero(self._behov[code] == YES) if code in self._behov else _NOBODY

    def apply(self, filtre: Filtre, tid: datetime | None) -> Filtersvar:
        states = dict(self._active(filtre, tid))
        return Filtersvar(self._mask(states.values(), filtre.kun_oplyst), states)

    def _mask(self, states: Iterable[States], only_stated: bool) -> Mask:
        least = YES if only_stated else UNKNOWN
        mask = np.ones(len(self._tilbud), np.bool_)
        for state in states:
            mask &= state >= least
        return mask

    def count(
        self, hits: Mask, filtre: Filtre, tid: datetime | None, svar: Filtersvar
    ) -> dict[str, Taelling]:
        """What each choice would leave of the hits, with all other active filters on."""
        counts: dict[str, Taelling] = {}
        choices = dict(self._facts)
        if tid is not None:
            choices["aaben_nu"] = self._open(tid)
        choices.update({name: state for name, state in svar.tilstande.items() if name != "behov"})
        kept = hits & svar.maske
        for name, state in choices.items():
            base = kept if name not in svar.tilstande else hits & self._without(name, filtre, svar)
            counts[name] = _tally(base, state)
        base = kept if "behov" not in svar.tilstande else hits & self._without("behov", filtre, svar)
        counts.update({f"{BEHOV}{code}": _tally(base, state) for code, state in self._behov.items()})
        return counts

    def _without(self, name: str, filtre: Filtre, svar: Filtersvar) -> Mask:
        return self._mask([s for other, s in svar.tilstande.items() if other != name], filtre.kun_oplyst)

    def left_without(self, name: str, hits: Mask, filtre: Filtre, svar: Filtersvar) -> int:
        """How many hits there would be if this filter (or ``kun_oplyst``) were off."""
        if name == "kun_oplyst":
            return int(np.count_nonzero(hits & self._mask(svar.tilstande.values(), only_stated=False)))
        return int(np.count_nonzero(hits & self._without(name, filtre, svar)))

    def unknown_town(self, filtre: Filtre) -> bool:
        return bool(filtre.by) and self._steder.lookup(filtre.by or "") is None

    def _active(self, filtre: Filtre, tid: datetime | None) -> Mapping[str, States]:
        active = {name: state for name, state in self._facts.items() if getattr(filtre, name)}
        if filtre.behov:
            none = np.zeros(len(self._tilbud), np.int8)
            active["behov"] = np.maximum.reduce(
                [none, *(self._behov.get(code, none) for code in filtre.behov)]
            )
        if filtre.gruppe:
            active["gruppe"] = np.minimum.reduce([self._in_group(code) for code in filtre.gruppe])
        if filtre.udsnit is not None:
            picked = frozenset(filtre.udsnit.ids)
            active["udsnit"] = self._kept("udsnit", picked, lambda t: YES if t.id in picked else NO)
        if filtre.alder is not None:
            age = filtre.alder
            active["alder"] = self._kept("alder", age, lambda t: _age_state(t, age))
        if filtre.koen in _GENDER:
            wanted = _GENDER[filtre.koen]
            active["koen"] = self._kept("koen", filtre.koen, lambda t: wanted[t.fakta.koen])
        if filtre.by:
            active["by"] = self._kept("by", filtre.by, self._town_state(filtre.by))
        if filtre.sprog:
            language = fold(filtre.sprog)
            active["sprog"] = self._kept("sprog", language, lambda t: _language_state(t, language))
        if filtre.aaben_nu and tid is not None:
            active["aaben_nu"] = self._open(tid)
        return active

    def _in_group(self, code: str) -> States:
        return self._kept("gruppe", code, lambda t: YES if hoerer_til(t, code) else NO)

    def _kept(self, name: str, value: object, state: Callable[[Tilbud], int]) -> States:
        """Read out of every offer with the first question, and kept: the next letter asks again."""
        key = (name, value)
        if key not in self._asked:
            if len(self._asked) >= MOST_KEPT:
                self._asked.clear()
            self._asked[key] = _states(self._tilbud, state)
        return self._asked[key]

    def _town_state(self, text: str) -> Callable[[Tilbud], int]:
        """An offer without a place of its own is UNKNOWN: it may well come to the town."""
        town = self._steder.lookup(text)

        def state(tilbud: Tilbud) -> int:
            if town is None:
                return NO if tilbud.steder else UNKNOWN
            towns = self._steder.of(tilbud)
            return YES if town.navn in towns else NO if towns else UNKNOWN

        return state

    def _open(self, tid: datetime) -> States:
        """Worked out once a moment, and once for all offers that share the same hours."""
        if self._open_at is None or self._open_at[0] != tid:
            answers = [
                _OPEN[aabningsstatus(t.aabningstider, t.doegnaaben.to_json(), tid, self._helligdage).aabent]
                for _, t in self._groups.values()
            ]
            self._open_at = tid, np.array(answers, np.int8)[self._group_of]
        return self._open_at[1]


def _states(tilbud: Sequence[Tilbud], fact: Callable[[Tilbud], int]) -> States:
    return np.fromiter((fact(one) for one in tilbud), np.int8, len(tilbud))


def _age_state(tilbud: Tilbud, age: int) -> int:
    low, high = tilbud.alder_min, tilbud.alder_max
    if low is None and high is None:
        return UNKNOWN
    return YES if (low or 0) <= age <= (200 if high is None else high) else NO


def _language_state(tilbud: Tilbud, language: str) -> int:
    if not tilbud.sprog:
        return UNKNOWN
    return YES if any(language in fold(one) for one in tilbud.sprog) else NO


def _area(code: str) -> Callable[[Tilbud], int]:
    return lambda tilbud: YES if code in tilbud.behovsomraader else NO


def _group(tilbud: Tilbud, groups: dict[object, tuple[int, Tilbud]]) -> int:
    """The number of the group that shares these hours; the first offer of each stands for it."""
    return groups.setdefault((tilbud.aabningstider, tilbud.doegnaaben), (len(groups), tilbud))[0]


def _tally(base: Mask, state: States) -> Taelling:
    return Taelling(
        int(np.count_nonzero(base & (state == YES))), int(np.count_nonzero(base & (state == UNKNOWN)))
    )
