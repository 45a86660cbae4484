"""Measure the search: one keystroke after the other over made-up directories, beside FTS5 and tantivy.

    python tests/ydelse/soegning.py [1000 10000 100000] [--alle]

Not a test: times belong to a machine. Each of our keystrokes is a whole answer (ranking, reasons and marks of
the rows shown, counts of all filters) in CPU time of the thread, without and with filters. ``--alle`` also
measures the real window at 10 000 offers: letter to painted frame, delay of the window's thread, memory.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.ydelse import katalog  # noqa: E402
from tests.ydelse.andre import Fts, Tantivy, load_tantivy  # noqa: E402
from tests.ydelse.katalog import MOMENT, VISIBLE_ROWS, WARM_UP, make_directory, percentile  # noqa: E402
from vejviser.domain.query import Query  # noqa: E402
from vejviser.domain.tilbud import Tilbud  # noqa: E402
from vejviser.search.motor import Soegemotor  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 3
BUILD, ALL = "--byg", "--alle"
WINDOW_SIZE = 10_000


def open_engine(tilbud: Sequence[Tilbud], folder: Path | None) -> Soegemotor:
    names = {code: code for one in tilbud[:300] for code in one.behovsomraader}
    return Soegemotor.aabn(
        tilbud, f"ydelse-{len(tilbud)}", ROOT / "ressourcer", folder, names, frozenset(), ""
    )


def spent(work: Callable[[], object]) -> float:
    """ms of this thread's CPU."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def measure(answers: Sequence[Callable[[], object]]) -> tuple[float, float, float, float]:
    """p99 of the first time that anything is typed, then p50, p99 and worst of the rounds after it."""
    first = [spent(answer) for answer in answers]
    rounds = [spent(answer) for _ in range(ROUNDS) for answer in answers]
    return percentile(first, 0.99), percentile(rounds, 0.5), percentile(rounds, 0.99), max(rounds)


def typed(ask: Callable[[str], object]) -> list[Callable[[], object]]:
    for text in WARM_UP:
        ask(text)
    return [lambda text=text: ask(text) for text in katalog.keystrokes()]  # type: ignore[misc]


def ours(engine: Soegemotor, *, filtered: bool) -> list[Callable[[], object]]:
    def ask(query: Query) -> Callable[[], object]:
        return lambda: engine.soeg(query)

    plain = [Query(text, antal=VISIBLE_ROWS, tid=MOMENT) for text in katalog.keystrokes()]
    for text in WARM_UP:
        engine.soeg(Query(text, tid=MOMENT))
    if not filtered:
        return [ask(query) for query in plain]
    with_filters = zip(plain, katalog.filters(), strict=True)
    return [ask(replace(query, filtre=filtre)) for query, filtre in with_filters]


def one_change(engine: Soegemotor, tilbud: Sequence[Tilbud]) -> float:
    """ms until a changed offer is found, the slowest of five."""

    def change(number: int) -> None:
        changed = replace(tilbud[number], navn="Kastaniehuset")
        found = engine.med_aendring(changed).soeg(Query("kastaniehuset", tid=MOMENT)).fund
        assert found[0].id == changed.id

    return max(spent(lambda n=n: change(n)) for n in range(0, len(tilbud), len(tilbud) // 5))  # type: ignore[misc]


def timed(work: Callable[[], object]) -> tuple[object, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def rss() -> int:
    """MB in use now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


ROW = "{:>8} {:18} {:8.2f} {:8.2f} {:8.2f} {:8.2f} {:>8} {:>8} {:>8} {:>8} {:>6}"


def run(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, __file__, BUILD, str(size), name]
        build = float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        tilbud = make_directory(size)
        size_mb = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
        before = rss()
        engine, opened = timed(lambda: open_engine(tilbud, folder))
        assert isinstance(engine, Soegemotor)
        figures = measure(ours(engine, filtered=False))
        memory = rss() - before
        shown = (f"{build:.1f}", f"{opened:.2f}", f"{one_change(engine, tilbud):.0f}", f"{size_mb:.1f}")
        print(ROW.format(size, "vejviser", *figures, *shown, memory), flush=True)
        figures = measure(ours(engine, filtered=True))
        print(ROW.format(size, "vejviser + filtre", *figures, *["-"] * 5), flush=True)
        fts, seconds = timed(lambda: Fts(tilbud, folder))
        assert isinstance(fts, Fts)
        print(ROW.format(size, "fts5", *measure(typed(fts.ask)), f"{seconds:.1f}", *["-"] * 4), flush=True)
        module = load_tantivy()
        if module is None:
            print(f"{size:>8} tantivy            er ikke installeret: pip install tantivy", flush=True)
            return
        tantivy, seconds = timed(lambda: Tantivy(module, tilbud, folder))
        assert isinstance(tantivy, Tantivy)
        row = (*measure(typed(tantivy.ask)), f"{seconds:.1f}", *["-"] * 4)
        print(ROW.format(size, "tantivy", *row), flush=True)


def main() -> None:
    if sys.argv[1:2] == [BUILD]:
        tilbud = make_directory(int(sys.argv[2]))
        print(timed(lambda: open_engine(tilbud, Path(sys.argv[3])))[1])
        return
    sizes = [int(argument) for argument in sys.argv[1:] if argument != ALL] or SIZES
    print(f"{len(katalog.keystrokes())} keystrokes x {ROUNDS}, ms of thread CPU; {date.today()}")  # noqa: DTZ011
    heads = (
        "offers",
        "engine",
        "first",
        "p50",
        "p99",
        "worst",
        "build s",
        "open s",
        "1 change",
        "MB",
        "RSS+",
    )
    print("{:>8} {:18} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6}".format(*heads))
    for size in sizes:
        run(size)
    if ALL in sys.argv:
        command = [sys.executable, str(Path(__file__).with_name("vindue.py")), str(WINDOW_SIZE)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
