"""Days and times as staff write them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vejviser.domain.tidsudtryk import parse_tidsudtryk

MANDAG = datetime(2026, 11, 23, 13, 52)


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("I dag kl 15.30", "2026-11-23T15:30"),
        ("i dag", "2026-11-23"),
        ("mandag", "2026-11-30"),
        ("på fredag", "2026-11-27"),
        ("lør. kl. 9", "2026-11-28T09:00"),
        ("tors 14", "2026-11-26T14:00"),
        ("24.11", "2026-11-24"),
        ("24-11-2026 10:00", "2026-11-24T10:00"),
        ("2026-11-24", "2026-11-24"),
        ("1/1", "2027-01-01"),
        ("den 3. december kl. 8", "2026-12-03T08:00"),
        ("om en uge kl. 10", "2026-11-30T10:00"),
        ("  i   morgen  ", "2026-11-24"),
        ("tirs. 24. nov. kl. 10.00", "2026-11-24T10:00"),
        ("man. 23. nov. 2026", "2026-11-23"),
        ("nu", "2026-11-23T13:52"),
        ("lige nu", "2026-11-23T13:52"),
        ("i aften", "2026-11-23"),
        ("i aften kl. 19", "2026-11-23T19:00"),
        ("I aften kl 7", "2026-11-23T19:00"),
        ("i aften 20.30", "2026-11-23T20:30"),
        ("i nat", "2026-11-23"),
        ("i nat kl. 23", "2026-11-23T23:00"),
        ("i nat kl. 2", "2026-11-24T02:00"),
        ("i formiddag", "2026-11-23"),
        ("i formiddag kl. 10", "2026-11-23T10:00"),
        ("i eftermiddag kl. 3", "2026-11-23T15:00"),
        ("i morgen tidlig kl. 8", "2026-11-24T08:00"),
        ("på onsdag kl 9", "2026-11-25T09:00"),
        ("på onsdag d. 25. nov. kl. 9", "2026-11-25T09:00"),
    ],
)
def test_what_staff_write_is_read(tekst: str, ventet: str) -> None:
    assert parse_tidsudtryk(tekst, MANDAG) == ventet


@pytest.mark.parametrize(
    "tekst",
    [
        "31. nov.",
        "29/2/2027",
        "i morgen kl. 25",
        "kl. 9.75",
        "ons. 24. nov.",
        "måske",
        "10",
        "t",
        "99/99",
        "=1+1",
    ],
)
def test_what_cannot_be_read_is_no_guess(tekst: str) -> None:
    assert parse_tidsudtryk(tekst, MANDAG) is None


@given(st.text(max_size=60))
def test_any_text_is_answered_without_an_error(tekst: str) -> None:
    answer = parse_tidsudtryk(tekst, MANDAG)
    assert answer is None or datetime.fromisoformat(answer)
