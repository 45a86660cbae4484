"""What happened to an offer, field by field: who (a role), when, before, after, and from what source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Handling(Enum):
    """Why a field changed."""

    OPRETTET = "oprettet"
    RETTET = "rettet"
    IMPORTERET = "importeret"
    MELDT_FEJL = "meldt_fejl"
    TILSTAND = "tilstand"
    UDGIVET = "udgivet"
    FORTRUDT = "fortrudt"
    BEKRAEFTET = "bekraeftet"
    KONTROL_FORTRUDT = "kontrol_fortrudt"
    IKKE_BEKRAEFTET = "ikke_bekraeftet"


HANDLINGSORD = {
    Handling.OPRETTET: "oprettet",
    Handling.RETTET: "rettet",
    Handling.IMPORTERET: "hentet ind fra en fil",
    Handling.MELDT_FEJL: "rettet efter en fejlmelding",
    Handling.TILSTAND: "skiftet tilstand",
    Handling.UDGIVET: "udgivet",
    Handling.FORTRUDT: "fortrudt",
    Handling.BEKRAEFTET: "kontrolleret",
    Handling.KONTROL_FORTRUDT: "kontrol fortrudt",
    Handling.IKKE_BEKRAEFTET: "markeret som ikke bekræftet",
}


@dataclass(frozen=True, slots=True)
class Historikpost:
    """One field of one change. ``aendring`` is shared by the fields that were saved together.

    ``tid`` is UTC (ISO). ``foer`` and ``efter`` are in words; empty for what is about the whole offer.
    """

    aendring: str
    tilbud: str
    version: int
    tid: str
    rolle: str
    handling: Handling
    felt: str
    navn: str
    foer: str
    efter: str
    kilde: str
