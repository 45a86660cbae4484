"""Files as offices make them: encodings, separators, several sheets, long ones, and targets that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.regneark_hjaelp import (
    HEAD,
    ROW,
    as_csv,
    book,
    kendte,
    laes,
    pack,
    parts,
    sheet,
    udveksling,
    valg,
)
from vejviser.domain.tilbud import Katalog
from vejviser.errors import DataError, UserError
from vejviser.exchange.regneark.csv_ark import read_csv
from vejviser.exchange.regneark.xlsx import read_xlsx


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_the_encodings_and_separators_that_offices_use(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    laest = laes(tmp_path, as_csv([HEAD, ROW], separator, encoding), "a.csv")
    assert [one.navn for one in laest.tilbud] == ["Caféen"]
    assert laest.tilbud[0].organisation == "Foreningen Åen"
    assert bool(laest.advarsler) is (encoding == "cp1252")


def test_the_line_of_a_csv_fault_counts_lines_inside_cells(tmp_path: Path) -> None:
    rows = [[*HEAD, "Vilkår"], [*ROW, "a\nb\nc"], ["To", *ROW[1:], ""], ["", "Uden navn", *ROW[2:], ""]]
    (no,) = laes(tmp_path, as_csv(rows), "a.csv").afviste[:1]
    assert no.linje == 6


def test_a_format_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    assert laes(tmp_path, as_csv([HEAD, ROW]), "x.xlsx").format == "csv"
    assert laes(tmp_path, book([HEAD, ROW]), "x.csv").format == "xlsx"


@pytest.mark.parametrize("read", [read_xlsx, read_csv])
def test_a_long_reading_tells_how_far_it_is_and_stops_when_asked(tmp_path: Path, read: object) -> None:
    rows = [HEAD, *([f"Café {nr}", *ROW[1:]] for nr in range(450))]
    file = tmp_path / "f"
    file.write_bytes(book(rows) if read is read_xlsx else as_csv(rows))
    told: list[tuple[int, int]] = []
    reader = read_xlsx if read is read_xlsx else read_csv
    assert len(reader(file, {}, valg(), lambda done, total: told.append((done, total))).tilbud) == 450
    assert len(told) == 2
    assert all(0 < done <= total for done, total in told)
    with pytest.raises(UserError, match="afbrudt"):
        reader(file, {}, valg(), None, lambda: True)


def test_the_sheet_called_tilbud_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    content = parts(("Gammelt", sheet([HEAD, ROW])), ("TILBUD", sheet([HEAD, ["Ny", *ROW[1:]]])))
    laest = laes(tmp_path, pack(content))
    assert [one.navn for one in laest.tilbud] == ["Ny"]
    assert laest.advarsler == ("Arket “Gammelt” har også overskrifter, men er ikke læst.",)


def test_a_target_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    with pytest.raises(UserError):
        udveksling().skriv(Katalog(kendte(), "", ""), "csv", tmp_path / "mappe", {})
    with pytest.raises(UserError):
        udveksling().skriv(Katalog(kendte(), "", ""), "csv", tmp_path / "mangler" / "ud.csv", {})
    assert list((tmp_path / "mappe").iterdir()) == []


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="findes ikke"):
        udveksling().laes(tmp_path / "x.xlsx", {})
    with pytest.raises(DataError, match="overskrifter"):
        laes(tmp_path, b"hej;du\r\n1;2\r\n")
