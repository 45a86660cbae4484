"""Why an offer was found, in Danish words, and which of its words to mark.

Works on the few offers that are shown, from the traces that ranked them. Must not rank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import dele, fold, stem, tokens
from vejviser.search.enheder import Enhed
from vejviser.search.spor import Spor

MAX_REASONS = 4
MOST_KEPT = 20_000
NAVN, EMNEORD, ORGANISATION, TEKST = "navn", "emneord", "organisation", "tekst"


@dataclass(frozen=True, slots=True)
class Tekstord:
    """A word of an offer's text: as it stands there, and in the forms that words are compared in. ``helhed``:
    the whole text that it stands in, where that is a subject word ("sat ud af lejligheden")."""

    tekst: str
    fold: str
    stamme: str
    led: frozenset[str]
    felt: str
    helhed: str


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
        words = text_words(tilbud)
        reasons: dict[str, None] = {}
        marks: dict[str, None] = {}
        for grund in grunde:
            matching = _matching(grund.spor, words)
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
        return _compound(enhed.tekst, spor, word)
    if spor.slags == "begyndelse" and word.fold != spor.term:
        return f"“{word.tekst}” begynder med {enhed.tekst}"
    if word.felt == EMNEORD:
        return f"emneordet “{word.helhed}”"
    if word.felt == ORGANISATION:
        return "organisationen"
    return f"teksten nævner “{word.tekst}”"


def _compound(said: str, spor: Spor, word: Tekstord) -> str:
    """What a compound and the word of an offer share: the part, never another compound with it."""
    if word.stamme in spor.term.split() and word.fold in fold(said):
        return f"“{said}” indeholder {word.tekst}"
    shared = next((part for part in spor.term.split() if part == word.stamme or part in word.led), "")
    return f"“{word.tekst}” og “{said}” har {_as_written(said, shared) or 'et ord'} til fælles"


def _as_written(compound: str, part: str) -> str:
    """
    >>> _as_written("tøjvask", stem("tøj")), _as_written("gældsrådgivning", stem("rådgivning"))
    ('tøj', 'rådgivning')
    """
    ends = range(2, len(compound) - 1)
    pieces = (piece for end in ends for piece in (compound[:end], compound[-end:]))
    return next((piece for piece in pieces if stem(piece) == part), "")


def _matching(spor: Spor, words: Sequence[Tekstord]) -> list[Tekstord]:
    """The words behind a trace, in the order of the text. Asked for every hit: no call for each word."""
    term = spor.term
    if spor.slags == "ord":
        return [word for word in words if word.fold == term]
    if spor.slags == "boejning":
        return [word for word in words if word.stamme == term]
    if spor.slags == "led":
        return [word for word in words if term in word.led]
    if spor.slags == "begyndelse":
        return [word for word in words if word.fold.startswith(term)]
    if spor.slags == "betyder":
        return [word for word in words if word.stamme == term or term in word.led]
    if spor.slags == "sammensat":
        parts = frozenset(term.split())
        shared = [word for word in words if word.stamme in parts or not word.led.isdisjoint(parts)]
        return sorted(shared, key=lambda word: word.stamme not in parts)
    return []


@lru_cache(maxsize=20_000)
def _word(text: str, felt: str, helhed: str) -> Tekstord:
    parts = [stem(part) for part in dele(text)]
    inner = [stem(part) for outer in dele(text) for part in dele(outer)]
    return Tekstord(text, fold(text), stem(text), frozenset((*parts, *inner)), felt, helhed)


_held: dict[int, tuple[Tilbud, tuple[Tekstord, ...]]] = {}


def text_words(tilbud: Tilbud) -> tuple[Tekstord, ...]:
    """The words of the texts that are shown, each once, the most telling field first.

    Kept by identity: to compare all that an offer holds costs more than to read it.
    """
    held = _held.get(id(tilbud))
    if held is None or held[0] is not tilbud:
        if len(_held) >= MOST_KEPT:
            _held.clear()
        held = _held[id(tilbud)] = (tilbud, _read_words(tilbud))
    return held[1]


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
            found.setdefault(token.tekst, _word(token.tekst, felt, text if felt == EMNEORD else token.tekst))
    return tuple(found.values())
