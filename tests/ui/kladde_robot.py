"""The second process of the kill test: the real window, and a robot that types in it until it is killed.

``python -m tests.ui.kladde_robot`` begins one life for every line ``gem|naiv FOLDER SEED``. Says how many
letters are on the disk whenever the window says that it has saved. What it types is known letter by letter
(``TEKST``), so that the test can tell a whole draft from half a one. ``naiv`` swaps the writer for one that
writes straight into the file.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.storage.kladde_hjaelp import FilNoegler
from vejviser import composition
from vejviser.app import local_now, make_application
from vejviser.domain.query import Behovssvar, Soegesvar
from vejviser.domain.tilbud import Katalog
from vejviser.settings import Indstillinger, Temavalg
from vejviser.storage import krypteret_mappe
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import Knap

TEKST = " ".join(f"ord{number}" for number in range(20_000))
RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"
PAUSE_MS = 5


def gemmer_in(folder: Path) -> Gemmer:
    return composition.open_gemmer(folder / "bruger", local_now, FilNoegler(folder / "noegler"))


def write_naively(file: Path, data: bytes) -> None:
    """Open the file and write piece by piece, each safely on the disk: it looks careful."""
    with file.open("wb") as stream:
        for start in range(0, len(data), 16):
            stream.write(data[start : start + 16])
            stream.flush()
            os.fsync(stream.fileno())


def make_tjenester() -> Tjenester:
    """No directory: the conversation is what is looked at."""
    from tests.ui.conftest import make_indhold

    return Tjenester(
        katalog=Katalog({}, "2026-11-12", "prøve"),
        indhold=make_indhold(),
        soeg=lambda query: Soegesvar(query.tekst, 0, (), (), (), {}),
        find_behov=lambda tekst: Behovssvar((), ()),
        forslag=lambda samtale, antal, tid: (),
        gem_notat=lambda notat, file: (),
        pdf_af_notat=lambda notat: b"",
        nu=local_now,
    )


class Robot:
    """Goes on with the draft where there is one, as a person would: by the button."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.window, self.chance = window, chance
        self.vogter = window.gemt.vogter
        self.vogter._pause.setInterval(PAUSE_MS)
        self.vogter.saved.connect(self.tell)
        window.vis_samtale()
        self.timer = QTimer(window, interval=0)
        self.timer.timeout.connect(self.work)
        QTimer.singleShot(0, window, self.begin)

    @property
    def field(self) -> QPlainTextEdit:
        found = self.window.samtale_view.behov.findChild(QPlainTextEdit, "egne_ord")
        assert found is not None
        return found

    def begin(self) -> None:
        if self.window.gemt.opgaver.busy:
            QTimer.singleShot(1, self.window, self.begin)
            return
        ways = [knap for knap in self.window.gemt.linje.findChildren(Knap) if knap.words == "Fortsæt"]
        if ways:
            ways[0].click()
            self.vogter.status_changed.connect(self.start_typing)
        else:
            self.start_typing()

    def start_typing(self) -> None:
        if not self.timer.isActive():
            print("klar", flush=True)
            self.timer.start()

    def work(self) -> None:
        """Some letters, and now and then a step, a need, or a moment's thought."""
        for _ in range(self.chance.randrange(1, 6)):
            QTest.keyClicks(self.field, self.next())
        what = self.chance.random()
        if what < 0.2:
            QTest.keyClick(self.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self.window.samtale_view.open_step(0)
        elif what < 0.4:
            QTest.qWait(PAUSE_MS * 2)

    def next(self) -> str:
        return TEKST[len(self.field.toPlainText())]

    def tell(self, _gemt: object) -> None:
        print(len(self.vogter._stored.samtale.egne_ord), flush=True)


def live(what: str, folder: Path, seed: int) -> int:
    """One life of the window: it ends by being killed."""
    if what == "naiv":
        setattr(krypteret_mappe, "write_whole", write_naively)  # noqa: B010 - the module does not export it
    app = make_application([])
    tema = Tema(RESSOURCER, Temavalg.LYS)
    tema.apply(app)
    window = MainWindow(Indstillinger(tema=Temavalg.LYS), tema)
    window.show()
    window.activateWindow()
    window.set_tjenester(make_tjenester())
    window.set_gemmer(gemmer_in(folder), local_now)
    robot = Robot(window, random.Random(seed))  # Qt alone would not keep it
    code = QApplication.exec()
    robot.timer.stop()
    return code


def main() -> None:
    """One life for every line on standard input, forked before there is any Qt: only the first is slow."""
    for line in sys.stdin:
        what, folder, seed = line.rstrip("\n").split("\t")
        pid = os.fork()
        if not pid:
            os._exit(live(what, Path(folder), int(seed)))
        print(f"pid {pid}", flush=True)
        _, status = os.waitpid(pid, 0)
        print(f"slut {os.waitstatus_to_exitcode(status)}", flush=True)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main()
