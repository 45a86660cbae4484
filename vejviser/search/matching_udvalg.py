"""Choose a short list that is not all of one kind: more than one sector, no organisation over and over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vejviser.search.matching import Kandidat

SAME_SECTOR = 0.5
SAME_OWNER = 0.8
SAME_KIND = 1.2
FIRST_LOOK = 3


def spread(ranked: Sequence[Kandidat], antal: int) -> tuple[Kandidat, ...]:
    """The best first; every further offer of a sector or an organisation weighs a little less.

    Where the first three are of one sector, the best of another sector takes the third place.
    """
    left = list(ranked)
    chosen: list[Kandidat] = []
    while left and len(chosen) < antal:
        best = max(left, key=lambda one: (one.point - _sameness(one, chosen), -left.index(one)))
        left.remove(best)
        chosen.append(best)
    return _with_second_sector(chosen, left)


def _sameness(one: Kandidat, chosen: Sequence[Kandidat]) -> float:
    tilbud = one.tilbud
    sector = sum(other.tilbud.organisationstype.sektor == tilbud.organisationstype.sektor for other in chosen)
    owner = sum(other.tilbud.organisation == tilbud.organisation for other in chosen)
    kind = sum(other.tilbud.organisationstype is tilbud.organisationstype for other in chosen)
    kind = kind if tilbud.organisationstype.value == "boligorganisation" else 0
    municipal = tilbud.organisationstype.value == "kommune"
    return SAME_SECTOR * sector + (0.0 if municipal else SAME_OWNER * owner) + SAME_KIND * kind


def _with_second_sector(chosen: list[Kandidat], left: Sequence[Kandidat]) -> tuple[Kandidat, ...]:
    first = chosen[:FIRST_LOOK]
    kinds = {one.tilbud.organisationstype.sektor for one in first}
    if len(first) < FIRST_LOOK or len(kinds) > 1:
        return tuple(chosen)
    others = (
        one for one in (*chosen[FIRST_LOOK:], *left) if one.tilbud.organisationstype.sektor not in kinds
    )
    other = next(others, None)
    if other is None:
        return tuple(chosen)
    rest = [one for one in chosen if one is not other]
    return (*rest[: FIRST_LOOK - 1], other, *rest[FIRST_LOOK - 1 :])[: max(len(chosen), FIRST_LOOK)]
