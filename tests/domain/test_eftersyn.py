"""Verification: three levels, acute offers first, two mails and two calls, and nothing by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.eftersyn import (
    AKUT_DAGE,
    ALM_DAGE,
    Eftersynsopgave,
    Forsoeg,
    Forsoegsudfald,
    Kontroller,
    Kontrolniveau,
    Metode,
    Naestetrin,
    er_akut,
    i_raekkefoelge,
    interval,
    kontrolnoegler,
    manglende_niveauer,
    naeste_trin,
    opgave,
    samlet_kontrol,
    tjek_kontrol,
)
from vejviser.domain.tilbud import (
    Kontrol,
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
    steder=(Sted("Huset", "Gaden 1", "6000", "Kolding"), Sted("Bag", "gaden  1", "6000", "kolding")),
    telefon=(Telefon("75123456", ""),),
    email=("a@example.dk",),
)
AKUT = replace(HUS, id="akut", behovsomraader=("sted_i_nat",))
I_DAG = date(2026, 11, 23)


def kontrol(dage_siden: int = 0, metode: str = "telefon") -> Kontrol:
    return Kontrol((I_DAG - timedelta(days=dage_siden)).isoformat(), "redaktør", metode)


def alle(tilbud: Tilbud, dage_siden: int = 0) -> Kontroller:
    return {noegle: kontrol(dage_siden) for noegle in kontrolnoegler(tilbud)}


def forgaeves(*metoder: Metode, dage_siden: int = 30) -> list[Forsoeg]:
    dato = kontrol(dage_siden).dato
    return [Forsoeg("hus", dato, metode, Forsoegsudfald.IKKE_NAAET, "redaktør") for metode in metoder]


def need(opgave: Eftersynsopgave | None) -> Eftersynsopgave:
    assert opgave is not None
    return opgave


def test_the_same_address_written_twice_is_one_place() -> None:
    assert [niveau for niveau, _ in kontrolnoegler(HUS)] == [
        Kontrolniveau.ORGANISATION,
        Kontrolniveau.STED,
        Kontrolniveau.TILBUD,
    ]


@pytest.mark.parametrize("uden", Kontrolniveau)
def test_an_offer_counts_only_when_all_three_levels_do(uden: Kontrolniveau) -> None:
    known = alle(HUS)
    assert samlet_kontrol(HUS, known) == kontrol()
    wanting = {key: value for key, value in known.items() if key[0] is not uden}
    assert samlet_kontrol(HUS, wanting) is None
    assert manglende_niveauer(HUS, wanting) == (uden,)


def test_the_date_is_that_of_the_level_that_waited_longest() -> None:
    known = dict(alle(HUS))
    known[kontrolnoegler(HUS)[1]] = kontrol(200, "besoeg")
    assert samlet_kontrol(HUS, known) == kontrol(200, "besoeg")


@pytest.mark.parametrize(
    ("tilbud", "akut"),
    [
        (HUS, False),
        (AKUT, True),
        (replace(HUS, behovsomraader=("tryghed_vold",)), True),
        (replace(HUS, emner=("selvmord",)), True),
        (replace(HUS, doegnaaben=Svar.JA), True),
        (replace(HUS, doegnaaben=Svar.NEJ), False),
    ],
)
def test_acute_offers_are_due_sooner(tilbud: Tilbud, akut: bool) -> None:
    assert er_akut(tilbud) is akut
    assert interval(tilbud) == (AKUT_DAGE if akut else ALM_DAGE)


@pytest.mark.parametrize("tilbud", [HUS, AKUT])
def test_it_is_due_on_the_day_and_not_before(tilbud: Tilbud) -> None:
    days = interval(tilbud)
    assert opgave(tilbud, alle(tilbud, days - 1), (), I_DAG) is None
    due = need(opgave(tilbud, alle(tilbud, days), (), I_DAG))
    assert (due.frist, due.dage_over) == (I_DAG.isoformat(), 0)
    assert need(opgave(tilbud, alle(tilbud, days + 40), (), I_DAG)).dage_over == 40


def test_a_closed_offer_is_never_due() -> None:
    assert opgave(replace(HUS, tilstand=Tilstand.LUKKET), {}, (), I_DAG) is None
    assert opgave(replace(HUS, tilstand=Tilstand.MIDLERTIDIGT_LUKKET), {}, (), I_DAG) is not None


def test_the_round_takes_the_never_verified_first_acute_before_others_then_most_overdue() -> None:
    tasks = [
        need(opgave(HUS, alle(HUS, 400), (), I_DAG)),
        need(opgave(replace(HUS, id="gammel"), alle(replace(HUS, id="gammel"), 900), (), I_DAG)),
        need(opgave(replace(HUS, id="aldrig"), {}, (), I_DAG)),
        need(opgave(replace(AKUT, id="akut-aldrig"), {}, (), I_DAG)),
        need(opgave(AKUT, alle(AKUT, 100), (), I_DAG)),
        need(opgave(replace(HUS, id="opgivet"), {}, (), I_DAG, "2026-11-01")),
        need(opgave(replace(HUS, id="venter"), {}, forgaeves(Metode.MAIL, dage_siden=1), I_DAG)),
    ]
    order = [task.tilbud.id for task in i_raekkefoelge(tasks)]
    assert order == ["akut-aldrig", "aldrig", "akut", "gammel", "hus", "venter", "opgivet"]


def test_nobody_is_called_again_the_same_day() -> None:
    tried = need(opgave(HUS, {}, forgaeves(Metode.TELEFON, dage_siden=0), I_DAG))
    assert tried.venter_til == "2026-11-24"
    assert need(opgave(HUS, {}, forgaeves(Metode.TELEFON, dage_siden=1), I_DAG)).venter_til is None
    assert need(opgave(HUS, {}, forgaeves(Metode.MAIL, dage_siden=1), I_DAG)).venter_til == "2026-11-29"


def test_attempts_before_the_last_verification_do_not_count() -> None:
    tried = forgaeves(Metode.TELEFON, Metode.TELEFON, dage_siden=700)
    task = need(opgave(HUS, alle(HUS, 400), tried, I_DAG))
    assert (task.forsoeg, task.naeste) == ((), Naestetrin.RING)


T, M = Metode.TELEFON, Metode.MAIL


@pytest.mark.parametrize(
    ("metoder", "naeste"),
    [
        ((), Naestetrin.RING),
        ((T,), Naestetrin.MAIL),
        ((T, M), Naestetrin.RING),
        ((T, M, T), Naestetrin.MAIL),
        ((T, M, T, M), Naestetrin.MARKER),
        ((M, M), Naestetrin.RING),
        ((M, M, T), Naestetrin.RING),
        ((T, T), Naestetrin.MAIL),
    ],
)
def test_two_calls_and_two_mails_and_then_it_is_marked(
    metoder: tuple[Metode, ...], naeste: Naestetrin
) -> None:
    assert naeste_trin(HUS, forgaeves(*metoder)) is naeste


def test_who_has_no_mail_is_called_and_who_has_nothing_is_visited() -> None:
    no_mail, nothing = replace(HUS, email=()), replace(HUS, email=(), telefon=())
    assert naeste_trin(no_mail, forgaeves(T)) is Naestetrin.RING
    assert naeste_trin(no_mail, forgaeves(T, T)) is Naestetrin.MARKER
    assert naeste_trin(nothing, ()) is Naestetrin.BESOEG
    assert naeste_trin(nothing, forgaeves(Metode.BESOEG)) is Naestetrin.MARKER


@pytest.mark.parametrize(
    ("kontrol", "words"),
    [
        (Kontrol("2026-11-24", "redaktør", "telefon"), "fremtiden"),
        (Kontrol("i går", "redaktør", "telefon"), "findes ikke"),
        (Kontrol("2026-11-23", " ", "telefon"), "rolle"),
        (Kontrol("2026-11-23", "redaktør", "gæt"), "Måden"),
    ],
)
def test_a_verification_says_when_who_and_how(kontrol: Kontrol, words: str) -> None:
    with pytest.raises(UserError, match=words):
        tjek_kontrol(kontrol, "2026-11-23")
