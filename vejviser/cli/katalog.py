"""``vejviser katalog``: build the directory, say what is wrong or weak in it, and hook in the other verbs."""

from __future__ import annotations

import argparse
from datetime import date

from vejviser.cli import katalog_pakke, katalog_udveksling, output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, iso_date, path


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    katalog = commands.add_parser(
        "katalog", help="byg, tjek, udgiv og opdater kataloget", description="Alt om selve kataloget."
    )
    parts = katalog.add_subparsers(dest="del", metavar="HVAD", required=True, parser_class=Parser)
    byg = parts.add_parser("byg", help="byg tilbud.sqlite ud fra kilderne")
    byg.add_argument("--kilde", type=path, metavar="MAPPE", help="mappen med kilderne (ressourcer/katalog)")
    byg.add_argument("--ud", type=path, metavar="FIL", help="filen, der skrives (data/tilbud.sqlite)")
    byg.set_defaults(run=run_byg)
    tjek = parts.add_parser("tjek", help="hvad er forkert eller svagt i kataloget, værst først")
    tjek.add_argument(
        "--kilde", type=path, metavar="MAPPE", help="tjek kilderne i mappen i stedet for kataloget"
    )
    tjek.add_argument("--dato", type=iso_date, metavar="DATO", help="regn kildernes alder fra denne dag")
    tjek.add_argument("--json", action="store_true", help="svar som JSON")
    tjek.set_defaults(run=run_tjek)
    katalog_udveksling.add_parsers(parts)
    katalog_pakke.add_parsers(parts)


def run_byg(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.katalog_kilde import load_katalogkilde
    from vejviser.storage.katalog_byg import byg_katalog

    kilde = load_katalogkilde(options.kilde or context.paths.kilde)
    target = options.ud or context.paths.skibet
    fingerprint = byg_katalog(kilde, target)
    output.say(
        f"Skrev {target}: {len(kilde.tilbud)} tilbud, katalog {kilde.dato}, fingeraftryk {fingerprint[:16]}."
    )
    return 0


def run_tjek(options: argparse.Namespace, context: Context) -> int:
    from vejviser.domain.kvalitet import kvalitet_to_json, tjek_katalog
    from vejviser.domain.kvalitet_regler import Regelgrundlag, regler_to_json
    from vejviser.domain.kvalitet_tal import regler

    if options.kilde:
        from vejviser.exchange.katalog_kilde import load_katalogkilde

        tilbud = load_katalogkilde(options.kilde).tilbud
    else:
        tilbud = tuple(context.opened.katalog.tilbud.values())
    dato = date.fromisoformat((options.dato or context.now().date().isoformat())[:10])
    fund = tjek_katalog(tilbud, dato.isoformat())
    svarene = regler(Regelgrundlag(tilbud, dato))
    if options.json:
        output.say_json(kvalitet_to_json(fund) | {"regler": regler_to_json(svarene)})
    else:
        for one in fund:
            output.say(str(one))
        for svar in svarene:
            if svar.opfyldt is False:
                output.say(f"{svar.regel.kode} {svar.regel.navn}: {svar.saetning} {svar.regel.raad}")
        output.say(_summary(sum(one.fejl for one in fund), len(fund)))
    return 1 if any(one.fejl for one in fund) else 0


def _summary(faults: int, everything: int) -> str:
    return f"{faults} fejl, {everything - faults} svage steder."
