"""Overblik for the leader: a spreadsheet without formulas and a tagged page, with nothing under five."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from vejviser.domain.overblik import SAMTALE, Maal, Maanedstal, Taeller, vis_perioder
from vejviser.domain.overblik_ord import Overblik, byg_overblik
from vejviser.errors import UserError
from vejviser.exchange.overblik_fil import KOLONNER, overblik_csv, write_overblik

RESSOURCER = Path(__file__).resolve().parents[2] / "ressourcer"
I_DAG = date(2026, 12, 3)
MONTHS = (
    Maanedstal(
        "2026-10",
        (
            (SAMTALE, 23),
            (Taeller(Maal.LOEST, "hverdag"), 12),
            (Taeller(Maal.ULOEST, "hverdag"), 3),
            (Taeller(Maal.ULOEST, "eget_hjem"), 17),
            (Taeller(Maal.BARRIERE, "hund"), 6),
            (Taeller(Maal.BARRIERE, "pris"), 2),
        ),
    ),
    Maanedstal("2026-11", ((SAMTALE, 11),)),
)
NAVNE = {"hverdag": "=HYPERLINK(1)", "eget_hjem": "Et hjem, der er mit"}


@pytest.fixture
def page() -> Overblik:
    return byg_overblik(vis_perioder(MONTHS, I_DAG), "", NAVNE, I_DAG)


def rows_of(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))


def test_the_spreadsheet_has_one_number_a_line_and_words_for_what_is_not_shown(page: Overblik) -> None:
    rows = rows_of(overblik_csv(page))
    assert rows[0] == list(KOLONNER)
    assert ["Hvor mange er der lige nu?", "Samtaler", "okt. 2026", "Samtaler", "20"] in rows
    third = "Får de den støtte, de har brug for?"
    assert [third, "Behov", "Et hjem, der er mit", "Ikke løst", "15"] in rows
    assert [third, "Behov", "Et hjem, der er mit", "Løst", "under 5"] in rows
    assert {len(row) for row in rows} == {5}


def test_no_cell_is_a_formula(page: Overblik) -> None:
    cells = [cell for row in rows_of(overblik_csv(page)) for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in cells)


def test_nothing_under_five_is_written(page: Overblik, tmp_path: Path) -> None:
    numbers = {row[4] for row in rows_of(overblik_csv(page))} - {"Antal", "", "under 5"}
    assert all(int(number) >= 5 and int(number) % 5 == 0 for number in numbers)
    assert not any("Pris" in row for row in rows_of(overblik_csv(page)))


def test_the_pdf_is_tagged_and_says_what_the_screen_says(page: Overblik, tmp_path: Path) -> None:
    file = tmp_path / "overblik.pdf"
    assert write_overblik(page, file, RESSOURCER) == ()
    reader = PdfReader(file)
    root: Any = reader.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("da", True)
    text = " ".join(" ".join(side.extract_text() for side in reader.pages).split())
    for part in page.dele:
        assert part.spoergsmaal in text
        assert part.saetning in text
    for words in ("Et hjem, der er mit", "under 5", "=HYPERLINK(1)", "okt. 2026"):
        assert words in text


def test_the_same_numbers_give_the_same_bytes(page: Overblik, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_overblik(page, tmp_path / name, RESSOURCER)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("name", ["overblik.txt", "overblik"])
def test_another_ending_is_refused(page: Overblik, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="skal slutte på"):
        write_overblik(page, tmp_path / name, RESSOURCER)
    assert list(tmp_path.iterdir()) == []


def test_a_page_without_numbers_is_not_written(tmp_path: Path) -> None:
    empty = byg_overblik((), "", NAVNE, I_DAG)
    with pytest.raises(UserError, match="ingen tal"):
        write_overblik(empty, tmp_path / "overblik.csv", RESSOURCER)
    assert list(tmp_path.iterdir()) == []
