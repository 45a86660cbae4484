"""Write an xlsx file by hand: three sheets, text cells only, and the same bytes for the same content.

Every cell is an inline text, so nothing is a formula; drop-downs are Excel's own data validation.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from vejviser.domain.tilbud import Tilbud
from vejviser.exchange.regneark.ark import column_letters
from vejviser.exchange.regneark.kolonner import KOLONNER
from vejviser.exchange.regneark.ord import IKKE_OPLYST, JA, NEJ, Valgord
from vejviser.exchange.regneark.typer import Kolonne, Slags
from vejviser.exchange.regneark.ud import celler_af
from vejviser.exchange.regneark.vejledning import EGNE_ARK, VEJLEDNING, vejledning_raekker

MAX_CELLE = 32_767
_TOMME_RAEKKER = 500
_EN_LINJE = 150
_BREDDE = 80
_TID = (2020, 1, 1, 0, 0, 0)
_ULOVLIGT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEKST, _OVERSKRIFT, _SKAL, _KUN_SE = 1, 2, 3, 4
_SVAR = "svar"
_KUN_LISTEN = (
    ' showErrorMessage="1" errorTitle="Vælg på listen"'
    ' error="Vælg en af mulighederne, eller lad cellen stå tom."'
)
_PRINT = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'


def write_xlsx(stream: BinaryIO, tilbud: Iterable[Tilbud], valg: Valgord) -> tuple[str, ...]:
    """Write the workbook; no offers makes it the empty template. Returns what did not fit, in Danish."""
    late: list[str] = []
    lists = {_SVAR: [JA, NEJ, IKKE_OPLYST]} | {felt: list(known.values()) for felt, known in valg.items()}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pakke:
        for name, xml in _frame():
            _write(pakke, name, [xml])
        _write(pakke, "xl/worksheets/sheet1.xml", _sheet_of_offers(tilbud, valg, lists, late))
        _write(pakke, "xl/worksheets/sheet2.xml", _sheet_of_help())
        _write(pakke, "xl/worksheets/sheet3.xml", _sheet_of_choices(lists))
    return tuple(late)


def _write(pakke: zipfile.ZipFile, name: str, parts: Iterable[str]) -> None:
    info = zipfile.ZipInfo(name, _TID)
    info.compress_type = zipfile.ZIP_DEFLATED
    with pakke.open(info, "w") as stream:
        for part in parts:
            stream.write(part.encode("utf-8"))


def _cell(place: int, line: int, text: str, style: int) -> str:
    if not text:
        return ""
    plain = escape(_ESCAPE.sub("_x005F_", _ULOVLIGT.sub("", text)))
    ref = f"{column_letters(place)}{line}"
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'


def _row(line: int, cells: Sequence[str], styles: Sequence[int], height: int = 0) -> str:
    size = f' ht="{height}" customHeight="1"' if height else ""
    inner = "".join(_cell(place, line, text, styles[place]) for place, text in enumerate(cells))
    return f'<row r="{line}"{size}>{inner}</row>'


def _start(widths: Sequence[int], *, frozen: bool) -> str:
    pane = '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" style="{_TEKST}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    view = f'<sheetViews><sheetView workbookViewId="0">{pane if frozen else ""}</sheetView></sheetViews>'
    size = '<sheetFormatPr defaultRowHeight="15"/>'
    fit = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if not frozen else ""
    return f"{_HEAD}<worksheet {_NS}>{fit}{view}{size}<cols>{columns}</cols><sheetData>"


def _sheet_of_offers(
    tilbud: Iterable[Tilbud], valg: Valgord, lists: dict[str, list[str]], late: list[str]
) -> Iterator[str]:
    yield _start([kolonne.bredde for kolonne in KOLONNER], frozen=True)
    yield _row(1, [k.overskrift for k in KOLONNER], [_heading_style(k) for k in KOLONNER], 32)
    styles = [_TEKST] * len(KOLONNER)
    line = 1
    for line, one in enumerate(tilbud, start=2):
        cells = celler_af(one, valg)
        for place, text in enumerate(cells):
            if len(text) > MAX_CELLE:
                cells[place] = ""
                heading = KOLONNER[place].overskrift
                late.append(f"{one.id}: “{heading}” er for lang til en celle og er udeladt.")
        yield _row(line, cells, styles)
    last = f"{column_letters(len(KOLONNER) - 1)}{line}"
    rules = "".join(_validations(lists, line + _TOMME_RAEKKER))
    count = rules.count("<dataValidation ")
    yield f'</sheetData><autoFilter ref="A1:{last}"/>'
    yield f'<dataValidations count="{count}">{rules}</dataValidations></worksheet>'


def _heading_style(kolonne: Kolonne) -> int:
    if kolonne.slags is Slags.KUN_SE:
        return _KUN_SE
    return _SKAL if kolonne.skal else _OVERSKRIFT


def _validations(lists: dict[str, list[str]], last: int) -> Iterator[str]:
    """Drop-downs. Cells that may hold several values only suggest; the others refuse what is not listed."""
    names = list(lists)
    for place, kolonne in enumerate(KOLONNER):
        name = _SVAR if kolonne.slags is Slags.SVAR else kolonne.felt.removesuffix(".svar")
        if name not in lists or kolonne.slags not in (Slags.SVAR, Slags.KODE, Slags.KODER):
            continue
        column, source = column_letters(place), column_letters(names.index(name))
        rule = "" if kolonne.slags is Slags.KODER else _KUN_LISTEN
        yield (
            f'<dataValidation type="list" allowBlank="1"{rule} sqref="{column}2:{column}{last}">'
            f"<formula1>Valg!${source}$2:${source}${len(lists[name]) + 1}</formula1></dataValidation>"
        )


def _sheet_of_help() -> Iterator[str]:
    yield _start([30, 22, 80, 34], frozen=False)
    line = 0
    for line, sentence in enumerate(VEJLEDNING, start=1):
        style = _KUN_SE if line > 1 else _OVERSKRIFT
        yield _row(line, [sentence], [style], 16 if len(sentence) < _EN_LINJE else 32)
    for extra, (cells, heading) in enumerate(vejledning_raekker(), start=line + 2):
        lines = 1 + len(cells[2]) // _BREDDE
        yield _row(extra, cells, [_OVERSKRIFT if heading else _TEKST] * 4, 16 * lines)
    merges = "".join(f'<mergeCell ref="A{row}:D{row}"/>' for row in range(1, line + 1))
    yield f'</sheetData><mergeCells count="{line}">{merges}</mergeCells>{_PRINT}</worksheet>'


def _sheet_of_choices(lists: dict[str, list[str]]) -> Iterator[str]:
    yield _start([32] * len(lists), frozen=False)
    headings = {kolonne.felt.removesuffix(".svar"): kolonne.overskrift for kolonne in KOLONNER}
    yield _row(1, [headings.get(name, "Svar") for name in lists], [_OVERSKRIFT] * len(lists))
    for nr in range(max(map(len, lists.values()))):
        cells = [known[nr] if nr < len(known) else "" for known in lists.values()]
        yield _row(nr + 2, cells, [_TEKST] * len(lists))
    yield f"</sheetData>{_PRINT}</worksheet>"


def _frame() -> Iterator[tuple[str, str]]:
    """The parts around the sheets."""
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbers = range(1, len(EGNE_ARK) + 1)
    package = "application/vnd.openxmlformats-package"
    sheet = f"{base}.worksheet+xml"
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{nr}.xml" ContentType="{sheet}"/>' for nr in numbers
    )
    yield (
        "[Content_Types].xml",
        (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{base}.sheet.main+xml"/>{kinds}'
            f'<Override PartName="/xl/styles.xml" ContentType="{base}.styles+xml"/></Types>'
        ),
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{nr}" r:id="rId{nr}"/>' for nr, name in enumerate(EGNE_ARK, start=1)
    )
    last = column_letters(len(KOLONNER) - 1)
    name = '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
    filter_ = f"{name}Tilbud!$A$1:${last}$1</definedName>"
    yield (
        "xl/workbook.xml",
        (
            f'{_HEAD}<workbook {_NS} xmlns:r="{_REL}"><sheets>{sheets}</sheets>'
            f"<definedNames>{filter_}</definedNames></workbook>"
        ),
    )
    parts = [(f"rId{nr}", "worksheet", f"worksheets/sheet{nr}.xml") for nr in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*parts, ("rId9", "styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES


def _relations(parts: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{_REL}/{kind}" Target="{to}"/>' for id_, kind, to in parts
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{kind}">{inner}</Relationships>'


def _style(font: int, fill: int) -> str:
    return (
        f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    )


def _fill(colour: str) -> str:
    inner = f'<fgColor rgb="FF{colour}"/><bgColor indexed="64"/>'
    return f'<fill><patternFill patternType="solid">{inner}</patternFill></fill>'


_FONT = '<sz val="11"/><color rgb="FF{colour}"/><name val="Calibri"/><family val="2"/>'
_STYLES = (
    f"{_HEAD}<styleSheet {_NS}>"
    f'<fonts count="4"><font>{_FONT.format(colour="1B1B1B")}</font>'
    f"<font><b/>{_FONT.format(colour='FFFFFF')}</font><font><i/>{_FONT.format(colour='4A4A4A')}</font>"
    f"<font><b/>{_FONT.format(colour='1B1B1B')}</font></fonts>"
    '<fills count="5"><fill><patternFill patternType="none"/></fill>'
    f'<fill><patternFill patternType="gray125"/></fill>{_fill("D9E2EC")}'
    f"{_fill('14505C')}{_fill('EFEFEF')}</fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{_style(0, 0)}{_style(3, 2)}{_style(1, 3)}{_style(2, 4)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
