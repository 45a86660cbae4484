"""The contract of the command line (BESLUTNINGER.md A): names, keys, exit codes, and where words go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vejviser.cli import main
from vejviser.domain.samtale import AKUTKODER, OMRAADER

MOMENT = "2026-11-23T14:20"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    code, out, err = run(capsys, *arguments)
    assert code == 0, err
    value = json.loads(out)
    assert isinstance(value, dict)
    return value


def write(folder: Path, name: str, value: object) -> str:
    file = folder / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return str(file)


def test_a_search_answers_with_the_keys_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "soeg", "gældsrådgivning", "--json", "--tid", MOMENT)
    assert {"tekst", "i_alt", "fund", "mente_du", "forslag", "taellinger"} <= set(value)
    found = value["fund"]
    assert isinstance(found, list)
    assert {"id", "navn", "organisation", "score", "fordi"} <= set(found[0])
    assert "gaeldsraadgivning" in found[0]["id"]


def test_a_search_gives_at_most_the_number_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "soeg", "bolig", "--antal", "3", "--json")
    assert isinstance(value["fund"], list)
    assert isinstance(value["i_alt"], int)
    assert len(value["fund"]) == 3
    assert value["i_alt"] > 3


def test_no_hit_is_an_empty_list_with_a_way_on_and_exit_0(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "soeg", "xyzzyqwv", "--json")
    assert value["fund"] == []
    assert value["forslag"]


def test_a_filter_keeps_what_is_not_stated_and_each_hit_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "soeg", "sted at sove", "--hund", "--json", "--tid", MOMENT)
    found = value["fund"]
    assert isinstance(found, list)
    assert any(hit["ikke_oplyst"] for hit in found)
    strict = answer(capsys, "soeg", "sted at sove", "--hund", "--kun-oplyst", "--json", "--tid", MOMENT)
    assert isinstance(strict["fund"], list)
    assert all(not hit["ikke_oplyst"] for hit in strict["fund"])


def test_a_file_of_cases_is_answered_line_by_line_in_order(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    cases = "\n".join(
        json.dumps({"id": name, "tekst": text}) for name, text in [("b", "aa"), ("a", "sorg"), ("c", "")]
    )
    file = write(tmp_path, "sager.jsonl", cases)
    code, out, err = run(capsys, "soeg", "--fra-fil", file, "--json")
    assert (code, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == ["b", "a", "c"]
    assert all("fund" in line for line in lines)
    code, out, _ = run(capsys, "behov", "--fra-fil", file, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [set(line) for line in lines] == [{"id", "omraader", "akut"}] * 3


def test_a_broken_case_file_names_its_line_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path, "sager.jsonl", '{"id": "a", "tekst": "sorg"}\n{"id": 7}\n')
    code, out, err = run(capsys, "soeg", "--fra-fil", file, "--json")
    assert (code, out) == (1, "")
    assert "linje 2" in err


def test_own_words_give_need_areas_with_the_words_behind_them(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "behov", "Jeg er smidt ud og har ingen steder at sove i nat.", "--json")
    areas = value["omraader"]
    assert isinstance(areas, list)
    assert areas[0]["kode"] == "sted_i_nat"
    assert areas[0]["fordi"]
    assert value["akut"] == ["sted_i_nat"]
    assert {area["kode"] for area in areas} <= set(OMRAADER)
    assert set(value["akut"]) <= set(AKUTKODER)


def test_an_offer_is_shown_with_every_field_of_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    value = answer(capsys, "vis", "livslinien", "--json")
    assert value["id"] == "livslinien"
    assert {"navn", "organisation", "adgang", "kilder", "telefon", "aabningstider", "sikkerhed"} <= set(value)


def test_an_unknown_id_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "vis", "livslinje", "--json")
    assert (code, out) == (1, "")
    assert "livslinien" in err


def test_the_example_conversation_is_valid_and_gives_proposals_and_notes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, example, _ = run(capsys, "samtale", "eksempel")
    file = write(tmp_path, "samtale.json", example)
    assert run(capsys, "samtale", "tjek", file)[0] == 0
    value = answer(capsys, "forslag", file, "--antal", "4", "--json")
    needs = value["behov"]
    assert isinstance(needs, list)
    assert [need["omraade"] for need in needs] == [need["omraade"] for need in json.loads(example)["behov"]]
    assert all(3 <= len(need["forslag"]) <= 4 for need in needs)
    for kind in ("modtager", "borger", "kort"):
        for ending in ("pdf", "txt", "json"):
            target = tmp_path / f"{kind}.{ending}"
            assert run(capsys, "notat", file, "--til", kind, "--ud", str(target))[0] == 0
            assert target.stat().st_size > 100


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param({"egne_orrd": "x"}, "egne_ord", id="unknown key"),
        pytest.param({"egne_ord": "x", "hvem": ["hest"]}, "hest", id="unknown who"),
        pytest.param(
            {"egne_ord": "x", "behov": [{"omraade": "bolig", "ord": ""}]}, "bolig", id="unknown area"
        ),
        pytest.param({"egne_ord": "x", "boligsituation": 18}, "boligsituation", id="number out of range"),
        pytest.param(
            {"egne_ord": "x", "aftaler": [{"behov": "hverdag", "tilbud": "livslinje"}]},
            "livslinien",
            id="unknown id",
        ),
    ],
)
def test_a_conversation_with_a_fault_is_refused_by_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: dict[str, object], named: str
) -> None:
    file = write(tmp_path, "samtale.json", change)
    target = tmp_path / "notat.txt"
    code, out, err = run(capsys, "notat", file, "--til", "modtager", "--ud", str(target))
    assert (code, out) == (1, "")
    assert named in err
    assert not target.exists()


def test_a_receiver_note_without_a_covering_consent_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    samtale = {
        "egne_ord": "Jeg skylder penge.",
        "dato": "2026-11-23",
        "behov": [{"omraade": "penge_gaeld", "ord": "skylder"}],
        "aftaler": [{"behov": "penge_gaeld", "loesning": "Råd om gæld", "modtager": "Frivillig rådgiver"}],
    }
    target = tmp_path / "notat.pdf"
    code, out, err = run(
        capsys, "notat", write(tmp_path, "s.json", samtale), "--til", "modtager", "--ud", str(target)
    )
    assert (code, out) == (1, "")
    assert "samtykke" in err.lower()
    assert not target.exists()


def test_an_unwritable_target_is_named_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path, "s.json", {"egne_ord": "Jeg mangler et sted at bo."})
    target = tmp_path / "findes" / "ikke" / "notat.pdf"
    code, out, err = run(capsys, "notat", file, "--til", "borger", "--ud", str(target))
    assert (code, out) == (1, "")
    assert "notat.pdf" in err


def test_the_directory_has_no_faults_and_its_weak_places_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = answer(capsys, "katalog", "tjek", "--dato", "2026-11-22", "--json")
    assert value["fejl"] == []
    assert value["svage"]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(("soeg",), id="no text"),
        pytest.param(("soeg", "x", "--hnd"), id="unknown option"),
        pytest.param(("soeg", "x", "--behov", "bolig"), id="unknown need"),
        pytest.param(("soeg", "x", "--tid", "i morgen"), id="not a date"),
        pytest.param(("findes-ikke",), id="unknown command"),
        pytest.param(("notat", "x.json", "--til", "alle", "--ud", "x.pdf"), id="unknown receiver"),
    ],
)
def test_wrong_use_ends_with_2_in_danish(capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *wrong)
    assert (code, out) == (2, "")
    assert not any(word in err for word in ("argument ", "invalid", "required", "usage", "error"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param(("samtale",), "Skriv, hvad der skal gøres: eksempel, tjek.", id="a part is missing"),
        pytest.param(("soog",), "Kommandoen “soog” findes ikke. Mente du soeg?", id="a slip"),
        pytest.param(("katalog", "flyv"), "Kommandoen “flyv” findes ikke. Vælg mellem byg,", id="unknown"),
        pytest.param(("vis", "livslinie"), "Mente du livslinien?", id="nearly an id"),
        pytest.param(("vis", "findes-ikke"), "Find id'et med: vejviser soeg", id="no id at all"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant_and_a_stranger_with_what_there_is(
    capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, *wrong)
    assert code in (1, 2)
    assert out == ""
    assert said in err


def test_without_a_display_the_window_says_so_and_names_the_demo(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    code, out, err = run(capsys)
    assert (code, out) == (1, "")
    assert "vejviser demo" in err


def test_a_bug_is_told_by_type_and_place_without_the_words_of_the_citizen(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("det hemmelige ord")

    monkeypatch.setattr("vejviser.cli.context.Context.behov", broken)
    code, out, err = run(capsys, "behov", "det hemmelige ord")
    assert (code, out) == (1, "")
    assert "ValueError" in err
    assert "hemmelige" not in err
