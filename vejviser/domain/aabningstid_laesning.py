"""Read opening hours out of the sources' own words: days, clock, and what the note says about them.

A rule takes the words it understands out of the note. Limiting words that are left ("kun", "ikke", "lukket")
mean that something was not understood: the row is then doubtful, never certain.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vejviser.domain.aabningstid_dage import take_lukkedage, take_periode
from vejviser.domain.aabningstid_vaerdier import Aabningstid, Rytme, Slags

DAY = 24 * 60

_DAGNAVNE = (
    ("ma", "man", "mandag", "mandage"),
    ("ti", "tir", "tirs", "tirsdag", "tirsdage"),
    ("on", "ons", "onsdag", "onsdage"),
    ("to", "tor", "tors", "torsdag", "torsdage"),
    ("fr", "fre", "fredag", "fredage"),
    ("lø", "lør", "lørdag", "lørdage"),
    ("sø", "søn", "søndag", "søndage"),
)
_DAG = {navn: nr for nr, navne in enumerate(_DAGNAVNE) for navn in navne}
_SAET = {
    "alle dage": (0, 1, 2, 3, 4, 5, 6),
    "alle ugens dage": (0, 1, 2, 3, 4, 5, 6),
    "hver dag": (0, 1, 2, 3, 4, 5, 6),
    "dagligt": (0, 1, 2, 3, 4, 5, 6),
    "hverdage": (0, 1, 2, 3, 4),
    "alle hverdage": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "weekender": (5, 6),
}
_NUMMER = {
    "første": 1,
    "1.": 1,
    "anden": 2,
    "2.": 2,
    "tredje": 3,
    "3.": 3,
    "fjerde": 4,
    "4.": 4,
    "sidste": -1,
}
_MAANEDLIG = re.compile(
    rf"({'|'.join(map(re.escape, _NUMMER))}|én|en)\s+(\w+)\s+(?:i|om)\s+(?:hver\s+)?måned(?:en)?"
)
_KL = r"(?:kl\.?\s*)?(\d{1,2}(?:[:.]\d{2})?)\s*[-–]\s*(\d{1,2}(?:[:.]\d{2})?)"
_IGEN = re.compile(rf"\bigen\s+{_KL}")
_CHAT = re.compile(rf"\bchat\s+kl\.?\s*{_KL}")
_TVIVL = re.compile(
    r"oplyst|ældre kilde|kildens år|kendes ikke|\b(?:kun|ikke|lukket|closed|undtagen|dog|ferie|ca\.|cirka)\b"
)


def minutes(clock: str) -> int | None:
    """
    >>> minutes("18:30"), minutes("8.15"), minutes("24:00"), minutes("9"), minutes("ca. 9"), minutes("25:00")
    (1110, 495, 1440, 540, None, None)
    """
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", clock.strip())
    if not match:
        return None
    total = int(match[1]) * 60 + int(match[2] or 0)
    return total if int(match[2] or 0) < 60 and total <= DAY else None


def read_aabningstid(dage: str, fra: str, til: str, note: str) -> tuple[Aabningstid, ...]:
    """Read a source row; "igen 18:00-21:00" or "chat kl. 17-21" in the note gives one more interval.

    >>> [(t.fra_min, t.til_min) for t in read_aabningstid("ma-ti", "10:00", "13:00", "igen 18:00-21:00")]
    [(600, 780), (1080, 1260)]
    >>> [(t.slags.value, t.fra_min) for t in read_aabningstid("to", "15:00", "21:00", "sms; chat kl. 18-21")]
    [('sms', 900), ('chat', 1080)]
    """
    words = _Note(note)
    extra = [(match[1], match[2], None) for match in words.take_all(_IGEN)]
    chat = [(match[1], match[2], Slags.CHAT) for match in words.take_all(_CHAT)]
    base = _read_dage(Aabningstid(dage, fra, til, note), words)
    base = _read_note(base, words)
    if not fra and not til and words.take(r"(?<!næsten )\bhele døgnet\b"):
        return (replace(base, fra_min=0, til_min=DAY),)
    intervals = [_with_clock(base, fra, til)]
    if words.take(r"\bom natten\b") and (intervals[0].til_min or 0) > DAY:
        # "ma-fr 16-8 om natten" is also the night to Monday: a duty line must not read as closed then.
        intervals.append(_with_clock(base, "0", til))
    for start, end, slags in extra + chat:
        intervals.append(_with_clock(replace(base, slags=slags or base.slags), start, end))
    return tuple(intervals)


def _with_clock(row: Aabningstid, fra: str, til: str) -> Aabningstid:
    start, end = minutes(fra), minutes(til)
    if start is not None and end is not None and end <= start:
        end += DAY
    return replace(row, fra_min=start, til_min=end)


class _Note:
    """The note's words that no rule has understood yet."""

    def __init__(self, text: str) -> None:
        self.rest = " ".join(text.casefold().split())

    def take_all(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        matches = list(pattern.finditer(self.rest))
        self.rest = pattern.sub(" ", self.rest)
        return matches

    def take(self, pattern: str) -> bool:
        return bool(self.take_all(re.compile(pattern)))


def _read_dage(row: Aabningstid, words: _Note) -> Aabningstid:
    text = " ".join(row.dage.casefold().split())
    helligdage = row.helligdage
    holiday_word = re.search(r"\s*-?\s*(?:,|og|samt)?\s*helligdage$", text)
    if holiday_word:
        text, helligdage = text[: holiday_word.start()], True
    elif "hverdage" in text:
        helligdage = False
    elif text in ("alle dage", "hver dag", "alle ugens dage", "dagligt"):
        helligdage = True
    text, rytme = _read_rytme(text, words)
    row = replace(row, helligdage=helligdage, rytme=rytme)
    monthly = _MAANEDLIG.fullmatch(text)
    if monthly and monthly[2] in _DAG:
        nummer = _NUMMER.get(monthly[1])
        return replace(row, ugedage=(_DAG[monthly[2]],), rytme=Rytme.MAANEDLIG, nummer_i_maaned=nummer)
    return replace(row, ugedage=read_ugedage(text))


def _read_rytme(dage: str, words: _Note) -> tuple[str, Rytme]:
    """Odd and even weeks, in the note or beside the days; "every other week" is known to be unknown."""
    for pattern, rytme in (
        (r"(?:kun )?(?:i )?ulige uger", Rytme.ULIGE_UGER),
        (r"(?:kun )?(?:i )?lige uger", Rytme.LIGE_UGER),
        (r"hver anden(?: uge)?|hver 2\. uge|hveranden(?: uge)?", Rytme.UKENDT),
    ):
        cleaned = re.sub(rf"[,(]?\s*\b(?:{pattern})\b\)?", " ", dage)
        if words.take(rf"\b(?:{pattern})\b") or cleaned != dage:
            return " ".join(cleaned.split()), rytme
    return dage, Rytme.HVER_UGE


def read_ugedage(text: str) -> tuple[int, ...]:
    """Weekdays of "ma-fr", "ma, ti, to, fr", "lørdag og søndag"; empty where a part is not understood.

    >>> read_ugedage("fr-sø"), read_ugedage("ma, ti, to, fr"), read_ugedage("lø-ma"), read_ugedage("ofte")
    ((4, 5, 6), (0, 1, 3, 4), (0, 5, 6), ())
    """
    if text in _SAET:
        return _SAET[text]
    days: set[int] = set()
    for part in re.split(r"\s*(?:,|;|/|&|\bog\b|\bsamt\b)\s*", text):
        ends = [_DAG.get(end.strip(" .")) for end in re.split(r"\s*(?:-|–|\btil\b)\s*", part.strip(" -"))]
        if len(ends) > 2 or None in ends:
            return ()
        first, last = ends[0] or 0, ends[-1] or 0
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))


def _read_note(row: Aabningstid, words: _Note) -> Aabningstid:
    """Read what stands in the note, in an order where no rule takes another's words."""
    undtagen, words.rest = take_lukkedage(words.rest)
    saeson, words.rest = take_periode(words.rest)
    helligdage = row.helligdage
    if words.take(r"(?:ikke|lukket)(?: på)? helligdage"):
        helligdage = False
    elif words.take(r"også(?: på)? helligdage|\balle (?:dage|nætter|aftener)\b|\bhver (?:dag|nat|aften)\b"):
        helligdage = True
    efter_aftale = words.take(r"(?:kun )?(?:efter|ved) aftale")
    return replace(
        row,
        saeson=saeson,
        undtagen=undtagen,
        helligdage=helligdage,
        efter_aftale=efter_aftale,
        slags=_read_slags(words.rest),
        usikker=bool(_TVIVL.search(words.rest)),
    )


def _read_slags(text: str) -> Slags:
    door = "fremmøde" in text or "personlig henvendelse" in text
    phone = re.search(r"\btelefon", text) is not None
    if door and phone:
        return Slags.IKKE_OPLYST
    for found, slags in ((door, Slags.FREMMOEDE), (phone, Slags.TELEFON), ("chat" in text, Slags.CHAT)):
        if found:
            return slags
    return Slags.SMS if "sms" in text else Slags.IKKE_OPLYST
