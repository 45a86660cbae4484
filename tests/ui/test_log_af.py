"""The computer logs off in the middle of a conversation: nothing is asked, and nothing is lost."""

from __future__ import annotations

import pytest

from tests.ui.gemmer_hjaelp import ORD, Pc
from vejviser.errors import UserError
from vejviser.storage.kladder import Kladdelager
from vejviser.storage.noegler import IntetNoeglelager
from vejviser.ui import log_af

FULD = UserError("Disken er fuld.", "Slet noget, og prøv igen.")


def test_at_log_off_the_last_letter_is_saved_before_the_answer_is_given(pc: Pc) -> None:
    window = pc.start()
    pc.say(window, ORD)
    window.samtale_view.behov.ord.field.appendPlainText("og det er koldt")
    window.gemt.log_af.session_ends()
    assert [kept.samtale.egne_ord for kept in pc.stored()] == [f"{ORD}\nog det er koldt"]


def test_at_log_off_the_window_closes_without_a_question(pc: Pc) -> None:
    window = pc.start()
    pc.say(window, ORD)
    window.gemt.log_af.session_ends()
    assert window.close()
    assert window.gemt.linje.words == ""


def test_a_conversation_that_cannot_be_kept_holds_up_no_log_off(pc: Pc) -> None:
    pc.noegler = IntetNoeglelager("ingen nøglering")
    window = pc.start()
    pc.say(window, ORD)
    window.gemt.log_af.session_ends()
    assert window.close()


def test_a_full_disk_holds_up_no_log_off(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise FULD

    window = pc.start()
    monkeypatch.setattr(Kladdelager, "save", full)
    pc.say(window, ORD)
    window.gemt.log_af.session_ends()
    assert window.close()


def test_where_the_log_off_was_called_off_closing_asks_again(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    window = pc.start()
    pc.say(window, ORD)
    window.gemt.log_af.session_ends()
    window.gemt.log_af._called_off.stop()
    assert not window.close()
    pc.settle(window)
    assert window.gemt.linje.words.startswith("Samtalen er ikke afsluttet.")


def test_without_a_conversation_there_is_nothing_to_wait_for(pc: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_af, "LONGEST_MS", 600_000)
    window = pc.start()
    window.gemt.log_af.session_ends()
    assert window.gemt.log_af.active
