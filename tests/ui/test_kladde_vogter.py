"""Autosave: when it writes, what it says, and that it never says more than is true."""

from __future__ import annotations

import pytest

from tests.storage.kladde_hjaelp import failing_disk, fails_with, files_in
from tests.ui.gemmer_hjaelp import KL_1042, ORD, Pc
from vejviser.domain.samtale import Behov, Trin
from vejviser.domain.samtale_haendelser import BehovAdded, FeltSet
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager, NoeglelagerError
from vejviser.storage.noeglering import INGEN
from vejviser.ui.kladde_vogter import SAVE_AFTER_MS, SAVE_AT_LATEST_MS, SLAAET_FRA, Stand


def test_typing_is_saved_half_a_second_after_it_stops_and_at_the_latest_after_three(pc: Pc) -> None:
    window = pc.start()
    vogter = window.gemt.vogter
    pc.say(window, saved=False)
    pause, latest = vogter._pause, vogter._latest
    assert (pause.isActive(), pause.interval(), pause.isSingleShot()) == (True, SAVE_AFTER_MS, True)
    assert (latest.isActive(), latest.interval()) == (True, SAVE_AT_LATEST_MS)
    assert (SAVE_AFTER_MS, vogter.stand, pc.stored()) == (500, Stand.IKKE_GEMT, [])
    pause.timeout.emit()
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    assert (vogter.stand, pause.isActive(), latest.isActive()) == (Stand.GEMT, False, False)


def test_the_head_says_when_it_was_saved_and_nothing_before(pc: Pc) -> None:
    window = pc.start()
    hoved = window.samtale_view.hoved
    pc.say(window, saved=False)
    assert "Gem" not in hoved.words
    pc.say(window, ORD + ".")
    assert "Gemt krypteret kl. 10.42" in hoved.words
    pc.ur.go(minutes=3)
    pc.say(window, ORD + ". Og", saved=False)
    assert "kl. 10.42" in hoved.words, "what lies on the disk is the old one still"
    pc.say(window, ORD + ". Og en hund")
    assert "Gemt krypteret kl. 10.45" in hoved.words


def test_a_choice_and_a_step_are_saved_at_once(pc: Pc) -> None:
    window = pc.start()
    styring = window.samtale_view.styring
    styring.apply(BehovAdded("sted_i_nat"))
    pc.settle(window)
    assert [kept.samtale.behov for kept in pc.stored()] == [(Behov("sted_i_nat"),)]
    styring.apply(FeltSet("egne_ord", ORD))
    styring.go_to(Trin.PARTNERE)
    pc.settle(window)
    assert [(kept.samtale.egne_ord, kept.trin) for kept in pc.stored()] == [(ORD, Trin.PARTNERE)]


def test_what_comes_while_a_save_is_under_way_is_saved_right_after_it(pc: Pc) -> None:
    window = pc.start()
    vogter = window.gemt.vogter
    for text in ("a", "ab", "abc"):
        pc.say(window, text, saved=False)
        vogter.save_now()
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == ["abc"]
    assert len(files_in(pc.bruger)) == 1


def test_one_conversation_is_one_file_however_often_it_is_saved(pc: Pc) -> None:
    window = pc.start()
    for number in range(5):
        pc.say(window, f"ord {number}")
    assert [file.suffix for file in files_in(pc.bruger)] == [".vjk"]


def test_an_empty_conversation_is_not_kept_and_undoing_all_of_it_takes_it_away(pc: Pc) -> None:
    window = pc.start()
    window.samtale_view.styring.go_to(Trin.NOTAT)
    pc.settle(window)
    assert files_in(pc.bruger) == []
    pc.say(window)
    window.samtale_view.styring.undo()
    pc.settle(window)
    assert (pc.stored(), files_in(pc.bruger)) == ([], [])
    window.samtale_view.styring.redo()
    window.gemt.vogter.save_now()
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]


def test_words_said_before_the_stores_are_open_are_saved_when_they_are(pc: Pc) -> None:
    window = pc.start(stores=False)
    pc.say(window)
    assert "Gemmes ikke" in window.samtale_view.hoved.words
    window.set_gemmer(pc.gemmer(), pc.ur)
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    assert "Gemt krypteret" in window.samtale_view.hoved.words
    assert window.gemt.linje.words == "", "the conversation on the screen is not one to go on with"


def test_without_a_keyring_one_line_says_so_and_nothing_is_written(pc: Pc) -> None:
    pc.noegler = IntetNoeglelager(INGEN)
    window = pc.start()
    pc.say(window)
    words = window.samtale_view.hoved.words
    assert "Gemmes ikke" in words
    assert words.count(f"Kladder gemmes ikke på denne pc, fordi {INGEN}.") == 1
    assert (window.gemt.vogter.stand, files_in(pc.bruger)) == (Stand.HUKOMMELSE, [])


def test_a_full_disk_is_said_keeps_the_draft_before_and_is_tried_again(
    pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = pc.start()
    pc.say(window)
    vogter = window.gemt.vogter
    with failing_disk(monkeypatch) as disk:
        disk.fail, disk.lasting = fails_with(28), True
        pc.say(window, ORD + " og i går")
    words = "Disken er fuld. Kladden er ikke gemt. Den forrige ligger her stadig."
    assert (vogter.stand, vogter.kort) == (Stand.FEJL, "Ikke gemt")
    assert words in window.samtale_view.hoved.words
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [ORD]
    assert vogter._again.isActive()
    vogter._again.timeout.emit()
    pc.settle(window)
    assert (vogter.stand, vogter.linje) == (Stand.GEMT, "")
    assert words not in window.samtale_view.hoved.words


class Laast(HukommelseNoeglelager):
    """A keyring that was open at the start, and is locked now."""

    def save(self, navn: str, noegle: bytes) -> None:
        raise NoeglelagerError(navn)


def test_a_keyring_that_locks_on_the_way_is_said(pc: Pc) -> None:
    pc.noegler = Laast()
    window = pc.start()
    pc.say(window)
    assert window.gemt.vogter.stand is Stand.HUKOMMELSE
    assert "nøglering er låst" in window.samtale_view.hoved.words
    assert "Gemmes ikke" in window.samtale_view.hoved.words


def test_ending_takes_key_and_file_also_while_a_save_is_under_way(pc: Pc) -> None:
    window = pc.start()
    pc.say(window, saved=False)
    window.gemt.vogter.save_now()
    window.samtale_view.styring.restart(KL_1042)
    pc.settle(window)
    assert (files_in(pc.bruger), pc.stored()) == ([], [])
    assert isinstance(pc.noegler, HukommelseNoeglelager)
    assert pc.noegler.navne() == ()


def test_drafts_switched_off_take_the_running_one_away_and_say_so(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    window.gemt.vogter.set_til(False)
    pc.settle(window)
    assert (pc.stored(), window.gemt.vogter.linje) == ([], SLAAET_FRA)
    pc.say(window, "mere")
    assert pc.stored() == []
    window.gemt.vogter.set_til(True)
    pc.settle(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == ["mere"]


def test_a_draft_that_grew_too_old_while_the_window_stood_open_is_not_said_to_be_kept(pc: Pc) -> None:
    window = pc.start()
    pc.say(window)
    pc.ur.go(hours=25)
    window.gemt.kladder.look()
    pc.settle(window)
    assert "Gemmes ikke" in window.samtale_view.hoved.words
    pc.say(window, ORD + " igen")
    assert "Gemt krypteret kl. 11.42" in window.samtale_view.hoved.words
    assert len(pc.stored()) == 1


def test_a_draft_deleted_in_the_drawer_is_not_saved_again(pc: Pc) -> None:
    window = pc.start()
    gemmer = pc.gemmer()
    window.gemt.set_gemmer(gemmer, pc.ur)
    pc.say(window)
    gemmer.skuffe.delete(f"kladde:{window.gemt.vogter.kladde_id}")
    pc.say(window, "mere")
    assert (pc.stored(), files_in(pc.bruger)) == ([], [])
    assert "bliver ikke gemt igen" in window.samtale_view.hoved.words


def test_a_sixth_draft_lets_the_oldest_go_and_says_so(pc: Pc) -> None:
    for number in range(6):
        window = pc.start()
        pc.say(window, f"samtale {number}")
        pc.ur.go(minutes=1)
        if number < 5:
            pc.crash(window)
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [f"samtale {n}" for n in (5, 4, 3, 2, 1)]
    assert "højst ligge fem" in window.gemt.advarsel.words
