"""What can be browsed before anything is asked: needs, transitions, people, and facts, with counts.

Pure values, made aside; an offer is counted only where the directory itself says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vejviser.domain.favoritter import Favoritter
from vejviser.domain.gruppe import MAALGRUPPER, OVERGANGSGRUPPER, Gruppe, taelling
from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Filtre, Udsnit
from vejviser.domain.tilbud import Katalog, Svar, Tilbud
from vejviser.ui.views.find_valg import NAVNE, gruppenavne, svar_paa

FAVORITTER = "Favoritter"
MOST_FAVOURITES = 7
FAKTA: tuple[tuple[str, str], ...] = (
    ("hund", "dog"),
    ("paavirket", "glass-water"),
    ("koerestol", "accessibility"),
    ("opsoegende", "footprints"),
)


@dataclass(frozen=True, slots=True)
class Flisevalg:
    """A tile: what it says, and what it leads to, either a filter or one offer (``tilbud``)."""

    words: str
    icon: str
    count: int | None = None
    unknown: int = 0
    filtre: Filtre = field(default_factory=Filtre)
    tilbud: str = ""

    @property
    def spoken(self) -> str:
        if self.count is None:
            return self.words
        unsaid = f", {self.unknown} oplyser det ikke" if self.unknown else ""
        return f"{self.words}, {self.count} tilbud{unsaid}"


@dataclass(frozen=True, slots=True)
class Fliseafsnit:
    """A heading with its tiles."""

    title: str
    tiles: tuple[Flisevalg, ...]


def gennemsyn(katalog: Katalog, indhold: Indhold) -> tuple[Fliseafsnit, ...]:
    """Takes time in a large directory: call it aside."""
    offers = tuple(katalog.tilbud.values())
    names = gruppenavne(indhold)
    needs = tuple(
        Flisevalg(
            area.kortnavn or area.navn,
            area.ikon,
            sum(area.kode in one.behovsomraader for one in offers),
            filtre=Filtre(behov=(area.kode,)),
        )
        for area in indhold.omraader
    )
    return (
        Fliseafsnit("Behov", needs),
        Fliseafsnit("Overgange i livet", _groups(offers, OVERGANGSGRUPPER, names)),
        Fliseafsnit("Hvem er det til?", _groups(offers, MAALGRUPPER, names)),
        Fliseafsnit("Det skal kunne lade sig gøre", tuple(_fact(offers, *fact) for fact in FAKTA)),
    )


def _groups(
    offers: Sequence[Tilbud], groups: Sequence[Gruppe], names: Mapping[str, str]
) -> tuple[Flisevalg, ...]:
    counts = taelling(offers, groups)
    return tuple(
        Flisevalg(names[one.kode], one.ikon, counts[one.kode], filtre=Filtre(gruppe=(one.kode,)))
        for one in groups
    )


def _fact(offers: Sequence[Tilbud], name: str, icon: str) -> Flisevalg:
    answers = [svar_paa(one, name) for one in offers]
    return Flisevalg(
        NAVNE[name],
        icon,
        sum(answer is Svar.JA for answer in answers),
        sum(answer is Svar.IKKE_OPLYST for answer in answers),
        Filtre(**{name: True}),  # type: ignore[arg-type]
    )


def favorit_fliser(favoritter: Favoritter, katalog: Katalog) -> tuple[Flisevalg, ...]:
    """The first favourites by name, then the way to them all. Those that have left the directory wait."""
    known = tuple(id for id in favoritter.ids if id in katalog.tilbud)
    if not known:
        return ()
    shown = known if len(known) <= MOST_FAVOURITES + 1 else known[:MOST_FAVOURITES]
    tiles = tuple(Flisevalg(katalog.tilbud[id].navn, "star", tilbud=id) for id in shown)
    every = Filtre(udsnit=Udsnit(FAVORITTER, known))
    return (*tiles, Flisevalg("Vis alle favoritter", "list-checks", len(known), filtre=every))
