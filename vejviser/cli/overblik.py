"""``vejviser overblik``: the counts that may be shown, as text, JSON, CSV or PDF. Nothing under five."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, path
from vejviser.domain.overblik import vis_perioder
from vejviser.domain.overblik_ord import Overblik, Overblikstabel, byg_overblik, overblik_tekst
from vejviser.domain.overblik_samling import Taludtraek, saml, uden_gengangere
from vejviser.errors import UserError

INGEN = "Der er ingen tal at vise endnu. De kommer, når en måned er slut og har mindst fem samtaler."


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    overblik = commands.add_parser(
        "overblik",
        help="vis, hvad der er talt, uden en eneste person i",
        description="Vis behov, barrierer og overleveringer som tal. Under 5 vises ikke.",
    )
    overblik.add_argument("--fra", default="", metavar="MÅNED", help="sammenlign med denne måned, fx 2026-11")
    overblik.add_argument("--ud", type=path, metavar="FIL", help="skriv FIL.pdf eller FIL.csv")
    overblik.add_argument(
        "--gem-tal", type=path, metavar="FIL", help="skriv denne computers tal til en fælles opgørelse"
    )
    overblik.add_argument(
        "--saml", type=path, nargs="+", default=[], metavar="FIL", help="læg andre computeres tal til"
    )
    overblik.add_argument("--json", action="store_true", help="svar som JSON")
    overblik.set_defaults(run=run_overblik)


def run_overblik(options: argparse.Namespace, context: Context) -> int:
    if options.gem_tal is not None:
        return _save_numbers(options.gem_tal, context)
    page = _page(options.fra, options.saml, context)
    if options.ud is not None:
        from vejviser.exchange.overblik_fil import write_overblik  # typst is only needed here

        output.tell(*write_overblik(page, options.ud, context.paths.ressourcer))
    elif options.json:
        output.say_json(overblik_json(page))
    elif page.dele:
        output.say(overblik_tekst(page))
    else:
        output.tell(INGEN)
    return 0


def _save_numbers(fil: Path, context: Context) -> int:
    from vejviser.exchange.overblik_tal import write_tal
    from vejviser.storage.overblik_lager import Overbliklager

    lager, today = Overbliklager(context.paths.bruger), context.now().date()
    perioder = vis_perioder(lager.all(), today)
    write_tal(Taludtraek(lager.make_id(today) if perioder else "", perioder), fil)
    output.say(f"Skrevet: {fil}")
    return 0


def _page(fra: str, filer: Sequence[Path], context: Context) -> Overblik:
    from vejviser.exchange.overblik_tal import read_tal
    from vejviser.storage.overblik_lager import Overbliklager

    today, lager = context.now().date(), Overbliklager(context.paths.bruger)
    own = Taludtraek(lager.kendt_id(), vis_perioder(lager.all(), today))
    every = uden_gengangere((own, *map(read_tal, filer)))
    perioder = saml(every) if filer else own.perioder
    if fra and all(fra != periode.fra for periode in perioder):
        known = ", ".join(periode.fra for periode in perioder) or "ingen endnu"
        raise UserError(f"Ingen periode begynder i {fra}.", f"Vælg en af dem, der gør: {known}.")
    return byg_overblik(perioder, fra, context.opened.indhold.omraadenavne(), today, len(every))


def overblik_json(page: Overblik) -> dict[str, Any]:
    """``null`` stands for "under 5"."""
    parts = [
        {
            "spoergsmaal": part.spoergsmaal,
            "saetning": part.saetning,
            "tabeller": [_table(table) for table in part.tabeller],
        }
        for part in page.dele
    ]
    return {"dato": page.dato, "dele": parts, "regel": page.regel}


def _table(table: Overblikstabel) -> dict[str, Any]:
    rows = [{"navn": row.navn, "vaerdier": list(row.vaerdier)} for row in table.raekker]
    return {"titel": table.titel, "serier": list(table.serier), "raekker": rows, "resten": table.resten}
