"""An import is planned before it is done, and nothing unsound gets through the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.search.soege_hjaelp import make_tilbud
from vejviser.domain.indlaesning import MAX_TEGN, Afvist, Importplan, Laest, lav_plan, plan_to_json
from vejviser.domain.tilbud import Adgang, Kontrol, Svar, Tilbud, Tilstand

KONTROL = Kontrol("2026-10-01", "redaktør", "telefon")


def tilbud(navn: str = "Cafeen", **fields: object) -> Tilbud:
    sound: dict[str, object] = {"kort": "Kaffe.", "maalgruppe": "Alle.", "behovsomraader": ("hverdag",)}
    return make_tilbud(navn, **(sound | fields))


def plan(laest: Laest, *nu: Tilbud) -> Importplan:
    return lav_plan({one.id: one for one in nu}, laest)


def test_new_changed_and_unchanged_are_told_apart() -> None:
    same, old = tilbud("Samme"), tilbud("Gammel")
    new = replace(old, kort="Te.", adgang=Adgang(gratis=Svar.JA))
    found = plan(Laest("csv", (same, new, tilbud("Ny"))), same, old)
    assert found.saetning == "1 ny, 1 ændret, 1 uændret, 0 afviste."
    assert found.aendrede[0].felter == ("kort", "adgang.gratis")
    assert [one.id for one in found.tilbud] == ["ny", "gammel"]


def test_an_offer_that_the_file_does_not_name_is_left_alone() -> None:
    found = plan(Laest("csv", ()), tilbud())
    assert found == Importplan("csv")


def test_a_foreign_file_neither_publishes_nor_verifies_and_takes_neither_away() -> None:
    claims = tilbud(tilstand=Tilstand.UDGIVET, kontrol=KONTROL)
    (ny,) = plan(Laest("xlsx", (claims,))).nye
    assert (ny.tilstand, ny.kontrol) == (Tilstand.KLADDE, None)
    bare = replace(claims, tilstand=Tilstand.KLADDE, kontrol=None)
    assert plan(Laest("xlsx", (bare,)), claims).uaendrede == (claims.id,)


def test_our_own_file_carries_state_and_verification() -> None:
    claims = tilbud(tilstand=Tilstand.UDGIVET, kontrol=KONTROL)
    assert plan(Laest("jsonl", (claims,), egen=True)).nye == (claims,)
    (change,) = plan(Laest("jsonl", (claims,), egen=True), replace(claims, kontrol=None)).aendrede
    assert change.felter == ("kontrol",)


def test_a_second_row_of_the_same_offer_is_rejected_with_the_line_of_the_first() -> None:
    found = plan(Laest("csv", (tilbud(), tilbud()), linjer=(4, 9)))
    assert [one.id for one in found.nye] == ["cafeen"]
    assert (
        str(found.afviste[0])
        == "Linje 9, Cafeen, id: “cafeen” står to gange i filen (første gang i linje 4)."
    )


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\u202e", "\u200b", "\ud800"])
def test_a_text_with_an_invisible_character_is_rejected_without_repeating_it(mark: str) -> None:
    (no,) = plan(Laest("csv", (tilbud(kort=f"Kaf{mark}fe"),), linjer=(2,))).afviste
    assert no.felt == "kort"
    assert mark not in str(no)


def test_a_text_of_any_depth_that_is_too_long_is_rejected() -> None:
    long = "x" * (MAX_TEGN + 1)
    (no,) = plan(Laest("csv", (tilbud(adgang=Adgang(saadan=long)),))).afviste
    assert (no.felt, "for lang" in no.grund) == ("adgang", True)


def test_a_draft_may_lack_a_need_and_the_editor_is_told() -> None:
    found = plan(Laest("hsds-json", (tilbud(behovsomraader=()),)))
    assert len(found.nye) == 1
    assert "mangler et behov" in found.advarsler[0]
    published = tilbud(behovsomraader=(), tilstand=Tilstand.UDGIVET)
    assert plan(Laest("jsonl", (published,), egen=True)).afviste[0].felt == "behovsomraader"


def test_what_looks_like_cpr_is_warned_of_and_not_repeated() -> None:
    found = plan(Laest("csv", (tilbud(vilkaar=("Spørg efter 070761-4285",)),), linjer=(3,)))
    assert found.advarsler == (
        "Linje 3, Cafeen, Vilkår: Her står noget, der ligner et CPR-nummer. Slet det.",
    )


def test_a_row_with_two_faults_is_one_rejected_row() -> None:
    faults = (Afvist(4, "X", "kort", "a"), Afvist(4, "X", "navn", "b"), Afvist(5, "Y", "", "c"))
    assert plan(Laest("csv", (), faults)).saetning.endswith(" 2 afviste.")


def test_the_plan_as_json_has_the_keys_of_the_contract() -> None:
    old = tilbud("Gammel")
    no = Afvist(7, "X", "kort", "Feltet skal udfyldes.")
    found = plan(Laest("csv", (tilbud("Ny"), replace(old, kort="Te.")), (no,), ("Bemærk",)), old)
    assert plan_to_json(found, False) == {
        "format": "csv",
        "nye": ["ny"],
        "aendrede": [{"id": "gammel", "felter": ["kort"]}],
        "uaendrede": 0,
        "afviste": [{"linje": 7, "navn": "X", "felt": "kort", "grund": "Feltet skal udfyldes."}],
        "advarsler": ["Bemærk"],
        "udfoert": False,
    }
