"""From a word in a text to the pattern elements that it satisfies, in constant time per word.

Holds the vocabulary of the rules: exact forms, stems, beginnings, endings, numbers, word classes. Knows nothing
of needs. Spelling is forgiven (one edit) in words of six letters or more that are no known form themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from whoosh.lang.snowball.danish import DanishStemmer

from vejviser.search.analyzer import dele, fold, known
from vejviser.search.behov_sprog import PatternFault, Step, parse_pattern

FUZZY_FROM = 6
AFFIX_FROM = 5
STEM_FROM = 5
SHORT_ENDINGS = ("en", "et", "ene", "erne", "s", "ens", "ets")
LONGEST_AFFIX = 14
LONGEST_WORD = 60
NUMBER_WORDS = {
    fold(word): value
    for value, word in enumerate(
        "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
        "tyve".split()
    )
}

NONE: frozenset[int] = frozenset()

Sequence = tuple[int, tuple[tuple[int, int], ...]]
"""(owner element, ((element, gap), ...)): a word class member of several words."""


class Ordbog:
    """Registers elements, then answers which of them a word satisfies."""

    def __init__(self, klasser: Mapping[str, tuple[str, ...]], boejninger: Iterable[tuple[str, ...]]) -> None:
        self._klasser = klasser
        self._forms: dict[str, tuple[str, ...]] = {}
        for forms in boejninger:
            for form in forms:
                self._forms[fold(form)] = (*self._forms.get(fold(form), ()), *forms)
        self._ids: dict[str, int] = {}
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._stems: defaultdict[str, set[int]] = defaultdict(set)
        self._prefixes: defaultdict[str, set[int]] = defaultdict(set)
        self._suffixes: defaultdict[str, set[int]] = defaultdict(set)
        self._parts: defaultdict[str, set[int]] = defaultdict(set)
        self._deletes: defaultdict[str, set[str]] = defaultdict(set)
        self._ranges: list[tuple[int, int, int]] = []
        self.sequences: defaultdict[int, list[Sequence]] = defaultdict(list)
        self._cached = lru_cache(maxsize=20_000)(self._lookup)

    def element(self, text: str) -> int:
        """The id of an element; the same text always gives the same id."""
        if text not in self._ids:
            self._ids[text] = len(self._ids)
            for alternative in text.split("/"):
                self._add(self._ids[text], alternative, ())
        return self._ids[text]

    def steps(self, part: tuple[Step, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((self.element(step.element), step.gap) for step in part)

    def ids(self, surface: str) -> frozenset[int]:
        """The elements that a lower-cased word satisfies."""
        return self._cached(surface[:LONGEST_WORD])

    def _add(self, owner: int, text: str, seen: tuple[str, ...]) -> None:
        steps = parse_pattern(text).near[0]
        if len(steps) > 1:
            first, *rest = self.steps(steps)
            self.sequences[first[0]].append((owner, (first, *rest)))
        elif text.startswith("{tal:"):
            low, _, high = text[5:-1].partition("-")
            self._ranges.append((int(low), int(high or low), owner))
        elif text.startswith("{"):
            self._add_class(owner, text[1:-1], seen)
        else:
            self._add_word(owner, text)

    def _add_class(self, owner: int, name: str, seen: tuple[str, ...]) -> None:
        if name not in self._klasser or name in seen:
            raise PatternFault(f"ordklassen “{name}” findes ikke (eller peger på sig selv)")
        for member in self._klasser[name]:
            self._add(owner, member, (*seen, name))

    def _add_word(self, owner: int, text: str) -> None:
        word = fold(text.strip("=*~"))
        if text.startswith("="):
            self._exact[word].add(owner)
        elif text.startswith("~"):
            self._add_inflected(owner, word)
            self._parts[root(word)].add(owner)
            if len(word) >= AFFIX_FROM:
                self._prefixes[word].add(owner)
                self._suffixes[word].add(owner)
        elif "*" in text:
            self._exact[word].add(owner)
            if text.endswith("*"):
                self._prefixes[word].add(owner)
            if text.startswith("*"):
                self._suffixes[word].add(owner)
        else:
            self._add_inflected(owner, word)

    def _add_inflected(self, owner: int, folded: str) -> None:
        forms = {folded, *(fold(form) for form in self._forms.get(folded, ()))}
        if folded not in self._forms:
            if len(root(folded)) >= STEM_FROM:
                self._stems[root(folded)].add(owner)
            else:  # a short stem joins strangers: "nyt" and "nytte", "skal" and "skaller"
                forms |= {folded + ending for ending in SHORT_ENDINGS}
        for form in forms:
            self._exact[form].add(owner)
            if len(form) >= FUZZY_FROM:
                for key in _deletes(form):
                    self._deletes[key].add(form)

    def _lookup(self, surface: str) -> frozenset[int]:
        folded = fold(surface)
        short = root(folded)
        found = self._exact.get(folded, NONE) | self._stems.get(short, NONE) | self._numbers(folded)
        for size in range(2, min(len(folded), LONGEST_AFFIX + 1)):
            found |= self._prefixes.get(folded[:size], NONE)
            found |= self._suffixes.get(folded[-size:], NONE)
            found |= self._suffixes.get(short[-size:], NONE) if size < len(short) else NONE
        for part in dele(surface):
            found |= self._parts.get(root(part), NONE)
        if not found and len(folded) >= FUZZY_FROM and folded.isalpha() and not known(surface):
            found |= self._misspelt(folded)
        return frozenset(found)

    def _numbers(self, folded: str) -> set[int]:
        digits = folded.removesuffix("aarig").removesuffix("aars").strip("-")
        value = NUMBER_WORDS.get(folded)
        if value is None and digits.isdecimal() and len(digits) < 7:
            value = int(digits)
        if value is None:
            return set()
        return {owner for low, high, owner in self._ranges if low <= value <= high}

    def _misspelt(self, folded: str) -> set[int]:
        found: set[int] = set()
        for key in _deletes(folded):
            for form in self._deletes.get(key, ()):
                if form[0] == folded[0] and OSA.distance(form, folded, score_cutoff=1) <= 1:
                    found |= self._exact[form]
        return found


@lru_cache(maxsize=50_000)
def root(folded: str) -> str:
    """The word without its regular ending. Snowball alone: a dictionary's base form would join "søn" with "sø".

    >>> root("regningerne") == root("regning")
    True
    """
    short = str(_STEMMER.stem(folded))
    return short if len(short) >= 3 else folded


_STEMMER = DanishStemmer()


def _deletes(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
