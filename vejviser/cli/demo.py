"""``vejviser demo``: the example conversation as notes and pictures, on a machine without a display."""

from __future__ import annotations

import argparse
import os

from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.cli.parser import Parser, path


def add_parsers(commands: argparse._SubParsersAction[Parser]) -> None:
    demo = commands.add_parser(
        "demo", help="skriv notater og skærmbilleder af et eksempel; kræver ingen skærm"
    )
    demo.add_argument("--ud", type=path, required=True, metavar="MAPPE", help="mappen, der skrives i")
    demo.set_defaults(run=run_demo)


def run_demo(options: argparse.Namespace, context: Context) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from vejviser.demo import write_demo

    for file in write_demo(context.paths, context.opened, options.ud):
        output.say(str(file))
    return 0
