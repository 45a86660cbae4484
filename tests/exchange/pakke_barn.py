"""The second process of the kill tests: ``python -m tests.exchange.pakke_barn``, orders on standard input.

``opdater`` installs one package after another for ever, ``udgiv`` writes one after another into a folder, and
says each number when it is done. ``naiv`` installs with a writer that writes straight into the file in use.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from tests.exchange.pakke_hjaelp import I_DAG, NOEGLE, VILKAAR, database, lager, pakke
from vejviser.exchange.pakke import Udgivelse
from vejviser.exchange.pakke_hoved import BetroetNoegle
from vejviser.exchange.pakke_install import install_pakke
from vejviser.exchange.pakke_udgiv import byg, find_tidligere, write_pakke

OWN = [BetroetNoegle(1, NOEGLE.offentlig)]


def update_for_ever(folder: Path) -> None:
    number = lager(folder).gulv()[1]
    while True:
        number += 1
        file = folder / "ny.vejviserpakke"
        file.write_bytes(pakke(number, kort=f"Varme og mad {number % 7}."))
        store = lager(folder)
        store.sweep()
        install_pakke(file, store, VILKAAR, dict)
        say(number)


def update_naively(folder: Path) -> None:
    """Straight into the one file that is in use."""
    number = 0
    while True:
        number += 1
        raw = database(10, f"Varme og mad {number % 7}.")
        with (folder / "tilbud.sqlite").open("wb") as stream:
            for start in range(0, len(raw), 4096):
                stream.write(raw[start : start + 4096])
                stream.flush()
        say(number)


def publish_for_ever(folder: Path) -> None:
    while True:
        before = find_tidligere(folder / "ud", OWN, "kolding")
        number = before.hoved.serie + 1 if before else 1
        valg = Udgivelse(NOEGLE, 1, number, "kolding", "2026-11-20", "2027-02-18")
        faerdig = byg(database(10, f"Varme og mad {number % 7}."), valg, before, I_DAG)
        write_pakke(folder / "ud", faerdig.hoved, faerdig.raw)
        say(number)


def say(what: object) -> None:
    print(what, flush=True)


def killed(what: str, folder: Path, rounds: int, delay: float) -> str:
    """Fork, let it finish some rounds, and kill it somewhere in the next. The last number that it said."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        WORK[what](folder)
    os.close(writer)
    with os.fdopen(reader) as said:
        lines = [said.readline() for _ in range(rounds)]
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
        lines += said.readlines()
    os.waitpid(child, 0)
    return [line for line in lines if line.endswith("\n")][-1].strip()


WORK = {"opdater": update_for_ever, "udgiv": publish_for_ever, "naiv": update_naively}


def main() -> None:
    """One order a line: what, rounds, delay, folder. Importing once saves two seconds per kill."""
    for number in range(7):
        database(10, f"Varme og mad {number}.")
    for line in sys.stdin:
        what, rounds, delay, folder = line.rstrip("\n").split(" ", 3)
        say(killed(what, Path(folder), int(rounds), float(delay)))


if __name__ == "__main__":
    main()
