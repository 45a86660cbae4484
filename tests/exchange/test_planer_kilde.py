"""Ready-made plans come from a file that a municipality can edit; without it the plan is written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.exchange.planer_kilde import FIL, HOEJST, read_planer

RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"


def write(folder: Path, text: str) -> Path:
    (folder / FIL).parent.mkdir(parents=True)
    (folder / FIL).write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_plans_are_read() -> None:
    assert read_planer(RESSOURCER)[0] == "Ringer inden for 4 timer"


def test_own_plans_take_their_place(tmp_path: Path) -> None:
    assert read_planer(write(tmp_path, "- Banker på vinduet\n")) == ("Banker på vinduet",)


@pytest.mark.parametrize("text", ["", "a: b\n", "- [1\n", "- {a: b}\n"], ids=["empty", "map", "cut", "inner"])
def test_a_file_that_cannot_be_used_gives_none(tmp_path: Path, text: str) -> None:
    assert read_planer(write(tmp_path, text)) == ()


def test_a_missing_file_gives_none(tmp_path: Path) -> None:
    assert read_planer(tmp_path) == ()


def test_there_are_never_more_buttons_than_help(tmp_path: Path) -> None:
    assert len(read_planer(write(tmp_path, "- a\n" * 20))) == HOEJST
