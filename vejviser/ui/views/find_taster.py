"""The keys of Find, wherever in it the keyboard is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

if TYPE_CHECKING:
    from vejviser.ui.views.find_view import FindView

CTRL, ALT = Qt.Modifier.CTRL, Qt.Modifier.ALT


def add_keys(view: FindView) -> None:
    """Letters go to the search field; everything else here is Ctrl or Alt with a key."""
    key = Qt.Key
    for sequence, act in (
        (QKeySequence(QKeySequence.StandardKey.Copy), view.copy_contact),
        (QKeySequence(QKeySequence.StandardKey.Print), view.print_sheet),
        (QKeySequence(QKeySequence.StandardKey.Save), view.save_sheet),
        (QKeySequence(CTRL | key.Key_D), view.add_to_samtale),
        (QKeySequence(CTRL | key.Key_B), view.toggle_favorit),
        (QKeySequence(CTRL | key.Key_Space), view.toggle_valgt),
        (QKeySequence(CTRL | key.Key_R), view.clear_filters),
        (QKeySequence(CTRL | key.Key_M), view.meld_fejl),
        (QKeySequence(ALT | key.Key_Left), view.spor.back),
        (QKeySequence(ALT | key.Key_Right), view.spor.forward),
    ):
        QShortcut(sequence, view, act)


def is_letter(event: QKeyEvent) -> bool:
    """Something that can begin a search, typed without Ctrl or Alt."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text) and text.isprintable() and text != " " and not event.modifiers() & held
