"""From needs to offers that fit this person, with reasons and hindrances in words.

Takes the conversation as it stands and keeps the person's order of needs. Own words weigh through the search
engine where there is one. Nothing here is a score about a person: points only order offers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from vejviser.domain.aabningstid import Aabningsstatus, aabningsstatus
from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Filtre, Loesningsforslag, Query, Soegning, Tilbudsforslag
from vejviser.domain.samtale import Behov, Samtale
from vejviser.domain.tilbud import Tilbud
from vejviser.search.matching_grunde import fordele, hindringer, holds
from vejviser.search.matching_person import Person, read_person
from vejviser.search.matching_udvalg import spread
from vejviser.search.matching_vurdering import may_be_proposed, points

SEARCH_DEPTH = 40
OWN_WORDS_POINTS = 7.0
STORY_POINTS = 3.0
OUTSIDE_AREA = -4.0
MAX_REASONS = 5
KNOWN_ALREADY = " peger på "
"""The engine's reason that a word means a need area; here the need is the question itself."""

SMALL_NUMBER = re.compile(r"(?<!\S)\d{1,2}\b")
"""An age, an hour or a class in a story finds nothing but chance ("1.g" is no "1 time")."""


@dataclass(frozen=True, slots=True)
class Kandidat:
    """An offer with its points and the search engine's own reasons."""

    tilbud: Tilbud
    point: float
    ordgrunde: tuple[str, ...]
    status: Aabningsstatus


@dataclass(frozen=True, slots=True)
class _Ordfund:
    point: float
    fordi: tuple[str, ...]


class Loesningsfinder:
    """Holds the directory; ``forslag`` is a pure answer to a conversation and a moment."""

    def __init__(
        self,
        tilbud: Mapping[str, Tilbud],
        soegning: Soegning | None,
        helligdage: frozenset[date],
        indhold: Indhold,
    ) -> None:
        self._tilbud = tilbud
        self._soegning = soegning
        self._helligdage = helligdage
        self._indhold = indhold

    def forslag(self, samtale: Samtale, antal: int, tid: datetime) -> tuple[Loesningsforslag, ...]:
        """One row per need, in the person's order: at most ``antal`` offers, best for this person first."""
        person = read_person(samtale)
        return tuple(
            Loesningsforslag(behov.omraade, self._for_behov(behov, samtale, person, antal, tid))
            for behov in samtale.behov
        )

    def _for_behov(
        self, behov: Behov, samtale: Samtale, person: Person, antal: int, tid: datetime
    ) -> tuple[Tilbudsforslag, ...]:
        set_aside = {one.tilbud for one in samtale.lagt_til_side if one.behov == behov.omraade}
        found = self._ordfund(behov, samtale, tid)
        candidates = [
            self._kandidat(tilbud, behov.omraade, person, found, tid)
            for tilbud in self._tilbud.values()
            if (behov.omraade in tilbud.behovsomraader or tilbud.id in found)
            and tilbud.id not in set_aside
            and may_be_proposed(tilbud, person, behov.omraade, tid.date())
        ]
        chosen = spread(sorted(candidates, key=lambda one: (-one.point, one.tilbud.id)), antal)
        return tuple(self._tilbudsforslag(one, person, behov.omraade) for one in chosen)

    def _kandidat(
        self, tilbud: Tilbud, omraade: str, person: Person, found: Mapping[str, _Ordfund], tid: datetime
    ) -> Kandidat:
        status = aabningsstatus(tilbud.aabningstider, tilbud.doegnaaben.to_json(), tid, self._helligdage)
        words = found.get(tilbud.id, _Ordfund(0.0, ()))
        outside = OUTSIDE_AREA if omraade not in tilbud.behovsomraader else 0.0
        total = points(tilbud, person, omraade, status) + words.point + outside
        return Kandidat(tilbud, round(total, 4), words.fordi, status)

    def _ordfund(self, behov: Behov, samtale: Samtale, tid: datetime) -> dict[str, _Ordfund]:
        """Points from the person's words: those behind this need weigh most, then the story as a whole."""
        if self._soegning is None:
            return {}
        out: dict[str, _Ordfund] = {}
        story = samtale.egne_ord if behov.ord.strip() != samtale.egne_ord.strip() else ""
        for text, weight in ((behov.ord, OWN_WORDS_POINTS), (story, STORY_POINTS)):
            text = SMALL_NUMBER.sub(" ", text)
            if not text.strip():
                continue
            filtre = Filtre(behov=(behov.omraade,)) if weight == STORY_POINTS else Filtre()
            hits = self._soegning.soeg(Query(text, filtre, SEARCH_DEPTH, tid, fortalt=True)).fund
            best = hits[0].score if hits else 0.0
            for hit in hits:
                share = hit.score / best if best > 0 else 0.0
                earlier = out.get(hit.id, _Ordfund(0.0, ()))
                reasons = tuple(reason for reason in hit.fordi if KNOWN_ALREADY not in reason)
                out[hit.id] = _Ordfund(earlier.point + weight * share**2, earlier.fordi or reasons)
        return out

    def _tilbudsforslag(self, one: Kandidat, person: Person, omraade: str) -> Tilbudsforslag:
        said = [grund for grund in one.ordgrunde if holds(grund, one.tilbud)]
        reasons = dict.fromkeys((*said[:2], *fordele(one.tilbud, person, one.status, omraade)))
        return Tilbudsforslag(
            one.tilbud.id,
            tuple(reasons)[:MAX_REASONS],
            hindringer(one.tilbud, person, one.status, omraade),
        )
