"""Which open question comes next: one at a time, in the person's order, never twice.

The bank is data (``Indhold.spoergsmaal``). "Spring over" is as good as an answer, so both count as asked.
Housing and safety are asked of all (FAG.md 4); everything else follows the needs that the person chose.
"""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.domain.indhold import Indhold, Spoergsmaal
from vejviser.domain.samtale import Samtale

AABNING = "aabning"
SPOERGES_ALLE = ("sted_i_nat", "tryghed_vold")
HAAB_OG_MEDBESTEMMELSE = frozenset("HE")


@dataclass(frozen=True, slots=True)
class Spoergsmaalsplads:
    """The question to show, and its place among those of its area: ``nummer`` of ``antal``."""

    spoergsmaal: Spoergsmaal
    nummer: int
    antal: int


def spoergsmaal_i_raekkefoelge(samtale: Samtale, indhold: Indhold) -> tuple[Spoergsmaal, ...]:
    """All questions for this conversation: needs in the person's order, the opening, then safety and housing.

    Before the person has chosen a need the opening questions come first.
    """
    chosen = [behov.omraade for behov in samtale.behov]
    areas = [*chosen, AABNING] if chosen else [AABNING]
    result: list[Spoergsmaal] = []
    for area in areas:
        result.extend(item for item in indhold.spoergsmaal if item.omraade == area)
    for area in SPOERGES_ALLE:
        if area not in chosen:
            result.extend([item for item in indhold.spoergsmaal if item.omraade == area][:1])
    return tuple(result)


def next_spoergsmaal(samtale: Samtale, indhold: Indhold) -> Spoergsmaalsplads | None:
    """The first question that was neither answered nor skipped, or None when all were."""
    asked = {besvarelse.spoergsmaal for besvarelse in samtale.besvarelser}
    order = spoergsmaal_i_raekkefoelge(samtale, indhold)
    for item in order:
        if item.id not in asked:
            same = [other.id for other in order if other.omraade == item.omraade]
            return Spoergsmaalsplads(item, same.index(item.id) + 1, len(same))
    return None


def previous_spoergsmaal(samtale: Samtale, indhold: Indhold) -> Spoergsmaal | None:
    """The question asked last, for "Forrige"; answers from the tiles are not questions."""
    bank = {item.id: item for item in indhold.spoergsmaal}
    for besvarelse in reversed(samtale.besvarelser):
        if besvarelse.spoergsmaal in bank:
            return bank[besvarelse.spoergsmaal]
    return None


def mangler_haab(samtale: Samtale, indhold: Indhold) -> bool:
    """True when questions were asked, yet none about hope or having a say (CHIME letters H and E)."""
    chime = {item.id: item.chime for item in indhold.spoergsmaal}
    asked = {chime[item.spoergsmaal] for item in samtale.besvarelser if item.spoergsmaal in chime}
    return bool(asked) and not asked & HAAB_OG_MEDBESTEMMELSE


def haab_spoergsmaal(samtale: Samtale, indhold: Indhold) -> Spoergsmaal | None:
    """The question to bring hope or having a say in, where nobody did; None where somebody did."""
    if not mangler_haab(samtale, indhold):
        return None
    order = spoergsmaal_i_raekkefoelge(samtale, indhold)
    return next((item for letter in "HE" for item in order if item.chime == letter), None)
