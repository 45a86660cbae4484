"""The head of a package: six lines, of which the last is JSON and the five before are its signature.

The order of the checks is the point: nothing is parsed that is not signed, and every check has a name that
``tjek-pakke`` shows. A package has exactly one spelling; the JSON line must come back byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.pakke import APP, HOEJSTE_SERIE, IKKE_BRUGT, PakkefejlError, Pakkehoved
from vejviser.exchange.minisign import (
    OffentligNoegle,
    Signatur,
    SignaturfejlError,
    read_signatur,
    trusted_comment,
    untrusted_comment,
    verify,
)

MAGI = b"VEJVISER-PAKKE 1\n"
KOMMENTAR = "Vejviser"
MAX_HOVED, MAX_PAKKE, MAX_DB = 20_000, 64_000_000, 400_000_000
_SIGNED_LINES = 6
_HEX = re.compile(r"[0-9a-f]{64}")
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_OMRAADE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_FUTURE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class BetroetNoegle:
    """A public key that packages may be signed with, and its generation."""

    generation: int
    offentlig: OffentligNoegle


@dataclass(frozen=True, slots=True)
class Hovedblok:
    """The head as it stands in the file, unjudged: the signature, the JSON line, and where the data begin."""

    signatur: Signatur
    linje: bytes
    slut: int


def hoved_to_line(hoved: Pakkehoved) -> bytes:
    """The JSON line with its line end: sorted keys, no blanks, ASCII."""
    text = json.dumps(asdict(hoved), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode("ascii") + b"\n"


def trusted_words(hoved: Pakkehoved) -> str:
    return f"vejviser serie {hoved.serie}"


def split_hoved(raw: bytes) -> Hovedblok:
    """Cut the six lines from the beginning of a file. Raises at "magi" or "signatur"."""
    if not raw.startswith(MAGI):
        if raw.startswith(MAGI.strip() + b"\r"):
            words = "Pakken er ændret undervejs (linjeskift). Kopiér filen igen, som den er."
            raise PakkefejlError("magi", words)
        raise PakkefejlError("magi", "Filen er ikke en katalogpakke til Vejviser.")
    start = len(MAGI)
    ends: list[int] = []
    for _ in range(_SIGNED_LINES - 1):
        end = raw.find(b"\n", ends[-1] if ends else start, MAX_HOVED)
        if end < 0:
            raise PakkefejlError("signatur", "Pakkens signatur mangler eller er afkortet.")
        ends.append(end + 1)
    try:
        signatur = read_signatur(raw[start : ends[3]].decode("ascii"))
    except (UnicodeDecodeError, SignaturfejlError):
        raise PakkefejlError("signatur", "Pakkens signatur er beskadiget.") from None
    return Hovedblok(signatur, raw[ends[3] : ends[4]], ends[4])


def check_signature(blok: Hovedblok, noegler: Sequence[BetroetNoegle]) -> BetroetNoegle:
    """The trusted key that signed the JSON line."""
    if not noegler:
        words = "Vejviser har ingen nøgle at tjekke pakker med endnu, så ingen pakke kan bruges."
        raise PakkefejlError("signatur", words, "Kommunen skal lave en nøgle. Spørg jeres it-afdeling.")
    try:
        if untrusted_comment(blok.signatur) != KOMMENTAR:
            raise SignaturfejlError("the comment was changed")
        found = verify(blok.signatur, blok.linje, [noegle.offentlig for noegle in noegler])
    except SignaturfejlError as error:
        known = str(error) != "unknown key"
        words = "Pakken er ændret eller beskadiget: signaturen passer ikke."
        strange = "Pakken er underskrevet med en nøgle, som Vejviser ikke kender."
        raise PakkefejlError("signatur", words if known else strange) from None
    return next(noegle for noegle in noegler if noegle.offentlig == found)


def read_hoved(blok: Hovedblok, noegle: BetroetNoegle) -> Pakkehoved:
    """The signed line as a value: exact fields, exact types, sane numbers, and the one spelling."""
    hoved = _hoved_of(_object(blok.linje))
    if hoved is None or hoved_to_line(hoved) != blok.linje:
        raise PakkefejlError("json", "Pakkens oplysninger kan ikke læses.")
    if trusted_comment(blok.signatur) != trusted_words(hoved) or hoved.noeglegen != noegle.generation:
        raise PakkefejlError("json", "Pakkens oplysninger passer ikke til dens underskrift.")
    return hoved


def _object(line: bytes) -> Mapping[str, object] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _hoved_of(value: Mapping[str, object] | None) -> Pakkehoved | None:
    kinds = {field.name: int if field.type == "int" else str for field in fields(Pakkehoved)}
    if value is None or set(value) != set(kinds):
        return None
    if any(type(value[name]) is not kind for name, kind in kinds.items()):
        return None
    hoved = Pakkehoved(**value)  # type: ignore[arg-type]  # the kinds were just checked
    limits = (
        (hoved.noeglegen, 10**6),
        (hoved.serie, HOEJSTE_SERIE),
        (hoved.skema, 10**6),
        (hoved.antal, 10**7),
        (hoved.db_bytes, MAX_DB),
        (hoved.pak_bytes, MAX_PAKKE),
    )
    sane = all(1 <= number <= most for number, most in limits)
    sane = sane and all(_HEX.fullmatch(text) for text in (hoved.db_sha256, hoved.pak_sha256))
    sane = sane and all(_is_day(text) for text in (hoved.udstedt, hoved.gyldig_til))
    return hoved if sane and _OMRAADE.fullmatch(hoved.omraade) else None


def _is_day(text: str) -> bool:
    try:
        return bool(_DAG.fullmatch(text)) and date.fromisoformat(text).year >= 2020
    except ValueError:
        return False


def check_area(hoved: Pakkehoved, omraade: str, skemaer: frozenset[int]) -> None:
    if hoved.app != APP:
        raise PakkefejlError("omraade", "Pakken er til et andet program.")
    if hoved.omraade != omraade:
        raise PakkefejlError(
            "omraade", f"Pakken er til området “{hoved.omraade}”, og denne computer til “{omraade}”."
        )
    if hoved.skema not in skemaer:
        newer = hoved.skema > max(skemaer)
        words = "Pakken er lavet til en nyere udgave af Vejviser. Hent den nyeste udgave af programmet."
        raise PakkefejlError("skema", words if newer else "Pakken er lavet til en ældre udgave af Vejviser.")


def check_number(hoved: Pakkehoved, gulv: tuple[int, int], gentag: bool) -> None:
    """Only upwards. ``gentag``: the same one again is allowed, since the installed file is damaged."""
    if hoved.nummer > gulv or (gentag and hoved.nummer == gulv):
        return
    same = hoved.nummer == gulv
    words = f"serie {hoved.serie} fra {dato_kort(hoved.udstedt)}"
    if same:
        raise PakkefejlError("serie", f"Du har allerede pakken: {words}.")
    raise PakkefejlError("serie", f"Pakken er ældre end dit katalog: {words}. Du har serie {gulv[1]}.")


def check_dates(hoved: Pakkehoved, i_dag: date) -> None:
    """An expired package that is newer than what stands there is still better; its age is said elsewhere."""
    if hoved.gyldig_til < hoved.udstedt:
        raise PakkefejlError("datoer", "Pakken udløber, før den er udstedt.")
    if date.fromisoformat(hoved.udstedt) - _FUTURE > i_dag:
        told, clock = dato_kort(hoved.udstedt), dato_kort(i_dag.isoformat())
        raise PakkefejlError(
            "datoer",
            f"Pakken er udstedt {told}, men computerens ur siger {clock}.",
            f"Ret uret, og prøv igen. {IKKE_BRUGT}",
        )
