"""The place as a whole: every step open, nothing lost, undo everywhere, and ending that asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Afsender, Behov, Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleMade, BehovAdded, FeltSet
from vejviser.settings import Indstillinger
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_hoved import trin_note
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Knap, Rulleflade

Settle = Callable[[SamtaleView], None]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(parent: QWidget, qtbot: QtBot, words: str) -> None:
    QApplication.processEvents()
    buttons = [knap for knap in parent.findChildren(Knap) if knap.words == words and knap.isVisible()]
    assert len(buttons) == 1, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_it_opens_on_the_own_words_and_says_that_nothing_is_kept(view: SamtaleView) -> None:
    view.focus_first()
    assert QApplication.focusWidget() is view.behov.ord.field
    assert "Gemmes ikke" in view.hoved.words
    assert "begyndt" not in view.hoved.words
    assert view.samtale.dato == "2026-11-23T13:52"


def test_the_head_tells_when_somebody_began_to_speak(view: SamtaleView) -> None:
    view.styring.apply(BehovAdded("hverdag"))
    assert "begyndt kl. 13.52" in view.hoved.words


@pytest.mark.parametrize(
    ("number", "trin"), list(enumerate(Trin, start=1)), ids=[trin.value for trin in Trin]
)
def test_every_step_is_one_key_away_at_any_time(
    view: SamtaleView, qtbot: QtBot, number: int, trin: Trin
) -> None:
    view.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_0.value + number), ALT)
    assert view.styring.trin is trin


def test_ctrl_enter_goes_on_and_stops_at_the_note(view: SamtaleView, qtbot: QtBot) -> None:
    view.focus_first()
    seen = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        seen.append(view.styring.trin)
    assert seen == [Trin.LOESNINGER, Trin.PARTNERE, Trin.NOTAT, Trin.NOTAT]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL | SHIFT)
    assert view.styring.trin is Trin.PARTNERE


def test_going_back_loses_nothing(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    view.styring.apply(FeltSet("egne_ord", "Jeg fryser"))
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud="overmarksgaarden")))
    before = view.samtale
    for trin in (*Trin, *reversed(Trin)):
        view.styring.go_to(trin)
        settle(view)
    assert view.samtale == before


def test_undo_outside_a_field_undoes_the_conversation(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.behov.liste.setFocus()
    qtbot.keyClick(view.behov.liste, Qt.Key.Key_Z, CTRL)
    assert list(view.samtale.behov) == []
    view.behov.forslag.add_button.setFocus()
    qtbot.keyClick(view.behov.forslag.add_button, Qt.Key.Key_Z, CTRL | SHIFT)
    assert view.samtale.behov == (Behov("sted_i_nat"),)


def test_undo_inside_a_field_is_the_fields_own(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(BehovAdded("sted_i_nat"))
    field = view.behov.ord.field
    field.setFocus()
    qtbot.keyClicks(field, "Jeg fryser")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert view.samtale.egne_ord == ""
    assert view.samtale.behov == (Behov("sted_i_nat"),)


def test_ending_asks_first_and_the_safe_answer_has_the_keyboard(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(FeltSet("egne_ord", "Jeg fryser"))
    press(view.hoved, qtbot, "Afslut")
    assert "Vil du afslutte samtalen?" in view.spoerg.words
    focused = QApplication.focusWidget()
    assert isinstance(focused, Knap)
    assert focused.words == "Bliv i samtalen"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert view.samtale.egne_ord == "Jeg fryser"
    assert not view.spoerg.isVisible()


def test_ending_leaves_nothing_behind(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    view.behov.ord.field.setPlainText("Jeg fryser i campingvogn")
    qtbot.keyClicks(view.behov.spoergsmaal.answer, "halvt svar")
    settle(view)
    press(view.hoved, qtbot, "Afslut")
    press(view.spoerg, qtbot, "Slet og afslut")
    settle(view)
    assert not view.har_samtale
    assert view.behov.ord.field.toPlainText() == ""
    assert view.behov.spoergsmaal.answer.text() == ""
    assert view.behov.forslag.shown == ()
    assert "fryser" not in view.panel.paper.text.toPlainText()
    view.styring.undo()
    assert not view.har_samtale


def test_an_empty_conversation_has_nothing_to_end(view: SamtaleView) -> None:
    assert not view.hoved.end.isVisible()


def test_the_sender_from_the_settings_is_in_the_conversation(view: SamtaleView) -> None:
    view.set_indstillinger(Indstillinger(afsender=Afsender("Vejleder", "Borgerservice", "79797979")))
    assert view.samtale.afsender.enhed == "Borgerservice"
    assert not view.har_samtale


def test_the_note_grows_beside_the_words(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(view.behov.ord.field, "Jeg bor i campingvogn")
    settle(view)
    assert "Jeg bor i campingvogn" in view.panel.paper.text.toPlainText()
    assert "af 300 ord" in view.panel.words


def test_in_a_narrow_window_the_note_is_a_step_of_its_own(view: SamtaleView, qtbot: QtBot) -> None:
    assert view.panel.isVisible()
    view.resize(700, 500)
    QApplication.processEvents()
    assert not view.panel.isVisible()
    view.styring.go_to(Trin.NOTAT)
    assert view.notat.isVisible()


@pytest.mark.parametrize("trin", list(Trin), ids=lambda trin: trin.value)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_step_needs_to_be_wider_than_the_smallest_window(
    view: SamtaleView, settle: Settle, tema: Tema, trin: Trin, scale: float
) -> None:
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.styring.apply(AftaleMade(Aftale("sted_i_nat", tilbud="overmarksgaarden")))
    tema.configure(text_scale=scale)
    view.resize(683, 384)
    view.styring.go_to(trin)
    view.focus_first()
    settle(view)
    assert view.minimumSizeHint().width() <= 683
    assert view.width() <= 683


def test_the_steps_say_how_far_each_is(tjenester: Tjenester) -> None:
    samtale = Samtale(
        behov=tuple(Behov(kode) for kode in ("sted_i_nat", "penge_gaeld", "faellesskab", "hverdag")),
        aftaler=(Aftale("sted_i_nat", loesning="selv"), Aftale("sted_i_nat", tilbud="hus")),
    )
    notes = [trin_note(trin, samtale) for trin in (Trin.BEHOV, Trin.LOESNINGER, Trin.PARTNERE)]
    assert notes == ["3 valgt +1 senere", "1 af 4", "2 aftaler"]


def test_before_the_directory_is_loaded_words_are_kept(
    tema: Tema, qtbot: QtBot, tjenester: Tjenester
) -> None:
    view = SamtaleView(tema)
    qtbot.addWidget(view)
    view.show()
    try:
        qtbot.keyClicks(view.behov.ord.field, "Jeg bor i campingvogn")
        view.set_tjenester(tjenester)
        qtbot.waitUntil(lambda: not view.busy)
        assert view.samtale.egne_ord == "Jeg bor i campingvogn"
        assert view.samtale.dato == "2026-11-23T13:52"
        assert [forslag.kode for forslag in view.behov.forslag.shown] == ["sted_i_nat"]
    finally:
        view.close_tasks()


def test_a_hundred_thousand_letters_do_no_harm(view: SamtaleView, settle: Settle) -> None:
    text = "æøå <b>=cmd()</b> \u202e😀\n" * 4000
    view.behov.ord.field.setPlainText(text)
    settle(view)
    assert view.samtale.egne_ord == text
    view.styring.apply(replace_words("kort"))
    assert view.behov.ord.field.toPlainText() == "kort"


def replace_words(text: str) -> FeltSet:
    return replace(FeltSet("egne_ord", ""), vaerdi=text)


@pytest.mark.parametrize("trin", [Trin.LOESNINGER, Trin.PARTNERE, Trin.NOTAT])
def test_a_step_opens_at_its_top_with_the_keyboard_in_it(
    view: SamtaleView, settle: Settle, tjenester: Tjenester, trin: Trin
) -> None:
    """However it was opened; without this, Qt puts the keyboard on the next thing it finds."""
    aftaler = tuple(Aftale("sted_i_nat", loesning=f"egen {nr}") for nr in range(12))
    view.styring.load(replace(view.samtale, behov=(Behov("sted_i_nat"),), aftaler=aftaler), tjenester.nu())
    view.behov.focus_first()
    view.styring.go_to(trin)
    settle(view)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert view._current_step().isAncestorOf(focus)
    panes = [pane for pane in view._current_step().findChildren(Rulleflade) if pane.isVisible()]
    assert [pane.verticalScrollBar().value() for pane in panes] == [0] * len(panes)


@pytest.mark.parametrize("trin", [Trin.LOESNINGER, Trin.PARTNERE])
def test_a_step_without_needs_gives_the_keyboard_to_the_way_back(view: SamtaleView, trin: Trin) -> None:
    view.behov.focus_first()
    view._on_step_chosen(trin)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Knap)
    assert focus.words == "Til Behov"
