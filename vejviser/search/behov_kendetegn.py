"""What the rules know of a text beside their verdict: word classes, what is denied, and idioms.

The learned weights see it as further traits: "han" and "min eks" are one class, "jeg drikker ikke" is not
"jeg drikker", and what stands in an idiom ("slå et smut forbi") may mean nothing. Keeps nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from vejviser.search.analyzer import stem
from vejviser.search.behov_saetning import Saetning

Maske = Mapping[int, frozenset[str]]
"""Words that an idiom takes away: word number -> targets it is taken from (empty = all)."""


def kendetegn(
    saetninger: Iterable[tuple[Saetning, Maske]], klasser: Mapping[int, str]
) -> dict[str, tuple[int, ...]]:
    """Classes ``k:``, denied stems ``n:``, idioms ``v:`` -> numbers of the words in the whole text.

    ``klasser``: element -> name of the word class."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    before = 0
    for saetning, maske in saetninger:
        for element, spans in saetning.occurrences.items():
            if element in klasser:
                found[f"k:{klasser[element]}"].extend(before + first for first, _ in spans)
        for place in sorted(saetning.denied):
            found[f"n:{stem(saetning.words[place].tekst)}"].append(before + place)
        for place in sorted(maske):
            for maal in sorted(maske[place]) or ("alle",):
                found[f"v:{maal}"].append(before + place)
        before += len(saetning.words)
    return {name: tuple(places) for name, places in found.items()}
