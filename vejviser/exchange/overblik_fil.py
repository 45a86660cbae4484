"""Overblik for the leader: as CSV for a spreadsheet, or as a tagged PDF. What is not shown is not written."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from vejviser.domain.overblik_ord import Overblik, Overblikstabel, overblik_tekst, vaerdi_ord
from vejviser.errors import UserError
from vejviser.exchange.notat_fil import write_bytes_whole
from vejviser.exchange.regneark.ud import ufarlig
from vejviser.exchange.typst_side import Papirside, render_side, tidspunkt_data

KOLONNER = ("Spørgsmål", "Tabel", "Række", "Serie", "Antal")


def write_overblik(overblik: Overblik, fil: Path, ressourcer: Path) -> tuple[str, ...]:
    """Write ``.pdf`` or ``.csv``, whole or not at all; gives messages about what could not be shown."""
    if not overblik.dele:
        raise UserError("Der er ingen tal at gemme endnu.", "Intet er skrevet.")
    if fil.suffix.lower() == ".csv":
        write_bytes_whole(fil, overblik_csv(overblik))
        return ()
    if fil.suffix.lower() != ".pdf":
        raise UserError(f"{fil.name} skal slutte på .pdf eller .csv.", "Intet er skrevet.")
    made = render_side(_side(overblik), ressourcer)
    write_bytes_whole(fil, made.pdf)
    return made.beskeder


def overblik_csv(overblik: Overblik) -> bytes:
    """One number a line; semicolon and UTF-8 with a mark, which Excel in Danish opens with a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(KOLONNER)
    for part in overblik.dele:
        for table in part.tabeller:
            writer.writerows([ufarlig(cell) for cell in row] for row in _rows(part.spoergsmaal, table))
    writer.writerow(["Om tallene", ufarlig(overblik.undertitel), overblik.regel, "", ""])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def _rows(question: str, table: Overblikstabel) -> Iterator[tuple[str, ...]]:
    for row in table.raekker:
        for serie, value in zip(table.serier, row.vaerdier, strict=True):
            yield question, table.titel, row.navn, serie, vaerdi_ord(value)
    if table.resten:
        yield question, table.titel, table.resten, "", ""


def _side(overblik: Overblik) -> Papirside:
    parts = [
        {
            "spoergsmaal": part.spoergsmaal,
            "saetning": part.saetning,
            "tabeller": [_tabel(table) for table in part.tabeller],
        }
        for part in overblik.dele
    ]
    data = {
        "titel": overblik.titel,
        "undertitel": overblik.undertitel,
        "regel": overblik.regel,
        "dele": parts,
        "tidspunkt": tidspunkt_data(overblik.dato),
    }
    words = overblik_tekst(overblik)
    return Papirside("overblik/overblik.typ", data, overblik.dato, words, "Tallene kan gemmes som .csv.")


def _tabel(table: Overblikstabel) -> dict[str, object]:
    return {
        "titel": table.titel,
        "serier": list(table.serier),
        "resten": table.resten,
        "stoerst": max((value or 0 for row in table.raekker for value in row.vaerdier), default=0),
        "raekker": [
            {
                "navn": row.navn,
                "vaerdier": [value or 0 for value in row.vaerdier],
                "ord": [vaerdi_ord(value) for value in row.vaerdier],
            }
            for row in table.raekker
        ],
    }
