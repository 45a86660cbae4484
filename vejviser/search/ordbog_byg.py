"""Compile Stavekontrolden's hunspell files into the tries that ship.

    python -m vejviser.search.ordbog_byg /usr/share/hunspell/da_DK ressourcer/soegning

Same input, same bytes. A developer's tool: the program itself never runs it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from vejviser.search.analyzer import fold
from vejviser.search.ordbog import BEGYNDELSER, GRUNDFORMER, encode

# The flags of Stavekontrolden: which forms may begin, be in the middle of, or end a compound.
BEGIN, MIDDLE, END = "32", "33", "34"
WHOLE_WORD_OR_END = frozenset({END, "39"})
ONLY_IN_COMPOUND = "36"
COMPOUND_FLAGS = frozenset({BEGIN, MIDDLE, END, "35", ONLY_IN_COMPOUND})


@dataclass(frozen=True, slots=True)
class Suffix:
    """One line of an affix rule."""

    cut: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        if not word.endswith(self.cut) or not self.condition.search(word):
            return None
        form = word.removesuffix(self.cut) + self.add
        return form if form.isalpha() else None


def read_suffixes(aff: Path) -> dict[str, list[Suffix]]:
    """The SFX rules by flag."""
    rules: dict[str, list[Suffix]] = {}
    for line in aff.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) < 5 or fields[0] != "SFX":
            continue
        add, _, flags = fields[3].partition("/")
        condition = "" if fields[4] == "." else fields[4]
        rules.setdefault(fields[1], []).append(
            Suffix(
                cut="" if fields[2] == "0" else fields[2],
                add="" if add == "0" else add,
                flags=frozenset(flags.split(",")) if flags else frozenset(),
                condition=re.compile(f"{condition}$"),
            )
        )
    return rules


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the word list; ``base`` is set where the line says which word it is a form of ("st:")."""

    word: str
    flags: frozenset[str]
    base: str | None


def read_words(dic: Path) -> Iterator[Entry]:
    """Each common word; names and words with signs in them are left out."""
    for line in dic.read_text(encoding="utf-8").splitlines():
        head, *notes = line.split() or [""]
        word, _, flags = head.partition("/")
        if word.isalpha() and not word[0].isupper():
            base = next((note[3:] for note in notes if note.startswith("st:") and note[3:].isalpha()), None)
            yield Entry(word, frozenset(flags.split(",")), base)


class Forms:
    """Collects all forms and those that may begin a compound, each with its base form, all folded.

    A form that is a word by itself keeps itself as base: "krise" is a crisis, not the plural of "kris".
    """

    def __init__(self, rules: dict[str, list[Suffix]]) -> None:
        self._rules = rules
        self.forms: dict[str, str] = {}
        self.beginnings: dict[str, str] = {}
        self.may_end: set[str] = set()

    def add(self, entry: Entry) -> None:
        base = entry.base or entry.word
        self._keep(self.forms, entry.word, base)
        if entry.flags & WHOLE_WORD_OR_END:
            self.may_end.add(fold(entry.word))
        if BEGIN in entry.flags:
            self._keep(self.beginnings, entry.word, base)
        self._inflect(entry.word, entry.flags, base, again=True)

    def _inflect(self, word: str, flags: frozenset[str], base: str, again: bool) -> None:
        for flag in sorted(flags):
            for rule in self._rules.get(flag, ()):
                form = rule.apply(word)
                if form is None:
                    continue
                self._note(form, rule.flags, base)
                if again:
                    self._inflect(form, rule.flags - COMPOUND_FLAGS, base, again=False)

    def _note(self, form: str, flags: frozenset[str], base: str) -> None:
        if flags & {BEGIN, MIDDLE}:
            self._keep(self.beginnings, form, base)
        if ONLY_IN_COMPOUND not in flags:
            self._keep(self.forms, form, base)
        if END in flags:
            self.may_end.add(fold(form))

    @staticmethod
    def _keep(forms: dict[str, str], form: str, base: str) -> None:
        form, base = fold(form), fold(base)
        if form not in forms or base == form:
            forms[form] = base


def build(hunspell: Path, target: Path) -> tuple[int, int]:
    """Write both tries; gives the number of forms and of beginnings."""
    forms = Forms(read_suffixes(hunspell.with_name(hunspell.name + ".aff")))
    for entry in read_words(hunspell.with_name(hunspell.name + ".dic")):
        forms.add(entry)
    save(forms.forms, forms.may_end, target / GRUNDFORMER)
    save(forms.beginnings, set(forms.beginnings), target / BEGYNDELSER)
    return len(forms.forms), len(forms.beginnings)


def save(table: dict[str, str], may_end: set[str], path: Path) -> None:
    codes = ((form, encode(form, base, form in may_end)) for form, base in sorted(table.items()))
    marisa_trie.BytesTrie(codes).save(str(path))


def main() -> None:
    hunspell, target = (Path(argument) for argument in sys.argv[1:3])
    forms, beginnings = build(hunspell, target)
    sys.stdout.write(f"{forms} former, {beginnings} begyndelser skrevet i {target}\n")


if __name__ == "__main__":
    main()
