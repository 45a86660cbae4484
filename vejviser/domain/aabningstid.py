"""Opening hours: read from the sources' own words, and answered for a given moment.

The source's four texts are kept as they are; beside them stands how they were read. What could not be
read stays unknown and is shown as "ring for tider". Holidays come in as a set of dates: no clock, no files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class Rytme(Enum):
    """Which weeks or days of the month a row is for."""

    HVER_UGE = "hver_uge"
    ULIGE_UGER = "ulige_uger"
    LIGE_UGER = "lige_uger"
    MAANEDLIG = "maanedlig"
    UKENDT = "ukendt"


class Slags(Enum):
    """What is open: the door, the telephone, the chat."""

    FREMMOEDE = "fremmoede"
    TELEFON = "telefon"
    CHAT = "chat"
    IKKE_OPLYST = "ikke_oplyst"


@dataclass(frozen=True, slots=True)
class Aabningstid:
    """One interval. ``dage fra til note`` are the source's texts; the rest is how they were read.

    ``ugedage``: 0 is Monday; empty = not read. ``fra_min``/``til_min``: minutes after midnight, ``til_min``
    above 1440 where it closes after midnight; None = not stated. ``nummer_i_maaned``: 1-5, -1 the last,
    None = unknown or not monthly. ``saeson``: ("MM-DD", "MM-DD") or None. ``helligdage``: False where the
    source says closed on holidays, None where it is silent.
    """

    dage: str
    fra: str
    til: str
    note: str
    ugedage: tuple[int, ...] = ()
    fra_min: int | None = None
    til_min: int | None = None
    rytme: Rytme = Rytme.HVER_UGE
    nummer_i_maaned: int | None = None
    slags: Slags = Slags.IKKE_OPLYST
    efter_aftale: bool = False
    saeson: tuple[str, str] | None = None
    helligdage: bool | None = None
    usikker: bool = False


class Aabent(Enum):
    """The state of an offer at a moment."""

    AABEN = "aaben"
    LUKKET = "lukket"
    EFTER_AFTALE = "efter_aftale"
    UKENDT = "ukendt"


@dataclass(frozen=True, slots=True)
class Aabningsstatus:
    """``tekst`` is ready for the screen: "Åbent til kl. 15.00", "Åbner man. kl. 10.00", "Ring for tider"."""

    aabent: Aabent
    tekst: str
    skifter: datetime | None = None


def read_aabningstid(dage: str, fra: str, til: str, note: str) -> tuple[Aabningstid, ...]:
    """Read a source row; "igen 18:00-21:00" in the note gives a second interval."""
    raise NotImplementedError


def aabningsstatus(
    tider: Sequence[Aabningstid],
    doegnaaben: bool | None,
    tid: datetime,
    helligdage: frozenset[date] = frozenset(),
) -> Aabningsstatus:
    """Is it open at ``tid`` (local wall time, naive)? Unknown hours are UKENDT, never LUKKET."""
    raise NotImplementedError


def tider_som_tekst(tider: Sequence[Aabningstid], doegnaaben: bool | None) -> tuple[str, ...]:
    """One line per row for people: "Mandag-fredag kl. 10.00-15.00 (telefon)"."""
    raise NotImplementedError
