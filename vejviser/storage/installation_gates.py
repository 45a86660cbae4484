"""The gates between an unpacked directory and its use: what a publisher can do wrong with a good key.

The signature already said who made the file; this says that it is a sane one. Each gate has its name from
``domain.pakke.KONTROLLER`` and its own Danish sentence. The file is only read.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from vejviser.domain.pakke import PakkefejlError
from vejviser.domain.tilbud import Katalog
from vejviser.domain.tilbud_regler import is_iso_date, is_phone, is_url
from vejviser.errors import DataError
from vejviser.storage.sqlite_katalog import load_katalog

MINDST_AF_FOER = 0.7
MAX_TEKST = 4000
_MAX_JSON = 20_000
_MAX_STEPS = 2_000_000_000
_CHUNK = 500
_JOURNAL = slice(18, 20)  # both are 1 for a file that needs no other file beside it
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_MARKUP = re.compile(r"<\s*[/!?a-zA-Z]")

Passed = Callable[[str], object]


def check_database(
    fil: Path, antal: int, foer: int | None, passed: Passed, *, alligevel: bool = False
) -> Katalog:
    """Every gate in order. ``foer``: how many offers there are now; ``alligevel`` lets the number fall."""
    connection = sqlite3.connect(f"{fil.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        _limit(connection)
        _check_tables(fil, connection)
        passed("tabeller")
        _check_whole(connection)
        passed("hel")
        _check_count(connection, antal, None if alligevel else foer)
        passed("antal")
        _check_texts(connection)
        passed("tekster")
        _check_numbers(connection)
        passed("numre")
    except (sqlite3.Error, ValueError, UnicodeError, OverflowError, RecursionError) as error:
        raise PakkefejlError("hel", "Kataloget i pakken er ikke en hel database.") from error
    finally:
        connection.close()
    katalog = _check_loads(fil)
    passed("laeses")
    return katalog


def _limit(connection: sqlite3.Connection) -> None:
    """No help for a file that wants to keep us busy, or to run what stands in its schema."""
    steps = iter(range(_MAX_STEPS // 100_000))
    connection.set_progress_handler(lambda: 0 if next(steps, None) is not None else 1, 100_000)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")


def _check_tables(fil: Path, connection: sqlite3.Connection) -> None:
    with fil.open("rb") as stream:
        header = stream.read(100)
    if header[_JOURNAL] != b"\x01\x01":
        raise PakkefejlError("tabeller", "Kataloget i pakken er gemt på en måde, der kræver ekstra filer.")
    if _schema(connection) != _expected_schema():
        raise PakkefejlError("tabeller", "Kataloget i pakken har andre tabeller, end Vejviser kender.")


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str, str]]:
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return frozenset((kind, name, table, " ".join(sql.split())) for kind, name, table, sql in rows)


@cache
def _expected_schema() -> frozenset[tuple[str, str, str, str]]:
    from vejviser.storage.katalog_byg import empty_database  # heavy, and only an installation asks

    memory = sqlite3.connect(":memory:")
    try:
        memory.deserialize(empty_database())
        return _schema(memory)
    finally:
        memory.close()


def _check_whole(connection: sqlite3.Connection) -> None:
    whole = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    if not whole or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise PakkefejlError("hel", "Kataloget i pakken er ikke en hel database.")


def _check_count(connection: sqlite3.Connection, antal: int, foer: int | None) -> None:
    (there,) = connection.execute("SELECT count(*) FROM tilbud").fetchone()
    if there != antal:
        raise PakkefejlError("antal", f"Pakken siger {antal} tilbud, men der er {there}.")
    if foer and there < foer * MINDST_AF_FOER:
        raise PakkefejlError(
            "antal",
            f"Pakken har kun {there} tilbud, og du har {foer}. Det ligner en fejl.",
            "Spørg den, der udgiver kataloget. Dit katalog er, som det var.",
        )


def _check_texts(connection: sqlite3.Connection) -> None:
    """One search per few hundred rows; where it hits, the guilty text is looked for."""
    for table in _tables(connection):
        cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the name is of our own schema
        names = [column[0] for column in cursor.description]
        while rows := cursor.fetchmany(_CHUNK):
            texts = list(_texts(rows))
            if _is_bad("\n".join(texts)) or max(map(len, texts), default=0) > MAX_TEKST:
                raise _bad_text(table, names, rows)


def _tables(connection: sqlite3.Connection) -> Sequence[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _texts(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Every text, also the ones inside a JSON list, where a hidden character may be written as an escape."""
    for row in rows:
        for value in row:
            if isinstance(value, bytes):
                raise ValueError("no column holds bytes")
            if isinstance(value, str):
                if value.startswith("[") and value.endswith("]") and len(value) <= _MAX_JSON:
                    yield from _list_texts(value)
                else:
                    yield value


def _list_texts(value: str) -> Iterator[str]:
    try:
        items = json.loads(value)
    except ValueError:
        yield value
        return
    yield from (str(item) for item in items)


def _is_bad(text: str) -> bool:
    return bool(_HIDDEN.search(text) or _MARKUP.search(text))


def _bad_text(table: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> PakkefejlError:
    for row in rows:
        for name, value in zip(names, row, strict=True):
            for text in _texts([[value]]):
                what = "en alt for lang tekst" if len(text) > MAX_TEKST else ""
                what = what or ("skjulte tegn" if _HIDDEN.search(text) else "")
                what = what or ("kode" if _MARKUP.search(text) else "")
                if what:
                    return PakkefejlError("tekster", f"Kataloget i pakken har {what} ({table}, {name}).")
    return PakkefejlError("tekster", f"Kataloget i pakken har en tekst, der ikke må være der ({table}).")


def _check_numbers(connection: sqlite3.Connection) -> None:
    for sql, fine, what in (
        ("SELECT nummer FROM tilbud_telefon", is_phone, "et telefonnummer"),
        ("SELECT nummer FROM akutnummer WHERE nummer <> ''", is_phone, "et akut telefonnummer"),
        ("SELECT vaerdi FROM meta WHERE noegle = 'hovednummer'", is_phone, "hovednummeret"),
        ("SELECT tekst FROM tilbud_tekst WHERE felt = 'web'", is_url, "et link"),
        ("SELECT url FROM tilbud_kilde WHERE url IS NOT NULL", is_url, "et link til en kilde"),
        ("SELECT vaerdi FROM meta WHERE noegle = 'dato'", is_iso_date, "en dato"),
    ):
        if not all(fine(value) for (value,) in connection.execute(sql)):
            raise PakkefejlError("numre", f"Kataloget i pakken har {what}, der ikke er skrevet rigtigt.")


def _check_loads(fil: Path) -> Katalog:
    try:
        return load_katalog(fil, vouched=True)[0]
    except DataError as error:
        raise PakkefejlError("laeses", "Vejviser kan ikke læse kataloget i pakken.") from error
