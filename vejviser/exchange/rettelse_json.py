"""A correction as a small file that can be mailed or carried, and back. Untrusted on the way in.

An error names the field, never what was written in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from vejviser.domain.rettelse import RETTELSESDELE, Feltrettelse, Rettelse, tjek_rettelse
from vejviser.errors import DataError, UserError
from vejviser.exchange.json_fil import parse_json
from vejviser.exchange.json_laeser import Faultliste, Objekt

ENDELSE = ".vejviserrettelse.json"
FORMAT = 1
_MAX_BYTES = 64_000
_TEKSTER = ("id", "tilbud", "tilbudsnavn", "katalog_dato", "katalog_fingeraftryk", "dato", "rolle")
_DELE = ("felt", "staar_der", "rigtigt")


def rettelse_til_json(rettelse: Rettelse) -> bytes:
    """The file's bytes. Decisions are the editor's and do not travel."""
    data: dict[str, object] = {"vejviser_rettelse": FORMAT}
    data |= {name: getattr(rettelse, name) for name in _TEKSTER}
    data["felter"] = [{name: getattr(felt, name) for name in _DELE} for felt in rettelse.felter]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def laes_rettelse(fil: Path) -> Rettelse:
    """Read a file that somebody sent; a sentence says why where it cannot be used."""
    try:
        if not fil.is_file():
            raise UserError(f"“{fil.name}” er ikke en fil.", "Vælg filen med fejlmeldingen.")
        with fil.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
    except (OSError, ValueError):
        raise UserError(f"Filen “{fil.name}” kan ikke læses.", "Tjek, at du har adgang til den.") from None
    return rettelse_fra_bytes(raw, fil.name)


def rettelse_fra_bytes(raw: bytes, navn: str) -> Rettelse:
    if len(raw) > _MAX_BYTES:
        raise DataError(f"“{navn}” er for stor til at være en fejlmelding.", "Er det den rigtige fil?")
    if not raw.strip():
        raise DataError(f"“{navn}” er tom.", "Bed om at få den sendt igen.")
    data = parse_json(raw, navn)
    if not isinstance(data, dict) or "vejviser_rettelse" not in data:
        raise DataError(f"“{navn}” er ikke en fejlmelding fra Vejviser.", "Er det den rigtige fil?")
    if data["vejviser_rettelse"] != FORMAT or isinstance(data["vejviser_rettelse"], bool):
        raise DataError(f"“{navn}” er skrevet af en nyere udgave af Vejviser.", "Hent den nyeste udgave.")
    faults = Faultliste(navn)
    rettelse = _read(data, faults)
    if faults.faults:
        raise DataError(f"“{navn}” kan ikke bruges.", "Bed om at få den sendt igen.", tuple(faults.faults))
    tjek_rettelse(rettelse)
    return rettelse


def _read(data: Mapping[str, object], faults: Faultliste) -> Rettelse:
    row = Objekt(data, "", faults)
    row.only_keys(("vejviser_rettelse", *_TEKSTER, "felter"))
    for key in _TEKSTER:
        row.require(key)
    texts = {key: _one_line(row.text(key)) for key in _TEKSTER}
    return Rettelse(**texts, felter=row.children("felter", _read_part))


def _read_part(row: Objekt) -> Feltrettelse:
    row.only_keys(_DELE)
    return Feltrettelse(row.code("felt", RETTELSESDELE) or "", row.text("staar_der"), row.text("rigtigt"))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
