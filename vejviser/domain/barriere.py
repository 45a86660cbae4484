"""Råb op: a short note of where it stopped (*barriere*), for the leader, without a person in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vejviser.domain.cpr import Niveau, find_cpr
from vejviser.domain.dansk_tekst import en_linje
from vejviser.domain.samtale import OMRAADER
from vejviser.errors import UserError

MAX_TEKST = 500
_CAPITALS = re.compile(r"\b[A-ZÆØÅ][a-zæøåéü]+(?:[ -][A-ZÆØÅ][a-zæøåéü]+)*")
_PLACES = (
    *("kolding", "vejle", "fredericia", "esbjerg", "haderslev", "aarhus", "odense", "københavn", "region"),
    *("kommune", "syddan", "psykiatri", "sygehus", "borgerservice", "jobcenter", "kirkens", "danmark"),
    *("rådgivning", "center"),
)
"""How words in capitals begin that are no person: places and authorities."""

_BEGINNINGS = {"den", "det", "der", "de", "når", "hvis", "vi", "jeg", "han", "hun", "røde", "blå", "ingen"}

_NAMES = """
ahmed ali amina anders anne annette bent birgit birthe brian britta camilla carl carsten charlotte
christian christina claus dorte dorthe else emil emma erik eva fatima finn frederik freja gitte hanne
hassan heidi helle henning henrik ibrahim ida inge inger jacob jakob jan jens jesper jette johanne john
jonas jørgen jørn kaj karen karin karsten kasper katrine kim kirsten kirstine klaus kurt lars laura lene
lis lisbeth lise lone lotte louise mads magnus maja malene maria marianne martin mathias merete mette
michael mikkel mohamed mohammed morten nanna nicolai niels nikolaj nina ole oliver omar oskar per peter
pia poul preben rasmus rikke ruth sanne sara sarah simon sofie susanne svend søren thomas tina tobias
torben trine ulla ulrik vagn vibeke viktor william yusuf zainab
"""
FORNAVNE = frozenset(_NAMES.split())
"""Common first names, some genitives aside: enough for a question, not a register."""


@dataclass(frozen=True, slots=True)
class Barriere:
    """``omraade``: a need area's code, or empty where the barrier is about none of them."""

    dato: date
    omraade: str
    tekst: str


def ligner_person(text: str) -> str:
    """The first words that may name a person, or nothing. It asks; it never refuses.

    >>> ligner_person("Jeg ringede til Mette fra Borgerservice"), ligner_person("som Zenia Vestergaard sagde")
    ('Mette', 'Zenia Vestergaard')
    >>> ligner_person("Kolding Kommune har ingen ledige boliger på Region Syddanmarks liste")
    ''
    """
    for match in _CAPITALS.finditer(text):
        words = match.group().split()
        if any(form in FORNAVNE for word in words for form in (word.casefold(), word.casefold().rstrip("s"))):
            return match.group()
        strange = len(words) > 1 and words[0].casefold() not in _BEGINNINGS
        if strange and not any(word.casefold().startswith(_PLACES) for word in words):
            return match.group()
    return ""


def ny_barriere(dato: date, omraade: str, tekst: str) -> Barriere:
    """A note fit to be kept, or ``UserError`` with what to change. The error never carries the text."""
    line = en_linje(tekst)
    if not line:
        raise UserError("Der står ikke noget endnu.", "Skriv kort, hvor det gik i stå.")
    if len(line) > MAX_TEKST:
        raise UserError("Teksten er for lang.", f"Skriv højst {MAX_TEKST} tegn: hvor gik det i stå?")
    if any(hit.niveau is not Niveau.DELVIS for hit in find_cpr(line)):
        raise UserError(
            "Teksten indeholder noget, der ligner et cpr-nummer.", "Skriv om barrieren uden personen."
        )
    if omraade and omraade not in OMRAADER:
        raise UserError("Behovsområdet findes ikke.", "Vælg et område på listen.")
    return Barriere(dato, omraade, line)
