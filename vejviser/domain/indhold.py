"""The texts that travel with the directory: need areas, questions, transitions, acute panel, word list.

They are data (``ressourcer/``, then tables in the directory file), never code. An acute number has a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.domain.tilbud import Kontrol


@dataclass(frozen=True, slots=True)
class Behovsomraade:
    """A need area: ``navn`` in the citizen's language; ``kortnavn`` for filters; ``konkrete``: wishes;
    ``hf`` is the Housing First dimension; ``partnere`` the kinds of partner of step 3."""

    kode: str
    nummer: str
    navn: str
    kortnavn: str
    ikon: str
    konkrete: tuple[str, ...]
    soegeord: tuple[str, ...]
    hf: str
    partnere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoergsmaal:
    """One open question. ``omraade`` is a need code or "aabning"; ``chime`` one of C H I M E."""

    id: str
    omraade: str
    tekst: str
    chime: str


@dataclass(frozen=True, slots=True)
class Boligsituation:
    """One of the 17 values; ``ethos`` 1-6 or None where not counted as homeless."""

    nummer: int
    tekst: str
    ethos: str | None
    akut: bool


@dataclass(frozen=True, slots=True)
class Overgangskort:
    """What to do in a transition, in order, and the typical hole."""

    kode: str
    navn: str
    start_senest: str
    raekkefoelge: tuple[str, ...]
    typisk_hul: str


@dataclass(frozen=True, slots=True)
class HvemValg:
    """A "who" choice and its Danish words."""

    kode: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Akutnummer:
    """A number in the acute panel. ``nummer`` is empty for "Egen læge" and for an empty local slot.

    ``tilbud``: id of the offer whose hours and sources apply, or None. ``kilde``/``kilde_dato`` say where the
    number was read; a number without a source is not shown. ``kontrol`` only where somebody verified it.
    """

    navn: str
    nummer: str
    hvordan: str
    tilbud: str | None = None
    kilde: str = ""
    kilde_dato: str | None = None
    kontrol: Kontrol | None = None
    supplement: bool = False


@dataclass(frozen=True, slots=True)
class Akutkort:
    """What to ask, what to do, what never to do, for one sign. ``kun_fagland``: never named in Borgerland."""

    kode: str
    navn: str
    ikon: str
    kun_fagland: bool
    spoerg: tuple[str, ...]
    goer: tuple[str, ...]
    aldrig: tuple[str, ...]
    numre: tuple[Akutnummer, ...]


@dataclass(frozen=True, slots=True)
class Ordlisteopslag:
    """Professional word and its plain alternative."""

    fagord: str
    borgerord: str


@dataclass(frozen=True, slots=True)
class BlokeretOrd:
    """A word that does not belong in a note, and why or what instead. A suggestion, never a refusal."""

    ord: str
    forslag: str


@dataclass(frozen=True, slots=True)
class Leveregel:
    nummer: int
    tekst: str
    spoergsmaal: str


@dataclass(frozen=True, slots=True)
class Indhold:
    """All content documents of a directory."""

    omraader: tuple[Behovsomraade, ...]
    spoergsmaal: tuple[Spoergsmaal, ...]
    boligsituationer: tuple[Boligsituation, ...]
    overgange: tuple[Overgangskort, ...]
    hvem: tuple[HvemValg, ...]
    akut: tuple[Akutkort, ...]
    ordliste: tuple[Ordlisteopslag, ...]
    blokerede_ord: tuple[BlokeretOrd, ...]
    leveregler: tuple[Leveregel, ...]
    hovednummer: str

    def omraade(self, kode: str) -> Behovsomraade:
        return {omraade.kode: omraade for omraade in self.omraader}[kode]

    def omraadenavne(self) -> Mapping[str, str]:
        return {omraade.kode: omraade.navn for omraade in self.omraader}
