"""The public keys that this machine trusts: those that came with the program, and those that IT laid down.

``udgiver-<generation>.pub`` may sign packages; the two highest generations count (the current one and the
next, whose secret half lies in a safe). ``anden-<name>.pub`` may give the second signature where policy
demands one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vejviser.errors import DataError
from vejviser.exchange.minisign import OffentligNoegle, SignaturfejlError, read_offentlig
from vejviser.exchange.pakke_hoved import BetroetNoegle

_UDGIVER = re.compile(r"udgiver-([1-9]\d{0,5})\.pub")
_ANDEN = re.compile(r"anden-[a-z0-9-]{1,40}\.pub")
_ANTAL = 2
_MAX_FILE = 4096


@dataclass(frozen=True, slots=True)
class Noeglebund:
    """``udgivere``: highest generation first. ``andre``: who may sign as the second person."""

    udgivere: tuple[BetroetNoegle, ...] = ()
    andre: tuple[OffentligNoegle, ...] = ()


def load_noegler(mapper: Iterable[Path]) -> Noeglebund:
    """All keys of the folders; a missing folder has none. ``DataError`` where a key cannot be trusted."""
    udgivere: dict[int, OffentligNoegle] = {}
    andre: list[OffentligNoegle] = []
    for file in _files(mapper):
        if match := _UDGIVER.fullmatch(file.name):
            generation, noegle = int(match[1]), load_offentlig(file)
            if udgivere.setdefault(generation, noegle) != noegle:
                raise DataError(
                    f"Der er to forskellige nøgler med generation {generation}.",
                    "Fjern den ene. Indtil da kan kataloget ikke opdateres.",
                )
        elif _ANDEN.fullmatch(file.name):
            andre.append(load_offentlig(file))
    highest = sorted(udgivere, reverse=True)[:_ANTAL]
    trusted = tuple(BetroetNoegle(generation, udgivere[generation]) for generation in highest)
    own = {noegle.offentlig.noegle for noegle in trusted}
    return Noeglebund(trusted, tuple(noegle for noegle in andre if noegle.noegle not in own))


def _files(mapper: Iterable[Path]) -> Iterator[Path]:
    for mappe in mapper:
        try:
            yield from sorted(mappe.glob("*.pub"))
        except OSError:
            continue


def load_offentlig(file: Path) -> OffentligNoegle:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MAX_FILE)
        return read_offentlig(raw.decode("utf-8"))
    except (OSError, ValueError, SignaturfejlError) as error:
        raise DataError(
            f"Nøglen “{file.name}” kan ikke læses.", "Kopiér den igen fra den, der lavede den."
        ) from error
