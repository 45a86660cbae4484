"""``kill -9`` in the middle of a long import: all of it or nothing, and the next attempt works."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.redaktion_barn import ANTAL
from tests.storage.redaktion_hjaelp import aabn

ROOT = Path(__file__).resolve().parents[2]
DRAB, TUNGE_DRAB = 20, 200
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


def run(fil: Path, runde: int, lines: int, wait: float) -> bool:
    """Start an import and kill it after some lines and a part of a second; was it done?"""
    command = [sys.executable, "-m", "tests.storage.redaktion_barn", str(fil), str(runde)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    try:
        process.wait(wait)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, wrong = process.communicate()
    assert process.returncode in (0, -9), wrong
    return "faerdig\n" in (*said, *rest.splitlines(keepends=True))


def rounds_in(fil: Path) -> set[str]:
    """The names of the many offers: one round's only, or the import was not one."""
    with aabn(fil) as redaktion:
        raw = sqlite3.connect(fil)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.close()
        many = [one for one in redaktion.liste() if one.id.startswith("tilbud-")]
    assert len(many) in (0, ANTAL)
    return {one.navn for one in many}


def drab(fil: Path, kills: int) -> tuple[int, int]:
    """How many imports were cut short, and how many were done before the kill."""
    chance = random.Random(20261124)
    last: set[str] = set()
    cut = done = 0
    for runde in range(kills):
        finished = run(fil, runde, chance.randrange(1, 6), chance.random() * 0.1)
        found = rounds_in(fil)
        assert len(found) <= 1
        if finished:
            assert found == {f"Runde {runde}"}
        else:
            assert found in (last, {f"Runde {runde}"})
        cut, done, last = cut + (not finished), done + finished, found
    return cut, done


def test_twenty_kills_leave_a_whole_database_and_the_next_import_works(tmp_path: Path) -> None:
    fil = tmp_path / "r.sqlite"
    aabn(fil).luk()
    cut, _ = drab(fil, DRAB)
    assert cut >= DRAB // 2, "the kills came too late to show anything"
    assert run(fil, 999, 1, 120)
    assert rounds_in(fil) == {"Runde 999"}


@pytest.mark.tung
def test_two_hundred_kills_leave_a_whole_database(tmp_path: Path) -> None:
    fil = tmp_path / "r.sqlite"
    aabn(fil).luk()
    cut, _ = drab(fil, TUNGE_DRAB)
    assert cut >= TUNGE_DRAB // 2
