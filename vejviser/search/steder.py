"""Towns and postcodes: which ones a text names, and how near an offer is. Names are data (``steder.txt``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from vejviser.domain.tilbud import Organisationstype, Tilbud
from vejviser.search.ressourcer import lines, split
from vejviser.search.tekst import Token, fold, tokens

MAX_WORDS = 2
MIN_LETTERS = 5
"""A shorter word is never read as a misspelt town."""
_BETWEEN = re.compile(r",| og |/")


class Naerhed(IntEnum):
    """How near an offer is to a citizen of the municipality."""

    LOKAL = 0
    REGIONAL = 1
    LANDSDAEKKENDE = 2
    ANDEN_BY_I_REGIONEN = 3
    ANDEN_BY = 4


@dataclass(frozen=True, slots=True)
class By:
    """A town under its first name. ``lokal``: within the municipality."""

    navn: str
    postnr: str
    lokal: bool


@dataclass(frozen=True, slots=True)
class Bynavn:
    """A town found in a text, and the tokens that name it."""

    by: By
    start: int
    slut: int


class Steder:
    """Knows the towns."""

    def __init__(self, towns: dict[str, By]) -> None:
        self._towns = towns
        self._by_postnr: dict[str, By] = {}
        for town in towns.values():
            self._by_postnr.setdefault(town.postnr, town)
        self._one_word = sorted(name for name in towns if " " not in name and len(name) >= MIN_LETTERS)
        self._named = lru_cache(maxsize=20_000)(self._find_names)

    @classmethod
    def load(cls, path: Path) -> Steder:
        towns: dict[str, By] = {}
        lokal = False
        for line in lines(path):
            if line.tekst.startswith("["):
                lokal = line.tekst == "[kolding]"
                continue
            postnr, _, rest = line.tekst.partition(" ")
            names = split(rest, ",")
            for name in names:
                towns[_key(name)] = By(names[0], postnr, lokal)
        return cls(towns)

    @property
    def names(self) -> frozenset[str]:
        """The folded names that are one word."""
        return frozenset(name for name in self._towns if " " not in name)

    def lookup(self, text: str) -> By | None:
        """A town's name or a postcode; "6000 Kolding" is both."""
        found = self.find(tokens(text))
        return found[0].by if found else None

    def nearest(self, word: str) -> str:
        """The town that a folded word is one slip from, or "" where none or several are."""
        if len(word) < MIN_LETTERS:
            return ""
        near = [name for name in self._one_word if name[0] == word[0] and _one_slip(word, name)]
        return near[0] if len({self._towns[name].navn for name in near}) == 1 else ""

    def find(self, found: Sequence[Token]) -> tuple[Bynavn, ...]:
        """The towns and postcodes that are named, longest name first at each place."""
        places: list[Bynavn] = []
        at = 0
        while at < len(found):
            step = next((n for n in range(MAX_WORDS, 0, -1) if self._at(found, at, n)), 0)
            if step:
                town = self._at(found, at, step)
                assert town is not None  # noqa: S101 - the line above found it
                places.append(Bynavn(town, at, at + step))
            at += step or 1
        return tuple(places)

    def _at(self, found: Sequence[Token], start: int, count: int) -> By | None:
        if start + count > len(found):
            return None
        words = [token.tekst for token in found[start : start + count]]
        if count == 1 and words[0].isdigit():
            return self._by_postnr.get(words[0])
        return self._towns.get(_key(" ".join(words)))

    def of(self, tilbud: Tilbud) -> frozenset[str]:
        """The towns that an offer is in: by its places, else by its name."""
        named = {town for sted in tilbud.steder for town in self._named(f"{sted.by}, {sted.postnr}")}
        return frozenset(named or self._named(tilbud.navn))

    def _find_names(self, text: str) -> frozenset[str]:
        """The towns in a text that may name several; the same few texts come again and again."""
        return frozenset(name.by.navn for part in _BETWEEN.split(text) for name in self.find(tokens(part)))

    def nearness(self, tilbud: Tilbud) -> Naerhed:
        """Near by place, name or the words on whom it is for; who owns it says nothing."""
        towns = self.of(tilbud)
        named = towns | self._named(tilbud.navn) | self._named(tilbud.maalgruppe)
        if tilbud.daekning == "Kolding" or any(self._is_local(town) for town in named):
            return Naerhed.LOKAL
        if tilbud.daekning == "Danmark":
            return Naerhed.LANDSDAEKKENDE if not self._only_elsewhere(tilbud) else Naerhed.ANDEN_BY
        if not named or tilbud.organisationstype is Organisationstype.REGION:
            return Naerhed.REGIONAL
        return Naerhed.ANDEN_BY_I_REGIONEN if tilbud.daekning == "Region Syddanmark" else Naerhed.ANDEN_BY

    def _is_local(self, town: str) -> bool:
        return self._towns[_key(town)].lokal

    def _only_elsewhere(self, tilbud: Tilbud) -> bool:
        """A national association whose only help is on the streets of another town says so in its words."""
        return any("arbejder" in text and self._named(text) for text in tilbud.vilkaar)


def _one_slip(word: str, name: str) -> bool:
    return OSA.distance(word, name, score_cutoff=1) == 1


def _key(name: str) -> str:
    return " ".join(fold(token.tekst) for token in tokens(name))
