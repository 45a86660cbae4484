"""Misspelt words: the nearest words of the directory's own vocabulary. Four letters are never corrected.

Distance is counted on the folded spelling, and on a "skeleton" without doubled letters where ø is o and æ is
e, because that is how Danish is misspelt most ("bostote").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

MIN_LETTERS = 5
LONG = 8
"""From this length on, two mistakes are allowed."""
MAX_LETTERS = 40
SHORTEST_PREFIX = 5

_SKELETON = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """
    >>> skeleton("bostoette"), skeleton("bostote"), skeleton("hjemloes")
    ('bostote', 'bostote', 'hjemlos')
    """
    return _SKELETON.sub(r"\1", word.replace("oe", "o").replace("ae", "e").replace("aa", "a"))


class _Ordtabel:
    """The words in order, and what is compared of them."""

    def __init__(
        self,
        words: list[str],
        skeletons: list[str],
        by_skeleton: Mapping[str, tuple[str, ...]],
        masks: NDArray[np.uint32],
        lengths: NDArray[np.int16],
    ) -> None:
        self.words = words
        self.skeletons = skeletons
        self.by_skeleton = by_skeleton
        self.masks = masks
        self.lengths = lengths

    @classmethod
    def of(cls, words: Iterable[str]) -> _Ordtabel:
        usable = sorted(filter(_usable, words))
        skeletons = [skeleton(word) for word in usable]
        by_skeleton: dict[str, tuple[str, ...]] = {}
        for word, bones in zip(usable, skeletons, strict=True):
            by_skeleton[bones] = (*by_skeleton.get(bones, ()), word)
        return cls(usable, skeletons, by_skeleton, _letters(skeletons), _lengths(skeletons))

    def changed(self, new: Collection[str], gone: Collection[str]) -> _Ordtabel:
        """With and without a few words."""
        words, skeletons, by_skeleton = list(self.words), list(self.skeletons), dict(self.by_skeleton)
        places = sorted(bisect_left(words, word) for word in filter(_usable, gone))
        for place in reversed(places):
            word, bones = words.pop(place), skeletons.pop(place)
            by_skeleton[bones] = tuple(other for other in by_skeleton[bones] if other != word)
            if not by_skeleton[bones]:
                del by_skeleton[bones]
        added = sorted(filter(_usable, new))
        bones_added = [skeleton(word) for word in added]
        at = [bisect_left(words, word) for word in added]
        for place, word, bones in reversed(list(zip(at, added, bones_added, strict=True))):
            words.insert(place, word)
            skeletons.insert(place, bones)
            by_skeleton[bones] = tuple(sorted((*by_skeleton.get(bones, ()), word)))
        masks = np.insert(np.delete(self.masks, places), at, _letters(bones_added))
        lengths = np.insert(np.delete(self.lengths, places), at, _lengths(bones_added))
        return _Ordtabel(words, skeletons, by_skeleton, masks, lengths)


class Stavning:
    """Suggests words; ``words`` folded, ``count`` how common each is."""

    def __init__(self, words: Callable[[], Iterable[str]], count: Callable[[str], int]) -> None:
        """``words`` are asked for with the first word that nobody knows."""
        self._source = words
        self._count = count

    @cached_property
    def _table(self) -> _Ordtabel:
        return _Ordtabel.of(self._source())

    def changed(
        self,
        words: Callable[[], Collection[str]],
        count: Callable[[str], int],
        new: Collection[str],
        gone: Collection[str],
    ) -> Stavning:
        """With and without a few words; where no table is made yet, ``words`` will make it."""
        other = Stavning(words, count)
        if "_table" in self.__dict__:
            other.__dict__["_table"] = self._table.changed(new, gone)
        return other

    def same_skeleton(self, word: str) -> bool:
        """Is there a word that differs only in doubled letters, or in how æ, ø and å are written?"""
        return len(word) >= MIN_LETTERS and skeleton(word) in self._table.by_skeleton

    def nearest(self, word: str, limit: int = 3, slack: int = 0, most: int | None = None) -> tuple[str, ...]:
        """The best words that are as near as the nearest; () for a short word or where nothing is near.

        Near by the letters or by the skeleton, whichever is nearer: "annyme" is one letter from "anonyme".
        """
        if not MIN_LETTERS <= len(word) <= MAX_LETTERS or not word.isalpha():
            return ()
        table, bones = self._table, skeleton(word)
        same = table.by_skeleton.get(bones)
        if same:
            return self._best(word, same, limit)
        allowed = most if most is not None else (1 if len(word) < LONG else 2) + slack
        near = self._near(bones, allowed + 1)
        found = process.extract(
            bones, [table.skeletons[i] for i in near], scorer=OSA.distance, score_cutoff=allowed + 1, limit=80
        )
        distances = {int(near[i]): min(far, OSA.distance(word, table.words[near[i]])) for _, far, i in found}
        closest = min(distances.values(), default=allowed + 1)
        if closest > allowed:
            return ()
        return self._best(
            word, [table.words[place] for place, far in distances.items() if far == closest], limit
        )

    def _near(self, bones: str, allowed: int) -> NDArray[np.intp]:
        """Only words with nearly the same letters and length can be near; the rest is not measured."""
        differing = np.bitwise_count(self._table.masks ^ _letters([bones])[0])
        return np.flatnonzero(
            (differing <= 2 * allowed) & (np.abs(self._table.lengths - len(bones)) <= allowed)
        )

    def _best(self, word: str, words: Iterable[str], limit: int) -> tuple[str, ...]:
        def rank(other: str) -> tuple[float, int, str]:
            first_letter = 0.5 * (other[0] != word[0])
            return OSA.distance(word, other) + first_letter, -self._count(other), other

        return tuple(sorted(words, key=rank)[:limit])

    def beginnings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """Words that begin nearly like this one: a name that is misspelt and not yet written to its end."""
        if not SHORTEST_PREFIX <= len(word) <= MAX_LETTERS or not word.isalpha():
            return ()
        bones = skeleton(word)
        places = (place for place in self._starting_with(word[0]) if self._table.lengths[place] > len(bones))
        heads = {place: self._table.skeletons[place][: len(bones)] for place in places}
        found = process.extract(bones, heads, scorer=OSA.distance, score_cutoff=1, limit=40)
        return self._best(word, [self._table.words[place] for _, _, place in found], limit)

    def _starting_with(self, letter: str) -> range:
        words = self._table.words
        return range(bisect_left(words, letter), bisect_left(words, letter + "\U0010ffff"))


def _usable(word: str) -> bool:
    return MIN_LETTERS - 1 <= len(word) <= MAX_LETTERS and word.isalpha()


def _lengths(words: Sequence[str]) -> NDArray[np.int16]:
    return np.array([len(word) for word in words], np.int16)


def _letters(words: Sequence[str]) -> NDArray[np.uint32]:
    """One bit for each letter a-z that a word holds."""
    masks = np.zeros(len(words), np.uint32)
    for place, word in enumerate(words):
        mask = 0
        for letter in word:
            mask |= 1 << ((ord(letter) - 97) % 26)
        masks[place] = mask
    return masks
