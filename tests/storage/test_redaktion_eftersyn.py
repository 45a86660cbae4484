"""Verification in the editor's database: shared by those who share a place, taken back when it was a slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.storage.redaktion_hjaelp import GAELD, I_DAG, NAT, VARME, aabn, kontrol
from vejviser.domain.eftersyn import Forsoeg, Forsoegsudfald, Kontrolniveau, Metode, Naestetrin
from vejviser.domain.historik import Handling
from vejviser.domain.tilbud import Kontrol, Sted
from vejviser.errors import UserError
from vejviser.storage.redaktion.lager import Redaktion

DAG = date(2026, 11, 23)
ORG, STED, TILBUD = Kontrolniveau


@pytest.fixture
def redaktion(tmp_path: Path) -> Iterator[Redaktion]:
    with aabn(tmp_path / "r.sqlite") as opened:
        yield opened


def test_one_call_verifies_the_offer_and_is_no_edit(redaktion: Redaktion) -> None:
    redaktion.bekraeft("varme", kontrol())
    nu = redaktion.hent("varme")
    assert (nu.tilbud.kontrol, nu.version) == (kontrol(), 1)
    (post,) = redaktion.historik("varme")
    assert (post.handling, post.navn, post.foer, post.efter) == (
        Handling.BEKRAEFTET,
        "Kontrol",
        "ikke oplyst",
        "man. 23. nov. 2026",
    )


def test_a_shared_organisation_is_verified_once(redaktion: Redaktion) -> None:
    redaktion.bekraeft("varme", kontrol(), [ORG])
    redaktion.bekraeft("nat", kontrol(), [STED, TILBUD])
    assert redaktion.hent("nat").tilbud.kontrol == kontrol()
    assert redaktion.hent("varme").tilbud.kontrol is None
    assert redaktion.hent("gaeld").tilbud.kontrol is None


def test_an_offer_at_the_same_place_counts_when_the_last_level_comes(tmp_path: Path) -> None:
    nabo = replace(VARME, id="nabo", navn="Naboen")
    with aabn(tmp_path / "r.sqlite", VARME, nabo) as redaktion:
        redaktion.bekraeft("varme", kontrol())
        redaktion.bekraeft("nabo", kontrol("2026-11-20"), [TILBUD])
        assert redaktion.hent("nabo").tilbud.kontrol == kontrol("2026-11-20")
        redaktion.bekraeft("varme", kontrol("2026-11-01"))
        assert redaktion.hent("nabo").tilbud.kontrol == kontrol("2026-11-20"), "an older one changes nothing"


def test_a_slip_is_taken_back_everywhere(redaktion: Redaktion) -> None:
    redaktion.bekraeft("nat", kontrol("2026-10-01"))
    slip = redaktion.bekraeft("nat", kontrol())
    redaktion.fortryd_bekraeft(slip)
    assert redaktion.hent("nat").tilbud.kontrol == kontrol("2026-10-01")
    with pytest.raises(UserError, match="allerede fortrudt"):
        redaktion.fortryd_bekraeft(slip)
    assert redaktion.historik("nat")[0].handling is Handling.KONTROL_FORTRUDT


def test_an_offer_that_moves_must_be_verified_anew(redaktion: Redaktion) -> None:
    redaktion.bekraeft("varme", kontrol())
    moved = replace(redaktion.hent("varme").tilbud, steder=(Sted("", "Ny Gade 3", "6000", "Kolding"),))
    assert redaktion.gem(moved, 1).tilbud.kontrol is None
    redaktion.bekraeft("varme", kontrol(), [STED])
    assert redaktion.hent("varme").tilbud.kontrol == kontrol()


def test_a_correction_of_the_words_keeps_the_verification(redaktion: Redaktion) -> None:
    redaktion.bekraeft("varme", kontrol())
    assert redaktion.gem(replace(VARME, navn="Varmen"), 1).tilbud.kontrol == kontrol()


def test_a_directory_that_was_verified_is_so_in_the_database_too(tmp_path: Path) -> None:
    offers = replace(VARME, kontrol=kontrol("2026-10-01")), replace(NAT, kontrol=kontrol("2026-11-01"))
    with aabn(tmp_path / "r.sqlite", *offers) as redaktion:
        assert dict(redaktion.alle()) == {one.id: one for one in offers}
        redaktion.bekraeft("varme", kontrol(), [TILBUD, STED])
        assert redaktion.hent("varme").tilbud.kontrol == kontrol("2026-11-01")


def test_the_next_one_comes_by_itself(redaktion: Redaktion) -> None:
    assert [task.tilbud.id for task in redaktion.arbejdsliste(DAG)] == ["nat", "gaeld", "varme"]
    redaktion.bekraeft("nat", kontrol())
    assert [task.tilbud.id for task in redaktion.arbejdsliste(DAG)] == ["gaeld", "varme"]
    redaktion.log_forsoeg(Forsoeg("gaeld", I_DAG, Metode.TELEFON, Forsoegsudfald.IKKE_NAAET, "redaktør"))
    assert [task.tilbud.id for task in redaktion.arbejdsliste(DAG)] == ["varme", "gaeld"]


def test_the_round_gives_up_and_a_later_answer_takes_the_mark_away(redaktion: Redaktion) -> None:
    for dag in ("2026-11-01", "2026-11-02"):
        redaktion.log_forsoeg(Forsoeg("gaeld", dag, Metode.TELEFON, Forsoegsudfald.IKKE_NAAET, "redaktør"))
    (task,) = (one for one in redaktion.arbejdsliste(DAG) if one.tilbud.id == GAELD.id)
    assert (task.naeste, len(task.forsoeg)) == (Naestetrin.MARKER, 2)
    redaktion.marker_ikke_bekraeftet("gaeld", DAG)
    assert redaktion.arbejdsliste(DAG)[-1].ikke_bekraeftet == I_DAG
    assert redaktion.hent("gaeld").ikke_bekraeftet == I_DAG
    redaktion.gem(replace(GAELD, navn="Gæld"), 1)
    assert redaktion.hent("gaeld").ikke_bekraeftet == I_DAG
    redaktion.bekraeft("gaeld", kontrol())
    assert redaktion.hent("gaeld").ikke_bekraeftet is None


def test_attempts_are_read_oldest_first(redaktion: Redaktion) -> None:
    later = Forsoeg("nat", "2026-11-20", Metode.MAIL, Forsoegsudfald.AENDRET, "redaktør")
    sooner = Forsoeg("nat", "2026-11-10", Metode.BESOEG, Forsoegsudfald.STADIG_RIGTIGT, "leder")
    redaktion.log_forsoeg(later)
    redaktion.log_forsoeg(sooner)
    assert redaktion.forsoeg() == (sooner, later)


def test_nothing_is_verified_in_the_future_or_without_a_level(redaktion: Redaktion) -> None:
    with pytest.raises(UserError, match="fremtiden"):
        redaktion.bekraeft("nat", Kontrol("2026-11-24", "redaktør", "telefon"))
    with pytest.raises(UserError, match="Der er ikke valgt"):
        redaktion.bekraeft("nat", kontrol(), [])
    with pytest.raises(UserError, match="findes ikke"):
        redaktion.bekraeft("ukendt", kontrol())
    assert redaktion.hent("nat").tilbud.kontrol is None
