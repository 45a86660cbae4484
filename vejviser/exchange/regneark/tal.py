"""Dates and clock times as spreadsheets and people write them, turned into the directory's own form."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DANSK = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_KLOKKE = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?", re.ASCII | re.IGNORECASE)
_DOEGNDEL = re.compile(r"[01][.,]\d+|1", re.ASCII)
_DAGTAL = range(20_000, 80_000)


def dag_nr(nr: int, fra_1904: bool = False) -> date:
    """The day that a spreadsheet's day number means.

    >>> dag_nr(45000), dag_nr(43538, fra_1904=True)
    (datetime.date(2023, 3, 15), datetime.date(2023, 3, 15))
    """
    return (date(1904, 1, 1) if fra_1904 else date(1899, 12, 30)) + timedelta(days=nr)


def dato_af(text: str) -> str | None:
    """An ISO date out of a day number or a Danish date; None where it is neither, or no such day exists.

    >>> dato_af("45000"), dato_af("12-11-2026"), dato_af("31/2-2026"), dato_af("2026")
    ('2023-03-15', '2026-11-12', None, None)
    """
    whole = text.removesuffix(".0")
    if whole.isascii() and whole.isdigit() and len(whole) == 5 and int(whole) in _DAGTAL:
        return dag_nr(int(whole)).isoformat()
    match = _DANSK.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    except ValueError:
        return None


def klokken(text: str) -> str:
    """A clock time as "09:30"; what cannot be read is left for the rules to refuse.

    >>> klokken("9.30"), klokken("kl. 16"), klokken("0.395833333333333"), klokken("24:00"), klokken("middag")
    ('09:30', '16:00', '09:30', '24:00', 'middag')
    """
    if _DOEGNDEL.fullmatch(text) and text != "1":
        return doegndel(float(text.replace(",", ".")))
    match = _KLOKKE.fullmatch(text.strip())
    return f"{int(match[1]):02d}:{match[2] or '00'}" if match else text


def doegndel(part: float) -> str:
    """
    >>> doegndel(0.5), doegndel(1.0)
    ('12:00', '24:00')
    """
    minutes = round(part * 24 * 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
