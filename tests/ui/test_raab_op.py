"""Råb op and "Hvad ligger her?": a note without a person in it, and everything that lies here can go."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.storage.kladde_hjaelp import files_in
from tests.ui.gemmer_hjaelp import Pc, button
from vejviser.domain.favoritter import Favoritter
from vejviser.domain.samtale import Trin
from vejviser.domain.samtale_haendelser import BehovAdded
from vejviser.errors import UserError
from vejviser.ui.main_window import MainWindow
from vejviser.ui.views.sletknap import Sletknap

NOTE = "Ingen ledige akutboliger i tre uger"


def opened(pc: Pc, trin: Trin = Trin.LOESNINGER) -> MainWindow:
    window = pc.start()
    pc.say(window)
    window.samtale_view.styring.apply(BehovAdded("sted_i_nat"))
    window.vis_samtale()
    window.samtale_view.styring.go_to(trin)
    pc.settle(window)
    return window


def write(pc: Pc, window: MainWindow, text: str) -> None:
    if window.gemt.raab_op.isHidden():
        pc.press(window.samtale_view.hoved, "Råb op")
    window.gemt.raab_op.tekst.setPlainText(text)
    pc.press(window.gemt.raab_op, "Gem noten")


@pytest.mark.parametrize("trin", Trin)
def test_it_is_there_in_step_2_and_3_alone(pc: Pc, trin: Trin) -> None:
    window = opened(pc, trin)
    assert window.samtale_view.hoved.raab_op.isVisible() is (trin in (Trin.LOESNINGER, Trin.PARTNERE))


def test_a_note_is_kept_with_its_day_and_need_and_no_word_of_the_talk(pc: Pc) -> None:
    window = opened(pc)
    write(pc, window, NOTE)
    assert window.gemt.raab_op.isHidden()
    (note,) = pc.gemmer().barrierer.all()
    assert (note.tekst, note.omraade, note.dato) == (NOTE, "sted_i_nat", pc.ur.nu.date())
    raw = json.loads((pc.bruger / "barrierer.json").read_text(encoding="utf-8"))
    assert raw == [{"dato": "2026-11-23", "omraade": "sted_i_nat", "tekst": NOTE}]


def test_what_looks_like_a_name_is_asked_about_once(pc: Pc) -> None:
    window = opened(pc)
    write(pc, window, "Mette fra jobcentret ringede ikke")
    assert window.gemt.raab_op.rav.words.startswith("Er “Mette” en person?")
    assert pc.gemmer().barrierer.all() == ()
    pc.press(window.gemt.raab_op, "Gem alligevel")
    assert len(pc.gemmer().barrierer.all()) == 1


def test_a_cpr_number_is_refused_and_the_words_stay(pc: Pc) -> None:
    window = opened(pc)
    write(pc, window, "Sagen om 010190-1234 ligger stille")
    assert "ligner et cpr-nummer" in window.gemt.raab_op.rav.words
    assert (window.gemt.raab_op.isVisible(), pc.gemmer().barrierer.all()) == (True, ())


def test_a_note_that_cannot_be_kept_stays_in_the_form(pc: Pc) -> None:
    window = opened(pc)
    (pc.bruger / "barrierer.json").write_text("{", encoding="utf-8")
    write(pc, window, NOTE)
    assert "kan ikke læses" in window.gemt.raab_op.rav.words
    assert window.gemt.raab_op.tekst.toPlainText() == NOTE


def test_the_leader_gets_them_in_one_copy_and_they_can_go(pc: Pc) -> None:
    window = opened(pc)
    write(pc, window, NOTE)
    write(pc, window, "Sagsbehandlingen tog seks uger")
    window.vis_sted("opfoelgning")
    pc.settle(window)
    pc.press(window.gemt.opfoelgning.raab_op, "Kopiér til lederen")
    assert QGuiApplication.clipboard().text().splitlines() == [
        f"Man. 23. nov. 2026, Sted i nat: {NOTE}",
        "Man. 23. nov. 2026, Sted i nat: Sagsbehandlingen tog seks uger",
    ]
    pc.press(window.gemt.opfoelgning.raab_op, "Slet alle")
    assert len(pc.gemmer().barrierer.all()) == 2
    pc.press(window.gemt.opfoelgning.raab_op, "Ja, slet alle")
    assert (pc.gemmer().barrierer.all(), files_in(pc.bruger / "barrierer.json")) == ((), [])


def drawer(pc: Pc) -> MainWindow:
    window = opened(pc)
    write(pc, window, NOTE)
    window.vis_sted("indstillinger")
    pc.settle(window)
    return window


def names(window: MainWindow) -> list[str]:
    return [post.navn for post in window.gemt.hvad_ligger_her.posts]


def test_the_drawer_lists_what_lies_here_with_size_and_age(pc: Pc) -> None:
    window = drawer(pc)
    assert names(window) == ["Samtale fra i dag kl. 10.42", "Råb op"]
    shown = [
        label.text() for label in window.gemt.hvad_ligger_her.findChildren(type(window.gemt.opfoelgning._tom))
    ]
    assert "4 kB · ændret i dag kl. 10.42" in shown


def test_one_post_or_all_of_them_can_be_deleted(pc: Pc) -> None:
    window = drawer(pc)
    view = window.gemt.hvad_ligger_her
    buttons = [knap for knap in view.findChildren(Sletknap) if not knap.isHidden()]
    note = next(knap for knap in buttons if "Råb op" in knap.accessibleName())
    note.click()
    note.click()
    pc.settle(window)
    assert names(window) == ["Samtale fra i dag kl. 10.42"]
    pc.press(view, "Slet alt")
    pc.press(view, "Ja, slet alt")
    assert (names(window), files_in(pc.bruger)) == ([], [])
    assert "bliver ikke gemt igen" in window.gemt.vogter.linje or not window.gemt.vogter.linje


def test_tab_goes_down_the_drawer_and_comes_to_all_of_it_last(pc: Pc) -> None:
    window = drawer(pc)
    view = window.gemt.hvad_ligger_her
    view.refresh()  # the rows are made anew each time
    pc.settle(window)
    rows = [knap for knap in view.findChildren(Sletknap) if knap.isVisible() and knap is not view._all]
    assert len(rows) > 1
    walked: list[QWidget | None] = [rows[0].nextInFocusChain()]
    while walked[-1] is not None and walked[-1] is not rows[0]:
        walked.append(walked[-1].nextInFocusChain())
    assert [part for part in walked if part in rows or part is view._all] == [*rows[1:], view._all, rows[0]]


def test_leaving_the_button_takes_the_question_back(pc: Pc) -> None:
    window = drawer(pc)
    button(window.gemt.hvad_ligger_her, "Slet alt").setFocus()
    pc.press(window.gemt.hvad_ligger_her, "Slet alt")
    button(window.gemt.hvad_ligger_her, "Ja, slet alt").clearFocus()
    assert button(window.gemt.hvad_ligger_her, "Slet alt")


def test_delete_all_names_what_goes_can_be_taken_back_and_says_what_went(pc: Pc) -> None:
    window = drawer(pc)
    view = window.gemt.hvad_ligger_her
    before = names(window)
    pc.press(view, "Slet alt")
    assert view._list.text().startswith("Det her bliver slettet: ")
    assert "råb op" in view._list.text()
    view._all._show(asked=False)
    assert (names(window), view._list.isHidden(), view._undo.isHidden()) == (before, True, True)
    pc.press(view, "Slet alt")
    pc.press(view, "Ja, slet alt")
    assert view.done.text().startswith("Slettet: ")


def test_deleted_favourites_leave_the_window_and_are_not_written_back(pc: Pc) -> None:
    window = drawer(pc)
    samling = window.find_view.samling
    samling._favoritter = Favoritter(("krisecenter",))
    window.gemt.hvad_ligger_her.gone.emit(("log",))
    assert samling.favoritter.ids == ("krisecenter",)
    window.gemt.hvad_ligger_her.gone.emit(("favoritter",))
    assert samling.favoritter == Favoritter()


def test_what_cannot_be_deleted_is_said_and_the_rest_goes(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    window = drawer(pc)
    view = window.gemt.hvad_ligger_her
    assert view._gemmer is not None
    real = view._gemmer.skuffe.delete

    def refuse(post_id: str) -> None:
        if post_id == "barrierer":
            raise UserError("Dine “råb op” er ikke slettet.", "Prøv igen.")
        real(post_id)

    monkeypatch.setattr(view._gemmer.skuffe, "delete", refuse)
    pc.press(view, "Slet alt")
    pc.press(view, "Ja, slet alt")
    assert view.rav.words == "Dine “råb op” er ikke slettet. Prøv igen."
    assert names(window) == ["Råb op"]
