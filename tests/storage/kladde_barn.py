"""The second process of the tests: ``python -m tests.storage.kladde_barn WHAT FOLDER``.

``gem`` saves for ever and says each number when it is saved; ``naiv`` does the same with a writer that writes
straight into the file. ``fuldt`` saves until the disk is full. ``ring`` uses the real keyring of the machine.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

from tests.storage.kladde_hjaelp import FilNoegler, bytes_in, files_in
from vejviser.errors import UserError
from vejviser.storage import krypteret_mappe
from vejviser.storage.kladder import Kladdelager
from vejviser.storage.noeglering import find_noeglelager


def words(number: int) -> bytes:
    """What a conversation holds at its ``number``-th step: it says which, and grows in a way of its own."""
    return f"trin {number} ".encode() * (50 + number % 400)


def number_in(indhold: bytes) -> int:
    """The step that these words are of, whole; raises where they are anything else."""
    number = int(indhold.split(b" ", 2)[1])
    assert indhold == words(number), "the words of two steps are mixed"
    return number


def lager_in(folder: Path) -> Kladdelager:
    return Kladdelager(
        folder / "bruger", FilNoegler(folder / "noegler"), lambda: datetime(2026, 11, 23, 12, 0)
    )


def write_naively(file: Path, data: bytes) -> None:
    """How one would do it without having read anything: open the file, and write."""
    with file.open("wb") as stream:
        for start in range(0, len(data), 256):
            stream.write(data[start : start + 256])
            stream.flush()


def save_for_ever(folder: Path) -> None:
    lager = lager_in(folder)
    lager.sweep()
    kladde = lager.newest()
    id, number = (kladde.id, number_in(lager.read(kladde.id))) if kladde else (lager.new_id(), 0)
    while True:
        number += 1
        assert lager.save(words(number), id).kladde is not None
        say(number)


def fill_the_disk(folder: Path) -> None:
    """Says ``full``, whether the old words are readable, and the temporary files that were left."""
    lager = lager_in(folder)
    id, grown = lager.new_id(), 1
    lager.save(words(1), id)
    try:
        while True:
            grown *= 2
            lager.save(os.urandom(grown * 4096), id)
            before = grown
    except UserError as error:
        kept = len(lager.read(id)) == before * 4096
        left = [file.name for file in files_in(folder / "bruger") if file.suffix == ".tmp"]
        say(f"{error.message}|{kept}|{left}")


def use_the_keyring(folder: Path) -> None:
    """A draft with its key in the real keyring: kept, found by a new start, and forgotten."""
    noegler = find_noeglelager(tidsgraense=20)
    if noegler.mangler:
        say(noegler.mangler)
        return
    bruger = folder / "bruger"
    first, again = (Kladdelager(bruger, noegler, datetime.now) for _ in range(2))
    id = first.new_id()
    first.save(words(1), id)
    key = noegler.load(f"Vejviser-kladde-{id}")
    found = again.sweep() == () and again.read(id) == words(1)
    hidden = key is not None and key not in bytes_in(folder)
    again.delete(id)
    gone = noegler.load(f"Vejviser-kladde-{id}") is None and files_in(bruger) == []
    say(f"{type(noegler).__name__} found={found} hidden={hidden} gone={gone}")


def say(what: object) -> None:
    print(what, flush=True)


def main(what: str, folder: Path) -> None:
    if what == "naiv":
        setattr(krypteret_mappe, "write_whole", write_naively)  # noqa: B010 - the module does not export it
    {"gem": save_for_ever, "naiv": save_for_ever, "fuldt": fill_the_disk, "ring": use_the_keyring}[what](
        folder
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
