"""The middle of Find: how many, the filters that are on, the amber line, the hits, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.ui.delegates.hit_delegate import HitDelegate
from vejviser.ui.models.hit_model import HitModel, Raekke
from vejviser.ui.widgets import (
    Chip,
    Etiket,
    FlowLayout,
    Handling,
    Raekkeliste,
    RavLinje,
    Rulleflade,
    Tilstandsflade,
    add_shown,
    announce,
    clear_layout,
)

SPEAK_AFTER_MS = 600
NEAR_END = 12
"""So many rows before the end, the rest is asked for: a held arrow key never meets it."""


class Resultatliste(Raekkeliste):
    """Space chooses."""

    space_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
        else:
            super().keyPressEvent(event)


class FindListe(QWidget):
    """Emits what the user chose; the view decides what it means.

    ``tilbud_found`` is what an answer stands on by itself, ``tilbud_chosen`` what the user moved to.
    """

    tilbud_chosen = Signal(str)
    tilbud_found = Signal(str)
    opened = Signal()
    row_clicked = Signal()
    picked = Signal()
    filter_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HitModel(self)
        self._answering = False
        self._ways_shown: tuple[str, ...] = ()
        self._build_ui()
        self._speak = QTimer(self, singleShot=True, interval=SPEAK_AFTER_MS)
        self._speak.timeout.connect(lambda: announce(self._count, self._count.text()))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.enter_pressed.connect(self.opened)
        self.list.space_pressed.connect(self.picked)
        self.list.clicked.connect(self.row_clicked)

    def show_rows(self, count: str, rows: Sequence[Raekke], select: str = "", *, more: bool = False) -> None:
        """Replace the rows and stand on ``select``, else on the first. ``more``: these are not all."""
        self._set_count(count, "bedst først")
        self._answering = True
        self.model.set_rows(rows, more=more)
        self._stack.setCurrentWidget(self.list)
        wanted = max(0, self.model.index_of(select))
        self.list.stand_on(wanted)
        self._answering = False
        self.list.scrollTo(self.model.index(wanted))

    def show_state(self, count: str, title: str, text: str, actions: Sequence[Handling]) -> None:
        """Nothing to list: say why, and give ways on."""
        self._set_count(count, "")
        self.model.set_rows(())
        self.tilstand.show_empty(title, text, actions)
        self._stack.setCurrentWidget(self._tilstand_rulle)
        self.tilbud_chosen.emit("")

    def show_waiting(self) -> None:
        self._set_count("Henter kataloget", "")
        self.tilstand.show_waiting()
        self._stack.setCurrentWidget(self._tilstand_rulle)

    def show_fault(self, title: str, text: str, actions: Sequence[Handling] = ()) -> None:
        self._set_count("", "")
        self.tilstand.show_fault(title, text, actions)
        self._stack.setCurrentWidget(self._tilstand_rulle)

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._chips)
        for name, words in chips:
            chip = Chip(words)
            chip.clicked.connect(partial(self.filter_removed.emit, name))
            add_shown(self._chips, chip)
        self._chip_holder.setVisible(bool(chips))

    def show_ways(self, actions: Sequence[Handling]) -> None:
        """Ways on under a thin answer; empty hides them. The same words again are left as they lie."""
        shown = tuple(action.words for action in actions)
        if shown == self._ways_shown:
            return
        self._ways_shown = shown
        self.udveje.setVisible(bool(actions))
        if actions:
            self.udveje.show_empty("", "", actions)

    def step(self, steps: int) -> None:
        """Arrow keys in the search field move the selection here."""
        self.list.step(steps)

    @property
    def current_row(self) -> Raekke | None:
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def add_over(self, line: QWidget) -> None:
        """A line between the count and the hits."""
        self._over.addLayout(_inset(line))

    @property
    def head(self) -> QHBoxLayout:
        """Room for a button before the count, where the filters are folded away."""
        return self._head

    @property
    def count_words(self) -> str:
        return self._count.text()

    def _build_ui(self) -> None:
        self._count, self._order = Etiket("", bold=True, wrap=False), Etiket("", "t1", muted=True, wrap=False)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(8, 0, 24, 0)
        self._head.setSpacing(12)
        self._head.addWidget(self._count, 1)
        self._head.addWidget(self._order)
        self.rav = RavLinje()
        self._chip_holder = QWidget()
        self._chips = FlowLayout(self._chip_holder)
        self._chip_holder.hide()
        self.delegate = HitDelegate(self)
        self.list = Resultatliste("Tilbud, der passer", self.delegate)
        self.list.setObjectName("resultater")
        self.list.setModel(self.model)
        self.tilstand, self.udveje = Tilstandsflade(), Tilstandsflade()
        self.udveje.hide()
        self._tilstand_rulle = Rulleflade(self.tilstand)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._tilstand_rulle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head)
        self._over = QVBoxLayout()
        layout.addLayout(self._over)
        layout.addLayout(_inset(self._chip_holder))
        layout.addLayout(_inset(self.rav))
        layout.addLayout(_inset(self._stack, right=0), 1)
        layout.addWidget(self.udveje)

    def _set_count(self, count: str, order: str) -> None:
        if self._count.text() != count:
            self._speak.start()
        self._count.setText(count)
        self._order.setText(order)

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid():
            return
        if not self._answering and now.row() >= self.model.rowCount() - NEAR_END:
            self.model.fetchMore()
        chosen = self.tilbud_found if self._answering else self.tilbud_chosen
        chosen.emit(self.model.rows[now.row()].id)


def _inset(widget: QWidget, right: int = 24) -> QHBoxLayout:
    """The list's margins; a layout takes no room when what it holds is hidden."""
    layout = QHBoxLayout()
    layout.setContentsMargins(8, 0, right, 0)
    layout.addWidget(widget)
    return layout
