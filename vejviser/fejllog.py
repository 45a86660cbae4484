"""The log of faults (*fejllog*): when, which kind, and where in the code. Never a word that was typed.

One small file in the user's folder that turns over by itself. A folder that cannot be written means no log,
and nothing else.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

FIL = "fejl.log"
MOST_BYTES = 32_000
KEPT = 1
_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d \w+ at [\w.?]+(:\d+)?")
_log = logging.getLogger("vejviser")


def start_fejllog(bruger: Path) -> None:
    """Send the program's own log lines to the file from now on."""
    try:
        (bruger / "log").mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            bruger / "log" / FIL, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M"))
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # a full disk
    _log.addHandler(handler)


def latest_faults(bruger: Path, most: int = 20) -> tuple[str, ...]:
    """The last lines that have the form we write ("2026-11-23 09:30 ValueError at query.py:12"), newest last.

    Anything else in the file is left where it is: this goes into a support file.
    """
    return tuple(_lines(bruger / "log" / FIL))[-most:]


def _lines(file: Path) -> Iterator[str]:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        if _LINE.fullmatch(line):
            yield line
