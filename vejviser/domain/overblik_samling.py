"""The counts of several computers as one Overblik: what each of them may show itself, added up.

What leaves a computer is periods in whole fives, never its counters: whoever holds every file, or subtracts
one from the sum, learns no more than each page said. So the sum is a little too small, never too large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vejviser.domain.overblik import Periode, Taeller, in_order


@dataclass(frozen=True, slots=True)
class Taludtraek:
    """What one computer hands on. ``id`` is made by chance, so that the same one is not counted twice."""

    id: str
    perioder: tuple[Periode, ...]


def uden_gengangere(udtraek: Iterable[Taludtraek]) -> tuple[Taludtraek, ...]:
    """One for each computer that has anything to show: the one that reaches furthest."""
    newest: dict[str, Taludtraek] = {}
    for one in udtraek:
        if one.perioder and (one.id not in newest or _til(one) > _til(newest[one.id])):
            newest[one.id] = one
    return tuple(newest.values())


def saml(udtraek: Iterable[Taludtraek]) -> tuple[Periode, ...]:
    """The sums. Periods that share a month cannot be told apart, so they become one."""
    periods = [period for one in uden_gengangere(udtraek) for period in one.perioder]
    groups: list[list[Periode]] = []
    for period in sorted(periods, key=lambda one: (one.fra, one.til)):
        if groups and period.fra <= max(one.til for one in groups[-1]):
            groups[-1].append(period)
        else:
            groups.append([period])
    return tuple(_sum(group) for group in groups)


def _sum(group: Sequence[Periode]) -> Periode:
    sums: Counter[Taeller] = Counter()
    for period in group:
        sums.update(dict(period.tal))
    return Periode(group[0].fra, max(one.til for one in group), in_order(sums))


def _til(one: Taludtraek) -> str:
    return one.perioder[-1].til
