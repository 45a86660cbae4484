"""What people say when an offer is the right one (``siges.jsonl``), compared with a query.

A sentence about a life rarely holds the words of an offer; it resembles other sentences about such a life.
The sentences are editable data, no facts about the offers. Opened on first use; any thread.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vejviser.search.analyzer import dele, stem
from vejviser.search.behov_traek import LONGEST
from vejviser.search.rangering import Floats
from vejviser.search.tekst import tokens

SIGES = "siges.jsonl"
PART_WEIGHT = 0.5
SECOND = 0.25
"""A second sentence of the same offer that resembles the query adds this share."""

Compare = Callable[[str, Mapping[str, int]], Floats]
"""Takes the text, and the place of each offer by its id."""


def _features(text: str, small: frozenset[str]) -> dict[str, float]:
    """Stems and compound parts of the words that say something."""
    found: defaultdict[str, float] = defaultdict(float)
    for word in tokens(text)[:LONGEST]:
        if stem(word.tekst) in small:
            continue
        found[stem(word.tekst)] += 1.0
        for part in dele(word.tekst):
            found[stem(part)] += PART_WEIGHT
    return found


class Saetningslighed:
    """``likeness(text)``: 0-1 for each offer that has sentences, in the order of ``ids``."""

    def __init__(self, mappe: Path, small: frozenset[str]) -> None:
        self._small = small
        said = list(read_siges(mappe / SIGES))
        self.ids = tuple(dict.fromkeys(id_ for id_, _ in said))
        self._offers = len(self.ids)
        numbers = {id_: number for number, id_ in enumerate(self.ids)}
        rows = [(numbers[id_], text) for id_, text in said]
        self._owner = np.array([owner for owner, _ in rows], dtype=np.int64)
        features = [_features(text, small) for _, text in rows]
        counts = Counter(name for one in features for name in one)
        self._idf = {name: math.log((1 + len(rows)) / (1 + count)) + 1 for name, count in counts.items()}
        self._number = {name: number for number, name in enumerate(counts)}
        self._words = self._index([self._weigh(one) for one in features])

    def likeness(self, text: str) -> Floats:
        return self._by_offer(self._overlap(self._weigh(_features(text, self._small))))

    def _by_offer(self, alike: Floats) -> Floats:
        """The best sentence counts whole, the next one a little."""
        best = np.zeros(self._offers, np.float32)
        np.maximum.at(best, self._owner, alike)
        rest = np.where(alike < best[self._owner], alike, 0.0).astype(np.float32)
        second = np.zeros(self._offers, np.float32)
        np.maximum.at(second, self._owner, rest)
        return np.asarray((best + SECOND * second) / (1 + SECOND), dtype=np.float32)

    def _weigh(self, features: dict[str, float]) -> dict[str, float]:
        """By rarity, length 1; unknown words count in the length, so that a strange text is like nothing."""
        strange = math.log(1 + len(self._owner)) + 1
        raw = {name: count * self._idf.get(name, strange) for name, count in features.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {name: value / length for name, value in raw.items()} if length else {}

    def _index(self, rows: list[dict[str, float]]) -> dict[str, tuple[NDArray[np.int64], Floats]]:
        """For each feature the sentences that hold it, and how much."""
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, row in enumerate(rows):
            for name, value in row.items():
                postings[name].append((number, value))
        return {
            name: (np.array([n for n, _ in found]), np.array([v for _, v in found], dtype=np.float32))
            for name, found in postings.items()
        }

    def _overlap(self, asked: dict[str, float]) -> Floats:
        alike = np.zeros(len(self._owner), np.float32)
        for name, value in asked.items():
            if name in self._words:
                numbers, values = self._words[name]
                alike[numbers] += np.float32(value) * values
        return alike


def read_siges(file: Path) -> Iterator[tuple[str, str]]:
    """(offer id, sentence) for every sentence."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            for text in row["saetninger"]:
                yield row["id"], text


def lazy_likeness(mappe: Path, small: frozenset[str]) -> Compare:
    """A comparison that is opened with the first query of several words.

    It weighs the sentences of all offers, also of those that are not in the directory: so an offer that comes
    or goes changes nothing for the others.
    """

    @lru_cache(maxsize=1)
    def opened() -> Saetningslighed:
        return Saetningslighed(mappe, small)

    def compare(text: str, numbers: Mapping[str, int]) -> Floats:
        alike = np.zeros(len(numbers), np.float32)
        for id_, value in zip(opened().ids, opened().likeness(text), strict=True):
            if id_ in numbers:
                alike[numbers[id_]] = value
        return alike

    return compare
