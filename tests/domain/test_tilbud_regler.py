"""What an offer may say: each broken rule names its field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.tilbud import (
    Adgang,
    Fakta,
    Faktum,
    Kilde,
    Koen,
    Kontrol,
    Sted,
    Svar,
    Telefon,
    Tilbud,
)
from vejviser.domain.tilbud_regler import brud_i_tilbud

SUND = et_tilbud(
    "varmestuen-6000",
    "Varmestuen",
    kort="Varme og mad. Hunde er velkomne, og stedet er kun for kvinder.",
    behovsomraader=("hverdag",),
    adgang=Adgang(saadan="Kom forbi. Vi kommer også ud til dig."),
    telefon=(Telefon("75123456", ""), Telefon("112", ""), Telefon("116111", "")),
    email=("hus@example.dk",),
    web=("http://example.dk/a?b=c#d",),
    aabningstider=read_aabningstid("on", "10:00", "14:00", "igen 16:00-20:00"),
    kilder=(
        Kilde(None, None, (), "en liste på papir"),
        Kilde("https://example.dk", "ca. 2014-2016", (), None),
    ),
    fakta=Fakta(
        hund=Faktum(Svar.JA, "hunde er  velkomne"),
        opsoegende=Faktum(Svar.JA, "Vi kommer også ud til dig"),
        koen=Koen.KVINDER,
        koen_ord="kun for kvinder",
    ),
    kontrol=Kontrol("2026-10-01", "redaktør", "telefon"),
)


def test_sound_offer_breaks_no_rule() -> None:
    assert brud_i_tilbud(SUND) == ()


def _hours(dage: str, fra: str, til: str) -> Tilbud:
    return replace(SUND, aabningstider=read_aabningstid(dage, fra, til, ""))


BRUD = {
    "id_with_danish_letters": (replace(SUND, id="varmestuen-å"), "id"),
    "id_with_two_hyphens": (replace(SUND, id="varme--stuen"), "id"),
    "empty_name": (replace(SUND, navn=" "), "navn"),
    "no_need": (replace(SUND, behovsomraader=()), "behovsomraader"),
    "need_twice": (replace(SUND, behovsomraader=("hverdag", "hverdag")), "behovsomraader[1]"),
    "age_turned_round": (replace(SUND, alder_min=65, alder_max=18), "alder_min"),
    "phone_with_spaces": (replace(SUND, telefon=(Telefon("75 12 34 56", ""),)), "telefon[0].nummer"),
    "phone_with_seven_digits": (replace(SUND, telefon=(Telefon("7512345", ""),)), "telefon[0].nummer"),
    "phone_with_country_code": (replace(SUND, telefon=(Telefon("+4575123456", ""),)), "telefon[0].nummer"),
    "mail_without_at": (replace(SUND, email=("hus.dk",)), "email[0]"),
    "web_without_scheme": (replace(SUND, web=("example.dk",)), "web[0]"),
    "web_that_opens_a_file": (replace(SUND, web=("file:///etc/passwd",)), "web[0]"),
    "web_with_a_password": (replace(SUND, web=("https://a:b@example.dk",)), "web[0]"),
    "postcode_with_three_digits": (
        replace(SUND, steder=(Sted("Hus", "Vej 1", "600", "Kolding"),)),
        "steder[0].postnr",
    ),
    "hours_without_days": (_hours("", "10:00", "12:00"), "aabningstider[0].dage"),
    "clock_with_a_dot": (_hours("ma", "10.00", "12:00"), "aabningstider[0].fra"),
    "clock_that_does_not_exist": (_hours("ma", "10:00", "25:00"), "aabningstider[0].til"),
    "source_without_anything": (replace(SUND, kilder=(Kilde(None, "2026", (), None),)), "kilder[0]"),
    "source_of_a_date_that_does_not_exist": (
        replace(SUND, kilder=(Kilde("https://example.dk", "2026-02-30", (), None),)),
        "kilder[0].dato",
    ),
    "source_with_a_bad_address": (replace(SUND, kilder=(Kilde("example", None, (), None),)), "kilder[0].url"),
    "fact_with_words_that_are_not_there": (
        replace(SUND, fakta=Fakta(hund=Faktum(Svar.JA, "katte er velkomne"))),
        "fakta.hund.ord",
    ),
    "fact_without_words": (replace(SUND, fakta=Fakta(hund=Faktum(Svar.NEJ))), "fakta.hund.ord"),
    "words_without_an_answer": (
        replace(SUND, fakta=Fakta(hund=Faktum(ord="Hunde er velkomne"))),
        "fakta.hund.svar",
    ),
    "gender_without_words": (replace(SUND, fakta=Fakta(koen=Koen.MAEND)), "fakta.koen.ord"),
    "period_turned_round": (replace(SUND, gyldig_fra="2026-12-01", gyldig_til="2026-11-01"), "gyldig_fra"),
    "period_in_words": (replace(SUND, gyldig_til="til jul"), "gyldig_til"),
    "check_without_a_role": (replace(SUND, kontrol=Kontrol("2026-10-01", "", "telefon")), "kontrol"),
    "check_without_a_date": (replace(SUND, kontrol=Kontrol("i går", "redaktør", "telefon")), "kontrol.dato"),
}


@pytest.mark.parametrize(("tilbud", "felt"), BRUD.values(), ids=BRUD.keys())
def test_broken_rule_names_its_field(tilbud: Tilbud, felt: str) -> None:
    assert felt in [brud.felt for brud in brud_i_tilbud(tilbud)]


def test_second_source_row_is_counted_though_the_first_has_two_intervals() -> None:
    rows = (*SUND.aabningstider, *read_aabningstid("to", "9", "12:00", ""))
    broken = brud_i_tilbud(replace(SUND, aabningstider=rows))
    assert [brud.felt for brud in broken] == ["aabningstider[1].fra"]
