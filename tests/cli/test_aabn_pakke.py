"""A double click on a package starts the window with it; every other word is a command."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from vejviser import cli
from vejviser.cli import main
from vejviser.cli.context import Context


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []

    def window(options: Namespace, context: Context) -> int:
        seen.append(options.pakke)
        return 0

    monkeypatch.setattr(cli, "_run_window", window)
    return seen


@pytest.mark.parametrize("name", ["katalog-1-9.vejviserpakke", "Små Øer.VEJVISERPAKKE"])
def test_a_package_alone_opens_the_window_with_its_whole_path(
    opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([name]) == 0
    assert opened == [str(tmp_path / name)]


def test_no_word_opens_the_window_without_a_package(opened: list[str]) -> None:
    assert main([]) == 0
    assert opened == [""]


@pytest.mark.parametrize("words", [["fil.txt"], ["a.vejviserpakke", "b.vejviserpakke"]])
def test_anything_else_is_wrong_use(
    opened: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert opened == []
    assert capsys.readouterr().err
