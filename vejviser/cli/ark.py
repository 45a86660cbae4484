"""``vejviser ark``: one offer, or a few, on one page that a citizen can take home."""

from __future__ import annotations

import argparse

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, moment, path
from vejviser.cli.soeg import known_tilbud
from vejviser.domain.ark import byg_ark


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    ark = commands.add_parser(
        "ark",
        help="skriv et ark om et eller flere tilbud",
        description="Skriv ét A4-ark, som borgeren kan tage med hjem.",
    )
    ark.add_argument("id", nargs="+", help="tilbuddets id, fx livslinien; højst 6")
    ark.add_argument("--ud", type=path, required=True, metavar="FIL", help="FIL.pdf eller FIL.txt")
    ark.add_argument("--tid", type=moment, metavar="TID", help="datoen på arket, fx 2026-11-23")
    ark.set_defaults(run=run_ark)


def run_ark(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.ark_pdf import write_ark  # typst is only needed here

    chosen = [known_tilbud(id_, context) for id_ in dict.fromkeys(options.id)]
    ark = byg_ark(chosen, context.opened.indhold.hovednummer, options.tid or context.now())
    output.tell(*write_ark(ark, options.ud, context.paths.ressourcer))
    return 0
