"""A calm question in the page itself, where others open a box: words, ways to answer, and a safe one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.ui.widgets import Etiket, FlowLayout, Handling, Knap, Knaptype, Kort, announce, clear_layout


class Spoergelinje(Kort):
    """``answered`` when any of the ways was taken. Esc takes the safe one: nothing happens."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("valgt", parent=parent)
        self._before: QWidget | None = None
        self._first: QWidget | None = None
        self._title = Etiket("", bold=True)
        self._text = Etiket("", muted=True)
        holder = QWidget()
        self._row = FlowLayout(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in (self._title, self._text, holder):
            layout.addWidget(part)
        self.hide()

    @property
    def words(self) -> str:
        return f"{self._title.text()} {self._text.text()}".strip()

    def ask(
        self, title: str, text: str, ways: Sequence[Handling], *, safe: str = "Fortryd", danger: bool = False
    ) -> None:
        """Show the question and give the keyboard to the safe way; ``danger`` marks the first one."""
        self._before = self.window().focusWidget()
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        clear_layout(self._row)
        for way in ways:
            kind = Knaptype.FARE if danger and way is ways[0] else Knaptype.KANT
            button = Knap(way.words, kind, low=True)
            button.clicked.connect(lambda _checked=False, act=way.act: self._answer(act))
            self._row.addWidget(button)
        keep = Knap(safe, Knaptype.TEKST, low=True)
        keep.clicked.connect(self.put_away)
        self._row.addWidget(keep)
        self.show()
        announce(self, self.words)
        first = self._row.itemAt(0)
        self._first = keep if danger or first is None else first.widget()
        self.focus_first()

    def focus_first(self) -> None:
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Nothing happens; the keyboard goes back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def _answer(self, act: object) -> None:
        self.hide()
        if callable(act):
            act()
        self.answered.emit()
