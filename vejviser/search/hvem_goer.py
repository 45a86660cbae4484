"""Who does it to whom: "jeg slår" is not "slår mig", though both hold the same word.

Phrases are found on stems in any order; this alone keeps the one who hits apart from the one who is hit.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from vejviser.search.analyzer import stem

Rolle = tuple[str, str]
"""Who does it (one of the four below), and the stem of what is done."""
JEG, MOD_MIG, MOD_ANDEN, EN_ANDEN = "jeg", "mod_mig", "mod_anden", "en_anden"
NO_ROLE: Rolle = ("", "")
OPPOSITE = frozenset({(JEG, MOD_MIG), (MOD_MIG, JEG), (MOD_ANDEN, MOD_MIG), (EN_ANDEN, JEG)})
NEAR_ME = frozenset(("han", "hun", "mand", "kone", "kaereste", "far", "mor", "eks", "soen", "datter"))


def phrase_role(words: Sequence[str], small: Container[str]) -> Rolle:
    """What a phrase says of who does it: "jeg slår", "slår mine børn", "slår mig", "barn bliver slået"."""
    for place, word in enumerate(words):
        role = "" if word in small else _said(words, place)
        if role:
            return (role, stem(word))
    return NO_ROLE


def told_otherwise(role: Rolle, words: Sequence[str], stems: Sequence[str], places: Sequence[int]) -> bool:
    """Does the text say that it was somebody else ("jeg slår", "drikker, konen er bekymret")?"""
    for place in places:
        if stems[place] == role[1]:
            behind = role[0] == EN_ANDEN and place == min(places) and len(places) > 1
            return behind or (role[0], _told(words, place)) in OPPOSITE
    return False


def _said(words: Sequence[str], place: int) -> str:
    role = _told(words, place)
    if role:
        return role
    if place == 0 and {"min", "mit", "mine"}.intersection(words[1:2]):
        return JEG
    if place > 1 and words[place - 1] == "bliver":
        return MOD_ANDEN
    return EN_ANDEN if place and words[place - 1] in NEAR_ME else ""


def _told(words: Sequence[str], place: int) -> str:
    """
    >>> _told("jeg slaar min kone".split(), 1), _told("min kone slaar mig".split(), 2)
    ('jeg', 'mod_mig')
    """
    mine = "jeg" in words[max(0, place - 2) : place]
    on_me = bool({"mig", "os"}.intersection(words[place + 1 : place + 2]))
    if mine == on_me:
        return ""
    return JEG if mine else MOD_MIG
