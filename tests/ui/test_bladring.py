"""Blocks that find no room are turned to, never cut."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from vejviser.ui.theme import Tema
from vejviser.ui.widgets import Etiket
from vejviser.ui.widgets.bladring import Bladring


def test_blocks_without_room_stand_on_the_next_page_under_the_same_heading(tema: Tema, qtbot: QtBot) -> None:
    blocks = [Etiket(words) for words in ("Navn", "Et", "To", "Tre")]
    pages = Bladring(blocks, spacing=0)
    qtbot.addWidget(pages)
    line = blocks[0].heightForWidth(300)
    pages.resize(300, 3 * line)
    pages.show()
    assert [label.isVisible() for label in blocks] == [True, True, True, False]
    pages.turn()
    assert [label.isVisible() for label in blocks] == [True, False, False, True]
    pages.turn()
    assert pages.page == 0
    pages.resize(300, 9 * line)
    assert (pages.count, blocks[3].isVisible()) == (1, True)
