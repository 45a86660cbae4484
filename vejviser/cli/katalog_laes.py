"""Which directory a command means: a named file or folder, the editor's database, or the one in use."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser import katalogarbejde, katalogvalg
from vejviser.cli import output
from vejviser.cli.context import Context
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import DataError, UserError

if TYPE_CHECKING:
    from vejviser.exchange.udveksling import Udveksling
    from vejviser.storage.redaktion.lager import Redaktion

_FIRST, _THEN = 2.0, 5.0


@dataclass(slots=True)
class Progress:
    """Tells on standard error how far a long job is: after two seconds, then every five."""

    what: str
    _next: float = field(default_factory=lambda: time.monotonic() + _FIRST)

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next or not total:
            return
        self._next = now + _THEN
        output.tell(f"{self.what}: {min(100 * done // total, 99)} %")


@dataclass(frozen=True, slots=True)
class Grundlag:
    """The offers to work on. ``hvad`` says in Danish where they were read."""

    katalog: Katalog
    hvad: str
    bevaret: Mapping[str, str] = field(default_factory=dict)


def udveksling(context: Context, what: str) -> Udveksling:
    from vejviser.exchange.udveksling import Udveksling

    return Udveksling(context.opened.indhold.omraadenavne(), context.paths.ressourcer, Progress(what))


def har_redaktion(context: Context) -> bool:
    from vejviser.storage.redaktion.lager import findes_redaktion, redaktion_url

    return findes_redaktion(redaktion_url(context.paths.bruger, os.environ))


def open_redaktion(context: Context) -> Redaktion:
    """The editor's database; a new one begins as a copy of the directory in use."""
    return katalogarbejde.open_redaktion(context.paths, context.opened, context.now)


def grundlag(context: Context, fil: Path | None) -> Grundlag:
    """What an export takes: the named directory, else the editor's database, else the one in use."""
    if fil is not None:
        return Grundlag(_katalog(read_katalog(context, fil), fil.name), fil.name)
    if not har_redaktion(context):
        return Grundlag(context.opened.katalog, "kataloget i brug")
    with open_redaktion(context) as redaktion:
        katalog = Katalog(redaktion.alle(), redaktion.hoved()["dato"], "", "")
        return Grundlag(katalog, "redaktionens database", dict(redaktion.bevaret()))


def _katalog(read: Katalog | Mapping[str, Tilbud], name: str) -> Katalog:
    return read if isinstance(read, Katalog) else Katalog(read, "", "", name)


def read_katalog(context: Context, fil: Path) -> Katalog | Mapping[str, Tilbud]:
    """A directory out of a built file, a package, a folder of sources, or any form of exchange."""
    from vejviser.exchange.filer import laes_start

    if fil.is_dir():
        return _read_folder(context, fil)
    head = laes_start(fil, 32)
    if head.startswith(b"SQLite format 3\0"):
        from vejviser.storage.sqlite_katalog import load_katalog

        return load_katalog(fil)[0]
    if head.startswith(b"untrusted comment:"):
        return _read_package(context, fil)
    return _read_exchange(context, fil)


def _read_folder(context: Context, mappe: Path) -> Katalog | Mapping[str, Tilbud]:
    if (mappe / "katalog.yaml").exists() or (mappe / "katalog" / "katalog.yaml").exists():
        from vejviser.exchange.katalog_kilde import load_katalogkilde

        kilde = load_katalogkilde(mappe)
        return Katalog({one.id: one for one in kilde.tilbud}, kilde.dato, "", str(mappe))
    return _read_exchange(context, mappe)


def _read_package(context: Context, fil: Path) -> Katalog:
    """The directory in a package that one of our keys signed; its serial number does not matter here."""
    from vejviser.exchange.pakke import Maalestok, judge_pakke, read_pakke

    drift = katalogvalg.open_drift(context.paths)
    maal = Maalestok(drift.noegler.udgivere, drift.politik.kommune, context.now().date())
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        return judge_pakke(read_pakke(fil), maal, Path(folder) / "pakke.sqlite").katalog


def _read_exchange(context: Context, fil: Path) -> Mapping[str, Tilbud]:
    laest = udveksling(context, "Læser").laes(fil, {})
    if laest.afviste:
        first = "\n".join(f"  {one}" for one in laest.afviste[:10])
        raise DataError(f"{fil.name} har {len(laest.afviste)} fejl. Intet er gjort.\n{first}", "Ret filen.")
    output.tell(*laest.advarsler[:10])
    tilbud = {one.id: one for one in laest.tilbud}
    if len(tilbud) != len(laest.tilbud):
        raise DataError(f"{fil.name} har det samme tilbud to gange. Intet er gjort.", "Ret filen.")
    if not tilbud:
        raise UserError(f"{fil.name} har ingen tilbud.", "Er det den rigtige fil?")
    return tilbud
