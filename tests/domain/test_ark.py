"""The sheet a citizen takes home: what it says, what it never says, and when it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.search.soege_hjaelp import make_tilbud, phone, shipped
from vejviser.domain.ark import MEST_PAA_ET_ARK, Ark, ark_tekst, byg_ark
from vejviser.domain.tilbud import Adgang, Kilde, Kontrol, Sted, Svar, Tilbud
from vejviser.errors import UserError

NU = datetime(2026, 11, 23, 9, 30)
HOVED = "79797979"
TAVS = make_tilbud("Cafeen")


def sheet(*tilbud: Tilbud) -> Ark:
    return byg_ark(tilbud, HOVED, NU)


def test_what_nobody_said_is_said_to_be_unknown_and_never_no() -> None:
    rubrikker = {rubrik.titel: rubrik for rubrik in sheet(TAVS).tilbud[0].rubrikker}
    assert not any(rubrik.oplyst for rubrik in rubrikker.values())
    assert rubrikker["Pris"].linjer == ("Ikke oplyst. Ring og spørg.",)


def test_without_a_number_the_sheet_says_where_to_ring_and_has_no_code() -> None:
    one = sheet(TAVS).tilbud[0]
    assert one.numre == ()
    assert one.ring == "Nummeret er ikke oplyst. Ring til Kolding Kommune på 79 79 79 79, og spørg."


@pytest.mark.parametrize(("number", "digits"), [("75501122", "75501122"), ("112", ""), ("1888", "")])
def test_only_eight_digits_get_a_code(number: str, digits: str) -> None:
    assert sheet(replace(TAVS, telefon=phone(number))).tilbud[0].numre[0].cifre == digits


def test_a_hidden_address_and_the_law_stay_off_the_sheet() -> None:
    tilbud = replace(
        TAVS,
        lovgrundlag=("serviceloven § 109",),
        vilkaar=("intern bemærkning",),
        steder=(Sted("", "Hemmelig Vej 1", "6000", "Hemmelig By"),),
    )
    text = ark_tekst(sheet(tilbud))
    assert "Hemmelig" not in text
    assert "Adressen vises ikke. Ring først." in text
    assert "§" not in text
    assert "intern" not in text


def test_barriers_stand_in_words_for_everybody() -> None:
    adgang = Adgang(visitation=Svar.JA, henvisning=Svar.NEJ, gratis=Svar.JA, ventetid="to uger")
    text = ark_tekst(sheet(replace(TAVS, adgang=adgang)))
    for words in ("Kommunen skal sige ja først.", "Du skal ikke have en henvisning.", "Ventetid: to uger"):
        assert words in text
    assert "Det koster ikke noget." in text
    assert "bestille tid" not in text


def test_booking_is_said_once_and_web_addresses_are_not_called_writing() -> None:
    adgang = Adgang(tidsbestilling=Svar.JA, saadan="Bestil tid først.")
    text = ark_tekst(sheet(replace(TAVS, adgang=adgang, web=("https://a.dk",), email=("a@a.dk",))))
    assert text.count("estil") == 1
    assert "På nettet: https://a.dk" in text
    assert "Skriv: a@a.dk" in text


def test_source_and_check_are_always_told() -> None:
    assert sheet(TAVS).tilbud[0].kilde == "Nyeste kilde: dato ikke oplyst. Ikke kontrolleret."
    checked = replace(
        TAVS,
        kilder=(Kilde("https://a.dk", "2026-10", (), None),),
        kontrol=Kontrol("2026-11-01", "vagten", "ringet"),
    )
    assert sheet(checked).tilbud[0].kilde == "Nyeste kilde: okt. 2026. Kontrolleret søn. 1. nov. 2026."


def test_more_than_a_page_holds_is_refused_with_how_many_to_take_off() -> None:
    many = [make_tilbud(f"Sted {number}") for number in range(MEST_PAA_ET_ARK + 2)]
    with pytest.raises(UserError, match="plads til 6") as refused:
        sheet(*many)
    assert refused.value.remedy.startswith("Tag 2 fra")


def test_nothing_to_show_is_said() -> None:
    with pytest.raises(UserError, match="intet tilbud"):
        sheet()


def test_every_offer_that_ships_makes_a_sheet_with_a_number_to_ring() -> None:
    for tilbud in shipped():
        one = sheet(tilbud).tilbud[0]
        assert one.numre or one.ring
        assert "§" not in ark_tekst(sheet(tilbud))
