"""The screen turned to the citizen: plain words, two offers, no law, no sign by name, no hidden address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Behov, LagtTilSide, Samtale, Trin
from vejviser.domain.tilbud import Adgang, Fakta, Koen, Organisationstype, Sikkerhed, Sted, Svar, Tilbud
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.borgerland_tekst import SKJULT, borgerkort, uden_lov
from vejviser.ui.views.borgerland_view import ALENE, BorgerlandView
from vejviser.ui.widgets import Badge, Etiket, Knap

SAMTALE_NU = datetime(2026, 11, 23, 13, 52)
SAMTALE = Samtale(
    egne_ord="Jeg bor i campingvogn",
    dato="2026-11-23T13:52",
    hvem=("dyr",),
    behov=(Behov("sted_i_nat"), Behov("papirer_digitalt")),
)


@pytest.fixture
def borger(
    tema: Tema, tjenester: Tjenester, styring: SamtaleStyring, qtbot: QtBot
) -> Iterator[BorgerlandView]:
    opgaver = Opgaver()
    view = BorgerlandView(tema, opgaver)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.set_tjenester(tjenester)
    view.set_styring(styring)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    yield view
    opgaver.close()


Show = Callable[[Samtale], None]


@pytest.fixture
def show(borger: BorgerlandView, styring: SamtaleStyring, tjenester: Tjenester, qtbot: QtBot) -> Show:
    def show(samtale: Samtale) -> None:
        styring.load(samtale, tjenester.nu())
        styring.go_to(Trin.LOESNINGER)
        borger.vis_samtale()
        qtbot.waitUntil(lambda: not borger.busy)

    return show


def press(parent: QWidget, qtbot: QtBot, words: str) -> None:
    QApplication.processEvents()
    buttons = [knap for knap in parent.findChildren(Knap) if knap.words == words and knap.isVisible()]
    assert buttons, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def all_words(view: QWidget) -> str:
    """Everything that can be seen or heard on the screen."""
    QApplication.processEvents()
    found: list[str] = []
    for widget in view.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found.extend((widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()))
        if isinstance(widget, Etiket | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, Knap):
            found.append(widget.words)
        if isinstance(widget, Badge):
            found.append(widget.text)
        spoken = QAccessible.queryAccessibleInterface(widget)
        found.append(spoken.text(QAccessible.Text.Name))
    return "\n".join(found)


def test_at_most_two_offers_at_once_and_the_rest_one_press_away(
    borger: BorgerlandView, show: Show, qtbot: QtBot
) -> None:
    show(SAMTALE)
    assert [card.kort.tilbud for card in borger.tilbud.cards] == ["overmarksgaarden", "krisecenter"]
    press(borger, qtbot, "Vis to andre")
    assert [card.kort.tilbud for card in borger.tilbud.cards] == ["vaerested"]
    press(borger, qtbot, "Vis to andre")
    assert [card.kort.tilbud for card in borger.tilbud.cards] == ["overmarksgaarden", "krisecenter"]


def test_no_law_no_remark_no_hidden_address_and_no_search_can_be_reached(
    borger: BorgerlandView, show: Show, qtbot: QtBot
) -> None:
    show(SAMTALE)
    words = all_words(borger)
    for forbidden in ("§", "serviceloven", "visitation", "Hemmelig Vej", "Søg efter", "Katalog", "LIX"):
        assert forbidden.lower() not in words.lower(), forbidden
    assert SKJULT in words
    assert "Dyrehavevej 175" in words


def test_an_acute_sign_is_never_named(borger: BorgerlandView, show: Show) -> None:
    show(replace(SAMTALE, egne_ord="Han slår mig, og jeg vil ikke leve mere"))
    words = all_words(borger)
    assert ALENE in words
    for forbidden in ("Vold", "Selvmord", "vold", "selvmord", "slår mig"):
        assert forbidden not in words


def test_an_offer_from_find_never_asks_for_a_talk_alone(
    borger: BorgerlandView, show: Show, tjenester: Tjenester, qtbot: QtBot
) -> None:
    show(replace(SAMTALE, egne_ord="Jeg orker ikke at leve mere"))
    borger.vis_tilbud(next(iter(tjenester.katalog.tilbud.values())))
    qtbot.waitUntil(lambda: not borger.busy)
    assert borger.alone.isHidden()


def test_a_cpr_number_is_never_seen_nor_written(borger: BorgerlandView, styring: SamtaleStyring) -> None:
    styring.load(replace(SAMTALE, egne_ord="Jeg er 311299-9873", behov=()), SAMTALE_NU)
    borger.vis_samtale()
    assert "9873" not in borger.ord.field.toPlainText()
    assert styring.samtale.egne_ord == "Jeg er 311299-9873"
    borger.ord.field.setPlainText("Mit nummer er 311299-9873, og jeg fryser")
    assert "9873" not in borger.ord.field.toPlainText() + styring.samtale.egne_ord
    assert styring.samtale.egne_ord.endswith("og jeg fryser")


def test_without_a_sign_the_amber_line_is_not_there(borger: BorgerlandView, show: Show) -> None:
    show(SAMTALE)
    assert ALENE not in all_words(borger)


def test_det_vil_jeg_chooses_in_the_conversation_and_can_be_taken_back(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(SAMTALE)
    for expected in (["overmarksgaarden"], []):
        qtbot.mouseClick(borger.tilbud.cards[0].yes, Qt.MouseButton.LeftButton)
        assert [aftale.tilbud for aftale in styring.samtale.aftaler] == expected


def test_ikke_for_mig_sets_it_aside_and_the_next_one_comes(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(SAMTALE)
    qtbot.mouseClick(borger.tilbud.cards[0].no, Qt.MouseButton.LeftButton)
    assert styring.samtale.lagt_til_side == (LagtTilSide("sted_i_nat", "overmarksgaarden"),)
    assert [card.kort.tilbud for card in borger.tilbud.cards] == ["krisecenter", "vaerested"]
    styring.undo()
    assert borger.tilbud.cards[0].kort.tilbud == "overmarksgaarden"


def test_an_own_idea_is_kept_in_the_persons_words(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(SAMTALE)
    press(borger, qtbot, "Jeg har selv en idé")
    qtbot.keyClicks(borger.idea.field, "Jeg spørger min søster")
    qtbot.keyClick(borger.idea.field, Qt.Key.Key_Return)
    assert [aftale.loesning for aftale in styring.samtale.aftaler] == ["Jeg spørger min søster"]


def test_another_need_is_one_press_away(borger: BorgerlandView, show: Show, qtbot: QtBot) -> None:
    show(SAMTALE)
    press(borger, qtbot, "2 Post, papirer og det digitale")
    assert [card.kort.tilbud for card in borger.tilbud.cards] == ["borgerservice"]


def test_no_offer_is_no_dead_end(borger: BorgerlandView, show: Show) -> None:
    show(replace(SAMTALE, behov=(Behov("ophold_sprog"),)))
    words = all_words(borger)
    assert "Vi har ikke fundet noget til det her endnu." in words
    assert "Jeg har selv en idé" in words


def test_before_any_need_the_persons_words_stand_large(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(Samtale(egne_ord="Jeg fryser"))
    assert "Hvad er vigtigst for dig lige nu?" in all_words(borger)
    qtbot.keyClicks(borger.ord.field, " meget")
    assert styring.samtale.egne_ord == "Jeg fryser meget"


def test_in_the_first_step_words_and_needs_come_before_offers(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(SAMTALE)
    styring.go_to(Trin.BEHOV)
    borger.vis_samtale()
    assert borger.page == "ord"
    press(borger, qtbot, "1 Et sted at være i nat")
    assert borger.page == "tilbud"
    assert borger.tilbud.cards[0].kort.tilbud == "overmarksgaarden"


def test_in_the_last_steps_the_citizen_sees_what_was_agreed(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring
) -> None:
    show(replace(SAMTALE, aftaler=(Aftale("sted_i_nat", tilbud="overmarksgaarden"),)))
    styring.go_to(Trin.PARTNERE)
    borger.vis_samtale()
    words = all_words(borger)
    assert "Det har vi aftalt" in words
    assert "Overmarksgården" in words
    assert "serviceloven" not in words


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_Escape], ids=["F8", "Esc"])
def test_f8_and_esc_both_go_back(borger: BorgerlandView, show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    show(SAMTALE)
    QApplication.processEvents()
    with qtbot.waitSignal(borger.closed):
        qtbot.keyClick(QApplication.focusWidget() or borger, key)


def test_an_offer_from_find_is_shown_without_buttons_to_choose(
    borger: BorgerlandView, tjenester: Tjenester, qtbot: QtBot
) -> None:
    borger.vis_tilbud(tjenester.katalog.tilbud["overmarksgaarden"])
    words = all_words(borger)
    assert "Forsorgshjemmet Overmarksgården" in words
    assert "Det vil jeg" not in words
    assert "serviceloven" not in words


def test_with_nothing_to_show_it_begins_with_the_words(borger: BorgerlandView) -> None:
    borger.vis_tomt()
    assert borger.page == "ord"


def test_what_is_not_known_is_said_and_never_read_as_no(tjenester: Tjenester) -> None:
    kort = borgerkort(tjenester.katalog.tilbud["borgerservice"], SAMTALE, ())
    assert kort.ved_ikke.startswith("om dit dyr må komme med, hvor det er, hvad det koster")
    known = Tilbud(
        "a",
        "Stedet",
        "Foreningen",
        Organisationstype.FORENING,
        "Kom ind.",
        "",
        "",
        Sikkerhed.HOEJ,
        adgang=Adgang(gratis=Svar.JA, visitation=Svar.NEJ, anonym=Svar.JA, henvisning=Svar.JA),
        fakta=Fakta(koen=Koen.KVINDER),
        steder=(Sted("", "Vejen 1", "6000", "Kolding"),),
        doegnaaben=Svar.JA,
    )
    card = borgerkort(known, Samtale(), ())
    lines = [raekke.tekst for raekke in card.raekker]
    assert card.ved_ikke == "hvad nummeret er."
    assert "Kun for kvinder" in lines
    assert "Det er gratis" in lines
    assert "Læge eller kommune skal sende dig" in lines


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("Hjælp efter § 85. Du kan ringe.", "Du kan ringe."),
        ("Bostøtte (serviceloven § 85, stk. 1) hjemme hos dig.", "Bostøtte hjemme hos dig."),
        ("Krisecenter efter serviceloven.", ""),
        ("Vi lover dig et svar. Slovenien er smukt.", "Vi lover dig et svar. Slovenien er smukt."),
        ("", ""),
    ],
)
def test_sentences_about_law_are_left_out(tekst: str, ventet: str) -> None:
    assert uden_lov(tekst) == ventet


def test_a_card_says_nothing_twice(tjenester: Tjenester) -> None:
    """Place, price and telephone stand once each: a card in large type has no room for more."""
    tilbud = replace(
        tjenester.katalog.tilbud["overmarksgaarden"],
        kort="Et sted at være. Du skal betale for det.",
        steder=(Sted("Overmarksgården", "Dyrehavevej 175", "6000", "Kolding"),),
        adgang=Adgang(
            pris="du betaler for huslyet",
            saadan="Ring til hovednummeret. Nummeret går til vagten. Bliv hos os.",
        ),
    )
    words = [raekke.tekst for raekke in borgerkort(tilbud, SAMTALE, ()).raekker]
    assert "Dyrehavevej 175, 6000\u00a0Kolding" in words
    assert "Bliv hos os." in words
    assert [line for line in words if "betal" in line or "Ring" in line or "Overmarks" in line] == []


def test_a_price_with_an_amount_is_never_left_out(tjenester: Tjenester) -> None:
    tilbud = replace(
        tjenester.katalog.tilbud["overmarksgaarden"],
        kort="Du betaler selv.",
        adgang=Adgang(pris="90 kr. i døgnet"),
    )
    assert "90 kr. i døgnet" in [raekke.tekst for raekke in borgerkort(tilbud, SAMTALE, ()).raekker]


def test_a_number_that_may_be_a_cpr_number_is_hidden_on_the_agreed_page_too(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring
) -> None:
    aftale = Aftale("sted_i_nat", tilbud="overmarksgaarden", plan_b="Ring 24.11.26 6000 Kolding")
    show(replace(SAMTALE, egne_ord="Jeg er 24.11.26 6000", aftaler=(aftale,)))
    styring.go_to(Trin.PARTNERE)
    borger.vis_samtale()
    assert "24.11.26" not in all_words(borger)


def test_a_talk_alone_is_asked_for_once_until_more_is_said(
    borger: BorgerlandView, show: Show, styring: SamtaleStyring, qtbot: QtBot
) -> None:
    show(replace(SAMTALE, egne_ord="Jeg orker ikke at leve mere"))
    assert ALENE in all_words(borger)
    borger.closed.emit()
    borger.vis_samtale()
    qtbot.waitUntil(lambda: not borger.busy)
    assert borger.alone.isHidden()
    styring.load(replace(SAMTALE, egne_ord="Jeg orker ikke at leve mere. Han slår mig."), SAMTALE_NU)
    borger.vis_samtale()
    qtbot.waitUntil(lambda: not borger.busy)
    assert ALENE in all_words(borger)


def test_it_opens_at_the_need_that_the_conversation_stands_at(borger: BorgerlandView, show: Show) -> None:
    show(SAMTALE)
    last = SAMTALE.behov[-1].omraade
    borger.vis_samtale(omraade=last)
    assert borger._omraade == last
    borger.vis_samtale(omraade="")
    assert borger._omraade == last
