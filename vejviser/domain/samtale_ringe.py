"""The five rings of step 3, from close by to the person's own network, and which agreement stands in which.

The directory knows sector but not department: a municipal offer stands with the close colleagues only where
the sender's own unit is named, otherwise with the other departments. No ring is better than another.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from vejviser.domain.aftale import Aftale, Situation
from vejviser.domain.samtale import Afsender, Samtale
from vejviser.domain.samtale_regler import situation_af
from vejviser.domain.tilbud import Tilbud


class Ring(Enum):
    """Values are the words on the screen."""

    KOLLEGA = "Nær kollega"
    FORVALTNING = "Anden forvaltning"
    REGION_STAT = "Region og stat"
    CIVILSAMFUND = "Civilsamfund"
    NETVAERK = "Eget netværk"


_SECTORS = {"region_stat": Ring.REGION_STAT, "civilsamfund": Ring.CIVILSAMFUND}
_SITUATIONS = {
    Situation.SAMME_KOMMUNE: Ring.KOLLEGA,
    Situation.ANDEN_MYNDIGHED: Ring.REGION_STAT,
    Situation.PRIVAT: Ring.CIVILSAMFUND,
    Situation.PLIGT_ELLER_FARE: Ring.FORVALTNING,
}


def ring_af(aftale: Aftale, tilbud: Tilbud | None, afsender: Afsender) -> Ring:
    """Where the agreement stands; what the person does alone belongs to the own network.

    >>> ring_af(Aftale("hverdag", loesning="Min søster laver mad"), None, Afsender())
    <Ring.NETVAERK: 'Eget netværk'>
    """
    if tilbud is not None:
        sector = tilbud.organisationstype.sektor
        if sector in _SECTORS:
            return _SECTORS[sector]
        return Ring.KOLLEGA if _is_own_unit(aftale, tilbud, afsender) else Ring.FORVALTNING
    situation = situation_af(aftale) if aftale.modtager.strip() or aftale.tilbud else None
    return _SITUATIONS[situation] if situation is not None else Ring.NETVAERK


def ringe(samtale: Samtale, tilbud: Mapping[str, Tilbud]) -> dict[Ring, tuple[int, ...]]:
    """Places of the agreements in each ring; every ring is there, also an empty one."""
    found: dict[Ring, list[int]] = {ring: [] for ring in Ring}
    for place, aftale in enumerate(samtale.aftaler):
        offer = tilbud.get(aftale.tilbud) if aftale.tilbud else None
        found[ring_af(aftale, offer, samtale.afsender)].append(place)
    return {ring: tuple(places) for ring, places in found.items()}


def _is_own_unit(aftale: Aftale, tilbud: Tilbud, afsender: Afsender) -> bool:
    unit = afsender.enhed.strip().casefold()
    texts = (aftale.modtager, tilbud.navn, tilbud.organisation)
    return bool(unit) and unit != "kolding kommune" and any(unit in text.casefold() for text in texts)
