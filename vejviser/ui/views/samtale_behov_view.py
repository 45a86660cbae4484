"""Step 1, Behov: the person's own words first, then what they mean, then one open question at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.cpr import sloer
from vejviser.domain.dansk_tekst import stort
from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Behovsforslag, Behovssvar
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_haendelser import BehovAdded, BehovMoved, BehovRemoved
from vejviser.domain.samtale_ord import saetninger
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_tegn import AkutTegn
from vejviser.ui.views.samtale_behovsliste import Behovsliste
from vejviser.ui.views.samtale_fliser import FliserView
from vejviser.ui.views.samtale_forslag import ForslagView
from vejviser.ui.views.samtale_ord import OrdView
from vejviser.ui.views.samtale_spoergsmaal import SpoergsmaalView
from vejviser.ui.views.samtale_vagtfelt import vagtpladser
from vejviser.ui.widgets import Etiket
from vejviser.ui.widgets.boble import Boble
from vejviser.ui.widgets.rulleplads import Rulleplads
from vejviser.ui.widgets.valg import Valgliste

LEFT_WIDTH = 400
LEAST_WIDTH = 240
PAUSE_MS = 120
"""So long the words rest before they are read: no flicker between letters."""

SENG = "sted_i_nat"


class BehovView(QWidget):
    """``akut_requested`` carries the sign that the words may mean."""

    akut_requested = Signal(str)

    def __init__(self, styring: SamtaleStyring, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._svar = Behovssvar((), ())
        self._spoken = ""
        self._dismissed: set[str] = set()
        self._narrow: bool | None = None
        self.ord = OrdView(styring)
        self.fliser = FliserView(styring)
        self.liste = Behovsliste()
        self.forslag = ForslagView()
        self.spoergsmaal = SpoergsmaalView(styring)
        self._akut = AkutTegn()
        self._empty = Etiket("Ingen behov endnu. Sig ja til et forslag, eller tilføj selv.", "t1", muted=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build_ui()
        self._connect_signals()
        self._show()

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.fliser.set_indhold(tjenester.indhold)
        self.spoergsmaal.set_indhold(tjenester.indhold)
        self._show()
        self._ask()

    @property
    def busy(self) -> bool:
        """Words that were typed are still to be read."""
        return self._pause.isActive()

    @property
    def akut_words(self) -> str:
        return self._akut.words

    @property
    def akut_kode(self) -> str:
        """The first sign that the line shows, or ""."""
        return self._akut.kode

    def has_vold(self) -> bool:
        """Whether the words hold a sign of violence."""
        return any(fund.kode == "vold" for fund in self._svar.akut)

    def focus_first(self) -> None:
        self.ord.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then places its parts anew."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() < 720 * current().scale)

    def _build_ui(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.ord, 1)
        left.addWidget(self.fliser)
        needs = QWidget()
        rows = QVBoxLayout(needs)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (self.liste, self._empty, self.forslag):
            rows.addWidget(part)
        rows.addStretch(1)
        self._needs = needs
        self._scroll = Rulleplads(needs)
        head = QHBoxLayout()
        head.addWidget(Etiket("Vigtigst nu", bold=True), 1)
        head.addWidget(Etiket("Træk, eller Alt+↑ Alt+↓. Højst tre.", "t1", muted=True, wrap=False))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.spoergsmaal)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._akut)
        layout.addLayout(self._columns, 1)

    def _arrange(self, narrow: bool) -> None:
        """Two columns, or one under the other where the window is small or the text large."""
        if not narrow:
            self._left.setFixedWidth(min(round(LEFT_WIDTH * current().scale), self.width() // 2))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        if narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        self._scroll.set_scrolling(not narrow)

    def _connect_signals(self) -> None:
        self._akut.akut_requested.connect(self.akut_requested)
        self.liste.move_requested.connect(lambda kode, plads: self._styring.apply(BehovMoved(kode, plads)))
        self.liste.remove_requested.connect(lambda kode: self._styring.apply(BehovRemoved(kode)))
        self.forslag.accepted.connect(self._on_accepted)
        self.forslag.dismissed.connect(self._on_dismissed)
        self.forslag.add_requested.connect(self._on_add_requested)
        self._styring.changed.connect(self._show)
        self._styring.changed.connect(self._pause.start)
        self._styring.restarted.connect(self._dismissed.clear)
        self._pause.timeout.connect(self._ask)

    def _show(self) -> None:
        names = self._tjenester.indhold.omraadenavne() if self._tjenester else {}
        behov = self._styring.samtale.behov
        self.liste.set_behov(behov, names)
        self.liste.setVisible(bool(behov))
        self._empty.setVisible(not behov)
        self.forslag.show_forslag(self._open_forslag())

    def _open_forslag(self) -> list[Behovsforslag]:
        """What home and words suggest, without what the person chose or took away."""
        samtale = self._styring.samtale
        gone = {behov.omraade for behov in samtale.behov} | self._dismissed
        home = bolig_forslag(samtale, self._tjenester.indhold) if self._tjenester else ()
        found = {one.kode: one for one in (*home, *self._svar.omraader)}
        return [one for kode, one in found.items() if kode not in gone]

    def _ask(self) -> None:
        if self._tjenester is None:
            return
        samtale, find = self._styring.samtale, self._tjenester.find_behov
        text = spoken_words(samtale)
        self._opgaver.run(
            lambda: find(text), lambda svar: self._on_found(samtale.egne_ord, text, svar), key="behov"
        )

    def _on_found(self, egne_ord: str, spoken: str, svar: Behovssvar) -> None:
        self._svar, self._spoken = svar, spoken
        self.ord.show_found(egne_ord, svar, vagtpladser(egne_ord))
        self.forslag.show_forslag(self._open_forslag())
        if self._tjenester is not None:
            self._akut.show_svar(spoken, svar, self._tjenester.indhold.akut)

    def _on_accepted(self, forslag: Behovsforslag) -> None:
        """The need takes the whole sentences along that speak of it."""
        said = saetninger(self._spoken, forslag.pladser) or " · ".join(forslag.fordi)
        self._styring.apply(BehovAdded(forslag.kode, sloer(said)[0]))

    def _on_dismissed(self, kode: str) -> None:
        self._dismissed.add(kode)
        self.forslag.show_forslag(self._open_forslag())

    def _on_add_requested(self, anchor: QWidget) -> None:
        """All 15 areas by hand; ticking adds, unticking takes off."""
        if self._tjenester is None:
            return
        options = [(omraade.kode, omraade.navn) for omraade in self._tjenester.indhold.omraader]
        liste = Valgliste("Behov", options)
        liste.set_values([behov.omraade for behov in self._styring.samtale.behov])
        liste.chosen.connect(self._on_ticked)
        Boble("Hvad er det vigtigste?", liste, self.window()).open_at(anchor, liste)

    def _on_ticked(self, kode: str, on: bool) -> None:
        self._styring.apply(BehovAdded(kode) if on else BehovRemoved(kode))


def bolig_forslag(samtale: Samtale, indhold: Indhold) -> tuple[Behovsforslag, ...]:
    """Who told that there is no bed tonight is asked about one, also where no word of it was understood."""
    homes = [item for item in indhold.boligsituationer if item.nummer == samtale.boligsituation]
    if not homes or not homes[0].akut:
        return ()
    return (Behovsforslag(SENG, indhold.omraade(SENG).navn, (stort(homes[0].tekst),)),)


def spoken_words(samtale: Samtale) -> str:
    """Own words first, so that places in them hold; then what was answered."""
    answers: Sequence[str] = [
        item.svar
        for item in samtale.besvarelser
        if not item.spoergsmaal.startswith("flise:") and item.svar not in samtale.egne_ord
    ]
    return "\n\n".join((samtale.egne_ord, *answers)) if answers else samtale.egne_ord
