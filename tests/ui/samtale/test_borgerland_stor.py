"""The turned screen in large type: turned like pages, with nothing cut and nothing to scroll."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.samtale.test_borgerland import SAMTALE, all_words
from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Behov, Overgang, Trin
from vejviser.domain.tilbud import Adgang, Svar
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.borgerland_view import BorgerlandView
from vejviser.ui.widgets import Etiket

LANG = " ".join(["Et sted at være, når du ikke har et hjem."] * 6)
MANGE = replace(
    SAMTALE,
    egne_ord="Jeg er bange, og han slår mig. 24.11.26 6000 Kolding",
    sikkerhed="Ring ikke hjem, § 109",
    overgange=(Overgang("udsaettelse"),),
    behov=(*SAMTALE.behov, Behov("tryghed_vold")),
)


@pytest.fixture(params=[1.0, 1.5, 2.0], ids=lambda scale: f"{scale:.0%}")
def stor(
    request: pytest.FixtureRequest, tema: Tema, tjenester: Tjenester, styring: SamtaleStyring, qtbot: QtBot
) -> Iterator[BorgerlandView]:
    tema.configure(text_scale=request.param, borgerland=True)
    catalogue = tjenester.katalog.tilbud
    long = replace(
        catalogue["overmarksgaarden"],
        kort=LANG,
        adgang=Adgang(visitation=Svar.JA, henvisning=Svar.JA, saadan=LANG),
    )
    opgaver = Opgaver()
    view = BorgerlandView(tema, opgaver)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.set_tjenester(
        replace(tjenester, katalog=replace(tjenester.katalog, tilbud={**catalogue, "overmarksgaarden": long}))
    )
    view.set_styring(styring)
    styring.load(MANGE, tjenester.nu())
    styring.go_to(Trin.LOESNINGER)
    view.vis_samtale()
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view and not view.busy)
    QApplication.processEvents()
    yield view
    opgaver.close()
    tema.configure(text_scale=1.0, borgerland=False)


def test_every_word_of_every_offer_can_be_read_without_scrolling(stor: BorgerlandView, qtbot: QtBot) -> None:
    for card in stor.tilbud.cards:
        pages = card.pages
        wanted = {label.text() for label in pages.findChildren(Etiket)}
        seen: set[str] = set()
        for _ in range(pages.count):
            QApplication.processEvents()
            for label in pages.findChildren(Etiket):
                if label.isVisible():
                    bottom = label.mapTo(pages, label.rect().bottomLeft()).y()
                    assert bottom <= pages.height(), label.text()
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
                    seen.add(label.text())
            if pages.count > 1:
                qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
        assert seen == wanted
        bars = [area.verticalScrollBar().isVisible() for area in card.findChildren(QAbstractScrollArea)]
        assert not any(bars)


def test_no_law_no_sign_and_no_inner_remark_on_any_page(
    stor: BorgerlandView, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    words = []
    for trin in Trin:
        styring.go_to(trin)
        stor.vis_samtale()
        qtbot.waitUntil(lambda: not stor.busy)
        for card in stor.tilbud.cards:
            for _ in range(card.pages.count):
                words.append(all_words(stor))
                card.pages.turn()
        words.append(all_words(stor))
    said = "\n".join(words).replace("han slår mig", "")
    for forbidden in (
        "§",
        "serviceloven",
        "visitation",
        "Hemmelig Vej",
        "Ring ikke hjem",
        "Leveregel",
        "Typisk hul",
        "LIX",
        "kold overlevering",
        "selvmord",
        "slår",
        "24.11.26 6000",
    ):
        assert forbidden.lower() not in said.lower(), forbidden


def test_the_next_offer_is_one_press_away_and_the_yes_reaches_the_conversation(
    stor: BorgerlandView, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    first = stor.tilbud.cards[0].kort.tilbud
    qtbot.mouseClick(stor.more, Qt.MouseButton.LeftButton)
    other = stor.tilbud.cards[0]
    assert other.kort.tilbud != first
    qtbot.mouseClick(other.yes, Qt.MouseButton.LeftButton)
    assert [aftale.tilbud for aftale in styring.samtale.aftaler] == [other.kort.tilbud]
    assert isinstance(styring.samtale.aftaler[0], Aftale)
