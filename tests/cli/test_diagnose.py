from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from vejviser import fejllog, skaerm
from vejviser.cli import diagnose as module
from vejviser.cli import main

MARKER = "Zebulon"


@pytest.fixture
def _child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skaerm, "ask_qt", lambda: {"qt": "6"})


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["diagnose", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("_child")
def test_diagnose_says_how_the_installation_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VEJVISER_DATA", str(tmp_path))
    answer = json.loads(run(capsys, "--json"))
    assert answer["katalog"]["antal"] == 281
    assert answer["data"]["kan_skrives"] is True
    assert set(answer) == {
        *("program", "maskine", "skaerm", "data", "katalog", "soegeindeks", "kladder", "politik", "fejl")
    }


@pytest.mark.usefixtures("_child")
def test_nothing_a_person_wrote_reaches_the_support_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / MARKER
    data = home / "data"
    (data / "log").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("VEJVISER_DATA", str(data))
    (data / "indstillinger.json").write_text(json.dumps({"adresse": MARKER}))
    (data / f"{MARKER}.txt").write_text(MARKER)
    (data / "log" / fejllog.FIL).write_text(
        f"2026-11-23 09:30 ValueError at query.py:12\n{MARKER} sagde noget\n2026-11-23 09:31 {MARKER}: nej\n"
    )
    file = tmp_path / "til-support.txt"
    run(capsys, "--ud", str(file))
    text = file.read_text(encoding="utf-8")
    assert "ValueError at query.py:12" in text
    assert MARKER not in text


def test_a_folder_outside_the_home_is_named_by_its_last_part_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "hjem")
    assert module.home_as_tilde(tmp_path / "drev" / MARKER / "data") == "…/data"


@pytest.mark.usefixtures("_child")
def test_a_folder_that_cannot_be_written_to_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VEJVISER_DATA", str(tmp_path))
    assert main(["diagnose", "--ud", str(tmp_path / "findes" / "ikke" / "x.txt")]) == 1
    assert "kunne ikke skrives" in capsys.readouterr().err


def _only(*there: str) -> Callable[[str], object]:
    def load(name: str) -> object:
        if name not in there:
            raise OSError(name)
        return object()

    return load


def test_what_the_window_lacks_is_named_as_packages() -> None:
    everything = (*skaerm.X11_LIBRARIES, *skaerm.QT_LIBRARIES)
    assert skaerm.missing_packages({"DISPLAY": ":0"}, "linux", _only(*everything)) == ()
    assert skaerm.missing_packages({"DISPLAY": ":0"}, "linux", _only(*everything[1:])) == ("libxcb-cursor0",)
    assert skaerm.missing_packages({"QT_QPA_PLATFORM": "offscreen"}, "linux", _only()) == ()
    assert skaerm.missing_packages({}, "win32", _only()) == ()


@pytest.mark.parametrize(
    ("environment", "there", "missing"),
    [
        ({"WAYLAND_DISPLAY": "w"}, {**skaerm.QT_LIBRARIES, **skaerm.WAYLAND_LIBRARIES}, ()),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, {**skaerm.QT_LIBRARIES, **skaerm.X11_LIBRARIES}, ()),
        ({"WAYLAND_DISPLAY": "w"}, skaerm.QT_LIBRARIES, tuple(skaerm.WAYLAND_LIBRARIES)),
        ({"WAYLAND_DISPLAY": "w"}, skaerm.WAYLAND_LIBRARIES, tuple(skaerm.QT_LIBRARIES)),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "wayland"}, skaerm.QT_LIBRARIES, ()),
    ],
    ids=["wayland", "x11 is enough", "no wayland", "no qt", "the user's own choice"],
)
def test_one_way_to_the_screen_is_enough(
    environment: dict[str, str], there: dict[str, str], missing: tuple[str, ...]
) -> None:
    assert skaerm.missing_libraries(environment, "linux", _only(*there)) == missing


def test_what_to_install_is_said_in_the_words_of_the_distribution() -> None:
    names = ("libEGL.so.1", "libxcb-cursor.so.0")
    only = {tool: (lambda name, tool=tool: tool if name == tool else None) for tool in ("dnf", "zypper")}
    assert skaerm.install_command(names, lambda name: name).startswith("sudo apt-get install libegl1 libxcb")
    assert skaerm.install_command(names, only["dnf"]) == (
        "sudo dnf install 'libEGL.so.1()(64bit)' 'libxcb-cursor.so.0()(64bit)'"
    )
    assert "sudo zypper install" in skaerm.install_command(names, only["zypper"])


def test_a_window_without_its_libraries_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("vejviser.cli.missing_libraries", lambda environment: ("libxcb-cursor.so.0",))
    monkeypatch.setattr("vejviser.cli.install_command", lambda missing: f"sudo apt-get install {missing[0]}")
    monkeypatch.setenv("DISPLAY", ":0")
    assert main([]) == 1
    assert "sudo apt-get install libxcb-cursor.so.0" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the one who stays waits at a named pipe")
def test_qt_has_answered_though_somebody_it_started_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    stays = f"import sys; print(open({str(gate)!r}).read())"
    asks = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {stays!r}]); print('{{}}')"
    monkeypatch.setattr(skaerm, "own_command", lambda: (sys.executable, "-c", asks))
    answer = skaerm.ask_qt()
    gate.write_text("go")
    assert answer == {}


@pytest.mark.log_ventet
def test_the_log_holds_kind_and_place(tmp_path: Path) -> None:
    log = logging.getLogger("vejviser")
    before = list(log.handlers)
    fejllog.start_fejllog(tmp_path)
    try:
        log.error("%s at %s", "ValueError", "query.py:12")
    finally:
        for handler in [one for one in log.handlers if one not in before]:
            log.removeHandler(handler)
            handler.close()
    (line,) = fejllog.latest_faults(tmp_path)
    assert line.endswith("ValueError at query.py:12")


def test_no_log_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    handlers = list(logging.getLogger("vejviser").handlers)
    fejllog.start_fejllog(tmp_path)
    assert logging.getLogger("vejviser").handlers == handlers
    assert fejllog.latest_faults(tmp_path) == ()
