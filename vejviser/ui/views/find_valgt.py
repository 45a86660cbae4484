"""The offer that the selection stands on, and the pane that shows it.

Who walks the list sees each offer at once. Who types sees the pane follow when the typing rests: to fill it
costs as much as the list itself, and the next letter may already have chosen another.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from vejviser.domain.tilbud import Tilbud
from vejviser.ui.views.tilbud_view import TilbudView

PAUSE_MS = 80


class Valgt(QObject):
    """``show`` fills the pane with an offer; the offer itself is chosen from the first moment on."""

    def __init__(self, pane: TilbudView, show: Callable[[Tilbud], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._show = pane, show
        self._tilbud: Tilbud | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.show_now)

    @property
    def tilbud(self) -> Tilbud | None:
        return self._tilbud

    @property
    def waiting(self) -> bool:
        """The pane does not show it yet."""
        return self._pause.isActive()

    def choose(self, tilbud: Tilbud) -> None:
        self._tilbud = tilbud
        self._pause.start()

    def choose_nothing(self) -> None:
        self._tilbud = None
        self._pause.stop()
        self._pane.note.keep()
        self._pane.show_nothing()

    def show_now(self) -> None:
        """Whoever acts on the offer must see it."""
        self._pause.stop()
        if self._tilbud is not None:
            self._pane.note.keep()
            self._show(self._tilbud)

    def catch_up(self) -> None:
        """Show it now if it is not shown yet."""
        if self.waiting:
            self.show_now()
