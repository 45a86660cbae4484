"""A field for a day and a time, written as people write them, with the reading shown under it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import has_time, stort, tidspunkt
from vejviser.domain.tidsudtryk import parse_tidsudtryk
from vejviser.ui.widgets import Etiket, Tekstfelt, announce

FAULT = "Kan ikke læses. Skriv fx fredag kl. 10."
FAULT_DAY = "Kan ikke læses. Skriv fx fredag eller 24/11."


class Tidsfelt(QWidget):
    """``value_changed`` carries an ISO date or date-time, or "" when the field was emptied.

    What cannot be read changes nothing and says so; the words stay in the field. The line under the field has
    its room from the beginning, so that nothing below it moves.
    """

    value_changed = Signal(str)
    entered = Signal()

    def __init__(
        self, name: str, nu: datetime | None, *, day_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nu = nu
        self._day_only = day_only
        self._value: str | None = None
        self.field = Tekstfelt(name, "fx fredag" if day_only else "fx fredag kl. 10")
        self._read = Etiket("", "t1", muted=True)
        self._fault = Etiket(FAULT_DAY if day_only else FAULT, "t1", bold=True, ink="rav")
        self._under = QStackedWidget()
        self._under.addWidget(self._read)
        self._under.addWidget(self._fault)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self._under)
        self.field.textEdited.connect(self._on_typed)
        self.field.editingFinished.connect(self._on_left)
        self.field.returnPressed.connect(self.entered)

    def set_now(self, nu: datetime) -> None:
        self._nu = nu

    def set_value(self, value: str | None) -> None:
        """Show a value from the conversation; keeps the user's words while they mean the same."""
        if value == self._value:
            return
        self._value = value
        self.field.setText(tidspunkt(value, year=True) if value else "")
        self._say(value or "", fault=False)

    @property
    def faulty(self) -> bool:
        return self._under.currentWidget() is self._fault

    def _on_typed(self, text: str) -> None:
        value = parse_tidsudtryk(text, self._nu) if self._nu is not None else None
        if value is not None and self._day_only:
            value = value[:10]
        if value is None and text.strip():
            self._read.setText("")
            return
        self._say(value or "", fault=False)
        if (value or None) != self._value:
            self._value = value
            self.value_changed.emit(value or "")

    def _on_left(self) -> None:
        """Only now is it fair to say that it cannot be read."""
        text = self.field.text().strip()
        shown = tidspunkt(self._value, year=True) if self._value else ""
        readable = not text or text == shown or self._reads(text)
        self._say(self._value or "" if readable else "", fault=not readable)

    def _reads(self, text: str) -> bool:
        return self._nu is not None and parse_tidsudtryk(text, self._nu) is not None

    def _says_the_same(self, value: str) -> bool:
        """The reading repeats the field, and nothing is missing: no need to say it twice."""
        complete = self._day_only or has_time(value)
        return complete and self.field.text().strip() == tidspunkt(value, year=True)

    def _say(self, value: str, *, fault: bool) -> None:
        words = stort(tidspunkt(value, year=True)) if value else ""
        if words and not self._day_only and not has_time(value):
            words += ", klokken mangler"
        self._read.setText("" if words and self._says_the_same(value) else words)
        if fault and not self.faulty:
            announce(self.field, self._fault.text())
        self._under.setCurrentWidget(self._fault if fault else self._read)
        self.field.set_fault(fault)
