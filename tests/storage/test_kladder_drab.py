"""``kill -9`` at random moments, and a disk that is really full: nothing that was saved is lost.

The same kills of a deliberately naive writer must be seen, or the test proves nothing.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.storage.kladde_barn import lager_in, number_in
from vejviser.errors import VejviserError

ROOT = Path(__file__).resolve().parents[2]
DRAB, TUNGE_DRAB = 20, 200
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@dataclass(frozen=True, slots=True)
class Tal:
    """``gemte``: steps that were said to be saved; ``tabte``: starts that found an older one or none;
    ``ulaeselige``: starts that met something unreadable."""

    gemte: int
    tabte: int
    ulaeselige: int


def child(what: str, folder: Path, *before: str) -> subprocess.Popen[str]:
    command = [*before, sys.executable, "-m", "tests.storage.kladde_barn", what, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def saved_until_killed(what: str, folder: Path, chance: random.Random) -> list[int]:
    """Let it save some steps, then wait a part of a save, and kill."""
    process = child(what, folder)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(chance.randrange(1, 30))]
    try:
        process.wait(chance.random() * 0.004)
    except subprocess.TimeoutExpired:
        process.kill()
    rest, wrong = process.communicate()
    assert process.returncode == -9, wrong
    return [int(line) for line in (*said, *rest.splitlines()) if line.strip()]


def drab(what: str, folder: Path, kills: int, stop_at_first: bool = False) -> Tal:
    chance = random.Random(20261123)
    gemte = tabte = ulaeselige = 0
    for _ in range(kills):
        said = saved_until_killed(what, folder, chance)
        gemte += len(said)
        lager = lager_in(folder)
        ulaeselige += bool(lager.sweep())
        try:
            kladde = lager.newest()
            tabte += kladde is None or number_in(lager.read(kladde.id)) < said[-1]
        except (VejviserError, ValueError, AssertionError):
            ulaeselige += 1
        if stop_at_first and (tabte or ulaeselige):
            break
    return Tal(gemte, tabte, ulaeselige)


def hold(tal: Tal) -> None:
    assert (tal.tabte, tal.ulaeselige) == (0, 0), tal


def test_twenty_kills_lose_no_saved_step(tmp_path: Path) -> None:
    tal = drab("gem", tmp_path, DRAB)
    hold(tal)
    assert tal.gemte >= DRAB


@pytest.mark.tung
def test_two_hundred_kills_lose_no_saved_step(tmp_path: Path) -> None:
    hold(drab("gem", tmp_path, TUNGE_DRAB))


def test_a_naive_writer_fails_the_same_test(tmp_path: Path) -> None:
    tal = drab("naiv", tmp_path, DRAB, stop_at_first=True)
    with pytest.raises(AssertionError, match="Tal"):
        hold(tal)


def test_a_disk_that_is_really_full_keeps_the_old_draft(tmp_path: Path) -> None:
    """A small disk in memory of its own, gone with the process: needs the right to mount."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare (util-linux) is not installed")
    (tmp_path / "disk").mkdir()
    mount = f'mount -t tmpfs -o size=512k tmpfs {tmp_path / "disk"} && exec "$@"'
    process = child(
        "fuldt", tmp_path / "disk", "unshare", "--mount", "--map-root-user", "sh", "-c", mount, "sh"
    )
    said, wrong = process.communicate()
    if not said and process.returncode in (1, 32):
        pytest.skip(f"this user may not mount a disk in memory: {wrong.strip().splitlines()[-1]}")
    message, kept, left = said.strip().split("|")
    assert message == "Disken er fuld. Kladden er ikke gemt. Den forrige ligger her stadig."
    assert (kept, left) == ("True", "[]")
