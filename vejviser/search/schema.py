"""The Whoosh schema: what an offer is found by, each word with a weight of its own.

The words come analysed and weighted (``termer.py``): a field takes pairs and keeps the weight in the posting.
Must not know what the words mean.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO

import numpy as np
from whoosh.codec.base import FieldWriter
from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence

from vejviser.search.hot import Hot, Postliste
from vejviser.search.pulje import Posting
from vejviser.search.termer import FELTER

TERMS_BETWEEN_TICKS = 200


class Vaegtfelt(FieldType):  # type: ignore[misc]
    """A field of (word, weight) pairs; the weight becomes the posting's weight."""

    def __init__(self) -> None:
        self.format = Existence()
        self.analyzer = None
        self.vector = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.indexed = True
        self.multitoken_query = "default"
        self.column_type = None

    def index(
        self, value: Sequence[tuple[str, float]], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((word.encode(), 1, weight, b"") for word, weight in value)


class MemoryStorage(RamStorage):  # type: ignore[misc]
    """Whoosh's storage in memory, in memory for its temporary files too.

    Whoosh writes those to one folder that all processes share: two of them would delete each other's files.
    """

    def temp_storage(self, name: str | None = None) -> MemoryStorage:
        return MemoryStorage()

    def create_file(self, name: str, **_: object) -> StructFile:
        return StructFile(_Kept(self.files, name), name=name)


class _Kept(BytesIO):
    """Its content is kept when it is closed, also by one who holds the bare file."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files, self._name = files, name

    def close(self) -> None:
        if not self.closed:
            self._files[self._name] = self.getvalue()
        super().close()


class Samler(FieldWriter):  # type: ignore[misc]
    """Takes the sorted postings from Whoosh straight into flat arrays.

    Whoosh's own files would be packed, written and read back one posting at a time, which took longer than
    all the rest of the building; nothing but the arrays is ever asked.
    """

    def __init__(self, tick: Callable[[], None]) -> None:
        self.is_closed = False
        self._tick = tick
        self._fields = {felt: _Felt() for felt in FELTER}

    def add_postings(self, schema: Schema, lengths: object, items: Iterable[Posting]) -> None:
        last_field, last_term = "", b""
        felt = _Felt()
        for name, term, number, weight, _ in items:
            if term != last_term or name != last_field:
                felt = self._fields[name]
                felt.terms.append(term.decode())
                felt.starts.append(len(felt.ids))
                last_field, last_term = name, term
                if len(felt.terms) % TERMS_BETWEEN_TICKS == 0:
                    self._tick()
            felt.ids.append(number)
            felt.weights.append(weight)

    def close(self) -> None:
        self.is_closed = True

    def hot(self) -> Hot:
        return {name: felt.liste() for name, felt in self._fields.items()}


class _Felt:
    """A field that is being filled."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.starts, self.ids, self.weights = array("q"), array("i"), array("f")

    def liste(self) -> Postliste:
        return Postliste(
            self.terms,
            np.array([*self.starts, len(self.ids)], np.int64),
            np.array(self.ids, np.int32),
            np.array(self.weights, np.float32),
        )


class Hotkodek(W3Codec):  # type: ignore[misc]
    """Whoosh's codec, but for the postings, which end in ``samler``. No lengths: nothing is ranked by them.
    ``tick`` is called now and then, and may raise to stop the work."""

    length_stats = False

    def __init__(self, tick: Callable[[], None]) -> None:
        super().__init__()
        self.samler = Samler(tick)

    def field_writer(self, storage: object, segment: object) -> Samler:
        return self.samler

    def __reduce__(self) -> tuple[type[W3Codec], tuple[()]]:
        """Whoosh ends by pickling its list of segments, in memory: the arrays stay out of that."""
        return W3Codec, ()


def make_schema() -> Schema:
    return Schema(nr=STORED(), **{felt: Vaegtfelt() for felt in FELTER})
