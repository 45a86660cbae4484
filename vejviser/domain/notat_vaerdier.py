"""The values of a handover note (*notat*): lines in sections, and what stands around them.

Import them from ``notat``. Must not know how a note is built or drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Notattype(Enum):
    MODTAGER = "modtager"
    BORGER = "borger"
    KORT = "kort"


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of a section. ``mangler`` is shown in amber words: something nobody holds yet; ``rav`` are the
    words of ``tekst`` that are amber (empty = the whole line).

    ``felter`` holds the columns of a line in "Aftalt" (receiver's note: what, who, when; citizen's: when,
    what); otherwise it is empty.
    """

    tekst: str
    mangler: bool = False
    felter: tuple[str, ...] = ()
    rav: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afsnit:
    """A section: ``noegle`` is stable (egne_ord, situation, behov, ressourcer, aftalt, modtager, bro, plan_b,
    deling, moedes, sikkerhed, fortalt; citizen: vigtigst, aftalt, person, galt, deling, klage, fare).
    ``nummer`` 0 and an empty ``titel`` mean that none is shown."""

    noegle: str
    nummer: int
    titel: str
    linjer: tuple[Linje, ...]


@dataclass(frozen=True, slots=True)
class Behovskode:
    """For machines: a need code and its Housing First dimension."""

    kode: str
    hf: str


@dataclass(frozen=True, slots=True)
class Notat:
    """A finished note. ``titel`` is the line for a case system's title field. ``advarsler`` are Danish
    sentences about what was cut, masked or is missing; ``afvist`` is one where export is refused, else empty.
    ``modtager`` may hold two lines (place, then role and phone). ``telefon`` is the number behind the QR code
    ("" = none). ``varme_holdt`` counts held tests of the handover; -1 where there is no handover.
    ``varme_om`` says which agreement they are about, where there are several. ``opgave``: what the
    receiver is asked to do ("" = nothing, or no receiver). ``udeladt``: per part that was cut, the words that
    are not in the note; for the window alone, never for a file or a message."""

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
    afsender_mangler: bool = False
    behovskoder: tuple[Behovskode, ...] = ()
    varme_om: str = ""
    opgave: str = ""
    udeladt: tuple[tuple[str, str], ...] = ()
