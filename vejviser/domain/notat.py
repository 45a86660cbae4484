"""The handover note (*notat*): a pure function from the conversation to sections of text.

The same value is shown on screen, written to a file and put on the clipboard. Date and sender are inputs.
Structure: FAG.md section 7 (receiver: twelve sections; citizen: five headings, 112).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from vejviser.domain.indhold import Indhold
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Tilbud


class Notattype(Enum):
    MODTAGER = "modtager"
    BORGER = "borger"
    KORT = "kort"


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of a section. ``mangler`` is shown in amber words: something nobody holds yet.

    ``felter`` holds the columns of a line in "Aftalt" (what, who, when); otherwise it is empty.
    """

    tekst: str
    mangler: bool = False
    felter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A section: ``noegle`` is stable (egne_ord, situation, behov, ressourcer, aftalt, modtager, bro, plan_b,
    deling, moedes, sikkerhed, fortalt; citizen: vigtigst, aftalt, person, galt, deling, klage)."""

    noegle: str
    nummer: int
    titel: str
    linjer: tuple[Linje, ...]


@dataclass(frozen=True, slots=True)
class Notat:
    """A finished note. ``titel`` is the line for a case system's title field. ``advarsler`` are Danish sentences
    about what was cut, masked or is missing; ``afvist`` is a sentence where export is refused, else empty.
    ``telefon`` is the number behind the QR code ("" = none). ``varm`` counts held tests of the handover."""

    type: Notattype
    titel: str
    overskrift: str
    undertitel: str
    dato: str
    afsnit: tuple[Afsnit, ...]
    modtager: str
    accepteret: str
    varme_holdt: int
    varme_mangler: tuple[str, ...]
    telefon: str
    person: str
    fod: str
    ord: int
    lix: int
    advarsler: tuple[str, ...] = ()
    afvist: str = ""


def byg_notat(
    samtale: Samtale,
    tilbud: Mapping[str, Tilbud],
    indhold: Indhold,
    type: Notattype,
    dato: str,
    katalog_dato: str,
) -> Notat:
    """Build the note. ``dato`` is the ISO date(-time) printed; never raises for an unfinished conversation."""
    raise NotImplementedError


def notat_tekst(notat: Notat) -> str:
    """The note as plain text, for the clipboard and ``.txt`` files."""
    raise NotImplementedError
