"""The place Overblik (Ctrl+4): needs met and unmet over time, without a single person in it.

It shows what ``domain.overblik`` lets through and computes nothing itself. Numbers are read when it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.overblik import Maanedstal, Periode, vis_perioder
from vejviser.domain.overblik_ord import (
    REGEL,
    Overblik,
    Overbliksdel,
    Overblikstabel,
    byg_overblik,
    periode_ord,
    raekke_ord,
    vaerdi_ord,
)
from vejviser.domain.overblik_samling import Taludtraek, saml, uden_gengangere
from vejviser.errors import VejviserError
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.overblik_samling import OverblikSamling
from vejviser.ui.views.overblik_tomt import OverblikTomt
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import (
    Etiket,
    FlowLayout,
    Knap,
    Kort,
    RavLinje,
    Rulleflade,
    Valgknap,
    add_shown,
    clear_layout,
)
from vejviser.ui.widgets.soejler import Soejle, Soejlediagram

WIDTH = 860


class OverblikView(QWidget):
    """``fra_chosen`` carries the baseline month; ``save_requested`` the page and "pdf" or "csv"."""

    fra_chosen = Signal(str)
    save_requested = Signal(object, str)
    indstillinger_requested = Signal()
    told = Signal(str)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._gemmer: Gemmer | None = None
        self._nu: Callable[[], datetime]
        self._names: Mapping[str, str] = {}
        self._fra = ""
        self._wants_focus = False
        self._months: tuple[Maanedstal, ...] = ()
        self._own_id = ""
        self._others: tuple[Taludtraek, ...] = ()
        self.overblik: Overblik | None = None
        self.diagrammer: tuple[Soejlediagram, ...] = ()
        self._build_ui()
        self._connect_signals()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that is shown, in order."""
        return tuple(label.text() for label in self.findChildren(Etiket) if label.isVisibleTo(self))

    def set_names(self, names: Mapping[str, str]) -> None:
        """The need areas in words."""
        self._names = names
        self._show(self._months)

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        self._gemmer, self._nu = gemmer, nu
        self.refresh()

    def set_valg(self, fra: str, *, taeller: bool) -> None:
        """The user's settings: the baseline month, and whether conversations are counted."""
        self._fra = fra
        self.tomt.set_taeller(taeller)
        self._show(self._months)

    def set_tilladt(self, on: bool) -> None:
        """IT's decision; what was counted before can still be seen and deleted."""
        self.tomt.set_tilladt(on)

    @property
    def own(self) -> tuple[Periode, ...]:
        """What this computer may hand on today."""
        return vis_perioder(self._months, self._nu().date()) if self._gemmer is not None else ()

    def show_joined(self, own_id: str, others: tuple[Taludtraek, ...]) -> None:
        """The numbers of other computers beside this one's; none: this one's alone again."""
        self._own_id, self._others = own_id, others
        self._show(self._months)

    def focus_first(self) -> None:
        """To the first thing there is, once the numbers have been read."""
        self._wants_focus = True
        self.refresh()
        if self._gemmer is None:
            self._take_focus()

    def refresh(self) -> None:
        if self._gemmer is not None:
            self._opgaver.run(self._gemmer.overblik.all, self._show, self._on_error, key="overblik")

    def show_fault(self, error: VejviserError) -> None:
        self.rav.show_words(error.message, error.remedy)

    def _build_ui(self) -> None:
        self.rav = RavLinje()
        self.fra = Valgknap("Udgangspunkt", framed=True)
        self.pdf = Knap("Gem som PDF", icon="file-text", low=True)
        self.csv = Knap("Gem som CSV", icon="file-text", low=True)
        self.slet = Sletknap("alle tal i Overblik", "Slet alt", "Ja, slet alle tal")
        self.tomt, self.samling = OverblikTomt(), OverblikSamling()
        self._span = Etiket("", muted=True)
        self._regel = Etiket(REGEL, "t1", muted=True)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for knap in (self.fra, self.pdf, self.csv, self.slet):
            flow.addWidget(knap)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(12)
        column.addWidget(Etiket("Overblik", "t3", bold=True))
        for part in (self.rav, self._span, self._regel, self._buttons, self.tomt):
            column.addWidget(part)
        column.addLayout(self._parts)
        column.addWidget(self.samling)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._rulle = Rulleflade(content, WIDTH)
        outer.addWidget(self._rulle)
        self._show_empty(something=False)

    def _connect_signals(self) -> None:
        self.fra.value_chosen.connect(self._on_fra)
        self.pdf.clicked.connect(lambda: self.save_requested.emit(self.overblik, "pdf"))
        self.csv.clicked.connect(lambda: self.save_requested.emit(self.overblik, "csv"))
        self.slet.confirmed.connect(self._on_delete)
        self.tomt.knap.clicked.connect(self.indstillinger_requested)
        self.samling.alone_requested.connect(lambda: self.show_joined("", ()))

    def _show(self, months: tuple[Maanedstal, ...]) -> None:
        self._months = months
        if self._gemmer is None:
            return
        self.rav.show_words("")
        today = self._nu().date()
        own = Taludtraek(self._own_id, self.own)
        every = uden_gengangere((own, *self._others))
        perioder = saml(every) if self._others else own.perioder
        self.overblik = byg_overblik(perioder, self._fra, self._names, today, len(every))
        self.samling.show_stand(own=bool(own.perioder), joined=bool(self._others))
        clear_layout(self._parts)
        self.diagrammer = ()
        if not perioder:
            self._show_empty(something=bool(months))
            self._take_focus()
            return
        self._offer_baselines(perioder)
        self._span.setText(self.overblik.undertitel)
        for part in (self._span, self._regel, self._buttons, self.fra, self.pdf, self.csv):
            part.show()
        self.tomt.hide()
        for del_ in self.overblik.dele:
            add_shown(self._parts, self._part(del_))
        self._take_focus()

    def _take_focus(self) -> None:
        if self._wants_focus and self.isVisible():
            self._wants_focus = False
            (self.tomt.knap if self.fra.isHidden() else self.fra).setFocus(Qt.FocusReason.OtherFocusReason)
            # A place opens at its top; the pane brings the focus into view in the same way, just before.
            QTimer.singleShot(0, self, lambda: self._rulle.verticalScrollBar().setValue(0))

    def _show_empty(self, *, something: bool) -> None:
        """``something``: there are counters that may not be shown yet; they can be deleted all the same."""
        for part in (self._span, self._regel, self.fra, self.pdf, self.csv):
            part.hide()
        self._buttons.setVisible(something)
        self.tomt.show()
        self.tomt.set_something(something)

    def _offer_baselines(self, perioder: tuple[Periode, ...]) -> None:
        options = [(periode.fra, periode_ord(periode)) for periode in perioder]
        known = any(self._fra == key for key, _ in options)
        self.fra.set_options(options, self._fra if known else options[0][0])

    def _part(self, del_: Overbliksdel) -> QWidget:
        card = Kort()
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Etiket(del_.spoergsmaal, "t3", bold=True, ink="petrol"))
        column.addWidget(Etiket(del_.saetning, muted=True))
        for table in del_.tabeller:
            column.addSpacing(8)
            column.addWidget(Etiket(table.titel, bold=True))
            column.addWidget(self._diagram(table))
            if table.resten:
                column.addWidget(Etiket(table.resten, "t1", muted=True))
        return card

    def _diagram(self, table: Overblikstabel) -> Soejlediagram:
        rows = [
            Soejle(row.navn, row.vaerdier, tuple(vaerdi_ord(v) for v in row.vaerdier), raekke_ord(table, row))
            for row in table.raekker
        ]
        diagram = Soejlediagram(table.titel, table.serier, rows)
        self.diagrammer = (*self.diagrammer, diagram)
        return diagram

    def _on_fra(self, fra: str) -> None:
        self._fra = fra
        self.fra_chosen.emit(fra)
        self._show(self._months)

    def _on_delete(self) -> None:
        if self._gemmer is not None:
            store = self._gemmer.overblik
            self._opgaver.run(store.delete_all, lambda _: self._on_deleted(), self._on_error)

    def _on_deleted(self) -> None:
        self.told.emit("Alle tal i Overblik er slettet.")
        self.focus_first()

    def _on_error(self, error: VejviserError) -> None:
        """A damaged file: say so, and leave the way to delete it."""
        self._months = ()
        clear_layout(self._parts)
        self._show_empty(something=True)
        self.show_fault(error)
        self._take_focus()
