"""Publishing: from the editor's content to a package file, with every objection said before it is signed.

A hard objection stops; a soft one stops until the publisher says "alligevel". The same content, series and
date give the same bytes, so that two people can compare one number.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path

from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.forskel import Forskel, forskel
from vejviser.domain.kvalitet import tjek_katalog
from vejviser.domain.pakke import ROED_EFTER, PakkefejlError, Pakkehoved, katalogalder
from vejviser.domain.tilbud import Katalog, Tilbud, Tilstand
from vejviser.domain.tilbud_regler import is_url
from vejviser.errors import DataError, UserError, VejviserError
from vejviser.exchange.minisign import HemmeligNoegle, Signatur, sign
from vejviser.exchange.pakke import ENDELSE, Maalestok, Udgivelse, byg_pakke, judge_pakke, read_pakke
from vejviser.exchange.pakke_hoved import (
    KOMMENTAR,
    BetroetNoegle,
    check_signature,
    read_hoved,
    split_hoved,
    trusted_words,
)
from vejviser.exchange.pakke_install import MEDUNDERSKRIFT
from vejviser.storage.hel_fil import cannot_write, write_whole
from vejviser.storage.installation_gates import MINDST_AF_FOER
from vejviser.storage.katalog_byg import Katalogdata, byg_katalog
from vejviser.storage.sqlite_katalog import load_katalog

SENESTE = "seneste.txt"
_OMRAADE = re.compile(r"[a-z][a-z0-9-]{1,39}")
_INTET = "Der er ikke udgivet noget."


@dataclass(frozen=True, slots=True)
class Tidligere:
    """The package that was published last in a folder."""

    hoved: Pakkehoved
    raw: bytes
    tilbud: Mapping[str, Tilbud]


@dataclass(frozen=True, slots=True)
class Indvending:
    """A reason not to publish. ``bloed``: the publisher may decide otherwise."""

    bloed: bool
    saetning: str


@dataclass(frozen=True, slots=True)
class Faerdig:
    """A package that was made and judged like a laptop would, not yet written."""

    hoved: Pakkehoved
    raw: bytes
    katalog: Katalog
    forskel: Forskel | None
    indvendinger: tuple[Indvending, ...]


def database_of(kilde: Katalogdata) -> bytes:
    """The directory file of the content, without drafts of offers."""
    shown = tuple(one for one in kilde.tilbud if one.tilstand is not Tilstand.KLADDE)
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        file = Path(folder) / "tilbud.sqlite"
        byg_katalog(_Uden(kilde, shown), file)
        return file.read_bytes()


class _Uden:
    """The same content with other offers."""

    def __init__(self, kilde: Katalogdata, tilbud: tuple[Tilbud, ...]) -> None:
        self.dato, self.titel, self.indhold, self.tilbud = kilde.dato, kilde.titel, kilde.indhold, tilbud


def own_key(
    noegle: HemmeligNoegle, fil: Path, kendte: Sequence[BetroetNoegle], generation: int | None = None
) -> BetroetNoegle:
    """The generation is the one that the laptops know the key by; a new key says it in its file's name."""
    found = next((one.generation for one in kendte if one.offentlig == noegle.offentlig), None)
    stem = fil.stem.removeprefix("udgiver-")
    named = int(stem) if stem.isascii() and stem.isdecimal() and 0 < len(stem) < 7 else None
    known = found or generation or named
    if not known or (generation or known) != known:
        raise UserError(
            "Nøglens generation passer ikke eller er ukendt.",
            "Lad filen hedde udgiver-1.key, eller skriv --generation 1.",
            wrong_use=True,
        )
    return BetroetNoegle(known, noegle.offentlig)


def find_tidligere(mappe: Path, noegler: Sequence[BetroetNoegle], omraade: str) -> Tidligere | None:
    """The highest package of the folder that one of the keys signed; a broken one is passed over."""
    best: tuple[Pakkehoved, bytes] | None = None
    for file in sorted(mappe.glob("*" + ENDELSE)) if mappe.is_dir() else []:
        try:
            raw = read_pakke(file)
            blok = split_hoved(raw)
            hoved = read_hoved(blok, check_signature(blok, noegler))
        except PakkefejlError:
            continue
        if hoved.omraade == omraade and (best is None or hoved.nummer > best[0].nummer):
            best = hoved, raw
    if best is None:
        return None
    return Tidligere(*best, _offers_in(best[1], noegler, omraade))


def _offers_in(raw: bytes, noegler: Sequence[BetroetNoegle], omraade: str) -> Mapping[str, Tilbud]:
    maal = Maalestok(noegler, omraade, date.max)
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        return judge_pakke(raw, maal, Path(folder) / "foer.sqlite").katalog.tilbud


def byg(database: bytes, valg: Udgivelse, foer: Tidligere | None, i_dag: date) -> Faerdig:
    """Make the package, judge it as a laptop would, and gather the objections. Raises ``VejviserError``."""
    if not _OMRAADE.fullmatch(valg.omraade):
        raise UserError("Området skal være små bogstaver uden mellemrum, fx kolding.", wrong_use=True)
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        file = Path(folder) / "tilbud.sqlite"
        file.write_bytes(database)
        antal = len(load_katalog(file)[0].tilbud)
        raw = byg_pakke(database, antal, valg)
        own = BetroetNoegle(valg.generation, valg.noegle.offentlig)
        try:
            doemt = judge_pakke(raw, Maalestok([own], valg.omraade, i_dag), file)
        except PakkefejlError as error:
            raise DataError(f"{error.message} {_INTET}", "Ret kataloget, og udgiv igen.") from error
    changes = forskel(foer.tilbud, doemt.katalog.tilbud) if foer else None
    objections = tuple(_objections(doemt.katalog, doemt.hoved, raw, foer, changes))
    return Faerdig(doemt.hoved, raw, doemt.katalog, changes, objections)


def _objections(
    katalog: Katalog, hoved: Pakkehoved, raw: bytes, foer: Tidligere | None, changes: Forskel | None
) -> Iterator[Indvending]:
    offers = tuple(katalog.tilbud.values())
    for fund in tjek_katalog(offers, hoved.udstedt):
        if fund.fejl:
            yield Indvending(False, str(fund))
    age = katalogalder(katalog.dato, hoved.udstedt)
    if age.dage is None or age.dage > ROED_EFTER:
        yield Indvending(True, age.saetning)
    for one in offers:
        if any(hit.niveau is Niveau.SIKKER for text in _texts(one) for hit in find_cpr(text)):
            yield Indvending(True, f"{one.id}: en tekst ligner et cpr-nummer.")
    if foer is None:
        return
    if hoved.nummer <= foer.hoved.nummer and raw != foer.raw:
        yield Indvending(False, f"Serie {foer.hoved.serie} er allerede udgivet. Vælg en højere.")
    if changes is not None and changes.tom and raw != foer.raw:
        yield Indvending(True, f"Intet er ændret siden serie {foer.hoved.serie}.")
    if hoved.antal < foer.hoved.antal * MINDST_AF_FOER:
        words = f"Der er kun {hoved.antal} tilbud, og sidst var der {foer.hoved.antal}."
        yield Indvending(True, f"{words} De bærbare siger nej til pakken.")


def _texts(value: object) -> Iterator[str]:
    """Every text in an offer, however deep; an address on the web may hold any digits."""
    if isinstance(value, str):
        if not is_url(value):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def write_pakke(mappe: Path, hoved: Pakkehoved, raw: bytes) -> Path:
    """Write the package under its own name, never over another; then ``seneste.txt`` for an HTTPS address."""
    file = mappe / f"vejviser-{hoved.omraade}-{hoved.navn}{ENDELSE}"
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.read_bytes() != raw:
            raise UserError(f"“{file.name}” findes allerede med et andet indhold.", "Vælg en højere serie.")
        write_whole(file, raw)
        write_whole(mappe / SENESTE, file.name.encode("ascii") + b"\n")
        for written in (file, mappe / SENESTE):
            written.chmod(0o644)
    except OSError as error:
        raise cannot_write("Pakken er ikke skrevet.", "De tidligere pakker er der endnu.", error) from error
    return file


def medunderskriv(pakke: Path, noegler: Sequence[BetroetNoegle], noegle: HemmeligNoegle, egen: bytes) -> Path:
    """A second person who built the same directory signs the same line. ``egen``: the database they built."""
    raw = read_pakke(pakke)
    blok = split_hoved(raw)
    hoved = read_hoved(blok, check_signature(blok, noegler))
    if noegle.offentlig.noegle in {known.offentlig.noegle for known in noegler}:
        raise UserError("Den anden underskrift skal gives med en anden persons nøgle.")
    if hashlib.sha256(egen).hexdigest() != hoved.db_sha256:
        raise DataError(
            "Dit katalog er ikke det samme som pakkens. Pakken er ikke underskrevet.",
            f"Find forskellen med: vejviser katalog forskel. Pakken er fra {dato_kort(hoved.udstedt)}.",
        )
    signature: Signatur = sign(noegle, blok.linje, KOMMENTAR, f"{trusted_words(hoved)} anden underskrift")
    beside = pakke.with_name(pakke.name + MEDUNDERSKRIFT)
    try:
        write_whole(beside, signature.tekst.encode("ascii"))
        beside.chmod(0o644)
    except OSError as error:
        raise cannot_write("Underskriften er ikke skrevet.", "Pakken er uændret.", error) from error
    return beside


def hard_stop(faerdig: Faerdig, alligevel: bool) -> None:
    """Raise ``DataError`` with all objections that hold."""
    held = [one for one in faerdig.indvendinger if not (one.bloed and alligevel)]
    if not held:
        return
    soft = all(one.bloed for one in held)
    remedy = "Er det rigtigt, så skriv --alligevel." if soft else "Ret det, og udgiv igen."
    error: VejviserError = DataError(" ".join([*(one.saetning for one in held), _INTET]), remedy)
    raise error
