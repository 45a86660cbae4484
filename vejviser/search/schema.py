"""The Whoosh schema: what an offer is found by, each word with a weight of its own.

The words come analysed and weighted (``termer.py``): a field takes pairs and keeps the weight in the posting.
Must not know what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence

from vejviser.search.termer import FELTER


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


def make_schema() -> Schema:
    return Schema(nr=STORED(), **{felt: Vaegtfelt() for felt in FELTER})
