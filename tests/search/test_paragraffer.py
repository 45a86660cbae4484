"""References to law in every way they are written, and found in the directory."""

from __future__ import annotations

import pytest

from tests.search.soege_hjaelp import RESSOURCER, ask, ids, make_tilbud, open_motor
from vejviser.domain.query import Query
from vejviser.search.paragraffer import Lovregister

REGISTER = Lovregister.load(RESSOURCER / "soegning" / "love.txt")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("§110", "§ 110"),
        ("§ 110", "§ 110"),
        ("paragraf 110", "§ 110"),
        ("par. 110", "§ 110"),
        ("SEL 110", "serviceloven § 110"),
        ("sel § 110", "serviceloven § 110"),
        ("serviceloven 110", "serviceloven § 110"),
        ("serviceloven § 110", "serviceloven § 110"),
        ("§ 110 i serviceloven", "serviceloven § 110"),
        ("Servicelovens § 110", "serviceloven § 110"),
        ("SUL 141", "sundhedsloven § 141"),
        ("LAS 82 a", "aktivloven § 82 a"),
        ("aktivloven § 82a", "aktivloven § 82 a"),
        ("ABL § 105", "almenboligloven § 105"),
        ("barnets lov § 32", "barnets lov § 32"),
        ("§§ 81-85", "§ 81-85"),
        ("aktivlovens §§ 81 til 85", "aktivloven § 81-85"),
        ("serviceloven § 85, stk. 1", "serviceloven § 85"),
    ],
)
def test_a_reference_is_read_however_it_is_written(text: str, reference: str) -> None:
    assert [found.tekst for found in REGISTER.find(text)] == [reference]


@pytest.mark.parametrize(
    "text", ["jeg er 85 år", "6000 Kolding", "7979 7979", "den 15. maj", "selv 110 kr", "85"]
)
def test_a_bare_number_is_no_reference(text: str) -> None:
    assert REGISTER.find(text) == ()


SAGER = (
    make_tilbud("Forsorgshjem", lovgrundlag=("Serviceloven § 110",)),
    make_tilbud("Enkeltydelse", lovgrundlag=("Aktivloven §§ 81-85",)),
    make_tilbud("Tandtilskud", lovgrundlag=("Aktivloven § 82 a",)),
    make_tilbud("Gammel ydelse", lovgrundlag=("Serviceloven § 82 a",)),
)
MOTOR = open_motor(SAGER)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("§110", "forsorgshjem"),
        ("SEL 110", "forsorgshjem"),
        ("aktivloven § 82 a", "tandtilskud"),
        ("serviceloven § 82 a", "gammel-ydelse"),
        ("LAS 83", "enkeltydelse"),
        ("aktivloven §§ 81-85", "enkeltydelse"),
    ],
)
def test_the_offer_with_that_law_comes_first(text: str, best: str) -> None:
    assert MOTOR.soeg(Query(text)).fund[0].id == best


def test_the_same_number_in_another_law_is_not_an_answer() -> None:
    assert "gammel-ydelse" not in ids(MOTOR.soeg(Query("aktivloven § 82 a")))
    assert ids(MOTOR.soeg(Query("sundhedsloven § 110"))) == []


def test_the_reason_names_the_law() -> None:
    assert MOTOR.soeg(Query("SEL 110")).fund[0].fordi[0] == "serviceloven § 110"


def test_all_ways_of_writing_a_paragraph_find_the_same_offers() -> None:
    assert ids(ask("serviceloven § 110")) == ids(ask("SEL 110")) == ids(ask("sel §110"))
    assert ids(ask("serviceloven § 110"))
