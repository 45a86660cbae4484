"""The values of a plan: units of the query, and what is known of words. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field

from vejviser.search.paragraffer import Lovregister
from vejviser.search.spor import Spor
from vejviser.search.steder import By, Steder
from vejviser.search.synonymer import Frasebog


@dataclass(slots=True)
class Enhed:
    """A unit of the query. ``fyld``: too common to make a hit alone. ``omtalt``: says who is spoken of
    ("min mand"), so alone it is no name. ``rettet``: as it was misspelt."""

    tekst: str
    vaegt: float = 1.0
    fyld: bool = False
    omtalt: bool = False
    rettet: str = ""
    spor: list[Spor] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """``byer`` and ``alder`` were named in the text; they move offers up and down, and never remove any.
    ``rettelser``: (as written, the nearest words); ``ukendte``: words that nothing was found for.
    ``smaaord``: no word says anything by itself, so an offer must hold them all."""

    enheder: tuple[Enhed, ...]
    byer: tuple[By, ...] = ()
    alder: int | None = None
    rettelser: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ukendte: tuple[str, ...] = ()
    smaaord: bool = False


@dataclass(frozen=True, slots=True)
class Sprogdata:
    """What is known of words and names, apart from the offers."""

    frasebog: Frasebog
    register: Lovregister
    steder: Steder
    stopord: frozenset[str]
    fyldord: frozenset[str]
