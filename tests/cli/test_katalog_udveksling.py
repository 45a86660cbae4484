"""``katalog importer``, ``eksporter``, ``skabelon`` and ``forskel``: plan first, then all or nothing."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from tests.exchange.regneark_hjaelp import HEAD, ROW, as_csv, book, kilde
from vejviser.cli import katalog_laes, main
from vejviser.cli.katalog_udveksling import FORMATER
from vejviser.exchange import udveksling
from vejviser.exchange.jsonl_katalog import jsonl_bytes
from vejviser.paths import find_paths

KEYS = {"format", "nye", "aendrede", "uaendrede", "afviste", "advarsler", "udfoert"}


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine must not put progress between the lines that are held here."""
    monkeypatch.setattr(katalog_laes, "_FIRST", 1e9)


def test_a_long_job_tells_how_far_it_is_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(katalog_laes, "_FIRST", -1.0)
    progress = katalog_laes.Progress("Læser")
    progress(0, 0)
    progress(512, 1024)
    progress(1024, 1024)
    assert capsys.readouterr() == ("", "Læser: 50 %\n")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main(["katalog", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def importer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, dict[str, object]]:
    code, out, err = run(capsys, "importer", *arguments, "--json")
    assert err == ""
    value = json.loads(out)
    assert isinstance(value, dict)
    assert set(value) == KEYS
    return code, value


def put(folder: Path, data: bytes, name: str = "fil") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def redaktion() -> Path:
    return find_paths().bruger / "redaktion" / "redaktion.sqlite"


def content() -> str:
    """Everything the editor's database says, as one fingerprint."""
    with sqlite3.connect(redaktion()) as database:
        return hashlib.sha256("\n".join(database.iterdump()).encode()).hexdigest()


def test_the_formats_are_those_of_the_exchange() -> None:
    assert FORMATER == udveksling.FORMATER


@pytest.mark.parametrize("form", FORMATER)
def test_every_export_is_guessed_by_its_content_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    target = tmp_path / ("ud.zip" if form == "hsds-csv" else "ud")
    code, out, err = run(capsys, "eksporter", "--format", form, "--ud", target)
    assert code == 0, err
    assert "281 tilbud fra kataloget i brug" in out
    code, value = importer(capsys, target, "--proeve")
    assert code == 0
    assert (value["format"], value["uaendrede"], value["nye"], value["aendrede"]) == (form, 281, [], [])


def test_a_trial_makes_nothing_not_even_the_editors_database(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, value = importer(capsys, put(tmp_path, book([HEAD, ROW])), "--proeve")
    assert (code, value["nye"], value["udfoert"]) == (0, ["cafeen"], False)
    assert not redaktion().exists()


def test_an_import_is_done_whole_and_the_next_one_finds_it_unchanged(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = put(tmp_path, book([HEAD, ROW]))
    code, value = importer(capsys, file)
    assert (code, value["nye"], value["udfoert"]) == (0, ["cafeen"], True)
    code, value = importer(capsys, file)
    assert (code, value["nye"], value["uaendrede"]) == (0, [], 1)
    code, out, _ = run(capsys, "eksporter", "--format", "jsonl", "--ud", tmp_path / "ud.jsonl")
    assert "282 tilbud fra redaktionens database" in out
    lines = [json.loads(line) for line in (tmp_path / "ud.jsonl").read_text(encoding="utf-8").splitlines()]
    (ny,) = [line for line in lines if line["id"] == "cafeen"]
    assert (ny["tilstand"], ny["kontrol"]) == ("kladde", None)


def test_the_plan_is_told_in_danish_with_the_next_step(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "importer", put(tmp_path, as_csv([HEAD, ROW])))
    assert (code, err) == (0, "")
    assert "Ny: Caféen [cafeen]\n1 ny, 0 ændrede, 0 uændrede, 0 afviste.\n" in out
    assert "vejviser katalog udgiv" in out


def test_one_rejected_row_stops_the_whole_import_unless_the_editor_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = put(tmp_path, book([HEAD, ROW, ["Uden alt"]]))
    code, value = importer(capsys, file)
    assert (code, value["udfoert"]) == (1, False)
    assert not redaktion().exists()
    rejected = value["afviste"]
    assert isinstance(rejected, list)
    assert {"linje": 3, "navn": "Uden alt", "felt": "kort", "grund": "Mangler og skal udfyldes."} in rejected
    code, value = importer(capsys, file, "--uden-afviste")
    assert (code, value["nye"], value["udfoert"]) == (0, ["cafeen"], True)


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04x", b"hej;du\n1;2\n", b"{", b"[", b"\x00" * 500])
def test_a_refused_file_leaves_the_editors_database_as_it_was_and_standard_output_empty(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, bad: bytes
) -> None:
    importer(capsys, put(tmp_path, book([HEAD, ROW])))
    before = content()
    code, out, err = run(capsys, "importer", put(tmp_path, bad, "daarlig"), "--json")
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    assert content() == before


def test_a_stop_on_the_way_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer(capsys, put(tmp_path, book([HEAD, ROW])))
    before = content()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("vejviser.cli.katalog_laes.Progress.__call__", stop)
    rows = [HEAD, *([f"Café {nr}", *ROW[1:]] for nr in range(300))]
    code, out, err = run(capsys, "importer", put(tmp_path, book(rows)))
    assert (code, out, err) == (1, "", "Stoppet. Intet er skrevet halvt.\n")
    assert content() == before


def test_a_named_format_is_believed_and_a_wrong_one_is_wrong_use(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = put(tmp_path, as_csv([HEAD, ROW]))
    assert importer(capsys, file, "--format", "csv", "--proeve")[0] == 0
    assert run(capsys, "importer", file, "--format", "xlsx", "--proeve")[0] == 1
    assert run(capsys, "importer", file, "--format", "docx")[0] == 2
    assert run(capsys, "eksporter", "--format", "csv")[0] == 2
    assert run(capsys, "skabelon", "--ud", tmp_path / "s.csv")[0] == 2


def test_the_template_is_written_for_a_partner(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "skabelon", "--ud", tmp_path / "s.xlsx")
    assert (code, err) == (0, "")
    assert "vejviser katalog importer" in out
    code, value = importer(capsys, tmp_path / "s.xlsx", "--proeve")
    assert (code, value["nye"]) == (0, [])


def test_what_left_out_is_said_beside_the_answer(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert (
        "hemmelige adresser er udeladt"
        in run(capsys, "eksporter", "--format", "csv", "--ud", tmp_path / "a")[2]
    )
    assert "Giv den ikke videre" in run(capsys, "eksporter", "--format", "jsonl", "--ud", tmp_path / "b")[2]


def test_the_difference_between_any_two_forms_of_the_directory(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paths = find_paths()
    lines = put(tmp_path, jsonl_bytes(kilde().tilbud[1:]), "b.jsonl")
    for old in (paths.skibet, paths.kilde):
        code, out, err = run(capsys, "forskel", old, lines, "--json")
        assert (code, err) == (0, "")
        value = json.loads(out)
        assert value["lukkede"] == [kilde().tilbud[0].id]
        assert (value["nye"], value["aendrede"]) == ([], [])
    code, out, _ = run(capsys, "forskel", paths.skibet, paths.kilde)
    assert (code, out) == (0, "Ingen ændringer.\n")


def test_a_directory_that_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    package = put(tmp_path, b"untrusted comment: x\n", "x.vejviserpakke")
    for bad in (tmp_path / "mangler", package, put(tmp_path, b"{}\n", "y.jsonl"), tmp_path):
        code, out, err = run(capsys, "forskel", find_paths().skibet, bad)
        assert (code, out) == (1, "")
        assert err
