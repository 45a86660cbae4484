"""Opening hours: read from the sources' own words, and answered for a given moment.

The source's four texts are kept as they are; beside them stands how they were read. What could not be
read stays unknown and is shown as "ring for tider". Holidays come in as a set of dates: no clock, no files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from vejviser.domain.aabningstid_dage import i_periode, rammer
from vejviser.domain.aabningstid_laesning import read_aabningstid
from vejviser.domain.aabningstid_vaerdier import Aabent, Aabningsstatus, Aabningstid, Rytme, Slags
from vejviser.domain.dansk_tekst import MAANEDER_KORT, UGEDAGE, UGEDAGE_KORT

__all__ = [
    "Aabent",
    "Aabningsstatus",
    "Aabningstid",
    "Rytme",
    "Slags",
    "aabningsstatus",
    "read_aabningstid",
    "tider_som_tekst",
]

_LUKKER_SNART = 30
_UGE = timedelta(days=7)
_DAGE_FREM = 366
_DOER_FOERST = (Slags.FREMMOEDE, Slags.IKKE_OPLYST, Slags.TELEFON, Slags.CHAT, Slags.SMS)
_AABEN_ORD = {
    Slags.TELEFON: "Telefonen er åben",
    Slags.CHAT: "Chatten er åben",
    Slags.SMS: "Sms bliver besvaret",
}
_NAVN = {Slags.TELEFON: "Telefonen", Slags.CHAT: "Chatten", Slags.SMS: "Sms"}


@dataclass(frozen=True, slots=True)
class _Span:
    """One interval on the calendar. ``sikker`` False: the source leaves it in doubt on this day."""

    start: datetime
    slut: datetime
    slags: Slags
    sikker: bool
    efter_aftale: bool


def aabningsstatus(
    tider: Sequence[Aabningstid],
    doegnaaben: bool | None,
    tid: datetime,
    helligdage: frozenset[date] = frozenset(),
) -> Aabningsstatus:
    """Is it open at ``tid`` (local wall time, naive)? Unknown hours are UKENDT, never LUKKET.

    On a public holiday a row that says nothing of holidays is in doubt, and so is a row that its own source
    calls old.
    """
    if doegnaaben:
        return Aabningsstatus(Aabent.AABEN, "Døgnåbent")
    today = tid.date()
    near = list(_spans(tider, today - timedelta(days=1), 9, helligdage))
    covering = [span for span in near if span.start <= tid < span.slut]
    open_now = [span for span in covering if span.sikker and not span.efter_aftale]
    if open_now:
        return _open_status(open_now, near, tid)
    if any(span.efter_aftale for span in covering) or (tider and all(row.efter_aftale for row in tider)):
        return Aabningsstatus(Aabent.EFTER_AFTALE, "Efter aftale")
    if (
        covering
        or not any(map(_is_sure, tider))
        or any(_may_be_open(row, today, helligdage) for row in tider)
    ):
        return Aabningsstatus(Aabent.UKENDT, "Ring for tider")
    closed_day = _is_closed_day(tider, today, helligdage)
    following = _next_opening(tider, tid, helligdage)
    if following is None:
        return Aabningsstatus(Aabent.LUKKET, "Lukket i dag" if closed_day else "Lukket nu")
    words = _opening_text(following, tid)
    return Aabningsstatus(Aabent.LUKKET, f"Lukket i dag. {words}" if closed_day else words, following.start)


def _is_closed_day(tider: Sequence[Aabningstid], day: date, helligdage: frozenset[date]) -> bool:
    """Hours that would be for this day, all of them closed by a day that the source names."""
    named = [row for row in tider if any(rammer(one, day) for one in row.undtagen)]
    usual = any(_applies(replace(row, undtagen=()), day, helligdage) is not False for row in named)
    return usual and not any(_applies(row, day, helligdage) is not False for row in tider)


def _is_sure(row: Aabningstid) -> bool:
    """Can this row alone tell when it is open?"""
    known_days = row.rytme is not Rytme.UKENDT and (
        row.rytme is not Rytme.MAANEDLIG or row.nummer_i_maaned is not None
    )
    return bool(row.ugedage) and _has_clock(row) and known_days and not row.usikker


def _has_clock(row: Aabningstid) -> bool:
    return row.fra_min is not None and row.til_min is not None


def _may_be_open(row: Aabningstid, day: date, helligdage: frozenset[date]) -> bool:
    """The row is for this day, but its days or clock could not be read: anything may be true."""
    if row.efter_aftale or (_has_clock(row) and row.ugedage):
        return False
    return not row.ugedage or _applies(row, day, helligdage) is not False


def _applies(row: Aabningstid, day: date, helligdage: frozenset[date]) -> bool | None:
    """Does the row hold on this date? None: the source leaves it open."""
    holiday = day in helligdage
    if any(rammer(one, day) for one in row.undtagen) or (holiday and row.helligdage is False):
        return False
    if row.saeson and not i_periode(*row.saeson, day):
        return False
    if holiday and row.helligdage:
        return True
    if day.weekday() not in row.ugedage:
        return False
    rhythm = _in_rhythm(row, day)
    return None if rhythm and holiday else rhythm


def _in_rhythm(row: Aabningstid, day: date) -> bool | None:
    odd = day.isocalendar().week % 2 == 1
    if row.rytme is Rytme.MAANEDLIG and row.nummer_i_maaned is not None:
        last = (day + _UGE).month != day.month
        return last if row.nummer_i_maaned == -1 else (day.day - 1) // 7 + 1 == row.nummer_i_maaned
    if row.rytme in (Rytme.MAANEDLIG, Rytme.UKENDT):
        return None
    return row.rytme is Rytme.HVER_UGE or odd is (row.rytme is Rytme.ULIGE_UGER)


def _spans(
    tider: Iterable[Aabningstid], first: date, days: int, helligdage: frozenset[date]
) -> Iterable[_Span]:
    for step in range(days):
        day = first + timedelta(days=step)
        for row in tider:
            applies = _applies(row, day, helligdage)
            if row.fra_min is None or row.til_min is None or applies is False:
                continue
            start = datetime.combine(day, time()) + timedelta(minutes=row.fra_min)
            end = start + timedelta(minutes=row.til_min - row.fra_min)
            sure = applies is True and not row.usikker
            yield _Span(start, end, row.slags, sure, row.efter_aftale)


def _open_status(open_now: Sequence[_Span], near: Sequence[_Span], tid: datetime) -> Aabningsstatus:
    """The door before the telephone, and intervals that meet are one: Friday night runs on to Monday."""
    best = min(open_now, key=lambda span: _DOER_FOERST.index(span.slags))
    same = [span for span in near if span.slags is best.slags and span.sikker and not span.efter_aftale]
    end = best.slut
    for span in sorted(same, key=lambda span: span.start):
        if span.start <= end < span.slut:
            end = span.slut
    if end - tid >= _UGE:
        return Aabningsstatus(Aabent.AABEN, "Døgnåbent")
    minutes_left = -int((tid - end) // timedelta(minutes=1))
    if minutes_left <= _LUKKER_SNART:
        return Aabningsstatus(Aabent.AABEN, _closing_text(best.slags, minutes_left), end)
    words = _AABEN_ORD.get(best.slags, "Åbent")
    return Aabningsstatus(Aabent.AABEN, f"{words} til {_closing_time(end, tid)}", end)


def _closing_time(end: datetime, tid: datetime) -> str:
    """Midnight belongs to the day that ends; the day is named where it is more than a day away."""
    midnight = end.time() == time()
    day = end - timedelta(days=1) if midnight else end
    name = f"{UGEDAGE_KORT[day.weekday()]} " if end - tid > timedelta(hours=24) else ""
    return f"{name}kl. {'24.00' if midnight else _clock(end)}"


def _closing_text(slags: Slags, minutes_left: int) -> str:
    if slags is Slags.SMS:
        return f"Sms bliver besvaret {minutes_left} min endnu"
    name = _NAVN.get(slags)
    return f"{name} lukker om {minutes_left} min" if name else f"Lukker om {minutes_left} min"


def _next_opening(tider: Sequence[Aabningstid], tid: datetime, helligdage: frozenset[date]) -> _Span | None:
    for step in range(_DAGE_FREM):
        coming = [
            span
            for span in _spans(tider, tid.date() + timedelta(days=step), 1, helligdage)
            if span.sikker and not span.efter_aftale and span.start > tid
        ]
        if coming:
            return min(coming, key=lambda span: (span.start, _DOER_FOERST.index(span.slags)))
    return None


def _opening_text(span: _Span, tid: datetime) -> str:
    days_away = (span.start.date() - tid.date()).days
    day = ""
    if days_away:
        day = f"{UGEDAGE_KORT[span.start.weekday()]} "
    if days_away > 6:
        day += f"{span.start.day}. {MAANEDER_KORT[span.start.month - 1]} "
    name = _NAVN.get(span.slags)
    verb = f"{name} {'bliver besvaret fra' if span.slags is Slags.SMS else 'åbner'}" if name else "Åbner"
    return f"{verb} {day}kl. {_clock(span.start)}"


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02d}"


def tider_som_tekst(tider: Sequence[Aabningstid], doegnaaben: bool | None) -> tuple[str, ...]:
    """One line per source row for people: "Mandag-fredag kl. 10.00-15.00 (telefon)".

    >>> tider_som_tekst(read_aabningstid("on", "10:00", "14:00", "igen 16:00-20:00"), None)
    ('Onsdag kl. 10.00-14.00 og 16.00-20.00',)
    """
    rows = groupby(tider, key=lambda tid: (tid.dage, tid.fra, tid.til, tid.note))
    lines = tuple(_row_text(list(intervals)) for _, intervals in rows)
    return ("Døgnet rundt", *lines) if doegnaaben else lines


def _row_text(intervals: Sequence[Aabningstid]) -> str:
    row = intervals[0]
    again = [one for one in intervals if one.slags is row.slags] if "igen" in row.note else [row]
    note = "" if len(again) > 1 and row.note.startswith("igen") else row.note
    if row.fra_min == 0 and row.til_min == 24 * 60 and not row.fra:
        clock = ""
    elif _has_clock(row):
        clock = " kl. " + " og ".join(map(_interval_text, again))
    else:
        clock = f" fra kl. {_source_clock(row.fra)}" if row.fra else ""
    tail = f", {note}" if "(" in note else f" ({note})" if note else ""
    return f"{_days_text(row)}{clock}{tail}"


def _interval_text(row: Aabningstid) -> str:
    start, end = row.fra_min or 0, row.til_min or 0
    end = end if end <= 24 * 60 else end - 24 * 60
    return f"{start // 60}.{start % 60:02d}-{end // 60}.{end % 60:02d}"


def _source_clock(text: str) -> str:
    return text.replace(":", ".").removeprefix("0")


def _days_text(row: Aabningstid) -> str:
    """Long names where the days are a plain list or run; the source's own words otherwise."""
    days = row.ugedage
    if not days or row.rytme is Rytme.MAANEDLIG or len(row.dage.split()) > len(days) + 1:
        return row.dage[:1].upper() + row.dage[1:]
    if len(days) == 7:
        return "Alle dage"
    names = [UGEDAGE[day] for day in days]
    runs = list(days) == list(range(days[0], days[-1] + 1))
    text = (
        f"{names[0]}-{names[-1]}"
        if runs and len(days) > 2
        else " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    )
    return text[:1].upper() + text[1:]
