"""Step 2, Løsninger: per need, in the person's order, what fits; and the person's own solution."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.aftale_forslag import aftale_om_loesning, aftale_om_tilbud
from vejviser.domain.dansk_tekst import smaat, telefon
from vejviser.domain.indhold import Leveregel
from vejviser.domain.query import Loesningsforslag, Tilbudsforslag
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleRemoved, TilbudBroughtBack, TilbudSetAside
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_behovsvalg import Behovsvalg
from vejviser.ui.views.samtale_leveregel import LeveregelView
from vejviser.ui.views.samtale_netvaerk import Netvaerkslinje
from vejviser.ui.views.samtale_tilbudsrude import Tilbudsrude
from vejviser.ui.views.samtale_tilbudstekst import kortvisninger
from vejviser.ui.views.samtale_tomt import IngenBehov
from vejviser.ui.views.samtale_ukendt import UkendtLinje
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import Etiket, Handling
from vejviser.ui.widgets.rulleplads import Rulleplads

LEFT_WIDTH = 264
LEAST_WIDTH = 240
FIRST = 5
MORE = 5
PAUSE_MS = 120


class LoesningerView(QWidget):
    """``behov_requested`` leads back to step 1; ``find_requested`` carries words for the place Find."""

    behov_requested = Signal()
    find_requested = Signal(str)

    def __init__(self, styring: SamtaleStyring, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._omraade = ""
        self._wanted = FIRST
        self._waits = False
        self._seen: tuple[object, ...] = ()
        self._forslag: dict[str, tuple[Tilbudsforslag, ...]] = {}
        self._valg = Behovsvalg()
        self.rude = Tilbudsrude()
        self.kort, self.more = self.rude.kort, self.rude.more
        self._regel = LeveregelView()
        self._title = Etiket("", bold=True)
        self._count = Etiket("", "t1", muted=True, wrap=False)
        self._unknown = UkendtLinje()
        self.netvaerk = Netvaerkslinje(styring)
        self._no_behov = IngenBehov("Løsninger")
        self.own = Vagtfelt(
            "Personens egen løsning",
            "Personens egen løsning: skriv den, som den bliver sagt",
            icon="user-round",
            key="Ctrl+E",
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build_ui()
        self._connect_signals()

    @property
    def omraade(self) -> str:
        """The need that is looked at, or "" where there is none."""
        return self._omraade

    @property
    def need_words(self) -> tuple[str, ...]:
        return self._valg.words

    @property
    def busy(self) -> bool:
        """Offers are still to be asked for."""
        return self._pause.isActive()

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.netvaerk.set_indhold(tjenester.indhold)
        regler = {regel.nummer: regel for regel in tjenester.indhold.leveregler}
        self._regel.show_regel(regler.get(2, Leveregel(2, "Det er borgerens plan", "")))
        self._show()
        self._on_changed()

    def focus_first(self) -> None:
        """The first card, so that Space chooses; where the offers are still to come, when they are there."""
        self._waits = self._omraade not in self._forslag and bool(self._omraade)
        if not self._omraade:
            self._no_behov.focus_first()
        elif self._waits:
            self._valg.focus_chosen()
        elif not self.kort.focus_first():
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def genveje(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What the keyboard does while this step shows."""
        keys = (("Ctrl+E", self.own.setFocus), ("Ctrl+J", self.rude.begin_compare))
        return (*keys, ("Alt+Down", self._on_next), ("Alt+Up", self._on_back))

    def look_at(self, omraade: str) -> None:
        """Show one need; a need that is not there gives the first."""
        areas = [behov.omraade for behov in self._styring.samtale.behov]
        self._omraade = omraade if omraade in areas else next(iter(areas), "")
        self._wanted = FIRST
        self._show()
        self._ask()

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then places its parts anew."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """What was said while another step was shown is asked about now, not at every letter."""
        super().showEvent(event)
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 640 * current().scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._left.setMaximumWidth(16_777_215 if narrow else round(LEFT_WIDTH * current().scale))
        self._regel.setVisible(not narrow)
        self._pane.set_scrolling(not narrow)

    def _build_ui(self) -> None:
        self._left = self._make_left()
        page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._left)
        self._columns.addLayout(self._make_middle(), 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self._no_behov)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._no_behov.behov_requested.connect(self.behov_requested)

    def _make_left(self) -> QWidget:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(Etiket("I borgerens rækkefølge", bold=True))
        rows.addWidget(self._valg)
        rows.addStretch(1)
        rows.addWidget(self._regel)
        return left

    def _make_middle(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        self._pane = Rulleplads(self.rude)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(head)
        middle.addWidget(self.netvaerk)
        middle.addWidget(self._unknown)
        middle.addWidget(self._pane, 1)
        middle.addWidget(self.own)
        return middle

    def _connect_signals(self) -> None:
        self._valg.chosen.connect(self.look_at)
        self.kort.choose_requested.connect(self._on_choose)
        self.kort.unchoose_requested.connect(self._on_unchoose)
        self.kort.set_aside_requested.connect(self._on_set_aside)
        self.kort.bring_back_requested.connect(self._on_bring_back)
        self.own.returnPressed.connect(self._on_own_solution)
        self.more.clicked.connect(self._on_more)
        self.rude.chosen.connect(self._on_compared)
        self.rude.left.connect(self.focus_first)
        self._styring.changed.connect(self._on_changed)
        self._styring.restarted.connect(self._forslag.clear)
        self._pause.timeout.connect(self._ask)

    def _on_changed(self) -> None:
        samtale = self._styring.samtale
        areas = [behov.omraade for behov in samtale.behov]
        if self._omraade not in areas:
            self._omraade = next(iter(areas), "")
        seen = (areas, samtale.aftaler, samtale.lagt_til_side)
        if seen != self._seen:
            self._seen = seen
            self._show()
        if self.isVisible():
            self._pause.start()

    def _on_more(self) -> None:
        self._wanted += MORE
        self._ask()

    def _on_compared(self, tilbud_id: str) -> None:
        """One of two was chosen; choosing what is chosen already changes nothing."""
        chosen = (aftale.tilbud for aftale in self._styring.samtale.aftaler if aftale.behov == self._omraade)
        if tilbud_id not in chosen:
            self._on_choose(tilbud_id)
        self.focus_first()

    def _on_next(self) -> None:
        self._step(1)

    def _on_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        areas = [behov.omraade for behov in self._styring.samtale.behov]
        if self._omraade in areas:
            self.look_at(areas[(areas.index(self._omraade) + by) % len(areas)])
            self.focus_first()

    def _ask(self) -> None:
        if self._tjenester is None or not self._omraade or not self.isVisible():
            return
        samtale, find, nu = self._styring.samtale, self._tjenester.forslag, self._tjenester.nu()
        self._opgaver.run(lambda: find(samtale, self._wanted, nu), self._on_found, key="forslag")

    def _on_found(self, svar: tuple[Loesningsforslag, ...]) -> None:
        self._forslag = {item.omraade: item.forslag for item in svar}
        self._show()
        if self._waits and self._valg.has_focus():
            self.focus_first()

    def _show(self) -> None:
        if self._tjenester is None:
            return
        samtale = self._styring.samtale
        names = self._tjenester.indhold.omraadenavne()
        self._stack.setCurrentIndex(0 if samtale.behov else 1)
        if not samtale.behov:
            return
        self._valg.show_behov(samtale, names, self._omraade)
        forslag = self._forslag.get(self._omraade)
        self._title.setText(names.get(self._omraade, ""))
        shown = kortvisninger(samtale, self._omraade, forslag or (), self._tjenester)
        has_more = len(forslag or ()) >= self._wanted
        self.rude.show_offers(self._omraade, shown, forslag or (), self._tjenester, has_more)
        possible = sum(1 for item in shown if item.tilstand != "lagt")
        self._count.setText(f"{possible} tilbud · bedst for denne person først" if possible else "")
        self._unknown.show_forslag(forslag or ())
        self._show_nothing(forslag is not None and not possible, names.get(self._omraade, ""))

    def _show_nothing(self, nothing: bool, navn: str) -> None:
        self.rude.nothing.setVisible(nothing)
        if not nothing or self._tjenester is None:
            return
        number = telefon(self._tjenester.indhold.hovednummer)
        self.rude.nothing.show_empty(
            "Ingen tilbud i kataloget passer på det her.",
            f"Skriv personens egen løsning herunder, led videre i Find, eller ring til kommunen på {number}.",
            (Handling("Led i Find", lambda: self.find_requested.emit(navn)),),
        )

    def _on_choose(self, tilbud_id: str) -> None:
        if self._tjenester is None:
            return
        tilbud = self._tjenester.katalog.tilbud[tilbud_id]
        navn = smaat(self._tjenester.indhold.omraade(self._omraade).navn)
        aftale = aftale_om_tilbud(self._omraade, tilbud, self._styring.samtale.afsender, navn)
        self._styring.apply(AftaleMade(aftale))

    def _on_unchoose(self, key: str) -> None:
        for nummer, aftale in enumerate(self._styring.samtale.aftaler):
            if aftale.behov == self._omraade and key in (aftale.tilbud, aftale.loesning):
                self._styring.apply(AftaleRemoved(nummer))
                return

    def _on_set_aside(self, tilbud_id: str, grund: str) -> None:
        self._styring.apply(TilbudSetAside(self._omraade, tilbud_id, grund))

    def _on_bring_back(self, tilbud_id: str) -> None:
        self._styring.apply(TilbudBroughtBack(self._omraade, tilbud_id))

    def _on_own_solution(self) -> None:
        words = self.own.text().strip()
        taken = {aftale.loesning for aftale in self._styring.samtale.aftaler if aftale.behov == self._omraade}
        if not words or not self._omraade or words in taken:
            return
        self.own.clear()
        self._styring.apply(
            AftaleMade(aftale_om_loesning(self._omraade, words, self._styring.samtale.afsender))
        )
