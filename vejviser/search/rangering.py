"""Ranking: how well each offer fits the units of a plan, and which fit well enough to be shown.

A unit's fit is its best trace; the query's fit is the mean of its units, weighted by how much each word says.
Local goes before regional before national at equal fit; who owns an offer never counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vejviser.search.enheder import Enhed, Plan

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

MATCHED = 0.12
"""From this fit on, a unit counts as found in an offer."""
STRONG = 0.33
"""At least one word must be found this well where not all words are found."""
LEAST_FIT, LEAST_FIT_SENTENCE = 0.3, 0.14
SENTENCE_WEIGHT = 2.6
"""From this sum of weights on, the query is read as a sentence."""
ALL_WORDS = 1.25
SECOND_MEANING = 0.25
SHOWN_OF_BEST = 0.22
"""What fits less than this share of the best is not shown: no filler."""


@dataclass(frozen=True, slots=True)
class Pasform:
    """How each offer fits. ``bedst[u]`` and ``hvorfor[u]``: fit and number of each unit's best trace."""

    score: Floats
    maske: Mask
    bedst: tuple[Floats, ...]
    hvorfor: tuple[NDArray[np.int16], ...]


def fit_unit(unit: Enhed, offers: int) -> tuple[Floats, NDArray[np.int16]]:
    """The best trace wins; a second one of another kind adds a little."""
    best = np.zeros(offers, np.float32)
    why = np.full(offers, -1, np.int16)
    for number, spor in enumerate(unit.spor):
        if not len(spor.ids):
            continue
        before = best[spor.ids]
        better = spor.vaegte > before
        if spor.slags in ("betyder", "kaldes"):
            high, low = np.maximum(before, spor.vaegte), np.minimum(before, spor.vaegte)
            best[spor.ids] = 1 - (1 - high) * (1 - np.float32(SECOND_MEANING) * low)
        else:
            best[spor.ids[better]] = spor.vaegte[better]
        why[spor.ids[better]] = number
    return best, why


def fit(plan: Plan, offers: int) -> Pasform:
    """Fit of all units together, and which offers are hits."""
    total = sum(unit.vaegt for unit in plan.enheder) or 1.0
    summed = np.zeros(offers, np.float32)
    strongest = np.zeros(offers, np.float32)
    found = np.zeros(offers, np.int16)
    bests, whys = [], []
    for unit in plan.enheder:
        best, why = fit_unit(unit, offers)
        bests.append(best)
        whys.append(why)
        summed += best * np.float32(unit.vaegt / total)
        if not unit.fyld:
            np.maximum(strongest, best, out=strongest)
            found += best >= MATCHED
    wanted = sum(not unit.fyld for unit in plan.enheder)
    everything = found == wanted if wanted else found > 0
    least = LEAST_FIT_SENTENCE if total >= SENTENCE_WEIGHT else LEAST_FIT
    mask = everything if plan.smaaord else everything | ((summed >= least) & (strongest >= STRONG))
    mask &= summed > 0
    return Pasform(
        np.where(everything, summed * np.float32(ALL_WORDS), summed), mask, tuple(bests), tuple(whys)
    )


def keep_near_best(score: Floats, mask: Mask) -> Mask:
    if not mask.any():
        return mask
    near: Mask = score >= score[mask].max() * SHOWN_OF_BEST
    return mask & near


def order(score: Floats, mask: Mask, ties: Sequence[NDArray[np.int32]], limit: int) -> NDArray[np.intp]:
    """The best ``limit`` hits; ``ties`` decide between equals, the first one first."""
    ids = np.flatnonzero(mask)
    if len(ids) > limit > 0:
        lowest = np.partition(score[ids], len(ids) - limit)[len(ids) - limit]
        ids = ids[score[ids] >= lowest]
    keys = [tie[ids] for tie in reversed(ties)]
    return ids[np.lexsort([*keys, -score[ids]])][:limit]
