"""From the editor's database to a directory file: what goes out, what stays, and always the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.redaktion_hjaelp import NAT, VARME, aabn, indhold, kontrol, shipped, small
from vejviser.domain.indhold import Akutnummer
from vejviser.domain.tilbud import Tilstand
from vejviser.errors import UserError
from vejviser.storage.katalog_byg import byg_katalog
from vejviser.storage.redaktion.lager import Redaktion
from vejviser.storage.redaktion.skema import SKEMA, ddl
from vejviser.storage.sqlite_katalog import load_katalog

DATO = "2026-11-23"


@pytest.fixture
def redaktion(tmp_path: Path) -> Iterator[Redaktion]:
    with aabn(tmp_path / "r.sqlite") as opened:
        yield opened


def out(redaktion: Redaktion) -> dict[str, Tilstand]:
    return {one.id: one.tilstand for one in redaktion.udgivelse(DATO).tilbud}


def test_untouched_it_gives_the_directory_that_it_was_filled_from(tmp_path: Path) -> None:
    katalog = shipped()
    with aabn(tmp_path / "r.sqlite", *katalog.tilbud) as redaktion:
        snapshot = replace(redaktion.udgivelse(katalog.dato), titel=katalog.titel)
    whole = replace(katalog, indhold=indhold())
    assert byg_katalog(snapshot, tmp_path / "ud") == byg_katalog(whole, tmp_path / "kilde")
    assert (tmp_path / "ud").read_bytes() == (tmp_path / "kilde").read_bytes()


def test_the_way_there_leaves_no_mark(tmp_path: Path) -> None:
    """Edits in another order, undone ones, attempts and marks: the same content is the same bytes."""
    with aabn(tmp_path / "a.sqlite") as one, aabn(tmp_path / "b.sqlite", NAT, *small().tilbud[::2]) as two:
        one.gem(replace(VARME, navn="Varmen"), 1)
        two.gem(replace(VARME, navn="Først andet"), 1)
        two.fortryd("varme", two.historik("varme")[0].aendring)
        two.gem(replace(VARME, navn="Varmen"), 3)
        for redaktion in (one, two):
            redaktion.bekraeft("nat", kontrol())
            byg_katalog(redaktion.udgivelse(DATO), tmp_path / redaktion.liste()[0].id)
            (tmp_path / redaktion.liste()[0].id).rename(tmp_path / ("ud1" if redaktion is one else "ud2"))
    assert (tmp_path / "ud1").read_bytes() == (tmp_path / "ud2").read_bytes()


def test_ready_goes_out_as_published_and_drafts_stay_at_home(redaktion: Redaktion) -> None:
    redaktion.opret(replace(NAT, id="klar", tilstand=Tilstand.KLAR))
    redaktion.opret(replace(NAT, id="kladde", tilstand=Tilstand.KLADDE))
    redaktion.skift_tilstand("nat", 1, Tilstand.MIDLERTIDIGT_LUKKET)
    redaktion.skift_tilstand("gaeld", 1, Tilstand.LUKKET)
    assert out(redaktion) == {
        "gaeld": Tilstand.LUKKET,
        "klar": Tilstand.UDGIVET,
        "nat": Tilstand.MIDLERTIDIGT_LUKKET,
        "varme": Tilstand.UDGIVET,
    }
    assert list(out(redaktion)) == sorted(out(redaktion))


def test_what_was_never_out_is_not_shown_as_closed(redaktion: Redaktion) -> None:
    redaktion.opret(replace(NAT, id="opgivet", tilstand=Tilstand.KLADDE))
    redaktion.skift_tilstand("opgivet", 1, Tilstand.LUKKET)
    assert "opgivet" not in out(redaktion)


def test_an_acute_number_points_at_no_offer_that_stays_at_home(tmp_path: Path) -> None:
    card = indhold().akut[0]
    number = Akutnummer("Natcaféen", "75123456", "Ring", tilbud="nat", kilde="https://example.dk")
    documents = replace(indhold(), akut=(replace(card, numre=(number,)), *indhold().akut[1:]))
    with aabn(tmp_path / "r.sqlite") as redaktion:
        redaktion.erstat_indhold(documents)
        assert redaktion.udgivelse(DATO).indhold == documents
        redaktion.skift_tilstand("nat", 1, Tilstand.KLADDE)
        (shown,) = redaktion.udgivelse(DATO).indhold.akut[0].numre
    assert shown == replace(number, tilbud=None)


def test_a_publication_is_remembered_and_the_next_has_a_higher_number(redaktion: Redaktion) -> None:
    redaktion.opret(replace(NAT, id="ny", tilstand=Tilstand.KLAR))
    snapshot = redaktion.udgivelse(DATO)
    redaktion.marker_udgivet(snapshot, 7, "f" * 64)
    (line,) = redaktion.udgivelser()
    assert (line.serie, line.dato, line.antal, line.rolle) == (7, DATO, 4, "redaktør")
    assert redaktion.hoved()["dato"] == DATO
    assert redaktion.hent("ny").tilbud.tilstand is Tilstand.UDGIVET
    assert redaktion.udgivelse(DATO).tilbud == snapshot.tilbud
    with pytest.raises(UserError, match="Brug 8"):
        redaktion.marker_udgivet(snapshot, 6, "f" * 64)
    redaktion.skift_tilstand("ny", redaktion.hent("ny").version, Tilstand.LUKKET)
    assert out(redaktion)["ny"] is Tilstand.LUKKET


def test_what_is_edited_after_the_snapshot_waits_for_the_next(redaktion: Redaktion) -> None:
    redaktion.opret(replace(NAT, id="ny", tilstand=Tilstand.KLAR))
    snapshot = redaktion.udgivelse(DATO)
    redaktion.gem(replace(redaktion.hent("ny").tilbud, navn="Rettet imens"), 1)
    redaktion.marker_udgivet(snapshot, 1, "f" * 64)
    assert redaktion.hent("ny").tilbud.tilstand is Tilstand.KLAR


def test_the_file_can_be_opened_by_a_laptop(redaktion: Redaktion, tmp_path: Path) -> None:
    redaktion.bekraeft("varme", kontrol())
    byg_katalog(redaktion.udgivelse(DATO), tmp_path / "ud.sqlite")
    katalog, documents = load_katalog(tmp_path / "ud.sqlite")
    assert katalog.dato == DATO
    assert katalog.tilbud["varme"].kontrol == kontrol()
    assert documents == redaktion.indhold()


def test_the_frozen_tables_are_those_of_the_code() -> None:
    """A column that is changed in the code and forgotten in a step would be missing in every old database."""
    from sqlalchemy.dialects import postgresql, sqlite
    from sqlalchemy.schema import CreateTable

    from vejviser.storage.redaktion.tabeller import METADATA

    for name, dialect in (("sqlite", sqlite.dialect()), ("postgresql", postgresql.dialect())):  # type: ignore[no-untyped-call]
        frozen = {_clauses(one) for step in range(1, SKEMA + 1) for one in ddl(name, step)}
        for table in METADATA.sorted_tables:
            assert _clauses(str(CreateTable(table).compile(dialect=dialect))) in frozen, table.name


def _clauses(statement: str) -> tuple[str, ...]:
    """The lines in an order of their own: that of a copied table's constraints changes from run to run."""
    lines = statement.replace('"by"', "by").strip().splitlines()
    return tuple(sorted(line.strip().rstrip(",") for line in lines))
