"""Ties a text field to one field of the conversation, both ways, without losing the cursor or looping."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from vejviser.domain.samtale_haendelser import FeltSet
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.widgets import Flertekst, Tekstfelt


class Feltbinding(QObject):
    """Lives as long as the field. ``felt`` is a text field of ``Samtale``; ``safe`` gives what may be seen.

    Where something was hidden, typing on keeps it hidden for good (undo brings it back).
    """

    def __init__(
        self,
        field: Flertekst | Tekstfelt,
        styring: SamtaleStyring,
        felt: str,
        safe: Callable[[str], str] = lambda text: text,
    ) -> None:
        super().__init__(field)
        self._safe = safe
        self._field = field
        self._styring = styring
        self._felt = felt
        self._show()
        field.textChanged.connect(self._on_typed)
        left = field.focus_left if isinstance(field, Flertekst) else field.editingFinished
        left.connect(styring.close_field)
        styring.changed.connect(self._show)

    def _on_typed(self) -> None:
        typed = text_of(self._field)
        text = self._safe(typed)
        if text != self._seen():
            self._styring.apply(FeltSet(self._felt, text))
        elif text != typed:
            self._show()

    def _show(self) -> None:
        show_text(self._field, self._seen())

    def _seen(self) -> str:
        return self._safe(str(getattr(self._styring.samtale, self._felt)))


def text_of(field: Flertekst | Tekstfelt) -> str:
    return field.toPlainText() if isinstance(field, Flertekst) else field.text()


def show_text(field: Flertekst | Tekstfelt, text: str) -> None:
    """Set the text only where it differs, so that the cursor stays while the user types."""
    if text_of(field) == text:
        return
    if isinstance(field, Flertekst):
        field.setPlainText(text)
        field.moveCursor(QTextCursor.MoveOperation.End)
    else:
        field.setText(text)
