"""What may stay after a conversation (*opfølgning*): a check-back without the person in it.

The rules of BESLUTNINGER.md B: random id, own reference, the receiver's role, date, outcome, consent; gone 14
days after the check-back and at most 6 months after it was made. Must not know a clock.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from vejviser.domain.aftale import Aftale, Samtykke, Situation
from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.dansk_tekst import dato_kort, en_linje
from vejviser.errors import UserError

DAGE_EFTER_TJEK = 14
MAX_MAANEDER = 6
VARSEL_DAGE = 3
MAX_REFERENCE = 40
MAX_ROLLE = 80


class Udfald(Enum):
    """What the check-back showed. Not asked yet is None."""

    MOEDT = "moedt"
    IKKE_MOEDT = "ikke_moedt"
    AENDRET = "aendret"


class Samtykkestand(Enum):
    """``ORIENTERET``: consent is not the ground (situations a and d), the person was told."""

    IKKE_SPURGT = "ikke_spurgt"
    JA = "ja"
    NEJ = "nej"
    TRUKKET = "trukket_tilbage"
    ORIENTERET = "orienteret"


@dataclass(frozen=True, slots=True)
class Opfoelgning:
    """One check-back. ``id`` is random and says nothing. ``samtykke_udloeb``: the last day consent holds."""

    id: str
    reference: str
    modtager_rolle: str
    tjek: date
    oprettet: date
    udfald: Udfald | None = None
    samtykke: Samtykkestand = Samtykkestand.IKKE_SPURGT
    samtykke_udloeb: date | None = None
    trukket: date | None = None


def ny_opfoelgning(
    id: str,
    reference: str,
    modtager_rolle: str,
    tjek: date,
    i_dag: date,
    samtykke: Samtykke | None = None,
) -> Opfoelgning:
    """A new row, or ``UserError`` where it may not be kept."""
    row = Opfoelgning(
        id,
        _short("Din reference", reference, MAX_REFERENCE),
        _short("Modtagerens rolle", modtager_rolle, MAX_ROLLE),
        tjek,
        i_dag,
        samtykke=samtykkestand(samtykke),
        samtykke_udloeb=_day(samtykke.udloeb) if samtykke else None,
    )
    _refuse_impossible(row, i_dag)
    return row


def foreslaaede(aftaler: Iterable[Aftale], i_dag: date) -> tuple[Opfoelgning, ...]:
    """A row without id and reference for every check-back that was agreed and may be kept, the first first.

    A receiver that may not be kept (a number in it, too long) is left out: the user writes a role instead.
    """
    rows: list[Opfoelgning] = []
    for aftale in aftaler:
        tjek = _day(aftale.opfoelgning)
        for rolle in (aftale.modtager, ""):
            with suppress(UserError):
                if tjek is not None:
                    rows.append(ny_opfoelgning("", "", rolle, tjek, i_dag, aftale.samtykke))
                    break
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: row.tjek))


def med_ord(row: Opfoelgning, id: str, reference: str, modtager_rolle: str) -> Opfoelgning:
    """The row with what the user wrote, fit to be kept, or ``UserError``."""
    return replace(
        row,
        id=id,
        reference=_short("Din reference", reference, MAX_REFERENCE),
        modtager_rolle=_short("Modtagerens rolle", modtager_rolle, MAX_ROLLE),
    )


def samtykkestand(samtykke: Samtykke | None) -> Samtykkestand:
    """What a conversation's consent comes to here: its scope and purpose are left behind."""
    if samtykke is None or samtykke.ja is None:
        return Samtykkestand.IKKE_SPURGT
    if samtykke.situation is Situation.PLIGT_ELLER_FARE:
        return Samtykkestand.ORIENTERET
    if not samtykke.ja:
        return Samtykkestand.NEJ
    told = samtykke.situation is Situation.SAMME_KOMMUNE
    return Samtykkestand.ORIENTERET if told else Samtykkestand.JA


def med_udfald(row: Opfoelgning, udfald: Udfald | None) -> Opfoelgning:
    return replace(row, udfald=udfald)


def flyttet(row: Opfoelgning, tjek: date, i_dag: date) -> Opfoelgning:
    """A new check-back date: the row is open again, but it never lives longer than six months in all."""
    moved = replace(row, tjek=tjek, udfald=None)
    _refuse_impossible(moved, i_dag)
    return moved


def trukket_tilbage(row: Opfoelgning, i_dag: date) -> Opfoelgning:
    return replace(row, samtykke=Samtykkestand.TRUKKET, trukket=i_dag)


def trukket_tekst(row: Opfoelgning) -> str:
    """What to do after a withdrawal: what was sent cannot be called back."""
    whom = row.modtager_rolle or "modtageren"
    return f"Samtykket er trukket tilbage. Sig det til {whom}. Det, der er sendt, kan ikke kaldes tilbage."


def samtykke_gaelder(row: Opfoelgning, i_dag: date) -> bool:
    in_time = row.samtykke_udloeb is None or i_dag <= row.samtykke_udloeb
    return row.samtykke is Samtykkestand.JA and in_time


def sletdato(row: Opfoelgning) -> date:
    """The first day on which the row is gone."""
    return min(row.tjek + timedelta(days=DAGE_EFTER_TJEK), last_day(row.oprettet))


def last_day(oprettet: date) -> date:
    """Six months on, or the last day of that month.

    >>> last_day(date(2026, 8, 31)), last_day(date(2026, 11, 23))
    (datetime.date(2027, 2, 28), datetime.date(2027, 5, 23))
    """
    months = oprettet.year * 12 + oprettet.month - 1 + MAX_MAANEDER
    year, month = divmod(months, 12)
    return date(year, month + 1, min(oprettet.day, monthrange(year, month + 1)[1]))


def holdbare(rows: Iterable[Opfoelgning], i_dag: date) -> tuple[Opfoelgning, ...]:
    """The rows that may still be kept."""
    return tuple(row for row in rows if i_dag < sletdato(row))


def dagens(rows: Iterable[Opfoelgning], i_dag: date) -> tuple[Opfoelgning, ...]:
    """Check-backs that wait for an outcome today, the oldest first."""
    waiting = (row for row in rows if row.udfald is None and row.tjek <= i_dag)
    return tuple(sorted(waiting, key=lambda row: (row.tjek, row.id)))


def kommende(rows: Iterable[Opfoelgning], i_dag: date) -> tuple[Opfoelgning, ...]:
    waiting = (row for row in rows if row.udfald is None and row.tjek > i_dag)
    return tuple(sorted(waiting, key=lambda row: (row.tjek, row.id)))


def varsel(row: Opfoelgning, i_dag: date) -> str:
    """The warning before a row goes, or nothing while there is still time."""
    gone = sletdato(row)
    if (gone - i_dag).days > VARSEL_DAGE:
        return ""
    return f"Slettes {dato_kort(gone.isoformat(), year=False)}"


def _refuse_impossible(row: Opfoelgning, i_dag: date) -> None:
    if row.tjek < i_dag:
        raise UserError("Datoen for opfølgning er passeret.", "Vælg i dag eller en senere dag.")
    if row.tjek >= last_day(row.oprettet):
        latest = dato_kort((last_day(row.oprettet) - timedelta(days=1)).isoformat())
        raise UserError("En opfølgning må højst ligge her i seks måneder.", f"Vælg en dag senest {latest}.")


def _short(name: str, text: str, longest: int) -> str:
    """Text in one line, without a personal number. The text itself is not in the error."""
    line = en_linje(text)
    if len(line) > longest:
        raise UserError(f"{name} er for lang.", f"Skriv højst {longest} tegn.")
    if any(hit.niveau is not Niveau.DELVIS for hit in find_cpr(line)):
        raise UserError(f"{name} ligner et cpr-nummer.", "Brug et sagsnummer eller et ord, kun du kender.")
    return line


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None
