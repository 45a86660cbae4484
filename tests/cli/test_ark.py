"""``vejviser ark`` and a readable ``vejviser vis``."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.cli import main


def test_a_sheet_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ark.pdf"
    assert main(["ark", "livslinien", "livslinien", "natherberget-i-vejle", "--ud", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out == ""


def test_an_unknown_offer_is_refused_with_the_nearest_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ark", "livsliin", "--ud", str(tmp_path / "ark.pdf")]) == 1
    assert "Mente du livslinien?" in capsys.readouterr().err
    assert list(tmp_path.glob("*.pdf")) == []


def test_vis_is_readable_and_says_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vis", "livslinien"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Livslinien\n")
    assert "Hund må med: ikke oplyst" in out
    assert "{" not in out
