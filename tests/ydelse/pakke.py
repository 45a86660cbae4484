"""How long packages take: publish, verify, install and open, beside a plain ``sqlite3`` copy of the data.

Run by hand: ``python tests/ydelse/pakke.py [1000 10000 100000]``. Seconds on the wall and of the
processor (a busy machine stretches only the first); nothing is asserted.
"""

from __future__ import annotations

import contextlib
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.exchange.pakke_hjaelp import I_DAG, NOEGLE, VILKAAR, Lille, lager  # noqa: E402
from vejviser.exchange.pakke import Maalestok, Udgivelse, byg_pakke, judge_hoved  # noqa: E402
from vejviser.exchange.pakke_install import install_pakke  # noqa: E402
from vejviser.storage.katalog_byg import byg_katalog  # noqa: E402
from vejviser.storage.katalog_doven import open_doven  # noqa: E402
from vejviser.storage.sqlite_katalog import load_katalog  # noqa: E402


@contextlib.contextmanager
def measured(name: str) -> Iterator[None]:
    start, worked = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - start, time.process_time() - worked
    print(f"  {name:46}{wall:9.3f} s {cpu:9.3f} s cpu", flush=True)


def source(antal: int) -> Lille:
    """The shipped offers, repeated under new ids."""
    katalog, indhold = load_katalog(ROOT / "data" / "tilbud.sqlite")
    base = list(katalog.tilbud.values())
    extra = [replace(base[nr % len(base)], id=f"x{nr:06}") for nr in range(antal - len(base))]
    return Lille(tuple(sorted((*base, *extra), key=lambda one: one.id)), indhold)


def measure(antal: int, folder: Path) -> None:
    kilde = source(antal)
    file, package = folder / "tilbud.sqlite", folder / "ny.vejviserpakke"
    with measured("publish: build the database"):
        byg_katalog(kilde, file)
    database = file.read_bytes()
    with measured("publish: compress and sign"):
        raw = byg_pakke(database, antal, Udgivelse(NOEGLE, 1, 1, "kolding", "2026-11-20", "2027-02-18"))
    package.write_bytes(raw)
    print(f"  database {len(database) / 1e6:.1f} MB, package {len(raw) / 1e6:.2f} MB")
    with measured("floor: sqlite3 backup of the same file"):
        copy(file, folder / "copy.sqlite")
    with measured("verify the six lines"):
        judge_hoved(raw, Maalestok(VILKAAR.noegler.udgivere, "kolding", I_DAG))
    store = lager(folder)
    with measured("verify and install (first)"):
        install_pakke(package, store, VILKAAR, dict)
    before = load_katalog(file, vouched=True)[0].tilbud
    package.write_bytes(
        byg_pakke(database, antal, Udgivelse(NOEGLE, 1, 2, "kolding", "2026-11-20", "2027-02-18"))
    )
    with measured("verify, compare with the old and install"):
        install_pakke(package, store, VILKAAR, lambda: before)
    with measured("find the verified version (signature, sha256)"):
        found = store.find()
    assert found is not None
    with measured("open it"):
        katalog, _ = open_doven(found.fil)
    with measured("read one offer"):
        katalog.tilbud["livslinien"]
    with measured("read them all"):
        sum(1 for _ in katalog.tilbud.values())


def copy(source: Path, target: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(source)) as one,
        contextlib.closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other)


def main(sizes: list[int]) -> None:
    for antal in sizes:
        print(f"{antal} offers")
        with tempfile.TemporaryDirectory() as folder:
            measure(antal, Path(folder))
        print(f"  most memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [1000, 10_000, 100_000])
