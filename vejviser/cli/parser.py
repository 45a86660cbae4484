"""argparse in Danish: the same parser, with Danish headings, help and errors. Exit code 2 is wrong use."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

_ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"Der mangler: \1."),
    (r"one of the arguments (.+) is required", r"Der mangler en af disse: \1."),
    (r"unrecognized arguments: (.+)", r"Det her kendes ikke: \1."),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 findes ikke. Vælg mellem \3."),
    (r"argument (.+?): expected at least one argument", r"\1 skal have mindst én værdi."),
    (r"argument (.+?): expected one argument", r"\1 skal have en værdi."),
    (r"argument (.+?): invalid int value: (.+)", r"\1 skal være et helt tal, ikke \2."),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 kan ikke bruges sammen med \2."),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 kan betyde flere ting: \2."),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


def danish_error(message: str, known: Iterable[str] = ()) -> str:
    """
    >>> danish_error("argument --antal: invalid int value: 'ti'")
    "--antal skal være et helt tal, ikke 'ti'."
    >>> danish_error("unrecognized arguments: --hnd", ["--hund", "--by"])
    'Det her kendes ikke: --hnd. Mente du --hund?'
    """
    for pattern, danish in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            text = match.expand(danish)
            nearest = get_close_matches(match.group(1).split()[0], list(known), 1) if match.groups() else []
            unknown = pattern.startswith("unrecognized")
            return f"{text} Mente du {nearest[0]}?" if unknown and nearest else text
    return message


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:  # argparse's own type is not public
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose every word is Danish."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Formatter)
        super().__init__(**{**options, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "Argumenter"
        self._optionals.title = "Valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Unknown arguments are reported by the sub-command that met them, with its own nearest option."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return found, rest

    def error(self, message: str) -> NoReturn:
        known = [name for action in self._actions for name in action.option_strings]
        text = self._which_command(message) or danish_error(message, known)
        self.exit(2, f"{text}\nSe: {self.prog} --help\n")

    def _which_command(self, message: str) -> str:
        """A missing or misspelt sub-command, named by its words instead of argparse's placeholder."""
        for action in self._actions:
            if not isinstance(action, argparse._SubParsersAction):
                continue
            names = ", ".join(action.choices)
            if message == f"the following arguments are required: {action.metavar}":
                return f"Skriv, hvad der skal gøres: {names}."
            if match := re.match(
                rf"argument {re.escape(str(action.metavar))}: invalid choice: '(.*?)' ", message
            ):
                near = get_close_matches(match[1], list(action.choices), 1)
                hint = f"Mente du {near[0]}?" if near else f"Vælg mellem {names}."
                return f"Kommandoen “{match[1]}” findes ikke. {hint}"
        return ""


def moment(text: str) -> datetime:
    """An ISO date or date-time as local wall time; a zone is turned into local time first.

    >>> moment("2026-11-23T18:00")
    datetime.datetime(2026, 11, 23, 18, 0)
    """
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} er ikke en dato. Skriv fx 2026-11-23 eller 2026-11-23T18:00."
        ) from None
    return value.astimezone().replace(tzinfo=None) if value.tzinfo else value


def iso_date(text: str) -> str:
    """An ISO date, kept as text."""
    return moment(text).date().isoformat()


def count(text: str) -> int:
    """A whole number from 1 to 1000."""
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} skal være et helt tal fra 1 til 1000.")
    return int(text)


def age(text: str) -> int:
    """A whole number of years, 0 to 120."""
    if not text.isdecimal() or int(text) > 120:
        raise argparse.ArgumentTypeError(f"{text!r} er ikke en alder. Skriv et helt tal fra 0 til 120.")
    return int(text)


def chosen(text: str, allowed: Sequence[str], what: str) -> str:
    """``text`` where it is one of ``allowed``; otherwise an error that names the nearest."""
    if text in allowed:
        return text
    near = get_close_matches(text, allowed, 1, 0.4)
    hint = f"Mente du {near[0]}?" if near else "Kendte: " + ", ".join(allowed)
    raise argparse.ArgumentTypeError(f"{what} {text!r} findes ikke. {hint}")


def path(text: str) -> Path:
    return Path(text).expanduser()
