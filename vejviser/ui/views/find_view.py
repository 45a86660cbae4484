"""The place Find: filters, hits, and the offer that the selection stands on; before that, browsing.

Searches through ``Tjenester`` on the worker; holds the words, the filters and the last answer. The search
field stands in the shell's top bar and hands its keys in.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vejviser.domain.query import Filtre, Query
from vejviser.errors import VejviserError
from vejviser.ui.klip import copy_text
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_flade import FindFlade
from vejviser.ui.views.find_raekker import Fundet, ask, warm_up
from vejviser.ui.views.find_spor import FindSpor
from vejviser.ui.views.find_taster import add_keys, is_letter
from vejviser.ui.views.find_udveje import Udvejsord, svar_ord, udveje
from vejviser.ui.views.find_valg import aktive, gruppenavne, uden
from vejviser.ui.views.gennemse_indhold import favorit_fliser, gennemsyn
from vejviser.ui.widgets import Handling, announce

FIRST, ANTAL = 24, 300
"""What a letter asks for, a few screens of the list; and what the list holds when it is all there."""
REST_MS = 400
"""So long after a letter the rest is asked for by itself."""


class FindView(FindFlade):
    """Asks for what fits, and shows the answer."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._keep = ""
        self._query = Query("")
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self.spor = FindSpor(self)
        self._connect_signals()
        add_keys(self)
        self.liste.show_waiting()
        self.detalje.show_nothing()

    @property
    def busy(self) -> bool:
        """Something that was asked for is not shown yet."""
        return self._opgaver.busy or self.valgt.waiting

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
        self._opgaver.run(partial(warm_up, tjenester, tjenester.nu()), lambda _: None, lambda _: None)
        self.search(self.tilbud.id if self.tilbud else "")

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
        self._pause.stop()
        self._opgaver.drop("rest")
        moment, filtre = self._tjenester.nu(), self.filtre.filtre
        whole = bool(keep) or filtre.udsnit is not None  # where the order or the offer may be far down
        query = Query(self._text, filtre, ANTAL if whole else FIRST, moment)
        self._opgaver.run(
            partial(ask, self._tjenester, query, moment),
            partial(self._on_answer, query=query, keep=keep),
            self.show_fault,
            key="soeg",
        )

    def _ask_for_the_rest(self) -> None:
        """The same question once more, for all that the list may hold."""
        if self._tjenester is None or self._query.tid is None:
            return
        query = replace(self._query, antal=ANTAL)
        self._opgaver.run(
            partial(ask, self._tjenester, query, self._query.tid),
            lambda found: self.liste.model.add_rows(found.raekker),
            self.show_fault,
            key="rest",
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

    def forget(self) -> None:
        """The conversation is over and deleted: its words, its filters and its offers go from here too."""
        self.filtre.set_filtre(Filtre())
        self.samling.clear_valgte()
        self.words_requested.emit("")
        self.search()
        self.spor.forget()

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
        self.liste.tilbud_found.connect(self._on_tilbud_found)
        self.liste.model.more_wanted.connect(self._ask_for_the_rest)
        self._pause.timeout.connect(self.liste.model.fetchMore)
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

    def _on_answer(self, found: Fundet, query: Query, keep: str) -> None:
        tjenester, answer = self._tjenester, found.svar
        if tjenester is None:
            return
        self._moment, self._query = query.tid, query
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
        else:
            more = len(rows) < min(answer.i_alt, ANTAL) and self._query.antal < ANTAL
            self.liste.show_rows(words.count, rows, keep, more=more)
            self._pause.start()
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
        self._on_tilbud_found(id)
        self.valgt.show_now()
        if self.tilbud is not None and self.liste.list.hasFocus():
            announce(self.detalje, self.tilbud.navn)

    def _on_tilbud_found(self, id: str) -> None:
        tilbud = self._tjenester.katalog.tilbud.get(id) if self._tjenester else None
        if tilbud is None:
            self.valgt.choose_nothing()
        else:
            self.valgt.choose(tilbud)
            self.spor.rest()
