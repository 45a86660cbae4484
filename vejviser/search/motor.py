"""The search engine: one value in, one value out. Ties index, plan, ranking and reasons together.

Opened once, in the background; then answers from memory and touches neither disk nor clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.query import Hit, Query, Soegesvar
from vejviser.domain.tilbud import Tilbud
from vejviser.search import ressourcer as filer
from vejviser.search.analyzer import stem
from vejviser.search.enheder import Plan, Sprogdata
from vejviser.search.filtre import UNKNOWN, Filterdata, Filtersvar
from vejviser.search.forklaring import Forklarer, Grund
from vejviser.search.hot import Hot
from vejviser.search.index import Fremdrift, changed_index, fingerprint, open_or_build
from vejviser.search.mente_du import Ordforslag
from vejviser.search.omraader import FindBehov, Omraadefund, Omraadelaeser, own_finder
from vejviser.search.paragraffer import Lovregister
from vejviser.search.plan import Planlaegger
from vejviser.search.rangering import MATCHED, Floats, Pasform, fit, keep_near_best, order
from vejviser.search.saetningslighed import Compare, lazy_likeness
from vejviser.search.skift import Skift
from vejviser.search.stavning import Stavning
from vejviser.search.sted_og_tilstand import Forhold
from vejviser.search.steder import Steder
from vejviser.search.synonymer import load_frasebog, read_alias, single_words
from vejviser.search.termer import Termbygger
from vejviser.search.udveje import Svarstand, Udvejsfinder

SCORE_DIGITS = 4
AREA_SHARE = 0.25
"""How much the need areas of a sentence count beside its words."""
LIKENESS_SHARE = 0.4
"""How much likeness to what people say about an offer counts beside the words."""
SENTENCE_UNITS = 2
NOT_STATED = 0.95
"""An offer that does not answer a filter stands a little behind one that says yes to it."""
ALIKE = 0.25
"""From this likeness on, a sentence that speaks of a need brings an offer that no word found."""


class Soegemotor:
    """Implements ``domain.query.Soegning``."""

    def __init__(
        self,
        tilbud: Sequence[Tilbud],
        hot: Hot,
        sprog: Sprogdata,
        builder: Termbygger,
        forklarer: Forklarer,
        helligdage: frozenset[date],
        omraadenavne: Mapping[str, str],
        hovednummer: str,
        find_behov: FindBehov,
        ligner: Compare,
    ) -> None:
        self._tilbud = tilbud
        self._ids = {one.id: number for number, one in enumerate(tilbud)}
        self._hot, self._sprog, self._builder = hot, sprog, builder
        self._navne, self._hovednummer = omraadenavne, hovednummer
        self._stavning = Stavning(lambda: _vocabulary(hot, sprog), hot["ord"].count)
        self._filtre = Filterdata(tilbud, sprog.steder, helligdage)
        self._forhold = Forhold(tilbud, sprog.steder)
        self._omraader = Omraadelaeser(tilbud, self._forhold.place, self._filtre, find_behov)
        self._ligner = ligner
        self._forklarer = forklarer
        self._tie()

    def _tie(self) -> None:
        """What only holds the parts together."""
        self._plan = Planlaegger(self._hot, self._sprog, self._stavning, self._ids)
        self._udveje = Udvejsfinder(self._filtre, self._navne, self._hovednummer)
        overflader = self._sprog.frasebog.overflader
        self._ordforslag = Ordforslag(self._tilbud, self._hot, self._stavning, overflader)

    @classmethod
    def aabn(
        cls,
        tilbud: Sequence[Tilbud],
        fingeraftryk: str,
        ressourcer: Path,
        indeks_mappe: Path | None,
        omraadenavne: Mapping[str, str],
        helligdage: frozenset[date],
        hovednummer: str,
        fremdrift: Fremdrift | None = None,
        find_behov: FindBehov | None = None,
    ) -> Soegemotor:
        """Open the index from ``indeks_mappe``, or build it there, or in memory where that cannot be.

        ``find_behov`` reads need areas from a sentence; without one, the engine opens its own when needed.
        """
        folder = ressourcer / "soegning"
        register = Lovregister.load(folder / filer.LOVE)
        stopord = filer.words(folder / filer.STOPORD)
        alias = read_alias(folder / filer.ALIAS)
        paragraffer = read_alias(folder / filer.PARAGRAFFER)
        builder = Termbygger(register, stopord, single_words(alias), paragraffer)
        mark = fingerprint(fingeraftryk, tilbud, filer.digest(folder))
        hot = open_or_build(indeks_mappe, mark, len(tilbud), lambda: map(builder.build, tilbud), fremdrift)
        ids = frozenset(one.id for one in tilbud)
        sprog = Sprogdata(
            load_frasebog(folder, stopord, ids),
            register,
            Steder.load(folder / filer.STEDER),
            stopord,
            filer.words(folder / filer.FYLDORD),
        )
        emner = dict(filer.table(folder / filer.EMNER))
        forklarer = Forklarer(emner, omraadenavne)
        reader = find_behov or own_finder(folder, omraadenavne, indeks_mappe)
        small = frozenset(map(stem, sprog.stopord | sprog.fyldord))
        ligner = lazy_likeness(folder, small, indeks_mappe)
        return cls(
            tilbud, hot, sprog, builder, forklarer, helligdage, omraadenavne, hovednummer, reader, ligner
        )

    def med_aendring(self, tilbud: Tilbud) -> Soegemotor:
        """An engine where this offer stands as it is now: in its old place, or last when it is new.

        Answers as one that was built from all offers anew. This engine goes on answering as before.
        """
        number = self._ids.get(tilbud.id, len(self._tilbud))
        before = self._tilbud[number] if tilbud.id in self._ids else None
        return self._after(Skift(number, before, tilbud))

    def uden(self, id_: str) -> Soegemotor:
        """An engine without this offer; the same one where it is not known."""
        if id_ not in self._ids:
            return self
        number = self._ids[id_]
        return self._after(Skift(number, self._tilbud[number], None))

    def _after(self, skift: Skift) -> Soegemotor:
        ny = copy(self)
        ny._tilbud = skift.liste(self._tilbud, lambda tilbud: tilbud)
        ny._hot = changed_index(self._hot, skift, self._builder)
        if skift.foer is None or skift.efter is None:
            ny._ids = {one.id: number for number, one in enumerate(ny._tilbud)}
            one = skift.efter or skift.foer
            assert one is not None  # noqa: S101 - a change is about an offer
            ny._sprog = replace(self._sprog, frasebog=self._sprog.frasebog.med(one.id, ny._ids))
        touched = self._touched_words(skift, ny)
        before, now = (set(filter(one._is_word, touched)) for one in (self, ny))
        ny._stavning = self._stavning.changed(
            lambda: _vocabulary(ny._hot, ny._sprog), ny._hot["ord"].count, new=now - before, gone=before - now
        )
        ny._filtre = self._filtre.med(skift, ny._tilbud)
        ny._forhold = self._forhold.med(skift, ny._tilbud)
        ny._omraader = self._omraader.med(ny._tilbud, ny._forhold.place, ny._filtre)
        ny._tie()
        return ny

    def _touched_words(self, skift: Skift, ny: Soegemotor) -> set[str]:
        """The words that may have come or gone with a change."""
        book, other = self._sprog.frasebog.overflader, ny._sprog.frasebog.overflader
        touched = set[str]() if book is other else book.keys() ^ other.keys()
        return touched.union(*(self._builder.build(one).ord for one in (skift.foer, skift.efter) if one))

    def _is_word(self, word: str) -> bool:
        return self._hot["ord"].holds(word) or word in self._sprog.frasebog.overflader

    def soeg(self, query: Query) -> Soegesvar:
        """Answer a query. Never raises for what a person may type."""
        plan = self._plan.make(query.tekst, query.fortalt)
        filtersvar = self._filtre.apply(query.filtre, query.tid)
        if not plan.enheder:
            return self._browse(query, plan, filtersvar)
        pasform = fit(plan, len(self._tilbud))
        omraader = self._omraader.read(query.tekst)
        fits, mask = pasform.score, pasform.maske
        if omraader:
            fits = fits + np.float32(AREA_SHARE) * omraader.pasform
            mask = mask | omraader.bragt
        alike = self._ligner(query.tekst, self._ids) if len(plan.enheder) >= SENTENCE_UNITS else None
        if alike is not None:
            fits = fits + np.float32(LIKENESS_SHARE) * alike
            if omraader:
                mask = mask | (alike >= ALIKE)
        score = self._forhold.adjust(fits, plan, query)
        text_hits = keep_near_best(score, mask)
        blanks = _blanks(filtersvar, len(self._tilbud))
        score = np.where(blanks > 0, score * np.float32(NOT_STATED), score)
        hits = text_hits & filtersvar.maske
        best = order(np.round(score, SCORE_DIGITS), hits, (blanks, *self._forhold.ties), _limit(query))
        fund = tuple(self._hit(int(n), score, plan, pasform, filtersvar, query, omraader) for n in best)
        codes = omraader.koder if omraader else ()
        return self._answer(query, plan, fund, Svarstand(pasform.score, text_hits, hits, filtersvar, codes))

    def _browse(self, query: Query, plan: Plan, filtersvar: Filtersvar) -> Soegesvar:
        """No words: everything that the filters keep, local first, then by name. Noise finds nothing."""
        text_hits = np.full(len(self._tilbud), not query.tekst.strip() or bool(plan.byer))
        hits = text_hits & filtersvar.maske
        score = np.zeros(len(self._tilbud), np.float32)
        ties = (_blanks(filtersvar, len(self._tilbud)), *self._forhold.ties)
        best = order(score, hits, ties, _limit(query))
        fund = tuple(
            Hit(self._tilbud[n].id, 0.0, ukendte=_unknown(int(n), filtersvar)) for n in best.tolist()
        )
        return self._answer(query, plan, fund, Svarstand(score, text_hits, hits, filtersvar))

    def _hit(
        self,
        number: int,
        score: Floats,
        plan: Plan,
        pasform: Pasform,
        filtersvar: Filtersvar,
        query: Query,
        omraader: Omraadefund | None,
    ) -> Hit:
        tilbud = self._tilbud[number]
        grunde = _reasons(number, plan, pasform)
        fordi, marker = self._forklarer.explain(tilbud, grunde)
        extra = self._forhold.reasons(number, plan, query)
        if omraader and len(fordi) < 2 and omraader.pasform[number] > 0:
            reason = omraader.reason(tilbud)
            if not any(reason.split("”")[0] in said for said in fordi):
                fordi = (*fordi, reason)
        return Hit(
            tilbud.id,
            round(float(score[number]), SCORE_DIGITS),
            (*fordi, *extra),
            marker,
            _unknown(number, filtersvar),
        )

    def _answer(self, query: Query, plan: Plan, fund: tuple[Hit, ...], stand: Svarstand) -> Soegesvar:
        i_alt = int(np.count_nonzero(stand.fund))
        return Soegesvar(
            tekst=query.tekst,
            i_alt=i_alt,
            fund=fund,
            mente_du=self._ordforslag.propose(query.tekst, plan),
            forslag=self._udveje.find(query, stand),
            taellinger=self._filtre.count(stand.ordfund, query.filtre, query.tid, stand.filtersvar),
            skjult=int(np.count_nonzero(stand.ordfund)) - i_alt,
        )


def _vocabulary(hot: Hot, sprog: Sprogdata) -> set[str]:
    """Every word that a query may mean."""
    return {*hot["ord"].terms, *sprog.frasebog.overflader}


def _blanks(filtersvar: Filtersvar, offers: int) -> NDArray[np.int32]:
    """How many of the active filters each offer does not answer: at equal fit a known yes goes first."""
    blanks = np.zeros(offers, np.int32)
    for state in filtersvar.tilstande.values():
        blanks += state == UNKNOWN
    return blanks


def _limit(query: Query) -> int:
    return max(0, query.antal)


def _unknown(number: int, filtersvar: Filtersvar) -> tuple[str, ...]:
    return tuple(name for name, state in filtersvar.tilstande.items() if state[number] == 1)


def _reasons(number: int, plan: Plan, pasform: Pasform) -> list[Grund]:
    """The traces that brought this offer here, the weightiest word first. A word that says little is no
    reason where another word is one: nobody is helped by "teksten nævner ikke".
    """
    found: list[tuple[float, int, Grund]] = []
    for unit, best, why in zip(plan.enheder, pasform.bedst, pasform.hvorfor, strict=True):
        if why[number] >= 0 and best[number] >= MATCHED:
            found.append((-unit.vaegt * float(best[number]), len(found), Grund(unit, unit.spor[why[number]])))
    telling = [item for item in found if not item[2].enhed.fyld]
    return [grund for _, _, grund in sorted(telling or found, key=lambda item: item[:2])]
