"""Word vectors: how near two Danish words lie in meaning, so that words nobody wrote down still count.

Made once from an open model (``ressourcer/soegning/ORDVEKTORER.txt``); at run time only a table and a trie.
"""

from __future__ import annotations

from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from vejviser.search.analyzer import dele, stem

RAEKKER = "ordvektorer.npy"
NOEGLER = "ordvektorer.marisa"
Vektor = NDArray[np.float32]


class Ordvektorer:
    """``tabel``: one int8 row of length ``bredde`` per stem; the trie says which row."""

    def __init__(self, mappe: Path) -> None:
        self._noegler = marisa_trie.Trie()
        self._noegler.mmap(str(mappe / NOEGLER))
        self._tabel = np.load(mappe / RAEKKER, mmap_mode="r")
        self.bredde = int(self._tabel.shape[1])

    def vektor(self, ord: str) -> Vektor | None:
        """The unit vector of a word; of an unknown compound the mean of its parts; else None."""
        row = self._row(stem(ord))
        if row is not None:
            return row
        parts = [part for part in (self._row(stem(del_)) for del_ in dele(ord)) if part is not None]
        return _unit(np.mean(parts, axis=0, dtype=np.float32)) if parts else None

    def _row(self, key: str) -> Vektor | None:
        number = self._noegler.get(key)
        return None if number is None else _unit(self._tabel[number].astype(np.float32))


def _unit(vector: Vektor) -> Vektor:
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length else vector
