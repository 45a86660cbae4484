"""The silence that ``conftest.py`` and ``pyproject.toml`` promise can really fail a test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOUD = """
import logging, os, socket, urllib.request, warnings
import pytest

def test_warns():
    warnings.warn("obsolete", DeprecationWarning)

def test_logs():
    logging.getLogger("vejviser").warning("odd")

@pytest.mark.log_ventet
def test_logs_on_purpose():
    logging.getLogger("vejviser").warning("odd")

def test_qt_warns(qapp):
    from PySide6.QtCore import qWarning
    qWarning("odd")

def test_connects():
    with socket.socket() as line:
        line.connect(("192.0.2.1", 80))

def test_looks_up_a_name():
    socket.getaddrinfo("example.org", 80)

def test_slot_raises(qtbot):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(20)

def test_stays_at_home(egne_filer, tmp_path):
    assert os.environ["VEJVISER_DATA"] == str(egne_filer)
    assert egne_filer.is_relative_to(tmp_path)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

@pytest.mark.tung
def test_slow():
    raise AssertionError("must wait for --tung")
"""


def test_noise_fails_the_test_that_made_it(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_loud.py").write_text(LOUD, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-rA"]
    command += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=env)
    told = re.findall(r"^(PASSED|FAILED|ERROR) \S*::(test_\w+)", done.stdout, re.MULTILINE)
    noisy = {name for result, name in told if result != "PASSED"}
    quiet = {name for _, name in told} - noisy
    assert quiet == {"test_logs_on_purpose", "test_stays_at_home"}, done.stdout
    assert len(noisy) == 6
    assert "1 skipped" in done.stdout
