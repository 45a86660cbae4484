"""``kill -9`` at seeded points of publishing and updating: always a verified directory; the next one works.

A naive writer must fail the same test, or it proves nothing.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.pakke_barn import OWN
from tests.exchange.pakke_hjaelp import VILKAAR, lager, pakke
from vejviser.errors import DataError
from vejviser.exchange.pakke_install import install_pakke
from vejviser.exchange.pakke_udgiv import find_tidligere
from vejviser.storage.sqlite_katalog import load_katalog

ROOT = Path(__file__).resolve().parents[2]
DRAB, TUNGE_DRAB = 20, 200
Barn = subprocess.Popen[str]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")


@pytest.fixture(scope="module")
def barn() -> Iterator[Barn]:
    command = [sys.executable, "-m", "tests.exchange.pakke_barn"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def killed(barn: Barn, what: str, folder: Path, chance: random.Random, longest: float) -> int:
    """Let it do one or two, then kill it somewhere in the next. The last number that it said."""
    assert barn.stdin is not None
    assert barn.stdout is not None
    rounds, delay = chance.randrange(1, 3), chance.random() * longest
    barn.stdin.write(f"{what} {rounds} {delay:.4f} {folder}\n")
    barn.stdin.flush()
    return int(barn.stdout.readline())


def updates(barn: Barn, folder: Path, kills: int) -> None:
    chance = random.Random(20261122)
    for _ in range(kills):
        said = killed(barn, "opdater", folder, chance, 0.15)
        store = lager(folder)
        found = store.find()
        assert found is not None
        assert found.hoved.serie in (said, said + 1)
        assert load_katalog(found.fil)[0].tilbud
        store.sweep()
        left = [file.name for file in (folder / "katalog").iterdir() if file.suffix == ".tmp"]
        assert left == []
    number = lager(folder).gulv()[1] + 1
    (folder / "ny.vejviserpakke").write_bytes(pakke(number))
    assert install_pakke(folder / "ny.vejviserpakke", lager(folder), VILKAAR, dict).ny


def publishes(barn: Barn, folder: Path, kills: int) -> None:
    chance = random.Random(4)
    seen: set[Path] = set()
    for _ in range(kills):
        said = killed(barn, "udgiv", folder, chance, 0.15)
        found = find_tidligere(folder / "ud", OWN, "kolding")
        assert found is not None
        assert found.hoved.serie in (said, said + 1)
        for file in set((folder / "ud").glob("*.vejviserpakke")) - seen:
            assert file.read_bytes() == pakke_of(file.name), file.name
            seen.add(file)


def pakke_of(name: str) -> bytes:
    """A package's bytes are decided by its number: a half-written one is not equal."""
    number = int(name.removesuffix(".vejviserpakke").rpartition("-")[2])
    return pakke(number, kort=f"Varme og mad {number % 7}.")


def test_twenty_kills_of_an_update_leave_a_verified_directory(barn: Barn, tmp_path: Path) -> None:
    updates(barn, tmp_path, DRAB)


def test_twenty_kills_of_a_publishing_leave_whole_packages(barn: Barn, tmp_path: Path) -> None:
    publishes(barn, tmp_path, DRAB)


@pytest.mark.tung
def test_two_hundred_kills_of_an_update_leave_a_verified_directory(barn: Barn, tmp_path: Path) -> None:
    updates(barn, tmp_path, TUNGE_DRAB)


@pytest.mark.tung
def test_two_hundred_kills_of_a_publishing_leave_whole_packages(barn: Barn, tmp_path: Path) -> None:
    publishes(barn, tmp_path, TUNGE_DRAB)


def test_a_naive_writer_is_caught_by_the_same_kills(barn: Barn, tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(DRAB):
        killed(barn, "naiv", tmp_path, chance, 0.01)
        try:
            load_katalog(tmp_path / "tilbud.sqlite")
        except DataError:
            return
    pytest.fail("no kill hit the naive writer")
