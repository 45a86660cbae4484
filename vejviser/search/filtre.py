"""Filters over three-valued facts: masks and live counts. Blank never means no.

For each filter an offer is YES, UNKNOWN or NO. A filter keeps YES and UNKNOWN; with ``kun_oplyst`` YES only.
Several needs mean "any of them"; everything else means "and".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.aabningstid import Aabent, aabningsstatus
from vejviser.domain.gruppe import hoerer_til
from vejviser.domain.query import Filtre, Taelling
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Koen, Svar, Tilbud
from vejviser.search.steder import Steder
from vejviser.search.tekst import fold

NO, UNKNOWN, YES = 0, 1, 2
BEHOV = "behov:"

States = NDArray[np.int8]
Mask = NDArray[np.bool_]

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
        self._behov = {
            code: np.array([YES if code in one.behovsomraader else NO for one in tilbud], np.int8)
            for code in OMRAADER
        }
        self._groups, self._group_of = _group_by_hours(tilbud)
        self._grupper: dict[str, States] = {}
        self._open_at: tuple[datetime, States] | None = None

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

    def count_areas(self, hits: Mask) -> dict[str, int]:
        """How many of these offers each need area holds."""
        return {code: int(np.count_nonzero(hits & (state == YES))) for code, state in self._behov.items()}

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
            active["udsnit"] = _states(self._tilbud, lambda t: YES if t.id in picked else NO)
        if filtre.alder is not None:
            age = filtre.alder
            active["alder"] = _states(self._tilbud, lambda t: _age_state(t, age))
        if filtre.koen in _GENDER:
            wanted = _GENDER[filtre.koen]
            active["koen"] = _states(self._tilbud, lambda t: wanted[t.fakta.koen])
        if filtre.by:
            active["by"] = self._in_town(filtre.by)
        if filtre.sprog:
            language = fold(filtre.sprog)
            active["sprog"] = _states(self._tilbud, lambda t: _language_state(t, language))
        if filtre.aaben_nu and tid is not None:
            active["aaben_nu"] = self._open(tid)
        return active

    def _in_group(self, code: str) -> States:
        """Read out of every offer once, and only when somebody asks for the group."""
        if code not in self._grupper:
            self._grupper[code] = _states(self._tilbud, lambda t: YES if hoerer_til(t, code) else NO)
        return self._grupper[code]

    def _in_town(self, text: str) -> States:
        """An offer without a place of its own is UNKNOWN: it may well come to the town."""
        town = self._steder.lookup(text)
        if town is None:
            return _states(self._tilbud, lambda t: NO if t.steder else UNKNOWN)

        def state(tilbud: Tilbud) -> int:
            towns = self._steder.of(tilbud)
            return YES if town.navn in towns else NO if towns else UNKNOWN

        return _states(self._tilbud, state)

    def _open(self, tid: datetime) -> States:
        """Worked out once a moment, and once for all offers that share the same hours."""
        if self._open_at is None or self._open_at[0] != tid:
            answers = [
                _OPEN[aabningsstatus(t.aabningstider, t.doegnaaben.to_json(), tid, self._helligdage).aabent]
                for t in self._groups
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


def _group_by_hours(tilbud: Sequence[Tilbud]) -> tuple[list[Tilbud], NDArray[np.intp]]:
    places: dict[object, int] = {}
    firsts: list[Tilbud] = []
    group = np.zeros(len(tilbud), np.intp)
    for number, one in enumerate(tilbud):
        key = (one.aabningstider, one.doegnaaben)
        if key not in places:
            places[key] = len(firsts)
            firsts.append(one)
        group[number] = places[key]
    return firsts, group


def _tally(base: Mask, state: States) -> Taelling:
    return Taelling(
        int(np.count_nonzero(base & (state == YES))), int(np.count_nonzero(base & (state == UNKNOWN)))
    )
