"""A third person's likely name is found beside the role; offers, places and animals are left in peace."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.domain.cpr_tal import ordinary_note
from vejviser.domain.notat_navne import find_navne, uden_navne
from vejviser.storage.sqlite_katalog import load_katalog

DATA = Path(__file__).resolve().parents[2] / "data" / "tilbud.sqlite"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Jeg bor hos min kæreste Lone.", "Jeg bor hos min kæreste."),
        ("Min mor Birgit Holm har nøglen", "Min mor har nøglen"),
        ("min gamle ven Bo kommer", "min gamle ven kommer"),
        ("en nabo, der hedder Karsten, hjælper", "en nabo, hjælper"),
        ("Jens, min bror, kører mig.", "Min bror, kører mig."),
        ("Eksmanden Kim ringer om natten.", "Eksmanden ringer om natten."),
        ("Min søn hedder Noah.", "Min søn."),
        ("MIN SAGSBEHANDLER Mette er sød", "MIN SAGSBEHANDLER Mette er sød"),
    ],
)
def test_the_role_stays_and_the_name_goes(text: str, clean: str) -> None:
    assert uden_navne(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Frode, min hund, skal med.",
        "Min hund hedder Frode.",
        "Jeg har talt med Huset Venture og Forsorgshjemmet Overmarksgården.",
        "Min mor. Hun bor i Vejle.",
        "kæresten bor i Kolding",
        "Jeg vil tale med en rådgiver i Borgerservice.",
    ],
)
def test_what_is_no_third_person_is_left_alone(text: str) -> None:
    assert find_navne(text) == ()


def test_ordinary_notes_raise_no_alarm() -> None:
    rng = random.Random(7)
    assert sum(1 for _ in range(500) if find_navne(ordinary_note(rng))) <= 5


def test_no_offer_is_taken_for_a_person() -> None:
    katalog, _indhold = load_katalog(DATA)
    wrong = [
        tilbud.id
        for tilbud in katalog.tilbud.values()
        if find_navne(f"Jeg har talt med {tilbud.navn}. {tilbud.navn} ringer.")
    ]
    assert wrong == []


def test_a_long_text_is_read_to_the_end() -> None:
    assert len(find_navne("min ven Bo " * 5000)) == 5000
