"""The window: the shell, and over it Akut and the screen turned to the citizen.

It is shown before the directory is loaded; ``set_tjenester`` brings the rest. It ties signals together and
decides nothing about the domain.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from vejviser.errors import VejviserError
from vejviser.settings import Indstillinger
from vejviser.ui.daekke import Daekke
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.gemt_styring import GemtStyring
from vejviser.ui.hjaelp_styring import HjaelpStyring
from vejviser.ui.katalog_styring import KatalogStyring
from vejviser.ui.klargoering import Klargoering
from vejviser.ui.lag import Lag
from vejviser.ui.opdater_styring import OpdaterStyring
from vejviser.ui.overblik_styring import OverblikStyring
from vejviser.ui.style import Fokusring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_view import FindView
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.katalog_ord import katalog_advarsel, katalogets_alder
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.views.skal_view import BACK_TO, SkalView
from vejviser.ui.vindue_taster import Vinduestaster


class MainWindow(QWidget):
    """``gem`` stores the settings and may raise ``UserError``; its words are shown in place."""

    def __init__(
        self,
        indstillinger: Indstillinger,
        tema: Tema,
        gem: Callable[[Indstillinger], None] | None = None,
    ) -> None:
        super().__init__()
        self._tema = tema
        self._gem = gem
        self._tjenester: Tjenester | None = None
        self._closing, self._before = False, "find"
        self._layers: Lag
        self._steder: dict[str, QWidget]
        self.opgaver = Opgaver(self)
        self.klargoering = Klargoering(self)
        self.setWindowTitle("Vejviser")
        self._build_ui(indstillinger)
        self._connect_signals()
        self._taster = Vinduestaster(self, self.vis_sted)
        self._ring = Fokusring(self)
        self._use_indstillinger(indstillinger)
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        self._top.felt.setFocus()

    def set_tjenester(self, tjenester: Tjenester) -> None:
        """The directory is loaded: everything comes alive."""
        before = "" if self._tjenester else self.skal.rav.words  # said at the start, and still so
        self._tjenester = tjenester
        for view in (self.samtale_view, self.borgerland_view, self.akut_view, self.find_view):
            view.set_tjenester(tjenester)
        for part in (self.gemt, self.katalog, self.overblik):
            part.set_tjenester(tjenester)
        self.skal.status.show_katalog(tjenester.katalog, katalogets_alder(tjenester))
        self.hjaelp.set_tjenester(tjenester)
        if tjenester.klargoer is not None:
            self.klargoering.begin(tjenester.klargoer, self.vis_fejl)
        warning = katalog_advarsel(tjenester)
        if warning is not None:
            self.skal.warn(*((before, " ".join(warning)) if before else warning))
        self.opdater.set_opdatering(tjenester.opdatering)

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        """What is kept on this machine is open: drafts are saved from now on."""
        self.gemt.set_gemmer(gemmer, nu)
        self.overblik.set_gemmer(gemmer, nu)

    def vis_fejl(self, error: VejviserError) -> None:
        """Something failed that has words: amber, with what to do."""
        if self._tjenester is None:
            self.find_view.show_fault(error)
            self.skal.status.show_none()
        else:
            self.skal.warn(error.message, error.remedy)

    def vis_besked(self, text: str) -> None:
        self.skal.warn(text)

    def vis_find(self, text: str = "") -> None:
        self.vis_sted("find")
        self._top.felt.setText(text)
        self._top.felt.setFocus()

    def vis_samtale(self) -> None:
        self.vis_sted("samtale")

    def vis_velkomst(self) -> None:
        """The first start: say what this is, and keep the settings: the next start is not the first."""
        self.vis_sted("velkomst")
        QTimer.singleShot(0, self, self._gem_igen)

    def tilbyd_pakke(self, fil: str) -> None:
        """Somebody opened a package: ask before it is taken in, also while the directory is still loading."""
        self.opdater.offer(fil)

    def vis_akut(self, kode: str = "") -> None:
        self._layers.toggle_akut(kode)

    def vend_skaermen(self) -> None:
        if self._tjenester is not None:
            self._layers.vend()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody used: one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """With a running conversation: save it, and ask in the window what is to become of it."""
        if self.samtale_view.har_samtale and not self._closing and not self.gemt.log_af.active:
            event.ignore()
            self._layers.show_skal()
            self.gemt.kladder.ask_close(self._close_for_good)
            return
        if not (self._closing or self.gemt.log_af.active) and self.katalog.holds_back(self._close_for_good):
            event.ignore()
            return
        for part in (self.gemt.opgaver, self.klargoering, self.katalog, self.opgaver):
            part.close()
        super().closeEvent(event)

    def _build_ui(self, indstillinger: Indstillinger) -> None:
        self.find_view = FindView(self.opgaver)
        self.samtale_view = SamtaleView(self._tema, self.opgaver)
        self.gemt = GemtStyring(self.samtale_view, self)
        self.katalog = KatalogStyring(self.find_view, self)
        self.indstillinger_view = IndstillingerView(indstillinger)
        self.opdater = OpdaterStyring(self.indstillinger_view, self.gemt.opgaver, self)
        self.overblik = OverblikStyring(
            self.samtale_view, self.find_view, self.indstillinger_view, self.gemt.opgaver, self
        )
        self.indstillinger_view.add_part(self.gemt.hvad_ligger_her)
        self.hjaelp = HjaelpStyring(
            self._tema.ressourcer, self.indstillinger_view, self.opdater, self.vis_sted, self
        )
        self._steder = {
            "find": self.find_view,
            "samtale": self.samtale_view,
            "katalog": self.katalog.view,
            "overblik": self.overblik.view,
            "opfoelgning": self.gemt.opfoelgning,
            "hjaelp": self.hjaelp.view,
            "velkomst": self.hjaelp.velkomst,
            "indstillinger": self.indstillinger_view,
        }
        self.skal = SkalView(self._steder)
        for line in (self.gemt.linje, self.gemt.advarsel):
            self.skal.add_line(line)
        self._top = self.skal.top
        self._layers = Lag(self, self._tema, self.opgaver, self.skal, self.find_view, self.samtale_view)
        self.akut_view, self.borgerland_view = self._layers.akut, self._layers.borgerland
        self.daekke = Daekke(self, self._layers)

    def _connect_signals(self) -> None:
        self._top.felt.textChanged.connect(self._on_words_changed)
        self._top.akut.clicked.connect(lambda: self.vis_akut())
        self._top.vend.clicked.connect(self.vend_skaermen)
        self.skal.sted_changed.connect(self._on_sted_changed)
        self.find_view.samtale_requested.connect(self._on_samtale_requested)
        self.find_view.words_requested.connect(self._top.felt.setText)
        self.find_view.typed.connect(self._on_typed)
        self.find_view.search_focus_requested.connect(self._top.felt.setFocus)
        self.find_view.told.connect(self._on_found)
        self.find_view.said.connect(self.skal.besked.show_words)
        self.klargoering.told.connect(self.skal.status.show_klargoering)
        self.klargoering.finished.connect(self.skal.status.hide_klargoering)
        self.klargoering.ready.connect(self._search_again)
        self.samtale_view.akut_requested.connect(self.vis_akut)
        self.find_view.akut_requested.connect(self.vis_akut)
        self.samtale_view.find_requested.connect(self.vis_find)
        self.samtale_view.ended.connect(lambda _: self.find_view.forget())
        self.samtale_view.borgerland_requested.connect(self.vend_skaermen)
        for part in (self.gemt, self.opdater, self.katalog, self.overblik, self.samtale_view.partnere):
            part.told.connect(self.skal.besked.show_words)
        self.katalog.find_requested.connect(lambda: self.vis_sted("find"))
        for source in (self.katalog, self.overblik, self.find_view):
            source.failed.connect(self.skal.warn)
        self.katalog.asked.connect(self.skal.warn)
        self.overblik.view.indstillinger_requested.connect(lambda: self.vis_sted("indstillinger"))
        self.opdater.tilbud_requested.connect(self.vis_find)
        self.opdater.i_vejen = lambda: self._layers.samtale_i_gang or self.katalog.i_gang
        self.opdater.reopened.connect(self.set_tjenester)
        self.gemt.samtale_shown.connect(self.vis_samtale)
        self.gemt.list_requested.connect(lambda: self.vis_sted("opfoelgning"))
        self.gemt.hvad_ligger_her.gone.connect(self._on_gone)
        self.indstillinger_view.indstillinger_changed.connect(self._on_indstillinger_changed)
        self.opdater.asked.connect(self.skal.warn)
        self.hjaelp.velkomst.typed.connect(self._on_typed)
        for view in (self.indstillinger_view, self.hjaelp.view, self.hjaelp.velkomst):
            view.closed.connect(lambda: self.vis_sted(self._before))

    def vis_find_plads(self) -> None:
        """Ctrl+1: back to Find with the words that stand there."""
        self.vis_sted("find")
        self.focus_search()

    def focus_search(self) -> None:
        self._top.felt.setFocus()
        self._top.felt.selectAll()

    def vis_sted(self, sted: str) -> None:
        self._layers.show_skal()
        self.skal.show_sted(sted)
        focus_first = getattr(self._steder[sted], "focus_first", None)
        if focus_first is not None:
            focus_first()

    def _go_back(self) -> None:
        if self._layers.akut_shown:
            self._layers.close_akut()
        elif self.skal.sted in ("hjaelp", "indstillinger", "velkomst"):
            self.vis_sted(self._before)
        elif self.skal.sted == "katalog":
            self.katalog.view.go_back()
        elif self.skal.sted == "find" and not self.find_view.go_back():
            self.focus_search()

    def _close_for_good(self) -> None:
        self._closing = True
        self.close()

    def _search_again(self) -> None:
        """The same question, because it has a better answer now."""
        self.find_view.search(self.find_view.tilbud.id if self.find_view.tilbud else "")

    def _on_words_changed(self, text: str) -> None:
        if self.skal.sted != "find" and text:
            self.skal.show_sted("find")
        self.find_view.set_text(text)

    def _on_found(self, found: int, hidden: int) -> None:
        """Who only browses has asked for nothing; how many offers there are stands beside the date."""
        status = self.skal.status
        status.hide_found() if self.find_view.kolonner.browsing else status.show_found(found, hidden)

    def _on_typed(self, text: str) -> None:
        self._top.felt.setFocus()
        self._top.felt.setText(self._top.felt.text() + text)

    def _on_gone(self, ids: tuple[str, ...]) -> None:
        if "favoritter" in ids:
            self.find_view.samling.forget()

    def _on_sted_changed(self, sted: str) -> None:
        if sted in BACK_TO:
            self._before = sted
        if sted == "indstillinger":
            self.gemt.hvad_ligger_her.refresh()
        if sted != "find":
            self.skal.status.hide_found()

    def _on_samtale_requested(self, id: str) -> None:
        self.samtale_view.laeg_i_samtale(id)
        if not self.samtale_view.spoerg.isHidden():
            self.vis_sted("samtale")
        elif self.find_view.tilbud is not None:
            self.skal.besked.show_words(f"{self.find_view.tilbud.navn} ligger i samtalen.")

    def _on_indstillinger_changed(self, value: Indstillinger) -> None:
        self._use_indstillinger(value)
        self._gem_igen()

    def _gem_igen(self) -> None:
        try:
            if self._gem is not None:
                self._gem(self.indstillinger_view.indstillinger)
            self.indstillinger_view.show_saved()
        except VejviserError as error:
            self.indstillinger_view.show_fault(error.message, error.remedy)

    def _use_indstillinger(self, value: Indstillinger) -> None:
        self._tema.configure(mode=value.tema, text_scale=value.tekst / 100)
        self.akut_view.set_adresse(value.adresse)
        for part in (self.samtale_view, self.katalog, self.overblik):
            part.set_indstillinger(value)
        self.daekke.set_minutes(value.daekke)
        self.gemt.vogter.set_til(value.kladder)
