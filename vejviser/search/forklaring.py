"""Why an offer was found, in Danish words, and which of its words to mark.

Works on the few offers that are shown, from the traces that ranked them. Must not rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import dele, fold, stem, tokens
from vejviser.search.enheder import Enhed
from vejviser.search.spor import Spor

MAX_REASONS = 4
MOST_KEPT = 4_000
NAVN, EMNEORD, ORGANISATION, TEKST = "navn", "emneord", "organisation", "tekst"


@dataclass(frozen=True, slots=True)
class Tekstord:
    """A word of an offer's text: as it stands there, and in the forms that words are compared in."""

    tekst: str
    fold: str
    stamme: str
    led: frozenset[str]
    felt: str


@dataclass(frozen=True, slots=True)
class Grund:
    """A unit of the query and the trace that led to this offer."""

    enhed: Enhed
    spor: Spor


class Forklarer:
    """Explains hits. ``emner``: code -> words; ``omraadenavne``: need code -> name."""

    def __init__(self, emner: Mapping[str, str], omraadenavne: Mapping[str, str]) -> None:
        self._names = {**emner, **omraadenavne}

    def explain(self, tilbud: Tilbud, grunde: Sequence[Grund]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Reasons, most telling first, and the words to mark."""
        words = word_index(tilbud)
        reasons: dict[str, None] = {}
        marks: dict[str, None] = {}
        for grund in grunde:
            matching = words.matching(grund.spor)
            marks.update(dict.fromkeys(word.tekst for word in matching))
            reasons.update(dict.fromkeys(self._reasons(grund, matching, tilbud)))
        return tuple(reasons)[:MAX_REASONS], tuple(marks)

    def _reasons(self, grund: Grund, matching: Sequence[Tekstord], tilbud: Tilbud) -> Iterator[str]:
        enhed, spor = grund.enhed, grund.spor
        if spor.rettet:
            yield f"rettet fra “{enhed.rettet}”"
        elif spor.slags == "lov":
            yield _law(spor, tilbud)
        elif spor.slags == "telefon":
            yield "telefonnummeret"
        elif spor.slags == "kaldes":
            yield f"folk siger “{spor.tekst}”"
        elif spor.slags == "betyder":
            yield f"“{enhed.tekst}” betyder {self._names.get(spor.tekst, spor.tekst)}"
        else:
            yield _literal(enhed, spor, matching)


def _law(spor: Spor, tilbud: Tilbud) -> str:
    number = "".join(c for c in spor.term.partition(" ")[2] if c.isdigit())
    texts = (text for text in tilbud.lovgrundlag if number and number in text)
    text = next(texts, spor.tekst)
    return text[:1].lower() + text[1:]


def _literal(enhed: Enhed, spor: Spor, matching: Sequence[Tekstord]) -> str:
    if any(word.felt == NAVN for word in matching) and spor.slags != "sammensat":
        return "navnet"
    if not matching:
        return f"folk siger “{enhed.tekst}”"
    word = matching[0]
    if spor.slags == "led" or (spor.slags == "begyndelse" and stem(enhed.tekst) in word.led):
        return f"“{word.tekst}” indeholder {enhed.tekst}"
    if spor.slags == "sammensat":
        return f"“{enhed.tekst}” indeholder {word.tekst}"
    if spor.slags == "begyndelse" and word.fold != spor.term:
        return f"“{word.tekst}” begynder med {enhed.tekst}"
    if word.felt == EMNEORD:
        return f"emneordet “{word.tekst}”"
    if word.felt == ORGANISATION:
        return "organisationen"
    return f"teksten nævner “{word.tekst}”"


class Ordindeks:
    """The words of an offer's text, found by each form that a trace may name."""

    def __init__(self, words: Sequence[Tekstord]) -> None:
        self.words = words
        self._by_fold: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_part: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            self._by_fold.setdefault(word.fold, []).append(place)
            self._by_stem.setdefault(word.stamme, []).append(place)
            for part in word.led:
                self._by_part.setdefault(part, []).append(place)

    def matching(self, spor: Spor) -> list[Tekstord]:
        """The words behind a trace, in the order of the text."""
        return [self.words[place] for place in sorted(self._places(spor))]

    def _places(self, spor: Spor) -> Iterable[int]:
        term = spor.term
        if spor.slags == "ord":
            return self._by_fold.get(term, ())
        if spor.slags == "boejning":
            return self._by_stem.get(term, ())
        if spor.slags == "led":
            return self._by_part.get(term, ())
        if spor.slags == "begyndelse":
            return [place for place, word in enumerate(self.words) if word.fold.startswith(term)]
        if spor.slags in ("betyder", "sammensat"):
            parts = [term] if spor.slags == "betyder" else term.split()
            tables = (self._by_stem, self._by_part)
            return {place for part in parts for table in tables for place in table.get(part, ())}
        return ()


@lru_cache(maxsize=20_000)
def _word(text: str, felt: str) -> Tekstord:
    parts = [stem(part) for part in dele(text)]
    inner = [stem(part) for outer in dele(text) for part in dele(outer)]
    return Tekstord(text, fold(text), stem(text), frozenset((*parts, *inner)), felt)


_indexed: dict[int, tuple[Tilbud, Ordindeks]] = {}


def word_index(tilbud: Tilbud) -> Ordindeks:
    """Kept by identity: to compare all that an offer holds costs more than to read it."""
    held = _indexed.get(id(tilbud))
    if held is None or held[0] is not tilbud:
        if len(_indexed) >= MOST_KEPT:
            _indexed.clear()
        held = _indexed[id(tilbud)] = (tilbud, Ordindeks(_read_words(tilbud)))
    return held[1]


def text_words(tilbud: Tilbud) -> Sequence[Tekstord]:
    """The words of the texts that are shown, each once, the most telling field first."""
    return word_index(tilbud).words


def _read_words(tilbud: Tilbud) -> tuple[Tekstord, ...]:
    texts = [
        (NAVN, tilbud.navn),
        *((EMNEORD, text) for text in tilbud.emneord),
        (ORGANISATION, tilbud.organisation),
    ]
    texts += [
        (TEKST, text)
        for text in (tilbud.kort, tilbud.maalgruppe, tilbud.adgang.saadan or "", *tilbud.vilkaar)
    ]
    texts += [(TEKST, text) for sted in tilbud.steder for text in (sted.navn, sted.vej, sted.by)]
    found: dict[str, Tekstord] = {}
    for felt, text in texts:
        for token in tokens(text):
            found.setdefault(token.tekst, _word(token.tekst, felt))
    return tuple(found.values())
