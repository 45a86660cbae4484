"""The conversation as a table: every (step, event) pair, and what each event keeps."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from vejviser.domain.aftale import Aftale
from vejviser.domain.cpr import Niveau
from vejviser.domain.samtale import Behov, Besvarelse, LagtTilSide, Samtale, Trin
from vejviser.domain.samtale_haendelser import (
    FRIE_FELTER,
    OVERGANGSTABEL,
    AftaleMade,
    AftaleRemoved,
    AftaleSet,
    BehovAdded,
    BehovMoved,
    BehovRemoved,
    CprSloeret,
    FeltSet,
    Forloeb,
    Haendelse,
    HaendelseError,
    NavneFjernet,
    SpoergsmaalAnswered,
    SpoergsmaalReopened,
    SpoergsmaalSkipped,
    TilbudBroughtBack,
    TilbudSetAside,
    TrinChosen,
    transition,
)

SEKS = "Jeg har sovet i bilen siden mandag"
FULD = Samtale(
    egne_ord=SEKS,
    behov=(Behov("sted_i_nat", "bilen"), Behov("penge_gaeld"), Behov("faellesskab")),
    aftaler=(
        Aftale("sted_i_nat", tilbud="hus"),
        Aftale("penge_gaeld", loesning="Min søster låner mig 200 kr."),
    ),
    lagt_til_side=(LagtTilSide("sted_i_nat", "langt-vaek", "for langt"),),
    besvarelser=(Besvarelse("a1_1", "i bilen"),),
    kontakt="cpr 010190-1234, eller min bror Bo",
)
EVENTS: tuple[Haendelse, ...] = (
    TrinChosen(Trin.NOTAT),
    FeltSet("ressourcer", "min søster"),
    BehovAdded("eget_hjem"),
    BehovRemoved("sted_i_nat"),
    BehovMoved("faellesskab", 0),
    SpoergsmaalAnswered("a1_2", "dårligt"),
    SpoergsmaalSkipped("a1_3"),
    SpoergsmaalReopened("a1_1"),
    AftaleMade(Aftale("faellesskab", tilbud="cafe")),
    AftaleSet(0, Aftale("sted_i_nat", tilbud="hus", modtager="Vagten")),
    AftaleRemoved(1),
    TilbudSetAside("sted_i_nat", "hus", "ikke der"),
    TilbudBroughtBack("sted_i_nat", "langt-vaek"),
    CprSloeret(Niveau.SIKKER),
    NavneFjernet(),
)
NEEDS_NOTHING = (
    TrinChosen,
    FeltSet,
    BehovAdded,
    SpoergsmaalAnswered,
    SpoergsmaalSkipped,
    CprSloeret,
    NavneFjernet,
)


def apply(samtale: Samtale, *events: Haendelse) -> Samtale:
    forloeb = Forloeb(samtale)
    for event in events:
        forloeb = transition(forloeb, event)
    return forloeb.samtale


def test_the_list_above_holds_every_event_of_the_table() -> None:
    assert {type(event) for event in EVENTS} == {*OVERGANGSTABEL, TrinChosen}


@pytest.mark.parametrize(
    ("trin", "event"),
    list(itertools.product(Trin, EVENTS)),
    ids=lambda value: getattr(value, "value", type(value).__name__),
)
def test_every_event_is_allowed_in_every_step_and_keeps_the_own_words(trin: Trin, event: Haendelse) -> None:
    after = transition(Forloeb(FULD, trin), event)
    assert after != Forloeb(FULD, trin) or event == TrinChosen(trin)
    assert after.samtale.egne_ord == SEKS
    assert after.trin == (event.trin if isinstance(event, TrinChosen) else trin)


@pytest.mark.parametrize(
    ("trin", "event"),
    list(itertools.product(Trin, EVENTS)),
    ids=lambda value: getattr(value, "value", type(value).__name__),
)
def test_an_empty_conversation_takes_only_events_that_need_nothing(trin: Trin, event: Haendelse) -> None:
    empty = Forloeb(Samtale(), trin)
    if isinstance(event, NEEDS_NOTHING):
        transition(empty, event)
    else:
        with pytest.raises(HaendelseError):
            transition(empty, event)


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(HaendelseError, match="unknown"):
        transition(Forloeb(), Haendelse())


def test_back_from_step_two_keeps_answers() -> None:
    there = transition(Forloeb(FULD, Trin.BEHOV), TrinChosen(Trin.LOESNINGER))
    assert transition(there, TrinChosen(Trin.BEHOV)).samtale == FULD


def test_fields_with_their_own_event_cannot_be_set_past_it() -> None:
    for felt in set(Samtale.__dataclass_fields__) - FRIE_FELTER:
        with pytest.raises(HaendelseError):
            apply(FULD, FeltSet(felt, ()))


def test_a_need_moves_to_the_place_asked_for_and_no_further_than_the_end() -> None:
    def order(samtale: Samtale) -> list[str]:
        return [behov.omraade for behov in samtale.behov]

    assert order(apply(FULD, BehovMoved("sted_i_nat", 1))) == ["penge_gaeld", "sted_i_nat", "faellesskab"]
    assert order(apply(FULD, BehovMoved("sted_i_nat", 99))) == ["penge_gaeld", "faellesskab", "sted_i_nat"]
    assert order(apply(FULD, BehovMoved("faellesskab", -5))) == ["faellesskab", "sted_i_nat", "penge_gaeld"]


def test_a_fourth_need_is_kept_as_senere() -> None:
    samtale = apply(FULD, BehovAdded("hverdag", "bad"))
    assert samtale.behov[3:] == (Behov("hverdag", "bad"),)


def test_the_same_need_is_not_added_twice() -> None:
    with pytest.raises(HaendelseError):
        apply(FULD, BehovAdded("penge_gaeld"))


def test_removing_a_need_takes_only_its_own_agreements() -> None:
    samtale = apply(FULD, BehovRemoved("sted_i_nat"))
    assert [aftale.behov for aftale in samtale.aftaler] == ["penge_gaeld"]
    assert samtale.lagt_til_side == ()


def test_choosing_an_offer_that_was_set_aside_brings_it_back() -> None:
    samtale = apply(FULD, AftaleMade(Aftale("sted_i_nat", tilbud="langt-vaek")))
    assert samtale.lagt_til_side == ()
    assert samtale.aftaler[-1].tilbud == "langt-vaek"


def test_the_same_offer_is_not_chosen_twice_for_one_need() -> None:
    with pytest.raises(HaendelseError):
        apply(FULD, AftaleMade(Aftale("sted_i_nat", tilbud="hus")))


def test_the_same_offer_may_serve_two_needs() -> None:
    samtale = apply(FULD, AftaleMade(Aftale("penge_gaeld", tilbud="hus")))
    assert [a.behov for a in samtale.aftaler if a.tilbud == "hus"] == ["sted_i_nat", "penge_gaeld"]


@pytest.mark.parametrize(
    "aftale",
    [
        pytest.param(Aftale("sted_i_nat"), id="neither"),
        pytest.param(Aftale("sted_i_nat", loesning="  "), id="blank"),
        pytest.param(Aftale("sted_i_nat", tilbud="a", loesning="b"), id="both"),
    ],
)
def test_an_agreement_is_about_one_thing(aftale: Aftale) -> None:
    with pytest.raises(HaendelseError):
        apply(FULD, AftaleMade(aftale))


def test_setting_a_chosen_offer_aside_drops_its_agreement_and_keeps_the_reason() -> None:
    samtale = apply(FULD, TilbudSetAside("sted_i_nat", "hus", "ikke der"))
    assert [aftale.tilbud for aftale in samtale.aftaler] == [None]
    assert samtale.lagt_til_side[-1] == LagtTilSide("sted_i_nat", "hus", "ikke der")


def test_a_new_answer_to_the_same_question_replaces_the_old() -> None:
    samtale = apply(FULD, SpoergsmaalAnswered("a1_1", "hos en ven"))
    assert samtale.besvarelser == (Besvarelse("a1_1", "hos en ven"),)


def test_a_skipped_question_counts_as_asked() -> None:
    samtale = apply(FULD, SpoergsmaalSkipped("a1_1"))
    assert samtale.besvarelser == (Besvarelse("a1_1", sprunget_over=True),)


@pytest.mark.parametrize("nummer", [-1, 2])
def test_an_agreement_that_is_not_there_cannot_be_changed_or_removed(nummer: int) -> None:
    for event in (AftaleSet(nummer, FULD.aftaler[0]), AftaleRemoved(nummer)):
        with pytest.raises(HaendelseError):
            apply(FULD, event)


def test_a_move_gives_a_new_value_and_leaves_the_old_alone() -> None:
    before = replace(FULD)
    apply(FULD, BehovMoved("faellesskab", 0), AftaleRemoved(0))
    assert before == FULD
