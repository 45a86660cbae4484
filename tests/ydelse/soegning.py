"""Measure the search: one keystroke after the other over made-up directories, side by side with SQLite FTS5.

    python tests/ydelse/soegning.py [1000 10000 100000]

Not a test: times belong to a machine. Each keystroke is a whole answer (ranking, reasons and marks of the
rows shown, counts of all filters) in CPU time of the thread. FTS5 gets the same analysed words, AND with the
last word as a beginning, its own ranking, and no reasons, marks or counts.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from vejviser.domain.query import Query  # noqa: E402
from vejviser.domain.tilbud import Tilbud  # noqa: E402
from vejviser.search.analyzer import dele, fold, stem, tokens  # noqa: E402
from vejviser.search.motor import Soegemotor  # noqa: E402
from vejviser.storage.sqlite_katalog import load_katalog  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
VISIBLE_ROWS = 12
ROUNDS = 3
BUILD = "--byg"
MOMENT = datetime(2026, 11, 23, 10, 0)
QUERIES = (
    "gældsrådgivning",
    "sted at sove i nat",
    "krisecenter vejle",
    "overmarksgaren",
    "kontanthjælp",
    "bostøtte i eget hjem",
    "besøgsven til min mor",
    "jeg drikker for meget",
    "min datter på 15 skærer i sig selv",
    "jeg har ikke råd til mad resten af måneden",
    "SEL 110",
    "aktivloven § 82 a",
    "7979 7979",
    "6000 Kolding",
    "alkohol behanling",
    "demens",
    "hjælp til mitid og e-boks",
    "gratis tandlæge",
    "psykolog ventetid",
    "flygtning mangler møbler",
    "selvhjælpsgruppe sorg",
    "misbrugsbehandling anonym",
    "værested med hund",
    "ung vil snakke med nogen",
    "xyzzyqwv",
)


def make_directory(size: int, seed: int = 1) -> list[Tilbud]:
    """Offers mixed from the parts of those that ship; every name is its own."""
    real = list(load_katalog(ROOT / "data" / "tilbud.sqlite")[0].tilbud.values())
    dice = random.Random(seed)
    words = sorted({token.tekst for one in real for text in (one.kort, one.navn) for token in tokens(text)})
    towns = [one.steder for one in real if one.steder]
    made = []
    for number in range(size):
        base, other = dice.choice(real), dice.choice(real)
        name = " ".join(dice.sample(words, 2)).capitalize() + f" {base.navn.split()[-1]} {number}"
        made.append(
            replace(
                base,
                id=f"tilbud-{number}",
                navn=name,
                kort=f"{other.kort} {' '.join(dice.sample(words, 12))}",
                emneord=(*base.emneord[:4], *dice.sample(words, 3)),
                steder=dice.choice(towns),
            )
        )
    return made


# What is read on demand: the rules for sentences, the spelling table, the opening hours.
WARM_UP = ("jeg kan ikke sove om natten", "raadgivnign")


def keystrokes() -> list[str]:
    """Every beginning of every query, as it is typed."""
    return [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def typed(answer: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """ms of thread CPU for each."""
    spent = []
    for text in texts:
        start = time.thread_time()
        answer(text)
        spent.append((time.thread_time() - start) * 1000)
    return spent


def measure(answer: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float, float, float]:
    """p99 of the first time that anything is typed, then p50, p99 and worst of the rounds after it."""
    for text in WARM_UP:
        answer(text)
    first = typed(answer, texts)
    spent = [one for _ in range(ROUNDS) for one in typed(answer, texts)]
    return percentile(first, 0.99), percentile(spent, 0.5), percentile(spent, 0.99), max(spent)


def open_engine(tilbud: Sequence[Tilbud], folder: Path) -> Soegemotor:
    names = {code: code for one in tilbud[:300] for code in one.behovsomraader}
    return Soegemotor.aabn(
        tilbud, f"ydelse-{len(tilbud)}", ROOT / "ressourcer", folder, names, frozenset(), ""
    )


def analysed(text: str) -> list[str]:
    words = [token.tekst for token in tokens(text)]
    return [form for word in words for form in (fold(word), stem(word), *map(stem, dele(word)))]


def build_fts(tilbud: Sequence[Tilbud], file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file)
    base.execute(
        "create virtual table t using fts5(navn, emneord, tekst, content='', prefix='1 2 3 4', detail=column)"
    )
    rows = (
        (
            n,
            *(
                " ".join(analysed(text))
                for text in (one.navn, " ".join(one.emneord), f"{one.kort} {one.maalgruppe}")
            ),
        )
        for n, one in enumerate(tilbud)
    )
    base.executemany("insert into t(rowid, navn, emneord, tekst) values (?, ?, ?, ?)", rows)
    base.commit()
    return base


def ask_fts(base: sqlite3.Connection, text: str) -> list[tuple[int]]:
    words = [fold(token.tekst) for token in tokens(text) if token.tekst != "§"]
    if not words:
        return []
    query = " AND ".join([*(f'("{word}" OR "{stem(word)}")' for word in words[:-1]), f'"{words[-1]}"*'])
    found = base.execute(
        f"select rowid from t where t match ? order by bm25(t, 4, 3, 1) limit {VISIBLE_ROWS}",  # noqa: S608
        (query,),
    )
    return found.fetchall()


def timed(work: Callable[[], object]) -> tuple[object, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def rss() -> int:
    """MB in use now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def run(size: int) -> None:
    texts = keystrokes()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, __file__, BUILD, str(size), name]
        build = float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        tilbud = make_directory(size)
        before = rss()
        size_mb = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
        engine, opened = timed(lambda: open_engine(tilbud, folder))
        assert isinstance(engine, Soegemotor)
        ours = measure(lambda text: engine.soeg(Query(text, antal=VISIBLE_ROWS, tid=MOMENT)), texts)
        memory = rss() - before
        base, fts_build = timed(lambda: build_fts(tilbud, folder / "fts.sqlite"))
        assert isinstance(base, sqlite3.Connection)
        theirs = measure(lambda text: ask_fts(base, text), texts)
        base.close()
    row = "{:>8} {:8} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:8.1f} {:8.2f} {:8.1f} {:>6}"
    print(row.format(size, "vejviser", *ours, build, opened, size_mb, memory), flush=True)
    print(row.format(size, "fts5", *theirs, fts_build, 0, 0, "-"), flush=True)


def main() -> None:
    if sys.argv[1:2] == [BUILD]:
        tilbud = make_directory(int(sys.argv[2]))
        print(timed(lambda: open_engine(tilbud, Path(sys.argv[3])))[1])
        return
    sizes = [int(argument) for argument in sys.argv[1:]] or SIZES
    print(f"{len(keystrokes())} keystrokes x {ROUNDS}, ms of thread CPU; {date.today()}")  # noqa: DTZ011
    heads = ("offers", "engine  ", "first", "p50", "p99", "worst", "build s", "open s", "MB", "RSS+")
    print("{:>8} {:8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6}".format(*heads))
    for size in sizes:
        run(size)


if __name__ == "__main__":
    main()
