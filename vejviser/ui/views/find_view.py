"""The place Find: filters, hits, and the offer that the selection stands on; before that, browsing.

Searches through ``Tjenester`` on the worker; holds the words, the filters and the last answer. The search
field stands in the shell's top bar and hands its keys in.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vejviser.domain.query import Filtre, Query
from vejviser.errors import VejviserError
from vejviser.ui.klip import copy_text
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_flade import FindFlade
from vejviser.ui.views.find_raekker import Fundet, alle_maerker, ask, status_for
from vejviser.ui.views.find_spor import FindSpor
from vejviser.ui.views.find_taster import add_keys, is_letter
from vejviser.ui.views.find_udveje import Udvejsord, svar_ord, udveje
from vejviser.ui.views.find_valg import aktive, gruppenavne, spurgte_fakta, uden
from vejviser.ui.views.gennemse_indhold import favorit_fliser, gennemsyn
from vejviser.ui.widgets import Handling, announce

ANTAL = 300


class FindView(FindFlade):
    """Asks for what fits, and shows the answer."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._text = ""
        self._moment: datetime | None = None
        self._keep = ""
        self.spor = FindSpor(self)
        self._connect_signals()
        add_keys(self)
        self.liste.show_waiting()
        self.detalje.show_nothing()

    @property
    def tekst(self) -> str:
        return self._text

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.tegn.set_tjenester(tjenester)
        self.samling.set_tjenester(tjenester)
        self.udlevering.set_tjenester(tjenester)
        self.meld.set_tjenester(tjenester)
        self.filtre.set_indhold(tjenester.indhold, tjenester.katalog)
        self._opgaver.run(
            partial(gennemsyn, tjenester.katalog, tjenester.indhold),
            self.gennemse.show_sections,
            key="fliser",
        )
        self.search()

    def show_fault(self, error: VejviserError) -> None:
        self.kolonner.show_browsing(False)
        self.liste.show_fault(error.message, error.remedy)

    def set_text(self, text: str) -> None:
        """The words of the search field, on every keystroke."""
        if self._text and not text:
            self.spor.remember()
        self.said.emit("")
        self._text = text
        self.kolonner.forget_detail()
        self.tegn.listen(text)
        self.search(self._keep)
        self._keep = ""

    def show_place(self, text: str, filtre: Filtre, tilbud: str = "") -> None:
        """Words, filters and offer at once, as they were before."""
        self.filtre.set_filtre(filtre)
        if text == self._text:
            self.search(tilbud)
        else:
            self._keep = tilbud
            self.words_requested.emit(text)

    def search(self, keep: str = "") -> None:
        """Ask for what fits now. ``keep`` is the offer to stay on, when it is still there."""
        if self._tjenester is None:
            return
        moment = self._tjenester.nu()
        query = Query(self._text, self.filtre.filtre, ANTAL, moment)
        self._opgaver.run(
            partial(ask, self._tjenester, query, moment),
            partial(self._on_answer, moment=moment, keep=keep),
            self.show_fault,
            key="soeg",
        )

    def handle_search_key(self, event: QKeyEvent) -> bool:
        """Keys of the search field that are for the list. True when used."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}
        if event.key() in steps and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.kolonner.browsing:
                self.gennemse.focus_first()
            else:
                self.liste.step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tilbud is not None:
            self.open_detail()
            return True
        return False

    def go_back(self) -> bool:
        """Esc: from the offer to the list, then the filters away. True when there was a way back."""
        if self.close_meld():
            return True
        if self.kolonner.close_detail():
            self.search_focus_requested.emit()
            return True
        if self._text or self.liste.list.hasFocus() or self.filtre.filtre == Filtre():
            return False
        self.clear_filters()
        return True

    def clear_filters(self) -> None:
        """One key takes every filter off."""
        if self.filtre.filtre != Filtre():
            self.spor.remember()
            self.set_filtre(Filtre())
            self.search_focus_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody here used and is a letter begins a search."""
        if is_letter(event):
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def _connect_signals(self) -> None:
        self.filtre.filtre_changed.connect(self._on_filters_changed)
        self.liste.filter_removed.connect(self._on_filter_removed)
        self.liste.tilbud_chosen.connect(self._on_tilbud_chosen)
        self.detalje.back_requested.connect(self.go_back)
        self.valgte.show_requested.connect(self._show_valgte)
        self.said.connect(self._on_said)
        self.gennemse.filtre_chosen.connect(self._on_tile)
        self.gennemse.tilbud_chosen.connect(self._on_favourite)

    def _on_said(self, words: str) -> None:
        """What was acted on was looked at."""
        if words:
            self.spor.remember()

    def _on_filters_changed(self, filtre: Filtre) -> None:
        kept = self.tilbud
        self.search(kept.id if kept else "")

    def _on_filter_removed(self, name: str) -> None:
        self.set_filtre(uden(self.filtre.filtre, name))

    def set_filtre(self, filtre: Filtre) -> None:
        """Filters that were chosen outside the panel."""
        self.filtre.set_filtre(filtre)
        self._on_filters_changed(filtre)

    def _on_tile(self, filtre: Filtre) -> None:
        self.set_filtre(filtre)
        self.search_focus_requested.emit()

    def _on_favourite(self, id: str) -> None:
        """One favourite, found among all of them."""
        tiles = favorit_fliser(self.samling.favoritter, self._tjenester.katalog) if self._tjenester else ()
        if tiles:
            self.filtre.set_filtre(tiles[-1].filtre)
            self.search(id)
            self.search_focus_requested.emit()

    def _show_valgte(self) -> None:
        self.show_place("", Filtre(udsnit=self.samling.valgte_udsnit))
        self.search_focus_requested.emit()

    def _on_answer(self, found: Fundet, moment: datetime, keep: str) -> None:
        tjenester, answer = self._tjenester, found.svar
        if tjenester is None:
            return
        self._moment = moment
        names = {o.kode: o.kortnavn for o in tjenester.indhold.omraader}
        chips = aktive(self.filtre.filtre, names, gruppenavne(tjenester.indhold))
        self.liste.show_chips(chips)
        self.kolonner.fold.set_words(f"Filtre ({len(chips)})" if chips else "Filtre")
        self.filtre.set_taellinger(answer.taellinger)
        self.liste.rav.show_words(*(found.ubesvaret or ("", "")))
        self._show_answer(found, tjenester, keep)
        self.told.emit(answer.i_alt, answer.skjult)
        self.spor.rest()

    def _show_answer(self, found: Fundet, tjenester: Tjenester, keep: str) -> None:
        answer, rows = found.svar, found.raekker
        words = svar_ord(answer, self.filtre.filtre, tjenester.indhold, len(tjenester.katalog.tilbud))
        ways = [
            Handling(way.words, partial(self._take_way, way)) for way in udveje(answer, tjenester.indhold)
        ]
        self.kolonner.show_browsing(words.start)
        if words.start:
            self.gennemse.set_count(words.count)
            self.spor.show(tjenester)
            self.liste.show_state(words.count, "", "", ())
        elif not rows:
            self.liste.show_ways(())
            self.liste.show_state(words.count, words.title, words.text, ways)
            self.detalje.show_nothing()
        else:
            self.liste.show_rows(words.count, rows, keep)
            self.liste.show_ways(ways if len(rows) < 4 else ())

    def _take_way(self, way: Udvejsord) -> None:
        if way.kind == "ord":
            self.words_requested.emit(way.value)
        elif way.kind == "uden_filter":
            self._on_filter_removed(way.value)
        elif way.kind == "behov":
            self.show_place("", Filtre(behov=(way.value,)))
        else:
            copy_text(way.words)
            self.said.emit(f"{way.words} er kopieret.")

    def _on_tilbud_chosen(self, id: str) -> None:
        tjenester, moment = self._tjenester, self._moment
        self.detalje.note.keep()
        if tjenester is None or moment is None or id not in tjenester.katalog.tilbud:
            self.detalje.show_nothing()
            return
        tilbud = tjenester.katalog.tilbud[id]
        asked = spurgte_fakta(self._text, self.filtre.filtre)
        self.detalje.show_tilbud(
            tilbud,
            status_for(tilbud, moment, tjenester.helligdage),
            alle_maerker(tilbud, asked, moment, tjenester.helligdage),
            tjenester.indhold.hovednummer,
            moment,
        )
        self._show_kept()
        self.spor.rest()
        if self.liste.list.hasFocus():
            announce(self.detalje, tilbud.navn)
