"""The computer logs off or shuts down (*log af*): save the running conversation, and ask nothing.

Windows gives a program a few seconds (``WM_QUERYENDSESSION``) and kills the one that still waits for an
answer; a session manager on Linux does the same. The draft is there at the next start.
"""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

from vejviser.ui.kladde_vogter import Kladdevogter

LONGEST_MS = 4000
"""Windows waits five seconds before it says that a program holds up the log-off."""

CALLED_OFF_MS = 60_000
"""Another program may have stopped the log-off: from then on closing the window asks again."""


class Logaf(QObject):
    """``active`` while the session ends: the window then closes without a question."""

    def __init__(self, vogter: Kladdevogter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vogter = vogter
        self._called_off = QTimer(self, singleShot=True, interval=CALLED_OFF_MS)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_commit_data)

    @property
    def active(self) -> bool:
        return self._called_off.isActive()

    def session_ends(self) -> None:
        """Back when the draft lies on the disk, could not be saved, or the time is out."""
        self._called_off.start()
        loop, saved = QEventLoop(self), list[bool]()

        def on_saved() -> None:
            saved.append(True)
            loop.quit()

        self._vogter.when_saved(on_saved)
        if not saved:
            QTimer.singleShot(LONGEST_MS, loop, loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        loop.deleteLater()

    def _on_commit_data(self, _manager: QSessionManager) -> None:
        self.session_ends()
