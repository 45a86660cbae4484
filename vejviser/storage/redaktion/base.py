"""The connection to the editor's database: a file for one editor, PostgreSQL for several.

Reads see one moment (a snapshot); writes take their lock at once and wait at most five seconds. Faults of the
database become Danish sentences without a password or anybody's words in them.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from vejviser.errors import DataError, UserError
from vejviser.storage.hel_fil import ensure_folder
from vejviser.storage.redaktion.skema import (
    APPLICATION_ID,
    central_version,
    check_central,
    upgrade_central,
    upgrade_sqlite,
)

VENTETID = 5
"""Seconds to wait for somebody else's write, or for the server to answer."""

MILJOE = "VEJVISER_DATABASE_URL"


def redaktion_url(bruger: Path, environment: Mapping[str, str]) -> str:
    """The central database where one is named, else the user's own file."""
    return environment.get(MILJOE, "").strip() or str(bruger / "redaktion" / "redaktion.sqlite")


def findes_redaktion(sted: str) -> bool:
    """Is there a database to read already? A central one counts without being asked."""
    url = _url(sted)
    return url.get_backend_name() == "postgresql" or Path(url.database or "").is_file()


def _url(sted: str) -> URL:
    if "://" not in sted:
        return URL.create("sqlite", database=sted)
    try:
        url = make_url(sted)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.get_backend_name() not in ("sqlite", "postgresql"):
        raise UserError(
            f"Adressen i {MILJOE} kan ikke bruges.", "Skriv den som postgresql://bruger@server/database."
        )
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    return url


class Database:
    """One open database. Safe to use from several threads; every call takes its own connection."""

    def __init__(self, sted: str) -> None:
        url = _url(sted)
        self.central = url.get_backend_name() == "postgresql"
        self._engine = _central_engine(url) if self.central else _file_engine(url)

    def prepare(self) -> None:
        """Make the tables in an empty database; a file grows by itself, a central one is only checked."""
        try:
            with self.write() as connection:
                if not self.central:
                    upgrade_sqlite(connection)
                elif central_version(connection):
                    check_central(connection)
                else:
                    upgrade_central(connection)
        except BaseException:
            self.close()
            raise

    def upgrade(self) -> None:
        """Bring a central database to this program's form. Asked for by whoever looks after it."""
        with self.write() as connection:
            upgrade_central(connection) if self.central else upgrade_sqlite(connection)

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """One moment of the database: what others save meanwhile is not seen."""
        options: dict[str, Any] = {}
        if self.central:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with _in_danish(), self._engine.execution_options(**options).connect() as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it, or nothing."""
        engine = self._engine.execution_options(skriver=True)
        with _in_danish(), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()


def _central_engine(url: URL) -> Engine:
    try:
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": VENTETID}
        )
    except ImportError:
        raise UserError(
            "Vejviser mangler den del, der taler med en fælles database.",
            "Installér tillægget: pip install vejviser[central]",
        ) from None


def _file_engine(url: URL) -> Engine:
    """No pool: a closed connection must let go of the file, or Windows cannot move it."""
    try:
        ensure_folder(Path(url.database or "").parent)
    except OSError as error:
        raise UserError(
            "Mappen til redaktionens database kan ikke laves.",
            "Tjek, at du må skrive i den, og at der er plads.",
        ) from error
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=NullPool,
        connect_args={"timeout": VENTETID, "isolation_level": None},
    )
    event.listen(engine, "connect", _set_up_file)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_file(raw: sqlite3.Connection, _: object) -> None:
    """Another program's file is not touched: the journal is changed in our own only."""
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = FULL")
    if raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        raw.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    """A write that starts as a read fails at once when somebody else writes: take the lock first."""
    writes = connection.get_execution_options().get("skriver")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextlib.contextmanager
def _in_danish() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise DataError(
            "Redaktionens database sagde nej: en værdi er uden for det, den kan rumme. Intet er gemt.",
            "Tjek felterne, og prøv igen.",
        ) from error
    except DBAPIError as error:
        raise _translated(error.orig, error.connection_invalidated) from error
    except sqlite3.Error as error:  # from the set-up of a connection, which SQLAlchemy does not wrap
        raise _translated(error) from error
    except SQLAlchemyError as error:
        raise DataError(
            "Redaktionens database kan ikke læses.", "Hent en kopi frem, eller spørg IT."
        ) from error


def _translated(error: BaseException | None, lost: bool = False) -> UserError | DataError:
    said = str(error).casefold()
    if "locked" in said or "deadlock" in said or "serialize" in said:
        return UserError(
            "En anden skriver i redaktionens database lige nu. Intet er gemt.", "Prøv igen om lidt."
        )
    if "full" in said or "no space" in said:
        return UserError("Disken er fuld. Intet er gemt.", "Gør plads på disken, og prøv igen.")
    if "readonly" in said or "unable to open" in said or "permission" in said:
        return UserError(
            "Vejviser må ikke skrive i redaktionens database.", "Tjek, at du har adgang til filen og mappen."
        )
    if not isinstance(error, sqlite3.Error) and (lost or "connect" in said):
        return UserError(
            "Den fælles database svarer ikke. Intet er gemt.",
            "Tjek netværket, og prøv igen. Spørg ellers IT.",
        )
    return DataError(
        "Redaktionens database er beskadiget eller kan ikke læses.", "Hent en kopi frem, eller spørg IT."
    )
