"""A big directory, opened in a blink: the offers are read from the file when somebody asks for them.

Only for a file whose bytes a signature vouches for and that was read whole when it was taken in. One offer is
read alone; the first who wants them all reads them all, and from then on they stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from vejviser.domain.indhold import Indhold
from vejviser.domain.tilbud import Katalog, Tilbud
from vejviser.errors import DataError
from vejviser.storage.sqlite_katalog import (
    FEJL_I_FILEN,
    open_fil,
    read_indhold,
    read_meta,
    read_tilbud,
)

_BESKADIGET = "Luk Vejviser, og åbn igen: så bruges det katalog, der virkede sidst."


class DovneTilbud(Mapping[str, Tilbud]):
    """The offers by id in file order, as the eager reading gives them."""

    def __init__(self, fil: Path, ids: tuple[str, ...]) -> None:
        self._fil = fil
        self._ids = dict.fromkeys(ids)
        self._one: dict[str, Tilbud] = {}
        self._all: dict[str, Tilbud] | None = None

    def __getitem__(self, id: str) -> Tilbud:
        if self._all is not None:
            return self._all[id]
        if id not in self._ids:
            raise KeyError(id)
        if id not in self._one:
            self._one |= self._read(id)
        return self._one[id]

    def __iter__(self) -> Iterator[str]:
        """Whoever goes through them all gets them in one reading."""
        if self._all is None:
            self._all = self._read(None)
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def _read(self, kun: str | None) -> dict[str, Tilbud]:
        try:
            with open_fil(self._fil) as connection:
                return read_tilbud(connection, kun)
        except FEJL_I_FILEN as error:
            raise DataError("Kataloget kan ikke læses mere.", _BESKADIGET) from error


def open_doven(fil: Path) -> tuple[Katalog, Indhold]:
    """Open a vouched file: the documents and the ids at once, the offers later. Raises ``DataError``."""
    try:
        with open_fil(fil) as connection:
            meta = read_meta(connection)
            indhold = read_indhold(connection, meta)
            ids = tuple(id for (id,) in connection.execute("SELECT id FROM tilbud ORDER BY nr"))
            katalog = Katalog(DovneTilbud(fil, ids), meta["dato"], meta["fingeraftryk"], str(fil))
    except FEJL_I_FILEN as error:
        raise DataError(f"Kataloget “{fil.name}” kan ikke læses.", _BESKADIGET) from error
    return katalog, indhold
