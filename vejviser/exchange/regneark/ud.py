"""An offer as one row of cells, and the guard that no cell can be taken for a formula.

A confidential address never leaves: its cells stay blank, and blank means "unchanged" on the way back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vejviser.domain.dansk_tekst import telefon
from vejviser.domain.forskel_felter import TILSTANDSORD
from vejviser.domain.tilbud import Kontrol, Tilbud
from vejviser.exchange.regneark.kolonner import KOLONNER
from vejviser.exchange.regneark.ord import IKKE_OPLYST, JA, NEJ, Valgord
from vejviser.exchange.regneark.typer import Kolonne, Slags
from vejviser.exchange.tilbud_json import tilbud_to_json

_FORMEL = re.compile("[ ']*[=+\\-@|＝＋－＠\t\r]")
_STIER = {kolonne.felt: tuple(kolonne.felt.split(".")) for kolonne in KOLONNER}
_SVAR = {True: JA, False: NEJ, None: IKKE_OPLYST}


def ufarlig(celle: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe is put before what looks like one.

    >>> ufarlig("=1+1"), ufarlig("'=1"), ufarlig("Kl. 9-15"), ufarlig("-18 år")
    ("'=1+1", "''=1", 'Kl. 9-15', "'-18 år")
    """
    return f"'{celle}" if celle and _FORMEL.match(celle) else celle


def uden_vagt(celle: str) -> str:
    """Take away the apostrophe that ``ufarlig`` put, and no other.

    >>> uden_vagt("'=1+1"), uden_vagt("''=1"), uden_vagt("'s-Hertogenbosch")
    ('=1+1', "'=1", "'s-Hertogenbosch")
    """
    return celle[1:] if celle[:1] == "'" and _FORMEL.match(celle[1:]) else celle


def celler_af(tilbud: Tilbud, valg: Valgord) -> list[str]:
    """One row, in the order of ``KOLONNER``."""
    data = tilbud_to_json(tilbud)
    if tilbud.skjul_adresse:
        data["steder"] = []
    data["tilstand"] = TILSTANDSORD[tilbud.tilstand]
    data["kontrol"] = _kontrol(tilbud.kontrol)
    return [ufarlig(_celle(kolonne, data, valg)) for kolonne in KOLONNER]


def _kontrol(kontrol: Kontrol | None) -> str:
    return f"{kontrol.dato} af {kontrol.rolle} ({kontrol.metode})" if kontrol else ""


def _celle(kolonne: Kolonne, data: Mapping[str, object], valg: Valgord) -> str:
    if kolonne.slags is Slags.GRUPPE:
        group, part = _STIER[kolonne.felt]
        return _linjer([_del(row, part) for row in _rows(data[group])])
    value = _value(data, kolonne.felt)
    if kolonne.slags is Slags.SVAR:
        return _SVAR[value if isinstance(value, bool) else None]
    if isinstance(value, list):
        labels = valg.get(kolonne.felt, {})
        return _liste([labels.get(item, item) for item in value])
    if kolonne.slags is Slags.KODE:
        return valg[kolonne.felt.removesuffix(".svar")].get(str(value), "") if value else ""
    return "" if value is None else str(value)


def _value(data: Mapping[str, object], path: str) -> object:
    value: object = data
    for key in _STIER[path]:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _rows(value: object) -> Sequence[Mapping[str, object]]:
    return value if isinstance(value, list) else []


def _del(row: Mapping[str, object], part: str) -> str:
    value = row[part]
    if isinstance(value, list):
        return ", ".join(value)
    text = "" if value is None else str(value)
    return telefon(text) if part == "nummer" else text


def _linjer(texts: Sequence[str]) -> str:
    """One line for each row of the group; a column that says nothing stays blank."""
    return "\n".join(texts) if any(texts) else ""


def _liste(texts: Sequence[str]) -> str:
    """One item a line. A lone item with a semicolon gets an end of line, so that it is not split."""
    return f"{texts[0]}\n" if len(texts) == 1 and ";" in texts[0] else "\n".join(texts)
