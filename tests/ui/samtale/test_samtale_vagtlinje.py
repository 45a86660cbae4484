"""Numbers and names that should not travel along are said once, masked by one key, and never refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale_haendelser import AftaleMade, AftaleSet, BehovAdded, FeltSet
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Knap

Settle = Callable[[SamtaleView], None]


def press(view: SamtaleView, qtbot: QtBot, words: str) -> None:
    QApplication.processEvents()
    button = next(knap for knap in view.vagt.findChildren(Knap) if knap.words == words and knap.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_key_masks_the_surest_numbers_first_and_undo_brings_them_back(
    view: SamtaleView, qtbot: QtBot
) -> None:
    words = "010190-1234, 24.11.26 6000 Kolding og 030190-xxxx"
    view.styring.apply(FeltSet("egne_ord", words))
    view.focus_first()
    said = []
    for _ in range(3):
        said.append(view.vagt.words)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    assert [line.split(" ")[0] for line in said] == ["Et", "Noget", "En"]
    assert view.samtale.egne_ord.count("[cpr sløret]") == 3
    assert not view.vagt.isVisible()
    for _ in range(3):
        view.styring.undo()
    assert view.samtale.egne_ord == words


def test_a_number_in_an_agreement_is_said_with_its_place(view: SamtaleView) -> None:
    view.styring.apply(BehovAdded("hverdag"))
    view.styring.apply(AftaleMade(Aftale("hverdag", loesning="Mad")))
    view.styring.apply(AftaleSet(0, Aftale("hverdag", loesning="Mad", plan_b="Ring 010190-1234"), "plan_b"))
    assert view.vagt.words.startswith("Et CPR-nummer står i aftale 1.")


def test_a_third_person_is_left_with_the_role_alone(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(FeltSet("egne_ord", "Min kæreste Lone smed mig ud."))
    assert "Lone" not in view.vagt.words
    press(view, qtbot, "Skriv kun rollen")
    assert view.samtale.egne_ord == "Min kæreste smed mig ud."


def test_what_was_looked_at_stays_quiet_until_something_else_is_found(
    view: SamtaleView, qtbot: QtBot
) -> None:
    view.styring.apply(FeltSet("egne_ord", "Min kæreste Lone smed mig ud."))
    press(view, qtbot, "Lad det stå")
    assert not view.vagt.isVisible()
    view.styring.apply(FeltSet("egne_ord", "Min kæreste Lone smed mig ud. Min mor Birgit også."))
    assert view.vagt.isVisible()


def test_ordinary_words_raise_no_line(view: SamtaleView) -> None:
    view.styring.apply(FeltSet("egne_ord", "Frode, min hund, skal med. Ring 79 79 79 79."))
    assert not view.vagt.isVisible()


def test_ten_thousand_characters_are_kept_and_looked_through(view: SamtaleView, settle: Settle) -> None:
    text = "Jeg bor i bilen. " * 600 + "010190-1234"
    view.behov.ord.field.setPlainText(text)
    settle(view)
    assert view.samtale.egne_ord == text
    assert view.vagt.words.startswith("Et CPR-nummer")
