"""Read one JSON file that a user points at: every way it can be unusable has its own Danish sentence.

Knows nothing of what the JSON means. No sentence carries anything of the file's content.
"""

from __future__ import annotations

import json
from pathlib import Path

from vejviser.errors import DataError, Fault, UserError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


class _DuplicateKeyError(ValueError):
    """The same key twice in one object: Python would silently keep the last one."""


def read_json_file(fil: Path, max_bytes: int) -> object:
    """The file's JSON value. A leading UTF-8 byte order mark (Notepad writes it) is allowed."""
    return parse_json(_read(fil, max_bytes), fil.name)


def parse_json(raw: bytes, file: str) -> object:
    """Decode and parse; raises ``DataError`` with the line where the JSON breaks."""
    text = _decode(raw, file)
    try:
        value: object = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        fault = Fault(file, error.lineno, "", f"her kan JSON ikke læses (tegn {error.colno} på linjen).")
        raise DataError(f"{file} er ikke gyldig JSON.", "Ret linjen, og prøv igen.", (fault,)) from None
    except _DuplicateKeyError as error:
        raise DataError(f"{file} har feltet “{error}” to gange i samme objekt.", "Slet det ene.") from None
    except RecursionError:
        raise DataError(f"{file} har for mange lag inde i hinanden.") from None
    except ValueError:
        raise DataError(
            f"{file} har et tal, der ikke kan bruges (NaN, uendelig eller alt for langt)."
        ) from None
    return value


def _read(fil: Path, max_bytes: int) -> bytes:
    try:
        if fil.is_dir():
            raise UserError(f"{fil.name} er en mappe, ikke en fil.", "Vælg selve filen.")
        with fil.open("rb") as stream:
            raw = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise UserError(f"Filen {fil.name} findes ikke.", "Se efter, om navn og mappe er rigtige.") from None
    except (OSError, ValueError):
        raise UserError(
            f"Filen {fil.name} kan ikke læses.", "Se efter, om du har adgang til den, og prøv igen."
        ) from None
    if len(raw) > max_bytes:
        limit = max_bytes // 1_000_000
        raise DataError(f"{fil.name} er for stor: den må fylde {limit} MB.", "Er det den rigtige fil?")
    return raw


def _decode(raw: bytes, file: str) -> str:
    if raw.startswith(_UTF16):
        raise DataError(f"{file} er gemt som UTF-16.", "Gem filen som UTF-8, og prøv igen.")
    body = raw.removeprefix(_BOM)
    if not body.strip():
        raise DataError(f"{file} er tom.", "Vælg en fil med en samtale.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        fault = Fault(file, line, "", "her er et tegn, som ikke er UTF-8.")
        raise DataError(
            f"{file} er ikke gemt som UTF-8.", "Gem filen som UTF-8, og prøv igen.", (fault,)
        ) from None


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _DuplicateKeyError(" ".join(twice.split())[:40])
    return result


def _no_constant(name: str) -> object:
    raise ValueError(name)
