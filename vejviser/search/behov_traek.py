"""What the learned part of the need finder sees in a text: stems, parts, neighbours, rules.

One reading for training and use. Pure; keeps nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vejviser.search.analyzer import Token, dele, fold, stem, tokens
from vejviser.search.behov_finder import Evidens

LONGEST = 400
"""Words read: a longer text says no more about what it needs, and must not take longer."""
LONGEST_WORD = 40
PIECE = 4
"""Letters in a piece of a word: misspellings and unknown compounds share pieces with words that are known."""
LONG = 6
"""From this many times four words on, a text is long."""
RULE_CAP, RULE_UNIT = 4.0, 2.0
Tal = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Traek:
    """``navne``: feature name -> the places (token numbers) it came from."""

    ord: tuple[Token, ...]
    navne: Mapping[str, tuple[int, ...]]


def read_traek(text: str, kendetegn: Mapping[str, Sequence[int]]) -> Traek:
    """Words ``w:``, compound parts ``d:``, pieces ``c:``, neighbours ``b:``, with one between ``s:``, ages
    ``a:``; of the whole text its length ``l:``, and whether it asks ``q:``. ``kendetegn``: from the rules.
    """
    words = tokens(text)[:LONGEST]
    stems = [stem(word.tekst) for word in words]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for name, found in kendetegn.items():
        places[name].extend(place for place in found if place < len(words))
    places[f"q:{'?' in text}"] = []
    places[f"l:{min(LONG, len(words) // 4)}"] = []
    for i, one in enumerate(stems):
        places[f"w:{one}"].append(i)
        for part in dele(words[i].tekst):
            places[f"d:{stem(part)}"].append(i)
        for piece in _pieces(words[i].tekst):
            places[f"c:{piece}"].append(i)
        if i:
            places[f"b:{stems[i - 1]}_{one}"].append(i)
        if i > 1:
            places[f"s:{stems[i - 2]}_{one}"].append(i)
        if one.isdecimal() and len(one) < 4:
            places[f"a:{_age(int(one))}"].append(i)
    for i, name in _edges(stems):
        places[name].append(i)
    return Traek(words, {name: tuple(found) for name, found in places.items()})


def _edges(stems: Sequence[str]) -> Iterator[tuple[int, str]]:
    """How the text begins and ends: "må jeg …", "hvor er …"."""
    if stems:
        yield 0, f"b:^_{stems[0]}"
        yield len(stems) - 1, f"b:{stems[-1]}_$"
    if len(stems) > 1:
        yield 1, f"s:^_{stems[0]}_{stems[1]}"


def _age(number: int) -> int:
    """The age group that a number would be: 0 child, 1 teenager, 2 young, 3 grown up, 4 old."""
    return sum(number >= limit for limit in (13, 18, 30, 67))


def _pieces(word: str) -> Iterator[str]:
    """
    >>> list(_pieces("gæld"))
    ['^gae', 'gael', 'aeld', 'eld$']
    """
    edged = f"^{fold(word)[:LONGEST_WORD]}$"
    return (edged[start : start + PIECE] for start in range(len(edged) - PIECE + 1))


def weigh(traek: Traek, idf: Mapping[str, float]) -> dict[str, float]:
    """Known features by rarity, so that a text has length 1."""
    raw = {
        name: (1 + math.log(max(1, len(found)))) * idf[name]
        for name, found in traek.navne.items()
        if name in idf
    }
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {name: value / length for name, value in raw.items()} if length else {}


def rule_values(evidens: Mapping[str, Evidens], targets: tuple[str, ...]) -> Tal:
    """The rules' scores as numbers from 0 to 2, in the order of ``targets``."""
    return np.array([min(_score(evidens, name), RULE_CAP) / RULE_UNIT for name in targets], dtype=np.float32)


def _score(evidens: Mapping[str, Evidens], name: str) -> float:
    return evidens[name].score if name in evidens else 0.0
