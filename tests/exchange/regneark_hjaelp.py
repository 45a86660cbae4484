"""Spreadsheets made for one test: rows of texts as xlsx, with any part replaced by something hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from vejviser.domain.indlaesning import Importplan, Laest, lav_plan
from vejviser.domain.tilbud import Tilbud
from vejviser.exchange.katalog_kilde import Katalogkilde, load_katalogkilde
from vejviser.exchange.regneark.ord import Valgord, valgord
from vejviser.exchange.udveksling import Udveksling

ROOT = Path(__file__).resolve().parents[2]
HEAD = ("Navn", "Organisation", "Slags organisation", "Det får man", "Hvem det er for", "Område", "Behov")
ROW = (
    "Caféen",
    "Foreningen Åen",
    "Forening",
    "Kaffe og mad.",
    "Alle.",
    "Kolding",
    "Mad, tøj, bad og hverdag",
)
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>'


class Raw(str):
    """A cell given as XML; ``{r}`` is its place."""

    __slots__ = ()


@cache
def kilde() -> Katalogkilde:
    return load_katalogkilde(ROOT / "ressourcer" / "katalog")


def kendte() -> Mapping[str, Tilbud]:
    return {one.id: one for one in kilde().tilbud}


def valg() -> Valgord:
    return valgord(kilde().indhold.omraadenavne())


def udveksling() -> Udveksling:
    return Udveksling(kilde().indhold.omraadenavne(), ROOT / "ressourcer")


def letters(place: int) -> str:
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell(place: int, line: int, value: str) -> str:
    ref = f"{letters(place)}{line}"
    if isinstance(value, Raw):
        return value.replace("{r}", ref)
    return (
        f'<c r="{ref}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        if value
        else ""
    )


def sheet(rows: Sequence[Sequence[str]], after: str = "", attributes: Mapping[int, str] | None = None) -> str:
    lines = "".join(
        f'<row r="{nr}" {(attributes or {}).get(nr, "")}>'
        + "".join(cell(place, nr, value) for place, value in enumerate(row))
        + "</row>"
        for nr, row in enumerate(rows, start=1)
    )
    return f"{XML}<worksheet {NS}><sheetData>{lines}</sheetData>{after}</worksheet>"


def parts(*sheets: tuple[str, str], book: str = "", **more: str) -> dict[str, str]:
    """The parts of a workbook; ``sheets`` are (name and attributes, xml)."""
    names = "".join(
        f'<sheet name="{name.split("|")[0]}" sheetId="{nr}" r:id="rId{nr}" {"".join(name.split("|")[1:])}/>'
        for nr, (name, _) in enumerate(sheets, start=1)
    )
    rels = "".join(
        f'<Relationship Id="rId{nr}" Type="{REL}/worksheet" Target="worksheets/sheet{nr}.xml"/>'
        for nr in range(1, len(sheets) + 1)
    )
    found = {
        "[Content_Types].xml": f'{XML}<Types xmlns="x"/>',
        "xl/workbook.xml": f'{XML}<workbook {NS} xmlns:r="{REL}">{book}<sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="x">{rels}</Relationships>',
    }
    found |= {f"xl/worksheets/sheet{nr}.xml": xml for nr, (_, xml) in enumerate(sheets, start=1)}
    return found | {name.replace("__", "/") + ".xml": xml for name, xml in more.items()}


def pack(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as pakke:
        for name, data in content.items():
            pakke.writestr(name, data)
    return stream.getvalue()


def book(rows: Sequence[Sequence[str]], after: str = "", **more: str) -> bytes:
    return pack(parts(("Tilbud", sheet(rows, after)), **more))


def laes(
    folder: Path, data: bytes, name: str = "fra-partner", known: Mapping[str, Tilbud] | None = None
) -> Laest:
    file = folder / name
    file.write_bytes(data)
    return udveksling().laes(file, {} if known is None else known)


def plan(folder: Path, data: bytes, known: Mapping[str, Tilbud] | None = None) -> Importplan:
    base = kendte() if known is None else known
    return lav_plan(base, laes(folder, data, known=base))


def as_csv(rows: Sequence[Sequence[str]], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    quoted = (separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return ("\r\n".join(quoted) + "\r\n").encode(encoding)
