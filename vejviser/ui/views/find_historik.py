"""Where the user has been in Find since the program opened: words, filters and the offer. In memory alone.

Nothing is written, and it is gone when the window closes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vejviser.domain.query import Filtre

LONGEST = 50


@dataclass(frozen=True, slots=True)
class Plads:
    """One place: what was asked, and the offer that was looked at ("" for none)."""

    tekst: str = ""
    filtre: Filtre = field(default_factory=Filtre)
    tilbud: str = ""


class Historik:
    """Like that of a browser: a new place drops what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Plads] = [Plads()]
        self._here = 0

    def visit(self, place: Plads) -> None:
        """The user rests here. Another offer of the same question is a place of its own."""
        if place == self._places[self._here]:
            return
        del self._places[self._here + 1 :]
        self._places.append(place)
        del self._places[:-LONGEST]
        self._here = len(self._places) - 1

    def step(self, steps: int) -> Plads | None:
        """One place back (-1) or forward (1); None where there is none."""
        there = self._here + steps
        if not 0 <= there < len(self._places):
            return None
        self._here = there
        return self._places[there]

    def latest(self, most: int) -> tuple[Plads, ...]:
        """The last different places, newest first: one per offer, and one per question without an offer."""
        seen: dict[object, Plads] = {}
        for place in reversed(self._places):
            if place != Plads():
                seen.setdefault(place.tilbud or (place.tekst, place.filtre), place)
        return tuple(seen.values())[:most]
