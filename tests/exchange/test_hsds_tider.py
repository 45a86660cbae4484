"""Hours of other publishers: what their rules and words say, and what nobody can know."""

from __future__ import annotations

from datetime import datetime

import pytest

from vejviser.domain.aabningstid import aabningsstatus
from vejviser.exchange.hsds.skema import Raekke
from vejviser.exchange.hsds.tider import laes_fremmede_tider

MANDAG: Raekke = {"byday": "MO", "freq": "WEEKLY", "opens_at": "10:00", "closes_at": "15:00"}


def status(tid: str, *rows: Raekke) -> str:
    return aabningsstatus(laes_fremmede_tider(rows, []), None, datetime.fromisoformat(tid)).tekst


@pytest.mark.parametrize(
    "row",
    [
        MANDAG | {"notes": "Closed on 2026-11-23"},
        MANDAG | {"notes": "lukket 23. nov. 2026"},
        MANDAG | {"lukkedage": "12-24, 2026-11-20/2026-11-30"},
    ],
)
def test_a_closed_day_in_a_row_is_read(row: Raekke) -> None:
    assert status("2026-11-23T12:00", row).startswith("Lukket i dag.")
    assert status("2026-12-07T12:00", row) == "Åbent til kl. 15.00"


def test_a_row_that_says_closed_closes_the_others() -> None:
    closed: Raekke = {"valid_from": "2026-11-23", "valid_to": "2026-11-27", "description": "CLOSED: training"}
    assert status("2026-11-23T12:00", MANDAG, closed) == "Lukket i dag. Åbner man. 30. nov. kl. 10.00"
    assert status("2026-11-30T12:00", MANDAG, closed) == "Åbent til kl. 15.00"


def test_until_ends_the_hours_and_valid_to_only_what_is_known() -> None:
    ended = MANDAG | {"dtstart": "2026-01-05", "until": "2026-11-16"}
    assert status("2026-11-23T12:00", ended) == "Lukket nu"
    unknown = MANDAG | {"valid_from": "2026-01-05", "valid_to": "2026-11-16"}
    assert status("2026-11-23T12:00", unknown) == "Ring for tider"


@pytest.mark.parametrize("words", ["Closed in week 48", "closed some Mondays", "lukket 31. februar 2026"])
def test_closed_in_words_that_cannot_be_read_is_never_open_for_sure(words: str) -> None:
    assert status("2026-11-23T12:00", MANDAG | {"notes": words}) == "Ring for tider"


@pytest.mark.parametrize("lukkedage", ["2026-13-01", "altid", "2026-11-23/", ",,"])
def test_a_closed_day_that_is_no_day_is_passed_over(lukkedage: str) -> None:
    assert status("2026-11-23T12:00", MANDAG | {"lukkedage": lukkedage}) == "Åbent til kl. 15.00"


def test_a_single_closed_row_is_no_opening_hour() -> None:
    closed: Raekke = {"valid_from": "2026-11-23", "until": "2026-11-23", "notes": "lukket"}
    assert status("2026-11-23T12:00", closed) == "Ring for tider"
