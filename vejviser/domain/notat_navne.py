"""Find what may be the name of a third person, so that the worker can write the role instead (FAG.md 5).

A capitalised word after or before a word for a person ("min kæreste Lone", "Lone, min kæreste"). No list of
names: an offer or a street is never taken for a person. A suggestion, never a refusal; animals keep theirs.
The text is only read: a match must never be logged or stored.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROLES = (
    "kæreste|mand|kone|hustru|samlever|ægtefælle|eks|ekskæreste|eksmand|ekskone|mor|far|mors|fars|søster|bror|"
    "storebror|lillebror|storesøster|lillesøster|søn|datter|barn|baby|dreng|pige|stedfar|stedmor|papfar|papmor|"
    "plejemor|plejefar|plejebror|plejesøster|onkel|tante|moster|faster|morbror|farbror|kusine|fætter|bedstemor|"
    "bedstefar|mormor|farmor|morfar|farfar|niece|nevø|barnebarn|svigermor|svigerfar|svigerinde|svoger|"
    "svigersøn|svigerdatter|ven|veninde|kammerat|nabo|overbo|underbo|genbo|udlejer|vicevært|chef|kollega|"
    "makker|bofælle|sambo|roommate|sponsor|mentor|bisidder|tolk|kontaktperson|støtteperson|støttekontaktperson|"
    "bostøtte|sagsbehandler|socialrådgiver|rådgiver|psykolog|læge|sygeplejerske|lærer|pædagog|værge|soldaterkammerat"
)
_OWNER = r"(?:min|mit|mine|din|dit|hans|hendes|deres|vores|personens|borgerens|en|et|den|de|ham|hende)"
_NAME = r"[A-ZÆØÅ][a-zæøåéèüöä]+(?:-[A-ZÆØÅ][a-zæøåéèüöä]+)?"
_FULL_NAME = rf"{_NAME}(?: {_NAME}){{0,2}}"
_SAID = r"(?:,? (?:som|der|hun|han)?\s?(?:hedder|kaldes|bliver kaldt)(?: også)?)?"

_AFTER = re.compile(
    rf"\b(?P<role>(?:{_OWNER}(?: [a-zæøå]+)? )(?:{_ROLES})(?:en|n|et|s)?)(?P<said>{_SAID},? )"
    rf"(?P<name>{_FULL_NAME})(?![\w])",
)
_DEFINITE = re.compile(
    rf"(?<![\w])(?P<role>(?i:{_ROLES})(?:en|n))(?P<said>{_SAID} )(?P<name>{_FULL_NAME})(?![\w])"
)
_BEFORE = re.compile(
    rf"(?<![\w])(?P<name>{_FULL_NAME})(?P<said>, )(?P<role>{_OWNER} (?:{_ROLES}))\b(?=[,.;:!?]|$)"
)
_NOT_A_NAME = re.compile(
    r"(?:I|Du|Han|Hun|Vi|De|Det|Den|Der|Jeg|Min|Mit|Mine|Men|Og|Så|Nu|Når|Hvis|Kommunen|Jobcenter|Borgerservice|"
    r"Kolding|Vejle|Fredericia|Haderslev|Odense|Esbjerg|Aarhus|København|Danmark|Jylland|Fyn|Facebook)\b"
)
"""Words that begin the next sentence where a full stop is missing, and places that people live in."""


@dataclass(frozen=True, slots=True)
class Navnefund:
    """Where the name stands (``start`` to ``slut``, with the words around it), and the role to keep."""

    start: int
    slut: int
    rolle: str


def find_navne(text: str) -> tuple[Navnefund, ...]:
    """Every place that may hold a third person's name, in reading order, never overlapping.

    >>> [fund.rolle for fund in find_navne("Jeg bor hos min søster Lone. Bent, min nabo, hjælper.")]
    ['min søster', 'min nabo']
    >>> find_navne("Min mor. Hun bor i Kolding. Frode, min hund, skal med til Huset Venture.")
    ()
    """
    found: dict[int, Navnefund] = {}
    for pattern in (_AFTER, _DEFINITE):
        for match in pattern.finditer(_lowered_start(text)):
            if not _NOT_A_NAME.match(match["name"]):
                start = match.start("said")
                found.setdefault(start, Navnefund(start, match.end("name"), match["role"]))
    for match in _BEFORE.finditer(text):
        if not _NOT_A_NAME.match(match["name"]):
            hit = Navnefund(match.start("name"), match.end("said"), match["role"])
            found.setdefault(hit.start, hit)
    return _apart([found[start] for start in sorted(found)])


def uden_navne(text: str, found: Sequence[Navnefund] | None = None) -> str:
    """The same text with roles alone.

    >>> uden_navne("Jeg bor hos min søster, der hedder Lone Holm. Bent, min nabo, hjælper.")
    'Jeg bor hos min søster. Min nabo, hjælper.'
    """
    for hit in reversed(find_navne(text) if found is None else found):
        rest = text[hit.slut :]
        begins = hit.start == 0 or text[: hit.start].rstrip()[-1:] in ".!?"
        rest = rest[:1].upper() + rest[1:] if begins else rest
        text = text[: hit.start] + rest
    return text


def _lowered_start(text: str) -> str:
    """ "Min kæreste" at the beginning of a sentence reads like "min kæreste"; places stay the same."""
    return re.sub(rf"\b{_OWNER}\b", lambda match: match[0].lower(), text, flags=re.IGNORECASE)


def _apart(hits: Sequence[Navnefund]) -> tuple[Navnefund, ...]:
    kept: list[Navnefund] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].slut:
            kept.append(hit)
    return tuple(kept)
