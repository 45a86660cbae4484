"""What left the window as paper or file, and what did not: told before a conversation is deleted.

Kept in memory for as long as the conversation is; nothing of it is written anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vejviser.domain.dansk_tekst import klip, opremsning, stort
from vejviser.domain.notat_vaerdier import Afsnit, Notat, Notattype
from vejviser.ui.views.notat_kilde import Notatkilde

BORGER = "borgeren"
KORT = "lommekortet"
UDELADT_MAX = (24, 160)
"""Words and letters of each part that was left out."""


@dataclass(frozen=True, slots=True)
class Udleveret:
    """``til``: whom the note was for. ``hvordan``: "gemt i Dokumenter". ``afsnit``: what it said then."""

    type: Notattype
    til: str
    hvordan: str
    afsnit: tuple[Afsnit, ...] = ()


def hvem_faar(notat: Notat, modtager: str) -> str:
    """Whom this note is for, in a few words."""
    names = {Notattype.MODTAGER: modtager or "modtageren", Notattype.BORGER: BORGER, Notattype.KORT: KORT}
    return names[notat.type]


def udeladt(notat: Notat) -> str:
    """The words that there was no room for, so that the worker can see what is missing on the paper.

    Each is cut itself where it is long: the beginning is enough to know it again.
    """
    parts = [f"{stort(name)}: “{klip(words, *UDELADT_MAX)}”" for name, words in notat.udeladt]
    return f"Det er ikke med. {' '.join(parts)}" if parts else ""


def samlet_udlevering(kilde: Notatkilde, given: Sequence[Udleveret], modtagere: Sequence[str]) -> str:
    """As ``udleveret_tekst``, held against the notes as they stand now."""

    def is_stale(one: Udleveret) -> bool:
        receiver = one.type is Notattype.MODTAGER
        notat = kilde.notat_til(one.til) if receiver else kilde.notat(one.type)
        return notat is None or notat.afsnit != one.afsnit

    last = {one.til: one for one in given}
    stale = frozenset(til for til, one in last.items() if is_stale(one))
    return udleveret_tekst(modtagere, given, stale)


def udleveret_tekst(modtagere: Sequence[str], given: Iterable[Udleveret], stale: frozenset[str]) -> str:
    """Which notes were saved, copied or printed and where, and which were not. ``stale``: changed since.

    >>> one = Udleveret(Notattype.MODTAGER, "vagten", "gemt i Dokumenter")
    >>> udleveret_tekst(["vagten"], [one], frozenset())
    'Til vagten: gemt i Dokumenter. Ikke gemt, kopieret eller udskrevet: til borgeren.'
    >>> udleveret_tekst(["vagten"], [one], frozenset({"vagten"}))[:53]
    'Til vagten: gemt i Dokumenter, men I har rettet siden'
    """
    ways: dict[str, dict[str, None]] = {}
    for one in given:
        ways.setdefault(one.til, {})[one.hvordan] = None
    told = [_told(til, list(how), til in stale) for til, how in ways.items()]
    left = [f"til {til}" for til in dict.fromkeys((*modtagere, BORGER)) if til not in ways]
    if left:
        told.append(f"Ikke gemt, kopieret eller udskrevet: {opremsning(left)}.")
    return " ".join(told)


def _told(til: str, how: list[str], changed: bool) -> str:
    since = ", men I har rettet siden" if changed else ""
    name = "Lommekortet" if til == KORT else f"Til {til}"
    return f"{name}: {opremsning(how)}{since}."
