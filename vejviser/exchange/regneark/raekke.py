"""One row of a spreadsheet as an offer. A blank cell means "unchanged", never "no"; "ikke oplyst" empties.

The row is laid over what the directory knows (or over nothing), as JSON, and read by the same reader as every
other source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vejviser.domain.tilbud import Tilbud
from vejviser.exchange.json_laeser import Faultliste, Objekt, nearest, shown
from vejviser.exchange.regneark.grupper import laes_gruppe
from vejviser.exchange.regneark.kolonner import GRUPPER, KOLONNER
from vejviser.exchange.regneark.ord import Valgord, er_ikke_oplyst, fold, ja_nej, kode_af
from vejviser.exchange.regneark.tal import dato_af
from vejviser.exchange.regneark.typer import Kolonne, Slags
from vejviser.exchange.tilbud_json import read_tilbud, tilbud_to_json

_FEJLCELLE = re.compile(r"#(?:REF!|N/A|I/T|NAVN\?|NAME\?|VALUE!|VÆRDI!|DIV/0!|NUM!|NULL!|#+)", re.IGNORECASE)
_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<!\[CDATA\[|&(?:amp|nbsp|lt|gt|quot|#\d+);")
_ID = re.compile(r"[^a-z0-9]+")
_BOKSTAVER = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


@dataclass(slots=True)
class Rad:
    """A row being read: its cells by field, and what was wrong (field, reason) or odd (sentence)."""

    celler: Mapping[str, str]
    valg: Valgord
    fejl: list[tuple[str, str]] = field(default_factory=list)
    noter: list[str] = field(default_factory=list)


def id_af_navn(navn: str) -> str:
    """
    >>> id_af_navn("Caféen på Åen (ny!)"), id_af_navn("???")
    ('cafeen-paa-aaen-ny', '')
    """
    return _ID.sub("-", navn.casefold().translate(_BOKSTAVER)).strip("-")[:80].strip("-")


def laes_tilbud(rad: Rad, id_: str, kendt: Tilbud | None) -> Tilbud | None:
    """The offer that the row makes of what is known; None where ``rad.fejl`` says why not."""
    data: dict[str, Any] = tilbud_to_json(kendt) if kendt else {"sikkerhed": "lav", "tilstand": "kladde"}
    data["id"] = id_
    for kolonne in KOLONNER:
        text = rad.celler.get(kolonne.felt, "")
        if not text.strip() or kolonne.felt == "id" or kolonne.slags is Slags.KUN_SE:
            continue
        if _sound(rad, kolonne, text) and kolonne.slags is not Slags.GRUPPE:
            _put(data, kolonne.felt, _value(rad, kolonne, text))
    for group in GRUPPER:
        rows = laes_gruppe(group, rad.celler, data.get(group) or [], rad.fejl, rad.noter)
        if rows is not None:
            data[group] = rows
    faults = Faultliste("")
    tilbud = read_tilbud(Objekt(data, "", faults))
    known = {felt for felt, _ in rad.fejl}
    rad.fejl += [(fault.field, fault.message) for fault in faults.faults if fault.field not in known]
    return None if rad.fejl else tilbud


def _sound(rad: Rad, kolonne: Kolonne, text: str) -> bool:
    if _FEJLCELLE.match(text):
        rad.fejl.append((kolonne.felt, f"Cellen viser en fejl fra regnearket ({shown(text)})."))
        return False
    if html := _HTML.search(text):
        rad.fejl.append((kolonne.felt, f"Teksten har HTML-koder ({shown(html[0])}). Skriv den uden."))
        return False
    return True


def _put(data: dict[str, Any], path: str, value: object) -> None:
    *groups, last = path.split(".")
    for key in groups:
        held = data.get(key)
        data[key] = held if isinstance(held, dict) else {}
        data = data[key]
    data[last] = value


def _value(rad: Rad, kolonne: Kolonne, text: str) -> object:
    bare = text.strip()
    if er_ikke_oplyst(bare):
        many = kolonne.slags in (Slags.LISTE, Slags.LINJER, Slags.KODER)
        return [] if many else ("" if kolonne.felt.endswith(".ord") else None)
    if kolonne.slags is Slags.SVAR:
        return _svar(rad, kolonne, bare)
    if kolonne.slags is Slags.TAL:
        return _tal(rad, kolonne, bare)
    if kolonne.slags is Slags.DATO:
        return dato_af(bare) or bare
    if kolonne.slags is Slags.KODE:
        return _kode(rad, kolonne, bare)
    if kolonne.slags is Slags.KODER:
        return _koder(rad, kolonne, text)
    if kolonne.slags in (Slags.LISTE, Slags.LINJER):
        return (
            _web(rad, _items(text, kolonne.slags)) if kolonne.felt == "web" else _items(text, kolonne.slags)
        )
    return " ".join(bare.split()) if kolonne.felt in ("navn", "organisation") else bare


def _items(text: str, slags: Slags) -> list[str]:
    """Lines of the cell; a cell of one line may use semicolons instead."""
    parts = re.split(r";", text) if slags is not Slags.LINJER and "\n" not in text else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def _svar(rad: Rad, kolonne: Kolonne, text: str) -> bool | None:
    understood, answer = ja_nej(text)
    if not understood:
        rad.fejl.append((kolonne.felt, f"“{shown(text)}” er ikke et svar. Skriv ja, nej eller ikke oplyst."))
    return answer


def _tal(rad: Rad, kolonne: Kolonne, text: str) -> int | None:
    number = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?(?: ?år)?", text, re.ASCII)
    if number is None:
        rad.fejl.append((kolonne.felt, f"“{shown(text)}” er ikke et helt tal."))
        return None
    return int(number[1])


def _choices(rad: Rad, kolonne: Kolonne) -> Mapping[str, str]:
    return rad.valg[kolonne.felt.removesuffix(".svar")]


def _kode(rad: Rad, kolonne: Kolonne, text: str) -> str | None:
    choices = _choices(rad, kolonne)
    code = kode_af(text, choices)
    if code is None:
        hint = nearest(text, list(choices.values()))
        rad.fejl.append((kolonne.felt, f"“{shown(text)}” kendes ikke. Mente du “{hint}”?"))
    return code


def _koder(rad: Rad, kolonne: Kolonne, text: str) -> list[str]:
    """Labels may hold a comma themselves, so commas part only what is not known as a whole."""
    choices = _choices(rad, kolonne)
    found: list[str] = []
    for item in _items(text, kolonne.slags):
        whole = kode_af(item, choices)
        parts = [item] if whole or "," not in item else [part.strip() for part in item.split(",")]
        found += filter(None, (_kode(rad, kolonne, part) for part in parts if part))
    return list(dict.fromkeys(found))


def _web(rad: Rad, items: Sequence[str]) -> list[str]:
    """ "kolding.dk" is what people write: the address is made whole, and that is said."""
    whole = [item if "://" in item else f"https://{item}" for item in items]
    rad.noter += [f"Hjemmesiden “{shown(item)}” fik https:// foran." for item in items if "://" not in item]
    return whole


def samme(navn: str, organisation: str) -> tuple[str, str]:
    """What tells that a row without an id is an offer the directory already has."""
    return fold(navn), fold(organisation)
