"""Which directory is in use, and how another takes its place: store, judge, keys, policy, source.

For the window and the command line alike. Knows no Qt. Nothing here looks for an update by itself.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.forskel import Forskel
from vejviser.domain.indhold import Indhold
from vejviser.domain.pakke import Opdateret, Pakkehoved
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import DataError, VejviserError
from vejviser.paths import Paths
from vejviser.politik import Politik, load_politik
from vejviser.ui.tjenester import Opdatering, Tjenester

if TYPE_CHECKING:
    from vejviser.exchange.pakke_install import Betingelser
    from vejviser.exchange.pakke_noegler import Noeglebund
    from vejviser.opdatering import Hentet
    from vejviser.storage.versioner import Version, Versionslager

MANGLER_ANDEN = ", for det mangler måske den anden underskrift, som jeres it-afdeling kræver"


@dataclass(frozen=True, slots=True)
class Drift:
    """What this machine trusts and where its directories lie. ``advarsler``: Danish, for the start-up."""

    politik: Politik
    noegler: Noeglebund
    lager: Versionslager
    advarsler: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Valgt:
    """The directory in use; ``hoved`` is None where it is the one that came with the program."""

    katalog: Katalog
    indhold: Indhold
    advarsler: tuple[str, ...]
    hoved: Pakkehoved | None


def find_politik(paths: Paths) -> tuple[Politik, str]:
    """IT's decisions, and a sentence where they cannot be read."""
    return load_politik(paths.maskine) if paths.maskine else (Politik(), "")


def open_drift(paths: Paths) -> Drift:
    """Keys that cannot be read cost updates, never the directory: the sentence goes to the start-up."""
    from vejviser.exchange.pakke_install import open_lager
    from vejviser.exchange.pakke_noegler import Noeglebund, load_noegler

    politik, warning = find_politik(paths)
    warnings = [warning] if warning else []
    noegler = Noeglebund()
    try:
        noegler = load_noegler(paths.noegler)
    except DataError as error:
        warnings.append(str(error))
    lager = open_lager(paths.versioner, noegler, to_underskrifter=politik.to_underskrifter)
    return Drift(politik, noegler, lager, tuple(warnings))


def vaelg(paths: Paths) -> Valgt:
    """The newest verified version, else what came with the program; ``DataError`` where nothing works."""
    from vejviser.storage.sqlite_katalog import vaelg_katalog

    drift = open_drift(paths)
    drift.lager.sweep()
    version, problems = _version_in_use(drift, paths)
    if version is not None:
        try:
            return _open_version(version, (*drift.advarsler, *problems))
        except DataError as error:
            problems.append(str(error))
    katalog, indhold, found = vaelg_katalog((paths.skibet, paths.sidst_gode))
    return Valgt(katalog, indhold, (*drift.advarsler, *problems, *found), None)


def _version_in_use(drift: Drift, paths: Paths) -> tuple[Version | None, list[str]]:
    """The version, and what the user must know where it is not the one that was last installed."""
    pointer = drift.lager.pegepind()
    version = drift.lager.find()
    if version is None:
        if not pointer.aktuel:
            return None, []
        why = MANGLER_ANDEN if drift.politik.to_underskrifter else ""
        return None, [f"Det opdaterede katalog kan ikke bruges{why}. Du ser det, der fulgte med programmet."]
    if _shipped_is_newer(paths.skibet, version.hoved):
        return None, []
    if pointer.aktuel and version.hoved.navn != pointer.aktuel:
        told = f"serie {version.hoved.serie} fra {dato_kort(version.hoved.udstedt)}"
        return version, [f"Det nyeste katalog er beskadiget. Du ser {told}. Hent opdateringen igen."]
    return version, []


def _shipped_is_newer(skibet: Path, hoved: Pakkehoved) -> bool:
    """A new release of the program may carry a directory of a later day than the last package."""
    from vejviser.storage.sqlite_katalog import dato_of

    return dato_of(skibet) > hoved.udstedt


def _open_version(version: Version, warnings: tuple[str, ...]) -> Valgt:
    from vejviser.storage.katalog_doven import open_doven

    katalog, indhold = open_doven(version.fil)
    return Valgt(katalog, indhold, warnings, version.hoved)


def betingelser(drift: Drift, i_dag: date, *, alligevel: bool = False) -> Betingelser:
    from vejviser.exchange.pakke_install import Betingelser

    politik = drift.politik
    return Betingelser(drift.noegler, politik.kommune, i_dag, politik.to_underskrifter, alligevel)


def opdater(
    paths: Paths,
    kilde: str,
    i_dag: date,
    *,
    alligevel: bool = False,
    hent: Callable[[str], Hentet] | None = None,
) -> Opdateret:
    """Take in the package of a file, a folder or an HTTPS address. Raises ``VejviserError``, and then the
    directory is as it was. A window goes on with the one it has open until it opens the new one."""
    from vejviser.exchange.pakke_install import install_pakke

    drift = open_drift(paths)
    with _package_of(kilde, hent, drift.politik.to_underskrifter) as fil:
        vilkaar = betingelser(drift, i_dag, alligevel=alligevel)
        return install_pakke(fil, drift.lager, vilkaar, lambda: tilbud_i_brug(paths))


def tilbud_i_brug(paths: Paths) -> Mapping[str, Tilbud]:
    """The offers of the directory in use; none where there is no usable one: then any package is better."""
    try:
        return vaelg(paths).katalog.tilbud
    except DataError:
        return {}


@contextlib.contextmanager
def _package_of(kilde: str, hent: Callable[[str], Hentet] | None, second: bool) -> Iterator[Path]:
    """The package as a file on this machine."""
    from vejviser import opdatering  # brings the network's own modules with it

    if not opdatering.is_url(kilde):
        yield opdatering.find_pakke(Path(kilde).expanduser())
        return
    from vejviser.exchange.pakke_install import MEDUNDERSKRIFT

    hent = hent or opdatering.hent
    fetched = hent(kilde)
    with tempfile.TemporaryDirectory(prefix="vejviser-") as folder:
        file = Path(folder) / fetched.navn
        file.write_bytes(fetched.raw)
        if second:
            with contextlib.suppress(VejviserError):  # a missing one is the judge's to name
                beside = hent(fetched.url + MEDUNDERSKRIFT)
                file.with_name(file.name + MEDUNDERSKRIFT).write_bytes(beside.raw)
        yield file


def nyt_siden_sidst(paths: Paths) -> Forskel | None:
    """What the directory in use brought that nobody has been shown; None where there is nothing to show."""
    from vejviser.exchange.pakke_install import seneste_forskel
    from vejviser.storage.sqlite_katalog import load_katalog

    def shipped() -> Mapping[str, Tilbud] | None:
        with contextlib.suppress(DataError):
            return load_katalog(paths.skibet)[0].tilbud
        return None

    found = seneste_forskel(open_drift(paths).lager, shipped)
    return found if found is not None and not found.tom else None


def som_tjeneste(
    paths: Paths, i_dag: Callable[[], date], genaabn: Callable[[], Tjenester] | None = None
) -> Opdatering:
    """What the window may ask for. Reads the news of the last update: call it aside."""
    politik, _ = find_politik(paths)
    return Opdatering(
        hent=lambda kilde: opdater(paths, kilde, i_dag()),
        kilde=politik.kilde,
        tilladt=politik.opdatering,
        nyt=nyt_siden_sidst(paths),
        nyt_er_set=lambda: nyt_er_set(paths),
        genaabn=genaabn,
    )


def nyt_er_set(paths: Paths) -> None:
    """The news of the directory in use has been shown."""
    open_drift(paths).lager.mark_seen()
