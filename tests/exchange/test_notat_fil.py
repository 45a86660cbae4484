"""A note is written whole or not at all, in the format its name asks for, and never where it is refused."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from tests.domain.test_notat import build, load
from vejviser.domain.notat import Notattype, notat_tekst
from vejviser.errors import UserError
from vejviser.exchange.notat_fil import write_notat

RESSOURCER = Path(__file__).parents[2] / "ressourcer"


def test_the_ending_decides_the_format(tmp_path: Path) -> None:
    notat = build(load("eksempel"))
    for ending in ("pdf", "txt", "json", "PDF"):
        assert write_notat(notat, tmp_path / f"n.{ending}", RESSOURCER) == ()
    assert (tmp_path / "n.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "n.txt").read_text(encoding="utf-8") == notat_tekst(notat)
    assert {fil.name for fil in tmp_path.iterdir()} == {"n.pdf", "n.txt", "n.json", "n.PDF"}


def test_the_json_holds_title_text_sections_and_need_codes(tmp_path: Path) -> None:
    notat = build(load("eksempel"))
    write_notat(notat, tmp_path / "n.json", RESSOURCER)
    data = json.loads((tmp_path / "n.json").read_text(encoding="utf-8"))
    assert (data["titel"], data["tekst"]) == (notat.titel, notat_tekst(notat))
    assert data["behov"][0] == {"kode": "sted_i_nat", "hf": "bolig"}
    assert len(data["afsnit"]) == 12


def test_what_the_pdf_cannot_show_is_handed_back(tmp_path: Path) -> None:
    signs, letters = write_notat(build(load("tegn"), Notattype.BORGER), tmp_path / "n.pdf", RESSOURCER)
    assert signs.startswith("Skriften har ikke “")
    assert "Gem som tekst" in letters


@pytest.mark.parametrize("name", ["under_18", "nej"])
def test_a_refused_note_is_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="Intet er skrevet"):
        write_notat(build(load(name)), tmp_path / "n.pdf", RESSOURCER)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.pdf, \.txt eller \.json"):
        write_notat(build(load("eksempel")), tmp_path / "n.docx", RESSOURCER)


def test_a_missing_folder_or_a_folder_for_a_file_is_said(tmp_path: Path) -> None:
    notat = build(load("eksempel"))
    with pytest.raises(UserError, match="mappen findes ikke"):
        write_notat(notat, tmp_path / "væk" / "n.txt", RESSOURCER)
    (tmp_path / "n.txt").mkdir()
    with pytest.raises(UserError, match="er en mappe"):
        write_notat(notat, tmp_path / "n.txt", RESSOURCER)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disken er fuld"), (errno.EACCES, "ikke lov"), (errno.EIO, "ikke til at få fat i")],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_was_there_survives_a_failing_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, step: str
) -> None:
    target = tmp_path / "n.txt"
    target.write_text("det gamle", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    target_of: dict[str, object] = {"fsync": os, "replace": Path}
    monkeypatch.setattr(target_of[step], step, fail)
    with pytest.raises(UserError, match=words):
        write_notat(build(load("eksempel")), target, RESSOURCER)
    assert target.read_text(encoding="utf-8") == "det gamle"
    assert [fil.name for fil in tmp_path.iterdir()] == ["n.txt"]
