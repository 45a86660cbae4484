"""Packs the compiled rules into the flat arrays that ``behov_regelsaet`` reads. Part of compiling them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from vejviser.search.behov_ordbog import Ordbog
from vejviser.search.behov_regelsaet import Regel, Steps
from vejviser.search.hurtigfil import text_array

Table = Mapping[int, Sequence[Regel]]


def pack(ordbog: Ordbog, regler: Table, vendinger: Table) -> dict[str, NDArray[Any]]:
    """``regler`` and ``vendinger``: under their rarest element."""
    rules = [regel for table in (regler, vendinger) for element in sorted(table) for regel in table[element]]
    sequences = ordbog.sequences
    maal = list(dict.fromkeys(regel.maal for regel in rules))
    kun = list(dict.fromkeys(regel.kun for regel in rules))
    rows = [
        [maal.index(one.maal), one.fast, kun.index(one.kun), *_flat(one.near), *_flat(one.far), *one.vetoes]
        for one in rules
    ]
    rows += [
        [owner, *_numbers(steps)] for element in sorted(sequences) for owner, steps, _ in sequences[element]
    ]
    navne = {"maal": maal, "kun": [sorted(one) for one in kun], "klasser": ordbog.klasser}
    texts = [regel.tekst.encode() for regel in rules]
    first = _starts(regler, len(ordbog), 0)
    return {
        **_vocabulary(ordbog),
        "regler": first,
        "vendinger": _starts(vendinger, len(ordbog), int(first[-1])),
        "sekvenser": _starts(sequences, len(ordbog), 0),
        "data": np.array([number for row in rows for number in row], np.int32),
        "data_start": _pointers(map(len, rows)),
        "tekst": np.frombuffer(b"".join(texts), np.uint8),
        "tekst_start": _pointers(map(len, texts)),
        "vaegt": np.array([regel.vaegt for regel in rules], np.float64),
        "navne": text_array(json.dumps(navne)),
    }


def _vocabulary(ordbog: Ordbog) -> dict[str, NDArray[Any]]:
    trie = marisa_trie.Trie(sorted(ordbog.words))
    owners = [sorted(ordbog.words[word]) for word in sorted(ordbog.words, key=trie.get)]
    return {
        "ord": np.frombuffer(trie.tobytes(), np.uint8),
        "ord_start": _pointers(map(len, owners)),
        "ejere": np.array([owner for found in owners for owner in found], np.int32),
        "tal": np.array(ordbog.ranges, np.int32).reshape(-1, 3),
    }


def _numbers(steps: Steps) -> list[int]:
    return [number for step in steps for number in step]


def _flat(parts: Sequence[Steps]) -> list[int]:
    """How many parts, then each with its length in front."""
    return [len(parts), *(number for part in parts for number in (len(part), *_numbers(part)))]


def _starts(table: Mapping[int, Sequence[Any]], elements: int, first: int) -> NDArray[np.int32]:
    return _pointers(len(table.get(element, ())) for element in range(elements)) + np.int32(first)


def _pointers(lengths: Iterable[int]) -> NDArray[np.int32]:
    return np.cumsum([0, *lengths], dtype=np.int32)
