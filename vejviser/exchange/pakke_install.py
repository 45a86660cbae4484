"""From a package file to the directory in use: judge it, and hand it to the store. All or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.forskel import Forskel, forskel
from vejviser.domain.pakke import KONTROLLER, Opdateret, PakkefejlError, Pakkehoved
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import DataError
from vejviser.exchange.minisign import SignaturfejlError, read_signatur, verify
from vejviser.exchange.pakke import Maalestok, judge_hoved, judge_pakke, read_pakke
from vejviser.exchange.pakke_hoved import check_signature, read_hoved, split_hoved
from vejviser.exchange.pakke_noegler import Noeglebund
from vejviser.storage.katalog_doven import open_doven
from vejviser.storage.versioner import Versionslager

MEDUNDERSKRIFT = ".medunderskrift.minisig"
_MAX_SIGNATURE = 4096


@dataclass(frozen=True, slots=True)
class Betingelser:
    """What an update is held against on this machine. ``alligevel``: take it though it is small."""

    noegler: Noeglebund
    omraade: str
    i_dag: date
    to_underskrifter: bool = False
    alligevel: bool = False


@dataclass(frozen=True, slots=True)
class Kontrolsvar:
    """One line of ``tjek-pakke``: ``svar`` is "ok", "fejl" or "ikke_naaet"."""

    kontrol: str
    betyder: str
    svar: str
    saetning: str = ""


def open_lager(mappe: Path, noegler: Noeglebund, *, to_underskrifter: bool = False) -> Versionslager:
    """The store, which trusts the heads that our keys signed; where IT asks for it, those that a second
    person signed too, at every opening and not at the installation alone."""

    def judge(raw: bytes) -> Pakkehoved:
        blok = split_hoved(raw)
        return read_hoved(blok, check_signature(blok, noegler.udgivere))

    def second(head: bytes, anden: bytes) -> bool:
        return _is_second(head, anden, noegler)

    return Versionslager(mappe, judge, second if to_underskrifter else None)


def _maal(lager: Versionslager, vilkaar: Betingelser) -> Maalestok:
    gulv = lager.gulv()
    return Maalestok(
        vilkaar.noegler.udgivere,
        vilkaar.omraade,
        vilkaar.i_dag,
        gulv=gulv,
        gentag=lager.verified(gulv) is None,
        alligevel=vilkaar.alligevel,
    )


def install_pakke(
    fil: Path, lager: Versionslager, vilkaar: Betingelser, foer: Callable[[], Mapping[str, Tilbud]]
) -> Opdateret:
    """Judge ``fil`` and take it in. ``foer`` gives the offers in use, to count and to compare with.

    Raises ``PakkefejlError`` or ``UserError``; the directory is then untouched.
    """
    raw = read_pakke(fil)
    with lager.arbejdsfil() as ny:
        maal = _maal(lager, vilkaar)
        hoved, _ = judge_hoved(raw, replace(maal, gentag=True))  # the one that is here is good news, no fault
        if hoved.nummer == maal.gulv and not maal.gentag:
            return Opdateret(hoved, False, None)
        anden = find_second(fil, raw, vilkaar.noegler, needed=vilkaar.to_underskrifter)
        before = foer()
        doemt = judge_pakke(raw, replace(maal, foer=len(before)), ny)
        lager.install(ny, doemt.head, hoved, anden)
    changes = forskel(before, doemt.katalog.tilbud)
    return Opdateret(hoved, True, changes, _warnings(hoved, vilkaar.i_dag))


def _warnings(hoved: Pakkehoved, i_dag: date) -> tuple[str, ...]:
    if hoved.gyldig_til >= i_dag.isoformat():
        return ()
    return (f"Pakken gjaldt til {dato_kort(hoved.gyldig_til)}. Bed om en nyere.",)


def find_second(fil: Path, raw: bytes, noegler: Noeglebund, *, needed: bool) -> bytes:
    """The second person's signature beside the package, over the same line, by another key. It is kept where
    it is good, also where IT does not ask for it yet; ``PakkefejlError`` where it is needed and is not."""
    beside = fil.with_name(fil.name + MEDUNDERSKRIFT)
    anden = b""
    with contextlib.suppress(OSError), beside.open("rb") as stream:
        anden = stream.read(_MAX_SIGNATURE)
    if _is_second(raw, anden, noegler):
        return anden
    if not needed:
        return b""
    raise PakkefejlError(
        "signatur",
        "Pakken mangler den anden underskrift, som jeres it-afdeling kræver.",
        f"Filen “{beside.name}” skal ligge ved siden af. Dit katalog er, som det var.",
    )


def _is_second(head: bytes, anden: bytes, noegler: Noeglebund) -> bool:
    try:
        verify(read_signatur(anden.decode("ascii")), split_hoved(head).linje, noegler.andre)
    except (ValueError, DataError, SignaturfejlError):
        return False
    return True


def tjek_pakke(
    fil: Path, lager: Versionslager, vilkaar: Betingelser, ud: Path, foer: int | None
) -> tuple[Pakkehoved | None, tuple[Kontrolsvar, ...]]:
    """Every named check with its answer. ``ud`` is a file to unpack to; the caller throws it away."""
    naaet: list[str] = []
    maal = replace(_maal(lager, vilkaar), gentag=True, foer=foer, passed=naaet.append)
    fault: PakkefejlError | None = None
    hoved: Pakkehoved | None = None
    try:
        raw = read_pakke(fil)
        naaet.append("fil")
        hoved = judge_pakke(raw, maal, ud).hoved
        if vilkaar.to_underskrifter:
            find_second(fil, raw, vilkaar.noegler, needed=True)
    except PakkefejlError as error:
        fault = error
    return hoved, _answers(naaet, fault)


def _answers(naaet: Sequence[str], fault: PakkefejlError | None) -> tuple[Kontrolsvar, ...]:
    def answer(kontrol: str) -> tuple[str, str]:
        if fault is not None and kontrol == fault.kontrol:
            return "fejl", fault.message
        return ("ok" if kontrol in naaet else "ikke_naaet"), ""

    return tuple(Kontrolsvar(kontrol, words, *answer(kontrol)) for kontrol, words in KONTROLLER)


def write_signature(raw: bytes, mappe: Path, navn: str) -> tuple[Path, Path]:
    """Write the JSON line and its ``.minisig`` for stock minisign. Raises ``DataError`` on a strange file."""
    blok = split_hoved(raw)
    linje, signatur = mappe / f"{navn}.json", mappe / f"{navn}.json.minisig"
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        linje.write_bytes(blok.linje)
        signatur.write_bytes(blok.signatur.tekst.encode("ascii"))
    except OSError as error:
        raise DataError(f"Der kan ikke skrives i mappen “{mappe.name}”.", "Vælg en anden mappe.") from error
    return linje, signatur


def seneste_forskel(
    lager: Versionslager, skibet: Callable[[], Mapping[str, Tilbud] | None]
) -> Forskel | None:
    """What the version in use brought that nobody has seen yet; None where there is nothing new to say."""
    pointer = lager.pegepind()
    now = lager.find()
    if now is None or pointer.set == now.hoved.navn:
        return None
    seen = lager.version(pointer.set) or lager.version(pointer.forrige)
    before = open_doven(seen.fil)[0].tilbud if seen else skibet()
    return forskel(before, open_doven(now.fil)[0].tilbud) if before is not None else None
