"""Find numbers that look like a Danish CPR number, however they are typed, and mask the sure ones.

No modulus 11 (numbers without it are valid since 2007); day + 60 is a replacement number. A telephone, CVR or
account number after such a word is not one; after "sag" or "journal" it may well be. The text is only read:
a match must never be logged or stored. Patterns: ``cpr_moenstre``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from vejviser.domain.cpr_moenstre import (
    ACCOUNT_WORDS,
    APART,
    FULL,
    LAST_FOUR,
    MASKED,
    MONTHS,
    NAMED_MONTH,
    NOT_CPR_WORDS,
    PERSON_WORDS,
    SHORT_DATE,
    UNIT_AFTER,
    WITH_WORD,
    normalise,
)


class Niveau(Enum):
    """How sure: ``SIKKER`` is masked in a note, ``MULIG`` is asked about, ``DELVIS`` lacks digits."""

    SIKKER = "sikker"
    MULIG = "mulig"
    DELVIS = "delvis"


@dataclass(frozen=True, slots=True)
class Cprfund:
    """A place in the text (``start`` to ``slut``); the digits themselves are not carried along."""

    start: int
    slut: int
    niveau: Niveau


SLOERET = "[cpr sløret]"

_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_RANK = {Niveau.SIKKER: 0, Niveau.MULIG: 1, Niveau.DELVIS: 2}
_CONTEXT = 40
_BEFORE = re.compile(rf"\d|{re.escape(SLOERET)}")
_AFTER = 16
_TIMESTAMP_YEARS = range(20, 40)
"""A date of these years before a time of day is rather when something happened than a birthday."""


def find_cpr(text: str) -> tuple[Cprfund, ...]:
    """Every place that looks like a CPR number, in reading order, never overlapping."""
    plain, places = normalise(text)
    chosen: list[Cprfund] = []
    for hit in sorted(_all_hits(plain), key=lambda hit: (hit.start, _RANK[hit.niveau], -hit.slut)):
        if not chosen or hit.start >= chosen[-1].slut:
            chosen.append(hit)
        elif _RANK[hit.niveau] < _RANK[chosen[-1].niveau]:
            chosen[-1] = hit
    return tuple(Cprfund(places[hit.start], places[hit.slut - 1] + 1, hit.niveau) for hit in chosen)


def sloer(text: str, found: Sequence[Cprfund] | None = None, til: Niveau = Niveau.SIKKER) -> tuple[str, int]:
    """The text with every number masked that is as sure as ``til``, and how many there were.

    ``found`` saves a second search.

    >>> sloer("Ring kl. 10.00 på tlf. 79 79 79 79")
    ('Ring kl. 10.00 på tlf. 79 79 79 79', 0)
    """
    hits = find_cpr(text) if found is None else found
    sure = [hit for hit in hits if _RANK[hit.niveau] <= _RANK[til]]
    for hit in reversed(sure):
        text = text[: hit.start] + SLOERET + text[hit.slut :]
    return text, len(sure)


def _all_hits(text: str) -> Iterator[Cprfund]:
    for match in FULL.finditer(text):
        yield from _hit(match, _full_level(match, text))
    for match in SHORT_DATE.finditer(text):
        if _is_date(match):
            yield from _hit(match, _by_person_word(match, text))
    for match in NAMED_MONTH.finditer(text):
        yield from _hit(match, _named_level(match, text))
    for match in APART.finditer(text):
        if _digits_are_date(re.sub(r"\D", "", match[0])) and not _said_to_be_other(match, text):
            yield from _hit(match, _by_person_word(match, text))
    for match in WITH_WORD.finditer(text):
        yield Cprfund(match.start("tal"), match.end("tal"), Niveau.MULIG)
    for match in MASKED.finditer(text):
        if _is_date(match):
            yield from _hit(match, Niveau.DELVIS)
    for match in LAST_FOUR.finditer(text):
        yield Cprfund(match.start("tal"), match.end("tal"), Niveau.DELVIS)


def _hit(match: re.Match[str], niveau: Niveau | None) -> Iterator[Cprfund]:
    if niveau is not None:
        yield Cprfund(match.start(), match.end(), niveau)


def _full_level(match: re.Match[str], text: str) -> Niveau | None:
    """The level of date + four digits; None where it is something else."""
    if not _is_date(match):
        return None
    if _person_word_before(match, text):
        return Niveau.SIKKER
    dated = bool(match["s1"] or match["s2"])
    bare = not dated and not match["gap"]
    pairs = match["s1"] == match["s2"] == " "
    other = _said_to_be_other(match, text, NOT_CPR_WORDS if bare or pairs else ACCOUNT_WORDS)
    if (other and (bare or pairs)) or _followed_by_unit(match, text) or _is_opening_time(match, text):
        return None
    longer = _digits_before(match, text) or ((bare or pairs) and _digits_after(match, text))
    if longer and dated:
        return None
    if other or longer or _may_be_time_or_place(match, text, dated):
        return Niveau.MULIG
    return Niveau.MULIG if " " in match["fire"] or "," in match["gap"] else Niveau.SIKKER


def _named_level(match: re.Match[str], text: str) -> Niveau | None:
    month = MONTHS.index(match["navn"][:3].casefold()) + 1
    if not _valid_date(int(match["dag"]), month):
        return None
    if _person_word_before(match, text):
        return Niveau.SIKKER
    return Niveau.MULIG if "-" in match["gap"] else None


def _by_person_word(match: re.Match[str], text: str) -> Niveau:
    return Niveau.SIKKER if _person_word_before(match, text) else Niveau.MULIG


def _is_date(match: re.Match[str]) -> bool:
    return _valid_date(int(match["dag"]), int(match["maaned"]))


def _digits_are_date(digits: str) -> bool:
    return _valid_date(int(digits[:2]), int(digits[2:4]))


def _valid_date(day: int, month: int) -> bool:
    """Whether day (also + 60) and month exist together; 29 February always does (century unknown)."""
    real = day - 60 if day > 60 else day
    return 1 <= month <= 12 and 1 <= real <= _DAYS_IN_MONTH[month - 1]


def _words_before(match: re.Match[str], text: str) -> str:
    """The words just before, back to the previous number (masked or not): they say what this number is."""
    before = text[max(0, match.start() - _CONTEXT) : match.start()]
    return re.split(_BEFORE, before)[-1]


def _person_word_before(match: re.Match[str], text: str) -> bool:
    words = _words_before(match, text)
    person, other = _last(PERSON_WORDS, words), _last(NOT_CPR_WORDS, words)
    return person > other


def _said_to_be_other(match: re.Match[str], text: str, other: re.Pattern[str] = NOT_CPR_WORDS) -> bool:
    words = _words_before(match, text)
    return words.endswith("+") or _last(other, words) > _last(PERSON_WORDS, words)


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((found.start() for found in pattern.finditer(words)), default=-1)


def _followed_by_unit(match: re.Match[str], text: str) -> bool:
    """ "241126 3500 kr." is an amount."""
    return bool(match["gap"].strip(" ,") == "" and UNIT_AFTER.match(text, match.end()))


def _is_opening_time(match: re.Match[str], text: str) -> bool:
    """ "24.11.26 1000-1400" is a time span, "kl. 10.10-12 1400" a time."""
    span = re.match(r"\s*-\s*\d{4}(?!\d)", text[match.end() : match.end() + _AFTER])
    before = re.search(r"\bkl\.?\s*$", _words_before(match, text), re.IGNORECASE)
    return _is_clock(match["fire"]) and bool(span or before)


def _digits_before(match: re.Match[str], text: str) -> bool:
    """Digits right before: the rest of an account number, a period of dates, a row of telephones."""
    return bool(re.search(r"\d[ \-./]$", text[max(0, match.start() - 2) : match.start()]))


def _digits_after(match: re.Match[str], text: str) -> bool:
    return bool(re.match(r"[ \-.]\d", text[match.end() : match.end() + 2]))


def _may_be_time_or_place(match: re.Match[str], text: str, dated: bool) -> bool:
    """A date and then a time of day or a post code: "241126 1430", "24.11.26 6000 Kolding"."""
    if not match["gap"]:
        return False
    clock = _is_clock(match["fire"]) and int(match["aar"][-2:]) in _TIMESTAMP_YEARS
    if match["gap"].strip(" \n\r\t,.;"):
        return dated and clock
    return clock or bool(re.match(r"[ ]+[A-ZÆØÅ]\w", text[match.end() : match.end() + _AFTER]))


def _is_clock(four: str) -> bool:
    digits = four.replace(" ", "")
    return int(digits[:2]) < 24 and int(digits[2:]) < 60
