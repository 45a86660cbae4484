"""A page as PDF: tagged, PDF/UA-1 and PDF/A-2a, drawn by typst from a template and data.

The data goes in as JSON and is only ever shown as text; the templates lie under ``ressourcer``, the typeface
under ``ressourcer/skrifter``. No clock and no system font: the same data gives the same bytes.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import segno
import typst

from vejviser.domain.dansk_tekst import opremsning, parse_iso
from vejviser.errors import DataError
from vejviser.exchange.skrift_tegn import font_characters

if TYPE_CHECKING:
    from typst import PDFStandard

_FONT = "AtkinsonHyperlegibleNext_400Regular.ttf"
_ACCESSIBLE: list[PDFStandard] = ["a-2a", "ua-1"]
_UNKNOWN_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_SPELLED = frozenset("LMNPZ")
"""First letters of the Unicode categories that carry words; emoji and signs are not among them."""


@dataclass(frozen=True, slots=True)
class Gengivelse:
    """The PDF, and Danish sentences about what it could not show."""

    pdf: bytes
    beskeder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Papirside:
    """What is to be drawn: ``skabelon`` under ``ressourcer``, its data, its ISO date, and all its words.

    ``ellers`` says what to do when the template is broken.
    """

    skabelon: str
    data: Mapping[str, Any]
    dato: str
    tekst: str
    ellers: str


def render_side(side: Papirside, ressourcer: Path) -> Gengivelse:
    """The PDF, with what had to be left out.

    A character that no typeface here has would stop a PDF/UA file. So emoji go first, then every writing
    system that typst cannot draw, and as a last way out the promise of accessibility.
    """
    return _prepare(side, ressourcer)[0]


def draw_sider(side: Papirside, ressourcer: Path, dpi: int) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG, drawn by the same engine from the same data: for print and preview.

    Qt's own PDF reader comes in a package that no version we can use has (pyproject), so typst draws both.
    """
    _made, data = _prepare(side, ressourcer)
    drawn = typst.compile(**_page(data, side, ressourcer), format="png", ppi=float(dpi))
    return tuple(drawn) if isinstance(drawn, list) else (drawn,)


def tidspunkt_data(dato: str) -> dict[str, int]:
    """The moment as the templates read it."""
    moment = parse_iso(dato) or _UNKNOWN_DATE
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: getattr(moment, name) for name in names}


def _prepare(side: Papirside, ressourcer: Path) -> tuple[Gengivelse, Mapping[str, Any]]:
    """The PDF, and the data it was drawn from once everything that cannot be drawn was gone."""
    known = font_characters(ressourcer / "skrifter" / _FONT)
    undrawn: set[str] = set()
    while len(undrawn) < _MAX_SCRIPTS:
        safe = _map_texts(side.data, lambda text: _drawable(text, known, undrawn))
        try:
            pdf = _compile(safe, side, ressourcer, _ACCESSIBLE)
        except typst.TypstError as error:
            script = _undrawn_script(str(error))
            if not script or script in undrawn:
                break
            undrawn.add(script)
            continue
        return Gengivelse(pdf, _lost(side.tekst, known, undrawn)), safe
    return _without_promise(side, ressourcer, known)


def _lost(text: str, known: frozenset[int], undrawn: Collection[str]) -> tuple[str, ...]:
    """What the page does not show, each character named once."""
    strange = [char for char in dict.fromkeys(text) if ord(char) not in known and not char.isspace()]
    signs = [char for char in strange if _is_sign(char, known)]
    letters = [char for char in strange if char not in signs and _script(char) in undrawn]
    said = ((_SIGNS, signs), (_LETTERS, letters))
    return tuple(words.format(_named(chars)) for words, chars in said if chars)


def _named(chars: list[str]) -> str:
    shown = [f"“{char}”" for char in chars[:_MOST_NAMED]]
    return opremsning([*shown, "flere"] if chars[_MOST_NAMED:] else shown)


def _without_promise(
    side: Papirside, ressourcer: Path, known: frozenset[int]
) -> tuple[Gengivelse, Mapping[str, Any]]:
    only_ours = _map_texts(
        side.data, lambda text: "".join(c if ord(c) in known or c == "\n" else "?" for c in text)
    )
    try:
        return Gengivelse(_compile(only_ours, side, ressourcer, []), (_NOT_ACCESSIBLE,)), only_ours
    except typst.TypstError:
        folder = side.skabelon.rpartition("/")[0]
        raise DataError(
            f"PDF'en kan ikke laves: skabelonen i ressourcer/{folder} har en fejl.",
            f"{side.ellers} Bed den, der har ændret skabelonen, om at se på den.",
        ) from None


_MAX_SCRIPTS = 8
_MOST_NAMED = 5
_SIGNS = "Skriften har ikke {}. Det er udeladt på papiret, men står stadig i samtalen."
_LETTERS = "Skriften har ikke {}. På papiret står “?” i stedet. Gem som tekst (.txt) for at få det med."
_NOT_ACCESSIBLE = "PDF'en er lavet uden mærker til skærmlæser, fordi noget ikke kan vises. Brug .txt."
_UNDRAWN = re.compile(r'text `?"(.)[^"]*"`? could not be displayed')


def _undrawn_script(message: str) -> str:
    """The writing system ("CJK", "THAI") of the character that typst could not draw."""
    match = _UNDRAWN.search(message)
    return _script(match[1]) if match else ""


def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split(" ")[0]


def _compile(
    data: Mapping[str, Any], side: Papirside, ressourcer: Path, standards: list[PDFStandard]
) -> bytes:
    moment = parse_iso(side.dato)
    stamp = moment.replace(tzinfo=UTC) if moment else _UNKNOWN_DATE
    page = _page(data, side, ressourcer)
    return bytes(typst.compile(**page, format="pdf", pdf_standards=standards, timestamp=stamp))


def _page(data: Mapping[str, Any], side: Papirside, ressourcer: Path) -> dict[str, Any]:
    """Template, typefaces and data: the same for the PDF and for its picture."""
    return {
        "input": str(ressourcer / side.skabelon),
        "root": str(ressourcer),
        "font_paths": [str(ressourcer / "skrifter")],
        "ignore_system_fonts": True,
        "sys_inputs": {"notat": json.dumps(data, ensure_ascii=False)},
    }


def qr_svg(nummer: str) -> str:
    """A QR code that calls ``nummer``, as SVG; nothing for no number, and never one that calls 112."""
    if len(nummer) != 8 or not (nummer.isascii() and nummer.isdigit()):
        return ""
    out = io.BytesIO()
    segno.make(f"tel:+45{nummer}", error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, svgns=True, dark="#1D2422", light=None
    )
    return out.getvalue().decode()


def _is_sign(char: str, known: frozenset[int]) -> bool:
    """An emoji or another sign that is no letter and that our typeface lacks."""
    category = unicodedata.category(char)
    return ord(char) not in known and category[0] not in _SPELLED and category[0] != "C"


def _drawable(text: str, known: frozenset[int], undrawn: Collection[str]) -> str:
    """The text without signs that cannot be drawn, and with "?" for letters that cannot."""
    kept: list[str] = []
    for char in text:
        if ord(char) in known or char == "\n":
            kept.append(char)
        elif unicodedata.category(char)[0] in _SPELLED:
            kept.append("?" if _script(char) in undrawn else char)
    return _GAP.sub(r"\1", "".join(kept)) if len(kept) < len(text) else "".join(kept)


_GAP = re.compile(r" +([ .,;:!?])")


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same JSON with every text changed; the QR drawing is ours and stays."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "qr" else _map_texts(item, change) for key, item in value.items()}
    return value
