"""Step 3, Partnere: one card per agreement, and the gaps until somebody holds them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.aftale import Aftale
from vejviser.domain.aftale_forslag import afsender_navn, aftale_om_loesning, aftale_om_tilbud
from vejviser.domain.dansk_tekst import smaat, stort
from vejviser.domain.huller import Hul, huller
from vejviser.domain.query import Loesningsforslag
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleRemoved, AftaleSet
from vejviser.domain.samtale_ringe import Ring, ringe
from vejviser.domain.varme import varme_af
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_afrunding import AfrundingView
from vejviser.ui.views.samtale_aftalekort import Aftalekort, Aftaleplads
from vejviser.ui.views.samtale_civilsamfund import CivilsamfundView, civile_forslag
from vejviser.ui.views.samtale_huller import HullerView
from vejviser.ui.views.samtale_netvaerk import ask_netvaerk
from vejviser.ui.views.samtale_overgang import OvergangeView
from vejviser.ui.views.samtale_ringe import RingeView, ringtekster
from vejviser.ui.views.samtale_tomt import IngenBehov
from vejviser.ui.widgets import Knap, Knaptype, Rulleflade
from vejviser.ui.widgets.rulleplads import show_from_top

ONE_ROW = 780
"""From this width on (at text 100 %) the rings stand in one row."""

FIELD_ROOM = 64
"""Under a field with the keyboard: room for the quick answers that belong to it."""

CIVIL_SEARCH = 40
"""So many offers per need are looked through for civil society."""

FJERNET = "Aftalen er fjernet. Ctrl+Z fortryder."


class PartnereView(QWidget):
    """``find_requested`` carries a need whose offers should be shown; ``notat_requested`` leads on.

    ``told`` is a calm line.
    """

    find_requested = Signal(str)
    behov_requested = Signal()
    notat_requested = Signal()
    told = Signal(str)

    def __init__(self, styring: SamtaleStyring, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._cards: list[Aftalekort] = []
        self._seen: tuple[object, ...] = ()
        self.ringe = RingeView()
        self.overgange = OvergangeView()
        self.huller = HullerView()
        self.civil = CivilsamfundView()
        self.afrunding = AfrundingView(styring)
        self._none = IngenBehov("Aftaler")
        self._on = Knap("Til notatet", Knaptype.FYLDT, icon="file-text")
        self._build_ui()
        self._connect_signals()

    def card(self, nummer: int) -> Aftalekort:
        return self._cards[nummer]

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.afrunding.set_indhold(tjenester.indhold)
        self._show()

    def focus_first(self) -> None:
        """To the first agreement that is still cold; with none left, lead on to the note.

        The step begins at its top, so only the uppermost opens by itself: a form further down would push
        what is agreed out of sight.
        """
        cold = self._first_cold()
        if not self._styring.samtale.behov:
            self._none.focus_first()
        elif cold is None:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        elif cold == 0:
            self._on_opened(cold)
        else:
            self._cards[cold].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_ui(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(4, 4, 8, 4)
        rows.setSpacing(12)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._inside = rows
        rows.addLayout(self._rows)
        rows.addStretch(1)
        for part in (self.overgange, self.huller, self.civil, self.afrunding):
            rows.addWidget(part)
        whole = QWidget()
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.ringe)
        self._pane = Rulleflade(page)
        column.addWidget(self._pane, 1)
        column.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._none.behov_requested.connect(self.behov_requested)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rings stay in sight where there is room for them in one row; else they roll with the rest."""
        super().resizeEvent(event)
        place = self._column if self.width() >= ONE_ROW * current().scale else self._inside
        if place.indexOf(self.ringe) < 0:
            place.insertWidget(0, self.ringe)

    def _connect_signals(self) -> None:
        self.ringe.ring_chosen.connect(self._on_ring)
        self.afrunding.behov_requested.connect(self.behov_requested)
        self.huller.action_requested.connect(self._on_gap_action)
        self.civil.chosen.connect(self._choose)
        self._on.clicked.connect(self.notat_requested)
        self._styring.changed.connect(self._on_changed)
        self._styring.restarted.connect(self.civil.clear)

    def _on_changed(self) -> None:
        """Letters typed in another step change nothing here."""
        samtale = self._styring.samtale
        seen = (samtale.behov, samtale.aftaler, samtale.overgange, samtale.dato, samtale.netvaerk)
        if seen != self._seen:
            self._seen = seen
            self._show()

    def _show(self) -> None:
        if self._tjenester is None:
            return
        samtale, catalogue = self._styring.samtale, self._tjenester.katalog.tilbud
        self._stack.setCurrentIndex(0 if samtale.behov else 1)
        places = [Aftaleplads(nummer, aftale) for nummer, aftale in enumerate(samtale.aftaler)]
        self._keep_matching(places)
        day = self._tjenester.nu().isoformat(timespec="minutes")
        for plads in places:
            if plads.nummer >= len(self._cards):
                self._add_card(plads)
            self._cards[plads.nummer].show_aftale(plads, samtale, day)
        self.huller.show_huller(huller(samtale, catalogue, self._tjenester.indhold))
        self.overgange.show_overgange(samtale.overgange, self._tjenester.indhold)
        self.ringe.show_ringe(ringtekster(samtale, catalogue))

    def _keep_matching(self, places: list[Aftaleplads]) -> None:
        """Cards after the first that no longer matches are made anew; the ones before stay, open or not."""
        keep = 0
        for card, plads in zip(self._cards, places, strict=False):
            if card.plads.noegle != plads.noegle:
                break
            keep += 1
        for card in self._cards[keep:]:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[keep:]

    def _add_card(self, plads: Aftaleplads) -> None:
        if self._tjenester is None:
            return
        card = Aftalekort(self._tjenester, plads)
        card.opened.connect(self._on_opened)
        card.done.connect(self._on_done)
        card.aftale_changed.connect(self._on_aftale_changed)
        card.remove_requested.connect(self._on_remove)
        self._cards.append(card)
        self._rows.addWidget(card)

    def _on_remove(self, nummer: int) -> None:
        """The keyboard goes on to the agreement that stands there now, or what the last one leaves behind."""
        self._styring.apply(AftaleRemoved(nummer))
        near = self._cards[min(nummer, len(self._cards) - 1)].edit if self._cards else self._on
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.told.emit(FJERNET)

    def _first_cold(self, after: int = -1) -> int | None:
        """The first agreement about an offer that is not warm, looking on from ``after`` and then around."""
        if self._tjenester is None:
            return None
        aftaler, catalogue = self._styring.samtale.aftaler, self._tjenester.katalog.tilbud
        order = [*range(after + 1, len(aftaler)), *range(0, max(0, after))]
        cold = (n for n in order if aftaler[n].tilbud and not varme_af(aftaler[n], catalogue).varm)
        return next(cold, None)

    def _on_opened(self, nummer: int, felt: str = "") -> None:
        """One form at a time."""
        for card in self._cards:
            if card.plads.nummer != nummer:
                card.close_form()
        self._cards[nummer].open_form(self._styring.samtale, felt)

    def _on_done(self, nummer: int) -> None:
        """On to the next, or to the note; what was just opened or folded is what one sees."""
        self._cards[nummer].close_form()
        following = next((n for n in range(nummer + 1, len(self._cards)) if self._is_open_work(n)), None)
        if following is None:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_opened(following)
        card = self._cards[nummer if following is None else following]
        QTimer.singleShot(0, card, lambda: show_from_top(self._pane, card))

    def _is_open_work(self, nummer: int) -> bool:
        aftale = self._styring.samtale.aftaler[nummer]
        catalogue = self._tjenester.katalog.tilbud if self._tjenester else {}
        return bool(aftale.tilbud) and not varme_af(aftale, catalogue).varm

    def _on_aftale_changed(self, nummer: int, aftale: Aftale, felt: str) -> None:
        self._styring.apply(AftaleSet(nummer, aftale, felt))
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """An answer may open more to answer, and push the field where one types under the edge."""
        focus, page = QApplication.focusWidget(), self._pane.widget()
        if focus is not None and page is not None and page.isAncestorOf(focus):
            self._pane.ensureWidgetVisible(focus, 0, FIELD_ROOM)

    def _on_ring(self, ring: Ring) -> None:
        """To the first agreement there; where there is none, to a way of finding one."""
        if self._tjenester is None:
            return
        samtale, catalogue = self._styring.samtale, self._tjenester.katalog.tilbud
        there = ringe(samtale, catalogue)[ring]
        if there:
            self._on_opened(there[0])
        elif ring is Ring.CIVILSAMFUND:
            self._show_civil()
        elif ring is Ring.NETVAERK:
            ask_netvaerk(self.ringe.button(ring), self._styring, self._tjenester.indhold)
        else:
            self.find_requested.emit("")

    def _on_gap_action(self, action: str, hul: Hul) -> None:
        if action == "hold" and hul.behov:
            self._hold(hul.behov)
        elif action == "find":
            self.find_requested.emit(hul.behov or "")
        elif action == "civil":
            self._show_civil()
        elif action == "plan":
            self._plan_for_overgang()
        elif hul.aftale is not None:
            self._on_opened(hul.aftale, "modtager" if action == "udfyld" else "hvornaar")

    def _hold(self, omraade: str) -> None:
        """The worker keeps the need until something is found."""
        afsender = self._styring.samtale.afsender
        who = stort(afsender_navn(afsender)) or "Din person i kommunen"
        self._styring.apply(
            AftaleMade(aftale_om_loesning(omraade, f"{who} undersøger det og vender tilbage", afsender))
        )

    def _plan_for_overgang(self) -> None:
        aftaler = self._styring.samtale.aftaler
        first = next((n for n, aftale in enumerate(aftaler) if aftale.tilbud), None)
        if first is None:
            self.find_requested.emit("")
        else:
            self._on_opened(first, "plan_b")

    def _show_civil(self) -> None:
        if self._tjenester is None:
            return
        samtale, find, nu = self._styring.samtale, self._tjenester.forslag, self._tjenester.nu()
        self._opgaver.run(lambda: find(samtale, CIVIL_SEARCH, nu), self._on_civil_found, key="civilsamfund")

    def _on_civil_found(self, svar: tuple[Loesningsforslag, ...]) -> None:
        if self._tjenester is not None:
            self.civil.show_forslag(civile_forslag(self._styring.samtale, svar, self._tjenester))

    def _choose(self, omraade: str, tilbud_id: str) -> None:
        if self._tjenester is None:
            return
        tilbud = self._tjenester.katalog.tilbud[tilbud_id]
        navn = smaat(self._tjenester.indhold.omraade(omraade).navn)
        afsender = self._styring.samtale.afsender
        self.civil.clear()
        self._styring.apply(AftaleMade(aftale_om_tilbud(omraade, tilbud, afsender, navn)))
