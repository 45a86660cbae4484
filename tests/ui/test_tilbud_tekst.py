"""The words of an offer: unknown is said as unknown, and a hidden address stays hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from vejviser.domain.aabningstid import read_aabningstid
from vejviser.domain.ark import ark_tekst, byg_ark
from vejviser.domain.query import Query
from vejviser.domain.tilbud import Adgang, Fakta, Faktum, Katalog, Koen, Sted, Svar, Tilbud, Tilstand
from vejviser.domain.tilbud_ord import (
    SKJULT_ADRESSE,
    alder_supplement,
    alder_tekst,
    by_tekst,
    er_gammel,
    kildedato,
    kontaktblok,
    sted_linjer,
    telefonnummer,
    tid_linjer,
)
from vejviser.ui.tilbud_tekst import Vished, maerker
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_raekker import alle_maerker
from vejviser.ui.views.find_udveje import udveje

NU = datetime(2026, 11, 23, 14, 20)


def texts(tilbud: Tilbud, *asked: str) -> list[str]:
    return [mark.tekst for mark in maerker(tilbud, asked)]


@pytest.fixture
def krisecenter(katalog: Katalog) -> Tilbud:
    return katalog.tilbud["krisecenter"]


@pytest.fixture
def hjem(katalog: Katalog) -> Tilbud:
    return katalog.tilbud["forsorgshjem"]


def changed(tilbud: Tilbud, **values: object) -> Tilbud:
    return replace(tilbud, **values)  # type: ignore[arg-type]


def test_a_hidden_address_reaches_no_words(krisecenter: Tilbud) -> None:
    printed = ark_tekst(byg_ark([krisecenter], "79797979", NU))
    for words in (
        " ".join(sted_linjer(krisecenter)),
        by_tekst(krisecenter),
        kontaktblok(krisecenter, "79797979"),
        printed,
    ):
        assert "Hemmelig" not in words
    assert sted_linjer(krisecenter) == (SKJULT_ADRESSE,)
    assert SKJULT_ADRESSE in printed


def test_the_contact_block_is_plain_lines_without_law_or_remarks(hjem: Tilbud) -> None:
    block = kontaktblok(changed(hjem, vilkaar=("intern bemærkning",)), "79797979")
    assert block.splitlines()[0] == "Forsorgshjemmet Prøvegården"
    assert "Telefon: 79 79 79 79 (Hovednummeret)" in block
    assert "Dyrehavevej 175, 6000 Kolding" in block
    assert "§" not in block
    assert "intern" not in block
    assert "\u00a0" not in block


def test_no_number_leads_to_the_main_number(katalog: Katalog) -> None:
    block = kontaktblok(katalog.tilbud["natherberg"], "79797979")
    assert "Telefon: ikke oplyst. Ring til Kolding Kommune på 79 79 79 79, og spørg." in block


def test_unknown_is_said_and_never_read_as_no(hjem: Tilbud) -> None:
    bare = changed(hjem, adgang=Adgang())
    assert texts(bare) == ["Visitation ikke oplyst", "Henvisning ikke oplyst", "Pris ikke oplyst"]
    assert {mark.vished for mark in maerker(bare)} == {Vished.UKENDT}


def test_what_was_asked_for_comes_first(hjem: Tilbud) -> None:
    assert texts(hjem, "hund")[0] == "Hund ikke oplyst"
    known = changed(hjem, fakta=Fakta(hund=Faktum(Svar.JA, "hunde er velkomne")))
    assert texts(known, "hund")[0] == "Hund må med"


@pytest.mark.parametrize(
    ("adgang", "words", "kind"),
    [
        pytest.param(Adgang(visitation=Svar.JA), "Kræver visitation", Vished.RAV, id="visitation"),
        pytest.param(Adgang(visitation=Svar.NEJ), "Ingen visitation", Vished.JA, id="no visitation is good"),
        pytest.param(Adgang(tidsbestilling=Svar.JA), "Bestil tid først", Vished.NEJ, id="appointment"),
        pytest.param(Adgang(anonym=Svar.JA), "Anonymt", Vished.JA, id="anonymous"),
        pytest.param(Adgang(gratis=Svar.NEJ, pris="93 kr."), "93 kr.", Vished.NEJ, id="price in words"),
        pytest.param(Adgang(gratis=Svar.NEJ, pris="x" * 60), "Koster penge", Vished.NEJ, id="long price"),
    ],
)
def test_access_is_said_in_few_words(hjem: Tilbud, adgang: Adgang, words: str, kind: Vished) -> None:
    found = {mark.tekst: mark.vished for mark in maerker(changed(hjem, adgang=adgang))}
    assert found[words] is kind


def test_only_for_women_is_shown(hjem: Tilbud) -> None:
    assert "Kun for kvinder" in texts(changed(hjem, fakta=Fakta(koen=Koen.KVINDER)))


def test_a_closed_offer_says_so_before_anything_else(hjem: Tilbud) -> None:
    shut = changed(hjem, tilstand=Tilstand.MIDLERTIDIGT_LUKKET)
    assert alle_maerker(shut, ("hund",), NU, frozenset())[0].tekst == "Midlertidigt lukket"


def test_open_now_stands_on_the_row_where_hours_are_known(hjem: Tilbud) -> None:
    words = [mark.tekst for mark in alle_maerker(hjem, (), NU, frozenset())]
    assert "Åbent til kl. 15.00" in words
    assert "aaben_nu" not in [
        m.noegle for m in alle_maerker(changed(hjem, aabningstider=()), (), NU, frozenset())
    ]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(18, 85, "18-85 år"), (18, None, "fra 18 år"), (None, 30, "til 30 år"), (None, None, "")],
)
def test_ages_read_as_people_say_them(hjem: Tilbud, low: int | None, high: int | None, words: str) -> None:
    assert alder_tekst(changed(hjem, alder_min=low, alder_max=high)) == words


def test_an_age_that_is_said_already_is_not_said_twice(hjem: Tilbud) -> None:
    said = changed(hjem, alder_min=18, alder_max=85, maalgruppe="Voksne fra 18 til 85 år")
    assert alder_supplement(said) == ""
    assert alder_supplement(changed(said, maalgruppe="Voksne")) == "18-85 år"


def test_several_towns_are_counted(hjem: Tilbud) -> None:
    places = (Sted("", "A 1", "6000", "Kolding"), Sted("", "B 1", "7100", "Vejle"))
    assert by_tekst(changed(hjem, steder=places)) == "Kolding og 1 andre steder"


def test_a_number_never_breaks_over_two_lines() -> None:
    assert telefonnummer("79797979") == "79\u00a079\u00a079\u00a079"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023", "2023"),
        ("2017-03", "marts 2017"),
        ("2026-11-12", "12. nov. 2026"),
        (None, "dato ikke oplyst"),
        ("x", "x"),
    ],
)
def test_a_source_date_keeps_what_it_knows(text: str | None, words: str) -> None:
    assert kildedato(text) == words


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("2026-08-30", False),
        ("2026-08-01", True),
        ("2026-11", False),
        (None, True),
        ("2026-02-31", True),
        ("ukendt", True),
    ],
)
def test_no_date_or_over_ninety_days_is_old(text: str | None, old: bool) -> None:
    assert er_gammel(text, date(2026, 11, 23), 90) is old


def test_a_price_that_is_told_is_not_called_unknown(hjem: Tilbud) -> None:
    told = replace(hjem, adgang=replace(hjem.adgang, gratis=Svar.IKKE_OPLYST, pris="Du betaler for huslyet."))
    assert "Se prisen" in texts(told)
    assert "Pris ikke oplyst" not in texts(told)


def test_a_remark_does_not_say_the_days_over_again(hjem: Tilbud) -> None:
    hours = read_aabningstid("ma-sø", "09:00", "05:00", "alle dage, til kl. 5 om natten")
    assert tid_linjer(replace(hjem, aabningstider=hours)) == (
        "Alle dage kl. 9.00-5.00 (til kl. 5 om natten)",
    )


def test_the_way_to_the_main_number_says_whose_it_is(tjenester: Tjenester) -> None:
    answer = replace(tjenester.soeg(Query("findes slet ikke")), fund=(), forslag=())
    ways = [way.words.replace("\u00a0", " ") for way in udveje(answer, tjenester.indhold)]
    assert "Kolding Kommune: 79 79 79 79" in ways
