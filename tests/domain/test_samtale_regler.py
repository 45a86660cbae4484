"""Situation c needs a yes that covers the need and still holds, and some notes are never written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import (
    DELINGSREGLER,
    afvisning,
    beskyttet_adresse,
    deling_mangler,
    delte_behov,
    situation_af,
    udloebsdag,
)

DATO = "2026-11-23T10:00"
YES = Samtykke(Situation.PRIVAT, True, ("hverdag",), "hjælp", "mundtligt", "2026-11-23", "2026-12-23")
AFTALE = Aftale("hverdag", modtager="præsten", samtykke=YES)


def test_a_receiver_without_a_situation_is_private() -> None:
    assert situation_af(Aftale("hverdag", modtager="præsten")) is Situation.PRIVAT
    assert situation_af(Aftale("hverdag", tilbud="x")) is None


@pytest.mark.parametrize(
    ("samtykke", "missing"),
    [
        (YES, ()),
        (None, ("et ja til at dele",)),
        (replace(YES, ja=None), ("et ja til at dele",)),
        (replace(YES, ja=False), ("et ja til at dele: borgeren har sagt nej",)),
        (replace(YES, omfang=("penge_gaeld",)), ("et ja, der dækker behovet",)),
        (replace(YES, udloeb="2026-11-22"), ("et nyt ja: det gamle udløb søn. 22. nov. 2026",)),
        (replace(YES, udloeb="2026-11-23"), ()),
        (replace(YES, udloeb=None, dato="2026-10-01"), ("et nyt ja: det gamle udløb lør. 31. okt. 2026",)),
        (replace(YES, udloeb=None, dato=None), ()),
    ],
    ids=["yes", "none", "not asked", "no", "other need", "expired", "last day", "30 days", "no dates"],
)
def test_situation_c_needs_a_yes_that_covers_and_holds(
    samtykke: Samtykke | None, missing: tuple[str, ...]
) -> None:
    assert deling_mangler(replace(AFTALE, samtykke=samtykke), DATO) == missing


@pytest.mark.parametrize("situation", [item for item in Situation if item is not Situation.PRIVAT])
def test_the_other_situations_do_not_wait_for_a_yes(situation: Situation) -> None:
    assert deling_mangler(replace(AFTALE, samtykke=Samtykke(situation)), DATO) == ()
    assert not DELINGSREGLER[situation].kraever_ja


def test_another_authority_gets_nothing_after_a_no_but_colleagues_and_duty_go_on() -> None:
    said_no = {
        situation: bool(deling_mangler(replace(AFTALE, samtykke=Samtykke(situation, False)), DATO))
        for situation in Situation
    }
    refused = {situation for situation, no in said_no.items() if no}
    assert refused == {Situation.ANDEN_MYNDIGHED, Situation.PRIVAT}


@pytest.mark.parametrize(
    ("samtykke", "shared"),
    [
        (None, frozenset()),
        (YES, {"hverdag"}),
        (replace(YES, udloeb="2026-11-22"), frozenset()),
        (Samtykke(Situation.SAMME_KOMMUNE, True, ("hverdag",)), {"hverdag"}),
        (Samtykke(Situation.ANDEN_MYNDIGHED, True, ("hverdag", "penge_gaeld")), {"hverdag", "penge_gaeld"}),
        (Samtykke(Situation.SAMME_KOMMUNE, True), None),
        (Samtykke(Situation.SAMME_KOMMUNE), None),
        (Samtykke(Situation.SAMME_KOMMUNE, False, ("hverdag", "penge_gaeld")), {"hverdag"}),
        (Samtykke(Situation.ANDEN_MYNDIGHED, False, ("hverdag",)), frozenset()),
        (Samtykke(Situation.PLIGT_ELLER_FARE, True, ("hverdag",)), None),
    ],
)
def test_the_answer_decides_what_the_receiver_may_hear(
    samtykke: Samtykke | None, shared: frozenset[str] | None
) -> None:
    assert delte_behov(replace(AFTALE, samtykke=samtykke), DATO) == shared


def test_a_yes_holds_thirty_days_where_nothing_else_was_said() -> None:
    day = udloebsdag(replace(YES, udloeb=None))
    assert day is not None
    assert day.isoformat() == "2026-12-23"


@pytest.mark.parametrize(
    "samtale",
    [
        Samtale(alder=17),
        Samtale(hvem=("under_18",)),
        Samtale(skjult_adresse=True),
        Samtale(kontakt="Han har navne- og adressebeskyttelse"),
        Samtale(sikkerhed="Vil ikke have breve, da hun har hemmelig adresse"),
        Samtale(aftaler=(replace(AFTALE, samtykke=None),)),
    ],
)
def test_no_note_but_always_a_way_on(samtale: Samtale) -> None:
    refusal = afvisning(samtale, DATO, {"hverdag": "Hverdag"})
    assert refusal
    assert "ring" in refusal.casefold()


def test_a_refusal_names_the_agreement_and_the_reason() -> None:
    assert afvisning(
        Samtale(aftaler=(replace(AFTALE, samtykke=None),)), DATO, {"hverdag": "Hverdag"}
    ).startswith("Der mangler samtykke: “Hverdag” mangler et ja til at dele.")


@pytest.mark.parametrize(
    "words",
    [
        "Jeg vil gerne have hemmelig adresse.",
        "Har ikke adressebeskyttelse.",
        "Vi søger om beskyttet adresse.",
        "Har brug for hemmelig adresse.",
        "Adressen er Nytorv 1.",
    ],
)
def test_a_wish_for_protection_is_no_protection(words: str) -> None:
    assert not beskyttet_adresse(Samtale(egne_ord=words))


def test_a_covered_conversation_is_not_refused() -> None:
    assert afvisning(Samtale(alder=18, aftaler=(AFTALE,)), DATO, {}) == ""
