"""From a word in a text to the pattern elements that it satisfies, in constant time per word.

Looks up in the packed vocabulary of the rules; knows nothing of needs. Spelling is forgiven (one edit) in
words of six letters or more that are no known form.
"""

from __future__ import annotations

from functools import lru_cache

import marisa_trie
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA
from whoosh.lang.snowball.danish import DanishStemmer

from vejviser.search.analyzer import dele, fold, known

EXACT, STEM, BEGINS, ENDS, PART = "=", "s", "<", ">", "~"
"""In front of a word: what of a text's word must be equal to it."""
FUZZY_FROM = 6
AFFIX_FROM = 5
LONGEST_AFFIX = 14
LONGEST_WORD = 60
_NUMBERS = """
    nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten
    atten nitten tyve
"""
NUMBER_WORDS = {fold(word): value for value, word in enumerate(_NUMBERS.split())}


class Opslag:
    """``start[n]:start[n + 1]`` is where the elements of the trie's n-th word stand in ``ejere``."""

    def __init__(
        self,
        trie: marisa_trie.Trie,
        start: NDArray[np.int32],
        ejere: NDArray[np.int32],
        ranges: NDArray[np.int32],
    ) -> None:
        self._trie, self._start, self._ejere = trie, start, ejere
        self._ranges: list[list[int]] = ranges.tolist()
        self._cached = lru_cache(maxsize=20_000)(self._lookup)
        self._forms = lru_cache(maxsize=64)(self._forms_from)

    def ids(self, surface: str) -> tuple[int, ...]:
        """The elements that a lower-cased word satisfies."""
        return self._cached(surface[:LONGEST_WORD])

    def _of(self, kind: str, word: str) -> list[int]:
        number = self._trie.get(kind + word)
        if number is None:
            return []
        found: list[int] = self._ejere[self._start[number] : self._start[number + 1]].tolist()
        return found

    def _lookup(self, surface: str) -> tuple[int, ...]:
        folded = fold(surface)
        short = root(folded)
        found = {*self._of(EXACT, folded), *self._of(STEM, short), *self._numbers(folded)}
        for size in range(2, min(len(folded), LONGEST_AFFIX + 1)):
            found.update(self._of(BEGINS, folded[:size]))
            found.update(self._of(ENDS, folded[-size:]))
            if size < len(short):
                found.update(self._of(ENDS, short[-size:]))
        for part in dele(surface):
            found.update(self._of(PART, root(part)))
        if not found and len(folded) >= FUZZY_FROM and folded.isalpha() and not known(surface):
            found.update(self._misspelt(folded))
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
        """The elements of the forms one edit away; the first letter is rarely wrong."""
        near = process.extract(
            folded, self._forms(folded[0]), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        return {owner for form, _, _ in near for owner in self._of(EXACT, form)}

    def _forms_from(self, letter: str) -> list[str]:
        """The forms that begin with a letter and are long enough to be misspelt."""
        return [key[1:] for key in self._trie.keys(EXACT + letter) if len(key) > FUZZY_FROM]


@lru_cache(maxsize=50_000)
def root(folded: str) -> str:
    """The word without its regular ending. Snowball alone: a base form would join "søn" with "sø".

    >>> root("regningerne") == root("regning")
    True
    """
    short = str(_STEMMER.stem(folded))
    return short if len(short) >= 3 else folded


_STEMMER = DanishStemmer()
