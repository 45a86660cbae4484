"""What is wrong or weak is found, graded and put in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.kvalitet import Grad, kvalitet_to_json, tjek_katalog
from vejviser.domain.tilbud import (
    Fakta,
    Faktum,
    Kilde,
    Kontrol,
    Sikkerhed,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)

DATO = "2026-11-23"
SUND = et_tilbud(
    "cafe",
    "Caféen",
    kort="Kaffe og snak. Din hund må komme med.",
    behovsomraader=("faellesskab",),
    steder=(Sted("Caféen", "Gaden 1", "6000", "Kolding"),),
    telefon=(Telefon("75123456", ""),),
    aabningstider=read_aabningstid("ma-fr", "10:00", "12:00", ""),
    kilder=(Kilde("https://example.dk", "2026-05", ("telefon",), None),),
)


def kinds(*tilbud: Tilbud, dato: str = DATO) -> list[str]:
    return [fund.slags for fund in tjek_katalog(tilbud, dato)]


def test_sound_offer_has_no_finding() -> None:
    assert kinds(SUND) == []


FUND = {
    "no_way_in": (replace(SUND, telefon=(), steder=()), "ingen_vej", Grad.SVAG),
    "place_without_street_is_no_way_in": (
        replace(SUND, telefon=(), steder=(Sted("Caféen", "", "", "Kolding"),)),
        "ingen_vej",
        Grad.SVAG,
    ),
    "only_a_web_page": (
        replace(SUND, telefon=(), steder=(), web=("https://example.dk",)),
        "kun_hjemmeside",
        Grad.SVAG,
    ),
    "no_source": (replace(SUND, kilder=()), "ingen_kilde", Grad.SVAG),
    "undated_source": (
        replace(SUND, kilder=(Kilde("https://example.dk", None, (), None),)),
        "kilde_uden_dato",
        Grad.SVAG,
    ),
    "old_source": (
        replace(SUND, kilder=(Kilde("https://example.dk", "2024", (), None),)),
        "gammel_kilde",
        Grad.SVAG,
    ),
    "hours_in_words": (
        replace(SUND, aabningstider=read_aabningstid("én søndag om måneden", "", "", "")),
        "tider_i_ord",
        Grad.SVAG,
    ),
    "doubtful_hours": (
        replace(SUND, aabningstider=read_aabningstid("ma", "10:00", "12:00", "oplyst 2018")),
        "usikre_tider",
        Grad.SVAG,
    ),
    "expired": (replace(SUND, gyldig_til="2026-11-22"), "udloebet", Grad.SVAG),
    "closed_for_ever": (replace(SUND, tilstand=Tilstand.MIDLERTIDIGT_LUKKET), "lukket_uden_dato", Grad.SVAG),
    "low_confidence": (replace(SUND, sikkerhed=Sikkerhed.LAV), "lav_sikkerhed", Grad.BEMAERKNING),
    "no_hours": (replace(SUND, aabningstider=()), "ingen_tider", Grad.BEMAERKNING),
    "no_place": (replace(SUND, steder=()), "intet_sted", Grad.BEMAERKNING),
    "unknown_code": (replace(SUND, emner=("kaffe",)), "kode", Grad.FEJL),
    "contradiction": (
        replace(SUND, fakta=Fakta(hund=Faktum(Svar.JA, "katte er velkomne"))),
        "regel",
        Grad.FEJL,
    ),
}


@pytest.mark.parametrize(("tilbud", "slags", "grad"), FUND.values(), ids=FUND.keys())
def test_finding_is_named_and_graded(tilbud: Tilbud, slags: str, grad: Grad) -> None:
    found = {fund.slags: fund for fund in tjek_katalog([tilbud], DATO)}
    assert found[slags].grad is grad
    assert found[slags].id == "cafe"
    assert found[slags].saetning
    assert found[slags].raad


@pytest.mark.parametrize(
    ("dato", "expected"),
    [
        pytest.param("2026-05", [], id="newer_than_a_year"),
        pytest.param("2025-11-24", [], id="a_year_less_a_day"),
        pytest.param("2025-11-22", ["gammel_kilde"], id="over_a_year"),
        pytest.param("2025", [], id="a_year_means_its_last_day"),
        pytest.param("LBK 909 af 2024-07-03", ["gammel_kilde"], id="an_act_of_parliament"),
    ],
)
def test_source_is_old_after_a_year_and_not_before(dato: str, expected: list[str]) -> None:
    kilde = Kilde("https://example.dk", dato, (), None)
    assert kinds(replace(SUND, kilder=(kilde,))) == expected


def test_a_fresh_check_outweighs_an_old_source() -> None:
    old = replace(SUND, kilder=(Kilde("https://example.dk", "2019", (), None),))
    assert kinds(replace(old, kontrol=Kontrol("2026-10-01", "redaktør", "telefon"))) == []


def test_round_the_clock_needs_no_rows() -> None:
    assert kinds(replace(SUND, aabningstider=(), doegnaaben=Svar.JA)) == []


def test_by_appointment_is_not_hours_in_words() -> None:
    assert kinds(replace(SUND, aabningstider=read_aabningstid("to", "", "", "efter aftale"))) == []


def test_duplicate_id_is_a_fault_and_same_name_a_weakness() -> None:
    assert kinds(SUND, SUND) == ["dublet"]
    assert kinds(SUND, replace(SUND, id="cafe-2")) == ["samme_navn"]


def test_worst_comes_first_and_acute_offers_first_within_a_kind() -> None:
    weak = replace(SUND, id="a-svag", kilder=())
    acute = replace(weak, id="z-akut", navn="Herberget", behovsomraader=("sted_i_nat",))
    faulty = replace(SUND, id="m-fejl", navn="Klubben", alder_min=30, alder_max=18)
    found = tjek_katalog([weak, acute, faulty], DATO)
    assert [fund.id for fund in found] == ["m-fejl", "z-akut", "a-svag"]
    assert [fund.fejl for fund in found] == [True, False, False]


def test_json_has_faults_weaknesses_and_counts() -> None:
    faulty = replace(SUND, alder_min=30, alder_max=18, kilder=(), steder=())
    data = kvalitet_to_json(tjek_katalog([faulty], DATO))
    assert set(data) == {"fejl", "svage", "tal"}
    assert data["fejl"] == [
        {
            "grad": "fejl",
            "id": "cafe",
            "felt": "alder_min",
            "slags": "regel",
            "saetning": "Er højere end alder_max (30 og 18).",
            "raad": "Ret feltet.",
        }
    ]
    assert data["tal"] == {
        "fejl": 1,
        "svage": 1,
        "bemaerkninger": 1,
        "slags": {"regel": 1, "ingen_kilde": 1, "intet_sted": 1},
    }


def test_finding_reads_as_one_line() -> None:
    line = str(tjek_katalog([replace(SUND, kilder=())], DATO)[0])
    assert line == "Svag: cafe, kilder: Der er ingen kilde. Find en kilde, eller ring."
