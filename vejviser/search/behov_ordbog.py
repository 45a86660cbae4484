"""The vocabulary of the rules while they are compiled: which words satisfy which pattern element.

Exact forms, stems, beginnings, endings, numbers, word classes. Knows nothing of needs. What it collects is
packed (``behov_pak``) and then looked up in (``behov_opslag``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from vejviser.search.analyzer import fold
from vejviser.search.behov_opslag import AFFIX_FROM, BEGINS, ENDS, EXACT, PART, STEM, root
from vejviser.search.behov_sprog import PatternError, Step, parse_pattern, split_adjacent

STEM_FROM = 5
SHORT_ENDINGS = ("en", "et", "ene", "erne", "s", "ens", "ets")

Sequence = tuple[int, tuple[tuple[int, int], ...], frozenset[int]]
"""(owner element, ((element, gap), ...), all its elements): a word class member of several words."""


class Ordbog:
    """Registers elements, then answers which of them a word satisfies."""

    def __init__(self, klasser: Mapping[str, tuple[str, ...]], boejninger: Iterable[tuple[str, ...]]) -> None:
        self._klasser = klasser
        self._forms: dict[str, tuple[str, ...]] = {}
        for forms in boejninger:
            for form in forms:
                self._forms[fold(form)] = (*self._forms.get(fold(form), ()), *forms)
        self._ids: dict[str, int] = {}
        self.words: defaultdict[str, set[int]] = defaultdict(set)
        """Kind (one letter) and word -> the elements that it satisfies."""
        self._known: dict[str, tuple[str, frozenset[str]]] = {}
        self.ranges: list[tuple[int, int, int]] = []
        self._sequences: list[Sequence] = []
        self._by_anchor: dict[int, list[Sequence]] = {}

    def element(self, text: str) -> int:
        """The id of an element; the same text always gives the same id."""
        if text not in self._ids:
            self._ids[text] = len(self._ids)
            for alternative in text.split("/"):
                self._add(self._ids[text], alternative, ())
        return self._ids[text]

    @property
    def sequences(self) -> Mapping[int, list[Sequence]]:
        """Word class members of several words, by their rarest element."""
        if not self._by_anchor and self._sequences:
            uses = Counter(element for _owner, _steps, elements in self._sequences for element in elements)
            table: defaultdict[int, list[Sequence]] = defaultdict(list)
            for sequence in self._sequences:
                table[min(sequence[2], key=lambda element: (uses[element], element))].append(sequence)
            self._by_anchor = dict(table)
        return self._by_anchor

    def steps(self, part: tuple[Step, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((self.element(step.element), step.gap) for step in part)

    @property
    def klasser(self) -> dict[str, int]:
        """The element of each word class that a rule asks for by name."""
        return {name: self._ids[f"{{{name}}}"] for name in self._klasser if f"{{{name}}}" in self._ids}

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self._ids)

    def _add(self, owner: int, text: str, seen: tuple[str, ...]) -> None:
        if _has_several_words(text):
            steps = self.steps(parse_pattern(text).near[0])
            self._sequences.append((owner, steps, frozenset(element for element, _gap in steps)))
        elif text.startswith("{tal:"):
            low, _, high = text[5:-1].partition("-")
            self.ranges.append((int(low), int(high or low), owner))
        elif text.startswith("{"):
            self._add_class(owner, text[1:-1], seen)
        else:
            self._add_word(owner, text)

    def _add_class(self, owner: int, name: str, seen: tuple[str, ...]) -> None:
        if name not in self._klasser or name in seen:
            raise PatternError(f"ordklassen “{name}” findes ikke (eller peger på sig selv)")
        for member in self._klasser[name]:
            self._add(owner, member, (*seen, name))

    def _add_word(self, owner: int, text: str) -> None:
        word = fold(text.strip("=*~"))
        if text.startswith("="):
            self.words[EXACT + word].add(owner)
        elif text.startswith("~"):
            self._add_inflected(owner, word)
            self.words[PART + root(word)].add(owner)
            if len(word) >= AFFIX_FROM:
                self.words[BEGINS + word].add(owner)
                self.words[ENDS + word].add(owner)
        elif "*" in text:
            self.words[EXACT + word].add(owner)
            if text.endswith("*"):
                self.words[BEGINS + word].add(owner)
            if text.startswith("*"):
                self.words[ENDS + word].add(owner)
        else:
            self._add_inflected(owner, word)

    def _add_inflected(self, owner: int, folded: str) -> None:
        short, forms = self._inflections(folded)
        if short:
            self.words[STEM + short].add(owner)
        for form in forms:
            self.words[EXACT + form].add(owner)

    def _inflections(self, folded: str) -> tuple[str, frozenset[str]]:
        """(stem to match by, or "" where it would join strangers; the forms known by heart)."""
        if folded not in self._known:
            own = self._forms.get(folded, ())
            short = "" if own or len(root(folded)) < STEM_FROM else root(folded)
            endings = () if own or short else SHORT_ENDINGS
            forms = {folded, *(fold(form) for form in own), *(folded + ending for ending in endings)}
            self._known[folded] = (short, frozenset(forms))
        return self._known[folded]


def _has_several_words(text: str) -> bool:
    """
    >>> _has_several_words("min_mand"), _has_several_words("{tal:1-17}"), _has_several_words("=mor")
    (True, False, False)
    """
    return " " in text or len(split_adjacent(text)) > 1
