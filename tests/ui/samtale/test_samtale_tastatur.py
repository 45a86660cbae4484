"""The budget of PRODUKT.md: a conversation by keyboard in 45 actions (3 needs, 3 agreements, 2 PDFs)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.notat import Notattype
from vejviser.ui.views.samtale_view import SamtaleView

BUDGET = 45
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Haender:
    """Two hands at a keyboard: counts every key but the letters of free text."""

    def __init__(self, view: SamtaleView, qtbot: QtBot, settle: Callable[[SamtaleView], None]) -> None:
        self._view, self._qtbot, self._settle = view, qtbot, settle
        self.actions = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.actions += 1
        self._qtbot.keyClick(self._focus(), key, modifier)
        self._settle(self._view)

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(self._focus(), text)
        self._settle(self._view)

    def _focus(self) -> object:
        QApplication.processEvents()
        widget = QApplication.focusWidget()
        assert widget is not None, "the keyboard is lost"
        return widget


def test_a_whole_conversation_by_keyboard_alone(
    view: SamtaleView, qtbot: QtBot, settle: Callable[[SamtaleView], None], gemt: object, tmp_path: Path
) -> None:
    view.notat.udlevering.ask_path = lambda name, _ending: str(tmp_path / name)
    hands = Haender(view, qtbot, settle)
    view.focus_first()
    hands.actions += 1  # Ctrl+2, which brings the user here

    hands.write("Jeg bor i campingvogn. Brevene tør jeg ikke åbne. Jeg savner værkstedet.")
    for _ in range(3):
        hands.key(Qt.Key.Key_J, ALT)
    assert len(view.samtale.behov) == 3

    hands.key(Qt.Key.Key_Return, CTRL)
    for place in range(3):
        if place:
            hands.key(Qt.Key.Key_Down, ALT)
        hands.key(Qt.Key.Key_Space)
    assert [aftale.behov for aftale in view.samtale.aftaler] == [
        behov.omraade for behov in view.samtale.behov
    ]

    hands.key(Qt.Key.Key_Return, CTRL)
    for day, receiver in (
        ("i morgen kl. 10", "vagten"),
        ("torsdag kl. 9.30", "skranken"),
        ("fre. kl. 13", "lederen"),
    ):
        hands.key(Qt.Key.Key_4)
        hands.write(day)
        hands.key(Qt.Key.Key_Return)
        hands.write(receiver)
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_1)
        hands.key(Qt.Key.Key_1)
        hands.write("Ringer inden for 4 timer")
        hands.key(Qt.Key.Key_Return)
    assert [view.partnere.card(n).foot_words for n in range(3)] == ["Varm overlevering"] * 3

    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_S, CTRL)
    hands.key(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_S, CTRL)
    hands.actions += 2  # Enter in each of the two file dialogs, which the test answers itself
    saved = [(notat.type, path.suffix) for notat, path in gemt.notater]  # type: ignore[attr-defined]
    assert saved == [(Notattype.MODTAGER, ".pdf"), (Notattype.BORGER, ".pdf")]
    assert hands.actions <= BUDGET, f"{hands.actions} actions; the budget is {BUDGET}"
    print(f"actions besides free text: {hands.actions}")
