"""Where Qt would end the process, a Danish sentence comes first."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import qDebug

from vejviser.ui import sidste_ord

OPEN = """
import sys
from vejviser.app import make_application
from vejviser.ui.sidste_ord import told
with told(lambda words: print(words, file=sys.stderr)):
    make_application(["x"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_a_screen_that_does_not_answer_is_one_sentence() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN],
        env={**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (1, sidste_ord.NO_SCREEN + "\n")


def test_a_screen_that_opens_is_not_talked_about() -> None:
    said: list[str] = []
    with sidste_ord.told(said.append):
        qDebug("one way was tried in vain")
    assert said == []
