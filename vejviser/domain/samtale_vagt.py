"""What to look at before anything is shared: CPR-like numbers and third persons' names, in every free text.

Pure functions of the conversation. What was found is carried as a place and a kind, never as the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from vejviser.domain.aftale import Aftale, Samtykke
from vejviser.domain.cpr import Niveau, find_cpr, sloer
from vejviser.domain.notat_navne import find_navne, uden_navne
from vejviser.domain.samtale import Samtale

TEKSTER = {
    "egne_ord": "de egne ord",
    "citat": "citatet",
    "kaldenavn": "kaldenavnet",
    "kontakt": "hvordan personen træffes",
    "ressourcer": "det, der virker",
    "netvaerk": "hvem der er omkring",
    "moedes_bedst": "hvordan personen mødes bedst",
    "sikkerhed": "sikkerhed",
    "allerede_fortalt": "allerede fortalt",
}
_AFTALE = ("loesning", "sted", "modtager", "bro_ansvarlig", "plan_b")
_PERSONS_OWN = frozenset({"kaldenavn"})
"""Here a name is the person's own."""
_STAFF = frozenset({"modtager", "bro_ansvarlig"})
"""Here the name of a colleague may stand, where it was agreed (FAG.md 7)."""

Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Vagtfund:
    """``cpr``: the surest level found, None where there is none; ``antal`` of that level; ``hvor``: Danish
    names of the fields. ``roller``: whose names may stand there, and ``navne_hvor`` where."""

    cpr: Niveau | None = None
    antal: int = 0
    hvor: tuple[str, ...] = ()
    roller: tuple[str, ...] = ()
    navne_hvor: tuple[str, ...] = ()


def find_vagt(samtale: Samtale) -> Vagtfund:
    """Everything to look at, the surest level of number first."""
    levels: dict[Niveau, list[str]] = {}
    roles: dict[str, None] = {}
    named: dict[str, None] = {}
    for where, key, text in _texts(samtale):
        for hit in find_cpr(text):
            levels.setdefault(hit.niveau, []).append(where)
        for name in find_navne(text) if key not in _PERSONS_OWN | _STAFF else ():
            roles.setdefault(name.rolle)
            named.setdefault(where)
    niveau = next((level for level in Niveau if level in levels), None)
    places = levels.get(niveau, []) if niveau else []
    return Vagtfund(niveau, len(places), tuple(dict.fromkeys(places)), tuple(roles), tuple(named))


def sloer_samtale(samtale: Samtale, til: Niveau) -> Samtale:
    """Mask every number that is as sure as ``til``, wherever it stands."""
    return _map(samtale, lambda text: sloer(text, til=til)[0], frozenset())


def fjern_navne(samtale: Samtale) -> Samtale:
    """Leave only the role of a third person, wherever a name stands beside one."""
    return _map(samtale, uden_navne, _PERSONS_OWN | _STAFF)


def _texts(samtale: Samtale) -> Iterator[tuple[str, str, str]]:
    """Danish name, field, text."""
    for key, where in TEKSTER.items():
        yield where, key, getattr(samtale, key)
    for behov in samtale.behov:
        yield "ordene bag et behov", "ord", behov.ord
    for svar in samtale.besvarelser:
        if svar.svar not in samtale.egne_ord:
            yield "et svar", "svar", svar.svar
    for lagt in samtale.lagt_til_side:
        yield "en grund", "grund", lagt.grund
    for number, aftale in enumerate(samtale.aftaler, start=1):
        for key in _AFTALE:
            yield f"aftale {number}", key, getattr(aftale, key)
        if aftale.samtykke is not None:
            yield f"ja'et i aftale {number}", "formaal", aftale.samtykke.formaal
            yield f"ja'et i aftale {number}", "hvordan", aftale.samtykke.hvordan


def _map(samtale: Samtale, change: Change, without: frozenset[str]) -> Samtale:
    own: dict[str, Any] = {key: change(getattr(samtale, key)) for key in TEKSTER if key not in without}
    return replace(
        samtale,
        **own,
        behov=tuple(replace(item, ord=change(item.ord)) for item in samtale.behov),
        besvarelser=tuple(replace(item, svar=change(item.svar)) for item in samtale.besvarelser),
        lagt_til_side=tuple(replace(item, grund=change(item.grund)) for item in samtale.lagt_til_side),
        aftaler=tuple(_map_aftale(item, change, without) for item in samtale.aftaler),
    )


def _map_aftale(aftale: Aftale, change: Change, without: frozenset[str]) -> Aftale:
    texts: dict[str, Any] = {key: change(getattr(aftale, key)) for key in _AFTALE if key not in without}
    return replace(aftale, **texts, samtykke=_map_samtykke(aftale.samtykke, change))


def _map_samtykke(samtykke: Samtykke | None, change: Change) -> Samtykke | None:
    if samtykke is None:
        return None
    return replace(samtykke, formaal=change(samtykke.formaal), hvordan=change(samtykke.hvordan))
