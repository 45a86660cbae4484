"""Groups to browse by: an offer is in one only where the directory says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.search.soege_hjaelp import make_tilbud, shipped
from vejviser.domain.gruppe import GRUPPER, MAALGRUPPER, OVERGANGSGRUPPER, grund, hoerer_til, taelling
from vejviser.domain.samtale import OVERGANGE
from vejviser.domain.tilbud import Fakta, Koen

TAVS = make_tilbud("Cafeen")


def test_there_is_one_group_for_each_transition() -> None:
    assert tuple(gruppe.kode for gruppe in OVERGANGSGRUPPER) == OVERGANGE


def test_no_two_groups_share_a_code() -> None:
    assert len(GRUPPER) == len(MAALGRUPPER) + len(OVERGANGSGRUPPER)


def test_an_offer_that_says_nothing_is_in_no_group() -> None:
    assert [kode for kode in GRUPPER if hoerer_til(TAVS, kode)] == []


@pytest.mark.parametrize(
    ("fields", "kode", "why"),
    [
        ({"situationer": ("veteran",)}, "veteraner", "kataloget siger: veteraner"),
        ({"situationer": ("veteran",)}, "forsvar_civil", "kataloget siger: fra forsvaret til civil"),
        ({"emner": ("familie_boern",)}, "boernefamilier", "kataloget siger: familier med børn"),
        ({"fakta": Fakta(koen=Koen.KVINDER, koen_ord="kun kvinder")}, "kvinder", "kataloget siger"),
        ({"alder_min": 12, "alder_max": 25}, "unge", "til 25 år"),
        ({"alder_min": 65}, "aeldre", "fra 65 år"),
        ({"emneord": ("Skilsmisse",)}, "brud", "nævner “skilsmisse”"),
        ({"kort": "Når fogeden har skrevet."}, "udsaettelse", "nævner “fogeden”"),
    ],
)
def test_a_code_an_age_or_a_word_places_an_offer_and_is_told(
    fields: dict[str, object], kode: str, why: str
) -> None:
    tilbud = replace(TAVS, **fields)  # type: ignore[arg-type]
    assert grund(tilbud, kode).startswith(why)


@pytest.mark.parametrize(
    ("fields", "kode"),
    [
        ({"navn": "Forsorgshjemmet"}, "tab"),  # "sorg" within another word
        ({"kort": "Der er ledige pladser."}, "tab"),
        ({"alder_max": 13}, "unge"),
        ({"fakta": Fakta(koen=Koen.ALLE, koen_ord="alle")}, "kvinder"),
        ({"situationer": ("ung",)}, "findes_ikke"),
    ],
)
def test_what_only_looks_alike_does_not_belong(fields: dict[str, object], kode: str) -> None:
    assert not hoerer_til(replace(TAVS, **fields), kode)  # type: ignore[arg-type]


def test_every_group_holds_somebody_in_the_directory_that_ships() -> None:
    assert [kode for kode, count in taelling(shipped(), GRUPPER.values()).items() if not count] == []
