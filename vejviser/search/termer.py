"""What an offer is found by: its words, stems, compound parts, codes, laws and numbers, each with a weight.

The weight says how much the offer is *about* the word: in the name most, in the small print least. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import Token, dele, fold, stem, tokens
from vejviser.search.paragraffer import Lovregister, index_terms

FELTER = ("ord", "stamme", "led", "kode", "lov", "telefon")
NAVN, EMNEORD, ALIAS, SVAGT_ALIAS = 0.9, 0.75, 0.75, 0.42
ORGANISATION, STED, TEKST, EMNE, SMAAT, LOV = 0.5, 0.5, 0.4, 0.3, 0.22, 0.4
KODE = 0.6
AKIN_LAW = 0.5
LED = 0.62
"""A compound part counts this much of the whole word."""
ALIAS_LED = 0.5
"""An alias says less by its parts than the offer's own words do: "tørlagt" is not about what is laid."""
VIGTIG = 0.5
"""From this weight on, a word is one that the offer is known by."""
MIN_JOINED, MAX_JOINED = 5, 40


@dataclass(slots=True)
class Termer:
    """Words by field, each with its weight. A word met again raises its weight, but never over 1."""

    ord: dict[str, float] = field(default_factory=dict)
    stamme: dict[str, float] = field(default_factory=dict)
    led: dict[str, float] = field(default_factory=dict)
    kode: dict[str, float] = field(default_factory=dict)
    lov: dict[str, float] = field(default_factory=dict)
    telefon: dict[str, float] = field(default_factory=dict)

    def pairs(self, felt: str) -> list[tuple[str, float]]:
        table: dict[str, float] = getattr(self, felt)
        return sorted(table.items())


class Termbygger:
    """Turns offers into terms. ``alias``: id -> (words for the right answer, words for a possible answer).
    ``paragraffer``: id -> (laws that the offer rests on, laws that it has to do with)."""

    def __init__(
        self,
        register: Lovregister,
        stopord: frozenset[str],
        alias: Mapping[str, tuple[Sequence[str], Sequence[str]]],
        paragraffer: Mapping[str, tuple[Sequence[str], Sequence[str]]],
    ) -> None:
        self._register = register
        self._paragraffer = paragraffer
        self._stop = stopord
        self._alias = alias

    def build(self, tilbud: Tilbud) -> Termer:
        termer = Termer()
        for weight, text in self._texts(tilbud):
            self._add_text(termer, text, weight)
        for weight, text in self._aliases(tilbud):
            self._add_text(termer, text, weight, ALIAS_LED)
        for code in tilbud.emner:
            termer.kode[f"emne:{code}"] = KODE
        for code in tilbud.behovsomraader:
            termer.kode[f"behov:{code}"] = KODE
        for code in tilbud.situationer:
            termer.kode[f"situation:{code}"] = KODE
        termer.lov.update(self._laws(tilbud))
        termer.telefon.update({telefon.nummer: 1.0 for telefon in tilbud.telefon if telefon.nummer})
        return termer

    def _laws(self, tilbud: Tilbud) -> dict[str, float]:
        own, akin = self._paragraffer.get(tilbud.id, ((), ()))
        terms = {term: AKIN_LAW * weight for term, weight in index_terms(akin, (), self._register).items()}
        return terms | index_terms((*tilbud.lovgrundlag, *own), tilbud.emneord, self._register)

    def _texts(self, tilbud: Tilbud) -> Iterator[tuple[float, str]]:
        yield NAVN, tilbud.navn
        yield from ((EMNEORD, text) for text in tilbud.emneord)
        yield ORGANISATION, tilbud.organisation
        for sted in tilbud.steder:
            yield from ((STED, text) for text in (sted.navn, sted.vej, sted.by, sted.postnr))
        yield TEKST, tilbud.kort
        yield TEKST, tilbud.maalgruppe
        yield from ((EMNE, code.replace("_", " ")) for code in tilbud.emner)
        yield from ((LOV, text) for text in tilbud.lovgrundlag)
        yield from ((SMAAT, text) for text in _small_print(tilbud))

    def _aliases(self, tilbud: Tilbud) -> Iterator[tuple[float, str]]:
        strong, weak = self._alias.get(tilbud.id, ((), ()))
        yield from ((ALIAS, text) for text in strong)
        yield from ((SVAGT_ALIAS, text) for text in weak)

    def _add_text(self, termer: Termer, text: str, weight: float, led: float = 1.0) -> None:
        """``led``: how much the parts of its compounds count."""
        found = [token for token in tokens(text) if token.tekst != "§"]
        for token in found:
            word, own_stem, parts = _forms(token.tekst)
            if weight < VIGTIG and word in self._stop:
                continue
            _raise(termer.ord, word, weight)
            _raise(termer.stamme, own_stem, weight)
            for part, share in parts:
                _raise(termer.led, part, weight * share * led)
        if weight >= VIGTIG:
            for joined in joined_pairs(found, text):
                _raise(termer.ord, joined, weight)


def _small_print(tilbud: Tilbud) -> Iterator[str]:
    yield from filter(None, (tilbud.adgang.saadan, tilbud.adgang.pris, *tilbud.vilkaar, *tilbud.sprog))


@lru_cache(maxsize=50_000)
def _forms(text: str) -> tuple[str, str, tuple[tuple[str, float], ...]]:
    word = fold(text)
    return word, stem(word), tuple(all_parts(word))


def all_parts(word: str) -> Iterator[tuple[str, float]]:
    """The stems of a compound's parts, and of their parts, with their share of the weight."""
    for part in dele(word):
        yield stem(part), LED
        for inner in dele(part):
            yield stem(inner), LED * LED


def joined_pairs(found: Sequence[Token], text: str) -> Iterable[str]:
    """Neighbours written as one word: "Ældre Sagen" is also met as "ældresagen", "e-boks" as "eboks"."""
    for one, two in pairwise(found):
        joined = fold(one.tekst) + fold(two.tekst)
        if text[one.slut : two.start] in ("-", " ") and MIN_JOINED <= len(joined) <= MAX_JOINED:
            yield joined


def _raise(table: dict[str, float], word: str, weight: float) -> None:
    before = table.get(word)
    table[word] = (
        weight
        if before is None
        else 1 - (1 - before) * (1 - weight * 0.5)
        if before >= weight
        else 1 - (1 - weight) * (1 - before * 0.5)
    )
