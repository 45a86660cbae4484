"""What Find consists of, and what can be done with the offer that is shown: copy, print, keep, choose.

Searches nothing; ``FindView`` does.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import kontaktblok
from vejviser.ui.klip import copy_text
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_tegn import SoegeTegn
from vejviser.ui.views.find_filtre import FilterPanel
from vejviser.ui.views.find_kolonner import FindKolonner
from vejviser.ui.views.find_liste import FindListe
from vejviser.ui.views.find_raekker import alle_maerker, status_for
from vejviser.ui.views.find_samling import Samling
from vejviser.ui.views.find_udlevering import ArkUdlevering
from vejviser.ui.views.find_udvalgte import Udvalgtlinje
from vejviser.ui.views.find_valg import spurgte_fakta
from vejviser.ui.views.find_valgt import Valgt
from vejviser.ui.views.gennemse_indhold import favorit_fliser
from vejviser.ui.views.gennemse_view import GennemseView
from vejviser.ui.views.meld_view import MeldView
from vejviser.ui.views.tilbud_view import TilbudView


class FindFlade(QWidget):
    """``words_requested`` asks the shell to put words in the search field; ``told`` is for the status bar."""

    samtale_requested = Signal(str)
    words_requested = Signal(str)
    typed = Signal(str)
    search_focus_requested = Signal()
    told = Signal(int, int)
    said = Signal(str)
    failed = Signal(str, str)
    akut_requested = Signal(str)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._text = ""
        self._moment: datetime | None = None
        self._build_ui()
        self._connect_parts()

    @property
    def tilbud(self) -> Tilbud | None:
        """The offer that the selection stands on."""
        return self.valgt.tilbud

    def open_detail(self) -> None:
        if self.tilbud is not None:
            self.valgt.catch_up()
            self.kolonner.open_detail()

    def copy_contact(self) -> None:
        if self.tilbud is not None and self._tjenester is not None:
            copy_text(kontaktblok(self.tilbud, self._tjenester.indhold.hovednummer))
            self.said.emit(f"Kontakt til {self.tilbud.navn} er kopieret.")

    def print_sheet(self) -> None:
        """The shortlist, or the offer that is shown where there is none."""
        self.udlevering.print(self._for_sheet())

    def save_sheet(self) -> None:
        self.udlevering.save(self._for_sheet())

    def add_to_samtale(self) -> None:
        if self.tilbud is not None:
            self.samtale_requested.emit(self.tilbud.id)

    def meld_fejl(self) -> None:
        """Over the offer, until it is closed."""
        if self.tilbud is not None and not self.kolonner.browsing:
            self.open_detail()
            self.detalje.cover(True)
            self.meld.open(self.tilbud)

    def close_meld(self) -> bool:
        """Back to the offer. True when there was a report to close."""
        was_open = self.detalje.covered
        if was_open:
            self.detalje.cover(False)
            self.detalje.focus_first()
        return was_open

    def toggle_favorit(self) -> None:
        if self.tilbud is not None:
            self.samling.toggle_favorit(self.tilbud.id)

    def toggle_valgt(self) -> None:
        if self.tilbud is not None:
            self.samling.toggle_valgt(self.tilbud.id)

    def _for_sheet(self) -> tuple[str, ...]:
        return self.samling.valgte or ((self.tilbud.id,) if self.tilbud else ())

    def _build_ui(self) -> None:
        self.filtre, self.liste, self.detalje = FilterPanel(), FindListe(), TilbudView()
        self.valgt = Valgt(self.detalje, self._show_detail, self)
        self.gennemse, self.valgte = GennemseView(), Udvalgtlinje()
        self.tegn, self.samling = SoegeTegn(self._opgaver), Samling(self)
        self.udlevering = ArkUdlevering(self._opgaver, self)
        self.liste.add_over(self.tegn)
        self.meld = MeldView(self._opgaver)
        self.detalje.add_over(self.meld)
        self.kolonner = FindKolonner(self.filtre, self.liste, self.detalje, self.gennemse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.kolonner, 1)
        layout.addWidget(self.valgte)

    def _connect_parts(self) -> None:
        self.tegn.akut_requested.connect(self.akut_requested)
        self.liste.opened.connect(self.open_detail)
        self.liste.row_clicked.connect(self._on_row_clicked)
        self.liste.picked.connect(self.toggle_valgt)
        for signal, act in (
            (self.detalje.copy_requested, self.copy_contact),
            (self.detalje.print_requested, self.print_sheet),
            (self.detalje.save_requested, self.save_sheet),
            (self.detalje.star_requested, self.toggle_favorit),
            (self.detalje.pick_requested, self.toggle_valgt),
            (self.detalje.meld_requested, self.meld_fejl),
        ):
            signal.connect(lambda _id, act=act: act())
        self.detalje.samtale_requested.connect(self.samtale_requested)
        self.detalje.note.note_changed.connect(self.samling.set_note)
        self.valgte.print_requested.connect(self.print_sheet)
        self.valgte.save_requested.connect(self.save_sheet)
        self.valgte.clear_requested.connect(self.samling.clear_valgte)
        self.gennemse.left_upwards.connect(self.search_focus_requested)
        self.meld.closed.connect(self.close_meld)
        self.meld.said.connect(self.said)
        for part in (self.samling, self.udlevering):
            part.said.connect(self.said)
            part.failed.connect(self.failed)
        self.samling.changed.connect(self._on_kept_changed)

    def _on_row_clicked(self) -> None:
        """The pane beside follows by itself; only where there is one column a click must open it."""
        if self.detalje.isHidden():
            self.open_detail()

    def _on_kept_changed(self) -> None:
        kept, valgte = self.samling.favoritter, self.samling.valgte
        self.liste.model.set_marks(kept.ids, valgte)
        self.valgte.show_count(len(valgte))
        if self._tjenester is not None:
            self.gennemse.show_favourites(favorit_fliser(kept, self._tjenester.katalog))
        self._show_kept()

    def _show_detail(self, tilbud: Tilbud) -> None:
        tjenester, moment = self._tjenester, self._moment
        if tjenester is None or moment is None:
            return
        asked = spurgte_fakta(self._text, self.filtre.filtre)
        self.detalje.show_tilbud(
            tilbud,
            status_for(tilbud, moment, tjenester.helligdage),
            alle_maerker(tilbud, asked, moment, tjenester.helligdage),
            tjenester.indhold.hovednummer,
            moment,
        )
        self._show_kept()

    def _show_kept(self) -> None:
        if self.tilbud is not None:
            self.valgt.catch_up()
            id, kept = self.tilbud.id, self.samling.favoritter
            self.detalje.show_kept(favorit=id in kept.ids, valgt=id in self.samling.valgte)
            self.detalje.note.show_note(id, kept.note(id))
