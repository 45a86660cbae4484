"""Days of the calendar in opening hours: closed days, and the part of the year that hours are for.

A day is kept as "MM-DD" (every year) or "YYYY-MM-DD" (that one day), a run of days as two of a kind with "/"
between them. Reading is shared by the sources' notes and by what an editor types.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from vejviser.domain.dansk_tekst import MAANEDER

_MD = "|".join(rf"{navn[:3]}(?:{navn[3:]})?" if len(navn) > 3 else navn for navn in MAANEDER)
_DAG = re.compile(
    rf"""(?P<iso>20\d\d-\d\d-\d\d)(?!\d)
    |(?P<d1>\d{{1,2}})\.?\s*(?P<ord>(?:{_MD})|sept)\b\.?(?:,?\s*(?P<y1>20\d\d)(?!\d))?
    |(?P<d2>\d{{1,2}})(?:/|\.(?=\d{{1,2}}\.))(?P<m2>\d{{1,2}})(?:(?:\s*-\s*|[/.\s]\s*)(?P<y2>20\d\d)(?!\d)|\.?(?![\d/]))
    |(?P<d3>\d{{1,2}})\.(?!\d)""",
    re.VERBOSE,
)
_TIL = re.compile(r"\s*(?:-|–|\btil(?: og med)?\b|\bt\.o\.m\.)\s*")
_OG = re.compile(r"\s*(?:,\s*(?:og|samt)?\b|\bog\b|\bsamt\b)\s*")
_LUKKET = re.compile(r"\b(?:ikke|undtagen|(?:ferie)?lukket)\s+(?:(?:den|d\.|fra|på)\s+)?(?=\d)")
_DEL_AF_DAGEN = re.compile(r"\s*(?:,\s*)?(?:fra|efter|før|indtil|mellem|kl)\b|\s*\d")
_PERIODE = re.compile(r"(?:kun\b[\w :]*?)?(?=\b\d)")


@dataclass(frozen=True, slots=True)
class _Dag:
    """A day as it was written: month and year may stand with a neighbour."""

    dag: int
    maaned: int = 0
    aar: int = 0

    def iso(self) -> str:
        """ "" where there is no such day."""
        length = calendar.monthrange(self.aar or 2000, self.maaned)[1] if 1 <= self.maaned <= 12 else 0
        if not 1 <= self.dag <= length:
            return ""
        return (f"{self.aar}-" if self.aar else "") + f"{self.maaned:02d}-{self.dag:02d}"


def take_lukkedage(text: str) -> tuple[tuple[str, ...], str]:
    """The days that a note closes, and the words that are left. ``text`` is folded to small letters.

    >>> take_lukkedage("telefon; lukket 24. dec. 2026 - 2. januar 2027")
    (('2026-12-24/2027-01-02',), 'telefon; ')
    >>> take_lukkedage("lukket 24. december fra kl. 12"), take_lukkedage("ikke 24. og 31. december")
    (((), 'lukket 24. december fra kl. 12'), (('12-24', '12-31'), ''))
    """
    found: list[str] = []
    kept, place = [], 0
    for match in _LUKKET.finditer(text):
        days, end = _read_days(text, match.end()) if match.start() >= place else ((), 0)
        if days and not _DEL_AF_DAGEN.match(text, end):
            kept.append(text[place : match.start()])
            found += days
            place = end
    return tuple(found), "".join((*kept, text[place:]))


def take_periode(text: str) -> tuple[tuple[str, str] | None, str]:
    """The part of the year that hours are for, as first and last day, and the words that are left.

    >>> take_periode("kun 1. april - 31. oktober; telefon")
    (('04-01', '10-31'), ' ; telefon')
    >>> take_periode("kun 24. december 2026"), take_periode("24. december 2026")
    ((('2026-12-24', '2026-12-24'), ' '), (None, '24. december 2026'))
    """
    for match in _PERIODE.finditer(text):
        days, end = _read_days(text, match.end())
        if len(days) == 1 and ("/" in days[0] or match[0]):
            first, _, last = days[0].partition("/")
            return (first, last or first), text[: match.start()] + " " + text[end:]
    return None, text


def laes_dage(text: str) -> tuple[str, ...] | None:
    """What an editor types: days and runs of days; None where something else stands there too.

    >>> laes_dage("24. december og 31/12"), laes_dage("1. april - 31. okt."), laes_dage("i julen")
    (('12-24', '12-31'), ('04-01/10-31',), None)
    >>> laes_dage("24.12.2026, 27. - 31. dec. 2026"), laes_dage("31. februar"), laes_dage("")
    (('2026-12-24', '2026-12-27/2026-12-31'), None, ())
    """
    folded = " ".join(text.casefold().replace(";", ",").split())
    if not folded:
        return ()
    days, end = _read_days(folded, 0)
    return days if days and not folded[end:].strip(" .,") else None


def _read_days(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """The days from here on, and where they end; none where one of them is no day."""
    days: list[_Dag] = []
    runs: list[bool] = []
    place = start
    while match := _DAG.match(text, place):
        days.append(_day_of(match))
        place = match.end()
        between = _TIL.match(text, place) or _OG.match(text, place)
        if between is None or not _DAG.match(text, between.end()):
            break
        runs.append(between.re is _TIL)
        place = between.end()
    return _entries(_complete(days, runs), runs), place


def _day_of(match: re.Match[str]) -> _Dag:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _Dag(int(day), int(month), int(year))
    if match["ord"]:
        month_number = next(nr for nr, navn in enumerate(MAANEDER, 1) if navn[:3] == match["ord"][:3])
        return _Dag(int(match["d1"]), month_number, int(match["y1"] or 0))
    if match["d2"]:
        return _Dag(int(match["d2"]), int(match["m2"]), int(match["y2"] or 0))
    return _Dag(int(match["d3"]))


def _complete(days: Sequence[_Dag], runs: Sequence[bool]) -> list[_Dag]:
    """ "24. og 25. december 2026": a day without month or year takes them from the next one."""
    full = list(days)
    for place in range(len(full) - 2, -1, -1):
        one, following = full[place], full[place + 1]
        one = one if one.maaned else replace(one, maaned=following.maaned)
        if following.aar and not one.aar:
            later = (one.maaned, one.dag) > (following.maaned, following.dag)
            one = replace(one, aar=following.aar - later)
        full[place] = one
    for place, run in enumerate(runs, start=1):
        before, one = full[place - 1], full[place]
        if run and before.aar and not one.aar:
            earlier = (one.maaned, one.dag) < (before.maaned, before.dag)
            full[place] = replace(one, aar=before.aar + earlier)
    return full


def _entries(days: Sequence[_Dag], runs: Sequence[bool]) -> tuple[str, ...]:
    """Nothing where a day does not exist, a run goes backwards, or three days hang in one run."""
    texts = [day.iso() for day in days]
    if not all(texts) or any(map(all, pairwise(runs))):
        return ()
    entries: list[str] = []
    for place, text in enumerate(texts):
        if place and runs[place - 1]:
            first = entries.pop()
            if len(first) != len(text) or (len(first) == 10 and first > text):
                return ()
            text = f"{first}/{text}"
        entries.append(text)
    return tuple(entries)


def rammer(entry: str, day: date) -> bool:
    """Is the day one of these?

    >>> rammer("12-24", date(2026, 12, 24)), rammer("2026-12-24/2027-01-02", date(2027, 1, 1))
    (True, True)
    """
    first, _, last = entry.partition("/")
    return i_periode(first, last or first, day)


def i_periode(first: str, last: str, day: date) -> bool:
    """A run without years may go over new year."""
    iso = day.isoformat()
    text = iso if len(first) == len(iso) else iso[5:]
    if first <= last:
        return first <= text <= last
    return text >= first or text <= last


def dage_ord(entries: Sequence[str]) -> str:
    """
    >>> dage_ord(("12-24", "2026-12-31", "2026-12-27/2026-12-30"))
    '24. december, 31. december 2026, 27.-30. december 2026'
    >>> dage_ord(("04-01/10-31", "2026-12-24/2027-01-02", "2025-01-01/2026-12-31"))
    '1. april - 31. oktober, 24. december - 2. januar 2027, 1. januar 2025 - 31. december 2026'
    """
    return ", ".join(map(_entry_words, entries))


def _entry_words(entry: str) -> str:
    """A run says its month and year once, where they are read back from its end."""
    first, _, last = entry.partition("/")
    if last in ("", first):
        return _words(first)
    short, end = first[-5:], _words(last)
    if first[:-2] == last[:-2]:
        return f"{int(first[-2:])}.-{end}"
    beginning = _words(short if _read_days(f"{_words(short)} - {end}", 0)[0] == (entry,) else first)
    return f"{beginning} - {end}"


def _words(text: str) -> str:
    *year, month, day = text.split("-")
    return " ".join((f"{int(day)}. {MAANEDER[int(month) - 1]}", *year))
