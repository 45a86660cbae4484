"""Shared by the HSDS tests: the official examples where they lie beside the checkout, packages as tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.exchange.hsds.csv import celle, laes_csv
from vejviser.exchange.hsds.indlejr import som_tal
from vejviser.exchange.hsds.json import laes_json
from vejviser.exchange.hsds.kilde import Maaler, aabn_kilde
from vejviser.exchange.hsds.lager import Lager
from vejviser.exchange.hsds.skema import TALKOLONNER
from vejviser.exchange.katalog_kilde import load_katalogkilde

ROD = Path(__file__).parents[2]
RESSOURCER = ROD / "ressourcer"
EGNE = Path(__file__).parent / "hsds"
OFFICIELLE = ROD.parent / "shared" / "data" / "hsds-3.1"
kun_med_officielle = pytest.mark.skipif(
    not OFFICIELLE.is_dir(), reason="de officielle HSDS-eksempler ligger ikke ved siden af projektet"
)


@cache
def katalog() -> Katalog:
    """The shipped directory's sources."""
    kilde = load_katalogkilde(RESSOURCER)
    return Katalog({one.id: one for one in kilde.tilbud}, kilde.dato, "")


def katalog_af(*tilbud: Tilbud, dato: str = "2026-11-12") -> Katalog:
    return Katalog({one.id: one for one in tilbud}, dato, "")


def tabeller(pakke: Path) -> dict[str, Counter[str]]:
    """Every row of a package by table, without regard to order; numbers and their texts are the same."""
    found: dict[str, Counter[str]] = {}
    with aabn_kilde(pakke) as kilde, Lager() as lager:
        (laes_csv if kilde.form == "csv" else laes_json)(kilde, lager, Maaler(0))
        lager.klar()
        for one in lager.alle():
            row = {
                key: celle(som_tal(value) if key in TALKOLONNER else value) for key, value in one.data.items()
            }
            found.setdefault(one.tabel, Counter())[json.dumps(row, sort_keys=True)] += 1
    return found


def uden_egne(fundet: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    return {navn: rows for navn, rows in fundet.items() if rows}
