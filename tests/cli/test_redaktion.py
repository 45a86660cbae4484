"""``vejviser redaktion``: the editor's database can be looked after without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.storage.redaktion_hjaelp import I_DAG, VARME, aabn
from vejviser.cli import main
from vejviser.domain.rettelse import ny_rettelse
from vejviser.exchange.rettelse_json import rettelse_til_json


@pytest.fixture
def fil(egne_filer: Path) -> Path:
    fil = egne_filer / "redaktion" / "redaktion.sqlite"
    aabn(fil).luk()
    return fil


def test_without_a_database_it_says_so_and_makes_none(
    egne_filer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redaktion", "status", "--json"]) == 1
    said = capsys.readouterr()
    assert (said.out, "ingen redaktion på denne computer" in said.err) == ("", True)
    assert not (egne_filer / "redaktion").exists()


@pytest.mark.usefixtures("fil")
def test_the_state_counts_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redaktion", "status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "faelles": False,
        "tilbud": 3,
        "tilstande": {"udgivet": 3},
        "kontrol_venter": 3,
        "fejlmeldinger": 0,
        "udgivelser": [],
    }


@pytest.mark.usefixtures("fil")
def test_a_correction_is_taken_in_and_a_bad_file_does_not_stop_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "god.json", tmp_path / "daarlig.json"
    rettelse = ny_rettelse("a" * 32, VARME, {"kort": "Ny"}, katalog=("", ""), dato=I_DAG, rolle="vagt")
    good.write_bytes(rettelse_til_json(rettelse))
    bad.write_text("{}")
    assert main(["redaktion", "modtag", str(bad), str(good), str(good)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == ["god.json: lagt i indbakken.", "god.json: lå der allerede."]
    assert "daarlig.json" in said.err


def test_a_copy_holds_everything_and_never_overwrites(
    fil: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "kopi.sqlite"
    assert main(["redaktion", "kopi", "--ud", str(copy)]) == 0
    with aabn(fil) as one, aabn(copy) as two:
        assert dict(one.alle()) == dict(two.alle())
        assert one.indhold() == two.indhold()
    assert main(["redaktion", "kopi", "--ud", str(copy)]) == 1
    assert "findes allerede" in capsys.readouterr().err


@pytest.mark.usefixtures("fil")
def test_it_is_not_moved_into_a_database_that_has_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "anden.sqlite"
    aabn(other).luk()
    assert main(["redaktion", "flyt", "--til", str(other)]) == 1
    assert "er ikke tom" in capsys.readouterr().err


@pytest.mark.usefixtures("fil")
def test_a_file_can_be_made_ready_for_this_program() -> None:
    assert main(["redaktion", "opgrader"]) == 0
