"""The directory as lines of JSON, one offer a line: the form that loses nothing, out and in.

It is our own form, so a line may carry state and verification. A key that a line leaves out is unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from vejviser.domain.indlaesning import Afvist, Laest
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import DataError, UserError
from vejviser.exchange.filer import laes_bytes
from vejviser.exchange.json_fil import parse_json
from vejviser.exchange.json_laeser import Faultliste, Objekt, shown
from vejviser.exchange.regneark.tabel import MAX_RAEKKER, Afbrudt, Fremdrift
from vejviser.exchange.tilbud_json import read_tilbud, tilbud_to_json

MAX_BYTES = 500_000_000
_MAX_LINJE = 1_000_000
_HVER = 200
_BOM = b"\xef\xbb\xbf"


def jsonl_bytes(tilbud: Iterable[Tilbud]) -> bytes:
    """Every offer with every field, in the order given."""
    lines = (json.dumps(tilbud_to_json(one), ensure_ascii=False) + "\n" for one in tilbud)
    return "".join(lines).encode("utf-8", "surrogatepass")


def read_jsonl(
    fil: Path,
    kendte: Mapping[str, Tilbud],
    fremdrift: Fremdrift | None = None,
    afbrudt: Afbrudt | None = None,
) -> Laest:
    """Read what ``jsonl_bytes`` wrote, or the first source of the directory."""
    raw = laes_bytes(fil, MAX_BYTES).removeprefix(_BOM)
    if not raw.strip():
        raise DataError(f"{fil.name} er tom.", "Vælg en fil med tilbud.")
    tilbud: list[Tilbud] = []
    linjer: list[int] = []
    afviste: list[Afvist] = []
    for count, (linje, text, done) in enumerate(_lines(raw), start=1):
        if count > MAX_RAEKKER:
            raise DataError(
                f"{fil.name} har over {MAX_RAEKKER} linjer. Intet er ændret.", "Del filen i flere."
            )
        if count % _HVER == 0:
            if afbrudt is not None and afbrudt():
                raise UserError("Indlæsningen er afbrudt. Intet er ændret.")
            if fremdrift is not None:
                fremdrift(done, len(raw))
        one = _offer(linje, text, kendte, afviste)
        if one is not None:
            tilbud.append(one)
            linjer.append(linje)
    return Laest("jsonl", tuple(tilbud), tuple(afviste), linjer=tuple(linjer), egen=True)


def _lines(raw: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(number, line, bytes read so far), blank lines left out."""
    start, number = 0, 0
    while start < len(raw):
        end = raw.find(b"\n", start)
        end = len(raw) if end < 0 else end
        number += 1
        if line := raw[start:end].strip():
            yield number, line, end
        start = end + 1


def _offer(linje: int, text: bytes, kendte: Mapping[str, Tilbud], afviste: list[Afvist]) -> Tilbud | None:
    try:
        if len(text) > _MAX_LINJE:
            raise DataError("Linjen er alt for lang.")
        value = parse_json(text, f"Linje {linje}")
    except DataError as error:
        afviste.append(Afvist(linje, "", "", error.message))
        return None
    if not isinstance(value, dict):
        afviste.append(Afvist(linje, "", "", "Linjen skal være et objekt med et tilbud."))
        return None
    name = value.get("navn")
    navn = shown(name) if isinstance(name, str) else ""
    id_ = value.get("id")
    kendt = kendte.get(id_) if isinstance(id_, str) else None
    faults = Faultliste("")
    tilbud = read_tilbud(Objekt((tilbud_to_json(kendt) if kendt else {}) | value, "", faults))
    afviste += [Afvist(linje, navn, fault.field, fault.message) for fault in faults.faults]
    return None if faults.faults else tilbud
