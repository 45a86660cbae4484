"""The file with counts for the others: what may be shown and nothing else, and strict when it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vejviser.domain.overblik import SAMTALE, Maal, Periode, Taeller
from vejviser.domain.overblik_samling import Taludtraek
from vejviser.errors import DataError, UserError
from vejviser.exchange.overblik_tal import read_tal, write_tal

UDTRAEK = Taludtraek(
    "0123456789abcdef" * 2,
    (
        Periode("2026-01", "2026-01", ((SAMTALE, 10), (Taeller(Maal.BARRIERE, "hund"), 5))),
        Periode("2026-02", "2026-05", ((SAMTALE, 5),)),
    ),
)


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    write_tal(UDTRAEK, tmp_path / "tal.json")
    return tmp_path / "tal.json"


def test_it_comes_back_as_it_was(fil: Path) -> None:
    assert read_tal(fil) == UDTRAEK


def test_the_file_holds_months_codes_and_whole_fives_and_nothing_else(fil: Path) -> None:
    value = json.loads(fil.read_text("utf-8"))
    assert set(value) == {"app", "version", "id", "perioder"}
    assert value["perioder"][0] == {
        "fra": "2026-01",
        "til": "2026-01",
        "tal": {"samtaler": {"": 10}, "barriere": {"hund": 5}},
    }


def test_without_numbers_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ingen tal at give videre"):
        write_tal(Taludtraek("", ()), tmp_path / "tal.json")
    assert list(tmp_path.iterdir()) == []


def period(**changes: object) -> dict[str, object]:
    return {"fra": "2026-01", "til": "2026-01", "tal": {"samtaler": {"": 10}}, **changes}


BAD: dict[str, Any] = {
    "under five": {"perioder": [period(tal={"samtaler": {"": 4}})]},
    "no whole five": {"perioder": [period(tal={"samtaler": {"": 10}, "barriere": {"hund": 6}})]},
    "no conversations": {"perioder": [period(tal={"barriere": {"hund": 5}})]},
    "an unknown code": {"perioder": [period(tal={"samtaler": {"": 5}, "barriere": {"navn": 5}})]},
    "an unknown measure": {"perioder": [period(tal={"samtaler": {"": 5}, "cpr": {"": 5}})]},
    "a truth value": {"perioder": [period(tal={"samtaler": {"": True}})]},
    "a number with a point": {"perioder": [period(tal={"samtaler": {"": 5.0}})]},
    "a day": {"perioder": [period(fra="2026-01-05")]},
    "backwards": {"perioder": [period(fra="2026-02")]},
    "a month twice": {"perioder": [period(), period()]},
    "a word more": {"perioder": [period(note="Jens")]},
    "no period": {"perioder": []},
    "periods in a word": {"perioder": "2026-01"},
    "a name for an id": {"id": "Mettes pc"},
    "another version": {"version": 2},
    "another program": {"app": "andet"},
    "one field more": {"bruger": "mette"},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD.keys())
def test_what_a_computer_would_not_show_itself_is_refused(fil: Path, changes: dict[str, Any]) -> None:
    value = json.loads(fil.read_text("utf-8"))
    fil.write_text(json.dumps(value | changes), "utf-8")
    with pytest.raises(DataError, match=r"tal\.json er ikke tal fra Overblik"):
        read_tal(fil)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"app": 1, "app": 1}'])
def test_what_is_no_such_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "tal.json").write_text(text, "utf-8")
    with pytest.raises(DataError):
        read_tal(tmp_path / "tal.json")
