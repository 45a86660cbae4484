"""Bring an editor's database to the newest form: numbered steps on SQLite, Alembic on PostgreSQL.

The DDL of a step is frozen text, so that an old database grows the same way on every machine. A test holds
it against ``redaktion_tabeller``.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from vejviser.errors import DataError, UserError

SKEMA = 1
"""The newest step."""

APPLICATION_ID = 0x56454A52
""""VEJR" in the header of the SQLite file: an editor's database of Vejviser."""

_TRIN = Path(__file__).parents[1] / "migrations"
_LAAS = 0x56454A52
"""Of PostgreSQL's advisory lock: only one upgrades at a time."""


def ddl(dialect: str, step: int) -> tuple[str, ...]:
    """The statements of a step. Only the name of byte order differs: in SQLite it is the order by itself."""
    source = (_TRIN / f"{step:04}.sql").read_text(encoding="utf-8")
    if dialect == "sqlite":
        source = source.replace(' COLLATE "C"', "")
    return tuple(part.strip() for part in source.split(";\n") if part.strip())


def upgrade_sqlite(connection: Connection) -> None:
    """Inside one transaction: all steps that the file lacks, or an error and nothing."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    kind = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    if kind not in (0, APPLICATION_ID) or (kind == 0 and inspect(connection).get_table_names()):
        raise DataError(
            "Filen er ikke redaktionens database.", "Vælg den rigtige fil, eller flyt den her væk."
        )
    if version > SKEMA:
        raise _too_new()
    for step in range(version + 1, SKEMA + 1):
        for statement in ddl("sqlite", step):
            connection.exec_driver_sql(statement)
    if version < SKEMA:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SKEMA}")


def _too_new() -> UserError:
    return UserError(
        "Redaktionens database er lavet til en nyere udgave af Vejviser.",
        "Hent den nyeste udgave af programmet.",
    )


def central_version(connection: Connection) -> int:
    """0 for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return 0
    return int(connection.execute(text("SELECT max(version_num) FROM alembic_version")).scalar_one() or 0)


def check_central(connection: Connection) -> None:
    """Raise where the central database is older or newer than this program."""
    version = central_version(connection)
    if version > SKEMA:
        raise _too_new()
    if version < SKEMA:
        raise UserError(
            "Den fælles database er fra en ældre udgave af Vejviser.",
            "Bed den, der passer den, om at køre: vejviser redaktion opgrader",
        )


def upgrade_central(connection: Connection) -> None:
    """Run every Alembic revision that is missing, in the connection's transaction."""
    try:
        from alembic.config import Config
        from alembic.runtime.environment import EnvironmentContext
        from alembic.script import ScriptDirectory
    except ImportError:
        raise UserError(
            "Alembic mangler, så den fælles database kan ikke opgraderes herfra.",
            "Installér tillægget: pip install vejviser[central]",
        ) from None
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LAAS})
    config = Config()
    config.set_main_option("script_location", str(_TRIN).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script) as environment:
        environment.configure(
            connection=connection,
            fn=lambda revision, _: script._upgrade_revs("head", revision),
        )
        environment.run_migrations()
