"""The place Find: filters, hits, and the offer that the selection stands on.

Searches through ``Tjenester`` on the worker; holds the words, the filters and the last answer. The search
field stands in the shell's top bar and hands its keys in.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from vejviser.domain.query import Filtre, Query
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import kontaktblok
from vejviser.errors import VejviserError
from vejviser.ui.klip import copy_text
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_tegn import SoegeTegn
from vejviser.ui.views.find_filtre import FilterPanel
from vejviser.ui.views.find_liste import FindListe
from vejviser.ui.views.find_raekker import Fundet, alle_maerker, ask, status_for
from vejviser.ui.views.find_udveje import Udvejsord, svar_ord, udveje
from vejviser.ui.views.find_valg import aktive, spurgte_fakta, uden
from vejviser.ui.views.tilbud_print import print_tilbud
from vejviser.ui.views.tilbud_view import TilbudView
from vejviser.ui.widgets import Baggrund, Handling, Knap, announce

ANTAL = 300
WIDE, MIDDLE = 1130, 760
FILTERS, LIST = 264, 456


class FindView(QWidget):
    """``words_requested`` asks the shell to put words in the search field; ``told`` is for the status bar."""

    samtale_requested = Signal(str)
    words_requested = Signal(str)
    typed = Signal(str)
    search_focus_requested = Signal()
    told = Signal(int, int)
    said = Signal(str)
    akut_requested = Signal(str)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self._text = ""
        self._moment: datetime | None = None
        self._detail_open = False
        self._build_ui()
        self._connect_signals()
        self.liste.show_waiting()
        self.detalje.show_nothing()

    @property
    def tilbud(self) -> Tilbud | None:
        """The offer that is shown."""
        return self.detalje.tilbud

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.tegn.set_tjenester(tjenester)
        self.filtre.set_indhold(tjenester.indhold, tjenester.katalog)
        self.search()

    def show_fault(self, error: VejviserError) -> None:
        self.liste.show_fault(error.message, error.remedy)

    def set_text(self, text: str) -> None:
        """The words of the search field, on every keystroke."""
        self._text = text
        self._detail_open = False
        self.tegn.listen(text)
        self.search()

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
            self.liste.step(steps[Qt.Key(event.key())])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tilbud is not None:
            self.open_detail()
            return True
        return False

    def open_detail(self) -> None:
        if self.tilbud is not None:
            self._detail_open = True
            self._arrange()
            self.detalje.focus_first()

    def go_back(self) -> bool:
        """Esc: from the offer to the list. True when there was a way back."""
        focused = QApplication.focusWidget()
        inside = focused is not None and focused.isVisible() and self.detalje.isAncestorOf(focused)
        if not (self._detail_open or inside):
            return False
        self._detail_open = False
        self._arrange()
        self.search_focus_requested.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody here used and is a letter begins a search."""
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        text = event.text()
        if text and text.isprintable() and text != " " and not event.modifiers() & control:
            self.typed.emit(text)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def copy_contact(self) -> None:
        if self.tilbud is not None and self._tjenester is not None:
            copy_text(kontaktblok(self.tilbud, self._tjenester.indhold.hovednummer))
            self.said.emit(f"Kontakt til {self.tilbud.navn} er kopieret.")

    def print_sheet(self) -> None:
        if self.tilbud is not None and self._tjenester is not None:
            print_tilbud(self, self.tilbud, self._tjenester.indhold.hovednummer, self._tjenester.nu())

    def add_to_samtale(self) -> None:
        if self.tilbud is not None:
            self.samtale_requested.emit(self.tilbud.id)

    def _build_ui(self) -> None:
        self.filtre, self.liste, self.detalje = FilterPanel(), FindListe(), TilbudView()
        self.tegn = SoegeTegn(self._opgaver)
        self.liste.add_over(self.tegn)
        self._filter_side = Baggrund("papir", edges="r")
        side = QHBoxLayout(self._filter_side)
        side.setContentsMargins(0, 0, 1, 0)
        side.addWidget(self.filtre)
        self._fold = Knap("Filtre", icon="sliders-horizontal", low=True)
        self._fold.setCheckable(True)
        self._fold.hide()
        self.liste.head.insertWidget(0, self._fold)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._filter_side)
        layout.addWidget(self.liste)
        layout.addWidget(self.detalje, 1)
        self.setMinimumSize(320, 160)  # said outright, so that three columns never keep the window wide

    def _connect_signals(self) -> None:
        self.tegn.akut_requested.connect(self.akut_requested)
        self.filtre.filtre_changed.connect(self._on_filters_changed)
        self.liste.filter_removed.connect(self._on_filter_removed)
        self.liste.tilbud_chosen.connect(self._on_tilbud_chosen)
        self.liste.opened.connect(self.open_detail)
        self.liste.row_clicked.connect(self._on_row_clicked)
        self._fold.toggled.connect(self._arrange)
        self.detalje.samtale_requested.connect(self.samtale_requested)
        self.detalje.copy_requested.connect(lambda _id: self.copy_contact())
        self.detalje.print_requested.connect(lambda _id: self.print_sheet())
        self.detalje.back_requested.connect(self.go_back)
        for key, act in (
            (QKeySequence.StandardKey.Copy, self.copy_contact),
            (QKeySequence.StandardKey.Print, self.print_sheet),
            (QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_D), self.add_to_samtale),
        ):
            QShortcut(QKeySequence(key), self, act)
        current().changed.connect(self._arrange)

    def _arrange(self) -> None:
        """Three columns, two, or one, by how much text there is room for."""
        tema = current()
        room = self.width() / tema.scale
        wide, one = room >= WIDE, room < MIDDLE
        filters = wide or self._fold.isChecked()
        self._fold.setVisible(not wide)
        self._filter_side.setVisible(filters)
        self._filter_side.setFixedWidth(round(min(FILTERS * tema.scale, self.width() * 0.5)))
        self.detalje.setVisible(not one or self._detail_open)
        self.liste.setVisible(not one or not self._detail_open)
        self.detalje.set_back_visible(one)
        if one:
            self.liste.setMinimumWidth(0)
            self.liste.setMaximumWidth(16_777_215)
            self._filter_side.setVisible(filters and not self._detail_open)
        else:
            share = LIST * tema.scale if wide else self.width() * (0.4 if filters else 0.46)
            self.liste.setFixedWidth(round(min(share, self.width() * 0.5)))

    def _on_row_clicked(self) -> None:
        """The pane beside follows by itself; only where there is one column a click must open it."""
        if self.detalje.isHidden():
            self.open_detail()

    def _on_filters_changed(self, filtre: Filtre) -> None:
        kept = self.tilbud
        self.search(kept.id if kept else "")

    def _on_filter_removed(self, name: str) -> None:
        self._set_filtre(uden(self.filtre.filtre, name))

    def _set_filtre(self, filtre: Filtre) -> None:
        self.filtre.set_filtre(filtre)
        self._on_filters_changed(filtre)

    def _on_answer(self, found: Fundet, moment: datetime, keep: str) -> None:
        tjenester, answer = self._tjenester, found.svar
        if tjenester is None:
            return
        self._moment = moment
        chosen = self.filtre.filtre
        names = {o.kode: o.kortnavn for o in tjenester.indhold.omraader}
        chips = aktive(chosen, names)
        self.liste.show_chips(chips)
        self._fold.set_words(f"Filtre ({len(chips)})" if chips else "Filtre")
        self.filtre.set_taellinger(answer.taellinger)
        self.liste.rav.show_words(*(found.ubesvaret or ("", "")))
        self._show_answer(found, tjenester, keep)
        self.told.emit(answer.i_alt, answer.skjult)

    def _show_answer(self, found: Fundet, tjenester: Tjenester, keep: str) -> None:
        answer, rows, chosen = found.svar, found.raekker, self.filtre.filtre
        words = svar_ord(answer, chosen, tjenester.indhold, len(tjenester.katalog.tilbud))
        ways = [
            Handling(way.words, partial(self._take_way, way)) for way in udveje(answer, tjenester.indhold)
        ]
        if words.start or not rows:
            starts = [
                Handling(o.kortnavn, partial(self._begin_area, o.kode)) for o in tjenester.indhold.omraader
            ]
            self.liste.show_ways(())
            self.liste.show_state(words.count, words.title, words.text, starts if words.start else ways)
            self.detalje.show_nothing(words.side_title, words.side_text)
            return
        self.liste.show_rows(words.count, rows, keep)
        self.liste.show_ways(ways if len(rows) < 4 else ())

    def _begin_area(self, code: str) -> None:
        self._set_filtre(Filtre(behov=(code,)))

    def _take_way(self, way: Udvejsord) -> None:
        if way.kind == "ord":
            self.words_requested.emit(way.value)
        elif way.kind == "uden_filter":
            self._on_filter_removed(way.value)
        elif way.kind == "behov":
            self.words_requested.emit("")
            self._begin_area(way.value)
        else:
            copy_text(way.words)
            self.said.emit(f"{way.words} er kopieret.")

    def _on_tilbud_chosen(self, id: str) -> None:
        tjenester, moment = self._tjenester, self._moment
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
        if self.liste.list.hasFocus():
            announce(self.detalje, tilbud.navn)
