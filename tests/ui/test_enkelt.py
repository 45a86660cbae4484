"""One window per user: the second start shows the first, and no crash locks anybody out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLockFile, Qt
from pytestqt.qtbot import QtBot

from tests.ui.gemmer_hjaelp import Pc
from vejviser import app
from vejviser.errors import UserError
from vejviser.paths import Paths, find_paths
from vejviser.settings import Indstillinger
from vejviser.ui.enkelt import BANK, LAAS, MAPPE, Enkelt, Start
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema

HOLDER = """
import sys, time
from pathlib import Path
from threading import Thread
from vejviser.ui.enkelt import Enkelt
enkelt = Enkelt(Path(sys.argv[1]))
print(enkelt.begin().name, flush=True)
time.sleep(600)
"""

KNOCKER = """
import sys
from pathlib import Path
from threading import Thread
from vejviser.ui.enkelt import Enkelt, Start
enkelt = Enkelt(Path(sys.argv[1]))
assert enkelt.begin() is Start.IGEN
enkelt.knock(20)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "FOERST"
    return process


def test_the_first_gets_the_lock_the_second_does_not_and_the_next_one_does(tmp_path: Path) -> None:
    first, second = Enkelt(tmp_path), Enkelt(tmp_path)
    assert (first.begin(), second.begin()) == (Start.FOERST, Start.IGEN)
    first.close()
    assert second.begin() is Start.FOERST
    second.close()


def test_a_knock_reaches_the_first_window_and_is_answered(tmp_path: Path, qtbot: QtBot) -> None:
    first = Enkelt(tmp_path)
    assert first.begin() is Start.FOERST
    first.listen()
    with qtbot.waitSignal(first.shown, timeout=30_000):
        second = subprocess.Popen([sys.executable, "-c", KNOCKER, str(tmp_path)])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert (second.returncode, (tmp_path / MAPPE / BANK).exists()) == (0, False)
    first.close()


def test_a_knock_that_nobody_hears_has_words(tmp_path: Path) -> None:
    first = Enkelt(tmp_path)
    first.begin()
    with pytest.raises(UserError, match="allerede åben, men svarer ikke"):
        Enkelt(tmp_path).knock(seconds=0)
    first.close()


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_lock_left_by_a_process_that_was_killed_is_taken_over(tmp_path: Path) -> None:
    process = holder(tmp_path)
    mine = Enkelt(tmp_path)
    assert mine.begin() is Start.IGEN
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert (tmp_path / MAPPE / LAAS).exists(), "it left its lock behind"
    assert mine.begin() is Start.FOERST
    mine.close()


class StuckLock:
    """The system's lock on a full disk: it can neither be had nor taken over."""

    def tryLock(self, wait: int) -> bool:
        return False

    def error(self) -> QLockFile.LockError:
        return QLockFile.LockError.LockFailedError


@pytest.mark.skipif(os.name != "posix", reason="Windows takes such a lock away itself")
@pytest.mark.parametrize(
    ("pid", "machine", "start"),
    [
        ("dead", None, Start.UDEN_LAAS),
        ("mine", None, Start.IGEN),
        ("dead", "another", Start.IGEN),
        ("", None, Start.UDEN_LAAS),
    ],
)
def test_a_crash_on_a_full_disk_locks_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pid: str, machine: str | None, start: Start
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    number = {"dead": gone.pid, "mine": os.getpid()}.get(pid, "")
    (tmp_path / MAPPE).mkdir()
    (tmp_path / MAPPE / LAAS).write_text(f"{number}\nVejviser\n{machine or os.uname().nodename}\nx\n")
    enkelt = Enkelt(tmp_path)
    monkeypatch.setattr(enkelt, "_lock", StuckLock())
    assert enkelt.begin() is start


@pytest.mark.parametrize(("free", "words"), [(app.ROOM * 9, app.READ_ONLY), (0, app.DISK_FULL)])
def test_why_nothing_is_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, words: str
) -> None:
    usage = SimpleNamespace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    assert app._why_nothing_is_kept(tmp_path / "findes" / "ikke") == words


def test_a_folder_that_cannot_be_written_still_opens_the_window_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tema: Tema, qtbot: QtBot
) -> None:
    blocked = tmp_path / "optaget"
    blocked.write_bytes(b"")
    monkeypatch.setenv("VEJVISER_DATA", str(blocked))
    paths = find_paths()
    assert Enkelt(paths.bruger).begin() is Start.UDEN_LAAS
    window = MainWindow(Indstillinger(), tema)
    qtbot.addWidget(window)
    window.set_gemmer(app.load_gemmer(paths, Start.UDEN_LAAS), app.local_now)
    qtbot.waitUntil(lambda: not window.gemt.opgaver.busy)
    assert window.gemt.vogter.linje == f"Kladder gemmes ikke på denne pc, fordi {app.NO_FOLDER}."
    assert blocked.read_bytes() == b""
    window.gemt.opgaver.close()
    window.opgaver.close()


def test_a_second_start_ends_with_0_and_opens_no_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, egne_filer: Path
) -> None:
    first = Enkelt(egne_filer)
    first.begin()
    knocked: list[Path] = []
    monkeypatch.setattr(Enkelt, "knock", lambda self, fil: knocked.append(self._folder))
    monkeypatch.setattr(app, "make_window", lambda paths: pytest.fail("a second window"))
    assert app.run_window(find_paths()) == 0
    assert knocked == [egne_filer / MAPPE]
    first.close()


def test_the_first_window_comes_up_from_the_taskbar(pc: Pc) -> None:
    window = pc.start()
    window.showMinimized()
    app.show_again(window)
    assert window.isVisible()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_the_knock_needs_no_network_part_of_qt() -> None:
    code = "import sys, vejviser.ui.enkelt; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_drafts_that_it_has_forbidden_are_not_kept_and_the_reason_is_said(tmp_path: Path) -> None:
    (tmp_path / "maskine").mkdir()
    (tmp_path / "maskine" / "policy.json").write_text('{"kladder": false}')
    paths = Paths(tmp_path, tmp_path / "x.sqlite", tmp_path / "bruger", tmp_path / "maskine")
    assert "it-afdelingen" in app.load_gemmer(paths, Start.FOERST).kladder.mangler


def test_a_second_start_with_a_file_hands_it_to_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first = Enkelt(tmp_path)
    first.begin()
    first.listen()
    told: list[str] = []
    first.handed.connect(told.append)
    knocker = Thread(target=lambda: Enkelt(tmp_path).knock(seconds=30, fil="/hent/Små Øer/a.vejviserpakke"))
    with qtbot.waitSignal(first.shown, timeout=30_000):
        knocker.start()
    knocker.join()
    assert told == ["/hent/Små Øer/a.vejviserpakke"]
    first.close()
