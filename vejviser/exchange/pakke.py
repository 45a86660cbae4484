"""The update package: one file of six lines and a compressed directory. Made here, and judged here.

No archive, so there is nothing to unpack by name. The judge reads in the order of ``domain.pakke.KONTROLLER``
and stops at the first "no"; the directory is unpacked to a file that the caller throws away on refusal.
"""

from __future__ import annotations

import errno
import hashlib
import lzma
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from vejviser.domain.pakke import APP, PakkefejlError, Pakkehoved
from vejviser.domain.tilbud import Katalog
from vejviser.errors import UserError
from vejviser.exchange.minisign import HemmeligNoegle, sign
from vejviser.exchange.pakke_hoved import (
    KOMMENTAR,
    MAGI,
    MAX_DB,
    MAX_PAKKE,
    BetroetNoegle,
    Hovedblok,
    check_area,
    check_dates,
    check_number,
    check_signature,
    hoved_to_line,
    read_hoved,
    split_hoved,
    trusted_words,
)
from vejviser.storage.hel_fil import cannot_write
from vejviser.storage.installation_gates import check_database
from vejviser.storage.skema import SKEMA_VERSION

ENDELSE = ".vejviserpakke"
SKEMAER = frozenset({SKEMA_VERSION})
_PRESET = 6
_MEMORY = 64_000_000
_CHUNK = 1 << 20


def _ignore(_: str) -> None:
    """Nobody asked which checks were passed."""


@dataclass(frozen=True, slots=True)
class Udgivelse:
    """What the publisher decides about a package."""

    noegle: HemmeligNoegle
    generation: int
    serie: int
    omraade: str
    udstedt: str
    gyldig_til: str


@dataclass(frozen=True, slots=True)
class Maalestok:
    """What a package is judged by on this machine. ``gulv``: the highest number here; ``gentag``: the same
    once more is allowed; ``foer``: how many offers there are now; ``alligevel``: they may fall."""

    noegler: Sequence[BetroetNoegle]
    omraade: str
    i_dag: date
    gulv: tuple[int, int] = (0, 0)
    gentag: bool = False
    foer: int | None = None
    alligevel: bool = False
    passed: Callable[[str], object] = field(default=_ignore)


def byg_pakke(database: bytes, antal: int, valg: Udgivelse) -> bytes:
    """The package's bytes; the same database and the same choices give the same bytes."""
    packed = lzma.compress(database, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC64, preset=_PRESET)
    if len(database) > MAX_DB or len(packed) > MAX_PAKKE - len(MAGI) - 2000:
        raise UserError("Kataloget er for stort til en pakke.", "Pakken må højst fylde 64 MB.")
    hoved = Pakkehoved(
        app=APP,
        omraade=valg.omraade,
        noeglegen=valg.generation,
        serie=valg.serie,
        skema=SKEMA_VERSION,
        udstedt=valg.udstedt,
        gyldig_til=valg.gyldig_til,
        antal=antal,
        db_bytes=len(database),
        db_sha256=hashlib.sha256(database).hexdigest(),
        pak_bytes=len(packed),
        pak_sha256=hashlib.sha256(packed).hexdigest(),
    )
    line = hoved_to_line(hoved)
    signature = sign(valg.noegle, line, KOMMENTAR, trusted_words(hoved))
    return MAGI + signature.tekst.encode("ascii") + line + packed


def read_pakke(fil: Path) -> bytes:
    """The bytes of a regular file of at most 64 MB; never waits on a pipe, a device or a folder."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(fil, flags)
    except FileNotFoundError:
        raise PakkefejlError(
            "fil", f"Filen “{fil.name}” findes ikke.", "Tjek navnet, eller sæt USB-stikket i."
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(fil, error) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise PakkefejlError("fil", f"“{fil.name}” er ikke en almindelig fil.")
        if status.st_size > MAX_PAKKE:
            raise PakkefejlError("fil", f"“{fil.name}” er for stor til at være en katalogpakke.")
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            raw = stream.read(MAX_PAKKE + 1)
    except OSError as error:
        raise _unreadable(fil, error) from error
    finally:
        os.close(descriptor)
    if len(raw) > MAX_PAKKE:
        raise PakkefejlError("fil", f"“{fil.name}” er for stor til at være en katalogpakke.")
    return raw


def _unreadable(fil: Path, error: OSError | ValueError) -> PakkefejlError:
    denied = isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM)
    kind = "du har ikke adgang til den" if denied else "drevet svarer ikke, eller det er ikke en fil"
    return PakkefejlError("fil", f"“{fil.name}” kan ikke læses: {kind}.")


def judge_hoved(raw: bytes, maal: Maalestok) -> tuple[Pakkehoved, Hovedblok]:
    """Everything that the six lines can decide, from "magi" to "datoer"."""
    blok = split_hoved(raw)
    maal.passed("magi")
    noegle = check_signature(blok, maal.noegler)
    maal.passed("signatur")
    hoved = read_hoved(blok, noegle)
    maal.passed("json")
    check_area(hoved, maal.omraade, SKEMAER)
    maal.passed("omraade")
    maal.passed("skema")
    check_number(hoved, maal.gulv, maal.gentag)
    maal.passed("serie")
    check_dates(hoved, maal.i_dag)
    maal.passed("datoer")
    return hoved, blok


class Doemt(NamedTuple):
    """A package that passed: its head as a value and as bytes, and its directory."""

    hoved: Pakkehoved
    head: bytes
    katalog: Katalog


def judge_pakke(raw: bytes, maal: Maalestok, ud: Path) -> Doemt:
    """Judge a package whole and leave its directory in ``ud``.

    Raises ``PakkefejlError`` (refused) or ``UserError`` (nowhere to write); ``ud`` is then worth nothing.
    """
    hoved, blok = judge_hoved(raw, maal)
    packed = memoryview(raw)[blok.slut :]
    if len(packed) != hoved.pak_bytes or hashlib.sha256(packed).hexdigest() != hoved.pak_sha256:
        raise PakkefejlError("indhold", "Pakken er beskadiget eller afkortet. Kopiér den igen.")
    maal.passed("indhold")
    digest = _unpack(packed, hoved.db_bytes, ud)
    maal.passed("udpakning")
    if digest != hoved.db_sha256:
        raise PakkefejlError("database", "Kataloget i pakken passer ikke til dens underskrift.")
    maal.passed("database")
    katalog = check_database(ud, hoved.antal, maal.foer, maal.passed, alligevel=maal.alligevel)
    return Doemt(hoved, raw[: blok.slut], katalog)


def _unpack(packed: memoryview, length: int, ud: Path) -> str:
    """Decompress to a file, never more than was stated; returns the SHA-256 of what came."""
    bomb = PakkefejlError("udpakning", "Pakken fylder noget andet, end den siger.")
    machine = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_MEMORY)
    digest, written, source = hashlib.sha256(), 0, packed
    try:
        with ud.open("wb") as stream:
            while not machine.eof:
                chunk = machine.decompress(source, _CHUNK)
                source = packed[:0]
                written += len(chunk)
                if written > length or (not chunk and machine.needs_input and not machine.eof):
                    raise bomb
                digest.update(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
    except lzma.LZMAError as error:
        raise PakkefejlError("udpakning", "Pakken kan ikke pakkes ud.") from error
    except OSError as error:
        raise cannot_write("Kataloget er ikke opdateret.", "Det gamle bruges stadig.", error) from error
    if written != length or machine.unused_data:
        raise bomb
    return digest.hexdigest()
