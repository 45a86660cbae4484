"""The PDF: one page, tagged, in Danish, readable as text, the same bytes every time, and never markup."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests.domain.notat_hjaelp import INDHOLD, KATALOG_DATO, TILBUD
from tests.domain.test_notat import SAMTALER, build, load
from vejviser.domain.aftale import Aftale, Kontaktform, Samtykke, Situation
from vejviser.domain.notat import Linje, Notat, Notattype, byg_notat
from vejviser.domain.samtale import OMRAADER, Afsender, Behov, Samtale
from vejviser.errors import DataError
from vejviser.exchange.notat_pdf import render, render_pdf, render_sider
from vejviser.exchange.skrift_tegn import font_characters
from vejviser.exchange.typst_side import Gengivelse, qr_svg

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
A4 = (595.28, 841.89)


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def root_of(reader: pypdf.PdfReader) -> Any:
    return reader.root_object


def text_of(made: Gengivelse) -> str:
    return " ".join(read(made.pdf).pages[0].extract_text().split())


def example(type: Notattype = Notattype.MODTAGER) -> Notat:
    return build(load("eksempel"), type)


@pytest.mark.parametrize("name", [*SAMTALER, "eksempel"])
@pytest.mark.parametrize("type", Notattype, ids=lambda kind: kind.value)
def test_every_note_is_one_tagged_page_in_danish(name: str, type: Notattype) -> None:
    reader = read(render_pdf(build(load(name), type), RESSOURCER))
    root = root_of(reader)
    assert len(reader.pages) == 1
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("da", True)
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("type", Notattype, ids=lambda kind: kind.value)
def test_title_standard_and_fonts_travel_in_the_file(type: Notattype) -> None:
    notat = example(type)
    reader = read(render_pdf(notat, RESSOURCER))
    assert reader.metadata is not None
    assert reader.metadata.title == notat.titel
    xmp = root_of(reader)["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in xmp
    assert "<pdfaid:part>2<" in xmp
    resources: Any = reader.pages[0]["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "AtkinsonHyperlegible" in font["/BaseFont"]


def test_danish_letters_and_numbers_come_out_as_text() -> None:
    text = text_of(render(example(), RESSOURCER))
    for words in (
        "Forsorgshjemmet Overmarksgården",
        "Jeg tør ikke åbne dem",
        "79 79 79 79",
        "kl. 10.00",
        "Varm",
    ):
        assert words in text


def test_every_line_of_the_note_is_in_the_pdf() -> None:
    for type in Notattype:
        notat = build(load("fem_aftaler"), type)
        text = text_of(render(notat, RESSOURCER)).replace(" ", "")
        for part in notat.afsnit:
            for line in part.linjer:
                for words in line.felter or (line.tekst,):
                    assert words.replace(" ", "") in text


def test_the_same_note_gives_the_same_bytes() -> None:
    assert render_pdf(example(), RESSOURCER) == render_pdf(example(), RESSOURCER)


def test_markup_is_shown_as_it_was_written() -> None:
    text = text_of(render(build(load("tegn")), RESSOURCER))
    assert "<b>fed</b>" in text
    assert '#import "x" $x$' in text
    assert "<img src=x onerror=alert(1)>" in text
    assert "//kommentar \\ @ref <label>" in text


def test_letters_of_other_alphabets_stay_and_what_cannot_be_drawn_is_said() -> None:
    made = render(build(load("tegn")), RESSOURCER)
    assert len(made.beskeder) == 2
    assert "“👩”, “🏽”" in made.beskeder[0]
    assert "Привет" in text_of(made)
    assert "pdfuaid" in root_of(read(made.pdf))["/Metadata"].get_data().decode()
    assert render(example(), RESSOURCER).beskeder == ()


def test_the_hardest_note_still_has_one_page() -> None:
    long = " ".join(["sammenhængende"] * 60)
    name = "Den meget lange betegnelse for Koldings Socialpsykiatriske Botilbudsfællesskab"
    offer = replace(TILBUD["borgerservice"], navn=name)
    yes = Samtykke(Situation.SAMME_KOMMUNE, True, OMRAADER, dato="2026-11-23")
    aftaler = tuple(
        Aftale(
            code,
            tilbud=offer.id,
            hvem=Kontaktform.FOELGES,
            modtager=f"{name} {number}",
            samtykke=yes,
            bro_ansvarlig=f"{name} {number}",
            plan_b=long,
        )
        for number, code in enumerate(OMRAADER[:5])
    )
    samtale = Samtale(
        egne_ord=long,
        kaldenavn=name,
        kontakt=long,
        behov=tuple(Behov(code, long) for code in OMRAADER),
        ressourcer=long,
        moedes_bedst=long,
        sikkerhed=long,
        allerede_fortalt=long,
        aftaler=aftaler,
        afsender=Afsender(name, name, "79797979"),
    )
    for type in Notattype:
        notat = byg_notat(samtale, {offer.id: offer}, INDHOLD, type, "2026-11-23", KATALOG_DATO)
        reader = read(render_pdf(notat, RESSOURCER))
        assert len(reader.pages) == 1
        assert tuple(map(float, reader.pages[0].mediabox[2:])) == pytest.approx(A4, abs=0.1)
        assert "Side 1 af 1" in reader.pages[0].extract_text() or type is not Notattype.MODTAGER


def test_even_a_note_of_any_length_has_one_page() -> None:
    notat = example()
    endless = replace(notat.afsnit[7], linjer=tuple(Linje("ord " * 40) for _ in range(60)))
    long = replace(notat, afsnit=(*notat.afsnit[:7], endless, *notat.afsnit[8:]))
    assert len(read(render_pdf(long, RESSOURCER)).pages) == 1


def test_a_code_calls_only_a_real_number() -> None:
    assert qr_svg("79797979").startswith("<svg")
    assert [qr_svg(number) for number in ("112", "", "7979797x", "١٢٣٤٥٦٧٨")] == ["", "", "", ""]


def test_the_font_map_holds_danish_letters_and_no_emoji() -> None:
    known = font_characters(RESSOURCER / "skrifter" / "AtkinsonHyperlegibleNext_400Regular.ttf")
    assert set(map(ord, "æøåÆØÅé§”·…–")) <= known
    assert ord("🐕") not in known


def test_a_broken_template_is_said_in_danish(tmp_path: Path) -> None:
    for folder in ("notat", "skrifter", "ikoner"):
        (tmp_path / folder).mkdir()
        for fil in (RESSOURCER / folder).iterdir():
            (tmp_path / folder / fil.name).write_bytes(fil.read_bytes())
    (tmp_path / "notat" / "modtager.typ").write_text("#findes-ikke()", encoding="utf-8")
    with pytest.raises(DataError, match="skabelonen"):
        render_pdf(example(), tmp_path)


def test_the_picture_for_the_printer_is_the_page_of_the_pdf() -> None:
    (picture,) = render_sider(example(), RESSOURCER, 100)
    width, height = (int.from_bytes(picture[place : place + 4]) for place in (16, 20))
    assert picture.startswith(b"\x89PNG")
    assert (width, height) == (round(A4[0] / 72 * 100), round(A4[1] / 72 * 100))


def test_a_note_with_signs_that_cannot_be_drawn_still_gets_its_picture() -> None:
    assert len(render_sider(build(load("tegn")), RESSOURCER, 50)) == 1
