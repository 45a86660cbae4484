"""Measure the editor's database, beside a plain sqlite3 copy of the same rows.

    python tests/ydelse/redaktion.py [1000 10000 100000] [--central postgresql://...]

Not a test: times belong to a machine. Seconds of CPU and of the wall; the floor is what sqlite3 alone needs
to copy the same file (its backup call) and to read every row of it.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.storage.redaktion_hjaelp import Ur, aabn, kontrol, many  # noqa: E402
from vejviser.domain.indlaesning import Aendring, Importplan  # noqa: E402
from vejviser.domain.kvalitet_tal import regler  # noqa: E402
from vejviser.storage.katalog_byg import byg_katalog  # noqa: E402
from vejviser.storage.redaktion.lager import open_redaktion  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
CENTRAL = "--central"
T = TypeVar("T")


def timed(what: str, work: Callable[[], T]) -> T:
    wall, own = time.perf_counter(), time.process_time()
    result = work()
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"  {what:<44} {own:9.3f} s of CPU {wall:9.3f} s", flush=True)
    return result


def floor(fil: Path, folder: Path) -> None:
    raw, copy = sqlite3.connect(fil), sqlite3.connect(folder / "kopi.sqlite")
    timed("floor: sqlite3 copies the file", lambda: raw.backup(copy))
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    timed(
        "floor: sqlite3 reads every row",
        lambda: [raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names],  # noqa: S608
    )
    raw.close()
    copy.close()


def run(size: int, sted: str, folder: Path) -> None:
    offers = many(size)
    redaktion = timed("fill an empty database", lambda: aabn(sted, *offers))
    redaktion.luk()
    redaktion = timed("open it again", lambda: open_redaktion(sted, Ur()))
    timed("the editor's list", redaktion.liste)
    nu = timed("open one offer", lambda: redaktion.hent(offers[7].id))
    timed("save one offer", lambda: redaktion.gem(replace(nu.tilbud, navn="Nyt navn"), nu.version))
    timed("verify one offer", lambda: redaktion.bekraeft(offers[7].id, kontrol()))
    timed("the verification round", lambda: redaktion.arbejdsliste(date(2026, 11, 23)))
    grund = timed(
        "read for the quality rules", lambda: redaktion.kvalitetsgrundlag(date(2026, 11, 23), frozenset())
    )
    timed("count the quality rules", lambda: regler(grund))
    snapshot = timed("snapshot for publication", lambda: redaktion.udgivelse("2026-11-23"))
    timed("build the directory file of it", lambda: byg_katalog(snapshot, folder / "ud.sqlite"))
    now = redaktion.alle()
    changes = tuple(Aendring(one, replace(one, kort=f"{one.kort} Nyt."), ("kort",)) for one in now.values())
    plan = Importplan("jsonl", aendrede=changes)
    timed("import that changes every offer", lambda: redaktion.importer(plan, "fil"))
    redaktion.luk()
    if "://" not in sted:
        floor(Path(sted), folder)


def main(words: Sequence[str]) -> None:
    central = words[words.index(CENTRAL) + 1] if CENTRAL in words else ""
    for size in [int(word) for word in words if word.isdigit()] or SIZES:
        with tempfile.TemporaryDirectory() as name:
            print(f"{size} offers")
            run(size, central or str(Path(name) / "r.sqlite"), Path(name))


if __name__ == "__main__":
    main(sys.argv[1:])
