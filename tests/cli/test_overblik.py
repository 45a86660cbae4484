"""``vejviser overblik``: the same numbers as the window, and nothing under five."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from vejviser.cli import main
from vejviser.domain.overblik import SAMTALE, Maal, Taeller
from vejviser.paths import find_paths
from vejviser.storage.overblik_lager import Overbliklager

Out = pytest.CaptureFixture[str]
HUND, PRIS = Taeller(Maal.BARRIERE, "hund"), Taeller(Maal.BARRIERE, "pris")


@pytest.fixture
def counted() -> None:
    lager = Overbliklager(find_paths().bruger)
    for number in range(9):
        lager.add([SAMTALE, HUND, *([PRIS] if number < 4 else [])], date(2026, 1, 5))


@pytest.mark.usefixtures("counted")
def test_json_holds_what_may_be_shown(capsys: Out) -> None:
    assert main(["overblik", "--json"]) == 0
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert err == ""
    assert [part["spoergsmaal"] for part in answer["dele"]][1] == "Hvem er de?"
    (stops,) = (t for part in answer["dele"] for t in part["tabeller"] if t["titel"] == "Her gik det i stå")
    assert stops["raekker"] == [{"navn": "Hund eller andet dyr", "vaerdier": [5]}]
    assert stops["resten"] == "Alle andre: under 5."


@pytest.mark.usefixtures("counted")
def test_it_is_readable_and_can_be_written(capsys: Out, tmp_path: Path) -> None:
    assert main(["overblik", "--fra", "2026-01"]) == 0
    assert "Hund eller andet dyr: 5" in capsys.readouterr().out
    assert main(["overblik", "--ud", str(tmp_path / "o.csv")]) == 0
    assert "Hund eller andet dyr" in (tmp_path / "o.csv").read_text("utf-8")


@pytest.mark.usefixtures("counted")
def test_a_baseline_that_is_none_is_refused_with_those_there_are(capsys: Out) -> None:
    assert main(["overblik", "--fra", "2026-02"]) == 1
    assert "2026-01" in capsys.readouterr().err


def test_with_no_numbers_it_says_when_they_come(capsys: Out) -> None:
    assert main(["overblik", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["dele"] == []
    assert main(["overblik"]) == 0
    assert "mindst fem samtaler" in capsys.readouterr().err


def test_a_damaged_file_is_a_sentence(capsys: Out) -> None:
    lager = Overbliklager(find_paths().bruger)
    lager.fil.parent.mkdir(parents=True, exist_ok=True)
    lager.fil.write_text("{", encoding="utf-8")
    assert main(["overblik"]) == 1
    assert "beskadiget" in capsys.readouterr().err


@pytest.mark.usefixtures("counted")
def test_numbers_are_handed_on_and_added_up(capsys: Out, tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.json", tmp_path / "deres.json"
    assert main(["overblik", "--gem-tal", str(mine)]) == 0
    value = json.loads(mine.read_text("utf-8"))
    theirs.write_text(json.dumps(value | {"id": "f" * 32}), "utf-8")
    capsys.readouterr()
    assert main(["overblik", "--saml", str(mine), str(theirs), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["dele"][0]["tabeller"][0]["raekker"] == [{"navn": "jan. 2026", "vaerdier": [10]}]
    theirs.write_text("[]", "utf-8")
    assert main(["overblik", "--saml", str(mine), str(theirs)]) == 1
    assert "deres.json er ikke tal fra Overblik" in capsys.readouterr().err


def test_without_numbers_there_is_nothing_to_hand_on(capsys: Out, tmp_path: Path) -> None:
    assert main(["overblik", "--gem-tal", str(tmp_path / "t.json")]) == 1
    assert "ingen tal at give videre" in capsys.readouterr().err
    assert not (tmp_path / "t.json").exists()
