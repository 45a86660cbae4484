"""Ways on from a thin or empty answer: a filter less, the nearest need areas, a number to ring.

Every way says what it would give, counted over the same hits. Never proposes a way that leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from vejviser.domain.query import Filtre, Query, Udvej
from vejviser.search.filtre import Filterdata, Filtersvar, Mask
from vejviser.search.rangering import Floats

THIN = 3
"""An answer with at most this many hits gets ways on."""
MAX_FILTERS, MAX_AREAS = 4, 3
NEAR = 0.1
"""An area is near where one of its offers fits the words at least this much."""
UDEN_FILTER, OMRAADE, RING = "uden_filter", "behov", "ring"
ALL_FILTERS = "alle"
FILTERNAVNE: Mapping[str, str] = {
    "behov": "Behov",
    "alder": "Alder",
    "koen": "Køn",
    "by": "By",
    "sprog": "Sprog",
    "hund": "Hund må komme med",
    "paavirket": "Man må komme påvirket",
    "koerestol": "Kørestol",
    "aaben_nu": "Åbent nu",
    "uden_visitation": "Uden visitation",
    "uden_henvisning": "Uden henvisning",
    "uden_tid": "Uden tidsbestilling",
    "anonym": "Anonym",
    "gratis": "Gratis",
    "opsoegende": "Kommer ud til personen",
    "kun_oplyst": "Kun det, der er oplyst",
    "gruppe": "Gruppe",
    "udsnit": "Egne valg",
}


@dataclass(frozen=True, slots=True)
class Svarstand:
    """What a query found: the fit of every offer, the hits of the words, and those that the filters keep."""

    pasform: Floats
    ordfund: Mask
    fund: Mask
    filtersvar: Filtersvar
    omraader: tuple[str, ...] = ()


class Udvejsfinder:
    """Finds the ways on. ``omraadenavne``: need code -> name."""

    def __init__(
        self,
        filtre: Filterdata,
        omraadenavne: Mapping[str, str],
        hovednummer: str,
    ) -> None:
        self._filtre = filtre
        self._names = omraadenavne
        self._hovednummer = hovednummer

    def find(self, query: Query, stand: Svarstand) -> tuple[Udvej, ...]:
        """Nothing for an answer that is full enough, but that a town is unknown is always said."""
        found = int(np.count_nonzero(stand.fund))
        if found > THIN:
            return tuple(self._unknown_town(query, stand))
        ways = [
            *self._unknown_town(query, stand),
            *self._filters_to_drop(query, stand, found),
            *self._nearest_areas(query, stand),
        ]
        if self._hovednummer:
            ways.append(
                Udvej(RING, f"Ring til Kolding Kommune: {_grouped(self._hovednummer)}", self._hovednummer)
            )
        return tuple(ways)

    def _filters_to_drop(self, query: Query, stand: Svarstand, found: int) -> Iterator[Udvej]:
        """The filters whose absence gives more, the most first; all of them where none alone is enough."""
        filtre = query.filtre
        active = [*stand.filtersvar.tilstande, *(("kun_oplyst",) if filtre.kun_oplyst else ())]
        left = {name: self._left_without(name, filtre, stand) for name in active}
        if self._filtre.unknown_town(filtre):
            active.remove("by")
        better = sorted((name for name in active if left[name] > found), key=lambda name: -left[name])
        for name in better[:MAX_FILTERS]:
            yield Udvej(UDEN_FILTER, f"Uden filteret {FILTERNAVNE[name]}: {left[name]}", name, left[name])
        total = int(np.count_nonzero(stand.ordfund))
        if not better and total > found:
            yield Udvej(UDEN_FILTER, f"Uden filtre: {total}", ALL_FILTERS, total)

    def _unknown_town(self, query: Query, stand: Svarstand) -> Iterator[Udvej]:
        """A town that nobody knows would hide offers without a word."""
        filtre = query.filtre
        if filtre.by and self._filtre.unknown_town(filtre):
            left = self._left_without("by", filtre, stand)
            yield Udvej(
                UDEN_FILTER, f"Vi kender ikke byen “{filtre.by}”. Uden filteret By: {left}", "by", left
            )

    def _left_without(self, name: str, filtre: Filtre, stand: Svarstand) -> int:
        return self._filtre.left_without(name, stand.ordfund, filtre, stand.filtersvar)

    def _nearest_areas(self, query: Query, stand: Svarstand) -> Iterator[Udvej]:
        """The areas that the words speak of, then those of the offers that fit best, however little.

        Counted without words and filters: that is what an area gives when it is opened.
        """
        codes = [
            *stand.omraader,
            *(code for code in self._by_fit(stand.pasform) if code not in stand.omraader),
        ]
        asked = set(query.filtre.behov)
        useful = [code for code in codes if code in self._names and code not in asked]
        counts = [(code, count) for code in useful if (count := len(self._filtre.members(code)))]
        for code, count in counts[:MAX_AREAS]:
            yield Udvej(OMRAADE, f"{self._names[code]}: {count}", code, count)

    def _by_fit(self, pasform: Floats) -> list[str]:
        sums = {code: float(pasform[self._filtre.members(code)].max(initial=0.0)) for code in self._names}
        return [code for code, value in sorted(sums.items(), key=lambda item: -item[1]) if value >= NEAR]


def _grouped(number: str) -> str:
    """
    >>> _grouped("79797979"), _grouped("112")
    ('79 79 79 79', '112')
    """
    if len(number) != 8 or not number.isdecimal():
        return number
    return " ".join(number[place : place + 2] for place in range(0, 8, 2))
