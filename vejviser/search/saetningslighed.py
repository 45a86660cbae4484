"""What people say when an offer is the right one (``siges.jsonl``), compared with a query.

A sentence about a life rarely holds the words of an offer; it resembles other sentences about such a life.
The sentences are editable data, no facts about the offers. Opened on first use; any thread.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vejviser.search import ressourcer as filer
from vejviser.search.analyzer import dele, stem
from vejviser.search.behov_traek import LONGEST
from vejviser.search.hurtigfil import (
    Arrays,
    cache_path,
    code_mark,
    load_arrays,
    save_arrays,
    text_array,
    text_of,
)
from vejviser.search.rangering import Floats
from vejviser.search.tekst import tokens

SIGES = "siges.jsonl"
PREFIX = "saetninger-"
_ANALYSIS = ("saetningslighed", "analyzer", "behov_traek", "ordbog", "tekst")
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
    """``likeness(text)``: 0-1 for each offer that has sentences, in the order of ``ids``.

    The sentences that hold the n-th feature are ``saetning[start[n]:start[n + 1]]``, with their weights.
    """

    def __init__(self, arrays: Arrays, small: frozenset[str]) -> None:
        self._small = small
        self.ids = tuple(text_of(arrays["ids"]).split("\n"))
        self._number = {name: n for n, name in enumerate(text_of(arrays["navne"]).split("\n"))}
        self._owner, self._idf = arrays["ejer"], arrays["idf"]
        self._start, self._saetning, self._vaegt = arrays["start"], arrays["saetning"], arrays["vaegt"]

    def likeness(self, text: str) -> Floats:
        return self._by_offer(self._overlap(_features(text, self._small)))

    def _by_offer(self, alike: Floats) -> Floats:
        """The best sentence counts whole, the next one a little."""
        best = np.zeros(len(self.ids), np.float32)
        np.maximum.at(best, self._owner, alike)
        rest = np.where(alike < best[self._owner], alike, 0.0).astype(np.float32)
        second = np.zeros(len(self.ids), np.float32)
        np.maximum.at(second, self._owner, rest)
        return np.asarray((best + SECOND * second) / (1 + SECOND), dtype=np.float32)

    def _overlap(self, features: Mapping[str, float]) -> Floats:
        """Unknown words count in the length, so that a strange text is like nothing."""
        strange = math.log(1 + len(self._owner)) + 1
        known = {name: self._number[name] for name in features if name in self._number}
        idf = {name: float(self._idf[number]) for name, number in known.items()}
        alike = np.zeros(len(self._owner), np.float32)
        for name, value in _weigh(features, idf, strange).items():
            if name in known:
                first, last = self._start[known[name] : known[name] + 2]
                alike[self._saetning[first:last]] += np.float32(value) * self._vaegt[first:last]
        return alike


def _weigh(features: Mapping[str, float], idf: Mapping[str, float], strange: float) -> dict[str, float]:
    """By rarity, length 1."""
    raw = {name: count * idf.get(name, strange) for name, count in features.items()}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {name: value / length for name, value in raw.items()} if length else {}


def weigh_siges(mappe: Path, small: frozenset[str]) -> dict[str, NDArray[Any]]:
    """All sentences, analysed and weighed, as ``Saetningslighed`` wants them."""
    said = list(read_siges(mappe / SIGES))
    ids = list(dict.fromkeys(id_ for id_, _ in said))
    place = {id_: number for number, id_ in enumerate(ids)}
    features = [_features(text, small) for _, text in said]
    counts = Counter(name for one in features for name in one)
    idf = {name: math.log((1 + len(said)) / (1 + count)) + 1 for name, count in counts.items()}
    postings: dict[str, list[tuple[int, float]]] = {name: [] for name in counts}
    for number, one in enumerate(features):
        for name, value in _weigh(one, idf, 0.0).items():
            postings[name].append((number, value))
    pairs = [pair for found in postings.values() for pair in found]
    return {
        "ids": text_array("\n".join(ids)),
        "navne": text_array("\n".join(counts)),
        "ejer": np.array([place[id_] for id_, _ in said], np.int32),
        "idf": np.array(list(idf.values()), np.float64),
        "start": np.cumsum([0, *map(len, postings.values())], dtype=np.int32),
        "saetning": np.array([number for number, _ in pairs], np.int32),
        "vaegt": np.array([value for _, value in pairs], np.float32),
    }


def open_lighed(mappe: Path, small: frozenset[str], cache: Path | None = None) -> Saetningslighed:
    """From the cache, where that belongs to these sentences and words; else weighed, and kept."""
    if cache is None:
        return Saetningslighed(weigh_siges(mappe, small), small)
    path = cache_path(cache, PREFIX, _fingerprint(mappe, small))
    kept = load_arrays(path)
    if kept is not None:
        return Saetningslighed(kept, small)
    arrays = weigh_siges(mappe, small)
    save_arrays(arrays, path, PREFIX)
    return Saetningslighed(arrays, small)


def _fingerprint(mappe: Path, small: frozenset[str]) -> str:
    """Of the sentences, the small words, the dictionary, and the code that analyses."""
    parts = (filer.digest(mappe), "\n".join(sorted(small)), code_mark(*_ANALYSIS))
    total = hashlib.sha256("\n\n".join(parts).encode())
    total.update((mappe / SIGES).read_bytes())
    return total.hexdigest()[:32]


def read_siges(file: Path) -> Iterator[tuple[str, str]]:
    """(offer id, sentence) for every sentence."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            for text in row["saetninger"]:
                yield row["id"], text


def lazy_likeness(mappe: Path, small: frozenset[str], cache: Path | None = None) -> Compare:
    """A comparison that is opened with the first query of several words.

    It weighs the sentences of all offers, also of those that are not in the directory: so an offer that comes
    or goes changes nothing for the others.
    """

    @lru_cache(maxsize=1)
    def opened() -> Saetningslighed:
        return open_lighed(mappe, small, cache)

    def compare(text: str, numbers: Mapping[str, int]) -> Floats:
        alike = np.zeros(len(numbers), np.float32)
        for id_, value in zip(opened().ids, opened().likeness(text), strict=True):
            if id_ in numbers:
                alike[numbers[id_]] = value
        return alike

    return compare
