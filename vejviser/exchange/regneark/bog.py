"""What stands around the sheets of an xlsx file: their names and places, shared texts, and date formats."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from vejviser.exchange.regneark.pakke import Attributter, Regnearkspakke

_MAX_TEKSTER = 150_000_000
_INDBYGGEDE_DATOER = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_INDBYGGEDE_TIDER = frozenset((18, 19, 20, 21, 45, 46, 47))
_UDEN_BETYDNING = re.compile(r'"[^"]*"|\[(?!h)[^\]]*\]|\\.|_.|\*.', re.IGNORECASE)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Ark:
    navn: str
    del_: str
    skjult: bool


@dataclass(slots=True)
class Bog:
    """The workbook. ``formater`` tells for each style: "" number, "d" date, "t" time of day."""

    ark: tuple[Ark, ...]
    fra_1904: bool
    tekster: list[str] = field(default_factory=list)
    formater: list[str] = field(default_factory=list)


def laes_bog(pakke: Regnearkspakke) -> Bog:
    if "xl/workbook.xml" not in pakke.navne:
        pakke.refuse("er en zip-fil, men ikke et regneark.")
    targets = _targets(pakke)
    sheets: list[Ark] = []
    flags: list[bool] = []

    def start(name: str, attributes: Attributter) -> None:
        if name == "workbookPr":
            flags.append(attributes.get("date1904") in ("1", "true"))
        elif name == "sheet":
            rel = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(Ark(attributes.get("name", "")[:60], targets.get(rel, ""), hidden))

    pakke.alt("xl/workbook.xml", start)
    bog = Bog(tuple(one for one in sheets if one.del_ in pakke.navne), any(flags))
    if not bog.ark:
        pakke.refuse("har ingen ark.")
    if "xl/styles.xml" in pakke.navne:
        bog.formater = _formats(pakke)
    if "xl/sharedStrings.xml" in pakke.navne:
        bog.tekster = _shared(pakke)
    return bog


def _targets(pakke: Regnearkspakke) -> dict[str, str]:
    """Where each sheet lies inside the file. A link out of it is no place."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Attributter) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            found[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")

    pakke.alt("xl/_rels/workbook.xml.rels", start)
    return found


def _formats(pakke: Regnearkspakke) -> list[str]:
    own: dict[str, str] = {}
    kinds: list[str] = []
    inside = [False]

    def start(name: str, attributes: Attributter) -> None:
        if name == "numFmt":
            own[attributes.get("numFmtId", "")] = format_kind(attributes.get("formatCode", ""))
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside[0] = name == "cellXfs"
        elif name == "xf" and inside[0]:
            number = attributes.get("numFmtId", "0")
            kinds.append(own.get(number, _built_in(number)))

    pakke.alt("xl/styles.xml", start)
    return kinds


def _built_in(number: str) -> str:
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    if known in _INDBYGGEDE_TIDER:
        return "t"
    return "d" if known in _INDBYGGEDE_DATOER else ""


def format_kind(code: str) -> str:
    """
    >>> format_kind("dd-mm-yyyy"), format_kind("[h]:mm"), format_kind('0.00 "dage"'), format_kind("[Red]0")
    ('d', 't', '', '')
    """
    bare = _UDEN_BETYDNING.sub("", code.split(";")[0]).casefold()
    if "h" in bare or "t" in bare:
        return "t"
    return "d" if re.search("[dy]|mm", bare) else ""


def _shared(pakke: Regnearkspakke) -> list[str]:
    texts: list[str] = []
    parts: list[str] = []
    reading = [False, False]  # inside <t>; inside a reading aid (rPh)
    size = [0]

    def start(name: str, attributes: Attributter) -> None:
        if name == "si":
            parts.clear()
        elif name == "rPh":
            reading[1] = True
        elif name == "t":
            reading[0] = not reading[1]

    def slut(name: str) -> None:
        if name == "t":
            reading[0] = False
        elif name == "rPh":
            reading[1] = False
        elif name == "si":
            text = unescape("".join(parts))
            size[0] += len(text) + 50
            if size[0] > _MAX_TEKSTER:
                pakke.refuse("har for mange tekster.", "Del filen i flere.")
            texts.append(text)

    def tekst(text: str) -> None:
        if reading[0]:
            parts.append(text)

    for _ in pakke.xml("xl/sharedStrings.xml", start, slut, tekst):
        pass
    return texts


def unescape(text: str) -> str:
    """
    >>> unescape("a_x000D_b_x005F_x0041_")
    'a\\rb_x0041_'
    """
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
