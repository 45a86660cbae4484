"""The rules behind ``behov`` as the program holds them: flat arrays; a rule is made when it is met.

Compiled from the editable files (``behov_regler``) and kept in a disposable cache (``hurtigfil``): so that a
start reads two megabytes instead of fourteen thousand patterns.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from vejviser.search.behov_opslag import Opslag
from vejviser.search.hurtigfil import Arrays, cache_path, code_mark, load_arrays, save_arrays, text_of

PREFIX = "behovsregler-"
_SOURCES = ("behov_*.yaml", "akut_*.yaml", "vendinger.yaml")
_COMPILER = (
    "tekst",
    "behov_opslag",
    "behov_ordbog",
    "behov_pak",
    "behov_regelsaet",
    "behov_regler",
    "behov_sprog",
)
Ints = NDArray[np.int32]
Steps = tuple[tuple[int, int], ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Regel:
    """One compiled pattern. ``maal``: need code, "akut:<code>", or "" for an idiom (then ``kun`` limits it).

    ``fast``: a denial does not take it away, because the pattern speaks of the denial itself. ``alle``: what
    one sentence must hold. ``tekst``: the pattern as written, for an editor."""

    maal: str
    vaegt: float
    near: tuple[Steps, ...]
    far: tuple[Steps, ...]
    vetoes: tuple[int, ...]
    fast: bool
    kun: frozenset[str] = frozenset()
    tekst: str = ""
    alle: frozenset[int] = frozenset()


Sequence = tuple[int, Steps, frozenset[int]]
"""(owner element, ((element, gap), ...), all its elements): a word class member of several words."""


class Efter(dict[int, tuple[T, ...]]):
    """What stands under each element, made when it is first met and then kept: a word met once comes again.

    The n-th element has the numbers from ``start[n]`` to ``start[n + 1]``.
    """

    def __init__(self, start: Ints, make: Callable[[int], T]) -> None:
        super().__init__()
        self._start, self._make = start, make

    def __missing__(self, element: int) -> tuple[T, ...]:
        first, last = self._start[element : element + 2].tolist()
        self[element] = made = tuple(map(self._make, range(first, last)))
        return made


class Regelsaet:
    """Rules by their rarest element, so that a sentence only meets rules it has a word for. Any thread."""

    def __init__(self, arrays: Arrays) -> None:
        trie = marisa_trie.Trie()
        trie.frombytes(arrays["ord"].tobytes())
        self.ordbog = Opslag(trie, arrays["ord_start"], arrays["ejere"], arrays["tal"])
        self._data, self._tekst = arrays["data"], arrays["tekst"]
        self._start, self._tekst_start = arrays["data_start"], arrays["tekst_start"]
        self._vaegt = arrays["vaegt"]
        navne = json.loads(text_of(arrays["navne"]))
        self._maal: list[str] = navne["maal"]
        self._kun = [frozenset(kun) for kun in navne["kun"]]
        self.klasser: dict[int, str] = {element: navn for navn, element in navne["klasser"].items()}
        """The word classes by their element."""
        self._raekker = len(self._vaegt)
        self.regler = Efter(arrays["regler"], self._regel)
        self.vendinger = Efter(arrays["vendinger"], self._regel)
        self.sekvenser = Efter(arrays["sekvenser"], self._sekvens)

    def _numbers(self, row: int) -> list[int]:
        found: list[int] = self._data[self._start[row] : self._start[row + 1]].tolist()
        return found

    def _regel(self, row: int) -> Regel:
        maal, fast, kun, *rest = self._numbers(row)
        near, place = _parts(rest, 0)
        far, place = _parts(rest, place)
        first, last = self._tekst_start[row : row + 2]
        return Regel(
            self._maal[maal],
            float(self._vaegt[row]),
            near,
            far,
            tuple(rest[place:]),
            bool(fast),
            self._kun[kun],
            text_of(self._tekst[first:last]),
            frozenset(element for part in near for element, _gap in part),
        )

    def _sekvens(self, number: int) -> Sequence:
        owner, *rest = self._numbers(self._raekker + number)
        steps = _steps(rest)
        return owner, steps, frozenset(element for element, _gap in steps)


def _steps(numbers: list[int]) -> Steps:
    return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def _parts(numbers: list[int], place: int) -> tuple[tuple[Steps, ...], int]:
    """Read "how many parts, each with its length"; gives the place after them."""
    parts: list[Steps] = []
    count, place = numbers[place], place + 1
    for _ in range(count):
        end = place + 1 + 2 * numbers[place]
        parts.append(_steps(numbers[place + 1 : end]))
        place = end
    return tuple(parts), place


def load_regler(mappe: Path, cache: Path | None = None) -> Regelsaet:
    """From the cache, where that belongs to these files; else compiled, and kept where that can be done.

    ``DataError`` lists each fault of the files with file and line.
    """
    if cache is None:
        return Regelsaet(_compiled(mappe))
    path = cache_path(cache, PREFIX, fingerprint(mappe))
    kept = load_arrays(path)
    if kept is not None:
        return Regelsaet(kept)
    arrays = _compiled(mappe)
    save_arrays(arrays, path, PREFIX)
    return Regelsaet(arrays)


def _compiled(mappe: Path) -> Arrays:
    from vejviser.search.behov_regler import compile_regler  # brings the reader of YAML with it

    return compile_regler(mappe)


def fingerprint(mappe: Path) -> str:
    """Of the rule files, and of the code that compiles them: a cache of either's yesterday is not used."""
    total = hashlib.sha256(code_mark(*_COMPILER).encode())
    for file in (path for pattern in _SOURCES for path in sorted(mappe.glob(pattern))):
        total.update(file.name.encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:32]
