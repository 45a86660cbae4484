"""What is asked of the directory, and what it answers. Values only; the engine lives in ``search/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Udsnit:
    """Some offers picked by hand, with the name that the user knows them by ("Favoritter")."""

    navn: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filtre:
    """A filter keeps "yes" and "not stated"; with ``kun_oplyst`` it keeps "yes" only.

    ``gruppe``: codes of ``domain.gruppe``; an offer must belong to them all. ``udsnit`` keeps its own only.
    """

    behov: tuple[str, ...] = ()
    alder: int | None = None
    koen: str | None = None
    by: str | None = None
    sprog: str | None = None
    hund: bool = False
    paavirket: bool = False
    koerestol: bool = False
    aaben_nu: bool = False
    uden_visitation: bool = False
    uden_henvisning: bool = False
    uden_tid: bool = False
    anonym: bool = False
    gratis: bool = False
    opsoegende: bool = False
    kun_oplyst: bool = False
    gruppe: tuple[str, ...] = ()
    udsnit: Udsnit | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """``tid`` is local wall time and decides "open now"; None means that no filter may depend on it.
    ``fortalt``: somebody told the text, so its names and short words are not misspelt search words."""

    tekst: str
    filtre: Filtre = Filtre()
    antal: int = 20
    tid: datetime | None = None
    fortalt: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """``fordi``: reasons in Danish, most telling first. ``marker``: surface words to mark in the offer's text
    (lower case). ``ukendte``: names of active filters that this offer does not answer."""

    id: str
    score: float
    fordi: tuple[str, ...] = ()
    marker: tuple[str, ...] = ()
    ukendte: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taelling:
    """How many offers a filter choice would leave: known yes, and not stated."""

    ja: int
    ukendt: int


@dataclass(frozen=True, slots=True)
class Udvej:
    """A way on from a thin or empty answer. ``slags``: uden_filter, behov, ring. ``vaerdi``: filter name,
    need code or telephone number; ``antal`` is what it would give (None for a number)."""

    slags: str
    tekst: str
    vaerdi: str
    antal: int | None = None


@dataclass(frozen=True, slots=True)
class Soegesvar:
    """The answer: ``fund`` best first, at most ``Query.antal``; ``i_alt`` counts all; ``skjult`` those that
    only a filter hides. ``taellinger``: filter name -> count, and "behov:<kode>" -> count."""

    tekst: str
    i_alt: int
    fund: tuple[Hit, ...]
    mente_du: tuple[str, ...]
    forslag: tuple[Udvej, ...]
    taellinger: Mapping[str, Taelling]
    skjult: int = 0


class Soegning(Protocol):
    """The seam between the screens and the engine."""

    def soeg(self, query: Query) -> Soegesvar: ...


@dataclass(frozen=True, slots=True)
class Behovsforslag:
    """A need area that the words suggest. ``fordi``: the words; ``pladser``: (start, end) in the text."""

    kode: str
    navn: str
    fordi: tuple[str, ...]
    pladser: tuple[tuple[int, int], ...] = ()
    vaegt: float = 1.0


@dataclass(frozen=True, slots=True)
class Akutfund:
    """An acute sign in the words: code, the words, and their places."""

    kode: str
    fordi: tuple[str, ...]
    pladser: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Behovssvar:
    """Most important first; empty for neutral sentences."""

    omraader: tuple[Behovsforslag, ...]
    akut: tuple[Akutfund, ...]


@dataclass(frozen=True, slots=True)
class Tilbudsforslag:
    """An offer proposed for a need, with reasons and hindrances in words ("kræver visitation")."""

    id: str
    fordi: tuple[str, ...]
    hindringer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loesningsforslag:
    """The proposals for one need area, best for this person first."""

    omraade: str
    forslag: tuple[Tilbudsforslag, ...]
