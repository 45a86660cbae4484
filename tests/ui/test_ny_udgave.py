"""An upgrade under a running window is said, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.ui.ny_udgave import REMOVED, REPLACED, NyUdgave

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "vejviser"
    file.write_text("one", encoding="utf-8")
    return file


@pytest.fixture
def said(program: Path) -> tuple[NyUdgave, list[str]]:
    watcher, words = NyUdgave(program), list[str]()
    watcher.told.connect(words.append)
    watcher.look()
    assert words == []
    return watcher, words


def test_a_program_that_was_replaced_is_said_once(program: Path, said: tuple[NyUdgave, list[str]]) -> None:
    watcher, words = said
    new = program.with_name("new")
    new.write_text("another", encoding="utf-8")
    new.replace(program)
    watcher.look()
    watcher.look()
    assert words == [REPLACED]


def test_a_program_that_is_away_for_a_moment_is_not_removed(
    program: Path, said: tuple[NyUdgave, list[str]]
) -> None:
    watcher, words = said
    away = program.with_name("away")
    program.replace(away)
    watcher.look()
    assert words == []
    away.replace(program)
    watcher.look()
    watcher.look()
    assert words == []


def test_a_program_that_stays_away_was_removed(program: Path, said: tuple[NyUdgave, list[str]]) -> None:
    watcher, words = said
    program.unlink()
    watcher.look()
    watcher.look()
    assert words == [REMOVED]
