"""The place Samtale: three steps and the note, all open at any time, with the note growing beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.aftale_forslag import aftale_om_tilbud
from vejviser.domain.dansk_tekst import smaat
from vejviser.domain.samtale import Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleMade, BehovAdded, Haendelse, HaendelseError
from vejviser.domain.tilbud import Tilbud
from vejviser.settings import Indstillinger
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema, current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.notat_kilde import Notatkilde
from vejviser.ui.views.notat_panel import NotatPanel
from vejviser.ui.views.notat_view import NotatView
from vejviser.ui.views.samtale_aftaletekst import SLETTES, modtagernavne
from vejviser.ui.views.samtale_behov_view import BehovView
from vejviser.ui.views.samtale_hoved import TRIN, SamtaleHoved
from vejviser.ui.views.samtale_loesninger_view import LoesningerView
from vejviser.ui.views.samtale_partnere_view import PartnereView
from vejviser.ui.views.samtale_spoerg import Spoergelinje
from vejviser.ui.views.samtale_vagtlinje import SLOER_KEY, Vagtlinje
from vejviser.ui.widgets import Handling, Rulleflade

NOTE_WIDTH = 328
RING_ROOM = 6
"""A scrolling pane cuts at its edge; so much inside it is left for the focus ring."""

WITH_NOTE = 1080
"""The least width (at text 100 %) where the note stands beside the steps; below it is a step of its own."""


class SamtaleView(QWidget):
    """``styring`` holds the conversation. ``find_requested`` carries words for the place Find.

    ``ended`` carries the conversation that was just deleted, once: for what may stay after it.
    """

    ended = Signal(object)
    akut_requested = Signal(str)
    borgerland_requested = Signal()
    find_requested = Signal(str)

    def __init__(self, tema: Tema, opgaver: Opgaver | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samtale")
        self._tema = tema
        self._tjenester: Tjenester | None = None
        self._opgaver = opgaver or Opgaver(self)
        self._step_keys: list[tuple[Trin, QShortcut]] = []
        self._shown: Trin | None = None
        self.flere_veje: Callable[[], tuple[Handling, ...]] = tuple
        self.styring = SamtaleStyring(self)
        self.kilde = Notatkilde(self.styring, self)
        self.hoved = SamtaleHoved()
        self.spoerg = Spoergelinje()
        self.vagt = Vagtlinje(self.styring)
        self.behov = BehovView(self.styring, self._opgaver)
        self.loesninger = LoesningerView(self.styring, self._opgaver)
        self.partnere = PartnereView(self.styring, self._opgaver)
        self.notat = NotatView(self.styring, self.kilde, self._opgaver)
        self.panel = NotatPanel(self.kilde)
        self._build_ui()
        self._connect_signals()
        self._show()

    @property
    def samtale(self) -> Samtale:
        return self.styring.samtale

    @property
    def har_samtale(self) -> bool:
        return self.styring.started

    @property
    def busy(self) -> bool:
        """Something is still to be read, found or shown: for tests and pictures."""
        parts = (self.behov, self.loesninger, self.kilde, self._opgaver)
        return any(part.busy for part in parts)

    @property
    def opgaver(self) -> Opgaver:
        return self._opgaver

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.styring.begin(tjenester.nu())
        self.styring.set_clock(tjenester.nu)
        for part in (self.behov, self.loesninger, self.partnere, self.notat, self.kilde):
            part.set_tjenester(tjenester)

    def set_indstillinger(self, indstillinger: Indstillinger) -> None:
        self.styring.set_afsender(indstillinger.afsender)

    def close_tasks(self) -> None:
        """Let work under way end before the window goes; only needed where no ``opgaver`` was handed in."""
        self._opgaver.close()

    def focus_first(self) -> None:
        """A question that waits goes before the step."""
        if self.spoerg.isHidden():
            self._current_step().focus_first()
        else:
            self.spoerg.focus_first()

    def open_step(self, place: int) -> None:
        """``place`` counts from 0 in the order of the blades."""
        self._on_step_chosen(TRIN[place])

    def laeg_i_samtale(self, tilbud_id: str) -> None:
        """Put an offer from Find into the conversation; which need it is for is asked in place."""
        if self._tjenester is None or tilbud_id not in self._tjenester.katalog.tilbud:
            return
        tilbud = self._tjenester.katalog.tilbud[tilbud_id]
        names = self._tjenester.indhold.omraadenavne()
        chosen = [behov.omraade for behov in self.samtale.behov]
        fitting = [area for area in chosen if area in tilbud.behovsomraader]
        if len(fitting) == 1:
            self._add_tilbud(fitting[0], tilbud)
            return
        offered = [area for area in tilbud.behovsomraader if area in names]
        areas = fitting or list(dict.fromkeys((*offered, *chosen))) or list(names)
        ways = [Handling(names[area], self._adder(area, tilbud)) for area in areas]
        self.spoerg.ask(f"{tilbud.navn}: hvad skal det hjælpe med?", "", ways)

    def begin_again(self) -> None:
        """ "Afslut": ask first, calmly and in place."""
        names = modtagernavne(self.samtale, self._tjenester.katalog.tilbud if self._tjenester else {})
        self.spoerg.ask(
            "Vil du afslutte samtalen?",
            f"{SLETTES} {self.notat.udleveret(names)} Er alt givet videre?",
            (Handling("Slet og afslut", self._end), *self.flere_veje()),
            safe="Bliv i samtalen",
            danger=True,
        )

    def show_under_hoved(self, widget: QWidget) -> None:
        """Give a card a place of its own over every step; it hides itself."""
        self._top.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build_ui(self) -> None:
        self._steps = QStackedWidget()
        self._holders: dict[Trin, Rulleflade] = {}
        for trin, view in zip(TRIN, (self.behov, self.loesninger, self.partnere, self.notat), strict=True):
            inside = view.layout()
            if inside is not None:
                inside.setContentsMargins(RING_ROOM, RING_ROOM, RING_ROOM, RING_ROOM)
            holder = Rulleflade(view)
            self._holders[trin] = holder
            self._steps.addWidget(holder)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(24 - RING_ROOM)
        row.addWidget(self._steps, 1)
        row.addWidget(self.panel)
        top = QVBoxLayout()
        top.setContentsMargins(RING_ROOM, 0, RING_ROOM, 0)
        top.setSpacing(8)
        top.addWidget(self.hoved)
        top.addWidget(self.spoerg)
        top.addWidget(self.vagt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24 - RING_ROOM, 16, 24 - RING_ROOM, 16 - RING_ROOM)
        layout.setSpacing(16 - RING_ROOM)
        self._top = top
        layout.addLayout(top)
        layout.addLayout(row, 1)

    def _connect_signals(self) -> None:
        self.hoved.step_chosen.connect(self._on_step_chosen)
        self.hoved.end_requested.connect(self.begin_again)
        self.behov.akut_requested.connect(self.akut_requested)
        self.loesninger.behov_requested.connect(lambda: self._on_step_chosen(Trin.BEHOV))
        self.loesninger.find_requested.connect(self.find_requested)
        self.partnere.behov_requested.connect(lambda: self._on_step_chosen(Trin.BEHOV))
        self.partnere.notat_requested.connect(lambda: self._on_step_chosen(Trin.NOTAT))
        self.partnere.find_requested.connect(self._on_find_partner)
        self.notat.vold_i_ordene = self.behov.has_vold
        self.styring.changed.connect(self._show)
        self.styring.trin_changed.connect(self._show)
        scope = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Z", self.styring.undo),
            ("Ctrl+Shift+Z", self.styring.redo),
            ("Ctrl+Return", self._on_next_step),
            ("Ctrl+Shift+Return", self._on_previous_step),
            ("Alt+J", self.behov.forslag.accept_first),
            (SLOER_KEY, self.vagt.sloer),
        )
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self, act, context=scope)
        for number, trin in enumerate(TRIN, start=1):
            act = self._goer(trin)
            QShortcut(QKeySequence(f"Alt+{number}"), self, act, context=scope)
        for trin, view in ((Trin.LOESNINGER, self.loesninger), (Trin.NOTAT, self.notat)):
            for sequence, act in view.genveje():
                shortcut = QShortcut(QKeySequence(sequence), self, act, context=scope)
                self._step_keys.append((trin, shortcut))

    def _show(self) -> None:
        trin = self.styring.trin
        self.hoved.show_samtale(self.samtale, trin, self.styring.begun, self.har_samtale)
        self._steps.setCurrentWidget(self._holders[trin])
        for owner, shortcut in self._step_keys:
            shortcut.setEnabled(owner is trin)
        self._arrange()
        if trin is not self._shown:
            self._shown = trin
            self._begin_at_top()

    def _begin_at_top(self) -> None:
        """However one came to a step, it begins at its top; Qt alone would take the next thing it finds."""
        holder = self._holders[self.styring.trin]
        for pane in (holder, *holder.findChildren(Rulleflade)):
            pane.verticalScrollBar().setValue(0)
        if self.isVisible() and not self._is_on_blade():
            self.focus_first()

    def _is_on_blade(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.hoved.steps.isAncestorOf(focus)

    def _arrange(self) -> None:
        """The note beside, where there is room and it is not already the page."""
        scale = current().scale
        beside = self.width() >= WITH_NOTE * scale and self.styring.trin is not Trin.NOTAT
        self.panel.setMinimumWidth(1)
        self.panel.setMaximumWidth(round(NOTE_WIDTH * scale))
        self.panel.setVisible(beside)

    def _current_step(self) -> BehovView | LoesningerView | PartnereView | NotatView:
        views: dict[Trin, BehovView | LoesningerView | PartnereView | NotatView] = {
            Trin.BEHOV: self.behov,
            Trin.LOESNINGER: self.loesninger,
            Trin.PARTNERE: self.partnere,
            Trin.NOTAT: self.notat,
        }
        return views[self.styring.trin]

    def _goer(self, trin: Trin) -> Callable[[], None]:
        return lambda: self._on_step_chosen(trin)

    def _on_step_chosen(self, trin: Trin) -> None:
        """Leaving a step closes its field for undo and lets the new step say where to begin."""
        stays = self._is_on_blade()
        self.styring.go_to(trin)
        if not stays:
            self.focus_first()

    def _on_next_step(self) -> None:
        place = TRIN.index(self.styring.trin)
        self._on_step_chosen(TRIN[min(place + 1, len(TRIN) - 1)])

    def _on_previous_step(self) -> None:
        place = TRIN.index(self.styring.trin)
        self._on_step_chosen(TRIN[max(place - 1, 0)])

    def _on_find_partner(self, omraade: str) -> None:
        self.loesninger.look_at(omraade)
        self._on_step_chosen(Trin.LOESNINGER)

    def _adder(self, omraade: str, tilbud: Tilbud) -> Callable[[], None]:
        return lambda: self._add_tilbud(omraade, tilbud)

    def _add_tilbud(self, omraade: str, tilbud: Tilbud) -> None:
        if self._tjenester is None:
            return
        navn = smaat(self._tjenester.indhold.omraade(omraade).navn)
        if not any(behov.omraade == omraade for behov in self.samtale.behov):
            self.styring.apply(BehovAdded(omraade))
        aftale = aftale_om_tilbud(omraade, tilbud, self.samtale.afsender, navn)
        self.apply_if_possible(AftaleMade(aftale))
        self.styring.go_to(Trin.LOESNINGER)
        self.loesninger.look_at(omraade)

    def apply_if_possible(self, haendelse: Haendelse) -> None:
        """For wishes from other places: choosing what is chosen already is no fault."""
        try:
            self.styring.apply(haendelse)
        except HaendelseError:
            return

    def _end(self) -> None:
        if self._tjenester is not None:
            samtale = self.samtale
            self.styring.restart(self._tjenester.nu())
            self.behov.focus_first()
            self.ended.emit(samtale)
