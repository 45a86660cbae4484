"""Favourites on disk: whole or not at all, and never lost with a directory or a damaged file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vejviser.domain.favoritter import MOST_NOTE, Favoritter
from vejviser.errors import UserError
from vejviser.storage.favoritter_lager import FIL, SKADET, load_favoritter, save_favoritter

KEPT = Favoritter(("b", "findes-ikke-mere")).with_note("b", "Ring om formiddagen: spørg efter æ, ø, å")


def test_nothing_stored_gives_none_and_says_nothing(tmp_path: Path) -> None:
    assert load_favoritter(tmp_path / "ny") == (Favoritter(), "")


def test_what_was_stored_comes_back_with_offers_that_left_the_directory(tmp_path: Path) -> None:
    save_favoritter(tmp_path / "ny", KEPT)
    loaded = load_favoritter(tmp_path / "ny").favoritter
    assert loaded.ids == KEPT.ids
    assert dict(loaded.noter) == dict(KEPT.noter)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"favoritter": 3}', '{"favoritter": [1]}', '{"noter": {"a": 1}}', "[" * 9999]
)
def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path, text: str) -> None:
    (tmp_path / FIL).write_text(text, encoding="utf-8")
    loaded = load_favoritter(tmp_path)
    assert loaded.favoritter == Favoritter()
    assert "kunne ikke læses" in loaded.advarsel
    assert (tmp_path / SKADET).read_text(encoding="utf-8") == text
    assert not (tmp_path / FIL).exists()


def test_a_file_of_a_newer_program_is_put_aside_before_anything_is_saved(tmp_path: Path) -> None:
    text = '{"favoritter": ["a"], "mapper": {"mine": ["a"]}}'
    (tmp_path / FIL).write_text(text, encoding="utf-8")
    assert load_favoritter(tmp_path).advarsel
    assert (tmp_path / SKADET).read_text(encoding="utf-8") == text


def test_a_file_where_the_folder_should_be_is_no_damaged_favourite(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert load_favoritter(tmp_path / "data").advarsel == ""


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    save_favoritter(tmp_path, KEPT)
    if os.name == "posix":
        assert (tmp_path / FIL).stat().st_mode & 0o077 == 0


def test_a_disk_that_refuses_is_said_and_the_old_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_favoritter(tmp_path, KEPT)

    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("vejviser.storage.favoritter_lager.write_whole", refuse)
    with pytest.raises(UserError, match="Disken er fuld"):
        save_favoritter(tmp_path, Favoritter())
    assert load_favoritter(tmp_path).favoritter.ids == KEPT.ids


def test_a_note_has_a_length_and_an_empty_one_is_none() -> None:
    assert len(Favoritter().with_note("a", "x" * 9999).note("a")) == MOST_NOTE
    assert dict(KEPT.with_note("b", "  ").noter) == {}
