"""What the screens may ask for, as one frozen value that ``app.py`` fills.

It is the seam between the window and everything else: no screen knows where an answer comes from, and a test
can hand in its own. ``nu`` is the only clock of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from vejviser.domain.ark import Ark
from vejviser.domain.favoritter import Favoritter
from vejviser.domain.forskel import Forskel
from vejviser.domain.indhold import Indhold
from vejviser.domain.notat import Notat
from vejviser.domain.overblik_ord import Overblik
from vejviser.domain.overblik_samling import Taludtraek
from vejviser.domain.pakke import Opdateret
from vejviser.domain.query import Behovssvar, Loesningsforslag, Query, Soegesvar
from vejviser.domain.samtale import Samtale
from vejviser.domain.tilbud import Katalog
from vejviser.ui.redaktoer import Katalogarbejde

Fremdrift = Callable[[int, int], bool]
"""Told how far the work is (done, total); an answer of False stops it."""


@dataclass(frozen=True, slots=True)
class Opdatering:
    """How the directory is updated. ``hent`` takes a file, folder or address and may take seconds; it raises
    ``VejviserError``, and then nothing has changed. ``kilde``: where IT says it comes from. ``tilladt``: True
    on a schedule, False never, None as the user likes. ``nyt``: what is new since the user last looked.
    ``genaabn`` opens everything anew, over the directory that was taken in last; None: the next start does.
    """

    hent: Callable[[str], Opdateret]
    kilde: str = ""
    tilladt: bool | None = None
    nyt: Forskel | None = None
    nyt_er_set: Callable[[], None] = lambda: None
    genaabn: Callable[[], Tjenester] | None = None


@dataclass(frozen=True, slots=True)
class Tjenester:
    """Functions may take time: call ``soeg``, ``find_behov``, ``forslag``, ``gem_notat``, ``pdf_af_notat``
    and ``sider_af_notat`` through ``ui.tasks``. ``forslag`` takes the conversation, how many per need, and
    the moment.

    ``gem_notat`` gives Danish sentences about what the file could not show. ``sider_af_notat`` draws the
    pages of the PDF as PNG at so many dots an inch, for preview and printer; ``gem_ark`` and ``sider_af_ark``
    do the same for a sheet of offers. ``gem_favoritter`` may raise ``UserError``.

    ``klargoer`` is there where ``soeg`` gives plain answers at first: it makes the engine ready, which may
    take long, and from then on ``soeg`` and ``forslag`` use it. Run it aside, never in line with ``soeg``.

    ``gyldig_til``: the last day of the directory in use, where its package says one.

    ``nu`` gives local wall time without a zone. ``advarsler`` are Danish sentences from the start-up
    ("Kataloget er fra i går, fordi ...").
    """

    katalog: Katalog
    indhold: Indhold
    soeg: Callable[[Query], Soegesvar]
    find_behov: Callable[[str], Behovssvar]
    forslag: Callable[[Samtale, int, datetime], tuple[Loesningsforslag, ...]]
    gem_notat: Callable[[Notat, Path], tuple[str, ...]]
    pdf_af_notat: Callable[[Notat], bytes]
    nu: Callable[[], datetime]
    helligdage: frozenset[date] = frozenset()
    advarsler: tuple[str, ...] = ()
    sider_af_notat: Callable[[Notat, int], tuple[bytes, ...]] = lambda notat, dpi: ()
    planer: tuple[str, ...] = ()
    favoritter: Favoritter = field(default_factory=Favoritter)
    gem_favoritter: Callable[[Favoritter], None] = lambda value: None
    sider_af_ark: Callable[[Ark, int], tuple[bytes, ...]] = lambda ark, dpi: ()
    gem_ark: Callable[[Ark, Path], tuple[str, ...]] = lambda ark, fil: ()
    klargoer: Callable[[Fremdrift], None] | None = None
    gem_overblik: Callable[[Overblik, Path], tuple[str, ...]] = lambda overblik, fil: ()
    gem_tal: Callable[[Taludtraek, Path], None] = lambda udtraek, fil: None
    laes_tal: Callable[[Path], Taludtraek] = lambda fil: Taludtraek("", ())
    opdatering: Opdatering | None = None
    gyldig_til: str | None = None
    katalogarbejde: Katalogarbejde | None = None
