"""The step Notat: both notes and the wallet card, what is wrong with them, and the ways to hand them over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.notat import MAX_ORD, Notat, Notattype
from vejviser.domain.notat_advarsler import FORKORTET
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.notat_kilde import NAVNE, Notatkilde
from vejviser.ui.views.notat_oplysninger import OplysningerView
from vejviser.ui.views.notat_papir import Papir
from vejviser.ui.views.notat_sprog import SprogView
from vejviser.ui.views.notat_udleveret import Udleveret, hvem_faar, samlet_udlevering, udeladt
from vejviser.ui.views.notat_udlevering import Udlevering
from vejviser.ui.widgets import (
    Etiket,
    FlowLayout,
    Foldeboks,
    Handling,
    Knap,
    Knaptype,
    RavLinje,
    Rulleflade,
    Valgknap,
    announce,
    clear_layout,
)
from vejviser.ui.widgets.rulleplads import Rulleplads
from vejviser.ui.widgets.valg import Segmenter

LEFT_WIDTH = 440
LEAST_WIDTH = 240
PAPER_HEIGHT = 360
Genvej = tuple[str, Callable[[], object]]
TRYGT = "Er det trygt at tage papiret med hjem?"
"""The same words as the note's own message about it (BESLUTNINGER.md B)."""


class NotatView(QWidget):
    """``vold_i_ordene`` tells of signs of violence in the words; paper for the home is then asked about."""

    def __init__(
        self, styring: SamtaleStyring, kilde: Notatkilde, opgaver: Opgaver, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kilde = kilde
        self._tjenester: Tjenester | None = None
        self._type = Notattype.MODTAGER
        self._trygt: bool | None = None
        self._given: list[Udleveret] = []
        self.vold_i_ordene: Callable[[], bool] = lambda: False
        self.udlevering = Udlevering(opgaver, self)
        self.choice = Segmenter("Hvilket notat", [(type.value, words) for type, words in NAVNE])
        self.receiver = Valgknap("Til", framed=True)
        self._receivers: tuple[tuple[str, str], ...] = ()
        self.refused = RavLinje()
        self.trygt = RavLinje()
        self.paper = Papir("t2")
        self._messages = QVBoxLayout()
        self._shown_messages: tuple[str, ...] | None = None
        self._sprog = SprogView()
        self._oplysninger = OplysningerView(styring)
        self._figures = Etiket("", "t1")
        self.told = Etiket("", "t1", bold=True, ink="petrol")
        self.failed = RavLinje()
        self.pdf = Knap("Gem som PDF", Knaptype.FYLDT, icon="file-text", key="Ctrl+S")
        self.text = Knap("Gem som tekst")
        self.copy = Knap("Kopiér", icon="copy", key="Ctrl+Shift+C")
        self.print = Knap("Udskriv", icon="printer", key="Ctrl+P")
        self._build_ui()
        self._connect_signals()
        styring.restarted.connect(self._on_restarted)

    @property
    def type(self) -> Notattype:
        return self._type

    @property
    def figures(self) -> str:
        """Words and readability, under the paper; nothing where nobody has said anything."""
        return self._figures.text()

    def udleveret(self, modtagere: Sequence[str]) -> str:
        """Which notes were saved, copied or printed, and which of these receivers' were not."""
        return samlet_udlevering(self._kilde, self._given, modtagere)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.refresh()

    def focus_first(self) -> None:
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def genveje(self) -> tuple[Genvej, ...]:
        """What the keyboard does while this step shows."""
        keys = (("Ctrl+S", self.pdf), ("Ctrl+Shift+C", self.copy), ("Ctrl+P", self.print))
        return tuple((key, partial(self._press, button)) for key, button in keys)

    def show_type(self, type: Notattype) -> None:
        self._type = type
        self.choice.set_value(type.value)
        self._on_told("")
        self.refresh()

    def refresh(self) -> None:
        if not self.isVisible():
            return
        notat = self._kilde.notat(self._type)
        if notat is None or self._tjenester is None:
            return
        self._show_receivers()
        self.paper.text.show_notat(notat)
        self._sprog.show_notat(notat, self._tjenester.indhold)
        figures = f"{notat.ord} af {MAX_ORD[notat.type]} ord · LIX {notat.lix}"
        self._figures.setText(figures if self._kilde.begun else "")
        self._sprog.setVisible(self._kilde.begun)
        self._show_messages(tuple(words for words in notat.advarsler if words != TRYGT), udeladt(notat))
        self.refused.show_words(notat.afvist)
        self._show_trygt(notat)
        for button in (self.pdf, self.text, self.copy, self.print):
            button.set_disabled_because(notat.afvist)

    def showEvent(self, event: object) -> None:
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then places its parts anew."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 800 * current().scale
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._columns.setStretch(0, 0 if narrow else 1)
        self._left.set_scrolling(not narrow)
        self.paper.setMinimumHeight(round(PAPER_HEIGHT * current().scale) if narrow else 0)
        self._left.setMaximumWidth(16_777_215 if narrow else round(LEFT_WIDTH * current().scale))

    def _build_ui(self) -> None:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(4, 4, 12, 4)
        rows.setSpacing(12)
        self._messages.setSpacing(4)
        fold = Foldeboks("Til notatet: citat, navn, kontakt, sikkerhed", self._oplysninger)
        rows.addWidget(self.choice)
        rows.addWidget(self.receiver)
        rows.addWidget(self.refused)
        rows.addWidget(self.trygt)
        rows.addLayout(self._messages)
        for part in (fold, self._sprog):
            rows.addWidget(part)
        rows.addStretch(1)
        self._left = Rulleplads(content)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.paper, 1)
        right.addWidget(self._figures)
        right.addWidget(self.failed)
        right.addWidget(self.told)
        actions = QWidget()
        row = FlowLayout(actions)
        for button in (self.pdf, self.text, self.copy, self.print):
            row.addWidget(button)
        right.addWidget(actions)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self._columns.addWidget(self._left, 1)
        self._columns.addLayout(right, 2)
        self.choice.set_value(self._type.value)
        self.told.hide()

    def _connect_signals(self) -> None:
        self._kilde.changed.connect(self.refresh)
        self.choice.chosen.connect(self._on_chosen)
        self.receiver.value_chosen.connect(lambda value: self._kilde.choose(int(value)))
        self.pdf.clicked.connect(lambda: self._hand_over(lambda notat: self._save(notat, "pdf")))
        self.text.clicked.connect(lambda: self._hand_over(lambda notat: self._save(notat, "txt")))
        self.copy.clicked.connect(lambda: self._hand_over(self.udlevering.copy))
        self.print.clicked.connect(lambda: self._hand_over(self._print))
        self.udlevering.told.connect(self._on_told)
        self.udlevering.handed.connect(self._on_handed)
        self.udlevering.failed.connect(self.failed.show_words)

    def _press(self, button: Knap) -> None:
        """A key for a button that is off says why, where the user can see and hear it."""
        self.refresh()
        if button.isEnabled():
            button.click()
            return
        for pane in self.window().findChildren(Rulleflade):
            if pane.isAncestorOf(self.refused):
                pane.ensureWidgetVisible(self.refused, 0, 24)
        announce(self.refused, self.refused.words)

    def _on_chosen(self, value: str) -> None:
        self.show_type(Notattype(value) if value else self._type)

    def _hand_over(self, act: Callable[[Notat], object]) -> None:
        """Build it anew, so that the last letter is in it; ask first where paper at home may be a danger."""
        notat = self._kilde.notat(self._type)
        if notat is None or notat.afvist:
            return
        self.failed.show_words("")
        if self._asks_trygt(notat) and self._trygt is not True:
            self._show_trygt(notat)
            self.trygt.setFocus()
            self._focus_in(self.trygt)
            return
        act(notat)

    def _save(self, notat: Notat, ending: str) -> None:
        if self._tjenester is not None:
            self.udlevering.save(notat, self._tjenester, ending)

    def _print(self, notat: Notat) -> None:
        if self._tjenester is not None:
            self.udlevering.print(notat, self._tjenester)

    def _asks_trygt(self, notat: Notat) -> bool:
        for_home = notat.type is not Notattype.MODTAGER
        return for_home and (TRYGT in notat.advarsler or self.vold_i_ordene())

    def _show_trygt(self, notat: Notat) -> None:
        if not self._asks_trygt(notat) or self._trygt is True:
            self.trygt.show_words("")
        elif self._trygt is False:
            again = Handling("Det er trygt nu", lambda: self._on_trygt(True))
            self._say_trygt(
                "Giv ikke papiret med hjem.", "Aftal, hvor det kan ligge, eller ring i stedet.", again
            )
        else:
            yes = Handling("Ja, det er trygt", lambda: self._on_trygt(True))
            no = Handling("Nej", lambda: self._on_trygt(False))
            self._say_trygt(TRYGT, "Spørg, når I er alene.", yes, no)

    def _say_trygt(self, bold: str, rest: str, *actions: Handling) -> None:
        if self.trygt.words != f"{bold} {rest}":
            self.trygt.show_words(bold, rest, actions)

    def _on_trygt(self, answer: bool) -> None:
        self._trygt = answer
        self.refresh()
        self.pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_in(self, line: QWidget) -> None:
        first = line.findChild(Knap)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_receivers(self) -> None:
        """Several may each have a note of their own, with what the person said yes to for them."""
        found = self._kilde.modtagere()
        self.receiver.setVisible(len(found) > 1 and self._type is Notattype.MODTAGER)
        if found != self._receivers:
            self._receivers = found
            self.receiver.set_options(found, "" if self._kilde.til is None else str(self._kilde.til))

    def _show_messages(self, messages: tuple[str, ...], left: str) -> None:
        if (*messages, left) == self._shown_messages:
            return
        self._shown_messages = (*messages, left)
        clear_layout(self._messages)
        for words in messages:
            line = RavLinje(self)
            self._messages.addWidget(line)
            line.show_words(words, left if words.startswith(FORKORTET) else "")

    def _on_told(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        announce(self.told, words)

    def _on_handed(self, notat: Notat, how: str) -> None:
        whom = hvem_faar(notat, self._kilde.modtager)
        self._given.append(Udleveret(notat.type, whom, how, notat.afsnit))

    def _on_restarted(self) -> None:
        self._trygt = None
        self._given.clear()
        self._on_told("")
        self.failed.show_words("")
