"""Traces: which offers hold a word, and how well. The only place that reads the postings for a query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from vejviser.search.analyzer import dele, known, stem
from vejviser.search.hot import Hot, Ids, Weights
from vejviser.search.paragraffer import ANY_LAW, Henvisning, query_terms
from vejviser.search.synonymer import Maal, Ordform
from vejviser.search.termer import EMNEORD, NAVN, VIGTIG

STEM, COMPOUND, PREFIX, JOINED, SYNONYM = 0.95, 0.85, 0.85, 0.95, 0.85
TYPO = 0.8
"""What a word counts that had to be corrected."""
MEANING = 0.9
"""What a phrase leads to never counts as much as the word itself in a name."""
PREFIX_BESIDE_EXACT = 0.5
"""Where the word itself is found, longer words that begin like it stand back."""
SMALL_SHARE = 0.25
"""What a part like "hjælp" or "center" counts in a compound, beside a part that says something."""
KNOWN_BY_PART = 0.45
"""From this weight on, an offer is about a part of a compound and may be found by that part alone."""
TINY = 1e-4
SHORT_PREFIX = 2
"""A beginning this short only finds words that the offer is known by."""
PREFIX_OF_WHOLE = 0.15
"""A word of its own is rarely the beginning of another ("kat" is no "kateter"), but of a name it may be."""


@dataclass(frozen=True, slots=True)
class Spor:
    """A trace: these offers hold it, this well. ``slags``, ``tekst``: for the reason, ``term``: for marks."""

    slags: str
    term: str
    tekst: str
    ids: Ids
    vaegte: Weights
    rettet: bool = False


def in_names(spor: Spor, word_is_there: bool, share: float) -> Spor:
    """Only the offers that have the word in their name."""
    beginning = PREFIX_BESIDE_EXACT if word_is_there else PREFIX
    least = beginning if spor.slags == "begyndelse" else STEM * (TYPO if spor.rettet else 1.0)
    held = spor.vaegte >= NAVN * least - TINY
    if spor.slags in ("ord", "boejning", "begyndelse"):
        return replace(spor, ids=spor.ids[held], vaegte=spor.vaegte[held] * np.float32(share))
    return replace(spor, ids=spor.ids[:0], vaegte=spor.vaegte[:0])


class Sporfinder:
    """Looks words up in the hot index."""

    def __init__(
        self, hot: Hot, ids: Mapping[str, int], fyldord: frozenset[str], towns: frozenset[str]
    ) -> None:
        self._hot = hot
        self._ids = ids
        self._small_words = frozenset(stem(word) for word in fyldord)
        self._small = self._small_words | frozenset(stem(word) for word in towns)

    def knows(self, word: Ordform) -> bool:
        """Does an offer hold the word, or an inflection of it, or a compound with it?"""
        return self._hot["ord"].holds(word.fold) or self.holds_stem(word)

    def holds_stem(self, word: Ordform) -> bool:
        return any(self._hot[felt].holds(word.stamme) for felt in ("stamme", "led"))

    def says_little(self, word: Ordform) -> bool:
        """An inflection of a word that says little, unless an offer is known by it ("Tænk", "bøder")."""
        if word.stamme not in self._small_words:
            return False
        _, weights = self._hot["ord"].find(word.fold)
        return not (weights >= EMNEORD).any()

    def begins(self, form: str) -> bool:
        first, last = self._hot["ord"].places(form)
        return first < last

    def is_word(self, form: str) -> bool:
        return self._hot["ord"].holds(form)

    def is_phone(self, digits: str) -> bool:
        return self._hot["telefon"].holds(digits)

    def count(self, stamme: str) -> int:
        """In about how many offers the stem stands, alone or in a compound."""
        return max(self._hot["stamme"].count(stamme), self._hot["led"].count(stamme))

    def corrected(self, word: Ordform, factor: float) -> Iterator[Spor]:
        """A word that the one in the query is a misspelling of: never as sure as the word itself."""
        for spor in self.literal(word, False, factor, whole=True):
            yield replace(spor, rettet=True)

    def literal(
        self, word: Ordform, open_end: bool, factor: float = 1.0, whole: bool = False, meant: bool = False
    ) -> Iterator[Spor]:
        """The word itself: as written, inflected, as part of a compound, as a compound, as a beginning.

        ``meant``: it has a meaning of its own, so it is less of a beginning ("sko" is not Skovparken).
        """
        exact = self._one("ord", "ord", word.fold, word.tekst, factor)
        yield exact
        yield self._one("boejning", "stamme", word.stamme, word.tekst, STEM * factor)
        yield self._one("led", "led", word.stamme, word.tekst, factor)
        if not whole and dele(word.tekst):
            yield self._compound(word, COMPOUND * factor, held=bool(len(exact.ids)))
        if open_end:
            share = PREFIX_BESIDE_EXACT if meant or len(exact.ids) else PREFIX
            whole = len(word.fold) > SHORT_PREFIX and known(word.tekst)
            yield self._prefix(
                word.fold, word.tekst, share * factor, (PREFIX_OF_WHOLE if whole else share) * factor
            )

    def joined(self, form: str, tekst: str) -> Spor:
        return self._one("ord", "ord", form, tekst, JOINED)

    def meaning(self, maal: Maal, trust: float) -> Iterator[Spor]:
        """What a phrase leads to."""
        weight = maal.vaegt * trust * MEANING
        if maal.slags == "tilbud":
            if maal.term not in self._ids:
                return
            ids = np.array([self._ids[maal.term]], np.int32)
            yield Spor("kaldes", maal.term, maal.tekst, ids, np.array([weight], np.float32))
        elif maal.slags == "kode":
            yield self._one("betyder", "kode", maal.term, maal.tekst, weight)
        else:
            yield self._one("betyder", "stamme", maal.term, maal.tekst, SYNONYM * weight)
            yield self._one("betyder", "led", maal.term, maal.tekst, SYNONYM * weight)

    def law(self, ref: Henvisning) -> list[Spor]:
        return [self._one("lov", "lov", term, ref.tekst, weight) for term, weight in query_terms(ref).items()]

    def phone(self, digits: str) -> list[Spor]:
        return [self._one("telefon", "telefon", digits, digits, 1.0)]

    def number(self, digits: str) -> list[Spor]:
        """Digits alone: a telephone number or its beginning, a postcode, a paragraph."""
        first, last = self._hot["telefon"].places(digits)
        ids, weights = self._unique(*self._hot["telefon"].slice(first, last))
        return [
            *self.phone(digits),
            Spor("telefon", digits, digits, ids, weights * np.float32(PREFIX)),
            self._one("ord", "ord", digits, digits, 1.0),
            self._one("lov", "lov", f"{ANY_LAW} {digits}", f"§ {digits}", 0.9),
        ]

    def _one(self, slags: str, felt: str, term: str, tekst: str, factor: float) -> Spor:
        ids, weights = self._hot[felt].find(term)
        return Spor(slags, term, tekst, ids, weights * np.float32(factor))

    def _prefix(self, form: str, tekst: str, in_name: float, elsewhere: float) -> Spor:
        first, last = self._hot["ord"].places(form)
        ids, weights = self._hot["ord"].slice(first, last)
        if len(form) <= SHORT_PREFIX:
            known_by = weights >= VIGTIG
            ids, weights = ids[known_by], weights[known_by]
        ids, weights = self._unique(ids, weights)
        share = np.where(weights >= NAVN - TINY, np.float32(in_name), np.float32(elsewhere))
        return Spor("begyndelse", form, tekst, ids, weights * share)

    def _compound(self, word: Ordform, factor: float, held: bool) -> Spor:
        """The parts of a compound, wherever they stand; a part that says little counts little.

        An offer with only some of the parts must be known by one that says something: "byggetilladelse" is
        not answered by every "tilladelse" in the small print, nor "koldinghus" by every "hus".
        """
        parts = [stem(part) for part in dele(word.tekst)]
        telling = [part not in self._small for part in parts]
        shares = np.array([1.0 if tells else SMALL_SHARE for tells in telling], np.float32)
        offers = len(self._ids)
        weights = np.zeros((len(parts), offers), np.float32)
        known_by = np.zeros(offers, np.bool_)
        for row, part in enumerate(parts):
            whole, inside = self._hot["stamme"].find(part), self._hot["led"].find(part)
            for place, (ids, found) in enumerate((whole, inside)):
                np.maximum.at(weights[row], ids, found)
                if telling[row] and (not place or (not row and not held)):
                    known_by[ids[found >= KNOWN_BY_PART]] = True
        complete = np.all(weights > 0, axis=0)
        sums = np.where(complete | known_by, shares @ weights / shares.sum(), 0.0)
        ids = np.flatnonzero(sums).astype(np.int32)
        return Spor("sammensat", " ".join(parts), word.tekst, ids, sums[ids] * np.float32(factor))

    @staticmethod
    def _unique(ids: Ids, weights: Weights) -> tuple[Ids, Weights]:
        """Each offer once, with its best weight."""
        if len(ids) < 2:
            return ids, weights
        best = np.zeros(int(ids.max()) + 1, np.float32)
        np.maximum.at(best, ids, weights)
        unique = np.flatnonzero(best).astype(np.int32)
        return unique, best[unique]
