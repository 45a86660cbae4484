"""Between the panel that updates the directory and the window: what is kept, when to look, what is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.errors import VejviserError
from vejviser.settings import Indstillinger
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Opdatering, Tjenester
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.opdater_panel import NAESTE_START, SLAAET_FRA, VENTER, OpdaterPanel
from vejviser.ui.widgets import Handling

TJEKKES = "Vejviser tjekker først, at det er ægte og helt. Går noget galt, beholder du det katalog, du har."
AABNER = "Åbner det nye katalog."
I_BRUG = "Det nye katalog er i brug."
KLAR = "Et nyt katalog er klar."
SENERE = "Det bliver brugt, når du er færdig."
DOEGN_MS = 24 * 60 * 60 * 1000
VENT_MS = 20_000


class OpdaterStyring(QObject):
    """``told``: good news for the line over the status bar. ``tilbud_requested``: show the named offer.
    ``asked``: words, more words and ways on (``Handling``) for the amber line. ``reopened`` carries the
    services over a directory that was taken in; ``i_vejen`` says what somebody is in the middle of, or "".
    """

    told = Signal(str)
    asked = Signal(str, str, tuple)
    tilbud_requested = Signal(str)
    reopened = Signal(object)

    def __init__(self, view: IndstillingerView, opgaver: Opgaver, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._opgaver = view, opgaver
        self._opdatering: Opdatering | None = None
        self._offered = ""
        self.i_vejen: Callable[[], str] = lambda: ""
        self.panel = OpdaterPanel(opgaver)
        view.add_part(self.panel)
        self.ur = QTimer(self)
        self.ur.setInterval(DOEGN_MS)
        self.ur.timeout.connect(self.look)
        self.vente_ur = QTimer(self)
        self.vente_ur.setInterval(VENT_MS)
        self.vente_ur.timeout.connect(self.use_when_free)
        self.panel.source_chosen.connect(lambda kilde: view.change(opdatering_kilde=kilde))
        self.panel.plan_changed.connect(self._on_plan)
        self.panel.updated.connect(self.told)
        self.panel.installed.connect(self._on_installed)
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

    def use_when_free(self) -> None:
        """A newer directory lies ready: use it as soon as nobody is in the middle of something."""
        if self.vente_ur.isActive() and not self.i_vejen():
            self.asked.emit("", "", ())
            self.use_now()

    def use_now(self) -> None:
        """Open the newest directory in the window as it stands. Where that fails, the old one stays."""
        self.vente_ur.stop()
        genaabn = self._opdatering.genaabn if self._opdatering else None
        if genaabn is not None:
            self.told.emit(AABNER)
            self._opgaver.run(genaabn, self._on_reopened, self._on_not_reopened, key="genaabn")

    def _on_installed(self) -> None:
        if self._opdatering is None or self._opdatering.genaabn is None:
            return
        hindring = self.i_vejen()
        if not hindring:
            self.use_now()
            return
        self.vente_ur.start()
        self.asked.emit(KLAR, f"{hindring} {SENERE}", (Handling("Brug det nu", self._on_wanted),))

    def _on_wanted(self) -> None:
        self.asked.emit("", "", ())
        self.use_now()

    def _on_reopened(self, tjenester: Tjenester) -> None:
        self.told.emit("")
        self.reopened.emit(tjenester)
        self.panel.show_answer(I_BRUG)

    def _on_not_reopened(self, error: VejviserError) -> None:
        self.told.emit("")
        self.asked.emit(error.message, NAESTE_START, ())

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
