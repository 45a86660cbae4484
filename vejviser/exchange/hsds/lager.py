"""Hold the rows of a package while it is read: a private temporary database that SQLite removes by itself.

Small packages stay in memory, large ones go to disk: 100 000 services need no more memory than 100.
Rows are kept as they came; what they mean is for others.
"""

from __future__ import annotations

import json
import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType

from vejviser.errors import DataError
from vejviser.exchange.hsds.skema import FREMMEDNOEGLER, FRIE_NOEGLER, LED_KOLONNER, TABELLER, Raekke

MAX_RAEKKER = 6_000_000
_PORTION = 5_000
DELTE = frozenset(
    {
        "organization",
        "organization_identifier",
        "program",
        "location",
        "address",
        "accessibility",
        "taxonomy",
        "taxonomy_term",
        "unit",
    }
)
"""Tables whose rows many services share."""
_DDL = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;
CREATE TABLE raekke (nr INTEGER PRIMARY KEY, tabel TEXT, id TEXT, linje INTEGER, data BLOB);
CREATE TABLE led (vaerdi TEXT, tabel TEXT, kolonne TEXT, nr INTEGER);
"""
_INDEKS = """
CREATE INDEX raekke_id ON raekke (tabel, id);
CREATE INDEX led_vaerdi ON led (vaerdi, tabel);
"""


@dataclass(frozen=True, slots=True)
class Fundet:
    """A row with its place: ``nr`` in the store, ``linje`` in its file (0 = unknown)."""

    nr: int
    tabel: str
    linje: int
    data: Raekke


class Lager:
    """Fill with ``add``, then ``klar`` once, then ask."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.executescript(_DDL)
        self._rows: list[tuple[int, str, str, int, bytes]] = []
        self._links: list[tuple[str, str, str, int]] = []
        self._seen: dict[tuple[str, str], int] = {}
        self.antal = 0

    def __enter__(self) -> Lager:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, tabel: str, row: Raekke, linje: int = 0) -> None:
        self.antal += 1
        if self.antal > MAX_RAEKKER:
            raise DataError(
                f"Pakken har flere end {MAX_RAEKKER} rækker.", "Bed afsenderen om at dele den op."
            )
        own = str(row.get("id", ""))
        self._rows.append((self.antal, tabel, own, linje, marshal.dumps(row)))
        for kolonne in LED_KOLONNER & row.keys():
            self._links.append((str(row[kolonne]), tabel, kolonne, self.antal))
        if len(self._rows) >= _PORTION:
            self._flush()

    def add_en_gang(self, tabel: str, row: Raekke, linje: int) -> None:
        """Add a row unless the very same one stands already: nested forms repeat what is shared."""
        if _er_delt(tabel, row):
            key, print_ = (tabel, str(row["id"])), hash(json.dumps(row, sort_keys=True))
            if self._seen.get(key) == print_:
                return
            self._seen[key] = print_
        self.add(tabel, row, linje)

    def _flush(self) -> None:
        try:
            self._db.execute("BEGIN")
            self._db.executemany("INSERT INTO raekke VALUES (?, ?, ?, ?, ?)", self._rows)
            self._db.executemany("INSERT INTO led VALUES (?, ?, ?, ?)", self._links)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise DataError("Der er ikke plads til at læse pakken.", "Gør plads på disken.") from error
        self._rows.clear()
        self._links.clear()

    def klar(self) -> None:
        self._flush()
        self._db.executescript(_INDEKS)

    def tabel(self, tabel: str) -> Iterator[Fundet]:
        query = "SELECT nr, tabel, linje, data FROM raekke WHERE tabel = ? ORDER BY nr"
        return map(_fundet, self._db.execute(query, (tabel,)))

    def antal_i(self, tabel: str) -> int:
        (count,) = self._db.execute("SELECT COUNT(*) FROM raekke WHERE tabel = ?", (tabel,)).fetchone()
        return int(count)

    def alle(self) -> Iterator[Fundet]:
        return map(_fundet, self._db.execute("SELECT nr, tabel, linje, data FROM raekke ORDER BY nr"))

    def med_id(self, tabel: str, id_: str) -> list[Fundet]:
        query = "SELECT nr, tabel, linje, data FROM raekke WHERE tabel = ? AND id = ? ORDER BY nr"
        return list(map(_fundet, self._db.execute(query, (tabel, id_))))

    def peger_paa(self, vaerdi: str, tabeller: Iterable[str], hoejst: int) -> list[Fundet]:
        """Rows of these tables with ``vaerdi`` in a foreign key, in the order of the package."""
        names = tuple(tabeller)
        marks = ", ".join("?" * len(names))
        query = (
            "SELECT nr, tabel, linje, data FROM raekke WHERE nr IN "  # noqa: S608 - only question marks
            f"(SELECT nr FROM led WHERE vaerdi = ? AND tabel IN ({marks})) ORDER BY nr LIMIT ?"
        )
        return list(map(_fundet, self._db.execute(query, (vaerdi, *names, hoejst))))

    def gentagne_id(self) -> list[tuple[str, int, str]]:
        """(table, how many rows too many, the first such id) for ids that stand more than once."""
        query = (
            "SELECT tabel, SUM(n - 1), MIN(id) FROM (SELECT tabel, id, COUNT(*) AS n FROM raekke "
            "WHERE id <> '' GROUP BY tabel, id HAVING n > 1) GROUP BY tabel ORDER BY tabel"
        )
        return [(str(t), int(n), str(i)) for t, n, i in self._db.execute(query)]

    def uden_id(self) -> list[tuple[str, int]]:
        query = "SELECT tabel, COUNT(*) FROM raekke WHERE id = '' GROUP BY tabel ORDER BY tabel"
        return [(str(t), int(n)) for t, n in self._db.execute(query)]

    def brudte_noegler(self) -> list[tuple[str, str, int, str]]:
        """(table, column, how many, the first value) for foreign keys that point at nothing."""
        found: list[tuple[str, str, int, str]] = []
        for kolonne, maal in FREMMEDNOEGLER.items():
            if kolonne in FRIE_NOEGLER:
                continue
            query = (
                "SELECT tabel, COUNT(*), MIN(vaerdi) FROM led WHERE kolonne = ? AND NOT EXISTS "
                "(SELECT 1 FROM raekke r WHERE r.tabel = ? AND r.id = led.vaerdi) GROUP BY tabel"
            )
            found += [(t, kolonne, n, v) for t, n, v in self._db.execute(query, (kolonne, maal))]
        order = list(TABELLER)
        return sorted(found, key=lambda one: (order.index(one[0]), one[1]))


def _er_delt(tabel: str, row: Raekke) -> bool:
    """Can the row come again under another service?"""
    if tabel in ("attribute", "metadata"):
        return "service" not in (row.get("link_entity"), row.get("resource_type"))
    return tabel in DELTE or "service_id" not in row


def _fundet(row: tuple[int, str, int, bytes]) -> Fundet:
    return Fundet(row[0], row[1], row[2], marshal.loads(row[3]))  # noqa: S302 - bytes of our own, in a file nobody else opens
