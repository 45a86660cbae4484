"""A message reaches the person who started Vejviser from the menu."""

from __future__ import annotations

import importlib
import os
import py_compile
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from vejviser.cli import boks, main, output

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Vinduet kan ikke åbnes."
SCREEN = {"DISPLAY": ":0"}


class Machine:
    """The programs that are there, and what was run; ``works``: which of them can show anything."""

    def __init__(self, *there: str, works: tuple[str, ...] = ()) -> None:
        self._there, self._works = there, works
        self.ran: list[list[str | bytes]] = []
        self.environment: Mapping[str, str] = {}

    def find(self, name: str) -> str | None:
        return name if name in self._there else None

    def run(self, command: Sequence[str | bytes], environment: Mapping[str, str]) -> bool:
        self.ran.append(list(command))
        self.environment = environment
        return command[0] in self._works


def show(machine: Machine, environment: Mapping[str, str]) -> str:
    return boks.show_on_linux(SENTENCE, environment, machine.find, machine.run)


def test_the_first_program_that_can_shows_it() -> None:
    machine = Machine("zenity", "kdialog", "xmessage", works=("kdialog", "xmessage"))
    assert show(machine, SCREEN) == "kdialog"
    assert [command[0] for command in machine.ran] == ["zenity", "kdialog"]
    assert all(SENTENCE in command for command in machine.ran)


def test_the_oldest_of_them_gets_lines_and_letters_that_it_can_draw() -> None:
    machine = Machine("xmessage", works=("xmessage",))
    words = "Skærmen “svarer” ikke. " * 6
    assert boks.show_on_linux(words, SCREEN, machine.find, machine.run) == "xmessage"
    said = machine.ran[0][-1]
    assert isinstance(said, bytes)
    assert b'Sk\xe6rmen "svarer"' in said
    assert max(len(line) for line in said.splitlines()) <= 72


def test_without_such_a_program_the_words_lie_on_the_desktop(tmp_path: Path) -> None:
    (tmp_path / "Skrivebord").mkdir()
    assert show(Machine(), {**SCREEN, "HOME": str(tmp_path)}) == boks.FIL
    assert SENTENCE in (tmp_path / "Skrivebord" / boks.FIL).read_text(encoding="utf-8")


def test_the_desktop_lies_where_the_system_says(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/bord"\n', encoding="utf-8")
    for name in ("bord", "Desktop"):
        (tmp_path / name).mkdir()
    show(Machine(), {**SCREEN, "HOME": str(tmp_path)})
    assert [one.parent.name for one in tmp_path.rglob(boks.FIL)] == ["bord"]


@pytest.mark.parametrize("environment", [{}, SCREEN], ids=["nobody at a screen", "no desktop"])
def test_where_nothing_can_be_shown_nothing_is_left_behind(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    assert show(Machine(), {**environment, "HOME": str(tmp_path)}) == ""
    assert list(tmp_path.iterdir()) == []


def test_another_program_gets_the_systems_own_libraries() -> None:
    machine = Machine("zenity", works=("zenity",))
    show(machine, {**SCREEN, "LD_LIBRARY_PATH": "ours", "LD_LIBRARY_PATH_ORIG": "theirs"})
    assert machine.environment == {**SCREEN, "LD_LIBRARY_PATH": "theirs"}
    assert boks.system_environment({"LD_LIBRARY_PATH": "ours"}) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="a terminal is asked for on Linux only")
def test_only_an_installed_program_without_a_terminal_shows_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not boks.nobody_sees_stderr()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert not boks.nobody_sees_stderr()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert boks.nobody_sees_stderr()


def test_a_window_that_cannot_open_shows_a_box_and_a_command_does_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(output, "_boxed", False)
    monkeypatch.setattr(output, "show_box", seen.append)
    monkeypatch.setattr(output, "nobody_sees_stderr", lambda: True)
    monkeypatch.setattr("vejviser.cli.has_display", lambda environment: False)
    assert main(["vis", "findes-ikke"]) == 1
    assert seen == []
    assert main([]) == 1
    assert seen == [capsys.readouterr().err.strip().splitlines()[-1]]


def test_a_part_that_is_missing_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("vejviser.cli._require_screen", lambda: None)
    monkeypatch.setitem(sys.modules, "vejviser.app", None)
    assert main([]) == 1
    assert "mangler eller er beskadiget. Installér Vejviser igen" in capsys.readouterr().err


def test_a_part_with_a_wrong_bit_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "hel.py"
    source.write_text("def tal() -> int:\n    return 1\n", encoding="utf-8")
    broken = tmp_path / "knaekket.pyc"
    py_compile.compile(str(source), str(broken), doraise=True)
    whole = broken.read_bytes()
    broken.write_bytes(whole[:16] + b"\x02" + whole[17:])
    source.unlink()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("vejviser.cli._run_window", lambda *_: importlib.import_module("knaekket"))
    assert main([]) == 1
    assert "mangler eller er beskadiget. Installér Vejviser igen" in capsys.readouterr().err


def test_the_starter_is_told_that_the_person_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    windows = SimpleNamespace(user32=SimpleNamespace(MessageBoxW=lambda *words: seen.append(words)))
    monkeypatch.setattr("ctypes.windll", windows, raising=False)
    monkeypatch.setenv(boks.SAGT, "")
    boks.show_box(SENTENCE)
    assert seen == [(None, SENTENCE, "Vejviser", boks.MB_ICONERROR)]
    assert os.environ[boks.SAGT] == "1"


def test_the_windows_own_starter_has_no_console_whatever_streams_it_was_lent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(boks.VINDUE, raising=False)
    assert not boks.no_console()
    monkeypatch.setenv(boks.VINDUE, "1")
    assert boks.no_console()
    starter = (ROOT / "packaging/windows/starter.c").read_text(encoding="utf-8")
    assert {boks.VINDUE, boks.SAGT} <= set(re.findall(r'L"(VEJVISER_\w+)"', starter))
