"""Several editors on one PostgreSQL: the same answers, the same bytes, and nobody overwrites anybody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.storage.postgres_hjaelp import Server, running_server
from tests.storage.redaktion_hjaelp import GAELD, NAT, VARME, aabn, kontrol, plan, shipped
from vejviser.domain.redaktion import KonfliktError
from vejviser.domain.tilbud import Tilstand
from vejviser.errors import DataError, UserError
from vejviser.storage.katalog_byg import byg_katalog
from vejviser.storage.redaktion.base import Database
from vejviser.storage.redaktion.flyt import flyt
from vejviser.storage.redaktion.lager import Redaktion
from vejviser.storage.redaktion.skema import SKEMA
from vejviser.storage.redaktion.tabeller import METADATA
from vejviser.storage.sqlite_katalog import load_katalog

pytest.importorskip("psycopg", reason="the extra [central] is not installed")
pytest.importorskip("alembic", reason="the extra [central] is not installed")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture
def sted(server: Server) -> str:
    return server.ny()


def test_the_same_content_gives_the_same_bytes_from_both_databases(tmp_path: Path, sted: str) -> None:
    katalog = shipped()
    with aabn(sted, *katalog.tilbud) as central, aabn(tmp_path / "r.sqlite", *katalog.tilbud) as own:
        for one in (central, own):
            one.gem(replace(one.hent(katalog.tilbud[7].id).tilbud, navn="Æblehuset", alder_min=18), 1)
            one.bekraeft(katalog.tilbud[9].id, kontrol())
        prints = {
            byg_katalog(one.udgivelse("2026-11-23"), tmp_path / name)
            for one, name in ((central, "central"), (own, "egen"))
        }
    assert len(prints) == 1
    assert (tmp_path / "central").read_bytes() == (tmp_path / "egen").read_bytes()
    assert len(load_katalog(tmp_path / "central")[0].tilbud) == len(katalog.tilbud)


def test_two_editors_and_one_offer(sted: str) -> None:
    with aabn(sted) as anna, aabn(sted, rolle="leder") as bo:
        assert anna.hent("varme").version == bo.hent("varme").version == 1
        anna.gem(replace(VARME, navn="Annas"), 1)
        with pytest.raises(KonfliktError) as caught:
            bo.gem(replace(VARME, navn="Bos"), 1)
        assert [(u.mine, u.deres) for u in caught.value.uenigheder] == [("Bos", "Annas")]
        assert bo.gem(replace(VARME, navn="Bos"), caught.value.deres.version).tilbud.navn == "Bos"


def test_of_many_who_save_at_once_one_wins_and_the_others_are_told(sted: str) -> None:
    aabn(sted).luk()
    barrier, said = threading.Barrier(6), []

    def editor(number: int) -> None:
        with aabn(sted) as own:
            barrier.wait()
            try:
                own.gem(replace(VARME, navn=f"Nr. {number}"), 1)
                said.append("gemt")
            except KonfliktError:
                said.append("konflikt")

    threads = [threading.Thread(target=editor, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["gemt", *["konflikt"] * 5]
    with aabn(sted) as after:
        assert after.hent("varme").version == 2


def test_a_publication_sees_one_moment_while_others_save(sted: str) -> None:
    with aabn(sted) as reader, aabn(sted) as writer:
        seen: list[str] = []
        with reader._database.read() as connection:
            first = connection.execute(text("SELECT navn FROM tilbud WHERE id = 'varme'")).scalar_one()
            writer.gem(replace(VARME, navn="Imens"), 1)
            again = connection.execute(text("SELECT navn FROM tilbud WHERE id = 'varme'")).scalar_one()
            seen += [first, again]
        assert seen == ["Varmestuen", "Varmestuen"]
        assert reader.hent("varme").tilbud.navn == "Imens"


def test_snapshots_are_whole_while_another_edits_without_pause(sted: str) -> None:
    """The other always gives two offers the same name, one after the other in one transaction."""
    with aabn(sted) as reader, aabn(sted) as writer:
        stop, faults = threading.Event(), []

        def edit() -> None:
            number = 0
            try:
                while not stop.is_set():
                    number += 1
                    names = [replace(one, navn=f"Fælles {number}") for one in (VARME, GAELD)]
                    writer.importer(plan(writer, names), "fil")
            except Exception as error:
                faults.append(error)

        thread = threading.Thread(target=edit)
        thread.start()
        pairs = []
        for _ in range(40):
            names = {one.id: one.navn for one in reader.udgivelse("2026-11-23").tilbud}
            pairs.append((names["varme"], names["gaeld"]))
        stop.set()
        thread.join()
        assert faults == []
        assert all(a == b or a == "Varmestuen" for a, b in pairs)
        assert len({a for a, _ in pairs}) > 1


def test_danish_order_does_not_depend_on_the_server(sted: str) -> None:
    with aabn(sted) as central:
        assert [line.navn for line in central.liste()] == ["Gældsrådgivningen", "Varmestuen", "Ålys Natcafé"]


def test_the_tables_that_alembic_makes_are_those_of_the_code(sted: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    database = Database(sted)
    database.prepare()
    with database.write() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, METADATA)
        stated = {
            (row.conname, row.relname)
            for row in connection.execute(
                text("SELECT conname, relname FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid")
            )
        }
    database.close()
    assert differences == []
    wanted = {
        (limit.name, table.name)
        for table in METADATA.tables.values()
        for limit in table.constraints
        if type(limit).__name__ == "CheckConstraint"
    }
    assert wanted <= stated


def test_a_limit_is_held_by_the_server_too(sted: str) -> None:
    with aabn(sted) as central, pytest.raises(DataError, match="sagde nej"), central._database.write() as raw:
        raw.execute(text("UPDATE tilbud SET tilstand = 'slettet'"))


@pytest.mark.parametrize(
    ("skema", "words"), [(SKEMA + 1, "vejviser redaktion opgrader"), (SKEMA - 1, "nyere udgave")]
)
def test_an_older_and_a_newer_server_are_named(
    sted: str, monkeypatch: pytest.MonkeyPatch, skema: int, words: str
) -> None:
    aabn(sted).luk()
    monkeypatch.setattr("vejviser.storage.redaktion.skema.SKEMA", skema)
    with pytest.raises(UserError, match=words):
        aabn(sted)


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="svarer ikke") as caught:
        aabn(f"postgresql://anna:hemmeligt@/intet?host={tmp_path}")
    assert "hemmeligt" not in str(caught.value)


def test_a_file_moves_to_the_server_with_its_history_and_inbox(tmp_path: Path, sted: str) -> None:
    fil = tmp_path / "r.sqlite"
    with aabn(fil) as own:
        own.gem(replace(VARME, navn="Varmen"), 1, kilde="mail")
        own.bekraeft("nat", kontrol())
        before = everything(own)
    assert flyt(str(fil), sted) == 3
    with aabn(sted) as central:
        assert everything(central) == before
    with pytest.raises(UserError, match="er ikke tom"):
        flyt(str(fil), sted)


def everything(redaktion: Redaktion) -> object:
    return (
        dict(redaktion.alle()),
        redaktion.historik("varme"),
        redaktion.indhold(),
        redaktion.hoved(),
        redaktion.liste(),
    )


def test_a_publication_is_marked_and_what_was_edited_meanwhile_waits(sted: str) -> None:
    with aabn(sted) as central:
        central.opret(replace(NAT, id="ny", tilstand=Tilstand.KLAR))
        central.opret(replace(NAT, id="ny-to", navn="To", tilstand=Tilstand.KLAR))
        snapshot = central.udgivelse("2026-11-23")
        central.gem(replace(central.hent("ny-to").tilbud, navn="To igen"), 1)
        central.marker_udgivet(snapshot, 5, "a" * 64)
        states = {line.id: line.tilstand for line in central.liste()}
        assert (states["ny"], states["ny-to"]) == (Tilstand.UDGIVET, Tilstand.KLAR)
        with pytest.raises(UserError, match="Brug 6"):
            central.marker_udgivet(snapshot, 5, "a" * 64)
