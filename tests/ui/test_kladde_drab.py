"""``kill -9`` of the real window while a robot types: no saved step is lost, and no draft is unreadable.

The same kills must be seen with a deliberately naive writer, or the test proves nothing.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep

import pytest

from tests.ui.kladde_robot import TEKST, gemmer_in
from vejviser.errors import VejviserError

ROOT = Path(__file__).resolve().parents[2]
DRAB, TUNGE_DRAB = 20, 200
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@dataclass(frozen=True, slots=True)
class Tal:
    """``gemte``: saves that the window told of. ``tabte``: starts that found less than was told.
    ``ulaeselige``: starts that met something that could not be read, or that nobody typed."""

    gemte: int
    tabte: int
    ulaeselige: int


class Robotter:
    """The process that begins one window after another."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.ui.kladde_robot"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def live(self, what: str, folder: Path, chance: random.Random) -> list[int]:
        """One life: let it save some times, wait a part of a save, kill. Gives what it told."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{what}\t{folder}\t{chance.randrange(1000)}\n")
        self.process.stdin.flush()
        pid, told, saves = 0, list[int](), chance.randrange(8)
        while pid == 0 or len(told) < saves:
            word, _, rest = self.process.stdout.readline().strip().partition(" ")
            assert word not in ("", "slut"), f"the window ended by itself ({rest})"
            if word == "pid":
                pid = int(rest)
            elif word != "klar":
                told.append(int(word))
        sleep(chance.random() * (0.02 if saves else 0.5))
        os.kill(pid, signal.SIGKILL)
        while (line := self.process.stdout.readline().strip()) != "slut -9":
            assert line.partition(" ")[0] not in ("", "slut"), "the window ended by itself"
            if line != "klar":
                told.append(int(line))
        return told


@pytest.fixture
def robotter() -> Iterator[Robotter]:
    made = Robotter()
    yield made
    made.process.kill()
    made.process.communicate()


def letters_on_disk(folder: Path) -> int:
    """What a new start finds: so many letters, and every one as it was typed. -1 where it cannot be read."""
    gemmer = gemmer_in(folder)
    try:
        if gemmer.ryd_op():
            return -1
        kladder = gemmer.kladder.all()
        text = gemmer.kladder.read(kladder[0].id).samtale.egne_ord if kladder else ""
    except VejviserError:
        return -1
    return len(text) if TEKST.startswith(text) and len(kladder) <= 1 else -1


def drab(what: str, folder: Path, kills: int, robotter: Robotter, *, stop_at_first: bool = False) -> Tal:
    chance = random.Random(20261123)
    gemte = tabte = ulaeselige = told = 0
    for _ in range(kills):
        said = robotter.live(what, folder, chance)
        gemte += len(said)
        told = max([told, *said])
        found = letters_on_disk(folder)
        ulaeselige += found < 0
        tabte += 0 <= found < told
        if stop_at_first and (tabte or ulaeselige):
            break
    return Tal(gemte, tabte, ulaeselige)


def hold(tal: Tal) -> None:
    assert (tal.tabte, tal.ulaeselige) == (0, 0), tal


def test_twenty_kills_of_the_window_lose_no_saved_step(tmp_path: Path, robotter: Robotter) -> None:
    tal = drab("gem", tmp_path, DRAB, robotter)
    hold(tal)
    assert tal.gemte >= DRAB


@pytest.mark.tung
def test_two_hundred_kills_of_the_window_lose_no_saved_step(tmp_path: Path, robotter: Robotter) -> None:
    hold(drab("gem", tmp_path, TUNGE_DRAB, robotter))


def test_a_window_with_a_naive_writer_fails_the_same_test(tmp_path: Path, robotter: Robotter) -> None:
    tal = drab("naiv", tmp_path, DRAB, robotter, stop_at_first=True)
    with pytest.raises(AssertionError, match="Tal"):
        hold(tal)
