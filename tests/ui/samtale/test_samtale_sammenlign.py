"""Two offers side by side: what differs comes first, unknown is said, and the keyboard does it all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.samtale import Behov, Samtale, Trin
from vejviser.domain.samtale_haendelser import FeltSet
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_sammenlign import Sammenligning, sammenlign
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Knap

Settle = Callable[[SamtaleView], None]
SAMTALE = Samtale(egne_ord="Jeg bor i campingvogn", behov=(Behov("sted_i_nat"), Behov("papirer_digitalt")))


@pytest.fixture
def two(view: SamtaleView, settle: Settle, qtbot: QtBot) -> SamtaleView:
    view.styring.load(SAMTALE, view.styring.begun)  # type: ignore[arg-type]
    view.styring.go_to(Trin.LOESNINGER)
    settle(view)
    QApplication.processEvents()
    return view


def key(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def test_ctrl_j_sets_the_focused_offer_beside_the_next_and_esc_goes_back(
    two: SamtaleView, qtbot: QtBot
) -> None:
    rude = two.loesninger.rude
    rude.kort.card("krisecenter").focus_first()
    key(qtbot, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [picker.value for picker in rude.sammenlign.pickers] == ["krisecenter", "vaerested"]
    assert not rude.kort.isVisible()
    key(qtbot, Qt.Key.Key_Escape)
    assert rude.kort.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert rude.kort.isAncestorOf(focus)


def test_one_of_the_two_is_chosen_in_place(two: SamtaleView, qtbot: QtBot) -> None:
    rude = two.loesninger.rude
    rude.begin_compare()
    button = next(
        knap
        for knap in rude.sammenlign.findChildren(Knap)
        if knap.accessibleName() == "Vælg Kolding Krisecenter"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [aftale.tilbud for aftale in two.samtale.aftaler] == ["krisecenter"]
    assert not rude.is_comparing


def test_another_offer_can_be_set_beside(two: SamtaleView) -> None:
    shown = two.loesninger.rude.sammenlign
    two.loesninger.rude.begin_compare()
    before = shown.rows
    shown.pickers[1].menu().actions()[-1].trigger()
    assert shown.pickers[1].value == "vaerested"
    assert shown.rows != before


def test_another_need_ends_the_comparison(two: SamtaleView, settle: Settle) -> None:
    two.loesninger.rude.begin_compare()
    two.loesninger.look_at("papirer_digitalt")
    settle(two)
    assert not two.loesninger.rude.is_comparing
    two.loesninger.rude.begin_compare()
    assert not two.loesninger.rude.is_comparing, "one offer cannot be compared"


def test_what_differs_comes_first_and_unknown_is_never_a_no(tjenester: Tjenester) -> None:
    offers = tjenester.katalog.tilbud
    rows = sammenlign(offers["overmarksgaarden"], offers["krisecenter"], {}, tjenester)
    assert [row.ens for row in rows] == sorted(row.ens for row in rows)
    assert Sammenligning("Visitation", "Ingen visitation", "Kræver visitation") in rows
    assert Sammenligning("Hund", "Ikke oplyst, ring", "Ikke oplyst, ring") in rows
    assert "Hemmelig" not in repr(rows)


def test_the_own_network_is_asked_before_the_offers(two: SamtaleView, qtbot: QtBot) -> None:
    line = two.loesninger.netvaerk
    assert line.words == "Spørg først: Hvem vil du have med?"
    qtbot.mouseClick(line.ask, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "min søster")
    assert two.samtale.netvaerk == "min søster"
    assert line.words == "Med fra eget netværk: min søster"
    two.styring.apply(FeltSet("netvaerk", ""))
    assert line.words.startswith("Spørg først")
