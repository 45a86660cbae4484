"""Borgerland (F8): the screen turned to the citizen. No rail, no search, no law, no remarks, no sign by name.

What is chosen here is chosen in the conversation. F8 and Esc both go back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.cpr import Niveau
from vejviser.domain.notat import Notattype
from vejviser.domain.query import Behovssvar, Loesningsforslag
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_haendelser import TilbudSetAside
from vejviser.domain.tilbud import Tilbud
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema, current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.borgerland_sider import (
    PAA_SKAERMEN,
    AftaltSide,
    Behovspiller,
    EgenIde,
    Engangslinje,
    OrdSide,
    TilbudSide,
    question,
)
from vejviser.ui.views.borgerland_tekst import borgerkort, open_ids
from vejviser.ui.views.borgerland_valg import HVAD, behovsnavne, side_for, sig_egen_ide, sig_ja
from vejviser.ui.views.notat_kilde import Notatkilde
from vejviser.ui.widgets import Baggrund, Etiket, Ikon, Knap, Knaptype

ALENE = "Tal eventuelt alene (F2)"
"""All that a citizen's screen may say about an acute sign (BESLUTNINGER.md B)."""

SMALL = 560
"""Lower than this (at text 100 %) there is room for one offer at a time."""

HENT = 12
"""So many offers per need are fetched; two are shown at a time."""


class BorgerlandView(Baggrund):
    """Give it ``styring`` once; then ``vis_samtale``, ``vis_tilbud`` or ``vis_tomt`` before it is shown."""

    closed = Signal()

    def __init__(self, tema: Tema, opgaver: Opgaver | None = None, parent: QWidget | None = None) -> None:
        super().__init__("papir", parent=parent)
        self._tema = tema
        self._tjenester: Tjenester | None = None
        self._opgaver = opgaver or Opgaver(self)
        self._styring = SamtaleStyring(self)
        self._omraade = ""
        self._first = 0
        self._is_new = self._is_small = False
        self._forslag: dict[str, tuple[str, ...]] = {}
        self._build_ui()
        self._connect_signals()
        self._connect_styring()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by Tab it would send the keyboard round
        self.setAccessibleName("Vi kigger sammen")

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self._kilde.set_tjenester(tjenester)

    def set_styring(self, styring: SamtaleStyring) -> None:
        """The conversation that the choices here go into."""
        self._styring = styring
        self._connect_styring()

    @property
    def busy(self) -> bool:
        return self._opgaver.busy

    @property
    def page(self) -> str:
        """ord, tilbud, aftalt or et (one offer, without a conversation)."""
        return self._page

    def vis_samtale(self, samtale: Samtale | None = None, omraade: str = "") -> None:
        """Show where the conversation stands, at ``omraade``; ``samtale`` where no ``styring`` was given."""
        if samtale is not None and samtale != self._styring.samtale and self._tjenester is not None:
            self._styring.load(samtale, self._tjenester.nu())
        areas = [behov.omraade for behov in self._styring.samtale.behov] or [""]
        self._omraade = next((one for one in (omraade, self._omraade) if one in areas), areas[0])
        self._first, self._is_new = 0, True
        self._page = side_for(self._styring.samtale, self._styring.trin) if areas[0] else "ord"
        self._ask()
        self._show()
        self.aftalt.paper.text.verticalScrollBar().setValue(0)
        self._focus_page()

    def vis_tilbud(self, tilbud: Tilbud) -> None:
        """One offer from Find, in plain words, with nothing to press but back."""
        self._page = "et"
        ordliste = self._tjenester.indhold.ordliste if self._tjenester else ()
        self.tilbud.show_kort([(borgerkort(tilbud, self._styring.samtale, ordliste), None)])
        self._show()
        self.back.setFocus()

    def vis_tomt(self) -> None:
        self._page = "ord"  # neither conversation nor offer: begin with the person's words
        self._show()
        self._focus_page()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _build_ui(self) -> None:
        self._page = "ord"
        self.back = Knap("Vend tilbage", icon="arrow-left-right", key="F8")
        self.pills = Behovspiller()
        self.alone = Engangslinje()
        self._question = question("")
        self.tilbud = TilbudSide()
        self.aftalt = AftaltSide()
        self.ord = OrdSide(self._styring)
        self._stack = QStackedWidget()
        for page in (self.ord, self.tilbud, self.aftalt):
            self._stack.addWidget(page)
        self.idea = EgenIde()
        self.more = Knap("Vis to andre", Knaptype.TEKST)
        self._calm = Etiket("Du bestemmer. Du kan altid sige nej igen.")
        self._brand = QWidget()
        brand = QHBoxLayout(self._brand)
        brand.setContentsMargins(0, 0, 0, 0)
        brand.setSpacing(16)
        brand.addWidget(Ikon("vejviser", size="t3"))
        brand.addWidget(Etiket("Vi kigger sammen", bold=True), 1)
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        self._head.addWidget(self._brand, 1)
        self._head.addWidget(self.back)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.idea, 1)
        foot.addWidget(self.more)
        foot.addWidget(self._calm)
        self._whole = layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 12, 48, 8)
        layout.setSpacing(10)
        layout.addLayout(self._head)
        for part in (self.pills, self.alone, self._question):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.height() < SMALL * current().scale)

    def _arrange(self, small: bool) -> None:
        """Where the type is large for the screen: one offer at a time, and the needs beside the way back."""
        if small == self._is_small:
            return
        self._is_small = self.pills.short = small
        self._brand.setVisible(not small)
        if small:
            self._head.insertWidget(0, self.pills, 1)
        else:
            self._whole.insertWidget(1, self.pills)
        self._show()

    @property
    def _per_screen(self) -> int:
        return 1 if self._is_small else PAA_SKAERMEN

    def _connect_signals(self) -> None:
        self.closed.connect(self.alone.remember)
        self.back.clicked.connect(self.closed)
        self.pills.chosen.connect(self._on_need_chosen)
        self.tilbud.yes_requested.connect(self._on_yes)
        self.tilbud.no_requested.connect(self._on_no)
        self.idea.written.connect(self._on_idea_written)
        self.more.clicked.connect(self._on_more)
        for key in (Qt.Key.Key_F8, Qt.Key.Key_Escape):
            shortcut = QShortcut(QKeySequence(key), self, self.closed.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect_styring(self) -> None:
        """Listen to the conversation that holds now, and bind its words anew."""
        old = self.ord
        self.ord = OrdSide(self._styring)
        self._stack.insertWidget(0, self.ord)
        self._stack.removeWidget(old)
        old.deleteLater()
        self._kilde = Notatkilde(self._styring, self)
        if self._tjenester is not None:
            self._kilde.set_tjenester(self._tjenester)
        self._styring.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible() and self._page != "et":
            self._ask()
            self._show()

    def _show(self) -> None:
        choosing = self._page == "tilbud"
        needs = behovsnavne(self._styring.samtale, self._tjenester) if self._page in ("ord", "tilbud") else []
        self.pills.show_behov(needs, self._omraade if choosing else "")
        self.pills.setVisible(bool(needs))
        self._question.setText(HVAD[self._page])
        self._question.setVisible(not (self._is_small and choosing))
        if self._page == "et" or not self._styring.started:
            self.alone.show_words("")
        pages = {"ord": self.ord, "tilbud": self.tilbud, "aftalt": self.aftalt, "et": self.tilbud}
        self._stack.setCurrentWidget(pages[self._page])
        self.idea.setVisible(choosing)
        self.more.setVisible(choosing and len(self._open_ids()) > self._per_screen)
        self.more.set_words("Vis et andet" if self._is_small else "Vis to andre")
        self._calm.setVisible(self._page != "ord" and not self._is_small)
        if choosing:
            self._show_offers()
        notat = self._kilde.notat(Notattype.BORGER, Niveau.MULIG) if self._page == "aftalt" else None
        if notat is not None:
            self.aftalt.paper.text.show_notat(notat)

    def _show_offers(self) -> None:
        if self._tjenester is None:
            return
        samtale, catalogue = self._styring.samtale, self._tjenester.katalog.tilbud
        chosen = {aftale.tilbud for aftale in samtale.aftaler if aftale.behov == self._omraade}
        ids = self._open_ids()
        start = self._first if self._first < len(ids) else 0
        ordliste = self._tjenester.indhold.ordliste
        shown = [
            (borgerkort(catalogue[key], samtale, ordliste), key in chosen)
            for key in ids[start : start + self._per_screen]
        ]
        self.tilbud.show_kort(shown)
        self.tilbud.none.show_empty(
            "Vi har ikke fundet noget til det her endnu.",
            "Har du selv en idé? Eller skal vi ringe og spørge?",
        )

    def _open_ids(self) -> list[str]:
        if self._tjenester is None:
            return []
        proposed = self._forslag.get(self._omraade, ())
        return open_ids(self._styring.samtale, self._omraade, proposed, self._tjenester.katalog.tilbud)

    def _ask(self) -> None:
        """Offers for the needs, and whether the words ask for a talk alone."""
        if self._tjenester is None:
            return
        samtale, find, nu = self._styring.samtale, self._tjenester.forslag, self._tjenester.nu()
        self._opgaver.run(lambda: find(samtale, HENT, nu), self._on_found, key="borgerland")
        words = self._tjenester.find_behov
        self._opgaver.run(lambda: words(samtale.egne_ord), self._on_signs, key="borgerland-akut")

    def _on_found(self, svar: Sequence[Loesningsforslag]) -> None:
        self._forslag = {item.omraade: tuple(one.id for one in item.forslag) for item in svar}
        if self._page == "tilbud":
            self._show()
            if self._is_new:
                self._focus_page()
        self._is_new = False

    def _on_signs(self, svar: Behovssvar) -> None:
        words = ALENE if svar.akut and self._page != "et" else ""
        self.alone.show_about(words, self._styring.samtale.egne_ord)

    def _on_need_chosen(self, omraade: str) -> None:
        self._omraade, self._first, self._page = omraade, 0, "tilbud"
        self._show()

    def _on_more(self) -> None:
        after = self._first + self._per_screen
        self._first = after if after < len(self._open_ids()) else 0
        self._show()

    def _on_yes(self, key: str) -> None:
        if self._tjenester is not None:
            sig_ja(self._styring, self._tjenester, self._omraade, key)

    def _on_no(self, key: str) -> None:
        self._styring.apply(TilbudSetAside(self._omraade, key))
        self.tilbud.focus_first()

    def _on_idea_written(self, words: str) -> None:
        if self._omraade:
            sig_egen_ide(self._styring, self._omraade, words)

    def _focus_page(self) -> None:
        first = {"ord": self.ord.field.setFocus, "tilbud": self.tilbud.focus_first}
        first.get(self._page, self.back.setFocus)()
