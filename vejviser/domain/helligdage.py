"""Danish public holidays, counted from Easter. A test holds them against the library ``holidays``.

Store bededag was one until 2023 (lov nr. 214 af 6. marts 2023).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

_FROM_EASTER = (-3, -2, 0, 1, 39, 49, 50)
"""Skærtorsdag, langfredag, påskedag, 2. påskedag, Kristi himmelfart, pinsedag, 2. pinsedag."""
_FIXED = ((1, 1), (12, 25), (12, 26))
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023


def helligdage(aar: Iterable[int]) -> frozenset[date]:
    """All public holidays of the years.

    >>> date(2026, 4, 3) in helligdage([2026]), date(2026, 5, 1) in helligdage([2026])
    (True, False)
    """
    return frozenset(day for year in aar for day in _of(year))


def _of(year: int) -> set[date]:
    after = (*_FROM_EASTER, *((_PRAYER_DAY,) if year <= _LAST_PRAYER_DAY else ()))
    easter = paaskedag(year)
    return {
        *(easter + timedelta(days) for days in after),
        *(date(year, month, day) for month, day in _FIXED),
    }


def paaskedag(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> paaskedag(2026).isoformat(), paaskedag(2038).isoformat()
    ('2026-04-05', '2038-04-25')
    """
    century, rest = divmod(year, 100)
    leaps, missing = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * missing + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
