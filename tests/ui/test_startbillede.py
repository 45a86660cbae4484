"""The start picture: painted before it returns, and gone when the window is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser import app
from vejviser.paths import find_paths
from vejviser.ui.main_window import MainWindow
from vejviser.ui.startbillede import Startbillede
from vejviser.ui.theme import Tema

WITHOUT = """
import json, sys
from vejviser.cli import main
from vejviser import app
from vejviser.ui.startbillede import Startbillede
def stop(self):
    print(json.dumps(sorted(sys.modules))); raise SystemExit(0)
Startbillede.show_now = stop
main([])
"""


def test_the_start_picture_is_painted_at_once(qtbot: QtBot) -> None:
    picture = Startbillede()
    qtbot.addWidget(picture)
    picture.show_now()
    image = picture.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert len(colours) > 2, "the words are there"


def test_it_comes_before_the_windows_own_parts_are_imported() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "vejviser.app" in done.stdout
    late = ("vejviser.ui.main_window", "vejviser.ui.theme", "vejviser.domain.tilbud", "vejviser.cli.soeg")
    assert [name for name in late if f'"{name}"' in done.stdout] == []


def test_it_is_gone_when_the_window_is_there(
    monkeypatch: pytest.MonkeyPatch, tema: Tema, egne_filer: Path
) -> None:
    seen: list[list[str]] = []

    def stop() -> int:
        seen.append([type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()])
        for one in QApplication.topLevelWidgets():
            if isinstance(one, MainWindow):
                one.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", stop)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert app.run_window(find_paths()) == 0
    assert seen == [["MainWindow"]]
