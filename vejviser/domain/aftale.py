"""An agreement (*aftale*), its consent (*samtykke*), and the seven tests of a warm handover.

Source: FAG.md sections 5 and 7; codes are the contract of the conversation file (BESLUTNINGER.md A).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Situation(Enum):
    """Who the information goes to decides what must be asked (FAG.md 5)."""

    SAMME_KOMMUNE = "a"
    ANDEN_MYNDIGHED = "b"
    PRIVAT = "c"
    PLIGT_ELLER_FARE = "d"


class Kontaktform(Enum):
    """Who contacts the receiver, and how (`hvem` in the file)."""

    SAMMEN = "sammen"
    JEG = "jeg"
    BORGER = "borger"
    FOELGES = "foelges"


@dataclass(frozen=True, slots=True)
class Samtykke:
    """``ja`` None = not asked yet; a no is kept as clearly as a yes. ``omfang``: need codes to share.
    ``dato`` and ``udloeb`` are ISO dates or None. ``kontakt``: whether the receiver may know how the person
    is reached, ``egne_ord`` whether it may read all that was said, ``min_situation`` whether it may know age,
    home, transitions and what was ticked for the note. None = not asked on its own: it goes along only with
    a yes to everything."""

    situation: Situation = Situation.PRIVAT
    ja: bool | None = None
    omfang: tuple[str, ...] = ()
    formaal: str = ""
    hvordan: str = ""
    dato: str | None = None
    udloeb: str | None = None
    kontakt: bool | None = None
    egne_ord: bool | None = None
    min_situation: bool | None = None


@dataclass(frozen=True, slots=True)
class Aftale:
    """What was agreed for one need. Either ``tilbud`` (an id) or ``loesning`` (the person's own) is set.

    ``hvornaar`` and ``opfoelgning``: ISO date or date-time ("2026-11-24", "2026-11-24T10:00"), or None.
    ``accepteret``: the receiver said yes (True), no (False), or was not asked (None).
    """

    behov: str
    tilbud: str | None = None
    loesning: str = ""
    hvem: Kontaktform | None = None
    hvornaar: str | None = None
    sted: str = ""
    modtager: str = ""
    accepteret: bool | None = None
    samtykke: Samtykke | None = None
    bro_ansvarlig: str = ""
    plan_b: str = ""
    opfoelgning: str | None = None
