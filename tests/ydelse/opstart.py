"""Measure the start: process to first painted frame, to a search that is ready, memory, delay of the thread.

    python tests/ydelse/opstart.py [ROUNDS] [--kold]

Beside a bare PySide6 window (a label in it) in the same run, turn about, each in a process of its own, on the
display that is there or without one (QT_QPA_PLATFORM=offscreen). Kinds of start: ``foerste`` with an empty
folder (the search index is built), ``senere`` with what the first left behind. ``--kold`` makes the system
forget the files of the program and its libraries before each start (files that others have open stay).

CPU is of all threads of the process up to that point. A delay is how much later than asked a timer of 1 ms
came, from the first frame until the search was ready and half a second more; its CPU is what all threads of
the process used between two beats, so that others on the machine are not in it. Compiled Python (.pyc) lies
ready, as every installer ships it: an uncounted start of each kind writes it to a folder of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FIGURES = (
    "first frame ms",
    "its CPU ms",
    "window ms",
    "CPU ms",
    "ready ms",
    "its ready CPU ms",
    "RSS MB",
    "worst delay ms",
    "its delay CPU ms",
)
AFTER_MS = 500
TIMEOUT = 90


def rss() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def age(born: int) -> float:
    return (time.monotonic_ns() - born) / 1e6


class Maaler:
    """In the child: sees the first frame of the window, counts delays, and tells when ``ready`` answers True.

    ``first``: when something else (the start picture) was on the screen before the window.
    """

    def __init__(
        self, window: Any, ready: Callable[[], bool], born: int, first: dict[str, float] | None = None
    ) -> None:
        from PySide6.QtCore import QEvent, QObject, Qt, QTimer

        maaler = self

        class Eye(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() is QEvent.Type.Paint and not maaler.seen:
                    maaler.seen = True
                    QTimer.singleShot(0, maaler.on_painted)
                return False

        self._ready, self._born = ready, born
        self.seen = False
        self._worst, self._worst_cpu, self._done_at = 0.0, 0.0, 0.0
        self._told = first or {}
        self._eye = Eye()
        window.installEventFilter(self._eye)
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def on_painted(self) -> None:
        now = {"window ms": age(self._born), "CPU ms": time.process_time() * 1000}
        self._told = {"first frame ms": now["window ms"], "its CPU ms": now["CPU ms"]} | self._told | now
        self._last, self._last_cpu = time.perf_counter(), time.process_time()
        self._timer.start(1)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._worst, self._last = max(self._worst, (now - self._last) * 1000 - 1), now
        cpu = time.process_time()
        self._worst_cpu, self._last_cpu = max(self._worst_cpu, (cpu - self._last_cpu) * 1000), cpu
        if not self._done_at and self._ready():
            self._done_at = now
            self._told |= {"ready ms": age(self._born), "its ready CPU ms": cpu * 1000}
        if self._done_at and (now - self._done_at) * 1000 > AFTER_MS:
            self._timer.stop()
            self._told |= {
                "RSS MB": rss(),
                "worst delay ms": self._worst,
                "its delay CPU ms": self._worst_cpu,
            }
            print(json.dumps(self._told), flush=True)
            os._exit(0)


def child_bare(born: int) -> None:
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    window = QLabel("Vejviser")
    window.resize(1366, 768)
    maaler = Maaler(window, lambda: True, born)
    window.show()
    app.exec()
    del maaler


def child_vejviser(born: int) -> None:
    """The program as a user starts it, watched where it shows its start picture and makes its window."""
    from vejviser import app, cli
    from vejviser.ui.startbillede import Startbillede

    make, show_now = app.make_window, Startbillede.show_now
    kept: list[Maaler] = []
    first: dict[str, float] = {}

    def shown(picture: Any) -> None:
        show_now(picture)
        first.update({"first frame ms": age(born), "its CPU ms": time.process_time() * 1000})

    def watched(paths: Any) -> Any:
        window = make(paths)

        def ready() -> bool:
            return (
                window._tjenester is not None
                and not window.opgaver.busy
                and not window.klargoering._opgaver.busy
            )

        kept.append(Maaler(window, ready, born, first))
        return window

    app.make_window = watched
    setattr(Startbillede, "show_now", shown)  # noqa: B010 - a child process of our own, watched
    cli.main([])


def forget(folders: tuple[Path, ...]) -> None:
    """Ask the system to drop its copies of these files."""
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file() and not file.is_symlink():
                descriptor = os.open(file, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)


def start(kind: str, data: Path, compiled: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--barn", kind, str(time.monotonic_ns())]
    environment = {**os.environ, "VEJVISER_DATA": str(data), "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def measure(rounds: int, cold: bool) -> dict[str, list[dict[str, float]]]:
    import PySide6

    libraries = Path(PySide6.__file__).parents[1]
    home = Path(tempfile.mkdtemp(prefix="vejviser-opstart-"))
    data, compiled = home / "data", home / "pyc"
    data.mkdir()
    folders = (ROOT / "vejviser", ROOT / "ressourcer", ROOT / "data", libraries, compiled)
    found: dict[str, list[dict[str, float]]] = {"bare": [], "foerste": [], "senere": []}
    try:
        for kind in ("bare", "vejviser"):
            start(kind, data, compiled)
        for _ in range(rounds):
            shutil.rmtree(data)
            for kind in found:
                if cold:
                    forget(folders)
                found[kind].append(start("bare" if kind == "bare" else "vejviser", data, compiled))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return found


def show(words: str, found: dict[str, list[dict[str, float]]]) -> None:
    print(f"{words}, {len(found['bare'])} rounds: median (least)")
    print(f"  {'':16}" + "".join(f"{kind:>20}" for kind in found))
    for figure in FIGURES:
        cells = []
        for runs in found.values():
            values = [run[figure] for run in runs]
            cells.append(f"{median(values):9.0f} ({min(values):6.0f})")
        print(f"  {figure:16}" + "".join(f"{cell:>20}" for cell in cells))
    for figure in ("first frame ms", "its CPU ms", "window ms", "CPU ms"):
        bare = [run[figure] for run in found["bare"]]
        later = [run[figure] for run in found["senere"]]
        ratios = (median(later) / median(bare), min(later) / min(bare))
        print("  {}, senere against bare: {:.2f} (least {:.2f})".format(figure, *ratios))
    more = median(r["RSS MB"] for r in found["senere"]) - median(r["RSS MB"] for r in found["bare"])
    print(f"  RSS, senere over bare: +{more:.0f} MB", flush=True)


def main() -> None:
    if sys.argv[1:2] == ["--barn"]:
        {"bare": child_bare, "vejviser": child_vejviser}[sys.argv[2]](int(sys.argv[3]))
        return
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    reader.add_argument("rounds", nargs="?", type=int, default=5)
    reader.add_argument("--kold", action="store_true")
    options = reader.parse_args()
    show(f"warm, {os.environ['QT_QPA_PLATFORM']}", measure(options.rounds, cold=False))
    if options.kold:
        show("cold", measure(options.rounds, cold=True))


if __name__ == "__main__":
    main()
