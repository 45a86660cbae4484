"""What an import would do, before it does anything: new, changed, unchanged, rejected with line and reason.

A reader (spreadsheet, HSDS, own lines) gives a ``Laest``; ``lav_plan`` holds it against the directory and
lets nothing through that breaks a rule. No import deletes or closes an offer that the file does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vejviser.domain.cpr import Niveau, find_cpr, sloer
from vejviser.domain.forskel_felter import FELTNAVNE, forskellige_felter
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.domain.tilbud_regler import brud_i_tilbud

MAX_TEGN = 20_000
"""A single text of an offer; the longest in the shipped directory is under 1 000."""

SKJULTE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
_MAASKE_CPR = re.compile(r"\d{6}\W{0,3}\d{4}|cpr|personnummer", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Afvist:
    """A row that cannot come in. ``linje`` is the line or row in the file; 0 means the whole file."""

    linje: int
    navn: str
    felt: str
    grund: str

    def __str__(self) -> str:
        place = f"Linje {self.linje}" if self.linje else "Filen"
        return ", ".join(filter(None, (place, self.navn, feltnavn(self.felt)))) + f": {self.grund}"


def feltnavn(felt: str) -> str:
    """The Danish name of a field, or of the field that it is a part of.

    >>> feltnavn("telefon[0].nummer"), feltnavn("adgang.pris"), feltnavn("fakta.hund.ord"), feltnavn("id")
    ('Telefon', 'Pris', 'Hund', 'id')
    """
    parts = felt.split("[")[0].split(".")
    whole = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((FELTNAVNE[path] for path in whole if path in FELTNAVNE), felt)


@dataclass(frozen=True, slots=True)
class Laest:
    """A file as read. ``linjer`` are the lines of ``tilbud``, in the same order (may be left empty).

    ``egen``: the file is our own lossless form, so it may carry state and verification; no other file may.
    ``bevaret``: what the file holds that an offer has no field for, as (key, JSON text).
    """

    format: str
    tilbud: tuple[Tilbud, ...]
    afviste: tuple[Afvist, ...] = ()
    advarsler: tuple[str, ...] = ()
    linjer: tuple[int, ...] = ()
    egen: bool = False
    bevaret: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Aendring:
    """An offer before and after; ``felter`` names what differs ("kort", "adgang.gratis")."""

    foer: Tilbud
    efter: Tilbud
    felter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Importplan:
    """What an import would do. ``uaendrede`` are ids."""

    format: str
    nye: tuple[Tilbud, ...] = ()
    aendrede: tuple[Aendring, ...] = ()
    uaendrede: tuple[str, ...] = ()
    afviste: tuple[Afvist, ...] = ()
    advarsler: tuple[str, ...] = ()
    bevaret: tuple[tuple[str, str], ...] = ()

    @property
    def tilbud(self) -> tuple[Tilbud, ...]:
        """What would be written: the new offers and the changed ones as they become."""
        return (*self.nye, *(one.efter for one in self.aendrede))

    @property
    def saetning(self) -> str:
        """
        >>> Importplan("csv", uaendrede=("a",)).saetning
        '0 nye, 0 ændrede, 1 uændret, 0 afviste.'
        """
        parts = (
            (len(self.nye), "ny", "nye"),
            (len(self.aendrede), "ændret", "ændrede"),
            (len(self.uaendrede), "uændret", "uændrede"),
            (len({(one.linje, one.navn) for one in self.afviste}), "afvist", "afviste"),
        )
        return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts) + "."


def lav_plan(nu: Mapping[str, Tilbud], laest: Laest) -> Importplan:
    """Hold what was read against the directory. The one gate that every import goes through."""
    nye: list[Tilbud] = []
    aendrede: list[Aendring] = []
    uaendrede: list[str] = []
    afviste = list(laest.afviste)
    advarsler = list(laest.advarsler)
    seen: dict[str, int] = {}
    for linje, read in zip(_lines(laest), laest.tilbud, strict=True):
        foer = nu.get(read.id)
        efter = read if laest.egen else _without_privilege(read, foer)
        felter = _changed(foer, efter) if foer else ()
        wrong = _refusals(efter, linje, seen) if foer is None or felter else _twice(efter, linje, seen)
        seen.setdefault(read.id, linje)
        if wrong:
            afviste += wrong
        elif foer is None:
            nye.append(efter)
            advarsler += _warnings(efter, linje)
        elif felter:
            aendrede.append(Aendring(foer, efter, felter))
            advarsler += _warnings(efter, linje)
        else:
            uaendrede.append(read.id)
    afviste.sort(key=lambda one: one.linje)
    return Importplan(
        format=laest.format,
        nye=tuple(nye),
        aendrede=tuple(aendrede),
        uaendrede=tuple(uaendrede),
        afviste=tuple(afviste),
        advarsler=tuple(advarsler),
        bevaret=laest.bevaret,
    )


def _lines(laest: Laest) -> Sequence[int]:
    return laest.linjer or (0,) * len(laest.tilbud)


def _without_privilege(read: Tilbud, foer: Tilbud | None) -> Tilbud:
    """A file from outside neither verifies nor publishes: what is new comes in as a draft."""
    if foer is None:
        return replace(read, kontrol=None, tilstand=Tilstand.KLADDE)
    return replace(read, kontrol=foer.kontrol, tilstand=foer.tilstand)


def _changed(foer: Tilbud, efter: Tilbud) -> tuple[str, ...]:
    """The paths of what differs; verification is no field of a form, but an own file may carry it."""
    if foer == efter:
        return ()
    checked = ("kontrol",) if foer.kontrol != efter.kontrol else ()
    return (*forskellige_felter(foer, efter), *checked)


def _twice(tilbud: Tilbud, linje: int, seen: Mapping[str, int]) -> list[Afvist]:
    if tilbud.id not in seen:
        return []
    first = f" (første gang i linje {seen[tilbud.id]})" if seen[tilbud.id] else ""
    return [Afvist(linje, _short(tilbud.navn), "id", f"“{_short(tilbud.id)}” står to gange i filen{first}.")]


def _refusals(tilbud: Tilbud, linje: int, seen: Mapping[str, int]) -> list[Afvist]:
    found: list[tuple[str, str]] = []
    for felt, text in _texts(tilbud):
        if len(text) > MAX_TEGN:
            found.append((felt, f"Teksten er for lang (over {MAX_TEGN} tegn)."))
        elif hidden := SKJULTE.search(text):
            found.append((felt, f"Teksten har et usynligt tegn eller styretegn (U+{ord(hidden[0]):04X})."))
    found += [(brud.felt, brud.tekst) for brud in brud_i_tilbud(tilbud) if not _may_wait(tilbud, brud.felt)]
    navn = _short(tilbud.navn) if found else ""
    return [*_twice(tilbud, linje, seen), *(Afvist(linje, navn, felt, reason) for felt, reason in found)]


def _may_wait(tilbud: Tilbud, felt: str) -> bool:
    """A draft may come in without a need: other systems do not know ours, and an editor chooses."""
    return felt == "behovsomraader" and not tilbud.behovsomraader and tilbud.tilstand is Tilstand.KLADDE


def _short(text: str) -> str:
    """A name as it may stand in a message: one line, not too long, nothing invisible, no CPR number."""
    line, _ = sloer(" ".join(SKJULTE.sub("", text).split()))
    return line if len(line) <= 60 else line[:59] + "…"


def _texts(tilbud: Tilbud) -> Iterator[tuple[str, str]]:
    """Every text of the offer with the field it stands in."""
    for felt in Tilbud.__dataclass_fields__:
        for text in _texts_in(getattr(tilbud, felt)):
            yield felt, text


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif (fields := getattr(value, "__dataclass_fields__", None)) is not None:
        for name in fields:
            yield from _texts_in(getattr(value, name))


def _warnings(tilbud: Tilbud, linje: int) -> Iterator[str]:
    """What an editor must look at; the words themselves are never repeated."""
    place = f"Linje {linje}, " if linje else ""
    if not tilbud.behovsomraader:
        yield f"{place}{_short(tilbud.navn)}: Der mangler et behov. Vælg et, før tilbuddet udgives."
    for felt, text in _texts(tilbud):
        if felt not in ("web", "telefon", "kilder") and _MAASKE_CPR.search(text) and _is_cpr(text):
            where = f"{place}{_short(tilbud.navn)}, {feltnavn(felt)}"
            yield f"{where}: Her står noget, der ligner et CPR-nummer. Slet det."


def _is_cpr(text: str) -> bool:
    return any(hit.niveau is Niveau.SIKKER for hit in find_cpr(text))


def plan_to_json(plan: Importplan, udfoert: bool) -> dict[str, object]:
    """The plan by the contract of ``vejviser katalog importer --json``."""
    return {
        "format": plan.format,
        "nye": [one.id for one in plan.nye],
        "aendrede": [{"id": one.efter.id, "felter": list(one.felter)} for one in plan.aendrede],
        "uaendrede": len(plan.uaendrede),
        "afviste": [
            {"linje": one.linje, "navn": one.navn, "felt": one.felt, "grund": one.grund}
            for one in plan.afviste
        ],
        "advarsler": list(plan.advarsler),
        "udfoert": udfoert,
    }
