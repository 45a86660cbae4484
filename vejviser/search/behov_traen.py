"""Train the learned part of the need finder on the sentences that editors can read and add to.

    python -m vejviser.search.behov_traen ressourcer/soegning

Logistic regression for each target: same sentences and rules, same weights.
A developer's and editor's tool: the program itself never runs it.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from vejviser.domain.samtale import AKUTKODER, OMRAADER
from vejviser.search.behov_finder import BehovFinder
from vejviser.search.behov_model import MAAL, MODEL, SVAR, TRAEK
from vejviser.search.behov_traek import Traek, read_traek, rule_values, weigh
from vejviser.search.regression import Matrix, loss_of, make_rows, minimise

SAETNINGER = "saetninger"
LEAST_TEXTS = 2
STRENGTH = 8.0
"""C of the regression: how much the sentences count against keeping weights small."""
ACUTE_WEIGHT = 3.0
GRADE_WEIGHT = {0: 1.0, 1: 0.4, 2: 0.7, 3: 1.0}
HINT_WEIGHT = 0.3
"""A text that only hints at a need says little of what a need is."""


@dataclass(frozen=True, slots=True)
class Sag:
    """One sentence with its graded areas and acute signs."""

    ord: str
    omraader: dict[str, int]
    akut: tuple[str, ...]


def read_sager(mappe: Path) -> tuple[Sag, ...]:
    lines = (
        line
        for file in sorted(mappe.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
        if line
    )
    rows = (json.loads(line) for line in lines)
    return tuple(Sag(row["ord"], dict(row["omraader"]), tuple(row["akut"])) for row in rows)


def fingerprint(mappe: Path) -> str:
    """SHA-256 over the sentences, by which a test knows that the weights belong to them."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(mappe.glob("*.jsonl")))).hexdigest()


def vocabulary(readings: Sequence[Traek]) -> dict[str, int]:
    counts = Counter(name for reading in readings for name in reading.navne)
    return {name: count for name, count in counts.items() if count >= LEAST_TEXTS}


def targets(sager: Sequence[Sag]) -> tuple[Matrix, Matrix]:
    """Wanted answers (0/1) and how much each counts, one column per target."""
    wanted = np.zeros((len(sager), len(SVAR)))
    weight = np.ones_like(wanted)
    for number, sag in enumerate(sager):
        for place, omraade in enumerate(OMRAADER):
            grade = sag.omraader.get(omraade, 0)
            wanted[number, place] = grade >= 2
            weight[number, place] = GRADE_WEIGHT[grade]
        for place, kode in enumerate(AKUTKODER, len(OMRAADER)):
            wanted[number, place] = kode in sag.akut
            weight[number, place] = ACUTE_WEIGHT if kode in sag.akut else 1.0
        most = max(sag.omraader.values(), default=0)
        wanted[number, -1] = most >= 2 or bool(sag.akut)
        weight[number, -1] = HINT_WEIGHT if most == 1 else 1.0
    return wanted, weight


def train(sager: Sequence[Sag], mappe: Path) -> tuple[list[str], dict[str, NDArray[np.float16]]]:
    """Feature names in trie order, and the arrays that ship (weights, rarity)."""
    finder = BehovFinder(mappe, {kode: kode for kode in OMRAADER})
    readings = [finder.laes(sag.ord) for sag in sager]
    traits = [read_traek(sag.ord, one.kendetegn) for sag, one in zip(sager, readings, strict=True)]
    counts = vocabulary(traits)
    trie = marisa_trie.Trie(sorted(counts))
    number = {name: trie[name] for name in counts}
    idf = {name: math.log((1 + len(sager)) / (1 + count)) + 1 for name, count in counts.items()}
    width = len(counts)
    rows: list[dict[int, float]] = []
    for trait, reading in zip(traits, readings, strict=True):
        row = {number[name]: value for name, value in weigh(trait, idf).items()}
        said = rule_values(reading.evidens, MAAL)
        row |= {width + i: float(value) for i, value in enumerate(said) if value}
        rows.append({**row, width + len(MAAL): 1.0})
    total = width + len(MAAL) + 1
    loss = loss_of(make_rows(rows, total), *targets(sager), STRENGTH)
    weights = minimise(loss, np.zeros((total, len(SVAR))))
    names = sorted(counts, key=number.__getitem__)
    return names, {
        "vaegt": weights.astype(np.float16),
        "idf": np.array([idf[name] for name in names], dtype=np.float16),
    }


def build(mappe: Path) -> int:
    """Train on ``mappe/saetninger`` and write the weights; gives the number of sentences."""
    sager = read_sager(mappe / SAETNINGER)
    names, arrays = train(sager, mappe)
    marisa_trie.Trie(sorted(names)).save(str(mappe / TRAEK))
    np.savez_compressed(mappe / MODEL, allow_pickle=False, **arrays)
    (mappe / SAETNINGER / "SHA256.txt").write_text(fingerprint(mappe / SAETNINGER) + "\n", encoding="utf-8")
    return len(sager)


def main() -> None:
    mappe = Path(sys.argv[1])
    sys.stdout.write(f"Trænet på {build(mappe)} sætninger; vægtene er skrevet i {mappe}\n")


if __name__ == "__main__":
    main()
