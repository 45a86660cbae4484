"""The values of opening hours: what a row says, and the state of an offer at a moment.

Only values: reading is ``aabningstid_laesning``, answering is ``aabningstid`` (import from there).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Rytme(Enum):
    """Which weeks or days of the month a row is for."""

    HVER_UGE = "hver_uge"
    ULIGE_UGER = "ulige_uger"
    LIGE_UGER = "lige_uger"
    MAANEDLIG = "maanedlig"
    UKENDT = "ukendt"


class Slags(Enum):
    """What is open: the door, the telephone, the chat, text messages."""

    FREMMOEDE = "fremmoede"
    TELEFON = "telefon"
    CHAT = "chat"
    SMS = "sms"
    IKKE_OPLYST = "ikke_oplyst"


@dataclass(frozen=True, slots=True)
class Aabningstid:
    """One interval. ``dage fra til note`` are the source's texts; the rest is how they were read.

    ``ugedage``: 0 is Monday; empty = not read. ``fra_min``/``til_min``: minutes after midnight, ``til_min``
    above 1440 where it closes after midnight; None = not stated. ``nummer_i_maaned``: 1-5, -1 the last,
    None = unknown or not monthly. ``saeson``: first and last day, "MM-DD" of every year or "YYYY-MM-DD", or
    None. ``helligdage``: False where the source says closed on holidays, True where it says open, None where
    it is silent. ``undtagen``: days of the same two kinds, or runs of them with "/" between, on which the
    source says closed. ``usikker``: old or doubtful by its own words.
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
    undtagen: tuple[str, ...] = ()


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
