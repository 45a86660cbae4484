"""The command line: everything the app can do, without a window. The contract is BESLUTNINGER.md A.

Exit 0 done, 1 a fault in input or data, 2 wrong use. Messages are Danish, on standard error.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from vejviser import __version__
from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser
from vejviser.errors import UserError, VejviserError, hvorfor
from vejviser.paths import find_paths
from vejviser.skaerm import has_display, install_command, missing_libraries

PAKKE = ".vejviserpakke"
BROKEN = "En del af programmet mangler eller er beskadiget."
AGAIN = "Installér Vejviser igen. Dine egne data røres ikke."
_ABOUT = "Vejviser: find det rette tilbud, hold samtalen, og giv stafetten videre. Uden ord: åbn vinduet."


def build_parser() -> Parser:
    """All commands. They are imported here: the window opens without them."""
    from vejviser.cli import ark, demo, diagnose, katalog, noegle, overblik, redaktion, samtale, soeg

    parser = Parser(prog="vejviser", description=_ABOUT)
    parser.add_argument(
        "--version", action="version", version=f"Vejviser {__version__}", help="vis versionen"
    )
    parser.set_defaults(run=_run_window, pakke="")
    commands = parser.add_subparsers(
        title="Kommandoer", metavar="KOMMANDO", dest="kommando", parser_class=Parser
    )
    for module in (soeg, ark, samtale, katalog, redaktion, overblik, noegle, demo, diagnose):
        module.add_parsers(commands)
    return parser


def _run_window(options: Namespace, context: Context) -> int:
    output.box_from_here()
    _require_screen()
    try:
        from vejviser.app import run_window
    except ImportError as error:
        raise UserError(BROKEN, AGAIN) from error
    return run_window(context.paths, options.pakke, output.tell)


def _opened_file(arguments: Sequence[str]) -> str:
    """The package that a double click started us with: its whole path, the only word there is."""
    if len(arguments) != 1 or not arguments[0].lower().endswith(PAKKE):
        return ""
    return str(Path(arguments[0]).absolute())


def _require_screen() -> None:
    """Qt ends the process where it cannot open a screen: say it in words before."""
    if not has_display(os.environ):
        raise UserError(
            "Der er ingen skærm at åbne vinduet på.",
            "Kør i stedet: vejviser demo --ud MAPPE (skriver billeder og notater uden skærm).",
        )
    missing = missing_libraries(os.environ)
    if missing:
        raise UserError(
            "Vinduet kan ikke åbnes, for computeren mangler noget.",
            f"Bed din it-afdeling om at køre: {install_command(missing)}",
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the entry point of the ``vejviser`` script."""
    output.use_utf8()
    words = sys.argv[1:] if arguments is None else arguments
    pakke = _opened_file(words)
    try:
        window = Namespace(run=_run_window, pakke=pakke)
        options = build_parser().parse_args(words) if words and not pakke else window
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    return _guarded(lambda: options.run(options, Context(find_paths())))


def _guarded(work: Callable[[], int]) -> int:
    """Every way a command can end, in Danish and without a traceback."""
    try:
        code = work()
        sys.stdout.flush()
    except VejviserError as error:
        output.tell(str(error))
        return 2 if isinstance(error, UserError) and error.wrong_use else 1
    except BrokenPipeError:  # the reader (head, less) closed early
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        output.tell("Stoppet. Intet er skrevet halvt.")
        return 1
    except OSError as error:
        output.tell(
            f"Computeren sagde nej: {hvorfor(error)}.",
            "Tjek plads og rettigheder, og prøv igen.",
        )
        return 1
    except Exception as error:
        output.tell(f"{BROKEN} {AGAIN}" if _is_damage(error) else _bug(error))
        return 1
    return code


def _is_damage(error: Exception) -> bool:
    """A module that is gone, or whose bytes are not what was installed, fails inside the import itself."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    last = place.tb_frame.f_code.co_filename if place else ""
    return isinstance(error, ImportError) or last.startswith("<frozen importlib")


def _bug(error: Exception) -> str:
    """Type and place only: an exception's text may hold what a citizen said."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "ukendt sted"
    return f"Der er en fejl i Vejviser ({type(error).__name__}, {where}). Sig det til udviklerne."
