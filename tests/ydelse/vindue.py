"""Measure the real window: letter to painted frame, delay of its thread while searching, memory.

    python tests/ydelse/vindue.py [10000] [--gemt]

Run in a process of its own, on the display that is there or without one (QT_QPA_PLATFORM=offscreen). A frame
is painted when everything that the answer asked to be drawn is drawn. A delay is how much longer than asked
the window's thread slept while the search ran: what a key or a click would wait for. On a busy machine only
the CPU rows mean something; "search" is the worker's part of it.

The index is built in the same process, as at the first start after a new directory; with ``--gemt`` another
process built it before, as at every start after that. The offers are held in memory, all of them.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
STORED, ONLY_BUILD = "--gemt", "--byg"
if ONLY_BUILD not in sys.argv:
    os.environ["VEJVISER_DATA"] = tempfile.mkdtemp(prefix="vejviser-ydelse-")

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.ydelse import katalog  # noqa: E402
from tests.ydelse.katalog import MOMENT, make_directory, percentile  # noqa: E402
from tests.ydelse.soegning import rss  # noqa: E402
from vejviser import composition  # noqa: E402
from vejviser.app import load_tjenester, make_application, make_window  # noqa: E402
from vejviser.domain.query import Query, Soegesvar  # noqa: E402
from vejviser.paths import find_paths  # noqa: E402
from vejviser.ui.main_window import MainWindow  # noqa: E402
from vejviser.ui.tjenester import Tjenester  # noqa: E402

TICK_MS = 1
ROWS = (
    "letter to painted frame",
    "CPU of it",
    "CPU of the window",
    "CPU of the search",
    "delay of the thread",
)


class Ur:
    """Wraps the search: when it last began and ended."""

    def __init__(self, soeg: Callable[[Query], Soegesvar]) -> None:
        self._soeg = soeg
        self.began = self.ended = self.cpu = 0.0

    def soeg(self, query: Query) -> Soegesvar:
        self.began, cpu = time.perf_counter(), time.thread_time()
        try:
            return self._soeg(query)
        finally:
            self.ended = time.perf_counter()
            self.cpu += time.thread_time() - cpu


class Puls:
    """A timer in the window's thread: how much later than asked it came while a search ran."""

    def __init__(self, ur: Ur) -> None:
        self._ur = ur
        self._last = time.perf_counter()
        self.worst = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.worst, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        ended = now if self._ur.ended < self._ur.began else self._ur.ended
        late = min(now, ended) - max(self._last, self._ur.began) - TICK_MS / 1000
        self.worst, self._last = max(self.worst, late), now


def letter(window: MainWindow, ur: Ur, puls: Puls, text: str) -> tuple[float, ...]:
    """ms from the letter to the painted frame; CPU of all threads, the window's, the search's; the delay."""
    loop = QEventLoop()
    painted: list[tuple[float, float, float]] = []

    def drawn() -> None:
        QApplication.processEvents()
        painted.append((time.perf_counter(), time.process_time(), time.thread_time()))
        loop.quit()

    connection = window.find_view.told.connect(lambda *_: QTimer.singleShot(0, drawn))
    puls.start()
    ur.cpu = 0.0
    start = (time.perf_counter(), time.process_time(), time.thread_time())
    window.skal.top.felt.setText(text)
    loop.exec()
    puls.stop()
    window.find_view.told.disconnect(connection)
    spent = (now - then for now, then in zip(painted[0], start, strict=True))
    return tuple(seconds * 1000 for seconds in (*spent, ur.cpu, puls.worst))


def open_all(size: int) -> Tjenester:
    """The engines over a made-up directory, as the app opens them: what is loaded stays, and is not walked
    through by the collector again."""
    paths = find_paths()
    opened = composition.open_katalog(paths)
    tilbud = {one.id: one for one in make_directory(size)}
    opened = replace(opened, katalog=replace(opened.katalog, tilbud=tilbud, fingeraftryk=f"ydelse-{size}"))
    tjenester = load_tjenester(paths, opened, lambda: MOMENT)
    gc.freeze()
    return tjenester


def measure(size: int) -> None:
    make_application([])
    window = make_window(find_paths())
    window.show()
    QApplication.processEvents()
    bare = rss()
    tjenester = open_all(size)
    ur = Ur(tjenester.soeg)
    puls = Puls(ur)
    window.set_tjenester(replace(tjenester, soeg=ur.soeg))
    letter(window, ur, puls, "warm")
    figures = [letter(window, ur, puls, text) for _ in range(2) for text in katalog.keystrokes()]
    print(f"window, {size} offers, {QApplication.platformName()}, {len(figures)} letters, ms")
    for words, values in zip(ROWS, zip(*figures, strict=True), strict=True):
        shares = (percentile(values, 0.5), percentile(values, 0.99), max(values))
        print("  {:24} p50 {:6.1f}  p99 {:6.1f}  worst {:6.1f}".format(words, *shares))
    print(
        f"  memory MB: bare window {bare}, with directory and engines {rss()} (+{rss() - bare})", flush=True
    )
    window.close()


def main() -> None:
    size = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 10_000)
    if ONLY_BUILD in sys.argv:
        open_all(size)
        return
    if STORED in sys.argv:
        subprocess.run([sys.executable, __file__, str(size), ONLY_BUILD], check=True)
    measure(size)


if __name__ == "__main__":
    main()
