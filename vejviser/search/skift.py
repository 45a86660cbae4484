"""One change to the list of offers, and how everything that stands in its order follows along.

An offer is put in the place of another, added at the end, or taken out, and then those after it move up.
Nothing is changed in place: an engine that is answering goes on with what it has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from vejviser.domain.tilbud import Tilbud

T = TypeVar("T")
Tal = TypeVar("Tal", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Skift:
    """``nr`` is the offer's place; ``foer`` is None for a new offer, ``efter`` for one that is taken out."""

    nr: int
    foer: Tilbud | None
    efter: Tilbud | None

    def liste(self, values: Sequence[T], value: Callable[[Tilbud], T]) -> list[T]:
        """A list with one value for each offer."""
        mine = () if self.efter is None else (value(self.efter),)
        return [*values[: self.nr], *mine, *values[self.nr + 1 :]]

    def array(self, values: NDArray[Tal], value: Callable[[Tilbud], Any]) -> NDArray[Tal]:
        """An array with one value for each offer."""
        if self.efter is None:
            return np.delete(values, self.nr)
        changed = np.empty(len(values) + (self.foer is None), values.dtype)
        changed[: len(values)] = values
        changed[self.nr] = value(self.efter)
        return changed

    def numre(self, numbers: NDArray[np.intp], belongs: bool) -> NDArray[np.intp]:
        """The places of those that belong somewhere, in order; ``belongs``: the offer as it is now."""
        kept: NDArray[np.intp] = numbers[numbers != self.nr]
        if self.efter is None:
            kept -= kept > self.nr
            return kept
        return np.insert(kept, int(np.searchsorted(kept, self.nr)), self.nr) if belongs else kept
