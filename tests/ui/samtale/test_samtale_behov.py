"""Step 1: own words first, needs that are never chosen by the app, and answers that may be left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from vejviser.domain.samtale import Behov, Besvarelse, Overgang, Samtale, Trin
from vejviser.domain.samtale_haendelser import BehovAdded, FeltSet
from vejviser.ui.models.behov_model import MIME, BehovModel, Rolle
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_flisetekst import FLISER, flise_tekst
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.widgets import Knap, Tekstfelt
from vejviser.ui.widgets.boble import Boble
from vejviser.ui.widgets.valg import Valg, Valgliste

Settle = Callable[[SamtaleView], None]


def write(view: SamtaleView, qtbot: QtBot, settle: Settle, text: str) -> None:
    view.behov.ord.field.setFocus()
    qtbot.keyClicks(view.behov.ord.field, text)
    settle(view)


def press(parent: QWidget, qtbot: QtBot, words: str) -> None:
    """Click the visible button with these words."""
    buttons = [knap for knap in parent.findChildren(Knap) if knap.words == words and knap.isVisible()]
    assert len(buttons) == 1, words
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def omraader(view: SamtaleView) -> list[str]:
    return [behov.omraade for behov in view.samtale.behov]


def test_words_suggest_needs_with_the_words_and_choose_none(
    view: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    write(view, qtbot, settle, "Jeg bor i campingvogn og har gæld")
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["sted_i_nat", "penge_gaeld"]
    assert view.samtale.behov == ()


def test_who_has_no_bed_tonight_is_asked_about_one_whatever_the_words_say(
    view: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    write(view, qtbot, settle, "I sleep outside. Gæld")
    view.styring.apply(FeltSet("boligsituation", 1))
    settle(view)
    first, second = view.behov.forslag.shown
    assert (first.kode, second.kode) == ("sted_i_nat", "penge_gaeld")
    assert first.fordi == ("Situation 1",)
    view.styring.apply(FeltSet("boligsituation", 11))
    settle(view)
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["penge_gaeld"]


def test_yes_to_a_suggestion_makes_it_a_need_with_its_words(
    view: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    write(view, qtbot, settle, "Jeg bor i campingvogn og har gæld")
    view.setFocus()
    qtbot.keyClick(view.behov.ord.field, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert view.samtale.behov == (Behov("sted_i_nat", "Jeg bor i campingvogn og har gæld"),)
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["penge_gaeld"]


def test_a_suggestion_taken_away_stays_away_until_the_next_conversation(
    view: SamtaleView, qtbot: QtBot, settle: Settle, tjenester: Tjenester
) -> None:
    write(view, qtbot, settle, "Jeg har gæld")
    view.behov.forslag.dismissed.emit("penge_gaeld")
    qtbot.keyClicks(view.behov.ord.field, " og campingvogn")
    settle(view)
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["sted_i_nat"]
    view.styring.restart(tjenester.nu())
    write(view, qtbot, settle, "gæld")
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["penge_gaeld"]


def test_words_with_emoji_and_markup_are_kept_as_they_are(
    view: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    text = "<b>😀</b> =cmd() campingvogn"
    view.behov.ord.field.setPlainText(text)
    settle(view)
    assert view.samtale.egne_ord == text
    assert view.behov.forslag.shown[0].kode == "sted_i_nat"


def test_a_number_like_a_cpr_number_is_pointed_out(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    view.behov.ord.field.setPlainText("Jeg er 311299-9873 og fryser")
    settle(view)
    assert "CPR-nummer" in view.vagt.words


def test_an_acute_sign_gives_a_calm_line_by_name_that_leads_on(
    view: SamtaleView, qtbot: QtBot, settle: Settle
) -> None:
    write(view, qtbot, settle, "Jeg orker ikke at leve mere")
    assert "Selvmordstanker" in view.behov.akut_words
    with qtbot.waitSignal(view.akut_requested) as asked:
        press(view.behov, qtbot, "Åbn Akut (F2)")
    assert asked.args == ["selvmord"]


def test_needs_move_by_keyboard_and_the_row_follows(view: SamtaleView, qtbot: QtBot) -> None:
    for kode in ("sted_i_nat", "penge_gaeld", "faellesskab"):
        view.styring.apply(BehovAdded(kode))
    liste = view.behov.liste
    liste.setFocus()
    liste.setCurrentIndex(liste.model().index(2, 0))
    qtbot.keyClick(liste, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert omraader(view) == ["sted_i_nat", "faellesskab", "penge_gaeld"]
    assert liste.currentIndex().row() == 1
    qtbot.keyClick(liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert omraader(view) == ["sted_i_nat", "penge_gaeld", "faellesskab"]


def test_a_need_at_the_end_does_not_move_further(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(BehovAdded("sted_i_nat"))
    view.behov.liste.setFocus()
    qtbot.keyClick(view.behov.liste, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert omraader(view) == ["sted_i_nat"]
    assert not view.behov.liste.model().index(0, 0).data(Rolle.SENERE)


def test_dropping_a_need_moves_it(view: SamtaleView) -> None:
    for kode in ("sted_i_nat", "penge_gaeld", "faellesskab"):
        view.styring.apply(BehovAdded(kode))
    model = view.behov.liste.model()
    data = model.mimeData([model.index(0, 0)])
    assert data.hasFormat(MIME)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert omraader(view) == ["penge_gaeld", "sted_i_nat", "faellesskab"]
    model.dropMimeData(
        model.mimeData([model.index(2, 0)]), Qt.DropAction.MoveAction, -1, -1, model.index(0, 0)
    )
    assert omraader(view) == ["faellesskab", "penge_gaeld", "sted_i_nat"]


def test_delete_and_the_x_both_take_a_need_off(view: SamtaleView, qtbot: QtBot) -> None:
    for kode in ("sted_i_nat", "penge_gaeld"):
        view.styring.apply(BehovAdded(kode))
    liste = view.behov.liste
    liste.setFocus()
    qtbot.keyClick(liste, Qt.Key.Key_Delete)
    assert omraader(view) == ["penge_gaeld"]
    rect = liste.visualRect(liste.model().index(0, 0))
    qtbot.mouseClick(
        liste.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 24, rect.center().y())
    )
    assert omraader(view) == []


def test_the_fourth_need_is_later_and_the_screen_reader_hears_it(qtmodeltester: ModelTester) -> None:
    model = BehovModel({"hverdag": "Mad, tøj, bad og hverdag"})
    rows = (Behov("sted_i_nat"), Behov("penge_gaeld"), Behov("faellesskab"), Behov("hverdag", "bad"))
    model.set_behov(rows, {"hverdag": "Mad, tøj, bad og hverdag"})
    qtmodeltester.check(model)
    last = model.index(3)
    assert last.data(Rolle.SENERE)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "4. Mad, tøj, bad og hverdag, senere. bad"


def test_any_area_can_be_added_by_hand(view: SamtaleView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.behov.forslag.add_button, Qt.MouseButton.LeftButton)
    boble = view.window().findChild(Boble)
    assert boble is not None
    liste = boble.findChild(Valgliste)
    assert liste is not None
    qtbot.mouseClick(liste.row("faellesskab"), Qt.MouseButton.LeftButton)
    assert omraader(view) == ["faellesskab"]
    qtbot.mouseClick(liste.row("faellesskab"), Qt.MouseButton.LeftButton)
    assert omraader(view) == []


def open_tile(view: SamtaleView, qtbot: QtBot, noegle: str) -> Boble:
    tile = view.behov.fliser.tile(noegle)
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    bubbles = [bubble for bubble in view.window().findChildren(Boble) if bubble.isVisible()]
    assert len(bubbles) == 1
    return bubbles[0]


def test_a_panel_stays_where_it_is_when_something_is_ticked(view: SamtaleView, qtbot: QtBot) -> None:
    boble = open_tile(view, qtbot, "flise:med_mig")
    before = boble.geometry()
    rows = boble.findChildren(Valg)
    qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
    assert view.samtale.hvem
    assert boble.geometry() == before


def test_the_housing_tile_answers_by_keyboard_and_closes(view: SamtaleView, qtbot: QtBot) -> None:
    bubble = open_tile(view, qtbot, "flise:bor_nu")
    rows = bubble.findChildren(Valg)
    assert len(rows) == 17
    assert QApplication.focusWidget() is rows[0]
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert view.samtale.boligsituation == 2
    assert not bubble.isVisible()
    assert QApplication.focusWidget() is view.behov.fliser.tile("flise:bor_nu")


def test_esc_closes_a_tile_and_changes_nothing(view: SamtaleView, qtbot: QtBot) -> None:
    before = view.samtale
    bubble = open_tile(view, qtbot, "flise:med_mig")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not bubble.isVisible()
    assert view.samtale == before


def test_will_not_answer_is_kept_as_an_answer(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(FeltSet("boligsituation", 3))
    bubble = open_tile(view, qtbot, "flise:bor_nu")
    press(bubble, qtbot, "Vil ikke svare")
    assert view.samtale.boligsituation is None
    assert view.samtale.besvarelser == (Besvarelse("flise:bor_nu", sprunget_over=True),)
    assert view.behov.fliser.tile("flise:bor_nu").value == "vil ikke svare"


def test_what_may_stand_in_the_note_is_asked_item_by_item(view: SamtaleView, qtbot: QtBot) -> None:
    bubble = open_tile(view, qtbot, "flise:med_mig")
    who, about, share = bubble.findChildren(Valgliste)
    assert [about.row(kode).text() for kode in ("kvinde", "mand")] == ["Kvinde", "Mand"]
    assert not share.isVisible()
    qtbot.mouseClick(who.row("dyr"), Qt.MouseButton.LeftButton)
    assert share.row("dyr").isVisible()
    assert not share.row("tolk").isVisible()
    qtbot.mouseClick(share.row("dyr"), Qt.MouseButton.LeftButton)
    assert (view.samtale.hvem, view.samtale.dele_hvem) == (("dyr",), ("dyr",))
    qtbot.mouseClick(who.row("dyr"), Qt.MouseButton.LeftButton)
    assert (view.samtale.hvem, view.samtale.dele_hvem) == ((), ())


def test_somebody_of_forty_has_a_band_of_age_too(view: SamtaleView, qtbot: QtBot) -> None:
    bubble = open_tile(view, qtbot, "flise:alder")
    row = next(row for row in bubble.findChildren(Valg) if row.text() == "25 64")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert view.samtale.hvem == ("25_64",)


def test_an_impossible_age_says_so_and_changes_nothing(view: SamtaleView, qtbot: QtBot) -> None:
    open_tile(view, qtbot, "flise:alder")
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "46")
    assert view.samtale.alder == 46
    qtbot.keyClicks(field, "0")
    assert view.samtale.alder == 46
    assert field is not None
    assert field.property("fejl") == "true"


def test_a_transition_takes_its_day_as_people_write_it(view: SamtaleView, qtbot: QtBot) -> None:
    bubble = open_tile(view, qtbot, "flise:overgang")
    row = next(row for row in bubble.findChildren(Valg) if row.text() == "Flytning")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    fields = [field for field in bubble.findChildren(Tekstfelt) if field.isVisible()]
    assert len(fields) == 1
    qtbot.keyClicks(fields[0], "på fredag")
    assert view.samtale.overgange == (Overgang("flytning", "2026-11-27"),)
    assert view.behov.fliser.tile("flise:overgang").value == "Fre. 27. nov."


@pytest.mark.parametrize("flise", FLISER, ids=lambda flise: flise.noegle)
def test_every_tile_says_when_nobody_asked(flise: object, tjenester: Tjenester) -> None:
    noegle = getattr(flise, "noegle", "")
    assert flise_tekst(noegle, Samtale(), tjenester.indhold) is None


def test_one_question_at_a_time_and_skipping_is_as_good(view: SamtaleView, qtbot: QtBot) -> None:
    card = view.behov.spoergsmaal
    assert card.question.replace("\u00a0", " ") == "Hvad fylder mest for dig lige nu?"
    qtbot.keyClicks(card.answer, "brevene")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    qtbot.mouseClick(card.skip_button, Qt.MouseButton.LeftButton)
    assert view.samtale.besvarelser == (Besvarelse("o1", "brevene"), Besvarelse("o2", sprunget_over=True))
    assert card.question.replace("\u00a0", " ") == "Hvor skal du sove i nat?"


def test_answers_suggest_needs_too(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(view.behov.spoergsmaal.answer, "jeg har gæld")
    qtbot.keyClick(view.behov.spoergsmaal.answer, Qt.Key.Key_Return)
    settle(view)
    assert [forslag.kode for forslag in view.behov.forslag.shown] == ["penge_gaeld"]


def test_a_half_written_answer_waits_when_another_question_comes_first(
    view: SamtaleView, qtbot: QtBot
) -> None:
    card = view.behov.spoergsmaal
    qtbot.keyClicks(card.answer, "brevene og")
    view.styring.apply(BehovAdded("sted_i_nat"))
    assert card.answer.text() == ""
    view.styring.undo()
    assert card.answer.text() == "brevene og"


def test_an_answer_reaches_the_own_words_and_its_need(view: SamtaleView, qtbot: QtBot) -> None:
    view.styring.apply(FeltSet("egne_ord", "Jeg fryser."))
    view.styring.apply(BehovAdded("sted_i_nat", "Jeg fryser."))
    card = view.behov.spoergsmaal
    qtbot.keyClicks(card.answer, "hos en ven")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    assert view.samtale.egne_ord == "Jeg fryser.\nhos en ven"
    assert view.samtale.behov[0].ord == "Jeg fryser. · hos en ven"
    assert view.behov.ord.field.toPlainText().endswith("hos en ven")
    press(card, qtbot, "Forrige")
    assert view.samtale.egne_ord == "Jeg fryser."
    assert view.samtale.behov[0].ord == "Jeg fryser."


def test_a_half_typed_answer_goes_along_to_the_next_step(view: SamtaleView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view.behov.spoergsmaal.answer, "brevene")
    view.styring.go_to(Trin.LOESNINGER)
    assert view.samtale.egne_ord == "brevene"


def test_skip_with_words_in_the_field_keeps_the_words(view: SamtaleView, qtbot: QtBot) -> None:
    card = view.behov.spoergsmaal
    qtbot.keyClicks(card.answer, "brevene")
    qtbot.mouseClick(card.skip_button, Qt.MouseButton.LeftButton)
    assert view.samtale.egne_ord == "brevene"


def test_forrige_asks_the_last_question_again_with_its_answer(view: SamtaleView, qtbot: QtBot) -> None:
    card = view.behov.spoergsmaal
    qtbot.keyClicks(card.answer, "brevene")
    qtbot.keyClick(card.answer, Qt.Key.Key_Return)
    press(card, qtbot, "Forrige")
    assert card.answer.text() == "brevene"
    assert view.samtale.besvarelser == ()


def test_undo_gives_the_words_back_in_the_field(view: SamtaleView, qtbot: QtBot, settle: Settle) -> None:
    write(view, qtbot, settle, "Jeg fryser")
    view.behov.liste.setFocus()
    view.styring.apply(BehovAdded("hverdag"))
    view.styring.undo()
    view.styring.undo()
    assert view.behov.ord.field.toPlainText() == ""
    view.styring.redo()
    assert view.behov.ord.field.toPlainText() == "Jeg fryser"
    assert view.styring.trin is Trin.BEHOV
