"""Hostile and odd spreadsheets by kind, made when asked for: none is stored.

``REFUSED``: the whole file, with a word of the sentence. ``REJECTED``: a row, with field and word.
``WARNED``: read, with a word of the warning. ``HARMLESS``: read as it stands, with nothing to say.
"""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable

from tests.exchange.regneark_hjaelp import HEAD, NS, ROW, XML, Raw, as_csv, book, cell, pack, parts, sheet

Make = Callable[[], bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = parts(("Tilbud", sheet([HEAD, ROW])))


def with_(column: str, value: str) -> list[list[str]]:
    return [[*HEAD, column], [*ROW, value]]


def instead(column: str, value: str) -> list[list[str]]:
    return [list(HEAD), [value if name == column else old for name, old in zip(HEAD, ROW, strict=True)]]


def part(name: str, data: str | bytes) -> bytes:
    return pack(GOOD | {name: data})


def one_sheet(xml: str) -> bytes:
    return pack(parts(("Tilbud", xml)))


def lying(size: int) -> bytes:
    """A zip whose directory claims that the sheet is ``size`` bytes."""
    raw = bytearray(pack(GOOD))
    at = raw.rfind(b"xl/worksheets/sheet1.xml") - 46
    raw[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(raw)


def flagged(bit: int) -> bytes:
    raw = bytearray(pack(GOOD))
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= bit
    return bytes(raw)


def bomb() -> bytes:
    xml = sheet([HEAD, ROW]).replace("<sheetData>", "<sheetData>" + " " * 60_000_000)
    return one_sheet(xml)


def laughs(doctype: str) -> str:
    return sheet([HEAD, ROW]).replace(XML, XML + doctype).replace(">Alle.<", ">&a;<")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
FORMULA = Raw('<c r="{r}" t="str"><f>1+1</f><v>Kaffe.</v></c>')
DDE = Raw('<c r="{r}" t="str"><f>cmd|\'/c calc\'!A1</f><v>Kaffe.</v></c>')
NO_VALUE = Raw('<c r="{r}"><f>HYPERLINK("http://x")</f></c>')
FAR = cell(16_000, 2, "langt ude")

REFUSED: dict[str, tuple[Make, str]] = {
    "empty file": (lambda: b"", "er tom"),
    "only a mark": (lambda: b"\xef\xbb\xbf\r\n", "er tom"),
    "old xls": (lambda: OLE + b"Workbook".ljust(2000, b"\0"), "gammelt Excel-ark"),
    "encrypted xlsx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le").ljust(2000, b"\0"),
        "adgangskode",
    ),
    "encrypted zip part": (lambda: flagged(1), "adgangskode"),
    "zip with no workbook": (lambda: pack({"a.txt": "hej"}), "men ikke et regneark"),
    "empty zip": (lambda: pack({}), "men ikke et regneark"),
    "half a zip": (lambda: pack(GOOD)[:400], "gået i stykker"),
    "zip with a broken sheet": (lambda: _flip(pack(GOOD, zipfile.ZIP_STORED), b"Kaffe"), "gået i stykker"),
    "xlsb": (lambda: pack({"xl/workbook.bin": b"\0"}), "xlsb"),
    "ods": (lambda: pack({"mimetype": "application/x", "content.xml": "<a/>"}), "LibreOffice"),
    "word document": (
        lambda: pack({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}),
        "ikke et regneark",
    ),
    "lzma inside": (lambda: pack(GOOD, zipfile.ZIP_LZMA), "pakket på en måde"),
    "the same part twice": (lambda: _twice(), "to gange"),
    "four thousand sheets too many": (
        lambda: pack({f"xl/a{nr}": "" for nr in range(5_001)}),
        "for mange dele",
    ),
    "claims four gigabytes": (lambda: lying(0xFFFFFF00), "1000 MB"),
    "claims less than it holds": (lambda: lying(10), "gået i stykker"),
    "zip bomb": (bomb, "urimeligt meget"),
    "shared strings bomb": (
        lambda: part("xl/sharedStrings.xml", "<sst>" + " " * 60_000_000 + "</sst>"),
        "urimeligt",
    ),
    "entity bomb": (lambda: one_sheet(laughs(ENTITIES)), "DOCTYPE"),
    "entity from outside": (lambda: one_sheet(laughs(OUTSIDE)), "DOCTYPE"),
    "doctype in the workbook": (lambda: part("xl/workbook.xml", f"{XML}{ENTITIES}<workbook/>"), "DOCTYPE"),
    "doctype in shared strings": (lambda: part("xl/sharedStrings.xml", f"{ENTITIES}<sst/>"), "DOCTYPE"),
    "sheet is not xml": (lambda: one_sheet("hej"), "gået i stykker"),
    "sheet ends halfway": (lambda: one_sheet(sheet([HEAD, ROW])[:-40]), "gået i stykker"),
    "sheet with NUL": (lambda: one_sheet(sheet([HEAD, ROW]).replace("Kaffe", "Ka\0ffe")), "gået i stykker"),
    "sheet in unknown encoding": (
        lambda: one_sheet(sheet([HEAD, ROW]).replace("UTF-8", "x-klingon")),
        "gået i stykker",
    ),
    "sheet that lies elsewhere": (
        lambda: part(
            "xl/_rels/workbook.xml.rels", '<R><Relationship Id="rId1" Target="../../etc/passwd"/></R>'
        ),
        "ingen ark",
    ),
    "sheet behind a link": (
        lambda: part(
            "xl/_rels/workbook.xml.rels",
            '<R><Relationship Id="rId1" TargetMode="External" Target="worksheets/sheet1.xml"/></R>',
        ),
        "ingen ark",
    ),
    "workbook without relations": (
        lambda: pack({k: v for k, v in GOOD.items() if "_rels" not in k}),
        "mangler delen",
    ),
    "row beyond the sheet": (
        lambda: one_sheet(sheet([HEAD, ROW]).replace('r="2"', 'r="9999999"')),
        "uden for arket",
    ),
    "no headings": (lambda: book([ROW, ROW]), "overskrifter"),
    "headings that nobody knows": (lambda: book([["Foo", "Bar"], ["1", "2"]]), "overskrifter"),
    "neither name nor id": (lambda: book([["Telefon", "Mail"], ["20000000", ""]]), "kan ikke kendes"),
    "the same heading twice": (lambda: book([[*HEAD, "NAVN"], [*ROW, "To"]]), "to gange"),
    "two spellings of a heading": (
        lambda: book(with_("Målgruppe", "x") and [[*HEAD, "Maalgruppe"], ROW]),
        "to gange",
    ),
    "csv: the same heading twice": (lambda: as_csv([[*HEAD, "navn"], [*ROW, "x"]]), "to gange"),
    "csv: quote never closed": (lambda: as_csv([HEAD]) + b'"Caf\r\n' * 3, "linje 2"),
    "csv: a cell of a megabyte": (lambda: as_csv([HEAD, ["x" * 1_000_000]]), "linje 2"),
    "csv: ten thousand columns": (lambda: as_csv([HEAD, ["x"] * 10_000]), "kolonner"),
    "csv: not text": (lambda: random.Random(5).randbytes(5_000), "ikke en tekstfil"),
    "csv: bytes that no encoding has": (
        lambda: as_csv([HEAD, ROW], encoding="cp1252") + b"\x81\x8d",
        "linje",
    ),
    "csv: broken UTF-16": (lambda: b"\xff\xfe" + b"\x00\xd8" * 3 + b"a", "tegn"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "ikke en tekstfil"),
    "a pdf": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 50, "overskrifter"),
    "a web page": (lambda: b"<html><table><tr><td>Navn</td></tr></table></html>", "overskrifter"),
    "a built directory": (lambda: b"SQLite format 3\0" + bytes(200), "bygget katalog"),
    "a package": (lambda: b"untrusted comment: x\nabc\n", "katalogpakke"),
}

REJECTED: dict[str, tuple[Make, str, str]] = {
    "missing columns in a new offer": (
        lambda: book([["Navn", "Telefon"], ["Ny", "20000000"]]),
        "organisation",
        "udfyldes",
    ),
    "no name": (lambda: book(instead("Navn", "")), "navn", ""),
    "unknown code": (
        lambda: book(instead("Slags organisation", "Kommunisme")),
        "organisationstype",
        "Kommune",
    ),
    "unknown need": (lambda: book(instead("Behov", "Penge og gåld")), "behovsomraader", "Penge og gæld"),
    "a maybe": (lambda: book(with_("Gratis", "måske")), "adgang.gratis", "ja, nej"),
    "an age in words": (lambda: book(with_("Yngste alder", "atten")), "alder_min", "helt tal"),
    "a huge number": (lambda: book(with_("Yngste alder", "9" * 400)), "alder_min", "helt tal"),
    "a phone with letters": (lambda: book(with_("Telefon", "ring bare")), "telefon[0].nummer", "otte cifre"),
    "a day that does not exist": (lambda: book(with_("Gælder til", "31-02-2026")), "gyldig_til", ""),
    "a clock that does not exist": (
        lambda: book([[*HEAD, "Åbent: dage", "Åbent: fra"], [*ROW, "ma", "25:99"]]),
        "aabningstider[0].fra",
        "08:30",
    ),
    "an error cell": (
        lambda: book(with_("Pris", Raw('<c r="{r}" t="e"><v>#REF!</v></c>'))),
        "adgang.pris",
        "#REF!",
    ),
    "a text that is not there": (
        lambda: book(with_("Pris", Raw('<c r="{r}" t="s"><v>77</v></c>'))),
        "adgang.pris",
        "#REF!",
    ),
    "not a number": (lambda: book(with_("Pris", Raw('<c r="{r}"><v>NaN</v></c>'))), "adgang.pris", "#NUM!"),
    "html": (lambda: book(instead("Det får man", "<b>Fed</b> kaffe")), "kort", "HTML"),
    "a script in a group": (lambda: book(with_("Sted", "<script>alert(1)</script>")), "steder.navn", "HTML"),
    "a very long cell": (lambda: book(instead("Det får man", "x" * 32_000)), "kort", "for lang"),
    "æøå broken on the way": (
        lambda: as_csv([HEAD, ROW], encoding="utf-8").decode("cp1252", "replace").encode(),
        "",
        "UTF-8",
    ),
    "the same id twice": (lambda: book([["Id", *HEAD], ["a", *ROW], ["a", *ROW]]), "id", "to gange"),
    "an id with a path": (lambda: book([["Id", *HEAD], ["../../x", *ROW]]), "id", "bindestreger"),
    "a script address": (lambda: book(with_("Hjemmeside", "javascript://x")), "web[0]", "https"),
    "a fact without words": (lambda: book(with_("Hund", "ja")), "fakta.hund.ord", "ord"),
    "a fact that the offer does not say": (
        lambda: book([[*HEAD, "Hund", "Hund: ordene bag"], [*ROW, "ja", "alle hunde"]]),
        "fakta.hund.ord",
        "Modsigelse",
    ),
}

WARNED: dict[str, tuple[Make, str]] = {
    "a formula": (lambda: book(instead("Det får man", FORMULA)), "er en formel"),
    "a DDE formula": (lambda: book(instead("Det får man", DDE)), "er en formel"),
    "a formula without a value": (lambda: book(with_("Pris", NO_VALUE)), "ingen værdi"),
    "merged cells": (
        lambda: book([HEAD, ROW], '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
        "flettet (A2:A3)",
    ),
    "a hidden row": (
        lambda: one_sheet(sheet([HEAD, ROW], attributes={2: 'hidden="1"'})),
        "skjult i regnearket",
    ),
    "a hidden sheet": (
        lambda: pack(parts(('A|state="hidden"', sheet([HEAD, ROW])))),
        "er skjult i regnearket",
    ),
    "a second sheet": (
        lambda: pack(parts(("Tilbud", sheet([HEAD, ROW])), ("Mere", sheet([HEAD, ROW])))),
        "har også overskrifter",
    ),
    "macros": (lambda: part("xl/vbaProject.bin", b"\0"), "makroer"),
    "links to other files": (lambda: part("xl/externalLinks/externalLink1.xml", "<a/>"), "andre filer"),
    "sixteen thousand columns": (
        lambda: one_sheet(sheet([HEAD, ROW]).replace("</row></sheetData>", FAR + "</row></sheetData>")),
        "nummer 1000",
    ),
    "an unknown column": (lambda: book(with_("Formand", "x")), "“Formand”"),
    "an unknown column with control characters": (lambda: book(with_("Form\u202emand", "x")), "kendes ikke"),
    "bidi in a text": (lambda: book(instead("Det får man", "Kaffe\u202e og mad.")), "Usynlige tegn"),
    "an escaped control character": (lambda: book(instead("Det får man", "Kaffe_x0007_.")), "Usynlige tegn"),
    "csv: control characters": (lambda: as_csv(instead("Det får man", "Ka\x07ffe")), "Usynlige tegn"),
    "a CPR number": (lambda: book(instead("Det får man", "Spørg efter 070761-4285.")), "CPR-nummer"),
    "csv: Windows-1252": (lambda: as_csv([HEAD, ROW], encoding="cp1252"), "Windows-1252"),
    "an address without https": (lambda: book(with_("Hjemmeside", "kolding.dk")), "https:// foran"),
    "a tail on a phone": (
        lambda: book([[*HEAD, "Telefon", "Telefon: hvem svarer"], [*ROW, "20000000 (Bo)", "Eva"]]),
        "er ikke læst",
    ),
}

HARMLESS: dict[str, Make] = {
    "a hundred thousand empty rows": lambda: one_sheet(
        sheet([HEAD, ROW]).replace("</sheetData>", '<row r="9"/>' * 100_000 + "</sheetData>")
    ),
    "a million empty lines": lambda: as_csv([HEAD, ROW]) + b";;;;;;\r\n" * 200_000,
    "cells without places": lambda: one_sheet(_bare(sheet([HEAD, ROW]))),
    "a prefix on every name": lambda: one_sheet(_prefixed(sheet([HEAD, ROW]))),
    "nested rubbish": lambda: one_sheet(
        sheet([HEAD, ROW], "<extLst>" + "<a>" * 20_000 + "</a>" * 20_000 + "</extLst>")
    ),
    "a reading aid": lambda: book(
        instead(
            "Organisation",
            Raw('<c r="{r}" t="inlineStr"><is><t>Foreningen Åen</t><rPh><t>x</t></rPh></is></c>'),
        )
    ),
    "a style that is not there": lambda: book(with_("Yngste alder", Raw('<c r="{r}" s="999"><v>18</v></c>'))),
    "sep= on the first line": lambda: b"sep=,\r\n" + as_csv([HEAD, ROW], ",", "utf-8"),
    "sep= with something odd": lambda: b'sep="\r\n' + as_csv([HEAD, ROW]),
    "csv: line ends of an old Mac": lambda: as_csv([HEAD, ROW]).replace(b"\r\n", b"\r"),
    "csv: formulas are text": lambda: as_csv(with_("Pris", "=cmd|'/c calc'!A1")),
}


def _flip(raw: bytes, what: bytes) -> bytes:
    return raw.replace(what, what.swapcase(), 1)


def _twice() -> bytes:
    raw = pack(GOOD | {"xl/worksheets/sheet2.xml": "<a/>"})
    return raw.replace(b"sheet2.xml", b"sheet1.xml")


def _bare(xml: str) -> str:
    for nr in (1, 2):
        for letter in "ABCDEFG":
            xml = xml.replace(f'r="{letter}{nr}" ', "")
    return xml.replace('r="1"', "").replace('r="2"', "")


def _prefixed(xml: str) -> str:
    for name in ("worksheet", "sheetData", "row", "c", "is", "t"):
        xml = xml.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
        xml = xml.replace(f"</{name}>", f"</x:{name}>")
    return xml.replace(NS, NS.replace("xmlns", "xmlns:x"))
