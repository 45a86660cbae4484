"""What the place Katalog may ask for: quality, corrections, verification, editing, exchange, publication.

The counterpart of ``tjenester.py`` for the editor's work; ``vejviser/katalogarbejde.py`` fills it in. Every
call may wait for a disk or a server: make it through ``ui.tasks``. Faults are ``VejviserError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vejviser.domain.eftersyn import Eftersynsopgave, Forsoeg
from vejviser.domain.historik import Historikpost
from vejviser.domain.indlaesning import Importplan
from vejviser.domain.kvalitet_regler import Regelsvar
from vejviser.domain.redaktion import Redigeret, Tilbudslinje
from vejviser.domain.rettelse import Rettelse
from vejviser.domain.tilbud import Kontrol, Tilbud, Tilstand

if TYPE_CHECKING:
    from vejviser.ui.tjenester import Fremdrift


class Modtaget(Protocol):
    """A correction in the inbox; ``tid`` is when it came in (UTC, ISO)."""

    @property
    def rettelse(self) -> Rettelse: ...

    @property
    def tid(self) -> str: ...


class Redaktion(Protocol):
    """The editor's database."""

    @property
    def central(self) -> bool: ...

    def liste(self) -> tuple[Tilbudslinje, ...]: ...

    def alle(self) -> Mapping[str, Tilbud]: ...

    def hent(self, id: str) -> Redigeret: ...

    def opret(self, tilbud: Tilbud, kilde: str = "") -> Redigeret: ...

    def gem(self, tilbud: Tilbud, version: int, kilde: str = "") -> Redigeret: ...

    def skift_tilstand(
        self, id: str, version: int, tilstand: Tilstand, *, til: str | None = None, kilde: str = ""
    ) -> Redigeret: ...

    def historik(self, id: str) -> tuple[Historikpost, ...]: ...

    def fortryd(self, id: str, aendring: str) -> Redigeret: ...

    def arbejdsliste(self, dato: date) -> tuple[Eftersynsopgave, ...]: ...

    def bekraeft(self, id: str, kontrol: Kontrol) -> str: ...

    def fortryd_bekraeft(self, bekraeftelse: str) -> None: ...

    def log_forsoeg(self, forsoeg: Forsoeg) -> None: ...

    def marker_ikke_bekraeftet(self, id: str, dato: date) -> None: ...

    def modtag(self, rettelse: Rettelse) -> bool: ...

    def indbakke(self) -> tuple[Modtaget, ...]: ...

    def afvis(self, rettelse: str, felt: str, grund: str = "") -> None: ...

    def godtag(self, rettelse: str, felt: str, tilbud: Tilbud, version: int) -> Redigeret: ...


class Udbakke(Protocol):
    """Corrections written on this machine, until the user takes them away."""

    def alle(self) -> tuple[Rettelse, ...]: ...

    def gem(self, rettelse: Rettelse) -> None: ...

    def skriv(self, rettelse: Rettelse, fil: Path) -> None: ...

    def slet(self, id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Udgivelsesoenske:
    """What a publisher chose. ``alligevel``: publish in spite of objections that can be borne."""

    noegle: Path
    kodeord: str
    mappe: Path
    alligevel: bool = False


@dataclass(frozen=True, slots=True)
class Katalogarbejde:
    """``redaktion`` opens the editor's database, and makes it where there is none: only for an editor.

    ``kvalitet`` counts the rules; True: in the editor's database, otherwise in the directory in use.
    ``valgord``: the words of every code that an offer may bear, by field.
    ``eksporter`` takes format and file and gives Danish sentences; ``udgiv`` gives what was published.
    """

    kvalitet: Callable[[bool], tuple[Regelsvar, ...]]
    redaktion: Callable[[], Redaktion]
    udbakke: Udbakke
    laes_rettelse: Callable[[Path], Rettelse]
    laeg_plan: Callable[[Path, Fremdrift], Importplan]
    importer: Callable[[Importplan, str, Fremdrift], int]
    eksporter: Callable[[str, Path, Fremdrift], tuple[str, ...]]
    skabelon: Callable[[Path], None]
    har_kodeord: Callable[[Path], bool]
    udgiv: Callable[[Udgivelsesoenske], tuple[str, ...]]
    valgord: Callable[[], Mapping[str, Mapping[str, str]]] = dict
