"""Step 2: what fits, what stands in the way, and the person's own solution; never a dead end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale, Situation
from vejviser.domain.query import Loesningsforslag, Tilbudsforslag
from vejviser.domain.samtale import Behov, LagtTilSide, Samtale, Trin
from vejviser.domain.samtale_haendelser import BehovAdded, FeltSet
from vejviser.domain.tilbud import Faktum, Svar
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_tilbudskort import Tilbudskort
from vejviser.ui.views.samtale_tilbudstekst import detaljer, faelles_ukendt, kortvisninger
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Badge, Etiket, Knap, Tekstfelt

Settle = Callable[[SamtaleView], None]
BEHOV = (Behov("sted_i_nat", "campingvogn"), Behov("papirer_digitalt", "brevene"))


@pytest.fixture
def step(view: SamtaleView, settle: Settle, tjenester: Tjenester) -> SamtaleView:
    view.styring.load(replace(view.samtale, egne_ord="Jeg bor i campingvogn", behov=BEHOV), tjenester.nu())
    view.styring.go_to(Trin.LOESNINGER)
    settle(view)
    return view


def shown_text(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(Etiket) if label.isVisible()]
    return "\n".join([*labels, *(badge.text for badge in widget.findChildren(Badge) if badge.isVisible())])


def card(view: SamtaleView, key: str) -> Tilbudskort:
    return view.loesninger.kort.card(key)


def test_without_a_need_the_step_says_so_and_leads_back(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.go_to(Trin.LOESNINGER)
    assert "Der er ingen behov endnu." in shown_text(view.loesninger)
    back = next(knap for knap in view.loesninger.findChildren(Knap) if knap.words == "Til Behov")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert view.styring.trin is Trin.BEHOV


def test_offers_stand_best_first_with_reasons_and_hindrances(step: SamtaleView) -> None:
    assert step.loesninger.kort.keys == ("overmarksgaarden", "krisecenter", "vaerested")
    words = shown_text(card(step, "krisecenter"))
    assert "Passer: i Kolding" in words
    assert "Kræver visitation" in words
    assert "Hund ikke oplyst, ring" in words


def test_what_no_offer_answers_is_said_once_in_amber(step: SamtaleView) -> None:
    assert "Ingen oplyser, om hunden må komme med." in shown_text(step.loesninger)
    same = Tilbudsforslag("a", (), ("Hund ikke oplyst, ring",))
    assert faelles_ukendt((same, Tilbudsforslag("b", (), ()))) == ()
    assert faelles_ukendt((same,)) == ()


def test_choosing_makes_an_agreement_and_choosing_again_takes_it_back(
    step: SamtaleView, qtbot: QtBot
) -> None:
    button = card(step, "overmarksgaarden").choose
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    aftale = step.samtale.aftaler[0]
    assert (aftale.behov, aftale.tilbud, aftale.sted) == (
        "sted_i_nat",
        "overmarksgaarden",
        "Dyrehavevej 175, 6000 Kolding",
    )
    assert aftale.samtykke is not None
    assert aftale.samtykke.situation is Situation.SAMME_KOMMUNE
    assert button.words == "Valgt"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert step.samtale.aftaler == ()


def test_the_card_keeps_the_keyboard_while_the_conversation_changes(
    step: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    button = card(step, "krisecenter").choose
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle(step)
    assert QApplication.focusWidget() is button


def test_setting_aside_asks_for_the_reason_afterwards_and_it_may_stay_empty(
    step: SamtaleView, qtbot: QtBot
) -> None:
    qtbot.mouseClick(card(step, "overmarksgaarden").set_aside, Qt.MouseButton.LeftButton)
    assert step.samtale.lagt_til_side == (LagtTilSide("sted_i_nat", "overmarksgaarden", ""),)
    field = QApplication.focusWidget()
    assert isinstance(field, Tekstfelt)
    qtbot.keyClicks(field, "for mange mennesker")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert step.samtale.lagt_til_side == (
        LagtTilSide("sted_i_nat", "overmarksgaarden", "for mange mennesker"),
    )


def test_what_was_set_aside_stands_last_and_can_be_taken_back(
    step: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.mouseClick(card(step, "overmarksgaarden").set_aside, Qt.MouseButton.LeftButton)
    settle(step)
    assert step.loesninger.kort.keys[-1] == "overmarksgaarden"
    qtbot.mouseClick(card(step, "overmarksgaarden").bring_back, Qt.MouseButton.LeftButton)
    settle(step)
    assert step.samtale.lagt_til_side == ()
    assert step.loesninger.kort.keys[0] == "overmarksgaarden"


def test_the_own_solution_is_one_key_away_and_kept_as_it_was_said(step: SamtaleView, qtbot: QtBot) -> None:
    qtbot.keyClick(card(step, "krisecenter").choose, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is step.loesninger.own
    for _ in range(2):
        qtbot.keyClicks(step.loesninger.own, "Min søster har en sofa <b>")
        qtbot.keyClick(step.loesninger.own, Qt.Key.Key_Return)
    assert [aftale.loesning for aftale in step.samtale.aftaler] == ["Min søster har en sofa <b>"]
    qtbot.mouseClick(card(step, "Min søster har en sofa <b>").choose, Qt.MouseButton.LeftButton)
    assert step.samtale.aftaler == ()


def test_alt_and_arrow_go_to_the_next_need_and_around(
    step: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    for expected in ("papirer_digitalt", "sted_i_nat"):
        qtbot.keyClick(step.loesninger, Qt.Key.Key_Down, alt)
        settle(step)
        assert step.loesninger.omraade == expected


def test_a_need_without_a_solution_says_so(step: SamtaleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(card(step, "overmarksgaarden").choose, Qt.MouseButton.LeftButton)
    assert step.loesninger.need_words == (
        "1. Et sted at være i nat, 1 valgt",
        "2. Post, papirer og det digitale, ingen løsning endnu",
    )


def test_no_offer_for_a_need_gives_ways_on(step: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    step.styring.apply(BehovAdded("ophold_sprog"))
    step.loesninger.look_at("ophold_sprog")
    settle(step)
    words = shown_text(step.loesninger)
    assert "Ingen tilbud i kataloget passer på det her." in words
    assert "79 79 79 79" in words
    with qtbot.waitSignal(step.find_requested):
        find = next(knap for knap in step.loesninger.findChildren(Knap) if knap.words == "Led i Find")
        qtbot.mouseClick(find, Qt.MouseButton.LeftButton)


def test_a_hidden_address_is_not_behind_mere(tjenester: Tjenester) -> None:
    words = "\n".join(detaljer(tjenester.katalog.tilbud["krisecenter"], tjenester.nu(), frozenset()))
    assert "Hemmelig Vej" not in words
    assert "Ring først" in words
    open_words = "\n".join(
        detaljer(tjenester.katalog.tilbud["overmarksgaarden"], tjenester.nu(), frozenset())
    )
    assert "Dyrehavevej 175, 6000 Kolding" in open_words
    assert "79 79 79 79" in open_words


def test_mere_opens_what_is_known_and_closes_again(step: SamtaleView, qtbot: QtBot) -> None:
    shown = card(step, "overmarksgaarden")
    qtbot.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert "Dyrehavevej" in shown_text(shown)
    qtbot.mouseClick(shown.more, Qt.MouseButton.LeftButton)
    assert "Dyrehavevej" not in shown_text(shown)


def test_a_late_answer_for_an_earlier_conversation_is_dropped(
    view: SamtaleView, settle: Settle, tjenester: Tjenester
) -> None:
    def slow(samtale: Samtale, antal: int, tid: object) -> tuple[Loesningsforslag, ...]:
        return tuple(
            Loesningsforslag(behov.omraade, (Tilbudsforslag("vaerested", (samtale.egne_ord,), ()),))
            for behov in samtale.behov
        )

    view.set_tjenester(replace(tjenester, forslag=slow))
    for words in ("en", "to", "tre"):
        view.styring.load(replace(view.samtale, egne_ord=words, behov=(Behov("sted_i_nat"),)), tjenester.nu())
        view.loesninger.look_at("sted_i_nat")
    view.styring.go_to(Trin.LOESNINGER)
    settle(view)
    assert card(view, "vaerested").visning.fordi == ("tre",)


def test_a_changed_answer_asks_for_offers_again(
    step: SamtaleView, settle: Settle, tjenester: Tjenester
) -> None:
    asked: list[int | None] = []

    def forslag(samtale: Samtale, antal: int, tid: object) -> tuple[Loesningsforslag, ...]:
        asked.append(samtale.alder)
        return ()

    step.set_tjenester(replace(tjenester, forslag=forslag))
    settle(step)
    step.styring.apply(FeltSet("alder", 19))
    settle(step)
    assert asked[-1] == 19


@pytest.mark.parametrize(
    ("answer", "said"),
    [(Svar.JA, "ja"), (Svar.NEJ, "nej"), (Svar.IKKE_OPLYST, "ikke oplyst, ring")],
)
def test_whoever_has_a_dog_along_reads_of_it_on_each_card(
    tjenester: Tjenester, answer: Svar, said: str
) -> None:
    offer = tjenester.katalog.tilbud["overmarksgaarden"]
    told = replace(offer, fakta=replace(offer.fakta, hund=Faktum(answer)))
    catalogue = replace(tjenester.katalog, tilbud={**tjenester.katalog.tilbud, offer.id: told})
    samtale = Samtale(aftaler=(Aftale("sted_i_nat", tilbud=offer.id),))
    for hvem in ((), ("dyr",)):
        (card,) = kortvisninger(
            replace(samtale, hvem=hvem), "sted_i_nat", (), replace(tjenester, katalog=catalogue)
        )
        assert (f"Hund med: {said}" in card.detaljer) is (hvem == ("dyr",))
