"""Packages for the tests: keys of our own, a small directory, and every part of a package to tamper with."""

from __future__ import annotations

import hashlib
import json
import lzma
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from tests.tilbud_hjaelp import et_tilbud
from vejviser.domain.indhold import Indhold
from vejviser.domain.pakke import Pakkehoved
from vejviser.domain.tilbud import Sikkerhed, Svar, Telefon, Tilbud
from vejviser.exchange.katalog_kilde import load_katalogkilde
from vejviser.exchange.minisign import HemmeligNoegle, sign
from vejviser.exchange.pakke import Udgivelse, byg_pakke
from vejviser.exchange.pakke_hoved import KOMMENTAR, MAGI, BetroetNoegle
from vejviser.exchange.pakke_install import Betingelser, open_lager
from vejviser.exchange.pakke_noegler import Noeglebund
from vejviser.storage.katalog_byg import byg_katalog
from vejviser.storage.versioner import Versionslager

RESSOURCER = Path(__file__).parents[2] / "ressourcer"
I_DAG = date(2026, 11, 22)
UDSTEDT, GYLDIG = "2026-11-20", "2027-02-18"
NOEGLE = HemmeligNoegle(b"noegle-1", b"1" * 32)
NAESTE = HemmeligNoegle(b"noegle-2", b"2" * 32)
ANDEN = HemmeligNoegle(b"anden---", b"3" * 32)
FREMMED = HemmeligNoegle(b"fremmed-", b"4" * 32)
BUND = Noeglebund(
    (BetroetNoegle(2, NAESTE.offentlig), BetroetNoegle(1, NOEGLE.offentlig)), (ANDEN.offentlig,)
)
VILKAAR = Betingelser(BUND, "kolding", I_DAG)
GRUND = et_tilbud(
    "grund",
    "Grund",
    kort="Varme og mad.",
    sikkerhed=Sikkerhed.MELLEM,
    behovsomraader=("hverdag",),
    telefon=(Telefon("75123456", "kontoret"),),
    web=("https://example.dk",),
    doegnaaben=Svar.JA,
)


@dataclass(frozen=True)
class Lille:
    """A source of made-up offers with the real documents."""

    tilbud: tuple[Tilbud, ...]
    indhold: Indhold
    dato: str = "2026-11-12"
    titel: str = "Prøve"


@cache
def indhold() -> Indhold:
    """The real documents; their links to offers are taken out, since the offers are made up."""
    real = load_katalogkilde(RESSOURCER / "katalog").indhold
    loose = tuple(
        replace(card, numre=tuple(replace(one, tilbud=None) for one in card.numre)) for card in real.akut
    )
    return replace(real, akut=loose)


def offers(antal: int, kort: str = "Varme og mad.") -> tuple[Tilbud, ...]:
    return tuple(replace(GRUND, id=f"nr-{nr:05}", navn=f"Nr {nr}", kort=kort) for nr in range(antal))


@cache
def database(antal: int = 10, kort: str = "Varme og mad.") -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "t.sqlite"
        byg_katalog(Lille(offers(antal, kort), indhold()), file)
        return file.read_bytes()


def edited(*sql: str) -> bytes:
    """The small directory after some SQL."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(database())
    for statement in sql:
        connection.execute(statement)
    raw = connection.serialize()
    connection.close()
    return raw


def pakke(serie: int = 10, generation: int = 1, antal: int = 10, kort: str = "Varme og mad.") -> bytes:
    """A good package."""
    noegle = NOEGLE if generation == 1 else NAESTE
    valg = Udgivelse(noegle, generation, serie, "kolding", UDSTEDT, GYLDIG)
    return byg_pakke(database(antal, kort), antal, valg)


def fields_of(db: bytes, packed: bytes, **changes: object) -> dict[str, object]:
    """The signed line's fields, true to the payload where nothing else is asked for."""
    true = Pakkehoved(
        app="vejviser",
        omraade="kolding",
        noeglegen=1,
        serie=10,
        skema=1,
        udstedt=UDSTEDT,
        gyldig_til=GYLDIG,
        antal=10,
        db_bytes=len(db),
        db_sha256=hashlib.sha256(db).hexdigest(),
        pak_bytes=len(packed),
        pak_sha256=hashlib.sha256(packed).hexdigest(),
    )
    return {**asdict(true), **changes}


def line_of(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def forged(
    line: bytes,
    packed: bytes,
    noegle: HemmeligNoegle = NOEGLE,
    untrusted: str = KOMMENTAR,
    trusted: str = "vejviser serie 10",
) -> bytes:
    """A package with a good signature over whatever line."""
    return MAGI + sign(noegle, line, untrusted, trusted).tekst.encode() + line + packed


def with_fields(noegle: HemmeligNoegle = NOEGLE, trusted: str | None = None, **changes: object) -> bytes:
    """Good payload, good signature, some fields of the line changed."""
    db = database()
    packed = lzma.compress(db)
    line = line_of(fields_of(db, packed, **changes))
    return forged(line, packed, noegle, trusted=trusted or f"vejviser serie {changes.get('serie', 10)}")


def with_database(db: bytes, **changes: object) -> bytes:
    """A package whose only fault is inside the directory."""
    packed = lzma.compress(db)
    return forged(line_of(fields_of(db, packed, **changes)), packed)


def lager(folder: Path) -> Versionslager:
    return open_lager(folder / "katalog", BUND)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file's bytes below a folder; the lock has none."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.suffix != ".laas"
    }


def by_id(tilbud: Iterable[Tilbud]) -> dict[str, Tilbud]:
    return {one.id: one for one in tilbud}
