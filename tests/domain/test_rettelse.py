"""A correction says what is wrong with an offer, and never a word about a citizen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.rettelse import (
    RETTELSESDELE,
    Feltrettelse,
    Rettelse,
    anvend,
    arbejdsdage,
    ny_rettelse,
    rettelse_som_mail,
    staar_der,
)
from vejviser.domain.tilbud import (
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)
from vejviser.errors import UserError

HUS = et_tilbud(
    "hus",
    "Huset",
    kort="Mad",
    behovsomraader=("hverdag",),
    steder=(Sted("Huset", "Gaden 1", "6000", "Kolding"),),
    telefon=(Telefon("75123456", "vagten"),),
)
ID = "0" * 32


def meld(**rigtigt: str) -> Rettelse:
    parts = {felt.replace("__", "."): text for felt, text in rigtigt.items()}
    return ny_rettelse(
        ID, HUS, parts, katalog=("2026-11-12", "f" * 64), dato="2026-11-23", rolle="gademedarbejder"
    )


def test_it_keeps_what_stood_there_and_what_is_right() -> None:
    (felt,) = meld(telefon=" 79 79 79 79 ").felter
    assert felt == Feltrettelse("telefon", "75 12 34 56 (vagten)", "79 79 79 79")


def test_the_mail_text_says_it_all_in_plain_words() -> None:
    subject, text = rettelse_som_mail(meld(telefon="79797979", aabningstider=""))
    assert subject == "Fejl i oplysning: Huset"
    assert text.splitlines() == [
        "Tilbud: Huset (hus)",
        "Set i kataloget fra 2026-11-12",
        "",
        "Telefon er forkert.",
        "Der står: 75 12 34 56 (vagten)",
        "Det rigtige er: 79797979",
        "",
        "Åbningstider er forkert.",
        "Der står: ikke oplyst",
        "Jeg ved ikke, hvad der er rigtigt.",
        "",
        "Meldt 2026-11-23 af: gademedarbejder",
        f"Nummer: {ID}",
    ]


@pytest.mark.parametrize("text", ["010190-1234", "født 010190 1234", "cpr 0101901234"])
def test_a_number_that_may_be_a_cpr_number_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(UserError, match="ligner et CPR-nummer") as caught:
        meld(andet=f"Borgeren {text} kom forgæves")
    assert "0101" not in str(caught.value)


def test_two_telephone_numbers_and_hours_are_no_cpr_number() -> None:
    meld(telefon="24 11 26 12 eller 30 40 50 60", aabningstider="man-fre 10.00-16.00, lør 10-13")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "mindst ét kryds"),
        ({"andet": ""}, "Skriv, hvad der er galt"),
        ({"findes_ikke": "x"}, "ikke kender"),
        ({"kort": "x" * 1001}, "for lang"),
        ({"kort": "a\u202eb"}, "usynligt tegn"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_way_on(parts: dict[str, str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        meld(**parts)


def test_a_role_is_needed_and_no_name() -> None:
    with pytest.raises(UserError, match="Skriv ikke dit navn"):
        ny_rettelse(ID, HUS, {"kort": "x"}, katalog=("", ""), dato="2026-11-23", rolle=" ")


def test_a_hidden_address_is_not_copied_into_the_correction() -> None:
    hidden = replace(HUS, adresse_fortrolig=Svar.JA)
    assert staar_der(HUS, "steder") == "Huset, Gaden 1, 6000 Kolding"
    assert staar_der(hidden, "steder") == ""


@pytest.mark.parametrize(
    ("felt", "text", "after"),
    [
        ("navn", "Nyhuset", replace(HUS, navn="Nyhuset")),
        ("telefon", "+45 79 79 79 79", replace(HUS, telefon=(Telefon("79797979", "vagten"),))),
        ("email", "a@example.dk", replace(HUS, email=("a@example.dk",))),
        ("tilstand", "", replace(HUS, tilstand=Tilstand.LUKKET)),
        (
            "steder",
            "Nygade 12 B, 6000 Kolding",
            replace(HUS, steder=(Sted("Huset", "Nygade 12 B", "6000", "Kolding"),)),
        ),
        ("telefon", "ring til Bo", None),
        ("web", "example.dk", None),
        ("steder", "henne om hjørnet", None),
        ("aabningstider", "ma 10-12", None),
        ("andet", "alt er galt", None),
        ("kort", "", None),
        ("navn", "Huset", None),
    ],
)
def test_what_can_be_put_in_is_and_the_rest_is_for_a_person(
    felt: str, text: str, after: Tilbud | None
) -> None:
    assert anvend(HUS, Feltrettelse(felt, "", text)) == after


def test_every_part_can_say_what_stands_there_now() -> None:
    assert all(isinstance(staar_der(HUS, felt), str) for felt in RETTELSESDELE)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert arbejdsdage("2026-12-18", "2026-12-28", {date(2026, 12, 24), date(2026, 12, 25)}) == 4
