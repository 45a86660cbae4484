"""CPR numbers are found in every form, ordinary notes are left in peace, and only sure numbers are masked."""

from __future__ import annotations

import random

import pytest

from tests.domain.cpr_tal import FORMS, OTHER, numbers, ordinary_note
from vejviser.domain.cpr import SLOERET, Cprfund, Niveau, find_cpr, sloer

MASKED_FORMS = {"masked x", "masked stars", "half masked", "last four", "ends in"}
RECALL = 0.98


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_found(form: str) -> None:
    texts = [f"Han sagde {FORMS[form](*number)} til mig." for number in numbers(len(form), 200)]
    found = [find_cpr(text) for text in texts]
    assert sum(map(bool, found)) >= RECALL * len(texts)
    levels = {hit.niveau for hits in found for hit in hits}
    assert levels == {Niveau.DELVIS} if form in MASKED_FORMS else Niveau.DELVIS not in levels


def test_a_hit_covers_the_number_and_nothing_else() -> None:
    assert find_cpr("født 010190 - 1234, ja") == (Cprfund(5, 18, Niveau.SIKKER),)
    assert find_cpr("æ\u200b 010190\u20131234.") == (Cprfund(3, 14, Niveau.SIKKER),)


@pytest.mark.parametrize("kind", OTHER)
def test_another_number_is_never_masked(kind: str) -> None:
    rng = random.Random(kind)
    for _ in range(200):
        text = f"Vi talte om {OTHER[kind](rng)}, og det var fint."
        assert sloer(text) == (text, 0)


def test_at_most_one_ordinary_note_in_a_hundred_raises_a_false_alarm() -> None:
    rng = random.Random(20261123)
    notes = [ordinary_note(rng) for _ in range(1000)]
    assert sum(1 for note in notes if find_cpr(note)) <= len(notes) // 100


@pytest.mark.parametrize(
    ("text", "niveau"),
    [
        ("241126 1430", Niveau.MULIG),
        (f"{SLOERET}, 24.11.26 6000 Kolding", Niveau.MULIG),
        ("24.11.26 6000 Kolding", Niveau.MULIG),
        ("cpr 24.11.26 6000", Niveau.SIKKER),
        ("konto 010190-1234", Niveau.MULIG),
        ("ring til 010190-1234", Niveau.SIKKER),
        ("tlf. 20304050, cpr 010190-1234", Niveau.SIKKER),
        ("cpr 991390-1234", Niveau.MULIG),
        ("010203 1234", Niveau.SIKKER),
        ("9570 0112345678", Niveau.MULIG),
        ("010190-1234 24. nov.", Niveau.SIKKER),
    ],
)
def test_what_may_be_something_else_is_asked_about(text: str, niveau: Niveau) -> None:
    assert [hit.niveau for hit in find_cpr(text)] == [niveau]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ddmmyy-xxxx",
        "010190",
        "den 30.02.90-1234",
        "0101901234567",
        "kl. 10.10-12 1400",
        "05/11-12/03 2026",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert find_cpr(text) == ()


def test_every_sure_number_is_masked_and_counted() -> None:
    assert sloer("a 010190-1234 b 0201901234, c 030190-xxxx") == (
        f"a {SLOERET} b {SLOERET}, c 030190-xxxx",
        2,
    )


def test_a_very_long_text_of_numbers_is_read_to_the_end() -> None:
    assert sloer("010190-1234 æ " * 8000)[1] == 8000


@pytest.mark.parametrize(
    ("til", "masked"), [(Niveau.SIKKER, 1), (Niveau.MULIG, 2), (Niveau.DELVIS, 3)], ids=lambda v: str(v)
)
def test_masking_takes_one_level_after_the_other(til: Niveau, masked: int) -> None:
    text = "a 010190-1234, den 24.11.26 6000 Kolding og 030190-xxxx"
    clean, count = sloer(text, til=til)
    assert (count, clean.count(SLOERET)) == (masked, masked)
