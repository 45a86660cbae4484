"""How old a directory is, in words; age never stops anything. And what an update says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vejviser.domain.forskel import forskel
from vejviser.domain.pakke import Opdateret, Pakkehoved, katalogalder

HOVED = Pakkehoved("vejviser", "kolding", 1, 12, 1, "2026-11-20", "2027-02-18", 281, 1, "0" * 64, 1, "0" * 64)


@pytest.mark.parametrize(
    ("dato", "farve", "words"),
    [
        ("2026-11-22", "", ""),
        ("2026-10-23", "", ""),
        ("2026-10-22", "gul", "31 dage gammelt"),
        ("2026-09-23", "gul", "60 dage gammelt"),
        ("2026-09-22", "roed", "61 dage gammelt"),
        ("2016-09-22", "roed", "dage gammelt"),
        ("", "gul", "ingen dato"),
        ("i går", "gul", "ingen dato"),
        ("2026-12-24", "gul", "computerens ur siger"),
    ],
)
def test_age_is_yellow_after_30_days_and_red_after_60(dato: str, farve: str, words: str) -> None:
    alder = katalogalder(dato, "2026-11-22")
    assert alder.farve == farve
    assert words in alder.saetning
    assert bool(alder.saetning) == bool(alder.raad) == bool(farve)


def test_a_directory_past_its_date_says_so_though_it_is_young() -> None:
    alder = katalogalder("2026-11-01", "2026-11-22", "2026-11-20")
    assert (alder.farve, alder.saetning) == (
        "gul",
        "Kataloget gjaldt til fre. 20. nov. 2026 og er 21 dage gammelt.",
    )


def test_its_last_day_is_not_past() -> None:
    assert katalogalder("2026-11-01", "2026-11-22", "2026-11-22").farve == ""


def test_an_update_says_serie_date_number_and_news() -> None:
    nothing = forskel({}, {})
    assert Opdateret(HOVED, True, nothing).saetning == (
        "Kataloget er opdateret: serie 12 fra fre. 20. nov. 2026, 281 tilbud. Ingen ændringer."
    )
    assert Opdateret(HOVED, False, None).saetning.startswith("Du har allerede det nyeste katalog: serie 12")


def test_a_head_is_ordered_by_generation_before_serie() -> None:
    assert replace(HOVED, noeglegen=2, serie=1).nummer > HOVED.nummer
    assert HOVED.navn == "1-12"
