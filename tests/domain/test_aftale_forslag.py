"""What a new agreement may know before anybody asked, and what it must not."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from vejviser.domain.aftale import Situation
from vejviser.domain.aftale_forslag import (
    aftale_om_loesning,
    aftale_om_tilbud,
    next_hverdag,
    opfoelgning_efter,
    svar_paa_samtykke,
)
from vejviser.domain.samtale import Afsender
from vejviser.domain.tilbud import Organisationstype, Sikkerhed, Sted, Svar, Tilbud

AFSENDER = Afsender("Socialrådgiver", "Gadeplan", "79797979")
VEJ = Sted("", "Dyrehavevej 175", "6000", "Kolding")


def tilbud(
    type: Organisationstype = Organisationstype.KOMMUNE, *steder: Sted, navn: str = "Et hus"
) -> Tilbud:
    return Tilbud("hus", navn, "Kolding", type, "", "", "", Sikkerhed.HOEJ, steder=steder)


@pytest.mark.parametrize(
    ("type", "situation"),
    [
        (Organisationstype.KOMMUNE, Situation.SAMME_KOMMUNE),
        (Organisationstype.REGION, Situation.ANDEN_MYNDIGHED),
        (Organisationstype.STAT, Situation.ANDEN_MYNDIGHED),
        (Organisationstype.FORENING, Situation.PRIVAT),
        (Organisationstype.BOLIGORGANISATION, Situation.PRIVAT),
    ],
)
def test_who_the_receiver_is_decides_what_must_be_asked(
    type: Organisationstype, situation: Situation
) -> None:
    aftale = aftale_om_tilbud("sted_i_nat", tilbud(type), AFSENDER, "Et sted at være i nat")
    assert aftale.samtykke is not None
    assert aftale.samtykke.situation is situation


def test_only_what_is_known_is_filled_in() -> None:
    aftale = aftale_om_tilbud(
        "sted_i_nat", tilbud(Organisationstype.KOMMUNE, VEJ), AFSENDER, "Et sted at være i nat"
    )
    assert (aftale.sted, aftale.bro_ansvarlig) == (
        "Dyrehavevej 175, 6000 Kolding",
        "Socialrådgiver, Gadeplan",
    )
    assert (aftale.hvem, aftale.hvornaar, aftale.accepteret, aftale.modtager, aftale.plan_b) == (
        None,
        None,
        None,
        "",
        "",
    )
    assert aftale.samtykke is not None
    assert (aftale.samtykke.ja, aftale.samtykke.omfang) == (None, ("sted_i_nat",))
    assert aftale.samtykke.formaal == "hjælp med et sted at være i nat"


def test_a_hidden_or_uncertain_address_is_not_filled_in() -> None:
    two = tilbud(Organisationstype.KOMMUNE, VEJ, Sted("", "Andenvej 2", "6000", "Kolding"))
    crisis = tilbud(Organisationstype.KOMMUNE, VEJ, navn="Kolding Krisecenter")
    assert crisis.adresse_fortrolig is Svar.IKKE_OPLYST
    for offer in (two, crisis, tilbud()):
        assert aftale_om_tilbud("sted_i_nat", offer, AFSENDER, "x").sted == ""


def test_an_own_solution_asks_nothing_about_sharing() -> None:
    aftale = aftale_om_loesning("hverdag", "  Jeg bader hos min søster ", Afsender())
    assert (aftale.loesning, aftale.samtykke, aftale.bro_ansvarlig) == ("Jeg bader hos min søster", None, "")


def test_a_yes_expires_after_thirty_days_and_a_no_is_kept_as_clearly() -> None:
    aftale = aftale_om_tilbud("sted_i_nat", tilbud(), AFSENDER, "x")
    yes = svar_paa_samtykke(aftale, True, date(2026, 11, 24)).samtykke
    no = svar_paa_samtykke(aftale, False, date(2026, 11, 24)).samtykke
    back = svar_paa_samtykke(
        svar_paa_samtykke(aftale, True, date(2026, 11, 24)), None, date(2026, 11, 25)
    ).samtykke
    assert yes is not None
    assert (yes.ja, yes.dato, yes.udloeb) == (True, "2026-11-24", "2026-12-24")
    assert no is not None
    assert (no.ja, no.dato, no.udloeb) == (False, "2026-11-24", None)
    assert back is not None
    assert (back.ja, back.dato, back.udloeb) == (None, None, None)


def test_checking_back_happens_on_the_first_working_day_after_the_meeting() -> None:
    friday = datetime(2026, 11, 27, 10, 0)
    assert opfoelgning_efter("2026-11-27T10:00", datetime(2026, 11, 23, 9), frozenset()) == "2026-11-30"
    assert opfoelgning_efter(None, friday, frozenset()) == "2026-11-30"
    assert opfoelgning_efter("2026-11-20", friday, frozenset()) == "2026-11-30"
    assert next_hverdag(date(2026, 12, 23), frozenset({date(2026, 12, 24), date(2026, 12, 25)})) == date(
        2026, 12, 28
    )
