"""The status bar says less where there is little room, and never half a word."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from vejviser.domain.tilbud import Katalog
from vejviser.ui.theme import Tema
from vejviser.ui.views.skal_linjer import Statuslinje
from vejviser.ui.widgets import Etiket


@pytest.mark.parametrize("width", [633, 1266])
def test_every_word_has_room_also_while_the_search_is_made_ready(
    tema: Tema, qtbot: QtBot, katalog: Katalog, width: int
) -> None:
    line = Statuslinje()
    qtbot.addWidget(line)
    line.show_katalog(katalog)
    line.resize(width, 32)
    line.show()
    for percent in (None, 100, None):
        if percent is None:
            line.hide_klargoering()
        else:
            line.show_klargoering(percent)
        layout = line.layout()
        assert layout is not None
        layout.activate()
        shown = [label for label in line.findChildren(Etiket) if label.isVisible() and label.text()]
        assert [label.text() for label in shown if label.width() < label.sizeHint().width()] == []
        assert f"· {len(katalog.tilbud)} tilbud" in [label.text() for label in shown] or percent
