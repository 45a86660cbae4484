"""The window's own keys: those that work everywhere, and those that the search field gives on.

The field keeps the keyboard while the list and the offer are used from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from vejviser.ui.views.samtale_hoved import STEP_KEYS
from vejviser.ui.widgets.enter import EnterTryk

if TYPE_CHECKING:
    from vejviser.ui.main_window import MainWindow


class Vinduestaster(QObject):
    """F2 works everywhere; the others only where the shell is seen. ``vis`` shows the place of that name."""

    def __init__(self, window: MainWindow, vis: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._felt = window.skal.top.felt
        self._felt.installEventFilter(self)
        EnterTryk(window)
        ctrl, key = Qt.Modifier.CTRL, Qt.Key
        QShortcut(QKeySequence(key.Key_F2), window, lambda: window.vis_akut())
        for sequence, act in (
            (QKeySequence(ctrl | key.Key_1), window.vis_find_plads),
            (QKeySequence(ctrl | key.Key_2), window.vis_samtale),
            (QKeySequence(ctrl | key.Key_3), lambda: vis("katalog")),
            (QKeySequence(ctrl | key.Key_4), lambda: vis("overblik")),
            (QKeySequence(ctrl | key.Key_5), lambda: vis("opfoelgning")),
            (QKeySequence(ctrl | key.Key_K), window.focus_search),
            (QKeySequence(ctrl | key.Key_Comma), lambda: vis("indstillinger")),
            (QKeySequence(key.Key_F1), lambda: window.hjaelp.vis_side("hjaelp")),
            (QKeySequence(key.Key_F8), window.vend_skaermen),
        ):
            QShortcut(sequence, window.skal, act)
        window.hjaelp.add_keys(window.skal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the key was for the list or the offer and not for the field."""
        if watched is self._felt and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._search_key(event)
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        window, felt = self._window, self._felt
        if event.matches(QKeySequence.StandardKey.Copy) and not felt.hasSelectedText():
            window.find_view.copy_contact()
            return True
        if event.key() == Qt.Key.Key_Escape and felt.text():
            felt.clear()
            return True
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in STEP_KEYS:
            window.vis_samtale()
            window.samtale_view.open_step(STEP_KEYS.index(Qt.Key(event.key())))
            return True
        in_find = window.skal.sted == "find"
        if not in_find and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Down):
            window.skal.show_sted("find")
            return True
        return in_find and window.find_view.handle_search_key(event)
