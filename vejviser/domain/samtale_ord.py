"""The person's words in the conversation: answers join them, and a need takes its whole sentences along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vejviser.domain.dansk_tekst import punktum
from vejviser.domain.samtale import Samtale

MELLEM = " · "
"""Between the words of one need that were said at different times."""

_LONG_LINE = 50
"""Lines of pasted text are rarely shorter than this."""

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s+[\"“”'(]?[A-ZÆØÅ]|\s*$)|\n")


def with_svar(samtale: Samtale, svar: str, til: str | None) -> Samtale:
    """The answer joins the own words, and the words of the need ``til`` where the person chose that need.

    Both, because a note with a consent for some needs holds the words of those needs alone. None keeps it out
    of the words: what a tile already shows is not said twice.
    """
    words = svar.strip()
    if til is None or not words:
        return samtale
    behov = tuple(
        replace(each, ord=_joined(each.ord, words, MELLEM)) if each.omraade == til else each
        for each in samtale.behov
    )
    return replace(samtale, egne_ord=_joined(samtale.egne_ord.rstrip(), words, "\n"), behov=behov)


def without_svar(samtale: Samtale, spoergsmaal: str) -> Samtale:
    """Take the answer to a question out of the words again, where it still stands as it was said."""
    svar = next((item.svar.strip() for item in samtale.besvarelser if item.spoergsmaal == spoergsmaal), "")
    if not svar:
        return samtale
    behov = tuple(replace(each, ord=_without(each.ord, svar, MELLEM)) for each in samtale.behov)
    return replace(samtale, egne_ord=_without(samtale.egne_ord, svar, "\n"), behov=behov)


def egne_ord_samlet(samtale: Samtale) -> str:
    """The own words as running text, where what was said at different times does not run together.

    A new line is a new sentence, as people write; only a long line that goes on in small letters was broken
    by something else (pasted text).

    >>> egne_ord_samlet(Samtale(egne_ord="jeg sover i bilen" + chr(10) + "den er kold"))
    'jeg sover i bilen. den er kold'
    >>> egne_ord_samlet(Samtale(egne_ord=("ord " * 15).strip() + chr(10) + "og mere")).count(".")
    0
    """
    lines = [line for line in map(str.strip, samtale.egne_ord.splitlines()) if line]
    said = list[str]()
    for place, line in enumerate(lines, start=1):
        following = lines[place] if place < len(lines) else ""
        broken = (
            len(line) >= _LONG_LINE and not following[:1].isupper() and not _is_answer(samtale, following)
        )
        said.append(punktum(line) if following and not broken else line)
    return " ".join(said)


def _is_answer(samtale: Samtale, line: str) -> bool:
    return any(item.svar.strip() == line for item in samtale.besvarelser)


def saetninger(text: str, pladser: Sequence[tuple[int, int]]) -> str:
    """The whole sentences that hold the places, in reading order.

    >>> saetninger("Hej. Jeg bor i en bil. Det er kl. 10 koldt! Jeg har gæld", [(15, 21), (34, 41)])
    'Jeg bor i en bil. Det er kl. 10 koldt!'
    """
    begin, found = 0, list[str]()
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        if any(start < end and stop > begin for start, stop in pladser):
            found.append(" ".join(text[begin:end].split()))
        begin = end
    return " ".join(dict.fromkeys(sentence for sentence in found if sentence))


def _joined(before: str, words: str, between: str) -> str:
    return f"{before}{between}{words}" if before else words


def _without(text: str, part: str, between: str) -> str:
    """Without the last place where ``part`` stands alone between two separators."""
    parts = text.split(between)
    if part not in parts:
        return text
    last = len(parts) - 1 - parts[::-1].index(part)
    return between.join(parts[:last] + parts[last + 1 :])
