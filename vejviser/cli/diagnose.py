"""``vejviser diagnose``: how this installation is, for the person who must help. Nothing about any person.

No host name, no user name (the home folder is ``~``), no words from a conversation, a note or a search: only
what a help desk asks for. The order of the keys is the order of their questions.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from vejviser import __version__, skaerm
from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.helhed import LISTE, damaged_files
from vejviser.cli.parser import Parser, path
from vejviser.errors import UserError, VejviserError, hvorfor
from vejviser.fejllog import latest_faults
from vejviser.paths import Paths, program_folder
from vejviser.politik import load_politik

PAKKER = (
    "PySide6-Essentials",
    "sqlmodel",
    "SQLAlchemy",
    "Whoosh",
    "typst",
    "numpy",
    "cryptography",
    "keyring",
)

MOST_FILES = 10


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    diagnose = commands.add_parser(
        "diagnose",
        help="skriv, hvordan Vejviser har det på denne pc (uden personoplysninger)",
        description="Skriv, hvordan Vejviser har det på denne pc. Her er ingen personoplysninger.",
    )
    diagnose.add_argument("--ud", type=path, metavar="FIL", help="skriv i en fil, der kan sendes til support")
    diagnose.add_argument("--json", action="store_true", help="svar som JSON")
    diagnose.add_argument("--kun-skaerm", action="store_true", help="kun, hvad Qt siger om skærmen (JSON)")
    diagnose.set_defaults(run=run_diagnose)


def run_diagnose(options: argparse.Namespace, context: Context) -> int:
    if options.kun_skaerm:
        from vejviser.ui.skaerme import screens

        output.say_json(screens())  # runs in the child: here Qt may end the process
        return 0
    answers = diagnose(context)
    text = _as_text(answers)
    if options.ud:
        _write(options.ud, text)
        output.tell(f"Skrev {options.ud}. Læs den igennem, og send den til den, der hjælper dig.")
    elif options.json:
        output.say_json(answers)
    else:
        output.say(text.rstrip("\n"))
    return 0


def diagnose(context: Context) -> dict[str, dict[str, object]]:
    """Every part by itself: one that fails says so and takes no other with it."""
    paths = context.paths
    parts: dict[str, Callable[[], dict[str, object]]] = {
        "program": _program,
        "maskine": _machine,
        "skaerm": _screen,
        "data": lambda: _data(paths),
        "katalog": lambda: _katalog(context),
        "soegeindeks": lambda: _indeks(paths),
        "kladder": _noeglering,
        "politik": lambda: _politik(paths),
        "fejl": lambda: {"seneste": list(latest_faults(paths.bruger))},
    }
    return {name: _careful(work) for name, work in parts.items()}


def _careful(work: Callable[[], dict[str, object]]) -> dict[str, object]:
    try:
        return work()
    except VejviserError as error:
        return {"fejl": error.message}
    except Exception as error:
        return {"fejl": type(error).__name__}


def _program() -> dict[str, object]:
    installed: dict[str, object] = {name: _version(name) for name in PAKKER}
    kind = "installeret" if getattr(sys, "frozen", False) or os.environ.get("VEJVISER_HOME") else "fra Python"
    known = {"vejviser": __version__, "slags": kind, "python": platform.python_version(), "filer": _files()}
    return known | installed


def _files() -> str:
    """Only an installed program has a list of its files."""
    home = program_folder(os.environ)
    if home is None or not (home / LISTE).is_file():
        return "ikke oplyst"
    damaged = damaged_files(home)
    return "hele" if not damaged else "mangler eller er beskadiget: " + ", ".join(damaged[:MOST_FILES])


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "ikke oplyst"


def _machine() -> dict[str, object]:
    return {
        "system": platform.system(),
        "udgave": platform.release(),
        "processor": platform.machine(),
        "sqlite": sqlite3.sqlite_version,
    }


def _screen() -> dict[str, object]:
    missing = skaerm.missing_packages(os.environ)
    if missing:
        return {"mangler": list(missing)}
    if not skaerm.has_display(os.environ):
        return {"fejl": "Der er ingen skærm."}
    return skaerm.ask_qt()


def _data(paths: Paths) -> dict[str, object]:
    folder = paths.bruger
    known = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return {
        "mappe": home_as_tilde(folder),
        "findes": folder.exists(),
        "kan_skrives": _can_write(known),
        "fri_plads_mb": shutil.disk_usage(known).free // 2**20,
    }


def home_as_tilde(folder: Path) -> str:
    """The path without the user's name where it lies in the home folder; else only its last part."""
    try:
        return str(Path("~") / folder.resolve().relative_to(Path.home().resolve()))
    except (ValueError, RuntimeError):
        return f"…/{folder.name}"


def _can_write(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _katalog(context: Context) -> dict[str, object]:
    opened = context.opened
    return {
        "dato": opened.katalog.dato,
        "antal": len(opened.katalog.tilbud),
        "fingeraftryk": opened.katalog.fingeraftryk[:16],
        "kom_med": "programmet" if opened.hoved is None else f"pakke {opened.hoved.serie}",
        "advarsler": list(opened.advarsler),
    }


def _indeks(paths: Paths) -> dict[str, object]:
    files = [one for one in paths.indeks.rglob("*") if one.is_file()] if paths.indeks.exists() else []
    return {"filer": len(files), "mb": round(sum(one.stat().st_size for one in files) / 2**20, 1)}


def _noeglering() -> dict[str, object]:
    from vejviser.storage.noeglering import find_noeglelager

    mangler = find_noeglelager().mangler
    return {"gemmes": not mangler, "grund": mangler}


def _politik(paths: Paths) -> dict[str, object]:
    if paths.maskine is None or not paths.maskine.exists():
        return {"findes": False}
    loaded = load_politik(paths.maskine)
    chosen = loaded.politik
    return {
        "findes": True,
        "kilde": "sat" if chosen.kilde else "ikke sat",
        "opdatering": chosen.opdatering,
        "kladder": chosen.kladder,
        "kommune": chosen.kommune,
        "advarsel": loaded.advarsel,
    }


def _as_text(answers: dict[str, dict[str, object]]) -> str:
    lines = ["Vejviser: til den, der hjælper. Her er ingen personoplysninger.", ""]
    for part, values in answers.items():
        lines.append(part)
        lines += [f"  {name}: {_words(value)}" for name, value in values.items()]
        lines.append("")
    return "\n".join(lines)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, list):
        return "; ".join(_words(one) for one in value) or "ingen"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_words(one)}" for name, one in value.items())
    return "" if value is None else str(value)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"Filen {file} kunne ikke skrives: {hvorfor(error)}.", "Vælg en anden mappe, og prøv igen."
        ) from error
