"""Between the panel that updates the directory and the window: what is kept, when to look, what is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.settings import Indstillinger
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Opdatering
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.opdater_panel import SLAAET_FRA, VENTER, OpdaterPanel
from vejviser.ui.widgets import Handling

TJEKKES = "Vejviser tjekker først, at det er ægte og helt. Går noget galt, beholder du det katalog, du har."
DOEGN_MS = 24 * 60 * 60 * 1000


class OpdaterStyring(QObject):
    """``told``: good news for the line over the status bar. ``tilbud_requested``: show the named offer.
    ``asked``: words, more words and ways on (``Handling``) for the amber line."""

    told = Signal(str)
    asked = Signal(str, str, tuple)
    tilbud_requested = Signal(str)

    def __init__(self, view: IndstillingerView, opgaver: Opgaver, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._opgaver = view, opgaver
        self._opdatering: Opdatering | None = None
        self._offered = ""
        self.panel = OpdaterPanel(opgaver)
        view.add_part(self.panel)
        self.ur = QTimer(self)
        self.ur.setInterval(DOEGN_MS)
        self.ur.timeout.connect(self.look)
        self.panel.source_chosen.connect(lambda kilde: view.change(opdatering_kilde=kilde))
        self.panel.plan_changed.connect(self._on_plan)
        self.panel.updated.connect(self.told)
        self.panel.failed.connect(self._on_failed)
        self.panel.tilbud_requested.connect(self.tilbud_requested)

    def set_opdatering(self, opdatering: Opdatering | None) -> None:
        """The directory is open: say what is new in it once, and look for a newer one where that is on."""
        self._opdatering = opdatering
        value = self._view.indstillinger
        self.panel.set_opdatering(opdatering, value.opdatering_kilde, value.opdatering_plan)
        if opdatering is None:
            return
        if opdatering.nyt is not None:
            self.told.emit(f"Nyt i kataloget: {opdatering.nyt.saetning}. Se dem i Indstillinger.")
            seen: Callable[[], None] = opdatering.nyt_er_set
            self._opgaver.run(seen, lambda _: None)
        self.ur.start()
        self.look()
        self.offer(self._offered)

    def offer(self, fil: str) -> None:
        """A package was opened from outside: nothing is taken in before the user says so."""
        self._offered = fil
        if not fil or self._opdatering is None:
            return
        self._offered = ""
        if self._opdatering.tilladt is False:
            self.asked.emit(SLAAET_FRA, "", ())
            return
        way = Handling("Brug det", lambda: self._take(fil))
        self.asked.emit(f"Vil du bruge kataloget i {Path(fil).name}?", TJEKKES, (way,))

    def choose(self, kilde: str, plan: bool) -> None:
        """The same choice as in the panel, made on another page."""
        self._view.change(opdatering_kilde=kilde, opdatering_plan=plan)
        self.panel.set_opdatering(self._opdatering, kilde, plan)
        self.look()

    def _take(self, fil: str) -> None:
        self.asked.emit("", "", ())
        self.told.emit(VENTER)
        self.panel.run(fil)

    def look(self) -> None:
        """Once a day, and only where the user or IT switched it on."""
        kilde = self._kilde(self._view.indstillinger)
        if kilde:
            self.panel.run(kilde, quiet=True)

    def _kilde(self, value: Indstillinger) -> str:
        opdatering = self._opdatering
        if opdatering is None or opdatering.tilladt is False:
            return ""
        if opdatering.tilladt:
            return opdatering.kilde or value.opdatering_kilde
        return value.opdatering_kilde if value.opdatering_plan else ""

    def _on_failed(self, message: str, remedy: str) -> None:
        """Said in the panel too, but the panel may be out of sight."""
        self.told.emit("")
        if not self.panel.isVisible():
            self.asked.emit(message, remedy, ())

    def _on_plan(self, on: bool) -> None:
        self._view.change(opdatering_plan=on)
        self.look()
