"""Measure spreadsheets: a made-up directory out and in again, side by side with the standard library's csv.

    python tests/ydelse/regneark.py [1000 10000 100000]

Not a test: times belong to a machine (CPU time of the process). "csv" alone reads or writes the same cells
and understands nothing of them. Each size runs in a process of its own, so that the memory is its own.
"""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from vejviser.domain.indlaesning import lav_plan  # noqa: E402
from vejviser.domain.tilbud import Tilbud  # noqa: E402
from vejviser.exchange.jsonl_katalog import jsonl_bytes, read_jsonl  # noqa: E402
from vejviser.exchange.regneark.csv_ark import csv_bytes, read_csv  # noqa: E402
from vejviser.exchange.regneark.ord import valgord  # noqa: E402
from vejviser.exchange.regneark.skriv import write_xlsx  # noqa: E402
from vejviser.exchange.regneark.ud import celler_af  # noqa: E402
from vejviser.exchange.regneark.xlsx import read_xlsx  # noqa: E402
from vejviser.storage.sqlite_katalog import load_katalog  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ONE = "--en"
T = TypeVar("T")


def made_up(source: Sequence[Tilbud], count: int) -> list[Tilbud]:
    rounds = range(count // len(source) + 1)
    many = (replace(one, id=f"{one.id}-{nr}", navn=f"{one.navn} {nr}") for nr in rounds for one in source)
    return [one for one, _ in zip(many, range(count), strict=False)]


def clock(what: str, work: Callable[[], T], floor: float = 0.0) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    spent = time.process_time() - start
    beside = f"   {spent / floor:5.1f} x csv" if floor else ""
    print(f"  {what:<34}{spent:8.2f} s{beside}", flush=True)
    return result, spent


def measure(count: int) -> None:
    katalog, indhold = load_katalog(ROOT / "data" / "tilbud.sqlite")
    valg = valgord(indhold.omraadenavne())
    tilbud = made_up(tuple(katalog.tilbud.values()), count)
    known = {one.id: one for one in tilbud}
    rows = [celler_af(one, valg) for one in tilbud]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fil"
        text, floor_out = clock("csv alone: write", lambda: _plain_write(rows))
        _, floor_in = clock(
            "csv alone: read", lambda: sum(1 for _ in csv.reader(io.StringIO(text), delimiter=";"))
        )
        raw, _ = clock("csv: write", lambda: csv_bytes(tilbud, valg), floor_out)
        file.write_bytes(raw)
        laest, _ = clock("csv: read, all unchanged", lambda: read_csv(file, known, valg), floor_in)
        clock("  plan, all unchanged", lambda: lav_plan(known, laest))
        clock("  plan, all new", lambda: lav_plan({}, laest))
        stream = io.BytesIO()
        clock("xlsx: write", lambda: write_xlsx(stream, tilbud, valg), floor_out)
        file.write_bytes(stream.getvalue())
        print(f"  {'xlsx: size':<34}{file.stat().st_size / 1e6:8.1f} MB")
        clock("xlsx: read, all unchanged", lambda: read_xlsx(file, known, valg), floor_in)
        raw, _ = clock("jsonl: write", lambda: jsonl_bytes(tilbud), floor_out)
        file.write_bytes(raw)
        clock("jsonl: read, all unchanged", lambda: read_jsonl(file, known), floor_in)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'peak memory':<34}{peak:8.0f} MB")


def _plain_write(rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue()


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == [ONE]:
        measure(int(arguments[1]))
        return
    for count in [int(one) for one in arguments] or SIZES:
        print(f"{count} offers", flush=True)
        subprocess.run([sys.executable, __file__, ONE, str(count)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
