"""Dates, times, numbers and lists as Danish people read them. Pure functions of text.

ISO texts come in ("2026-11-24" or "2026-11-24T10:00", local wall time); what cannot be read is returned
unchanged, because a note must never fail on a date. Must not know a clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

UGEDAGE = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
UGEDAGE_KORT = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
MAANEDER = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
MAANEDER_KORT = (
    "jan.",
    "feb.",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "aug.",
    "sep.",
    "okt.",
    "nov.",
    "dec.",
)
_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = dict.fromkeys(
    [*map(ord, _BIDI_CONTROLS), *(code for code in (*range(32), *range(127, 160)) if not chr(code).isspace())]
)
_PHONE = re.compile(r"(?:\+45|0045)?(\d{8})")


def parse_iso(iso: str | None) -> datetime | None:
    """The wall time as written, without its zone; None where it cannot be read."""
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None) if iso else None
    except ValueError:
        return None


def has_time(iso: str | None) -> bool:
    """
    >>> has_time("2026-11-24T10:00"), has_time("2026-11-24"), has_time(None)
    (True, False, False)
    """
    return parse_iso(iso) is not None and len(iso or "") > 10


def dato_kort(iso: str, year: bool = True) -> str:
    """
    >>> dato_kort("2026-11-23"), dato_kort("2026-11-24T10:00", year=False)
    ('man. 23. nov. 2026', 'tirs. 24. nov.')
    """
    day = parse_iso(iso)
    if day is None:
        return iso
    text = f"{UGEDAGE_KORT[day.weekday()]} {day.day}. {MAANEDER_KORT[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def dato_lang(iso: str, year: bool = True) -> str:
    """
    >>> dato_lang("2026-11-23"), dato_lang("2026-11-24", year=False)
    ('mandag den 23. november 2026', 'tirsdag den 24. november')
    """
    day = parse_iso(iso)
    if day is None:
        return iso
    text = f"{UGEDAGE[day.weekday()]} den {day.day}. {MAANEDER[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def klokken(iso: str, bare_hour: bool = False) -> str:
    """The time of day, or nothing where none is stated.

    >>> klokken("2026-11-24T09:30"), klokken("2026-11-24T10:00", bare_hour=True), klokken("2026-11-24")
    ('kl. 9.30', 'kl. 10', '')
    """
    moment = parse_iso(iso)
    if moment is None or not has_time(iso):
        return ""
    if bare_hour and moment.minute == 0:
        return f"kl. {moment.hour}"
    return f"kl. {moment.hour}.{moment.minute:02}"


def tidspunkt(iso: str, year: bool = False) -> str:
    """
    >>> tidspunkt("2026-11-24T10:00"), tidspunkt("2026-11-26")
    ('tirs. 24. nov. kl. 10.00', 'tors. 26. nov.')
    """
    return f"{dato_kort(iso, year)} {klokken(iso)}".strip()


def telefon(nummer: str) -> str:
    """Group a Danish number in pairs; anything else stays as written.

    >>> telefon("79797979"), telefon("+45 79 79 79 79"), telefon("1888"), telefon("lokal 12")
    ('79 79 79 79', '79 79 79 79', '1888', 'lokal 12')
    """
    match = _PHONE.fullmatch(re.sub(r"[\s.\-]", "", nummer))
    if match is None:
        return " ".join(nummer.split())
    digits = match[1]
    return " ".join(digits[place : place + 2] for place in range(0, 8, 2))


def opremsning(dele: Sequence[str]) -> str:
    """
    >>> opremsning(["hund", "breve", "familie"]), opremsning(["hund"]), opremsning([])
    ('hund, breve og familie', 'hund', '')
    """
    if len(dele) < 2:
        return "".join(dele)
    return f"{', '.join(dele[:-1])} og {dele[-1]}"


def stort(text: str) -> str:
    """
    >>> stort("ældre"), stort("")
    ('Ældre', '')
    """
    return text[:1].upper() + text[1:]


def smaat(text: str) -> str:
    """Lower the first letter, but leave "MitID" and "§ 110" alone.

    >>> smaat("Et sted at være i nat"), smaat("MitID")
    ('et sted at være i nat', 'MitID')
    """
    word = text.split(" ", 1)[0]
    return text if word[1:] != word[1:].lower() else text[:1].lower() + text[1:]


def punktum(text: str) -> str:
    """End a sentence that has no end.

    >>> punktum("Hun ringer"), punktum("Ringer hun?"), punktum("")
    ('Hun ringer.', 'Ringer hun?', '')
    """
    bare = text.rstrip('"”’)» ')
    return text if not bare or bare[-1] in ".!?…:" else f"{text}."


def en_linje(text: str) -> str:
    """One line of plain text: white space folded, control and bidi-override characters out, words kept.

    >>> en_linje(" a" + chr(10) + "b" + chr(0x202e) + "c" + chr(7))
    'a bc'
    """
    return " ".join(text.translate(_INVISIBLE).split())


def klip(text: str, words: int, chars: int) -> str:
    """The first ``words`` words, and never more than ``chars`` characters; "…" where something was cut.

    >>> klip("en to tre fire", 3, 100), klip("en to", 3, 100), klip("a" * 9, 3, 5)
    ('en to tre …', 'en to', 'aaaa …')
    """
    parts = text.split(maxsplit=words)
    short = " ".join(parts[:words])
    if len(short) > chars:
        head = short[: chars - 1]
        cut = head.rsplit(" ", 1)[0] if " " in head and short[chars - 1] != " " else head
        return f"{cut.rstrip()} …"
    return short if len(parts) <= words else f"{short} …"
