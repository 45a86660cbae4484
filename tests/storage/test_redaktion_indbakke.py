"""The inbox: every correction once, decided part by part, and accepted together with what it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.storage.redaktion_hjaelp import I_DAG, VARME, aabn
from vejviser.domain.historik import Handling
from vejviser.domain.kvalitet_tal import regler
from vejviser.domain.redaktion import KonfliktError
from vejviser.domain.rettelse import Afgoerelse, Rettelse, anvend, ny_rettelse
from vejviser.errors import UserError
from vejviser.storage.redaktion.lager import Redaktion

MELDT = ny_rettelse(
    "c" * 32,
    VARME,
    {"telefon": "79797979", "kort": "Ingen mad mere. Hunde er velkomne."},
    katalog=("2026-11-12", "f" * 64),
    dato=I_DAG,
    rolle="gademedarbejder",
)


@pytest.fixture
def redaktion(tmp_path: Path) -> Iterator[Redaktion]:
    with aabn(tmp_path / "r.sqlite") as opened:
        opened.modtag(MELDT)
        yield opened


def the_one(redaktion: Redaktion) -> Rettelse:
    (found,) = redaktion.indbakke(ogsaa_afgjorte=True)
    return found.rettelse


def test_the_same_correction_is_taken_in_once(redaktion: Redaktion) -> None:
    assert redaktion.modtag(MELDT) is False
    assert the_one(redaktion) == MELDT


def test_accepting_saves_the_offer_and_marks_the_part(redaktion: Redaktion) -> None:
    after = anvend(VARME, MELDT.felter[0])
    assert after is not None
    saved = redaktion.godtag(MELDT.id, "telefon", after, 1)
    assert saved.tilbud.telefon[0].nummer == "79797979"
    assert [felt.afgoerelse for felt in the_one(redaktion).felter] == [Afgoerelse.GODTAGET, None]
    assert redaktion.historik("varme")[0].handling is Handling.MELDT_FEJL
    assert len(redaktion.indbakke()) == 1


def test_declining_keeps_the_offer_and_says_why(redaktion: Redaktion) -> None:
    redaktion.afvis(MELDT.id, "telefon", "Nummeret er til et andet sted.")
    redaktion.afvis(MELDT.id, "kort")
    assert redaktion.indbakke() == ()
    assert the_one(redaktion).felter[0].grund == "Nummeret er til et andet sted."
    assert redaktion.hent("varme").tilbud == VARME


def test_a_part_is_decided_once(redaktion: Redaktion) -> None:
    redaktion.afvis(MELDT.id, "telefon")
    with pytest.raises(UserError, match="allerede afgjort"):
        redaktion.godtag(MELDT.id, "telefon", replace(VARME, navn="X"), 1)
    assert redaktion.hent("varme").version == 1


def test_a_conflict_leaves_the_part_undecided(redaktion: Redaktion) -> None:
    redaktion.gem(replace(VARME, navn="Imens"), 1)
    with pytest.raises(KonfliktError):
        redaktion.godtag(MELDT.id, "telefon", replace(VARME, navn="Mit"), 1)
    assert the_one(redaktion).felter[0].afgoerelse is None


def test_a_correction_of_an_offer_that_is_unknown_here_is_kept(redaktion: Redaktion) -> None:
    other = replace(MELDT, id="d" * 32, tilbud="ukendt")
    assert redaktion.modtag(other)
    assert [one.rettelse.tilbud for one in redaktion.indbakke()] == ["varme", "ukendt"]


def test_a_correction_with_a_cpr_number_never_comes_in(redaktion: Redaktion) -> None:
    felt = replace(MELDT.felter[0], rigtigt="010190-1234")
    with pytest.raises(UserError, match="CPR-nummer"):
        redaktion.modtag(replace(MELDT, id="e" * 32, felter=(felt,)))
    assert len(redaktion.indbakke()) == 1


def test_the_rules_of_quality_know_what_lies_in_the_inbox_and_what_is_due(redaktion: Redaktion) -> None:
    grund = redaktion.kvalitetsgrundlag(date(2026, 12, 20), frozenset())
    codes = {one.regel.kode: one for one in regler(grund)}
    assert (codes["Q18"].tilbud, codes["Q18"].opfyldt) == (("varme",), False)
    assert {"Q4", "Q21"} <= codes.keys()
    redaktion.afvis(MELDT.id, "telefon")
    redaktion.afvis(MELDT.id, "kort")
    answered = redaktion.kvalitetsgrundlag(date(2026, 12, 20), frozenset())
    assert {one.regel.kode: one.opfyldt for one in regler(answered)}["Q18"] is True
