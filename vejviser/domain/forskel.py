"""What is new between two directories: the sentence at the first start after an update, and the list behind.

An offer is closed when it is gone or says so. New hours are told apart from other changes, since stale hours
are what staff complain of most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vejviser.domain.forskel_felter import Feltforskel, feltforskelle
from vejviser.domain.tilbud import Tilbud, Tilstand

_TIDER = frozenset({"aabningstider", "doegnaaben"})


@dataclass(frozen=True, slots=True)
class Tilbudsaendring:
    """An offer that is in both directories, with every field that changed."""

    id: str
    navn: str
    felter: tuple[Feltforskel, ...]


@dataclass(frozen=True, slots=True)
class Forskel:
    """Ids, sorted by the offer's name. ``nye_tider`` are among ``aendrede``; ``navne`` has every id named."""

    nye: tuple[str, ...]
    lukkede: tuple[str, ...]
    midlertidigt_lukkede: tuple[str, ...]
    nye_tider: tuple[str, ...]
    aendrede: tuple[Tilbudsaendring, ...]
    navne: Mapping[str, str]

    @property
    def tom(self) -> bool:
        return not (self.nye or self.lukkede or self.midlertidigt_lukkede or self.aendrede)

    @property
    def saetning(self) -> str:
        """ "6 nye, 3 lukkede, 11 nye tider": what is not there is not said."""
        told = {*self.lukkede, *self.midlertidigt_lukkede, *self.nye_tider}
        others = sum(change.id not in told for change in self.aendrede)
        parts = [
            _count(len(self.nye), "nyt", "nye"),
            _count(len(self.lukkede), "lukket", "lukkede"),
            _count(len(self.midlertidigt_lukkede), "midlertidigt lukket", "midlertidigt lukkede"),
            _count(len(self.nye_tider), "med nye tider", "nye tider"),
            _count(others, "ændret på andre måder", "ændret på andre måder"),
        ]
        return ", ".join(filter(None, parts)) or "Ingen ændringer"


def forskel(foer: Mapping[str, Tilbud], efter: Mapping[str, Tilbud]) -> Forskel:
    """Compare the offers of two directories (``Katalog.tilbud``), by id."""
    before, after = _open(foer), _open(efter)
    navne = {one.id: one.navn for one in (*foer.values(), *efter.values())}

    def by_name(ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda id: (navne[id].casefold(), id)))

    both = {id for id in foer.keys() & efter.keys() if foer[id] != efter[id]}
    changes = {id: Tilbudsaendring(id, navne[id], feltforskelle(foer[id], efter[id])) for id in both}
    changed = {id for id in both if changes[id].felter}
    closed = before - after
    paused = {id for id in changed & after - closed if _paused(efter[id]) and not _paused(foer[id])}
    hours = {id for id in changed & after & before if _TIDER & {f.felt for f in changes[id].felter}}
    return Forskel(
        by_name(after - before),
        by_name(closed),
        by_name(paused),
        by_name(hours),
        tuple(changes[id] for id in by_name(changed)),
        navne,
    )


def forskel_to_json(fundet: Forskel) -> dict[str, object]:
    """For ``vejviser katalog forskel --json``."""
    return {
        "saetning": fundet.saetning,
        "nye": list(fundet.nye),
        "lukkede": list(fundet.lukkede),
        "midlertidigt_lukkede": list(fundet.midlertidigt_lukkede),
        "nye_tider": list(fundet.nye_tider),
        "aendrede": [
            {
                "id": change.id,
                "navn": change.navn,
                "felter": [{"felt": f.felt, "foer": f.foer, "efter": f.efter} for f in change.felter],
            }
            for change in fundet.aendrede
        ],
    }


def _open(tilbud: Mapping[str, Tilbud]) -> set[str]:
    return {id for id, one in tilbud.items() if one.tilstand is not Tilstand.LUKKET}


def _paused(tilbud: Tilbud) -> bool:
    return tilbud.tilstand is Tilstand.MIDLERTIDIGT_LUKKET


def _count(number: int, one: str, many: str) -> str:
    """
    >>> _count(0, "nyt", "nye"), _count(1, "nyt", "nye"), _count(6, "nyt", "nye")
    ('', '1 nyt', '6 nye')
    """
    return f"{number} {one if number == 1 else many}" if number else ""
