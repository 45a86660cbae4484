"""``vejviser samtale``, ``forslag`` and ``notat``: the conversation from a file."""

from __future__ import annotations

import argparse
from datetime import datetime

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, count, moment, path
from vejviser.domain.notat import Notattype, byg_notat
from vejviser.domain.samtale import Samtale
from vejviser.errors import UserError


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    samtale = commands.add_parser(
        "samtale", help="en samtale som fil", description="En samtale som JSON-fil."
    )
    parts = samtale.add_subparsers(dest="del", metavar="{eksempel,tjek}", required=True)
    eksempel = parts.add_parser("eksempel", help="skriv en hel eksempelsamtale som JSON")
    eksempel.set_defaults(run=run_eksempel)
    tjek = parts.add_parser("tjek", help="er filen en gyldig samtale?")
    tjek.add_argument("fil", type=path)
    tjek.set_defaults(run=run_tjek)

    forslag = commands.add_parser("forslag", help="tilbud til hvert behov i en samtale")
    forslag.add_argument("fil", type=path, metavar="SAMTALE.json")
    forslag.add_argument("--antal", type=count, default=5, metavar="N", help="forslag pr. behov (5)")
    forslag.add_argument("--tid", type=moment, metavar="TID", help="tidspunkt, fx 2026-11-23T18:00")
    forslag.add_argument("--json", action="store_true", help="svar som JSON")
    forslag.set_defaults(run=run_forslag)

    notat = commands.add_parser("notat", help="skriv et notat ud fra en samtale")
    notat.add_argument("fil", type=path, metavar="SAMTALE.json")
    notat.add_argument(
        "--til", choices=[kind.value for kind in Notattype], required=True, help="hvem det er til"
    )
    notat.add_argument(
        "--ud", type=path, required=True, metavar="FIL", help="slutter på .pdf, .txt eller .json"
    )
    notat.set_defaults(run=run_notat)


def run_eksempel(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.samtale_json import eksempel_samtale, samtale_to_json

    output.say_json(samtale_to_json(eksempel_samtale(context.paths.ressourcer)), indent=2)
    return 0


def _load(options: argparse.Namespace, context: Context) -> Samtale:
    from vejviser.exchange.samtale_json import load_samtale

    return load_samtale(options.fil, context.opened.katalog.tilbud.keys())


def run_tjek(options: argparse.Namespace, context: Context) -> int:
    samtale = _load(options, context)
    output.say(f"Samtalen er gyldig: {len(samtale.behov)} behov, {len(samtale.aftaler)} aftaler.")
    return 0


def run_forslag(options: argparse.Namespace, context: Context) -> int:
    samtale = _load(options, context)
    tid = options.tid or (moment(samtale.dato) if samtale.dato else context.now())
    answer = context.forslag(tid.year).forslag(samtale, options.antal, tid)
    if not samtale.behov:
        output.tell("Samtalen har ingen behov endnu. Find dem i ordene med: vejviser behov")
    if options.json:
        output.say_json(
            {
                "behov": [
                    {
                        "omraade": loesning.omraade,
                        "forslag": [
                            {"id": one.id, "fordi": list(one.fordi), "hindringer": list(one.hindringer)}
                            for one in loesning.forslag
                        ],
                    }
                    for loesning in answer
                ]
            }
        )
        return 0
    for loesning in answer:
        output.say(f"\n{context.opened.indhold.omraade(loesning.omraade).navn}")
        for one in loesning.forslag:
            output.say(f"  {context.tilbud(one.id).navn}  [{one.id}]")
            output.say("    Passer: " + (", ".join(one.fordi) or "hører til området"))
            if one.hindringer:
                output.say("    Vær klar over: " + ", ".join(one.hindringer))
        if not loesning.forslag:
            output.say(f"  Intet tilbud passer. Ring {context.opened.indhold.hovednummer}.")
    return 0


def run_notat(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.notat_fil import write_notat

    samtale = _load(options, context)
    opened = context.opened
    notat = byg_notat(
        samtale,
        opened.katalog.tilbud,
        opened.indhold,
        Notattype(options.til),
        samtale.dato or _minute(context.now()),
        opened.katalog.dato,
    )
    if notat.afvist:
        raise UserError(notat.afvist, "Intet er skrevet.")
    output.tell(*notat.advarsler, *write_notat(notat, options.ud, context.paths.ressourcer))
    return 0


def _minute(now: datetime) -> str:
    return now.replace(second=0, microsecond=0).isoformat(timespec="minutes")
