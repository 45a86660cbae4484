"""The running conversation: undo and redo across all of it, and nothing lost on the way."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from vejviser.domain.aftale import Aftale
from vejviser.domain.samtale import Afsender, Behov, Samtale, Trin
from vejviser.domain.samtale_haendelser import (
    AftaleMade,
    AftaleSet,
    BehovAdded,
    BehovRemoved,
    FeltSet,
    HaendelseError,
)
from vejviser.ui.samtale_styring import SamtaleStyring

NU = datetime(2026, 11, 23, 13, 52)


@pytest.fixture
def styring(qapp: object) -> SamtaleStyring:
    styring = SamtaleStyring()
    styring.restart(NU)
    return styring


def type_words(styring: SamtaleStyring, text: str) -> None:
    for end in range(1, len(text) + 1):
        styring.apply(FeltSet("egne_ord", text[:end]))


def test_a_new_conversation_bears_the_moment_it_began_and_counts_as_not_started(
    styring: SamtaleStyring,
) -> None:
    styring.set_afsender(Afsender("Socialrådgiver", "Gadeplan", "79797979"))
    assert styring.samtale == Samtale(
        dato="2026-11-23T13:52", afsender=Afsender("Socialrådgiver", "Gadeplan", "79797979")
    )
    assert not styring.started


def test_letters_typed_in_a_row_are_one_step_of_undo(styring: SamtaleStyring) -> None:
    type_words(styring, "Jeg sover i bilen")
    styring.undo()
    assert styring.samtale.egne_ord == ""
    styring.redo()
    assert styring.samtale.egne_ord == "Jeg sover i bilen"


def test_leaving_the_field_begins_a_new_step_of_undo(styring: SamtaleStyring) -> None:
    type_words(styring, "Jeg")
    styring.close_field()
    type_words(styring, "Jeg fryser")
    styring.undo()
    assert styring.samtale.egne_ord == "Jeg"


def test_two_agreements_typed_in_after_each_other_are_two_steps(styring: SamtaleStyring) -> None:
    for omraade in ("hverdag", "penge_gaeld"):
        styring.apply(BehovAdded(omraade))
        styring.apply(AftaleMade(Aftale(omraade, loesning="selv")))
    for nummer, omraade in enumerate(("hverdag", "penge_gaeld")):
        for text in ("R", "Ri"):
            styring.apply(AftaleSet(nummer, Aftale(omraade, loesning="selv", plan_b=text), "plan_b"))
    styring.undo()
    assert [aftale.plan_b for aftale in styring.samtale.aftaler] == ["Ri", ""]


def test_undo_goes_back_to_the_step_where_the_change_was_made(styring: SamtaleStyring) -> None:
    styring.apply(BehovAdded("hverdag"))
    styring.go_to(Trin.LOESNINGER)
    styring.apply(AftaleMade(Aftale("hverdag", loesning="selv")))
    styring.go_to(Trin.NOTAT)
    styring.undo()
    assert (styring.trin, styring.samtale.aftaler) == (Trin.LOESNINGER, ())
    styring.undo()
    assert (styring.trin, styring.samtale.behov) == (Trin.BEHOV, ())


def test_undo_brings_back_a_need_with_its_agreement(styring: SamtaleStyring) -> None:
    styring.apply(BehovAdded("hverdag", "bad"))
    styring.apply(AftaleMade(Aftale("hverdag", loesning="selv")))
    before = styring.samtale
    styring.apply(BehovRemoved("hverdag"))
    styring.undo()
    assert styring.samtale == before


def test_all_the_way_back_and_forth_again_gives_the_same_conversation(styring: SamtaleStyring) -> None:
    type_words(styring, "Jeg fryser")
    for omraade in ("sted_i_nat", "hverdag", "faellesskab", "penge_gaeld"):
        styring.apply(BehovAdded(omraade))
    end = styring.samtale
    steps = 0
    while styring.can_undo:
        styring.undo()
        steps += 1
    assert (steps, styring.started) == (5, False)
    while styring.can_redo:
        styring.redo()
    assert styring.samtale == end


def test_a_new_change_after_undo_drops_what_could_be_redone(styring: SamtaleStyring) -> None:
    styring.apply(BehovAdded("hverdag"))
    styring.undo()
    styring.apply(BehovAdded("faellesskab"))
    assert not styring.can_redo
    assert styring.samtale.behov == (Behov("faellesskab"),)


def test_undo_on_an_empty_conversation_does_nothing(styring: SamtaleStyring) -> None:
    before = styring.samtale
    styring.undo()
    styring.redo()
    assert styring.samtale == before


def test_the_sender_is_no_step_of_undo_and_survives_it(styring: SamtaleStyring) -> None:
    styring.apply(BehovAdded("hverdag"))
    styring.set_afsender(Afsender("Vejleder", "Borgerservice", "79797979"))
    styring.undo()
    assert styring.samtale.afsender.rolle == "Vejleder"
    assert not styring.can_undo


def test_a_new_conversation_leaves_nothing_of_the_old(styring: SamtaleStyring) -> None:
    type_words(styring, "Jeg fryser")
    styring.go_to(Trin.NOTAT)
    styring.restart(NU)
    styring.undo()
    styring.redo()
    assert (styring.samtale.egne_ord, styring.trin, styring.started) == ("", Trin.BEHOV, False)


def test_a_conversation_begins_with_the_first_words_and_not_with_the_window(styring: SamtaleStyring) -> None:
    later = datetime(2026, 11, 23, 16, 5)
    styring.set_clock(lambda: later)
    type_words(styring, "Jeg fryser")
    assert (styring.begun, styring.samtale.dato) == (later, "2026-11-23T16:05")


def test_what_is_said_later_does_not_move_the_beginning(styring: SamtaleStyring) -> None:
    type_words(styring, "Jeg")
    styring.set_clock(lambda: datetime(2026, 11, 24))
    type_words(styring, "Jeg fryser")
    assert (styring.begun, styring.samtale.dato) == (NU, "2026-11-23T13:52")


def test_back_at_the_empty_page_nothing_has_begun_and_the_next_word_begins_anew(
    styring: SamtaleStyring,
) -> None:
    type_words(styring, "J")
    later = datetime(2026, 11, 23, 17, 30)
    styring.set_clock(lambda: later)
    styring.apply(FeltSet("egne_ord", ""))
    assert not styring.started
    type_words(styring, "Hej")
    assert styring.begun == later
    styring.undo()
    assert (styring.started, styring.samtale.dato) == (False, "2026-11-23T17:30")


def test_an_event_that_changes_nothing_is_not_announced(styring: SamtaleStyring, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(styring.changed):
        styring.apply(FeltSet("egne_ord", ""))
    assert not styring.can_undo


def test_a_refused_event_leaves_conversation_and_history_alone(styring: SamtaleStyring) -> None:
    before = styring.samtale
    with pytest.raises(HaendelseError):
        styring.apply(BehovRemoved("hverdag"))
    assert (styring.samtale, styring.can_undo) == (before, False)
