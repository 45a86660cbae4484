"""What the learned part of the need finder sees in a text: stems, parts, neighbours, meanings, rules.

One reading for training and use. Pure; keeps nothing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vejviser.search.analyzer import Token, dele, stem, tokens
from vejviser.search.ordvektorer import Ordvektorer

LONGEST = 400
"""Words read: a longer text says no more about what it needs, and must not take longer."""
RARITY = 200.0
"""How fast a word's meaning fades when many texts hold it."""
RULE_CAP, RULE_UNIT = 4.0, 2.0
Tal = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Traek:
    """``navne``: feature name -> the places (token numbers) it came from."""

    ord: tuple[Token, ...]
    navne: Mapping[str, tuple[int, ...]]


def read_traek(text: str) -> Traek:
    """Words ``w:``, compound parts ``d:``, neighbours ``b:``, and words with one between ``s:``."""
    words = tokens(text)[:LONGEST]
    stems = [stem(word.tekst) for word in words]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(stems):
        places[f"w:{one}"].append(i)
        for part in dele(words[i].tekst):
            places[f"d:{stem(part)}"].append(i)
        if i:
            places[f"b:{stems[i - 1]}_{one}"].append(i)
        if i > 1:
            places[f"s:{stems[i - 2]}_{one}"].append(i)
    return Traek(words, {name: tuple(found) for name, found in places.items()})


def weigh(traek: Traek, idf: Mapping[str, float]) -> dict[str, float]:
    """Known features by rarity, so that a text has length 1."""
    raw = {name: (1 + math.log(len(found))) * idf[name] for name, found in traek.navne.items() if name in idf}
    length = math.sqrt(sum(value * value for value in raw.values()))
    return {name: value / length for name, value in raw.items()} if length else {}


def meaning(traek: Traek, vektorer: Ordvektorer, share: Mapping[str, float]) -> tuple[Tal, list[Tal | None]]:
    """The text's direction of meaning, and what each word added. ``share``: how common a stem is (0-1)."""
    total = np.zeros(vektorer.bredde, dtype=np.float32)
    added: list[Tal | None] = []
    for word in traek.ord:
        vector = vektorer.vektor(word.tekst)
        if vector is not None:
            vector = (vector / (1 + RARITY * share.get(stem(word.tekst), 0.0))).astype(np.float32)
            total += vector
        added.append(vector)
    length = float(np.linalg.norm(total)) or 1.0
    return total / length, [None if one is None else one / length for one in added]


def rule_values(scores: Mapping[str, float], targets: tuple[str, ...]) -> Tal:
    """The rules' scores as numbers from 0 to 2, in the order of ``targets``."""
    return np.array([min(scores.get(name, 0.0), RULE_CAP) / RULE_UNIT for name in targets], dtype=np.float32)
