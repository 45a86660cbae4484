"""Overblik in words: three questions with their tables, from what may be shown and nothing else.

The questions are those of Built for Zero (FAG.md 2). A cell without a number is None and reads "under 5".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vejviser.domain.dansk_tekst import MAANEDER_KORT, dato_lang, smaat
from vejviser.domain.overblik import (
    BARRIERER,
    MINDST,
    OVERLEVERINGER,
    SAMTALE,
    SOEGNING,
    Maal,
    Periode,
    Taeller,
)
from vejviser.domain.samtale import OMRAADER

UNDER = f"under {MINDST}"
SPOERGSMAAL = ("Hvor mange er der lige nu?", "Hvem er de?", "Får de den støtte, de har brug for?")
REGEL = (
    "Tallene er samtaler, rundet ned til hele femmere. Under 5 vises ikke, men venter på næste periode. "
    "En person kan have haft flere samtaler. Den måned, der er i gang, er ikke med."
)
BARRIEREORD: Mapping[str, str] = {
    "visitation": "Visitation",
    "henvisning": "Henvisning",
    "ventetid": "Ventetid",
    "ingen_plads": "Ingen plads eller intet tilbud",
    "lukket": "Lukket",
    "langt_vaek": "For langt væk",
    "pris": "Pris",
    "hund": "Hund eller andet dyr",
    "paavirket": "Må ikke være påvirket",
    "papirer": "Cpr, id eller papirer",
    "utryg": "Utryghed",
    "sprog": "Sprog eller tolk",
    "maalgruppe": "Uden for målgruppen",
    "andet": "Andet",
    "overgang": "Ingen var klar til en overgang",
    "tider": "Dage og tider passede ikke",
    "civilsamfund": "Ingen fra civilsamfundet med",
}
OVERLEVERINGSORD: Mapping[str, str] = {
    "varm": "Varm overlevering",
    "kold": "Ikke varm: noget manglede",
    "afvist": "Modtageren sagde nej",
}


@dataclass(frozen=True, slots=True)
class Overbliksraekke:
    """``vaerdier``: one for each series of the table; None where it is under five."""

    navn: str
    vaerdier: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Overblikstabel:
    """``resten``: a sentence on rows that have no number at all."""

    titel: str
    serier: tuple[str, ...]
    raekker: tuple[Overbliksraekke, ...]
    resten: str = ""


@dataclass(frozen=True, slots=True)
class Overbliksdel:
    """One of the three questions, a sentence about it, and its tables."""

    spoergsmaal: str
    saetning: str
    tabeller: tuple[Overblikstabel, ...]


@dataclass(frozen=True, slots=True)
class Overblik:
    """``dato``: the ISO day it was made. No part where there is nothing to show yet."""

    titel: str
    undertitel: str
    dele: tuple[Overbliksdel, ...]
    regel: str
    dato: str


def vaerdi_ord(vaerdi: int | None) -> str:
    """
    >>> vaerdi_ord(15), vaerdi_ord(None)
    ('15', 'under 5')
    """
    return UNDER if vaerdi is None else str(vaerdi)


def maaned_ord(maaned: str) -> str:
    """
    >>> maaned_ord("2026-11")
    'nov. 2026'
    """
    return f"{MAANEDER_KORT[int(maaned[5:]) - 1]} {maaned[:4]}"


def periode_ord(periode: Periode) -> str:
    """
    >>> periode_ord(Periode("2026-11", "2027-01", ())), periode_ord(Periode("2026-11", "2026-11", ()))
    ('nov. 2026-jan. 2027 (3 måneder)', 'nov. 2026')
    """
    if periode.fra == periode.til:
        return maaned_ord(periode.fra)
    return f"{maaned_ord(periode.fra)}-{maaned_ord(periode.til)} ({periode.antal_maaneder} måneder)"


def byg_overblik(
    perioder: Sequence[Periode], fra: str, navne: Mapping[str, str], i_dag: date, computere: int = 1
) -> Overblik:
    """The page from the baseline ``fra`` on (empty, or a month that is no period's first: from the start).

    Sums are sums of what is shown, so they say nothing more. ``computere``: how many were added up.
    """
    chosen = udsnit(perioder, fra)
    made = i_dag.isoformat()
    if not chosen:
        return Overblik("Overblik", "", (), REGEL, made)
    span = f"{maaned_ord(chosen[0].fra)} til {maaned_ord(chosen[-1].til)}"
    sums = _sums(chosen)
    parts = (
        Overbliksdel(SPOERGSMAAL[0], _now_and_then(chosen), (_talks(chosen),)),
        Overbliksdel(SPOERGSMAAL[1], _WHO, (_needs(sums, navne),)),
        Overbliksdel(
            SPOERGSMAAL[2], _HELP, (_met(sums, navne), _handovers(sums), _stops(sums), *_searches(chosen))
        ),
    )
    joined = f" Lagt sammen fra {computere} computere." if computere > 1 else ""
    return Overblik("Overblik", f"{span}.{joined} Lavet {smaat(dato_lang(made))}", parts, REGEL, made)


def overblik_tekst(overblik: Overblik) -> str:
    """The page as plain text."""
    lines = [overblik.titel, overblik.undertitel, overblik.regel]
    for part in overblik.dele:
        lines += ["", part.spoergsmaal, part.saetning]
        for table in part.tabeller:
            lines += ["", table.titel, *(f"{row.navn}: {raekke_ord(table, row)}" for row in table.raekker)]
            lines += [table.resten] if table.resten else []
    return "\n".join(lines)


def raekke_ord(tabel: Overblikstabel, raekke: Overbliksraekke) -> str:
    """ "15", or "ikke løst 10, løst under 5" where the table has more than one series."""
    if len(tabel.serier) == 1:
        return vaerdi_ord(raekke.vaerdier[0])
    pairs = zip(tabel.serier, raekke.vaerdier, strict=True)
    return ", ".join(f"{smaat(serie)} {vaerdi_ord(value)}" for serie, value in pairs)


def udsnit(perioder: Sequence[Periode], fra: str) -> tuple[Periode, ...]:
    """The periods from the baseline on; all where the baseline is none of theirs."""
    place = next((n for n, periode in enumerate(perioder) if periode.fra == fra), 0)
    return tuple(perioder[place:])


_WHO = "Overblik ved ikke, hvem de er. Det viser, hvad de har brug for."
_HELP = "Løst: nogen holder behovet, eller personen klarer det selv. Ikke løst: ingen holdt det ved Afslut."
_NOT_SHOWN = f"Ingen er nået op på {MINDST} endnu."
_OTHERS = f"Alle andre: {UNDER}."


def _now_and_then(perioder: Sequence[Periode]) -> str:
    first, last = perioder[0], perioder[-1]
    then = f"Udgangspunkt, {periode_ord(first)}: {_number(first, SAMTALE)} samtaler."
    if first is last:
        return then
    return f"{then} Senest, {periode_ord(last)}: {_number(last, SAMTALE)} samtaler."


def _number(periode: Periode, key: Taeller) -> int | None:
    return dict(periode.tal).get(key)


def _sums(perioder: Sequence[Periode]) -> dict[Taeller, int]:
    sums: dict[Taeller, int] = {}
    for periode in perioder:
        for key, number in periode.tal:
            sums[key] = sums.get(key, 0) + number
    return sums


def _talks(perioder: Sequence[Periode]) -> Overblikstabel:
    rows = tuple(Overbliksraekke(periode_ord(p), (_number(p, SAMTALE),)) for p in perioder)
    return Overblikstabel("Samtaler", ("Samtaler",), rows)


def _searches(perioder: Sequence[Periode]) -> tuple[Overblikstabel, ...]:
    """Only where somebody switched it on."""
    rows = tuple(Overbliksraekke(periode_ord(p), (_number(p, SOEGNING),)) for p in perioder)
    if not any(row.vaerdier[0] for row in rows):
        return ()
    return (Overblikstabel("Søgninger uden fund", ("Søgninger",), rows),)


def _needs(sums: Mapping[Taeller, int], navne: Mapping[str, str]) -> Overblikstabel:
    totals = {code: sum(pair) for code in OMRAADER if (pair := [n for n in _pair(sums, code) if n])}
    rows = tuple(Overbliksraekke(navne.get(code, code), (number,)) for code, number in _largest(totals))
    return Overblikstabel("Det, de har brug for", ("Samtaler",), rows, _rest(rows, len(OMRAADER)))


def _met(sums: Mapping[Taeller, int], navne: Mapping[str, str]) -> Overblikstabel:
    """What nobody held comes first: it is what can be built next."""
    pairs = {code: _pair(sums, code) for code in OMRAADER}
    unmet_first = {code: (pair[1] or 0) * 1_000_000 + (pair[0] or 0) for code, pair in pairs.items()}
    rows = tuple(
        Overbliksraekke(navne.get(code, code), pairs[code][::-1])
        for code, weight in _largest(unmet_first)
        if weight
    )
    return Overblikstabel("Behov", ("Ikke løst", "Løst"), rows, _rest(rows, len(OMRAADER)))


def _handovers(sums: Mapping[Taeller, int]) -> Overblikstabel:
    return _codes("Overleveringer", Maal.OVERLEVERING, OVERLEVERINGER, OVERLEVERINGSORD, sums)


def _stops(sums: Mapping[Taeller, int]) -> Overblikstabel:
    return _codes("Her gik det i stå", Maal.BARRIERE, BARRIERER, BARRIEREORD, sums)


def _codes(
    title: str, maal: Maal, codes: Sequence[str], words: Mapping[str, str], sums: Mapping[Taeller, int]
) -> Overblikstabel:
    numbers = {code: sums[Taeller(maal, code)] for code in codes if Taeller(maal, code) in sums}
    rows = tuple(Overbliksraekke(words[code], (number,)) for code, number in _largest(numbers))
    return Overblikstabel(title, ("Samtaler",), rows, _rest(rows, len(codes)))


def _pair(sums: Mapping[Taeller, int], code: str) -> tuple[int | None, int | None]:
    """Met, not met."""
    return sums.get(Taeller(Maal.LOEST, code)), sums.get(Taeller(Maal.ULOEST, code))


def _largest(numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Largest first; equals in their own order."""
    return sorted(numbers.items(), key=lambda item: -item[1])


def _rest(rows: Sequence[Overbliksraekke], of: int) -> str:
    if not rows:
        return _NOT_SHOWN
    return _OTHERS if len(rows) < of else ""
