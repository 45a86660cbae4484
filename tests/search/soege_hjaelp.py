"""Offers made for one test, and engines over them or over the directory that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.query import Behovssvar, Filtre, Query, Soegesvar
from vejviser.domain.samtale import OMRAADER
from vejviser.domain.tilbud import Sted, Telefon, Tilbud, Tilstand
from vejviser.search.motor import Soegemotor
from vejviser.storage.sqlite_katalog import load_katalog

ROOT = Path(__file__).parents[2]
RESSOURCER = ROOT / "ressourcer"
HOVEDNUMMER = "79797979"
MANDAG = datetime(2026, 11, 23, 10, 0)


def make_tilbud(navn: str, **fields: Any) -> Tilbud:
    """An offer in Kolding of which nothing but the given is known."""
    base = et_tilbud(
        navn.lower().replace(" ", "-"),
        navn,
        kort="",
        maalgruppe="",
        tilstand=Tilstand.UDGIVET,
    )
    return replace(base, **fields)


def place(by: str, postnr: str = "") -> tuple[Sted, ...]:
    return (Sted("", "", postnr, by),)


def phone(nummer: str) -> tuple[Telefon, ...]:
    return (Telefon(nummer, ""),)


def no_areas(text: str) -> Behovssvar:
    return Behovssvar((), ())


def open_motor(tilbud: Sequence[Tilbud], folder: Path | None = None, mark: str = "proeve") -> Soegemotor:
    names = {code: code for code in OMRAADER}
    return Soegemotor.aabn(
        tilbud, mark, RESSOURCER, folder, names, frozenset(), HOVEDNUMMER, find_behov=no_areas
    )


@cache
def shipped() -> tuple[Tilbud, ...]:
    katalog, _ = load_katalog(ROOT / "data" / "tilbud.sqlite")
    return tuple(katalog.tilbud.values())


@cache
def shipped_motor() -> Soegemotor:
    """The engine as the program opens it, with the real need areas."""
    katalog, indhold = load_katalog(ROOT / "data" / "tilbud.sqlite")
    return Soegemotor.aabn(
        shipped(),
        katalog.fingeraftryk,
        RESSOURCER,
        None,
        indhold.omraadenavne(),
        frozenset(),
        indhold.hovednummer,
    )


def ask(tekst: str, antal: int = 20, **filtre: Any) -> Soegesvar:
    query = Query(tekst, Filtre(**filtre), antal, MANDAG)
    return shipped_motor().soeg(query)


def ids(svar: Soegesvar) -> list[str]:
    return [hit.id for hit in svar.fund]


def first(tekst: str, count: int = 1, **filtre: Any) -> list[str]:
    return ids(ask(tekst, **filtre))[:count]
