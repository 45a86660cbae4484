"""The sheet as PDF: one tagged page in Danish, codes to telephone numbers only, and never markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.test_notat_pdf import read, root_of
from tests.search.soege_hjaelp import make_tilbud, phone, shipped
from vejviser.domain.ark import byg_ark
from vejviser.domain.tilbud import Sted, Telefon, Tilbud
from vejviser.errors import UserError
from vejviser.exchange.ark_pdf import render_ark, render_ark_sider, write_ark

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
NU = datetime(2026, 11, 23, 9, 30)
HTML = '<b>fed</b> & #image("x") *stjerne* $x$'


def pdf(*tilbud: Tilbud) -> bytes:
    return render_ark(byg_ark(tilbud, "79797979", NU), RESSOURCER).pdf


def words(content: bytes) -> str:
    return " ".join(read(content).pages[0].extract_text().split())


def longest(count: int) -> tuple[Tilbud, ...]:
    """The offers of the shipped directory with most to say."""
    return tuple(sorted(shipped(), key=lambda one: -len(repr(one)))[:count])


@pytest.mark.parametrize("count", [1, 2, 6])
def test_a_sheet_is_one_tagged_page_in_danish(count: int) -> None:
    reader = read(pdf(*longest(count)))
    root = root_of(reader)
    assert len(reader.pages) == 1
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("da", True)
    assert "<pdfuaid:part>1<" in root["/Metadata"].get_data().decode()


def test_an_offer_with_far_too_much_to_say_is_still_one_page() -> None:
    many = tuple(Sted("Afdeling", f"Vej {number}", "6000", "Kolding") for number in range(40))
    content = pdf(replace(longest(1)[0], steder=many))
    assert len(read(content).pages) == 1
    assert "Vej 39" in words(content)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf(*longest(1)) == pdf(*longest(1))


def test_markup_in_the_directory_is_shown_as_written() -> None:
    tilbud = replace(
        make_tilbud("Cafeen"), navn=HTML, kort=HTML, telefon=(Telefon("75501122", f"vagt {HTML}"),)
    )
    for content in (pdf(tilbud), pdf(tilbud, make_tilbud("To"))):
        assert words(content).count("<b>fed</b>") >= 3
        assert "*stjerne*" in words(content)


def test_no_code_calls_a_short_number() -> None:
    with_code, without = (pdf(make_tilbud("Cafeen", telefon=phone(number))) for number in ("75501122", "112"))
    assert "QR-kode, der ringer til 75 50 11 22".encode("utf-16-be") in _alts(with_code)
    assert "QR-kode".encode("utf-16-be") not in _alts(without)
    assert "112" in words(without)


def _alts(content: bytes) -> bytes:
    """The alternative texts of all pictures, as UTF-16."""
    reader = read(content)
    found = []
    for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1):
        thing: Any = reader.get_object(number)
        if isinstance(thing, dict) and "/Alt" in thing:
            found.append(str(thing["/Alt"]).encode("utf-16-be"))
    return b"|".join(found)


def test_the_picture_for_the_printer_is_one_page() -> None:
    sider = render_ark_sider(byg_ark(longest(2), "79797979", NU), RESSOURCER, 40)
    assert len(sider) == 1
    assert sider[0].startswith(b"\x89PNG")


def test_a_sheet_is_written_as_pdf_or_text_and_nothing_else(tmp_path: Path) -> None:
    ark = byg_ark(longest(1), "79797979", NU)
    write_ark(ark, tmp_path / "a.pdf", RESSOURCER)
    write_ark(ark, tmp_path / "a.txt", RESSOURCER)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert ark.titel in (tmp_path / "a.txt").read_text(encoding="utf-8")
    with pytest.raises(UserError, match=r"skal slutte på \.pdf"):
        write_ark(ark, tmp_path / "a.docx", RESSOURCER)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.pdf", "a.txt"]


@pytest.mark.tung
def test_every_offer_that_ships_fits_its_page() -> None:
    for tilbud in shipped():
        assert len(read(pdf(tilbud)).pages) == 1
