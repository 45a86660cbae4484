"""Whose offer is it: the grown-up's own, the child's, or a relative's? Points and words for that.

A parent who wants to see a child needs family law, not a club for the child; one who drinks needs treatment
before a talk for relatives. Read from the person's words only; points order offers and nothing else.
"""

from __future__ import annotations

from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import fold
from vejviser.search.matching_person import Person

CHILD = 17
_TEEN = 10
_ET_BARN = r"(?:barn|boern\w*|datter|doetre|soen|soenner|dreng\w*|pige\w*|unger)"
_VIL_SE = (
    rf"\b(?:se|ser|savner|faar set|kontakt (?:til|med)|besoege?|vaere sammen med) "
    rf"(?:\w+ )?(?:min|mit|mine) {_ET_BARN}\b"
    r"|samvaer med (?:\w+ )?(?:min|mit|mine)\b|samvaersret|samvaerssag|foraeldremyndighed|familieret"
)
_TEENAGER = r"\b1[0-7]\b|teenag|skole|udskoling|\bunge\b"
_EGET = (
    r"\bjeg (?:\w+ ){0,3}?(?:drikker|drukket|ryger|sniffer|fixer|misbrug\w*|afhaengig)|\bmit (?:mis|for)brug"
)
_ANDENS = (
    r"\b(?:min|mit|mine|vores) (?:mand|kone|mor|far|soen|datter|bror|soester|kaereste|aegtefaelle|barn)"
    r"\b(?:(?!\bjeg\b)[^.,]){0,30}(?:drik|drukket|ryger|misbrug|stof|afhaengig|hash|alkohol)|paaroerende"
)
_FAMILIERET = {"samvaer": 8.0, "foraeldremyndighed": 12.0}
"""The house of family law decides on contact; whoever helps with contact comes next."""


def is_for_the_child(tilbud: Tilbud, person: Person, omraade: str) -> bool:
    """An offer for children, asked for by a grown-up who has one."""
    if tilbud.alder_max is None or tilbud.alder_max > CHILD or (person.alder and person.alder[1] <= CHILD):
        return False
    return omraade == "boern_familie" or "barn" in person.hvem


def is_for_another_age(tilbud: Tilbud, person: Person) -> bool:
    """Whether a known age is outside a known limit."""
    if person.alder is None:
        return False
    low, high = person.alder
    too_young = tilbud.alder_min is not None and high < tilbud.alder_min
    too_old = tilbud.alder_max is not None and low > tilbud.alder_max
    return too_young or too_old


def familiepoint(tilbud: Tilbud, person: Person, omraade: str) -> float:
    """Lifts family law for who seeks contact with a child; lets others' offers sink."""
    if omraade == "boern_familie":
        return _barnepoint(tilbud, person)
    if omraade == "alkohol_stoffer" and "paaroerende" in fold(tilbud.navn):
        return 0.0 if person.says(_ANDENS) and not person.says(_EGET) else -6.0
    return 0.0


def _barnepoint(tilbud: Tilbud, person: Person) -> float:
    seeks = person.says(_VIL_SE)
    score = 0.0
    if seeks and "familie_boern" in tilbud.emner:
        words = fold(" ".join((tilbud.navn, *tilbud.emneord)))
        score += max((weight for word, weight in _FAMILIERET.items() if word in words), default=0.0)
    if is_for_another_age(tilbud, person):
        own_door = (tilbud.alder_min is not None and tilbud.alder_min >= _TEEN) or "ung" in tilbud.situationer
        score -= 9.0 if seeks or (own_door and not person.says(_TEENAGER)) else 0.0
    return score
