"""``vejviser katalog udgiv``, ``underskriv``, ``opdater`` and ``tjek-pakke``: signed packages."""

from __future__ import annotations

import argparse
import hashlib
import os
import tempfile
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser import katalogvalg
from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.noegle import open_hemmelig
from vejviser.cli.parser import Parser, iso_date, path
from vejviser.domain.forskel import forskel_to_json
from vejviser.errors import UserError
from vejviser.katalogarbejde import GYLDIG_DAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from vejviser.exchange.pakke_udgiv import Faerdig
    from vejviser.storage.katalog_byg import Katalogdata


_MAX_SERIE = 10**9


def add_parsers(parts: argparse._SubParsersAction[Parser]) -> None:
    """Hooked in under ``vejviser katalog``."""
    udgiv = parts.add_parser("udgiv", help="lav en underskrevet katalogpakke")
    udgiv.add_argument("--ud", type=path, required=True, metavar="MAPPE", help="mappen med pakker")
    udgiv.add_argument("--serie", type=_serie, metavar="N", help="pakkens nummer (den næste)")
    udgiv.add_argument("--udstedt", type=iso_date, metavar="DATO", help="udstedt denne dag (i dag)")
    udgiv.add_argument(
        "--gyldig-til", type=iso_date, metavar="DATO", help=f"gælder til (om {GYLDIG_DAGE} dage)"
    )
    udgiv.add_argument("--omraade", metavar="NAVN", help="kommunen, pakken er til")
    udgiv.add_argument(
        "--generation", type=_serie, metavar="N", help="nøglens generation, hvis den er ukendt"
    )
    udgiv.add_argument("--alligevel", action="store_true", help="udgiv trods de indvendinger, der kan tåles")
    udgiv.add_argument("--json", action="store_true", help="svar som JSON")
    udgiv.set_defaults(run=run_udgiv)
    skriv = parts.add_parser("underskriv", help="giv den anden underskrift på en pakke")
    skriv.add_argument("pakke", type=path, help="pakken")
    skriv.set_defaults(run=run_underskriv)
    for parser in (udgiv, skriv):
        parser.add_argument(
            "--noegle", type=path, required=True, metavar="FIL", help="den hemmelige nøgle (.key)"
        )
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--kilde", type=path, metavar="MAPPE", help="mappen med kilderne")
        which.add_argument("--katalog", type=path, metavar="FIL", help="et bygget katalog (.sqlite)")
    opdater = parts.add_parser("opdater", help="brug en nyere katalogpakke")
    opdater.add_argument("kilde", nargs="?", metavar="FIL|MAPPE|URL", help="hvor pakken ligger")
    opdater.add_argument(
        "--alligevel", action="store_true", help="også hvis der er mange færre tilbud end før"
    )
    opdater.add_argument("--json", action="store_true", help="svar som JSON")
    opdater.set_defaults(run=run_opdater)
    tjek = parts.add_parser("tjek-pakke", help="tjek en katalogpakke, én kontrol ad gangen")
    tjek.add_argument("fil", type=path, help="pakken")
    tjek.add_argument("--udpak", type=path, metavar="MAPPE", help="skriv linje og signatur til minisign -V")
    tjek.add_argument("--json", action="store_true", help="svar som JSON")
    tjek.set_defaults(run=run_tjek_pakke)


def _serie(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:12]) <= _MAX_SERIE:
        raise argparse.ArgumentTypeError(f"{text!r} skal være et helt tal fra 1 til {_MAX_SERIE}.")
    return int(text)


def run_udgiv(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange import pakke_udgiv
    from vejviser.exchange.pakke import Udgivelse

    drift = katalogvalg.open_drift(context.paths)
    noegle = open_hemmelig(options.noegle)
    own = pakke_udgiv.own_key(noegle, options.noegle, drift.noegler.udgivere, options.generation)
    i_dag = context.now().date()
    omraade = options.omraade or drift.politik.kommune
    before = pakke_udgiv.find_tidligere(options.ud, (own, *drift.noegler.udgivere), omraade)
    issued = options.udstedt or i_dag.isoformat()
    last = before.hoved.serie if before and before.hoved.noeglegen == own.generation else 0
    ends = options.gyldig_til or (date.fromisoformat(issued) + timedelta(days=GYLDIG_DAGE)).isoformat()
    valg = Udgivelse(noegle, own.generation, options.serie or last + 1, omraade, issued, ends)
    database, done = _database(options, context, issued)
    faerdig = pakke_udgiv.byg(database, valg, before, i_dag)
    pakke_udgiv.hard_stop(faerdig, options.alligevel)
    file = pakke_udgiv.write_pakke(options.ud, faerdig.hoved, faerdig.raw)
    done(faerdig.hoved.serie, faerdig.katalog.fingeraftryk)
    _say_published(faerdig, file, options.json)
    if own not in drift.noegler.udgivere:
        output.tell("Programmet kender ikke nøglen: læg den offentlige halvdel i ressourcer/noegler.")
    return 0


def _database(
    options: argparse.Namespace, context: Context, dato: str
) -> tuple[bytes, Callable[[int, str], object]]:
    """The directory to publish, and whom to tell when it is: the editor's database, sources, or a file."""
    from vejviser.exchange.pakke_udgiv import database_of

    if options.katalog:
        return _checked_file(options.katalog), lambda serie, aftryk: None
    if options.kilde is None and (found := _redaktion(context, dato)) is not None:
        return found
    from vejviser.exchange.katalog_kilde import load_katalogkilde

    kilde: Katalogdata = load_katalogkilde(options.kilde or context.paths.kilde)
    return database_of(kilde), lambda serie, aftryk: None


def _checked_file(file: Path) -> bytes:
    from vejviser.storage.sqlite_katalog import load_katalog

    load_katalog(file)
    return file.read_bytes()


def _redaktion(context: Context, dato: str) -> tuple[bytes, Callable[[int, str], object]] | None:
    """The editor's database where there is one."""
    from vejviser.exchange.pakke_udgiv import database_of
    from vejviser.storage.redaktion.lager import findes_redaktion, open_redaktion, redaktion_url

    url = redaktion_url(context.paths.bruger, os.environ)
    if not findes_redaktion(url):
        return None
    with open_redaktion(url, context.now) as redaktion:
        snapshot = redaktion.udgivelse(dato)

    def done(serie: int, aftryk: str) -> None:
        with open_redaktion(url, context.now) as redaktion:
            redaktion.marker_udgivet(snapshot, serie, aftryk)

    output.tell("Udgiver fra redaktionens database.")
    return database_of(snapshot), done


def _say_published(faerdig: Faerdig, file: Path, as_json: bool) -> None:
    hoved = faerdig.hoved
    warnings = [one.saetning for one in faerdig.indvendinger]
    digest = hashlib.sha256(faerdig.raw).hexdigest()
    if as_json:
        changes = forskel_to_json(faerdig.forskel) if faerdig.forskel else None
        output.say_json(
            {
                "pakke": str(file),
                "sha256": digest,
                "hoved": asdict(hoved),
                "forskel": changes,
                "advarsler": warnings,
            }
        )
        return
    output.tell(*warnings)
    output.say(f"Skrev {file}: serie {hoved.serie}, {hoved.antal} tilbud, {len(faerdig.raw)} byte.")
    output.say(f"Siden sidst: {faerdig.forskel.saetning}." if faerdig.forskel else "Det er den første pakke.")
    output.say(
        f"Kataloget i pakken har sha256 {hoved.db_sha256}. En anden, der bygger det samme, får det samme."
    )


def run_underskriv(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.pakke import read_pakke
    from vejviser.exchange.pakke_hoved import check_signature, read_hoved, split_hoved
    from vejviser.exchange.pakke_udgiv import medunderskriv

    known = katalogvalg.open_drift(context.paths).noegler.udgivere
    blok = split_hoved(read_pakke(options.pakke))
    hoved = read_hoved(blok, check_signature(blok, known))
    noegle = open_hemmelig(options.noegle)
    database, _ = _database(options, context, hoved.udstedt)
    beside = medunderskriv(options.pakke, known, noegle, database)
    output.say(f"Kataloget er det samme. Skrev den anden underskrift: {beside}")
    return 0


def run_opdater(options: argparse.Namespace, context: Context) -> int:
    kilde = options.kilde or katalogvalg.find_politik(context.paths)[0].kilde
    if not kilde:
        raise UserError("Skriv, hvor pakken ligger.", "Fx: vejviser katalog opdater D:\\", wrong_use=True)
    result = katalogvalg.opdater(context.paths, kilde, context.now().date(), alligevel=options.alligevel)
    output.tell(*result.advarsler)
    if options.json:
        changes = forskel_to_json(result.forskel) if result.forskel else None
        output.say_json(
            {"ny": result.ny, "saetning": result.saetning, "hoved": asdict(result.hoved), "forskel": changes}
        )
    else:
        output.say(result.saetning)
    return 0


def run_tjek_pakke(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.pakke import read_pakke
    from vejviser.exchange.pakke_install import tjek_pakke, write_signature

    drift = katalogvalg.open_drift(context.paths)
    vilkaar = katalogvalg.betingelser(drift, context.now().date())
    before = len(katalogvalg.tilbud_i_brug(context.paths)) or None
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        hoved, answers = tjek_pakke(options.fil, drift.lager, vilkaar, Path(folder) / "x.sqlite", before)
    fine = all(one.svar == "ok" for one in answers)
    if options.json:
        rows = [{"kontrol": one.kontrol, "svar": one.svar, "saetning": one.saetning} for one in answers]
        output.say_json({"ok": fine, "hoved": asdict(hoved) if hoved else None, "kontroller": rows})
    else:
        words = {"ok": "ok", "fejl": "FEJL", "ikke_naaet": "ikke nået"}
        for one in answers:
            output.say(f"{words[one.svar]:10}{one.kontrol:11}{one.saetning or one.betyder}")
    if options.udpak:
        line, signature = write_signature(read_pakke(options.fil), options.udpak, options.fil.stem)
        output.tell(f"Skrev {line} og {signature}. Tjek dem med: minisign -V -p udgiver-1.pub -m {line}")
    return 0 if fine else 1
