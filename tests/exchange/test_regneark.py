"""A directory survives the way through a spreadsheet, and a partner's sheet is read as it was meant."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.hsds_tilbud import alle_tilbud
from tests.exchange.regneark_hjaelp import (
    HEAD,
    ROW,
    Raw,
    book,
    kendte,
    kilde,
    laes,
    letters,
    plan,
    udveksling,
    valg,
)
from vejviser.domain.indlaesning import lav_plan
from vejviser.domain.tilbud import Katalog, Svar, Tilbud, Tilstand
from vejviser.exchange.regneark.csv_ark import csv_bytes
from vejviser.exchange.regneark.kolonner import KOLONNER
from vejviser.exchange.regneark.skriv import write_xlsx
from vejviser.exchange.regneark.ud import celler_af, uden_vagt
from vejviser.exchange.tilbud_json import tilbud_from_json

FARLIGE = tuple("=+-@\t\r")
ORD = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
    | st.sampled_from(["=1+1", "'=1", "-18 år", "@x", "a; b", "a, b", "'s", "1. maj", "75", "x y", "_x000D_"])
).filter(lambda text: text == text.strip() and "<" not in text and "&" not in text and "�" not in text)


def xlsx(*tilbud: Tilbud) -> bytes:
    stream = io.BytesIO()
    write_xlsx(stream, tilbud, valg())
    return stream.getvalue()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_real_directory_comes_back_identical(tmp_path: Path, form: str) -> None:
    katalog = Katalog(kendte(), "2026-11-12", "")
    udveksling().skriv(katalog, form, tmp_path / "ud", {})
    into_itself = lav_plan(kendte(), udveksling().laes(tmp_path / "ud", kendte()))
    assert into_itself.saetning == "0 nye, 0 ændrede, 281 uændrede, 0 afviste."
    alone = {one.id: one for one in udveksling().laes(tmp_path / "ud", {}).tilbud}
    for one in kilde().tilbud:
        expected = replace(one, tilstand=Tilstand.KLADDE, steder=() if one.skjul_adresse else one.steder)
        assert alone[one.id] == expected


def test_no_confidential_street_stands_anywhere_in_a_spreadsheet(tmp_path: Path) -> None:
    hidden = [sted.vej for one in kilde().tilbud if one.skjul_adresse for sted in one.steder if sted.vej]
    secret = [tilbud_from_json(_line(adresse_fortrolig=True, steder=[_sted("Skjulevej 13")]))]
    assert hidden
    for text in (
        csv_bytes([*kilde().tilbud, *secret], valg()).decode(),
        _all_text(xlsx(*kilde().tilbud, *secret)),
    ):
        assert [street for street in (*hidden, "Skjulevej 13") if street in text] == []


def _all_text(data: bytes) -> str:
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return " ".join(str(value) for ws in workbook for row in ws.iter_rows(values_only=True) for value in row)


def _sted(vej: str) -> dict[str, str]:
    return {"navn": "", "vej": vej, "postnr": "6000", "by": "Kolding"}


def _line(**fields: object) -> dict[str, object]:
    base: dict[str, object] = {
        "id": "cafeen",
        "navn": "Caféen",
        "organisation": "Foreningen Åen",
        "organisationstype": "forening",
        "kort": "Kaffe.",
        "maalgruppe": "Alle.",
        "daekning": "Kolding",
        "sikkerhed": "hoej",
        "behovsomraader": ["hverdag"],
        "tilstand": "kladde",
    }
    return base | fields


@st.composite
def ordentlige_tilbud(draw: st.DrawFn) -> Tilbud:
    """What an editor may have written: every field, any words on one line."""
    words = st.lists(ORD, max_size=3)
    number = st.from_regex(r"[2-9][0-9]{7}|11[0-9]", fullmatch=True)
    clock = st.sampled_from(["", "08:00", "16:30", "24:00"])
    maybe = st.none() | ORD
    svar = st.none() | st.booleans()
    return tilbud_from_json(
        _line(
            navn=draw(ORD),
            kort=draw(ORD),
            vilkaar=draw(words),
            emneord=draw(words),
            lovgrundlag=draw(words),
            sprog=draw(words),
            alder_min=draw(st.none() | st.integers(0, 120)),
            adgang={
                "gratis": draw(svar),
                "visitation": draw(svar),
                "pris": draw(maybe),
                "saadan": draw(maybe),
            },
            doegnaaben=draw(svar),
            telefon=draw(_rows({"nummer": number, "hvem": st.just("") | ORD})),
            steder=draw(_rows({"navn": st.just("") | ORD, "vej": ORD, "postnr": st.just("6000"), "by": ORD})),
            aabningstider=draw(_rows({"dage": ORD, "fra": clock, "til": clock, "note": st.just("") | ORD})),
            kilder=draw(_rows({"url": st.none(), "titel": ORD, "dato": st.sampled_from([None, "2026-11"])})),
            gyldig_fra=draw(st.none() | st.dates().map(lambda day: day.isoformat())),
        )
    )


def _rows(fields: dict[str, st.SearchStrategy[object]]) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(st.fixed_dictionaries(fields), max_size=3)


@given(ordentlige_tilbud())
def test_any_orderly_offer_comes_back_identical_from_both_forms(
    tmp_path_factory: pytest.TempPathFactory, tilbud: Tilbud
) -> None:
    folder = tmp_path_factory.mktemp("ark")
    for data in (xlsx(tilbud), csv_bytes([tilbud], valg())):
        laest = laes(folder, data)
        assert laest.afviste == ()
        assert laest.tilbud == (tilbud,)


@given(alle_tilbud())
def test_no_cell_of_any_offer_can_be_taken_for_a_formula(tilbud: Tilbud) -> None:
    for kolonne, celle in zip(KOLONNER, celler_af(tilbud, valg()), strict=True):
        assert not celle.startswith(FARLIGE), kolonne.overskrift


@given(st.text(max_size=8) | st.sampled_from(["=1", "'=1", "''=1", " =1", "' =1", "'a", "-", "'"]))
def test_the_guard_against_formulas_is_taken_off_again_exactly(text: str) -> None:
    from vejviser.exchange.regneark.ud import ufarlig

    assert uden_vagt(ufarlig(text)) == text


@given(alle_tilbud())
def test_any_offer_however_odd_is_written_and_read_or_rejected_by_name(
    tmp_path_factory: pytest.TempPathFactory, tilbud: Tilbud
) -> None:
    laest = laes(tmp_path_factory.mktemp("ark"), xlsx(tilbud), known={tilbud.id: tilbud})
    assert len(laest.tilbud) == 1 or laest.afviste


def test_another_reader_sees_text_cells_drop_downs_and_the_explanations() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx(*kilde().tilbud)))
    assert workbook.sheetnames == ["Tilbud", "Sådan gør du", "Valg"]
    ark = workbook["Tilbud"]
    assert {cell.data_type for row in ark.iter_rows() for cell in row} <= {"s", "inlineStr", "n"}
    assert all(cell.value is None for row in ark.iter_rows() for cell in row if cell.data_type == "n")
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in ark.data_validations.dataValidation}
    headings = {letters(place): cell.value for place, cell in enumerate(ark[1])}
    told = {headings[column] for column in rules}
    assert {"Slags organisation", "Behov", "Gratis", "Hund", "Fortrolig adresse", "Køn"} <= told
    explained = {row[0] for row in workbook["Sådan gør du"].iter_rows(values_only=True)}
    assert {kolonne.overskrift for kolonne in KOLONNER} <= explained


def test_the_same_content_gives_the_same_bytes() -> None:
    assert xlsx(*kilde().tilbud) == xlsx(*kilde().tilbud)


def test_the_empty_template_is_read_as_nothing_with_a_sentence(tmp_path: Path) -> None:
    udveksling().skabelon(tmp_path / "skabelon.xlsx")
    laest = udveksling().laes(tmp_path / "skabelon.xlsx", {})
    assert (laest.tilbud, laest.afviste) == ((), ())
    assert laest.advarsler == ("Under overskrifterne i linje 1 er der ingen tilbud.",)


def test_a_new_row_becomes_a_draft_with_an_id_made_of_its_name(tmp_path: Path) -> None:
    found = plan(tmp_path, book([HEAD, ROW]), known={})
    (ny,) = found.nye
    assert (ny.id, ny.tilstand, ny.kontrol) == ("cafeen", Tilstand.KLADDE, None)
    assert ny.behovsomraader == ("hverdag",)
    assert ny.adgang.gratis is Svar.IKKE_OPLYST


def test_headings_may_stand_in_any_order_case_and_spelling_below_a_title(tmp_path: Path) -> None:
    head = [
        "BEHOV",
        "hvem det er for *",
        "omraade",
        "slags_organisation",
        "det faar man",
        "organisation",
        "NAVN",
    ]
    rows = [["Vores tilbud 2026"], [], head, list(reversed(ROW))]
    row = ["Mad, tøj, bad og hverdag", "Alle.", "Kolding", "kommune", "Kaffe.", "Foreningen", "Caféen"]
    (ny,) = plan(tmp_path, book([*rows[:3], row]), known={}).nye
    assert (ny.navn, ny.organisation, ny.daekning) == ("Caféen", "Foreningen", "Kolding")


def test_a_blank_cell_leaves_what_is_known_and_ikke_oplyst_empties_it(tmp_path: Path) -> None:
    one = next(t for t in kilde().tilbud if t.telefon and t.adgang.gratis is Svar.JA and t.email)
    rows = [["Id", "Navn", "Telefon", "Gratis", "Mail"], [one.id, "", "", "", "ikke oplyst"]]
    (change,) = plan(tmp_path, book(rows)).aendrede
    assert change.felter == ("email",)
    assert change.efter == replace(one, email=())


@pytest.mark.parametrize("word", ["?", "Ved ikke", "-", " "])
def test_a_partner_who_does_not_know_changes_nothing(tmp_path: Path, word: str) -> None:
    one = next(t for t in kilde().tilbud if t.telefon and t.adgang.gratis is Svar.JA)
    rows = [["Id", "Telefon", "Gratis", "Pris"], [one.id, word, word, word]]
    assert plan(tmp_path, book(rows)).uaendrede == (one.id,)


def test_a_spreadsheet_never_verifies_and_never_publishes(tmp_path: Path) -> None:
    rows = [[*HEAD, "Tilstand", "Bekræftet"], [*ROW, "udgivet", "2026-11-12 af redaktør (telefon)"]]
    (ny,) = plan(tmp_path, book(rows), known={}).nye
    assert (ny.tilstand, ny.kontrol) == (Tilstand.KLADDE, None)
    assert not any("Tilstand" in text for text in plan(tmp_path, book(rows), known={}).advarsler)


def test_what_excel_makes_of_numbers_dates_and_times_is_understood(tmp_path: Path) -> None:
    head = [
        *HEAD,
        "Telefon",
        "Postnummer",
        "Åbent: dage",
        "Åbent: fra",
        "Åbent: til",
        "Gælder til",
        "Yngste alder",
    ]
    numbers = [
        Raw('<c r="{r}"><v>2.0000000E7</v></c>'),
        Raw('<c r="{r}"><v>6000</v></c>'),
        "ma-fr",
        Raw('<c r="{r}" s="1"><v>0.395833333333333</v></c>'),
        Raw('<c r="{r}"><v>0.625</v></c>'),
        Raw('<c r="{r}" s="2"><v>46338</v></c>'),
        Raw('<c r="{r}"><v>18</v></c>'),
    ]
    styles = (
        '<styleSheet xmlns="x"><cellXfs><xf numFmtId="0"/><xf numFmtId="20"/><xf numFmtId="14"/>'
        "</cellXfs></styleSheet>"
    )
    (ny,) = plan(tmp_path, book([head, [*ROW, *numbers]], xl__styles=styles), known={}).nye
    assert ny.telefon[0].nummer == "20000000"
    assert ny.steder[0].postnr == "6000"
    assert (ny.aabningstider[0].fra, ny.aabningstider[0].til) == ("09:30", "15:00")
    assert (ny.gyldig_til, ny.alder_min) == ("2026-11-12", 18)


def test_several_values_in_a_cell_are_read_with_lines_semicolons_or_labels_with_commas(
    tmp_path: Path,
) -> None:
    head = [*HEAD, "Telefon", "Telefon: hvem svarer", "Mail", "Vilkår"]
    row = [
        *ROW[:6],
        "Penge og gæld; hverdag",
        "+45 20 00 00 00\n20000001",
        "Leder\nVagt",
        "a@b.dk; c@d.dk",
        "Én; to\nTre",
    ]
    (ny,) = plan(tmp_path, book([head, row]), known={}).nye
    assert ny.behovsomraader == ("penge_gaeld", "hverdag")
    assert [(t.nummer, t.hvem) for t in ny.telefon] == [("20000000", "Leder"), ("20000001", "Vagt")]
    assert ny.email == ("a@b.dk", "c@d.dk")
    assert ny.vilkaar == ("Én; to", "Tre")


def test_columns_that_belong_together_with_uneven_lines_are_rejected(tmp_path: Path) -> None:
    rows = [[*HEAD, "Vej og nummer", "Postnummer"], [*ROW, "Vej 1\nVej 2", "6000"]]
    (no,) = plan(tmp_path, book(rows), known={}).afviste
    assert (no.linje, no.felt) == (2, "steder.postnr")
    assert "1 linje" in no.grund


def test_a_row_without_id_that_has_the_name_of_a_known_offer_is_that_offer(tmp_path: Path) -> None:
    one = kilde().tilbud[0]
    found = plan(
        tmp_path, book([["Navn", "Organisation", "Pris"], [one.navn.upper(), one.organisation, "12 kr."]])
    )
    assert [change.efter.id for change in found.aendrede] == [one.id]
    assert any("har intet id" in text for text in found.advarsler)
