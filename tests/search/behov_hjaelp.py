"""The rules as they ship, and figures over sentences with graded answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vejviser.domain.query import Behovssvar
from vejviser.domain.samtale import OMRAADER
from vejviser.search.behov_finder import BehovFinder

ROOT = Path(__file__).parents[2]
REGLER = ROOT / "ressourcer" / "soegning"
DATA = Path(__file__).parent / "data"
NAVNE = {code: f"navn på {code}" for code in OMRAADER}


@dataclass(frozen=True, slots=True)
class Sag:
    """A sentence; ``omraader``: need code -> grade 1-3; ``akut``: signs that must be raised."""

    id: str
    ord: str
    omraader: dict[str, int]
    akut: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tal:
    """Shares: grade 3 among the first three, named areas among the first three, signs found."""

    fundet: float
    rigtige: float
    akut: float


@cache
def finder() -> BehovFinder:
    return BehovFinder(REGLER, NAVNE)


def find(text: str) -> Behovssvar:
    return finder().find(text)


def areas(text: str) -> list[str]:
    return [omraade.kode for omraade in find(text).omraader]


def signs(text: str) -> set[str]:
    return {fund.kode for fund in find(text).akut}


def read_sager(navn: str) -> list[Sag]:
    lines = (DATA / navn).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return [Sag(row["id"], row["ord"], row["omraader"], frozenset(row["akut"])) for row in rows]


def measure(sager: list[Sag]) -> Tal:
    found: list[float] = []
    right: list[float] = []
    wanted = heard = 0
    for sag in sager:
        shown = areas(sag.ord)[:3]
        must = [code for code, grade in sag.omraader.items() if grade == 3]
        if must:
            found.append(sum(code in shown for code in must) / len(must))
        if sag.omraader:
            right.append(sum(code in sag.omraader for code in shown) / len(shown) if shown else 0.0)
        wanted += len(sag.akut)
        heard += len(sag.akut & signs(sag.ord))
    return Tal(sum(found) / len(found), sum(right) / len(right), heard / wanted)
