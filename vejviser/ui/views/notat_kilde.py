"""Builds the notes of the running conversation when something changed, for preview and for handing over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.domain.notat import Notat, Notattype, byg_notat
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tjenester import Tjenester

PAUSE_MS = 150
"""So long the conversation rests before the preview is built again."""

ORD_HOEJST = {Notattype.MODTAGER: 300, Notattype.BORGER: 150, Notattype.KORT: 60}
NAVNE = (
    (Notattype.MODTAGER, "Til modtageren"),
    (Notattype.BORGER, "Til borgeren"),
    (Notattype.KORT, "Lommekort"),
)


class Notatkilde(QObject):
    """``changed`` says that a note may read differently now."""

    changed = Signal()

    def __init__(self, styring: SamtaleStyring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._tjenester: Tjenester | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        styring.changed.connect(self._pause.start)

    @property
    def busy(self) -> bool:
        """A change is still to be shown."""
        return self._pause.isActive()

    @property
    def begun(self) -> bool:
        """Somebody said something: before that a note only tells what is missing."""
        return self._styring.started

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.changed.emit()

    def notat(self, type: Notattype) -> Notat | None:
        """The note as it stands right now; None before the directory is loaded."""
        if self._tjenester is None:
            return None
        katalog = self._tjenester.katalog
        now = self._tjenester.nu().isoformat(timespec="minutes")
        return byg_notat(
            self._styring.samtale, katalog.tilbud, self._tjenester.indhold, type, now, katalog.dato
        )
