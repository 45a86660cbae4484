"""A gap is shown until somebody holds it, and goes away when somebody does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.notat_hjaelp import INDHOLD, TILBUD
from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.huller import Hul, huller
from vejviser.domain.samtale import Behov, Overgang, Samtale

HELD = Aftale("sted_i_nat", tilbud="huset-venture-kolding", modtager="lederen", hvornaar="2026-11-25T10:00")
WHOLE = Samtale(egne_ord="x", dato="2026-11-23", behov=(Behov("sted_i_nat"),), aftaler=(HELD,))


def of(samtale: Samtale) -> tuple[Hul, ...]:
    return huller(samtale, TILBUD, INDHOLD)


def kinds(samtale: Samtale) -> list[str]:
    return [hul.slags for hul in of(samtale)]


def test_nothing_is_missing_where_everything_is_held() -> None:
    assert of(WHOLE) == ()
    assert of(Samtale()) == ()


def test_a_need_that_nobody_holds_breaks_the_first_rule() -> None:
    hul = of(replace(WHOLE, behov=(Behov("sted_i_nat"), Behov("hverdag"), Behov("hverdag"))))
    assert hul == (Hul("behov", "Mad, tøj, bad og hverdag har ingen, der holder det", 1, "hverdag"),)


def test_the_persons_own_solution_holds_a_need() -> None:
    own = Aftale("hverdag", loesning="min nabo laver mad")
    assert kinds(replace(WHOLE, behov=(Behov("hverdag"),), aftaler=(HELD, own))) == []


def test_nobody_from_civil_society_breaks_the_fifth_rule() -> None:
    municipal = replace(HELD, tilbud="borgerservice")
    assert of(replace(WHOLE, aftaler=(municipal,))) == (
        Hul("civilsamfund", "Ingen fra civilsamfundet er med", 5),
    )


def test_an_offer_without_a_named_receiver_is_a_gap() -> None:
    assert kinds(replace(WHOLE, aftaler=(replace(HELD, modtager=""),))) == ["modtager"]
    assert of(replace(WHOLE, aftaler=(replace(HELD, accepteret=False),)))[0].tekst == "lederen har sagt nej"


@pytest.mark.parametrize(
    ("dato", "gap"),
    [
        ("2026-11-24", True),
        ("2026-11-25", False),
        ("2026-12-23", False),
        ("2026-11-22", False),
        (None, False),
    ],
    ids=["before the meeting", "same day", "later", "already past", "not known"],
)
def test_a_transition_that_no_receiver_meets_in_time_is_a_gap(dato: str | None, gap: bool) -> None:
    found = kinds(replace(WHOLE, overgange=(Overgang("flytning", dato),)))
    assert ("overgang" in found) is gap


def test_a_transition_far_away_can_wait() -> None:
    bare = replace(WHOLE, aftaler=(), behov=())
    assert kinds(replace(bare, overgange=(Overgang("flytning", "2026-12-23"),))) == ["overgang"]
    assert kinds(replace(bare, overgange=(Overgang("flytning", "2026-12-24"),))) == []


@pytest.mark.parametrize(
    ("changed", "slags", "words"),
    [
        (replace(HELD, hvornaar="2026-11-22"), "passeret", "dagen er gået"),
        (replace(HELD, opfoelgning="2026-11-24"), "datoer", "opfølgningen ligger før mødet"),
        (
            replace(HELD, samtykke=Samtykke(Situation.PRIVAT, True, ("sted_i_nat",), udloeb="2026-11-24")),
            "datoer",
            "ja'et udløber før mødet",
        ),
    ],
)
def test_dates_that_do_not_meet_are_said(changed: Aftale, slags: str, words: str) -> None:
    (hul,) = of(replace(WHOLE, aftaler=(changed,)))
    assert (hul.slags, hul.aftale) == (slags, 0)
    assert words in hul.tekst


def test_two_agreements_at_the_same_time_are_said() -> None:
    found = of(replace(WHOLE, aftaler=(HELD, replace(HELD, behov="hverdag"))))
    assert [hul.tekst.endswith("en anden aftale er på samme tid") for hul in found] == [True, True]


def test_a_closed_offer_is_said() -> None:
    found = of(replace(WHOLE, aftaler=(HELD, replace(HELD, tilbud="lukket-sted", hvornaar=None))))
    assert found == (
        Hul("lukket", "Det lukkede sted er lukket. Find et andet tilbud", None, "sted_i_nat", 1),
    )
