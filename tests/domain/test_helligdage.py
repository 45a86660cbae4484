"""Our own count of the public holidays is that of the library which keeps up with the law."""

from __future__ import annotations

import holidays
import pytest

from vejviser.domain.helligdage import helligdage


@pytest.mark.parametrize("first", range(1990, 2100, 10))
def test_the_days_are_those_of_the_library(first: int) -> None:
    years = range(first, first + 10)
    assert helligdage(years) == frozenset(holidays.country_holidays("DK", years=years))


def test_no_years_have_no_days() -> None:
    assert helligdage(()) == frozenset()
