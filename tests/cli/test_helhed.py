"""A file that was changed after the installation is named."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from vejviser.cli import diagnose, main
from vejviser.cli.helhed import LISTE, damaged_files

FILES = {"app/a.pyc": b"a", "lib/\u00e6 b.dll": b"bb", "Vejviser.exe": b"ccc"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installed program with its list, as the build writes it (sha256sum)."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in FILES.items())
    (tmp_path / LISTE).write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_a_whole_program_names_nothing(home: Path) -> None:
    assert damaged_files(home) == ()


def test_a_changed_bit_and_a_missing_file_are_named(home: Path) -> None:
    (home / "app/a.pyc").write_bytes(b"b")
    (home / "Vejviser.exe").unlink()
    assert damaged_files(home) == ("app/a.pyc", "Vejviser.exe")


def test_diagnose_says_which_files_are_broken(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_HOME", str(home))
    assert diagnose._files() == "hele"
    (home / "app/a.pyc").write_bytes(b"b")
    assert diagnose._files() == "mangler eller er beskadiget: app/a.pyc"


def test_a_program_from_its_source_has_no_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("VEJVISER_HOME", raising=False)
    monkeypatch.setattr("vejviser.skaerm.ask_qt", lambda: {"qt": "6"})
    assert main(["diagnose"]) == 0
    assert "filer: ikke oplyst" in capsys.readouterr().out
