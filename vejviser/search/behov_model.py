"""The learned part of the need finder: weights for words, read from ``behov_model.npz``.

Trained by ``behov_traen`` on the sentences in ``ressourcer/soegning/saetninger/``, with the rules' own scores
among what it sees. It can always say which words made an answer. It weighs words, never a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import marisa_trie
import numpy as np

from vejviser.domain.samtale import AKUTKODER, OMRAADER
from vejviser.errors import DataError
from vejviser.search.analyzer import stem
from vejviser.search.behov_finder import Laesning
from vejviser.search.behov_traek import Tal, Traek, read_traek, rule_values, weigh

MODEL = "behov_model.npz"
TRAEK = "behov_model.marisa"
MAAL: tuple[str, ...] = (*OMRAADER, *(f"akut:{kode}" for kode in AKUTKODER))
NOGET = "noget"
"""Beside the targets: does the text speak of any need at all? Learned from all areas together, it tells what
only looks like a need ("jeg slår græs") better than any of them."""
SVAR: tuple[str, ...] = (*MAAL, NOGET)
MOST_WORDS = 4
LEAST_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Modelsvar:
    """``sandsynlighed``: 0-1 for each of ``SVAR``; ``bidrag[i, k]``: what word i added to target k."""

    traek: Traek
    sandsynlighed: Mapping[str, float]
    bidrag: Tal

    def words(self, maal: str, small: frozenset[str]) -> tuple[int, ...]:
        """Numbers of the words that carried ``maal``, in reading order; ``small`` stems never count."""
        column = self.bidrag[:, SVAR.index(maal)]
        ranked = sorted(range(len(column)), key=lambda i: -column[i])
        able = [i for i in ranked if column[i] > 0 and stem(self.traek.ord[i].tekst) not in small]
        return tuple(sorted(i for i in able[:MOST_WORDS] if column[i] >= LEAST_SHARE * column[able[0]]))


class Behovsmodel:
    """Reads the weights once; ``read`` may be called from any thread."""

    def __init__(self, mappe: Path) -> None:
        names = marisa_trie.Trie()
        names.load(str(mappe / TRAEK))
        with np.load(mappe / MODEL) as stored:
            self._vaegt = stored["vaegt"].astype(np.float32)
            idf = stored["idf"].astype(np.float32)
        self._numre = dict(names.items())
        if self._vaegt.shape != (len(self._numre) + len(MAAL) + 1, len(SVAR)):
            raise DataError("Vægtene til behov passer ikke til programmet.", "Installer Vejviser igen.")
        self._idf = {name: float(idf[number]) for name, number in self._numre.items()}

    def read(self, text: str, laesning: Laesning) -> Modelsvar:
        """``laesning``: what the rules made of the text."""
        traek = read_traek(text, laesning.kendetegn)
        count = len(self._numre)
        bidrag = np.zeros((len(traek.ord), len(SVAR)), dtype=np.float32)
        logit = rule_values(laesning.evidens, MAAL) @ self._vaegt[count:-1] + self._vaegt[-1]
        for name, value in weigh(traek, self._idf).items():
            places = traek.navne[name]
            part = self._vaegt[self._numre[name]] * value
            logit += part
            for place in places:
                bidrag[place] += part / len(places)
        chance = 1 / (1 + np.exp(-logit))
        return Modelsvar(traek, dict(zip(SVAR, map(float, chance), strict=True)), bidrag)
