"""A text cut into sentences, each with the pattern elements it satisfies and what it denies.

Matches rows of elements with gaps; knows no rules and no needs. Work is bounded: sentences are cut at a
length, and each row gives a limited number of matches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from vejviser.search.analyzer import Token, fold, tokens
from vejviser.search.behov_regelsaet import Regelsaet

LONGEST_SENTENCE = 60
MAX_MATCHES = 6
NEGATORS = frozenset({"ikke", "ik", "aldrig", "ej", "naeppe", "hverken", "ingen", "intet", "uden"})
_WIDE_NEGATORS = NEGATORS - {"ingen", "intet", "uden"}
# "kan ikke holde op", "ved ikke, hvad ...": the trouble stands, though the verb before is denied.
_HARMLESS_VERBS = """
    kan kunne ku toer turde magter orker orkede magtede ved vidste forstaar forstod faar fik maa maatte gider
    gad naar naaede vil ville skal skulle kender finder hoerer ser synes tror hvorfor
"""
_NOT_DENYING_BEFORE = frozenset(_HARMLESS_VERBS.split())
_NOT_DENYING_AFTER = frozenset({"kun", "bare", "blot", "alene", "saa", "engang", "mindst", "lige"})
_CLAUSE_WORDS = frozenset(
    {"men", "fordi", "selvom", "selv", "saa", "hvis", "naar", "da", "og", "for", "medmindre"}
)
_SENTENCE_END = re.compile(r"[.!?\n…]")
_CLAUSE_END = re.compile(r"[,;:–—()\"”“]|\s-\s")
_SHORT = "kl tlf ca bl fx feks nr f eks dvs mfl evt pga mht ift osv inkl ekskl stk hr fr dr"
_ABBREVIATIONS = frozenset(_SHORT.split())

Span = tuple[int, ...]
"""Indexes of the words that made a match."""


@dataclass(slots=True)
class Saetning:
    """``occurrences``: element -> (start, end) word ranges. ``denied``: words in the scope of a denial."""

    words: tuple[Token, ...]
    occurrences: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    denied: frozenset[int] = frozenset()

    def rows(self, steps: tuple[tuple[int, int], ...]) -> list[Span]:
        """Where the steps stand in order with their gaps."""
        out: list[Span] = []
        for start, end in self.occurrences.get(steps[0][0], ()):
            for rest in self._continue(steps[1:], end):
                out.append((*range(start, end), *rest))
                break
            if len(out) >= MAX_MATCHES:
                break
        return out

    def _continue(self, steps: tuple[tuple[int, int], ...], at: int) -> Iterator[Span]:
        if not steps:
            yield ()
            return
        element, gap = steps[0]
        for start, end in self.occurrences.get(element, ()):
            if at <= start <= at + gap:
                for rest in self._continue(steps[1:], end):
                    yield (*range(start, end), *rest)


def read_saetninger(text: str, regler: Regelsaet) -> tuple[Saetning, ...]:
    """Cut the text and note what each sentence satisfies."""
    return tuple(_note(words, text, regler) for words in _sentences(text))


def _sentences(text: str) -> Iterator[tuple[Token, ...]]:
    current: list[Token] = []
    for token in tokens(text):
        between = text[current[-1].slut : token.start] if current else ""
        if current and (len(current) >= LONGEST_SENTENCE or _ends_sentence(between, current[-1].tekst)):
            yield tuple(current)
            current = []
        current.append(token)
    if current:
        yield tuple(current)


def _ends_sentence(between: str, last: str) -> bool:
    if not _SENTENCE_END.search(between):
        return False
    return not (between.strip() == "." and (last in _ABBREVIATIONS or (last.isdecimal() and between == ".")))


def _note(words: tuple[Token, ...], text: str, regler: Regelsaet) -> Saetning:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, word in enumerate(words):
        for element in regler.ordbog.ids(word.tekst):
            found[element].append((place, place + 1))
    saetning = Saetning(words, found, _denied(words, text))
    sekvenser = regler.sekvenser
    for element in list(found):
        for owner, steps, elements in sekvenser[element]:
            if elements <= found.keys():
                found[owner].extend((span[0], span[-1] + 1) for span in saetning.rows(steps))
    return saetning


def _denied(words: tuple[Token, ...], text: str) -> frozenset[int]:
    folded = [fold(word.tekst) for word in words]
    if not NEGATORS.intersection(folded):
        return frozenset()
    clause = _clauses(words, folded, text)
    out: set[int] = set()
    for place, word in enumerate(folded):
        if word in NEGATORS and not _harmless(folded, clause, place):
            out |= _scope(folded, clause, place)
    return frozenset(out)


def _clauses(words: tuple[Token, ...], folded: list[str], text: str) -> list[int]:
    """The number of the clause that each word stands in."""
    out, number = [], 0
    for place, word in enumerate(words):
        if place:
            between = text[words[place - 1].slut : word.start]
            number += bool(_CLAUSE_END.search(between)) or folded[place] in _CLAUSE_WORDS
        out.append(number)
    return out


def _harmless(folded: list[str], clause: list[int], place: int) -> bool:
    if folded[place] not in ("ikke", "ik", "aldrig"):
        return False
    before = [folded[i] for i in range(max(0, place - 3), place) if clause[i] == clause[place]]
    after = folded[place + 1] if place + 1 < len(folded) else ""
    return after in _NOT_DENYING_AFTER or bool(_NOT_DENYING_BEFORE.intersection(before))


def _scope(folded: list[str], clause: list[int], place: int) -> set[int]:
    wide = folded[place] in _WIDE_NEGATORS
    first = place - 3 if wide and folded[place] != "hverken" else place
    last = len(folded) if wide else place + 4
    return {
        i for i in range(max(0, first), min(last, len(folded))) if clause[i] == clause[place] and i != place
    }
