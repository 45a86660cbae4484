"""Measure the exchange: HSDS written and read at growing sizes, beside a plain ``csv`` read of its tables.

    python tests/ydelse/udveksling.py [1000 10000 100000]

Not a test: times belong to a machine. The directory is made of the shipped offers with ids of their own.
Times are CPU seconds. The floor is what ``csv.reader`` needs to go through the same files without
understanding them; the peak is the process's memory.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from vejviser.domain.tilbud import Katalog  # noqa: E402
from vejviser.exchange.hsds.laes import read_hsds  # noqa: E402
from vejviser.exchange.hsds.skriv import write_hsds_csv, write_hsds_json  # noqa: E402
from vejviser.storage.sqlite_katalog import load_katalog  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ONE = "--en"


def made_up(size: int) -> Katalog:
    shipped, _ = load_katalog(ROOT / "data" / "tilbud.sqlite")
    offers = islice(cycle(shipped.tilbud.values()), size)
    numbered = [replace(one, id=f"{one.id}-{place}") for place, one in enumerate(offers)]
    return Katalog({one.id: one for one in numbered}, shipped.dato, "")


def plain_csv(folder: Path) -> int:
    rows = 0
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            rows += sum(1 for _ in csv.reader(stream))
    return rows


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measure(size: int) -> None:
    """One size in this process, so that the peak is its own."""
    katalog = made_up(size)
    with tempfile.TemporaryDirectory() as name:
        folder, page = Path(name) / "tabeller", Path(name) / "pakke.json"
        wrote, _ = timed(lambda: write_hsds_csv(katalog, folder, ROOT / "ressourcer"))
        floor, rows = timed(lambda: plain_csv(folder))
        known = katalog.tilbud
        before = _peak()
        read, laest = timed(lambda: read_hsds(folder, known))
        after = _peak()
        wrote_json, _ = timed(lambda: write_hsds_json(katalog, page, ROOT / "ressourcer"))
        read_json, again = timed(lambda: read_hsds(page, known))
        same = list(laest.tilbud) == list(again.tilbud) == list(known.values())  # type: ignore[attr-defined]
        size_mb = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    print(
        f"{size:>7} offers {rows:>8} rows {size_mb:6.0f} MB  csv: write {wrote:6.1f} s, read {read:6.1f} s, "
        f"plain csv {floor:5.1f} s; json: write {wrote_json:6.1f} s, read {read_json:6.1f} s; "
        f"peak {before:.0f} -> {after:.0f} MB; identical: {same}",
        flush=True,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main(arguments: list[str]) -> None:
    if arguments[:1] == [ONE]:
        measure(int(arguments[1]))
        return
    for size in [int(one) for one in arguments] or SIZES:
        subprocess.run([sys.executable, __file__, ONE, str(size)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
