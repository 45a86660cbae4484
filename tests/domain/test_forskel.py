"""The difference between two directories is what happened, in words a person can act on."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.forskel import forskel, forskel_to_json
from vejviser.domain.forskel_felter import FELTNAVNE, feltvaerdi, forskellige_felter, med_felt, vaerdi_i_ord
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kontrol,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)

VARME = et_tilbud("varme", "Varmestuen", kort="Mad")
HUS = replace(VARME, id="hus", navn="Huset")


def katalog(*tilbud: Tilbud) -> dict[str, Tilbud]:
    return {one.id: one for one in tilbud}


def test_equal_directories_have_no_difference() -> None:
    found = forskel(katalog(VARME, HUS), katalog(HUS, VARME))
    assert found.tom
    assert found.saetning == "Ingen ændringer"


def test_new_closed_and_new_hours_are_counted_in_one_sentence() -> None:
    open_now = replace(VARME, aabningstider=read_aabningstid("ma", "10:00", "12:00", ""))
    found = forskel(katalog(VARME, HUS), katalog(open_now, replace(HUS, id="nyt")))
    assert (found.nye, found.lukkede, found.nye_tider) == (("nyt",), ("hus",), ("varme",))
    assert found.saetning == "1 nyt, 1 lukket, 1 med nye tider"


def test_an_offer_that_says_closed_is_closed_though_it_is_still_there() -> None:
    found = forskel(katalog(VARME, HUS), katalog(VARME, replace(HUS, tilstand=Tilstand.LUKKET)))
    assert (found.lukkede, found.saetning) == (("hus",), "1 lukket")


def test_an_offer_that_opens_again_is_new() -> None:
    found = forskel(katalog(replace(HUS, tilstand=Tilstand.LUKKET)), katalog(HUS))
    assert found.nye == ("hus",)


def test_a_pause_is_not_a_closing() -> None:
    found = forskel(katalog(HUS), katalog(replace(HUS, tilstand=Tilstand.MIDLERTIDIGT_LUKKET)))
    assert (found.lukkede, found.midlertidigt_lukkede) == ((), ("hus",))
    assert found.saetning == "1 midlertidigt lukket"


def test_a_verification_alone_is_no_change_of_facts() -> None:
    found = forskel(katalog(HUS), katalog(replace(HUS, kontrol=Kontrol("2026-11-20", "redaktør", "telefon"))))
    assert found.tom


def test_a_change_says_field_before_and_after_in_words() -> None:
    after = replace(VARME, telefon=(Telefon("75123456", "vagten"),), adgang=Adgang(gratis=Svar.JA))
    (change,) = forskel(katalog(VARME), katalog(after)).aendrede
    assert [(f.navn, f.foer, f.efter) for f in change.felter] == [
        ("Gratis", "ikke oplyst", "ja"),
        ("Telefon", "ikke oplyst", "75 12 34 56 (vagten)"),
    ]


def test_the_json_holds_the_sentence_and_every_field() -> None:
    after = replace(VARME, navn="Varmen")
    data = forskel_to_json(forskel(katalog(VARME), katalog(after)))
    assert data["saetning"] == "1 ændret på andre måder"
    felter = [{"felt": "navn", "foer": "Varmestuen", "efter": "Varmen"}]
    assert data["aendrede"] == [{"id": "varme", "navn": "Varmen", "felter": felter}]


def test_every_field_of_an_offer_can_differ_but_id_and_verification() -> None:
    names = {f.name for f in fields(Tilbud)} - {"id", "kontrol", "adgang", "fakta"}
    names |= {f"adgang.{f.name}" for f in fields(Adgang)} | {f"fakta.{f.name}" for f in fields(Fakta)}
    assert set(FELTNAVNE) == names


@pytest.mark.parametrize("felt", FELTNAVNE)
def test_a_field_that_is_set_is_the_only_one_that_differs(felt: str) -> None:
    changed = med_felt(VARME, felt, "andet")
    assert forskellige_felter(VARME, changed) == (felt,)
    assert feltvaerdi(changed, felt) == "andet"


def test_values_are_said_as_people_say_them() -> None:
    assert vaerdi_i_ord((Sted("Huset", "Gade 1", "6000", "Kolding"),)) == "Huset, Gade 1, 6000 Kolding"
    assert vaerdi_i_ord(Tilstand.MIDLERTIDIGT_LUKKET) == "midlertidigt lukket"
    assert vaerdi_i_ord(Faktum(Svar.NEJ, "ingen hunde")) == "nej (“ingen hunde”)"
    assert vaerdi_i_ord(read_aabningstid("on", "10:00", "14:00", "")) == "Onsdag kl. 10.00-14.00"
