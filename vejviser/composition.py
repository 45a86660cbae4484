"""Ties storage and search together for the window and the command line. No Qt, and heavy parts on demand."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from vejviser.paths import Paths

if TYPE_CHECKING:
    from vejviser.domain.indhold import Indhold
    from vejviser.domain.pakke import Pakkehoved
    from vejviser.domain.query import Soegning
    from vejviser.domain.tilbud import Katalog
    from vejviser.search.behov_lytter import Behovslytter
    from vejviser.search.index import Fremdrift
    from vejviser.search.matching import Loesningsfinder
    from vejviser.search.motor import Soegemotor
    from vejviser.storage.noegler import Noeglelager
    from vejviser.ui.gemmer import Gemmer


@dataclass(frozen=True, slots=True)
class Opened:
    """The directory in use, its content documents, and what the user should be told about it (Danish).
    ``hoved``: the head of the package that it came in, None where it came with the program."""

    katalog: Katalog
    indhold: Indhold
    advarsler: tuple[str, ...]
    hoved: Pakkehoved | None = None


def open_katalog(paths: Paths) -> Opened:
    """The newest that was updated, the shipped one, else the last good one; DataError where none works."""
    from vejviser.katalogvalg import vaelg

    valgt = vaelg(paths)
    if not valgt.advarsler and valgt.hoved is None:
        _remember_good(paths.skibet, paths.sidst_gode)
    return Opened(valgt.katalog, valgt.indhold, valgt.advarsler, valgt.hoved)


def _remember_good(source: Path, target: Path) -> None:
    """Keep a copy to fall back on. A full or read-only disk must not stop the program: then there is none."""
    with contextlib.suppress(OSError):
        if target.exists() and target.read_bytes() == source.read_bytes():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
        os.close(handle)
        try:
            shutil.copyfile(source, name)
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)


class EgneTing(NamedTuple):
    """Fields of the window's services about paper and about what this user keeps; and what to say of them."""

    felter: dict[str, Any]
    advarsler: tuple[str, ...]


def open_egne_ting(paths: Paths) -> EgneTing:
    """Notes and sheets as files and pages, and this machine's favourites. Typst comes when it is used."""
    from vejviser.exchange.planer_kilde import read_planer
    from vejviser.storage.favoritter_lager import load_favoritter, save_favoritter

    loaded = load_favoritter(paths.bruger)
    fields = {
        "gem_notat": lambda notat, file: _notat().write_notat(notat, file, paths.ressourcer),
        "pdf_af_notat": lambda notat: _notat_pdf().render_pdf(notat, paths.ressourcer),
        "sider_af_notat": lambda notat, dpi: _notat_pdf().render_sider(notat, paths.ressourcer, dpi),
        "gem_ark": lambda ark, file: _ark().write_ark(ark, file, paths.ressourcer),
        "sider_af_ark": lambda ark, dpi: _ark().render_ark_sider(ark, paths.ressourcer, dpi),
        "gem_overblik": lambda page, file: _overblik().write_overblik(page, file, paths.ressourcer),
        "gem_tal": lambda udtraek, file: _overblik_tal().write_tal(udtraek, file),
        "laes_tal": lambda file: _overblik_tal().read_tal(file),
        "planer": read_planer(paths.ressourcer),
        "favoritter": loaded.favoritter,
        "gem_favoritter": lambda value: save_favoritter(paths.bruger, value),
    }
    return EgneTing(fields, (loaded.advarsel,) if loaded.advarsel else ())


def _notat() -> ModuleType:
    from vejviser.exchange import notat_fil

    return notat_fil


def _notat_pdf() -> ModuleType:
    from vejviser.exchange import notat_pdf

    return notat_pdf


def _ark() -> ModuleType:
    from vejviser.exchange import ark_pdf

    return ark_pdf


def _overblik() -> ModuleType:
    from vejviser.exchange import overblik_fil

    return overblik_fil


def _overblik_tal() -> ModuleType:
    from vejviser.exchange import overblik_tal

    return overblik_tal


def holiday_dates(year: int) -> frozenset[date]:
    """Danish public holidays of the year and its two neighbours."""
    from vejviser.domain.helligdage import helligdage

    return helligdage((year - 1, year, year + 1))


def open_soegning(
    opened: Opened,
    paths: Paths,
    holidays_: frozenset[date],
    lytter: Behovslytter | None = None,
    fremdrift: Fremdrift | None = None,
) -> Soegemotor:
    """The engine over an index that is opened, or built when it must be; ``Afbrudt`` where that is stopped.

    With a ``lytter`` the engine reads needs by the same rules, and does not open them once more.
    """
    from vejviser.search.motor import Soegemotor

    return Soegemotor.aabn(
        tilbud=tuple(opened.katalog.tilbud.values()),
        fingeraftryk=opened.katalog.fingeraftryk,
        ressourcer=paths.ressourcer,
        indeks_mappe=paths.indeks,
        omraadenavne=opened.indhold.omraadenavne(),
        helligdage=holidays_,
        hovednummer=opened.indhold.hovednummer,
        fremdrift=fremdrift,
        find_behov=lytter.regler.find if lytter else None,
    )


def open_stored_soegning(
    opened: Opened, paths: Paths, holidays_: frozenset[date], lytter: Behovslytter | None = None
) -> Soegemotor | None:
    """The engine where its index lies ready on disk; None where that must be built first."""
    from vejviser.search.index import Afbrudt

    try:
        return open_soegning(opened, paths, holidays_, lytter, lambda done, total: False)
    except Afbrudt:
        return None


def open_behov(opened: Opened, paths: Paths) -> Behovslytter:
    from vejviser.search.behov_lytter import Behovslytter

    return Behovslytter(paths.ressourcer / "soegning", opened.indhold.omraadenavne(), paths.indeks)


def open_forslag(opened: Opened, soegning: Soegning | None, holidays_: frozenset[date]) -> Loesningsfinder:
    from vejviser.search.matching import Loesningsfinder

    return Loesningsfinder(opened.katalog.tilbud, soegning, holidays_, opened.indhold)


def open_gemmer(
    bruger: Path,
    nu: Callable[[], datetime],
    noegler: Noeglelager | None = None,
    *,
    may_clear: bool = True,
    taeller: bool = True,
) -> Gemmer:
    """Everything that may be kept in the user's folder. Asks the keyring: seconds at worst, so aside."""
    from vejviser.exchange.kladde_samtale import Samtalekladder
    from vejviser.storage.barrierer import Barrierelager
    from vejviser.storage.hvad_ligger_her import Skuffe
    from vejviser.storage.kladder import Kladdelager
    from vejviser.storage.noeglering import find_noeglelager
    from vejviser.storage.opfoelgning_lager import Opfoelgningslager
    from vejviser.storage.overblik_lager import Overbliklager
    from vejviser.ui.gemmer import Gemmer

    noegler = noegler or find_noeglelager()
    kladder = Kladdelager(bruger, noegler, nu)
    opfoelgninger = Opfoelgningslager(bruger, noegler, nu)
    barrierer = Barrierelager(bruger)
    return Gemmer(
        kladder=Samtalekladder(kladder),
        opfoelgninger=opfoelgninger,
        barrierer=barrierer,
        overblik=Overbliklager(bruger),
        skuffe=Skuffe(bruger, kladder, opfoelgninger, barrierer, nu),
        ryd_op=lambda: (*kladder.sweep(), *opfoelgninger.sweep()) if may_clear else (),
        taeller=taeller,
    )
