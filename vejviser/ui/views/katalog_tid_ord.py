"""What an editor types about hours, read kindly: clocks, and days of the year. Pure."""

from __future__ import annotations

import re

from vejviser.domain.aabningstid_laesning import minutes
from vejviser.domain.dansk_tekst import MAANEDER

_SPAN = re.compile(r"(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|til)\s*(\d{1,2}(?:[.:]\d{2})?)")
_DAG = re.compile(r"(\d{1,2})\.?\s*(?:/\s*(\d{1,2})|([a-zæøå]{3,9}))\.?", re.IGNORECASE)
_LAENGDE = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def laes_klokker(text: str) -> tuple[tuple[str, str], ...] | None:
    """None where it cannot be read.

    >>> laes_klokker("10-13 og 18.30-21"), laes_klokker(""), laes_klokker("om aftenen")
    ((('10:00', '13:00'), ('18:30', '21:00')), (), None)
    """
    found = [(_clock(match[1]), _clock(match[2])) for match in _SPAN.finditer(text)]
    rest = re.sub(r"kl\.?|og|samt|[,;.\s]", "", _SPAN.sub("", text.casefold()))
    if rest or any("" in pair for pair in found):
        return None
    return tuple(found)


def _clock(text: str) -> str:
    total = minutes(text)
    return "" if total is None else f"{total // 60:02d}:{total % 60:02d}"


def klokker_ord(tider: tuple[tuple[str, str], ...]) -> str:
    """
    >>> klokker_ord((("10:00", "13:00"), ("18:30", "21:00")))
    '10.00-13.00 og 18.30-21.00'
    """
    return " og ".join(f"{fra}-{til}" for fra, til in tider).replace(":", ".")


def laes_dage(text: str) -> tuple[str, ...] | None:
    """ "MM-DD" of every day that is named; None where something else stands there.

    >>> laes_dage("24. december og 31/12"), laes_dage("1. april - 31. okt."), laes_dage("i julen")
    (('12-24', '12-31'), ('04-01', '10-31'), None)
    """
    days = [_month_day(match) for match in _DAG.finditer(text)]
    rest = re.sub(r"til|og|samt|[-–,;.\s]", "", _DAG.sub("", text.casefold()))
    return None if rest or "" in days else tuple(days)


def _month_day(match: re.Match[str]) -> str:
    day = int(match[1])
    word = (match[3] or "").casefold()
    named = [number for number, name in enumerate(MAANEDER, 1) if word and name.startswith(word)]
    month = int(match[2]) if match[2] else named[0] if named else 0
    if not 1 <= month <= 12 or not 1 <= day <= _LAENGDE[month - 1]:
        return ""
    return f"{month:02d}-{day:02d}"


def dage_ord(dage: tuple[str, ...], between: str = ", ") -> str:
    """
    >>> dage_ord(("12-24", "12-31")), dage_ord(("04-01", "10-31"), " - ")
    ('24. december, 31. december', '1. april - 31. oktober')
    """
    pairs = (one.split("-") for one in dage)
    return between.join(f"{int(day)}. {MAANEDER[int(month) - 1]}" for month, day in pairs)
