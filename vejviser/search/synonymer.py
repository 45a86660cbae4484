"""Everyday words and what they mean: phrases of the query that lead to professional words, topics or offers.

One way only, and never required. Phrases are matched on stems, before stop words go ("vil ikke leve"), and
may have a word or two in between. The tables are data: ``synonymer.txt`` and ``alias.txt``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vejviser.search.analyzer import dele, fold, stem, tokens
from vejviser.search.hvem_goer import NO_ROLE, Rolle, phrase_role, told_otherwise
from vejviser.search.ressourcer import ALIAS, FYLDORD, SYNONYMER, lines, split, words

SLACK, SLACK_OF_VAGUE = 3, 2
"""How many other words may stand among those of a phrase; fewer where one of two says little ("ikke mad")."""
WEIGHT_STRONG, WEIGHT_WEAK = 0.9, 0.5
PART_OF_WORD = 0.7
SHORT_PART = 5
"""A shorter part of a word is too little to mean something alone: "bad" in "badevand"."""


@dataclass(frozen=True, slots=True)
class Maal:
    """Where a phrase leads: a word's stem, a code ("emne:alkohol") or an offer, and how surely."""

    slags: str
    term: str
    tekst: str
    vaegt: float


@dataclass(frozen=True, slots=True)
class Frase:
    """``ord``: the stems that must be there. ``fast``: they must stand side by side, small words included.
    ``plads``: how many other words may stand among them. ``alene``: nothing else may be said."""

    tekst: str
    ord: tuple[str, ...]
    fast: bool
    maal: tuple[Maal, ...]
    alias: bool
    plads: int = SLACK
    alene: bool = False
    rolle: Rolle = NO_ROLE


@dataclass(frozen=True, slots=True)
class Ordform:
    """A word of the query: as written, folded, its stem, and what it is made of (stem -> share of trust)."""

    tekst: str
    fold: str
    stamme: str
    stop: bool
    former: Mapping[str, float]


def word_forms(tekst: str, stop: bool) -> Ordform:
    own = stem(tekst)
    forms = {stem(part): PART_OF_WORD for part in dele(tekst)}
    forms[own] = 1.0
    return Ordform(tekst, fold(tekst), own, stop, forms)


@dataclass(frozen=True, slots=True)
class Frasefund:
    """A phrase found at these places of the query."""

    frase: Frase
    pladser: tuple[int, ...]
    tillid: float


class Frasebog:
    """The phrases of the offers that are there, found by one of their stems."""

    def __init__(self, fraser: Sequence[Frase], ids: Container[str]) -> None:
        self._fraser = fraser
        self._by_stem: dict[str, list[Frase]] = {}
        self._fixed: dict[str, list[Frase]] = {}
        self.words: set[str] = set()
        self.overflader: dict[str, str] = {}
        phrases = [phrase for phrase in fraser if not phrase.alias or _leads_somewhere(phrase, ids)]
        common: dict[str, int] = {}
        for phrase in phrases:
            for word in phrase.ord:
                common[word] = common.get(word, 0) + 1
        for phrase in phrases:
            table = self._fixed if phrase.fast else self._by_stem
            table.setdefault(min(phrase.ord, key=lambda word: (common[word], word)), []).append(phrase)
            self.words.update(phrase.ord)
            self.overflader.update((fold(word), word) for word in phrase.tekst.casefold().split())

    def med(self, id_: str, ids: Container[str]) -> Frasebog:
        """After one offer has come or gone; the same book where no name of it is known."""
        named = any(phrase.alias and any(maal.term == id_ for maal in phrase.maal) for phrase in self._fraser)
        return Frasebog(self._fraser, ids) if named else self

    def find(self, ordene: Sequence[Ordform]) -> list[Frasefund]:
        """Every phrase in the query, each at its first place, longest and surest first."""
        content = [place for place, word in enumerate(ordene) if not word.stop]
        rank = {place: number for number, place in enumerate(content)}
        found: dict[int, Frasefund] = {}
        for place, word in enumerate(ordene):
            for form, trust in word.former.items():
                hits = [_fixed_at(phrase, ordene, place, form) for phrase in self._fixed.get(form, ())]
                if place in rank:
                    short = trust < 1.0 and len(form) < SHORT_PART
                    candidates = [p for p in self._by_stem.get(form, ()) if not short or len(p.ord) > 1]
                    hits += [_loose_at(phrase, ordene, content, rank[place], form) for phrase in candidates]
                for hit in hits:
                    if hit and id(hit.frase) not in found:
                        found[id(hit.frase)] = Frasefund(hit.frase, hit.pladser, min(hit.tillid, trust))
        ordered = sorted(found.values(), key=lambda hit: (-len(hit.pladser), -hit.tillid, hit.pladser))
        return _without_parts_of_known(ordered)


def _leads_somewhere(phrase: Frase, ids: Container[str]) -> bool:
    return any(maal.term in ids for maal in phrase.maal)


def _without_parts_of_known(hits: Sequence[Frasefund]) -> list[Frasefund]:
    """A word that has a meaning of its own is not read by its parts: "tandlæge" is no "læge"."""
    whole = {hit.pladser for hit in hits if len(hit.pladser) == 1 and hit.tillid == 1.0}
    return [hit for hit in hits if hit.tillid == 1.0 or hit.pladser not in whole]


def _fixed_at(phrase: Frase, ordene: Sequence[Ordform], place: int, form: str) -> Frasefund | None:
    start = place - phrase.ord.index(form)
    if start < 0 or start + len(phrase.ord) > len(ordene):
        return None
    if phrase.alene and len(phrase.ord) < len(ordene):
        return None
    window = ordene[start : start + len(phrase.ord)]
    if any(word.stamme != stem_ for word, stem_ in zip(window, phrase.ord, strict=True)):
        return None
    return Frasefund(phrase, tuple(range(start, start + len(phrase.ord))), 1.0)


def _loose_at(
    phrase: Frase, ordene: Sequence[Ordform], content: Sequence[int], at: int, form: str
) -> Frasefund | None:
    """The other stems of the phrase, in any order, near the one that was found."""
    reach = len(phrase.ord) + phrase.plads - 1
    near = content[max(0, at - reach) : at + reach + 1]
    places, trust = [content[at]], 1.0
    for wanted in phrase.ord:
        if wanted == form:
            continue
        best = max(
            ((ordene[p].former.get(wanted, 0.0), -abs(p - content[at]), p) for p in near if p not in places),
            default=(0.0, 0, 0),
        )
        if not best[0]:
            return None
        places.append(best[2])
        trust = min(trust, best[0])
    if phrase.rolle[0] and told_otherwise(
        phrase.rolle, [word.fold for word in ordene], [word.stamme for word in ordene], places
    ):
        return None
    return Frasefund(phrase, tuple(sorted(places)), trust)


@dataclass(frozen=True, slots=True)
class Smaaord:
    """Words that only bind a sentence together, and the stems of words that say little."""

    stopord: frozenset[str]
    fyld: frozenset[str]


def load_frasebog(folder: Path, stopord: frozenset[str], ids: Container[str]) -> Frasebog:
    small = Smaaord(stopord, frozenset(stem(word) for word in words(folder / FYLDORD)))
    synonyms = read_synonymer(folder / SYNONYMER, small)
    return Frasebog([*synonyms, *_alias_phrases(read_alias(folder / ALIAS), small)], ids)


def read_synonymer(path: Path, small: Smaaord) -> Iterator[Frase]:
    """Lines "ord, frase > fagord .9; emne:kode .6; @tilbud .8; $gruppe", and "$gruppe = targets".

    A phrase in quotes must stand word for word, small words included; after "=" it must be all that is said.
    """
    groups: dict[str, list[tuple[str, float]]] = {}
    for line in lines(path):
        if line.tekst.startswith("$"):
            name, _, right = line.tekst.partition("=")
            groups[name.strip()] = _targets(right, groups)
            continue
        left, _, right = line.tekst.partition(">")
        targets = _targets(right, groups)
        for text in split(left, ","):
            said = text.strip('="')
            maal = tuple(_maal(word, weight, said) for word, weight in targets)
            phrase = make_phrase(said, small, maal, alias=False, fast=text.startswith(("=", '"')))
            yield replace(phrase, alene=text.startswith("="))


def _targets(text: str, groups: Mapping[str, Sequence[tuple[str, float]]]) -> list[tuple[str, float]]:
    """Words with their weights; a group gives all of its own, weakened by the weight it carries here."""
    found: list[tuple[str, float]] = []
    for part in split(text, ";"):
        if part.startswith("$"):
            name, _, factor = part.partition(" ")
            found += [(word, weight * float(factor or 1)) for word, weight in groups[name]]
        else:
            word, _, weight = part.rpartition(" ")
            found.append((word, float(weight)))
    return found


def _maal(word: str, weight: float, phrase: str) -> Maal:
    if word.startswith("@"):
        return Maal("tilbud", word[1:], phrase, weight)
    if ":" in word:
        return Maal("kode", word, word.partition(":")[2], weight)
    return Maal("ord", stem(word), word, weight)


Alias = Mapping[str, tuple[Sequence[str], Sequence[str]]]


def read_alias(path: Path) -> Alias:
    """Sections "[id]" with lines "= right words" and "~ possible words"."""
    table: dict[str, tuple[list[str], list[str]]] = {}
    current: tuple[list[str], list[str]] = ([], [])
    for line in lines(path):
        if line.tekst.startswith("["):
            current = table.setdefault(line.tekst.strip("[]"), ([], []))
        else:
            current[line.tekst.startswith("~")].extend(split(line.tekst[1:], ","))
    return table


def single_words(alias: Alias) -> dict[str, tuple[list[str], list[str]]]:
    """The aliases that are one word: they are indexed, so that parts, beginnings and typos work."""
    return {
        id_: ([w for w in strong if len(tokens(w)) == 1], [w for w in weak if len(tokens(w)) == 1])
        for id_, (strong, weak) in alias.items()
    }


def _alias_phrases(alias: Alias, small: Smaaord) -> Iterator[Frase]:
    targets: dict[str, dict[str, Maal]] = {}
    for id_, pair in alias.items():
        for texts, weight in zip(pair, (WEIGHT_STRONG, WEIGHT_WEAK), strict=True):
            for text in texts:
                if len(tokens(text)) > 1:
                    targets.setdefault(text, {})[id_] = Maal("tilbud", id_, text, weight)
    for text, maal in targets.items():
        yield make_phrase(text, small, tuple(maal.values()), alias=True)


def make_phrase(text: str, small: Smaaord, maal: tuple[Maal, ...], alias: bool, fast: bool = False) -> Frase:
    """A phrase with one word that says something, or two that say little, must stand as it is written."""
    all_words = [token.tekst for token in tokens(text)]
    content = [word for word in all_words if fold(word) not in small.stopord]
    stems = tuple(dict.fromkeys(stem(word) for word in content))
    vague = len(stems) < 2 or (len(stems) == 2 and all(word in small.fyld for word in stems))
    if fast or (len(all_words) > 1 and vague):
        return Frase(text, tuple(stem(word) for word in all_words), True, maal, alias)
    slack = SLACK_OF_VAGUE if len(stems) == 2 and not small.fyld.isdisjoint(stems) else SLACK
    role = phrase_role([fold(word) for word in all_words], small.stopord)
    return Frase(text, stems, False, maal, alias, slack, rolle=role)
