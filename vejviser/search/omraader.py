"""The need areas that a sentence speaks of, and how well each offer fits them.

A sentence of somebody's own rarely holds the words of an offer. The areas lift those that belong, and bring
them where the words alone find nothing. A neutral sentence speaks of no area, and then nothing is brought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.aabningstid import Aabent, Aabningsstatus
from vejviser.domain.query import Behovsforslag, Behovssvar
from vejviser.domain.samtale import OMRAADER, Behov, Samtale
from vejviser.domain.tilbud import Tilbud
from vejviser.search.filtre import Filterdata
from vejviser.search.matching_person import Person, read_person
from vejviser.search.matching_vurdering import points
from vejviser.search.rangering import Floats
from vejviser.search.tekst import tokens

MIN_WORDS = 3
MAX_AREAS = 3
LATER_AREA = 0.8
MAX_RATED = 120
"""So many offers of an area are rated one by one, the nearest first; the rest count as middling."""
MIDDLING = 0.3
BROUGHT = 0.6
"""From this fit on, an area brings an offer that no word found."""

FindBehov = Callable[[str], Behovssvar]
_UNKNOWN_HOURS = Aabningsstatus(Aabent.UKENDT, "")


@dataclass(frozen=True, slots=True)
class Omraadefund:
    """``omraader``: most important first. ``pasform``: 0-1 for each offer. ``bragt``: may be brought."""

    omraader: tuple[Behovsforslag, ...]
    pasform: Floats
    bragt: NDArray[np.bool_]

    @property
    def koder(self) -> tuple[str, ...]:
        return tuple(one.kode for one in self.omraader)

    def reason(self, tilbud: Tilbud) -> str:
        """The first area that the offer belongs to, with the words that speak of it."""
        one = next(one for one in self.omraader if one.kode in tilbud.behovsomraader)
        return f"“{one.fordi[0]}” peger på {one.navn}"


class Omraadelaeser:
    """Reads areas from sentences; ``place`` of each offer, the nearest first, orders them for the cap."""

    def __init__(
        self, tilbud: Sequence[Tilbud], place: NDArray[np.intp], filtre: Filterdata, find_behov: FindBehov
    ) -> None:
        self._find = lru_cache(maxsize=200)(find_behov)
        self._use(tilbud, place, filtre)

    def med(self, tilbud: Sequence[Tilbud], place: NDArray[np.intp], filtre: Filterdata) -> Omraadelaeser:
        """For other offers; what the sentences say stays known."""
        ny = copy(self)
        ny._use(tilbud, place, filtre)
        return ny

    def _use(self, tilbud: Sequence[Tilbud], place: NDArray[np.intp], filtre: Filterdata) -> None:
        self._tilbud = tilbud
        members = {code: filtre.members(code) for code in OMRAADER}
        self._members = {
            code: ids[np.argsort(place[ids])].tolist() for code, ids in members.items() if len(ids)
        }
        self._rate = lru_cache(maxsize=64)(self._rate_members)

    def read(self, text: str) -> Omraadefund | None:
        """None for a few words, and for a sentence that speaks of no area."""
        if len(tokens(text)) < MIN_WORDS:
            return None
        found = [one for one in self._find(text).omraader if one.kode in self._members][:MAX_AREAS]
        if not found:
            return None
        samtale = Samtale(egne_ord=text, behov=tuple(Behov(one.kode) for one in found))
        person = replace(read_person(samtale), tekst="")
        fit = np.zeros(len(self._tilbud), np.float32)
        brought = np.zeros(len(self._tilbud), np.bool_)
        for rank, one in enumerate(found):
            sure = min(1.0, one.vaegt / found[0].vaegt) * LATER_AREA**rank
            rated = self._rate(one.kode, person) * np.float32(sure)
            np.maximum(fit, rated, out=fit)
            if _says_enough(one):
                brought |= rated >= BROUGHT
        return Omraadefund(tuple(found), fit, brought)

    def _rate_members(self, code: str, person: Person) -> Floats:
        """Kept, because the next letter asks again. Points never look at the words themselves."""
        members = self._members[code]
        rated = members[:MAX_RATED]
        values = np.array([points(self._tilbud[n], person, code, _UNKNOWN_HOURS) for n in rated], np.float32)
        fit = np.zeros(len(self._tilbud), np.float32)
        fit[members] = MIDDLING
        fit[rated] = np.clip(values / max(1.0, float(values.max())), 0.0, 1.0)
        return fit


def _says_enough(one: Behovsforslag) -> bool:
    """One word alone ("skrald") is in the directory, or it is not what the directory is for."""
    return sum(len(tokens(words)) for words in one.fordi) > 1


def own_finder(folder: Path, omraadenavne: Mapping[str, str], cache: Path | None) -> FindBehov:
    """A finder that is opened with the first sentence; ``cache`` may hold its compiled rules."""

    @lru_cache(maxsize=1)
    def opened() -> FindBehov:
        from vejviser.search.behov_finder import BehovFinder

        return BehovFinder(folder, omraadenavne, cache).find

    return lambda text: opened()(text)
