"""Did you mean: the query with its misspelt words written as the directory writes them.

Only words that the directory holds are proposed, so a proposal never leads to nothing. Must not rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import dele, known
from vejviser.search.enheder import Plan
from vejviser.search.forklaring import text_words
from vejviser.search.hot import Hot
from vejviser.search.stavning import Stavning
from vejviser.search.tekst import Token, fold, tokens

MAX_PROPOSALS = 3
MAX_LOOKED_AT = 5
SLACK = 1
"""One more mistake is forgiven where the words are only proposed and not searched for."""


class Ordforslag:
    """Proposes other spellings. ``overflader``: folded word -> as the lists of everyday words write it."""

    def __init__(
        self, tilbud: Sequence[Tilbud], hot: Hot, stavning: Stavning, overflader: Mapping[str, str]
    ) -> None:
        self._tilbud = tilbud
        self._hot = hot
        self._stavning = stavning
        self._overflader = overflader

    def propose(self, tekst: str, plan: Plan) -> tuple[str, ...]:
        """The query in its nearest spellings, the nearest first."""
        corrected = {written: self._surfaces(words) for written, words in plan.rettelser}
        for word in plan.ukendte:
            if not known(word) and not dele(word):
                near = self._stavning.nearest(fold(word), slack=SLACK)
                corrected.setdefault(word, self._surfaces(near))
        proposals: dict[str, None] = {}
        for choice in range(MAX_PROPOSALS):
            picked = {written: words[choice] for written, words in corrected.items() if choice < len(words)}
            if picked:
                proposals[self._rewritten(tekst, picked)] = None
        proposals.pop(" ".join(tekst.split()), None)
        return tuple(proposals)

    def _rewritten(self, tekst: str, picked: Mapping[str, str]) -> str:
        pieces: list[str] = []
        at = 0
        for token in tokens(tekst):
            pieces += tekst[at : token.start], self._written(token, picked)
            at = token.slut
        return " ".join("".join([*pieces, tekst[at:]]).split())

    def _written(self, token: Token, picked: Mapping[str, str]) -> str:
        return picked.get(token.tekst, token.tekst)

    def _surfaces(self, words: Iterable[str]) -> list[str]:
        """With æ, ø and å, as the directory or the word lists write them; no others are proposed."""
        found = (next(self._written_in_offers(word), self._overflader.get(word)) for word in words)
        return [text for text in found if text]

    def _written_in_offers(self, word: str) -> Iterator[str]:
        ids, _ = self._hot["ord"].find(word)
        for number in ids[:MAX_LOOKED_AT].tolist():
            tilbud = self._tilbud[number]
            yield from (one.tekst for one in text_words(tilbud) if one.fold == word)
            named = tokens(tilbud.navn)
            for first, second in pairwise(named):
                if fold(first.tekst) + fold(second.tekst) == word:
                    yield f"{first.tekst} {second.tekst}"
