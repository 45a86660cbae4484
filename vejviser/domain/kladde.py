"""An unfinished conversation that was saved (*kladde*): how long it lives, and the words about it.

The rules of BESLUTNINGER.md B: gone 24 hours after the last change, 14 days where "gem til opfølgning" was
chosen. Only times and sentences; must not know what was said, nor a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from vejviser.domain.dansk_tekst import klokken, tidspunkt

LIV = timedelta(hours=24)
LIV_TIL_OPFOELGNING = timedelta(days=14)
VARSEL = timedelta(hours=3)
VARSEL_TIL_OPFOELGNING = timedelta(days=3)
MAX_KLADDER = 5

URETS_SLOER = timedelta(hours=2)
"""A clock may be put right by minutes, and by an hour in October, without the draft being from the future."""


@dataclass(frozen=True, slots=True)
class Kladde:
    """What may be said about a draft without its content. Times are local wall time without a zone."""

    id: str
    begyndt: datetime
    aendret: datetime
    udloeber: datetime
    til_opfoelgning: bool = False
    stoerrelse: int = 0


@dataclass(frozen=True, slots=True)
class Gemt:
    """The answer to a save. ``kladde`` is None where nothing is kept on this machine; ``besked`` says why.

    ``fortraengt``: the id of the oldest draft, where it had to give way because there were too many.
    """

    kladde: Kladde | None
    besked: str = ""
    fortraengt: str | None = None


def levetid(til_opfoelgning: bool) -> timedelta:
    return LIV_TIL_OPFOELGNING if til_opfoelgning else LIV


def er_fra_fremtiden(udloeber: datetime, til_opfoelgning: bool, nu: datetime) -> bool:
    """The clock was set back: the draft would outlive its time."""
    return udloeber - nu > levetid(til_opfoelgning) + URETS_SLOER


def fortsaet_linje(kladde: Kladde, nu: datetime) -> str:
    """The line after a crash; the two choices are Fortsæt and Slet.

    >>> then = datetime(2026, 11, 23, 10, 42)
    >>> fortsaet_linje(Kladde("", then, then, then), datetime(2026, 11, 23, 11, 0))
    'Du har en samtale fra kl. 10.42, der ikke blev afsluttet.'
    """
    moment = dag_og_tid(kladde.begyndt, nu).removeprefix("i dag ")
    return f"Du har en samtale fra {moment}, der ikke blev afsluttet."


def varsel(kladde: Kladde, nu: datetime) -> str:
    """The warning before a draft goes, or nothing while there is still time.

    >>> then = datetime(2026, 11, 23, 10, 42)
    >>> kladde = Kladde("", then, then, then + LIV)
    >>> varsel(kladde, then), varsel(kladde, datetime(2026, 11, 24, 9, 0))
    ('', 'Kladden slettes i dag kl. 10.42. Ret i den eller afslut den, hvis du skal bruge den.')
    """
    notice = VARSEL_TIL_OPFOELGNING if kladde.til_opfoelgning else VARSEL
    if kladde.udloeber - nu > notice:
        return ""
    moment = dag_og_tid(kladde.udloeber, nu)
    return f"Kladden slettes {moment}. Ret i den eller afslut den, hvis du skal bruge den."


def dag_og_tid(moment: datetime, nu: datetime) -> str:
    """
    >>> nu = datetime(2026, 11, 23, 12, 0)
    >>> [dag_og_tid(nu + timedelta(days=days), nu) for days in (-1, 0, 1, 2)]
    ['i går kl. 12.00', 'i dag kl. 12.00', 'i morgen kl. 12.00', 'ons. 25. nov. kl. 12.00']
    """
    iso = moment.isoformat(timespec="minutes")
    day = {-1: "i går", 0: "i dag", 1: "i morgen"}.get((moment.date() - nu.date()).days)
    return f"{day} {klokken(iso)}" if day else tidspunkt(iso)
