"""The window is on the screen before anything heavy is imported (README, "The window first")."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from vejviser.app import make_window
from vejviser.paths import find_paths

class Eye(QObject):
    painted = False

    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

window, eye = make_window(find_paths()), Eye()
window.installEventFilter(eye)
window.show()
QApplication.processEvents()
print(json.dumps({"painted": eye.painted, "modules": sorted(sys.modules)}))
"""
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "whoosh", "numpy", "yaml", "typst", "cryptography", "keyring"}


def test_the_first_paint_waits_for_no_heavy_import() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["painted"], "the window was never painted, so this test saw nothing"
    assert HEAVY & set(told["modules"]) == set(), "import it inside the function that app.py runs in a thread"


READY = """
import json, sys
from vejviser.app import load_tjenester
from vejviser.domain.query import Query
from vejviser.paths import find_paths

given = load_tjenester(find_paths())
found = given.soeg(Query("et sted at sove i nat")).fund
print(json.dumps({"found": len(found), "modules": sorted(sys.modules)}))
"""
FOR_EDITORS = {"sqlmodel", "sqlalchemy", "pydantic", "holidays", "typst", "keyring"}


def test_opening_the_directory_and_searching_it_brings_nothing_that_only_editors_need(tmp_path: Path) -> None:
    """What is imported stays in memory; the rule files are compiled at the first start alone."""
    told = []
    for _ in ("first", "later"):
        environment = {**os.environ, "VEJVISER_DATA": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", READY], capture_output=True, text=True, env=environment, check=True
        )
        told.append(json.loads(done.stdout.splitlines()[-1]))
    assert all(one["found"] for one in told)
    assert [FOR_EDITORS & set(one["modules"]) for one in told] == [set(), set()]
    compiler = "vejviser.search.behov_regler"
    assert compiler not in told[1]["modules"], "the compiled rules were not kept, or not used"


def test_help_on_the_command_line_imports_neither_qt_nor_the_engines() -> None:
    code = "import json, sys; from vejviser.cli import build_parser; build_parser(); "
    done = subprocess.run(
        [sys.executable, "-c", code + "print(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (HEAVY | {"PySide6"}) & set(json.loads(done.stdout)) == set()
