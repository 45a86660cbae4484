"""Columns that belong together: places, phones, hours and sources, one line of the cell for each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from vejviser.domain.tilbud_regler import latest_date
from vejviser.exchange.json_laeser import shown
from vejviser.exchange.regneark.kolonner import kolonne_af
from vejviser.exchange.regneark.ord import er_ikke_oplyst
from vejviser.exchange.regneark.tal import dato_af, klokken

Raekke = dict[str, Any]
_DELE = {
    "telefon": ("nummer", "hvem"),
    "steder": ("navn", "vej", "postnr", "by"),
    "aabningstider": ("dage", "fra", "til", "note"),
    "kilder": ("url", "dato", "titel", "felter"),
}
_NUMMER = re.compile(r"(?:\+45|0045)?\s*((?:\d[\s.\-]?){2,8}\d?)\s*(.*)", re.ASCII)


def laes_gruppe(
    gruppe: str,
    celler: Mapping[str, str],
    kendt: Sequence[Raekke],
    fejl: list[tuple[str, str]],
    noter: list[str],
) -> list[Raekke] | None:
    """The rows of a group, or None where every cell is blank: then nothing is changed."""
    cells = {part: celler.get(f"{gruppe}.{part}", "") for part in _DELE[gruppe]}
    if gruppe == "telefon":
        cells["nummer"] = cells["nummer"].replace(";", "\n")
    filled = {part: text for part, text in cells.items() if text.strip()}
    if not filled:
        return None
    if len(filled) == 1 and all(map(er_ikke_oplyst, filled.values())):
        return []
    count = max(len(text.rstrip().split("\n")) for text in filled.values())
    columns: dict[str, list[str]] = {}
    for part, text in filled.items():
        lines = _exactly(text, count)
        if lines is None:
            number = len(text.rstrip().split("\n"))
            fejl.append((f"{gruppe}.{part}", _uneven(gruppe, part, number, count)))
            return None
        columns[part] = [line.strip() for line in lines]
    rows = [_row(gruppe, columns, place, kendt if len(kendt) == count else ()) for place in range(count)]
    return [_FORM[gruppe](row, noter) for row in rows]


def _exactly(text: str, count: int) -> list[str] | None:
    """The lines of a cell where they are as many as in the other columns; blank lines at the end are free."""
    lines = text.split("\n")
    if len(lines) < count or any(line.strip() for line in lines[count:]):
        return None
    return lines[:count]


def _uneven(gruppe: str, part: str, number: int, count: int) -> str:
    kolonne = kolonne_af(f"{gruppe}.{part}")
    heading = kolonne.overskrift if kolonne else part
    lines = "1 linje" if number == 1 else f"{number} linjer"
    return f"“{heading}” har {lines}, men en kolonne ved siden af har {count}. Skriv lige mange i hver."


def _row(gruppe: str, columns: Mapping[str, Sequence[str]], place: int, kendt: Sequence[Raekke]) -> Raekke:
    """A column that is blank keeps what is known of the row in the same place."""
    row: Raekke = {}
    for part in _DELE[gruppe]:
        if part in columns:
            text = columns[part][place]
            row[part] = "" if er_ikke_oplyst(text) else text
        else:
            row[part] = kendt[place][part] if kendt else ""
    return row


def _telefon(row: Raekke, noter: list[str]) -> Raekke:
    """ "75 50 11 11 (kontoret)" is a number and who answers."""
    match = _NUMMER.fullmatch(row["nummer"])
    if match is None:
        return row
    tail = match[2].strip(" ():,-–")
    if tail and row["hvem"]:
        noter.append(f"Teksten “{shown(tail)}” efter et telefonnummer er ikke læst.")
    return {"nummer": re.sub(r"\D", "", match[1]), "hvem": row["hvem"] or tail}


def _sted(row: Raekke, noter: list[str]) -> Raekke:
    """ "6000 Kolding" in the postcode's cell is a postcode and a town."""
    match = re.fullmatch(r"(?:DK-?)?(\d{4})\s+(\D.*)", row["postnr"], re.ASCII)
    if match and row["by"] in ("", match[2]):
        return row | {"postnr": match[1], "by": match[2]}
    return row


def _tider(row: Raekke, noter: list[str]) -> Raekke:
    return row | {"fra": klokken(row["fra"]), "til": klokken(row["til"])}


def _kilde(row: Raekke, noter: list[str]) -> Raekke:
    felter = row["felter"]
    parts = (
        felter if isinstance(felter, list) else [part.strip() for part in felter.split(",") if part.strip()]
    )
    dato = row["dato"] or None
    if dato and latest_date(dato) is None:  # else the source's own words stay as they are
        dato = dato_af(dato) or dato
    return {
        "url": row["url"] or None,
        "dato": dato,
        "titel": row["titel"] or None,
        "felter": parts,
    }


_FORM: Mapping[str, Callable[[Raekke, list[str]], Raekke]] = {
    "telefon": _telefon,
    "steder": _sted,
    "aabningstider": _tider,
    "kilder": _kilde,
}
