"""Step 3 as a whole: the rings, the transitions' order of steps, and what is asked before leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.indhold import Overgangskort
from vejviser.domain.samtale import Behov, Overgang, Samtale, Trin
from vejviser.domain.samtale_haendelser import FeltSet, SpoergsmaalSkipped
from vejviser.domain.samtale_ringe import Ring
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_afrunding import ANDET, MERE, besvaret
from vejviser.ui.views.samtale_overgang import IKKE_OPLYST
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Etiket, Flertekst

Settle = Callable[[SamtaleView], None]
SAMTALE = Samtale(
    egne_ord="Jeg bliver løsladt",
    dato="2026-11-23T13:52",
    behov=(Behov("sted_i_nat"), Behov("faellesskab")),
    aftaler=(Aftale("sted_i_nat", tilbud="overmarksgaarden"), Aftale("faellesskab", tilbud="vaerested")),
    overgange=(Overgang("loesladelse", "2026-11-27"),),
)


def at_step_three(view: SamtaleView, settle: Settle) -> None:
    view.styring.load(SAMTALE, view.styring.begun)  # type: ignore[arg-type]
    view.styring.go_to(Trin.PARTNERE)
    settle(view)
    QApplication.processEvents()


def test_the_rings_say_who_is_with_us_and_lead_to_the_agreement(
    view: SamtaleView, settle: Settle, qtbot: QtBot
) -> None:
    at_step_three(view, settle)
    rings = view.partnere.ringe
    assert rings.button(Ring.FORVALTNING).who == "Forsorgshjemmet Overmarksgården"
    assert rings.button(Ring.CIVILSAMFUND).who == "Café Paraplyen"
    assert rings.button(Ring.REGION_STAT).accessibleName() == "Region og stat: ingen endnu"
    qtbot.mouseClick(rings.button(Ring.CIVILSAMFUND), Qt.MouseButton.LeftButton)
    assert view.partnere.card(1).is_open


def test_the_own_network_is_asked_for_where_nobody_is_named(
    view: SamtaleView, settle: Settle, qtbot: QtBot
) -> None:
    at_step_three(view, settle)
    qtbot.mouseClick(view.partnere.ringe.button(Ring.NETVAERK), Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    assert isinstance(field, Flertekst)
    qtbot.keyClicks(field, "Min søster")
    assert view.samtale.netvaerk == "Min søster"
    assert view.partnere.ringe.button(Ring.NETVAERK).who == "Min søster"


def test_a_transition_shows_its_order_of_steps_and_typical_hole(view: SamtaleView, settle: Settle) -> None:
    at_step_three(view, settle)
    words = [label.text() for label in view.partnere.overgange.findChildren(Etiket)]
    assert words == ["Loesladelse · fre. 27. nov.", "Rækkefølge: 1 Først   2 Så", "Typisk hul: hul."]
    view.styring.apply(FeltSet("overgange", ()))
    assert not view.partnere.overgange.isVisible()


def test_a_transition_without_a_card_says_so_and_guesses_nothing(
    view: SamtaleView, settle: Settle, tjenester: Tjenester
) -> None:
    bare = replace(tjenester.indhold, overgange=(Overgangskort("tab", "Tab", "", (), ""),))
    view.set_tjenester(replace(tjenester, indhold=bare))
    at_step_three(view, settle)
    view.styring.apply(FeltSet("overgange", (Overgang("tab"),)))
    QApplication.processEvents()
    words = " ".join(label.text() for label in view.partnere.overgange.findChildren(Etiket))
    assert IKKE_OPLYST in words
    assert "datoen er ikke oplyst" in words


def test_what_was_not_talked_about_joins_the_own_words(
    view: SamtaleView, settle: Settle, qtbot: QtBot
) -> None:
    at_step_three(view, settle)
    closing = view.partnere.afrunding
    closing.answer.setFocus()
    qtbot.keyClicks(closing.answer, "Min hund er syg")
    qtbot.keyClick(closing.answer, Qt.Key.Key_Return)
    assert view.samtale.egne_ord == "Jeg bliver løsladt\nMin hund er syg"
    assert not closing.answer.isVisible()
    view.styring.undo()
    assert closing.answer.isVisible()


def test_a_no_is_kept_as_clearly_as_an_answer(view: SamtaleView, settle: Settle, qtbot: QtBot) -> None:
    at_step_three(view, settle)
    closing = view.partnere.afrunding
    qtbot.mouseClick(closing.no_more, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(closing.nothing, Qt.MouseButton.LeftButton)
    for key in (MERE, ANDET):
        said = besvaret(view.samtale, key)
        assert said is not None
        assert said.sprunget_over
    assert not closing.add_need.isVisible()


def test_something_else_that_was_seen_leads_to_the_needs(
    view: SamtaleView, settle: Settle, qtbot: QtBot
) -> None:
    at_step_three(view, settle)
    qtbot.mouseClick(view.partnere.afrunding.add_need, Qt.MouseButton.LeftButton)
    assert view.styring.trin is Trin.BEHOV


def test_hope_is_asked_for_with_a_question_where_nobody_touched_it(view: SamtaleView, settle: Settle) -> None:
    at_step_three(view, settle)
    closing = view.partnere.afrunding
    assert not closing.hope.isVisible()
    view.styring.apply(SpoergsmaalSkipped("n1"))
    assert "Hvis det går lidt bedre om en måned" in closing.hope.text()
    view.styring.apply(SpoergsmaalSkipped("o2"))
    assert not closing.hope.isVisible()
