"""Read a day and a time the way staff write it: "fredag", "i morgen kl. 10", "24/11 9.30", "24. nov.".

Only future-looking readings: a weekday means the next one, a date without a year the next one. What cannot be
read gives None, never a guess. ``nu`` is an input; this module must not know a clock.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MAANEDER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DAGE_MED_NAVN = {
    "i dag": 0,
    "idag": 0,
    "i morgen": 1,
    "imorgen": 1,
    "i overmorgen": 2,
    "overmorgen": 2,
}

_TIME = re.compile(r"(?:\bkl\.?\s*|(?<=\s)|^)(\d{1,2})(?:[.:](\d{2}))?(?P<ord>\s*kl)?\s*$")
_PART_OF_DAY = {
    "i formiddag": 0,
    "i eftermiddag": 0,
    "i aften": 0,
    "i nat": 0,
    "i morgen tidlig": 1,
    "i morgen formiddag": 1,
    "i morgen eftermiddag": 1,
    "i morgen aften": 1,
}
"""A part of a day is a day: the hour is asked for, never guessed."""

_EVENING = ("i aften", "i eftermiddag", "i morgen aften", "i morgen eftermiddag")
_NIGHT_ENDS = 6
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})[/.\-]\s?(\d{1,2})\.?(?:[/.\-]\s?(\d{4}|\d{2}))?$")
_NAMED = re.compile(r"^(?:d\.?\s*|den\s+)?(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?(?:\s+(\d{4}))?$")
_DELTA = re.compile(r"^om\s+(\d{1,3}|en|et|to|tre|fire)\s+(dag|dage|uge|uger|måned|måneder)$")
_WORDS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}


def parse_tidsudtryk(tekst: str, nu: datetime) -> str | None:
    """Give an ISO date or date-time, or None.

    >>> nu = datetime(2026, 11, 23, 13, 52)  # a Monday
    >>> parse_tidsudtryk("i morgen kl. 10", nu)
    '2026-11-24T10:00'
    >>> parse_tidsudtryk("fre 9.30", nu)
    '2026-11-27T09:30'
    >>> parse_tidsudtryk("24/11", nu), parse_tidsudtryk("3. jan. kl. 8", nu)
    ('2026-11-24', '2027-01-03T08:00')
    >>> parse_tidsudtryk("om 14 dage", nu), parse_tidsudtryk("fre. 24. nov.", nu)  # the 24th is a Tuesday
    ('2026-12-07', None)
    >>> parse_tidsudtryk("tirs. 24. nov. kl. 10.00", nu), parse_tidsudtryk("kl. 15", nu)
    ('2026-11-24T10:00', '2026-11-23T15:00')
    >>> parse_tidsudtryk("31. nov.", nu), parse_tidsudtryk("snart", nu), parse_tidsudtryk("", nu)
    (None, None, None)
    """
    words = re.sub(r"\s+", " ", tekst.strip().casefold().rstrip(".").replace(",", " ")).strip()
    if not words:
        return None
    if words in ("nu", "lige nu", "nu her", "med det samme"):
        return nu.isoformat(timespec="minutes")
    whole = _day(words, nu.date())
    if whole is not None:
        return whole.isoformat()
    match = _TIME.search(words)
    if match is None:
        return None
    rest = words[: match.start()].strip()
    hour, minute = int(match[1]), int(match[2] or 0)
    day = _day(rest, nu.date()) if rest else nu.date() if words.startswith("kl") else None
    if day is None or hour > 23 or minute > 59:
        return None
    if rest in _EVENING and hour < 12:
        hour += 12
    if rest == "i nat" and hour < _NIGHT_ENDS <= nu.hour:
        day += timedelta(days=1)
    return f"{day.isoformat()}T{hour:02}:{minute:02}"


def _day(words: str, today: date) -> date | None:
    if words in _PART_OF_DAY:
        return today + timedelta(days=_PART_OF_DAY[words])
    if words in DAGE_MED_NAVN:
        return today + timedelta(days=DAGE_MED_NAVN[words])
    delta = _DELTA.match(words)
    if delta:
        count = _WORDS.get(delta[1]) or int(delta[1])
        return today + timedelta(days=count * {"d": 1, "u": 7, "m": 30}[delta[2][0]])
    weekday = _weekday(words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    first, _, rest = words.partition(" ")
    if first == "på" and rest:
        return _day(rest, today)
    named = _weekday(first) if rest else None
    if named is None:
        return _dated(words, today)
    dated = _dated(rest.removeprefix("d. ").removeprefix("den "), today)
    return dated if dated is not None and dated.weekday() == named else None


def _weekday(word: str) -> int | None:
    """``fre``, ``fre.``, ``fredag`` and ``på fredag`` are the same day."""
    name = word.removeprefix("på ").rstrip(".")
    hits = [index for index, day in enumerate(UGEDAGE) if len(name) >= 3 and day.startswith(name)]
    return hits[0] if len(hits) == 1 else None


def _dated(words: str, today: date) -> date | None:
    iso = _ISO.match(words)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = _NUMBERS.match(words)
    if numbers:
        return _coming(int(numbers[1]), int(numbers[2]), numbers[3], today)
    named = _NAMED.match(words)
    if named and named[2][:3] in MAANEDER:
        return _coming(int(named[1]), MAANEDER.index(named[2][:3]) + 1, named[3], today)
    return None


def _coming(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this_year = _date(today.year, month, day)
    if this_year is not None and this_year >= today:
        return this_year
    return _date(today.year + 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
