"""Writing answers: JSON on standard output and nothing else, messages on standard error, all UTF-8."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from vejviser.cli.boks import no_console, nobody_sees_stderr, show_box
from vejviser.errors import DataError, Fault, UserError, hvorfor

_boxed = False


def use_utf8() -> None:
    """Windows consoles and pipes default to other encodings; the contract is UTF-8.

    The window's own starter on Windows has no console at all: then messages come in a box (``tell``).
    """
    global _boxed
    _boxed = no_console()
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """A line of the answer."""
    sys.stdout.write(text + "\n")


def tell(*lines: str) -> None:
    """Messages to the person, beside the answer."""
    for line in lines:
        sys.stderr.write(line + "\n")
    text = "\n".join(lines).strip()
    if _boxed and text:
        show_box(text)


def box_from_here() -> None:
    """A window was asked for: from now on a message must reach a person who has no terminal."""
    global _boxed
    _boxed = _boxed or nobody_sees_stderr()


def say_json(value: object, *, indent: int | None = None) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=indent))


def say_json_lines(values: Iterable[object]) -> None:
    """All lines are made before the first is written, so that a fault leaves standard output empty."""
    lines = [json.dumps(value, ensure_ascii=False) for value in values]
    sys.stdout.writelines(line + "\n" for line in lines)


def read_cases(file: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of each line of a ``--fra-fil`` file; faults name file and line."""
    try:
        content = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(
            f"Filen {file} kan ikke læses: {hvorfor(error)}.", "Tjek navnet, og prøv igen."
        ) from error
    except UnicodeDecodeError as error:
        raise DataError(f"Filen {file} er ikke UTF-8.", "Gem den som UTF-8, og prøv igen.") from error
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield _case(file, number, line)


def _case(file: Path, number: int, line: str) -> tuple[str, str]:
    def wrong(field: str, message: str) -> DataError:
        fault = Fault(str(file), number, field, message)
        return DataError("Filen med sager har en fejl. Intet er skrevet.", "Ret linjen.", (fault,))

    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise wrong("", "linjen er ikke JSON.") from error
    if not isinstance(value, dict):
        raise wrong("", "linjen skal være et objekt med id og tekst.")
    for key in ("id", "tekst"):
        if not isinstance(value.get(key), str):
            raise wrong(key, "mangler eller er ikke en tekst.")
    return value["id"], value["tekst"]
