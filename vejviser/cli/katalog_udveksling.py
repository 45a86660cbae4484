"""``vejviser katalog importer``, ``eksporter``, ``skabelon`` and ``forskel``: the directory in files."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.katalog_laes import (
    Progress,
    grundlag,
    har_redaktion,
    open_redaktion,
    read_katalog,
    udveksling,
)
from vejviser.cli.parser import Parser, path
from vejviser.domain.forskel import forskel, forskel_to_json
from vejviser.domain.indlaesning import Importplan, feltnavn, lav_plan, plan_to_json
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import UserError

FORMATER = ("hsds-csv", "hsds-json", "xlsx", "csv", "jsonl")
_VIST = 50


def add_parsers(parts: argparse._SubParsersAction[Parser]) -> None:
    """Hooked in under ``vejviser katalog``."""
    ind = parts.add_parser("importer", help="hent tilbud ind fra en fil; viser først, hvad der vil ske")
    ind.add_argument(
        "fil", type=path, metavar="FIL", help="regneark, CSV, HSDS (zip, mappe, json) eller jsonl"
    )
    ind.add_argument("--format", choices=FORMATER, help="hvad filen er (ellers ses det på indholdet)")
    ind.add_argument("--proeve", action="store_true", help="vis kun, hvad der ville ske")
    ind.add_argument("--uden-afviste", action="store_true", help="hent resten ind, når rækker er afvist")
    ind.add_argument("--json", action="store_true", help="svar som JSON")
    ind.set_defaults(run=run_importer)
    ud = parts.add_parser("eksporter", help="skriv kataloget til en fil, som andre programmer kan læse")
    ud.add_argument("--format", choices=FORMATER, required=True, help="hvad filen skal være")
    ud.add_argument("--ud", type=path, required=True, metavar="FIL", help="filen, der skrives")
    ud.add_argument("--katalog", type=path, metavar="FIL", help="et andet katalog end det, der redigeres")
    ud.set_defaults(run=run_eksporter)
    skabelon = parts.add_parser("skabelon", help="skriv et tomt regneark, som en partner kan udfylde")
    skabelon.add_argument("--ud", type=path, required=True, metavar="FIL", help="regnearket (.xlsx)")
    skabelon.set_defaults(run=run_skabelon)
    diff = parts.add_parser("forskel", help="hvad er nyt, lukket og ændret fra ét katalog til et andet")
    diff.add_argument("a", type=path, metavar="A", help="det gamle: katalog, pakke, mappe eller fil")
    diff.add_argument("b", type=path, metavar="B", help="det nye")
    diff.add_argument("--json", action="store_true", help="svar som JSON")
    diff.set_defaults(run=run_forskel)


def run_importer(options: argparse.Namespace, context: Context) -> int:
    """Plan first; the editor's database is made, or written to, only when there is something to do."""
    if har_redaktion(context):
        with open_redaktion(context) as redaktion:
            plan = _plan(options, context, redaktion.alle())
    else:
        plan = _plan(options, context, context.opened.katalog.tilbud)
    if _stops(options, plan):
        return _answer(options, plan, done=False)
    if plan.tilbud or plan.bevaret:
        with open_redaktion(context) as redaktion:
            redaktion.importer(plan, options.fil.name, Progress("Gemmer"))
    return _answer(options, plan, done=True)


def _stops(options: argparse.Namespace, plan: Importplan) -> bool:
    return options.proeve or bool(plan.afviste and not options.uden_afviste)


def _plan(options: argparse.Namespace, context: Context, nu: Mapping[str, Tilbud]) -> Importplan:
    return lav_plan(nu, udveksling(context, "Læser").laes(options.fil, nu, options.format or ""))


def _answer(options: argparse.Namespace, plan: Importplan, *, done: bool) -> int:
    """Show what would be or was done; exit 1 where rows were rejected and so nothing was done."""
    if options.json:
        output.say_json(plan_to_json(plan, done))
    else:
        _show(plan)
        output.say(_ending(options, plan, done))
    return 0 if done or not plan.afviste else 1


def _show(plan: Importplan) -> None:
    _some("Advarsel", list(plan.advarsler))
    _some("Afvist", [str(one) for one in plan.afviste])
    _some("Ny", [f"{one.navn} [{one.id}]" for one in plan.nye])
    _some(
        "Ændret",
        [
            f"{one.efter.navn} [{one.efter.id}]: {', '.join(map(feltnavn, one.felter))}"
            for one in plan.aendrede
        ],
    )
    output.say(plan.saetning)


def _some(word: str, lines: list[str]) -> None:
    for line in lines[:_VIST]:
        output.say(f"{word}: {line}")
    if len(lines) > _VIST:
        output.say(f"{word}: og {len(lines) - _VIST} til. Se dem alle med --json.")


def _ending(options: argparse.Namespace, plan: Importplan, done: bool) -> str:
    if done and not plan.tilbud:
        return "Der var intet at ændre."
    if done:
        return "Det er gemt i redaktionens database. Udgiv det med: vejviser katalog udgiv"
    if plan.afviste and not options.proeve:
        return "Intet er ændret. Ret filen, eller hent resten ind med --uden-afviste."
    return "Det var en prøve: intet er ændret."


def run_eksporter(options: argparse.Namespace, context: Context) -> int:
    basis = grundlag(context, options.katalog)
    said = udveksling(context, "Skriver").skriv(basis.katalog, options.format, options.ud, basis.bevaret)
    output.tell(*said)
    output.say(f"Skrev {options.ud}: {len(basis.katalog.tilbud)} tilbud fra {basis.hvad}.")
    return 0


def run_skabelon(options: argparse.Namespace, context: Context) -> int:
    if options.ud.suffix.casefold() != ".xlsx":
        raise UserError("Skabelonen er et regneark.", "Lad filens navn slutte på .xlsx.", wrong_use=True)
    udveksling(context, "Skriver").skabelon(options.ud)
    output.say(f"Skrev {options.ud}. Partneren udfylder det; læs det med: vejviser katalog importer FIL")
    return 0


def run_forskel(options: argparse.Namespace, context: Context) -> int:
    found = forskel(_offers(context, options.a), _offers(context, options.b))
    if options.json:
        output.say_json(forskel_to_json(found))
        return 0
    lists = {"Ny": found.nye, "Lukket": found.lukkede, "Lukket for en tid": found.midlertidigt_lukkede}
    for word, ids in lists.items():
        _some(word, [f"{found.navne[id_]} [{id_}]" for id_ in ids])
    for change in found.aendrede:
        output.say(f"Ændret: {change.navn} [{change.id}]")
        for felt in change.felter:
            output.say(f"  {felt.navn}: {_one_line(felt.foer)} -> {_one_line(felt.efter)}")
    output.say(f"{found.saetning}.")
    return 0


def _offers(context: Context, fil: Path) -> Mapping[str, Tilbud]:
    read = read_katalog(context, fil)
    return read.tilbud if isinstance(read, Katalog) else read


def _one_line(text: str) -> str:
    return text.replace("\n", " / ")
