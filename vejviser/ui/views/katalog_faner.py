"""The row of pages at the top of the place Katalog. One stop of the Tab key; arrows walk it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from vejviser.ui.widgets import FlowLayout, Knap, Knaptype

STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Faner(QWidget):
    """``chosen`` carries a page's key."""

    chosen = Signal(str)

    def __init__(self, name: str, pages: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words = dict(pages)
        self._group = QButtonGroup(self)
        self._knapper: dict[str, Knap] = {}
        layout = FlowLayout(self, spacing=4)
        for key, words in pages:
            knap = Knap(words, Knaptype.TEKST, low=True)
            knap.setCheckable(True)
            knap.setAccessibleDescription(f"Side i {name}. Ctrl+Tab skifter side.")
            knap.clicked.connect(lambda _on=False, key=key: self.choose(key))
            knap.installEventFilter(self)
            self._group.addButton(knap)
            self._knapper[key] = knap
            layout.addWidget(knap)
        self.choose(pages[0][0])

    @property
    def value(self) -> str:
        return next(key for key, knap in self._knapper.items() if knap.isChecked())

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(key for key, knap in self._knapper.items() if not knap.isHidden())

    def choose(self, key: str) -> None:
        for other, knap in self._knapper.items():
            knap.setChecked(other == key)
            stop = Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus
            knap.setFocusPolicy(stop)
        self.setFocusProxy(self._knapper[key])
        self.chosen.emit(key)

    def step(self, steps: int) -> None:
        """The next page; after the last comes the first."""
        shown = self.shown
        self.choose(shown[(shown.index(self.value) + steps) % len(shown)])

    def show_only(self, keys: Collection[str]) -> None:
        for key, knap in self._knapper.items():
            knap.setVisible(key in keys)
        if self.value not in keys:
            self.choose(self.shown[0])

    def set_count(self, key: str, count: int) -> None:
        """How many wait on a page; none says nothing."""
        self._knapper[key].set_words(f"{self._words[key]} ({count})" if count else self._words[key])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.step(step)
                self._knapper[self.value].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
