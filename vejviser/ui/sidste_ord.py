"""Qt's last words (*sidste ord*): where it cannot open a screen it ends the process. Say it in Danish before.

Only while the application is made: afterwards Qt's messages take their usual way.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

NO_SCREEN = (
    "Vejviser kunne ikke åbne et vindue på denne skærm. "
    "Log ud og ind igen. Hjælper det ikke, så bed it om at køre: vejviser diagnose"
)


@contextmanager
def told(tell: Callable[[str], object], leave: Callable[[int], object] = os._exit) -> Iterator[None]:
    """Tell and leave with 1 where Qt would have aborted. Its other messages are held back meanwhile: they are
    English, and about the ways that it tries in vain."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if kind is QtMsgType.QtFatalMsg:
            tell(NO_SCREEN)
            leave(1)

    before = qInstallMessageHandler(handle)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
