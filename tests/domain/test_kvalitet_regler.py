"""The quality rules: each can be met and broken, counts right, names the offers, and says what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.eftersyn import Kontrolniveau, Naestetrin, kontrolnoegler, opgave
from vejviser.domain.kvalitet_regler import (
    Kvalitetsregel,
    Regelgrundlag,
    Regelsvar,
    regler_to_json,
    vaerst_foerst,
)
from vejviser.domain.kvalitet_tal import regler
from vejviser.domain.rettelse import Afgoerelse, Feltrettelse, Rettelse
from vejviser.domain.tilbud import (
    Adgang,
    Kontrol,
    Sted,
    Svar,
    Telefon,
    Tilbud,
    Tilstand,
)

I_DAG = date(2026, 11, 23)
FRISK = Kontrol("2026-11-01", "redaktør", "telefon")
GOD = et_tilbud(
    "god",
    "Det gode sted",
    behovsomraader=("hverdag",),
    emner=("bolig",),
    adgang=Adgang(saadan="Ring."),
    steder=(Sted("Huset", "Gaden 1", "6000", "Kolding"),),
    telefon=(Telefon("75123456", ""),),
    aabningstider=read_aabningstid("ma", "10:00", "12:00", ""),
    kontrol=FRISK,
)
AKUT = replace(GOD, id="akut", navn="Natherberget", behovsomraader=("sted_i_nat",))


def grundlag(*tilbud: Tilbud) -> Regelgrundlag:
    return Regelgrundlag(tilbud, I_DAG)


def stand(kode: str, grund: Regelgrundlag) -> Regelsvar:
    (found,) = (one for one in regler(grund) if one.regel.kode == kode)
    return found


def kontrolleret(dato: str, metode: str = "telefon") -> Kontrol:
    return Kontrol(dato, "redaktør", metode)


BRUD: list[tuple[str, Tilbud]] = [
    ("Q1", replace(GOD, kontrol=None)),
    ("Q1", replace(GOD, kontrol=kontrolleret("2025-11-22"))),
    ("Q2", replace(AKUT, kontrol=kontrolleret("2026-08-24"))),
    ("Q3", replace(GOD, kontrol=kontrolleret("2026-11-01", "en fornemmelse"))),
    ("Q6", replace(GOD, adgang=Adgang())),
    ("Q8", replace(GOD, telefon=(), aabningstider=())),
    ("Q9", replace(GOD, telefon=(Telefon("7512", "vagten"),))),
    ("Q10", replace(GOD, aabningstider=read_aabningstid("når vi er her", "", "", ""))),
    ("Q11", replace(GOD, adgang=Adgang(gratis=Svar.JA, pris="25 kr. for mad", saadan="Ring."))),
    ("Q11", replace(GOD, alder_min=60, alder_max=18)),
    ("Q12", replace(GOD, emner=())),
    ("Q14", replace(GOD, id="god-igen")),
    ("Q15", replace(GOD, tilstand=Tilstand.MIDLERTIDIGT_LUKKET)),
    ("Q15", replace(GOD, gyldig_til="2026-11-22")),
    ("Q16", replace(GOD, adgang=replace(GOD.adgang, ventetid="Cirka en måned"))),
    ("Q16", replace(GOD, adgang=replace(GOD.adgang, ventetid="En uge (2026-09-23)"))),
    ("Q17", replace(GOD, adresse_fortrolig=Svar.JA, kort="Vi bor på  GADEN 1.")),
    (
        "Q20",
        replace(
            GOD, kort="Tværfaglig helhedsorienteret beskæftigelsesrettet myndighedsvejledning gives her."
        ),
    ),
]


@pytest.mark.parametrize(("kode", "tilbud"), BRUD)
def test_a_rule_that_is_broken_says_so_and_names_the_offer(kode: str, tilbud: Tilbud) -> None:
    found = stand(kode, grundlag(GOD, tilbud))
    assert found.opfyldt is False
    assert found.tilbud == (tilbud.id,) if tilbud.id != GOD.id else tilbud.id in found.tilbud
    assert found.regel.raad


@pytest.mark.parametrize("kode", sorted({kode for kode, _ in BRUD}))
def test_a_rule_is_met_by_a_good_offer(kode: str) -> None:
    assert stand(kode, grundlag(GOD, AKUT)).opfyldt is True


def test_closed_offers_and_drafts_are_not_counted() -> None:
    out = (
        replace(GOD, id=f"x-{state.value}", tilstand=state) for state in (Tilstand.LUKKET, Tilstand.KLADDE)
    )
    assert stand("Q1", grundlag(GOD, *out)).af == 1


def test_ninety_days_and_a_year_count_the_last_day_too() -> None:
    assert stand("Q2", grundlag(replace(AKUT, kontrol=kontrolleret("2026-08-25")))).opfyldt
    assert stand("Q1", grundlag(replace(GOD, kontrol=kontrolleret("2025-11-23")))).opfyldt


def test_a_check_of_the_offer_alone_is_half_a_check() -> None:
    keys = kontrolnoegler(GOD)
    half = replace(grundlag(GOD), kontroller={keys[2]: FRISK})
    whole = replace(half, kontroller=dict.fromkeys(keys, FRISK))
    assert keys[2][0] is Kontrolniveau.TILBUD
    assert (stand("Q4", half).opfyldt, stand("Q4", whole).opfyldt) == (False, True)


def test_terms_without_an_offer_are_named() -> None:
    found = stand("Q13", grundlag(GOD))
    assert found.opfyldt is False
    assert "sted_i_nat" in found.tekst
    assert "bolig," not in found.tekst


def test_silence_is_followed_and_has_no_target() -> None:
    found = stand("Q7", grundlag(GOD))
    assert found.opfyldt is None
    assert "Mangler oftest" in found.saetning


def test_a_correction_must_be_answered_in_ten_working_days() -> None:
    def meldt(dato: str, done: bool = False) -> Rettelse:
        felt = Feltrettelse("kort", "", "x", Afgoerelse.AFVIST if done else None)
        return Rettelse("0" * 32, "god", "Det gode sted", "", "", dato, "vagt", (felt,))

    late = replace(
        grundlag(GOD), rettelser=(meldt("2026-11-06"), meldt("2026-11-09"), meldt("2026-01-01", True))
    )
    found = stand("Q18", late)
    assert (found.gode, found.af, found.tilbud) == (1, 2, ("god",))
    holiday = replace(late, helligdage=frozenset({date(2026, 11, 11)}))
    assert stand("Q18", holiday).opfyldt is True


def test_who_was_given_up_must_be_marked() -> None:
    silent = replace(GOD, telefon=(), email=("a@example.dk",), kontrol=None)
    task = opgave(silent, {}, (), I_DAG)
    assert task is not None
    given_up = replace(task, naeste=Naestetrin.MARKER)
    assert stand("Q21", replace(grundlag(silent), opgaver=(given_up,))).tilbud == ("god",)
    marked = replace(given_up, ikke_bekraeftet="2026-11-01")
    assert stand("Q21", replace(grundlag(silent), opgaver=(marked,))).opfyldt is True


def test_what_only_an_editor_knows_is_left_out_where_it_is_not_known() -> None:
    codes = {one.regel.kode for one in regler(grundlag(GOD))}
    assert codes & {"Q4", "Q18", "Q21"} == set()


def test_the_offers_behind_begin_with_the_acute() -> None:
    late = [replace(one, kontrol=None) for one in (GOD, AKUT)]
    assert stand("Q1", grundlag(*late)).tilbud == ("akut", "god")


def test_the_worst_comes_first_and_the_met_last() -> None:
    def answer(kode: str, maal: float | None, gode: int) -> Regelsvar:
        return Regelsvar(Kvalitetsregel(kode, "", maal, ""), gode, 100, ())

    rows = [
        answer("met", 0.9, 95),
        answer("followed", None, 3),
        answer("near", 1, 99),
        answer("far", 0.95, 10),
    ]
    assert [one.regel.kode for one in vaerst_foerst(rows)] == ["far", "near", "followed", "met"]


def test_an_empty_directory_breaks_nothing_but_the_used_terms() -> None:
    assert [one.regel.kode for one in regler(grundlag()) if one.opfyldt is False] == ["Q13"]


def test_the_sentence_says_count_share_and_target_and_the_json_the_same() -> None:
    found = stand(
        "Q1", grundlag(GOD, replace(AKUT, kontrol=None), *[replace(GOD, id=f"g{n}") for n in range(5)])
    )
    assert found.saetning == "6 af 7 (85 %). Mål: mindst 95 %."
    (row,) = regler_to_json([found])
    assert (row["kode"], row["opfyldt"], row["gode"], row["af"], row["tilbud"]) == (
        "Q1",
        False,
        6,
        7,
        ["akut"],
    )
