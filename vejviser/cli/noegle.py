"""``vejviser noegle``: make a key pair for publishing, and see which keys this program trusts."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, count, path
from vejviser.errors import UserError

if TYPE_CHECKING:
    from vejviser.exchange.minisign import HemmeligNoegle

_MINDST = 10


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    noegle = commands.add_parser(
        "noegle", help="lav og se nøgler til katalogpakker", description="Lav og se nøgler til katalogpakker."
    )
    parts = noegle.add_subparsers(dest="del", metavar="{ny,vis}", required=True, parser_class=Parser)
    ny = parts.add_parser("ny", help="lav et nyt nøglepar")
    ny.add_argument("--ud", type=path, required=True, metavar="MAPPE", help="mappen, nøglerne skrives i")
    ny.add_argument("--generation", type=count, default=1, metavar="N", help="nøglens generation (1)")
    ny.add_argument("--anden", metavar="NAVN", help="nøglen er til den anden underskrift, fx anden-mette")
    ny.add_argument(
        "--uden-kodeord", action="store_true", help="lad være med at kryptere den hemmelige nøgle"
    )
    ny.set_defaults(run=run_ny)
    vis = parts.add_parser("vis", help="vis de nøgler, Vejviser kender, eller en fil")
    vis.add_argument("fil", nargs="?", type=path, help="en offentlig nøgle (.pub)")
    vis.add_argument("--json", action="store_true", help="svar som JSON")
    vis.set_defaults(run=run_vis)


def run_ny(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.minisign_hemmelig import new_noegle, write_noeglepar

    name = f"udgiver-{options.generation}" if options.anden is None else f"anden-{_safe(options.anden)}"
    target: Path = options.ud / f"{name}.key"
    if not options.ud.is_dir():
        raise UserError(f"Mappen “{options.ud}” findes ikke.", "Lav den først, fx på et USB-stik.")
    for file in (target, target.with_suffix(".pub")):
        if file.exists():
            raise UserError(
                f"“{file.name}” findes allerede. Intet er ændret.", "En nøgle skrives aldrig over."
            )
    kodeord = None if options.uden_kodeord else ask_new_kodeord()
    noegle = new_noegle()
    public = write_noeglepar(noegle, target, kodeord)
    output.say(f"Lavede nøglen {noegle.offentlig.navn}.")
    output.say(f"Hemmelig: {target}. Gem den et sikkert sted, og giv den aldrig videre.")
    output.say(f"Offentlig: {public}. Læg den i ressourcer/noegler eller på computerne.")
    return 0


def _safe(navn: str) -> str:
    plain = navn.lower().removeprefix("anden-")
    if not plain.isascii() or not plain.replace("-", "").isalnum() or len(plain) > 40:
        raise UserError("Navnet må kun have bogstaver a-z, tal og bindestreg.", "Fx mette", wrong_use=True)
    return plain


def run_vis(options: argparse.Namespace, context: Context) -> int:
    from vejviser.exchange.pakke_noegler import load_noegler, load_offentlig

    if options.fil is not None:
        rows = [{"navn": (one := load_offentlig(options.fil)).navn, "noegle": one.tekst}]
    else:
        bund = load_noegler(context.paths.noegler)
        rows = [
            {
                "generation": str(known.generation),
                "navn": known.offentlig.navn,
                "noegle": known.offentlig.tekst,
            }
            for known in bund.udgivere
        ]
        rows += [{"anden": "ja", "navn": one.navn, "noegle": one.tekst} for one in bund.andre]
    if options.json:
        output.say_json({"noegler": rows})
        return 0
    for row in rows:
        kind = f"Generation {row['generation']}" if "generation" in row else "Nøgle"
        kind = "Anden underskrift" if "anden" in row else kind
        output.say(f"{kind}: {row['navn']}  {row['noegle']}")
    if not rows:
        output.say("Vejviser kender ingen nøgler endnu, så alle katalogpakker afvises.")
        output.say("Lav et nøglepar med: vejviser noegle ny --ud MAPPE")
    return 0


def ask_new_kodeord() -> str:
    """A new passphrase, typed twice and never shown."""
    first = _ask(f"Nyt kodeord til nøglen (mindst {_MINDST} tegn): ")
    if len(first) < _MINDST:
        raise UserError(
            f"Kodeordet skal være på mindst {_MINDST} tegn. Intet er skrevet.", "Brug fx tre ord."
        )
    if _ask("Skriv det igen: ") != first:
        raise UserError("De to kodeord er ikke ens. Intet er skrevet.", "Prøv igen.")
    return first


def _ask(words: str) -> str:
    """No echo, and never from a pipe: a passphrase in a script is a passphrase in a file."""
    if not sys.stdin.isatty():
        raise UserError(
            "Kodeordet skal skrives på et tastatur.", "Kør kommandoen i et vindue, du selv sidder ved."
        )
    return getpass.getpass(words)


def open_hemmelig(file: Path) -> HemmeligNoegle:
    """The secret key of a file; asks for the passphrase where there is one."""
    from vejviser.exchange.minisign_hemmelig import needs_kodeord, read_hemmelig

    return read_hemmelig(file, _ask(f"Kodeord til {file.name}: ") if needs_kodeord(file) else None)
