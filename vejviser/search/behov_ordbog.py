"""From a word in a text to the pattern elements that it satisfies, in constant time per word.

Holds the vocabulary of the rules: exact forms, stems, beginnings, endings, numbers, word classes. Knows
nothing of needs. Spelling is forgiven (one edit) in words of six letters or more that are no known form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from whoosh.lang.snowball.danish import DanishStemmer

from vejviser.search.analyzer import dele, fold, known
from vejviser.search.behov_sprog import PatternError, Step, parse_pattern, split_adjacent

FUZZY_FROM = 6
AFFIX_FROM = 5
STEM_FROM = 5
SHORT_ENDINGS = ("en", "et", "ene", "erne", "s", "ens", "ets")
LONGEST_AFFIX = 14
LONGEST_WORD = 60
_NUMBERS = """
    nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten
    atten nitten tyve
"""
NUMBER_WORDS = {fold(word): value for value, word in enumerate(_NUMBERS.split())}

NONE: frozenset[int] = frozenset()

Sequence = tuple[int, tuple[tuple[int, int], ...], frozenset[int]]
"""(owner element, ((element, gap), ...), all its elements): a word class member of several words."""


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
        self._known: dict[str, tuple[str, frozenset[str]]] = {}
        self._deletes: dict[str, list[str]] = {}
        self._ranges: list[tuple[int, int, int]] = []
        self._sequences: list[Sequence] = []
        self._by_anchor: dict[int, list[Sequence]] = {}
        self._cached = lru_cache(maxsize=20_000)(self._lookup)

    def element(self, text: str) -> int:
        """The id of an element; the same text always gives the same id."""
        if text not in self._ids:
            self._ids[text] = len(self._ids)
            for alternative in text.split("/"):
                self._add(self._ids[text], alternative, ())
        return self._ids[text]

    @property
    def sequences(self) -> Mapping[int, list[Sequence]]:
        """Word class members of several words, by their rarest element."""
        if not self._by_anchor and self._sequences:
            uses = Counter(element for _owner, _steps, elements in self._sequences for element in elements)
            table: defaultdict[int, list[Sequence]] = defaultdict(list)
            for sequence in self._sequences:
                table[min(sequence[2], key=lambda element: (uses[element], element))].append(sequence)
            self._by_anchor = dict(table)
        return self._by_anchor

    def steps(self, part: tuple[Step, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((self.element(step.element), step.gap) for step in part)

    def ids(self, surface: str) -> tuple[int, ...]:
        """The elements that a lower-cased word satisfies."""
        return self._cached(surface[:LONGEST_WORD])

    def _add(self, owner: int, text: str, seen: tuple[str, ...]) -> None:
        if _has_several_words(text):
            steps = self.steps(parse_pattern(text).near[0])
            self._sequences.append((owner, steps, frozenset(element for element, _gap in steps)))
        elif text.startswith("{tal:"):
            low, _, high = text[5:-1].partition("-")
            self._ranges.append((int(low), int(high or low), owner))
        elif text.startswith("{"):
            self._add_class(owner, text[1:-1], seen)
        else:
            self._add_word(owner, text)

    def _add_class(self, owner: int, name: str, seen: tuple[str, ...]) -> None:
        if name not in self._klasser or name in seen:
            raise PatternError(f"ordklassen “{name}” findes ikke (eller peger på sig selv)")
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
        short, forms = self._inflections(folded)
        if short:
            self._stems[short].add(owner)
        for form in forms:
            self._exact[form].add(owner)

    def _inflections(self, folded: str) -> tuple[str, frozenset[str]]:
        """(stem to match by, or "" where it would join strangers; the forms known by heart)."""
        if folded not in self._known:
            own = self._forms.get(folded, ())
            short = "" if own or len(root(folded)) < STEM_FROM else root(folded)
            endings = () if own or short else SHORT_ENDINGS
            forms = {folded, *(fold(form) for form in own), *(folded + ending for ending in endings)}
            self._known[folded] = (short, frozenset(forms))
        return self._known[folded]

    def _lookup(self, surface: str) -> tuple[int, ...]:
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
        return tuple(sorted(found))

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
        if not self._deletes:
            self._deletes = _delete_table(self._exact)
        for key in _deletes(folded):
            for form in self._deletes.get(key, ()):
                if form[0] == folded[0] and OSA.distance(form, folded, score_cutoff=1) <= 1:
                    found |= self._exact[form]
        return found


@lru_cache(maxsize=50_000)
def root(folded: str) -> str:
    """The word without its regular ending. Snowball alone: a base form would join "søn" with "sø".

    >>> root("regningerne") == root("regning")
    True
    """
    short = str(_STEMMER.stem(folded))
    return short if len(short) >= 3 else folded


_STEMMER = DanishStemmer()


def _has_several_words(text: str) -> bool:
    """
    >>> _has_several_words("min_mand"), _has_several_words("{tal:1-17}"), _has_several_words("=mor")
    (True, False, False)
    """
    return " " in text or len(split_adjacent(text)) > 1


def _delete_table(words: Iterable[str]) -> dict[str, list[str]]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= FUZZY_FROM:
            for key in _deletes(word):
                table[key].append(word)
    return dict(table)


def _deletes(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}
