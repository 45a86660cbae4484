"""``vejviser redaktion``: the editor's database from the command line: state, copy, move, upgrade, inbox."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from typing import TYPE_CHECKING

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, path
from vejviser.errors import UserError, VejviserError

if TYPE_CHECKING:
    from vejviser.storage.redaktion.lager import Redaktion

_INGEN = "Der er ingen redaktion på denne computer endnu."


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    redaktion = commands.add_parser(
        "redaktion",
        help="pas redaktionens database",
        description="Pas den database, som redaktører retter i.",
    )
    parts = redaktion.add_subparsers(dest="del", metavar="HVAD", required=True, parser_class=Parser)
    status = parts.add_parser("status", help="hvor ligger den, og hvad venter")
    status.add_argument("--json", action="store_true", help="svar som JSON")
    status.set_defaults(run=run_status)
    kopi = parts.add_parser("kopi", help="tag en kopi af det hele i en fil")
    kopi.add_argument("--ud", type=path, required=True, metavar="FIL", help="filen, der skrives")
    kopi.set_defaults(run=run_kopi)
    flyt = parts.add_parser("flyt", help="flyt det hele til en tom database (fil eller PostgreSQL)")
    flyt.add_argument(
        "--til", required=True, metavar="ADRESSE", help="fx postgresql://bruger@server/vejviser"
    )
    flyt.set_defaults(run=run_flyt)
    opgrader = parts.add_parser("opgrader", help="gør den fælles database klar til denne udgave")
    opgrader.set_defaults(run=run_opgrader)
    modtag = parts.add_parser("modtag", help="læg fejlmeldinger fra filer i indbakken")
    modtag.add_argument("filer", nargs="+", type=path, metavar="FIL", help="en fejlmelding (.json)")
    modtag.set_defaults(run=run_modtag)


def _place(context: Context) -> str:
    from vejviser.storage.redaktion.lager import findes_redaktion, redaktion_url

    place = redaktion_url(context.paths.bruger, os.environ)
    if not findes_redaktion(place):
        raise UserError(_INGEN, "Åbn Katalog i vinduet som redaktør, eller hent en fil ind.")
    return place


def _open(context: Context) -> Redaktion:
    from vejviser.storage.redaktion.lager import open_redaktion

    return open_redaktion(_place(context), context.now)


def run_status(options: argparse.Namespace, context: Context) -> int:
    with _open(context) as redaktion:
        lines = redaktion.liste()
        today = context.now().date()
        data = {
            "faelles": redaktion.central,
            "tilbud": len(lines),
            "tilstande": dict(sorted(Counter(line.tilstand.value for line in lines).items())),
            "kontrol_venter": len(redaktion.arbejdsliste(today)),
            "fejlmeldinger": len(redaktion.indbakke()),
            "udgivelser": [one.serie for one in redaktion.udgivelser()],
        }
    if options.json:
        output.say_json(data)
        return 0
    output.say("Den fælles database." if data["faelles"] else "En database på denne computer.")
    output.say(f"{data['tilbud']} tilbud. {data['kontrol_venter']} venter på kontrol.")
    output.say(f"{data['fejlmeldinger']} åbne fejlmeldinger.")
    return 0


def run_kopi(options: argparse.Namespace, context: Context) -> int:
    from vejviser.storage.redaktion.flyt import flyt

    if options.ud.exists():
        raise UserError(f"“{options.ud.name}” findes allerede. Intet er ændret.", "Vælg et nyt navn.")
    count = flyt(_place(context), str(options.ud))
    output.say(f"Skrev {options.ud}: {count} tilbud med historik og indbakke.")
    return 0


def run_flyt(options: argparse.Namespace, context: Context) -> int:
    from vejviser.storage.redaktion.flyt import flyt

    count = flyt(_place(context), options.til)
    output.say(f"Flyttede {count} tilbud med historik og indbakke. Den gamle database er ikke ændret.")
    output.say("Sæt VEJVISER_DATABASE_URL til den nye adresse hos alle redaktører.")
    return 0


def run_opgrader(options: argparse.Namespace, context: Context) -> int:
    from vejviser.storage.redaktion.base import Database

    database = Database(_place(context))
    try:
        database.upgrade()
    finally:
        database.close()
    output.say("Databasen er klar til denne udgave af Vejviser.")
    return 0


def run_modtag(options: argparse.Namespace, context: Context) -> int:
    """Every file on its own: one that cannot be used does not stop the others."""
    from vejviser.exchange.rettelse_json import laes_rettelse

    refused = 0
    with _open(context) as redaktion:
        for fil in options.filer:
            try:
                new = redaktion.modtag(laes_rettelse(fil))
            except VejviserError as error:
                refused += 1
                output.tell(f"{fil.name}: {error}")
            else:
                output.say(f"{fil.name}: {'lagt i indbakken' if new else 'lå der allerede'}.")
    return 1 if refused else 0
