"""The postings of an index that is being built, kept as flat numbers until Whoosh asks for them in order.

Whoosh's own pool holds a tuple, a word and a number for each posting, and what it took of the system is not
given back: at 10 000 offers 190 MB that the window then carried all day. Stands in that pool's place.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

Posting = tuple[str, bytes, int, float, bytes]


class Pulje:
    """What Whoosh's writer asks of its pool: ``add`` in the order of the offers, then ``iter_postings``."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, bytes], int] = {}
        self._term, self._doc, self._weight = array("i"), array("i"), array("f")

    def add(self, item: Posting) -> None:
        felt, word, doc, weight, _ = item
        self._term.append(self._terms.setdefault((felt, word), len(self._terms)))
        self._doc.append(doc)
        self._weight.append(weight)

    def iter_postings(self) -> Iterator[Posting]:
        """By field, word and offer."""
        terms = sorted(self._terms)
        place = np.empty(len(terms), np.int32)
        place[[self._terms[term] for term in terms]] = np.arange(len(terms), dtype=np.int32)
        places = place[np.frombuffer(self._term, np.int32)]
        for number in np.argsort(places, kind="stable"):
            felt, word = terms[places[number]]
            yield felt, word, self._doc[number], self._weight[number], b""

    def cleanup(self) -> None:
        """Whoosh asks for it at the end: nothing was written anywhere."""
