"""The small pattern language of the need rules: parsing only, no matching and no files.

A pattern is a row of words that may stand with a few other words between them:

    ``kan ikke betale``      the words in this order, at most two other words between each
    ``kan_ikke``             right after each other
    ``smidt ... ud``         up to seven words between
    ``søn & drikke``         in the same sentence, in either order
    ``jeg er 17 && drukket`` the second part may stand in a neighbouring sentence
    ``skænd* & nabo/i_går``  any of several, also of several words (joined by "_")
    ``slå -græsset``         not where the sentence also holds "græsset"

A word matches its inflections. ``=ord`` is that form only, ``ord*`` a beginning, ``*ord`` an ending, ``~ord``
the word or a part of a compound, ``a/b`` one of several, ``{barn}`` a word class, ``{tal:1-17}`` a number.
"""

from __future__ import annotations

from dataclasses import dataclass

GAP_PLAIN = 2
GAP_WIDE = 7


class PatternError(ValueError):
    """A pattern that cannot be read; the text is Danish and says what is wrong."""


@dataclass(frozen=True, slots=True)
class Step:
    """One element and how many words may stand before it (counted from the previous element)."""

    element: str
    gap: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """``near``: rows that must stand in one sentence; ``far``: rows in a neighbouring one."""

    text: str
    near: tuple[tuple[Step, ...], ...]
    far: tuple[tuple[Step, ...], ...] = ()
    vetoes: tuple[str, ...] = ()

    def elements(self) -> tuple[str, ...]:
        """All elements that must be present."""
        return tuple(step.element for part in (*self.near, *self.far) for step in part)


def parse_pattern(text: str) -> Pattern:
    """Read one pattern.

    >>> parse_pattern("kan_ikke betale").near[0]
    (Step(element='kan', gap=0), Step(element='ikke', gap=0), Step(element='betale', gap=2))
    >>> parse_pattern("slå & {barn} -græs").vetoes
    ('græs',)
    """
    near_text, *far_texts = text.split("&&")
    words = near_text.split()
    vetoes = tuple(word[1:] for word in words if word.startswith("-") and len(word) > 1)
    kept = " ".join(word for word in words if not (word.startswith("-") and len(word) > 1))
    near = tuple(_part(part, text) for part in kept.split("&"))
    far = tuple(_part(part, text) for far_text in far_texts for part in far_text.split("&"))
    return Pattern(text.strip(), near, far, vetoes)


def _part(text: str, whole: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    gap = 0
    for word in text.split():
        if word == "...":
            gap = GAP_WIDE
            continue
        first, *rest = [word] if "/" in word else split_adjacent(word)
        steps.append(Step(_checked(first, whole), gap if steps else 0))
        steps.extend(Step(_checked(element, whole), 0) for element in rest)
        gap = GAP_PLAIN
    if not steps:
        raise PatternError(f"mønstret “{whole.strip()}” har en tom del")
    return tuple(steps)


def split_adjacent(word: str) -> list[str]:
    """Split at "_" (and at "-" and "." inside a word) outside braces, where class names may hold one.

    >>> split_adjacent("har_ikke_{raad_til}")
    ['har', 'ikke', '{raad_til}']
    >>> split_adjacent("e-boks")
    ['e', 'boks']
    """
    if not any(sign in word for sign in "_-."):
        return [word]
    out, depth = [""], 0
    for char in word:
        depth += (char == "{") - (char == "}")
        if char in "_-." and not depth:
            out.append("")
        else:
            out[-1] += char
    return out


def _checked(element: str, whole: str) -> str:
    if element.isalpha():
        return element
    if not element or any(not alternative.strip("=*~") for alternative in element.split("/")):
        raise PatternError(f"mønstret “{whole.strip()}” har et tomt ord")
    if element.count("{") != element.count("}"):
        raise PatternError(f"mønstret “{whole.strip()}” har en klamme for meget eller for lidt")
    return element


def split_patterns(line: str) -> tuple[str, ...]:
    """The patterns of one line: parted by semicolons, comments away.

    >>> split_patterns("gæld ; skylder # et ord om det")
    ('gæld', 'skylder')
    """
    bare = line.split("#", 1)[0]
    return tuple(part.strip() for part in bare.split(";") if part.strip())
