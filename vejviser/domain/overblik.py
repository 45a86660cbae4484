"""Overblik: counters per month and nothing else, and which of them may be shown so that nobody is found.

Every counter is a number of conversations, so that one long conversation never looks like five people. Months
are joined to periods that have at least five conversations; a period is shown when its last month is over.
A number is rounded down to whole fives; what is left waits for the next period. So any number from 0 to 4
could stand where none is shown, whatever else is shown: a total, another period, yesterday's print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from vejviser.domain.samtale import OMRAADER

MINDST = 5
"""The least number that is ever shown, and the step of all numbers."""

BARRIERER: tuple[str, ...] = (
    "visitation",
    "henvisning",
    "ventetid",
    "ingen_plads",
    "lukket",
    "langt_vaek",
    "pris",
    "hund",
    "paavirket",
    "papirer",
    "utryg",
    "sprog",
    "maalgruppe",
    "andet",
    "overgang",
    "tider",
    "civilsamfund",
)
"""Where it stopped: the reasons why offers were set aside, then the gaps that nobody held."""

OVERLEVERINGER: tuple[str, ...] = ("varm", "kold", "afvist")


class Maal(Enum):
    """What a counter is about; each has its own codes and no second axis."""

    SAMTALER = "samtaler"
    LOEST = "loest"
    ULOEST = "uloest"
    BARRIERE = "barriere"
    OVERLEVERING = "overlevering"
    SOEGNING = "soegning"


KODER: Mapping[Maal, tuple[str, ...]] = {
    Maal.SAMTALER: ("",),
    Maal.LOEST: OMRAADER,
    Maal.ULOEST: OMRAADER,
    Maal.BARRIERE: BARRIERER,
    Maal.OVERLEVERING: OVERLEVERINGER,
    Maal.SOEGNING: ("",),
}


@dataclass(frozen=True, slots=True)
class Taeller:
    """One thing that is counted: a measure and one of its codes."""

    maal: Maal
    kode: str = ""


SAMTALE = Taeller(Maal.SAMTALER)
SOEGNING = Taeller(Maal.SOEGNING)
Tal = tuple[tuple[Taeller, int], ...]


@dataclass(frozen=True, slots=True)
class Maanedstal:
    """The counters of one month ("2026-11"), none of them 0."""

    maaned: str
    tal: Tal = ()


@dataclass(frozen=True, slots=True)
class Periode:
    """Whole months that may be shown; ``tal`` has only what is at least five, in whole fives."""

    fra: str
    til: str
    tal: Tal

    @property
    def antal_maaneder(self) -> int:
        (first, last) = (int(m[:4]) * 12 + int(m[5:]) for m in (self.fra, self.til))
        return last - first + 1


def maaned_af(day: date) -> str:
    """
    >>> maaned_af(date(2026, 11, 23))
    '2026-11'
    """
    return f"{day.year:04d}-{day.month:02d}"


def med(maaneder: Iterable[Maanedstal], maaned: str, nye: Iterable[Taeller]) -> tuple[Maanedstal, ...]:
    """The months with one more of each. A clock that was put back counts in the last month there is: a month
    that was shown never changes."""
    months = {one.maaned: Counter(dict(one.tal)) for one in maaneder}
    place = max((maaned, *months))
    months.setdefault(place, Counter()).update(set(nye))
    return tuple(Maanedstal(key, in_order(months[key])) for key in sorted(months))


def vis_perioder(maaneder: Iterable[Maanedstal], i_dag: date) -> tuple[Periode, ...]:
    """What may be shown today: the month that runs is not in it."""
    over = [one for one in sorted(maaneder, key=lambda one: one.maaned) if one.maaned < maaned_af(i_dag)]
    periods: list[Periode] = []
    waiting: Counter[Taeller] = Counter()
    talks, first = 0, ""
    for month in over:
        first = first or month.maaned
        counts = dict(month.tal)
        talks += counts.pop(SAMTALE, 0)
        waiting.update(counts)
        if talks >= MINDST:
            shown = _whole_fives(waiting, _fives(talks))
            waiting.subtract(shown)
            periods.append(Periode(first, month.maaned, in_order({SAMTALE: _fives(talks), **shown})))
            talks, first = 0, ""
    return tuple(periods)


def _whole_fives(waiting: Counter[Taeller], talks: int) -> Counter[Taeller]:
    """The numbers of one period. No more of anything than conversations, nor of an area's needs met and unmet
    together: otherwise what waited from before would say how many conversations there were."""
    shown = Counter({key: min(_fives(waiting[key]), talks) for key in waiting if key != SOEGNING})
    shown[SOEGNING] = _fives(waiting[SOEGNING])
    for kode in OMRAADER:
        key = Taeller(Maal.ULOEST, kode)
        shown[key] = min(shown[key], talks - shown[Taeller(Maal.LOEST, kode)])
    return +shown


def _fives(number: int) -> int:
    return number - number % MINDST


def in_order(counts: Mapping[Taeller, int]) -> Tal:
    """In the order of the measures, without what is 0."""
    order = list(Maal)
    present = ((key, number) for key, number in counts.items() if number > 0)
    return tuple(sorted(present, key=lambda item: (order.index(item[0].maal), item[0].kode)))
