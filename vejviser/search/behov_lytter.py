"""Listening to the citizen's own words: rules and learned weights together, with the words behind them.

Rules are sure but know only what somebody wrote down; the weights hear phrasing nobody wrote down. A missed
acute sign is worse than a false one; a neutral sentence gives an empty answer. Nothing is kept or logged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.query import Akutfund, Behovsforslag, Behovssvar
from vejviser.domain.samtale import AKUTKODER, OMRAADER
from vejviser.search import ressourcer as filer
from vejviser.search.analyzer import stem
from vejviser.search.behov_finder import AKUT_OMRAADE, BehovFinder, Evidens, Laesning
from vejviser.search.behov_model import MAAL, NOGET, Behovsmodel, Modelsvar
from vejviser.search.tekst import Token, tokens

LEAST = 0.2
NEAR_THE_FIRST = 0.35
ACUTE = 0.25
SURE_RULE = 2.0
"""A rule's score from which an acute sign is raised whatever the weights say."""
NEEDED = 0.4
"""How sure it must be that the text speaks of a need at all."""
UNSUPPORTED = 1.2
"""Where no rule hears anything at all, it must be so much surer: "Hvornår lukker I i dag?"."""
CHILD = "akut:barn"
UNHEARD = {"akut:somatisk": 1.3}
"""Where rules hear needs but not this sign, it must be so much surer: who drinks too much is not yet ill."""
ALONE = 0.9
"""What a sentence counts by itself: its neighbours may say what it is about."""
SHORT, LONGEST, MOST_SENTENCES = 30, 30, 300
"""Longer than ``SHORT`` words is a story: heard piece by piece, or its needs would drown each other."""


@dataclass(frozen=True, slots=True)
class _Heard:
    chance: float
    pladser: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Stykke:
    """A part of the text; ``alene``: a sentence without its neighbours, which is no ground for an alarm."""

    start: int
    slut: int
    alene: bool = False


class Behovslytter:
    """Reads rules and weights once; ``find`` may be called from any thread."""

    def __init__(self, mappe: Path, omraadenavne: Mapping[str, str], cache: Path | None = None) -> None:
        self._navne = dict(omraadenavne)
        self._regler = BehovFinder(mappe, omraadenavne, cache)
        self._model = Behovsmodel(mappe)
        self._smaa = frozenset(map(stem, filer.words(mappe / filer.STOPORD)))
        self._svage = self._smaa | frozenset(map(stem, filer.words(mappe / filer.FYLDORD)))

    @property
    def regler(self) -> BehovFinder:
        """The rules alone, for those who need them too: they are large."""
        return self._regler

    def find(self, text: str) -> Behovssvar:
        """Need areas, most important first, and acute signs; both empty for neutral words."""
        heard: dict[str, _Heard] = {}
        for piece in _pieces(text):
            for maal, one in self._hear(text[piece.start : piece.slut], piece).items():
                if maal not in heard or one.chance > heard[maal].chance:
                    heard[maal] = one
        akut = tuple(
            Akutfund(kode, _words(text, heard[f"akut:{kode}"]), heard[f"akut:{kode}"].pladser)
            for kode in AKUTKODER
            if f"akut:{kode}" in heard
        )
        for fund in akut:
            sign, area = heard[f"akut:{fund.kode}"], AKUT_OMRAADE[f"akut:{fund.kode}"]
            if area not in heard or heard[area].chance < LEAST:
                heard[area] = _Heard(max(sign.chance, LEAST), sign.pladser)
        return Behovssvar(self._omraader(text, heard), akut)

    def _omraader(self, text: str, heard: Mapping[str, _Heard]) -> tuple[Behovsforslag, ...]:
        found = sorted(
            ((heard[kode].chance, kode) for kode in OMRAADER if kode in heard and kode in self._navne),
            key=lambda row: (-row[0], row[1]),
        )
        floor = max(LEAST, NEAR_THE_FIRST * found[0][0]) if found else LEAST
        return tuple(
            Behovsforslag(
                kode, self._navne[kode], _words(text, heard[kode]), heard[kode].pladser, round(chance, 3)
            )
            for chance, kode in found
            if chance >= floor
        )

    def _hear(self, text: str, piece: _Stykke) -> dict[str, _Heard]:
        """Every target that is loud enough to be considered, with its places in the whole text."""
        laesning = self._regler.laes(text)
        evidens = laesning.evidens
        svar = self._model.read(text, laesning)
        signs = {} if piece.alene else self._signs(svar, laesning)
        out: dict[str, _Heard] = {}
        for maal in MAAL:
            chance = signs.get(maal, 0.0) if maal.startswith("akut:") else self._area(svar, maal, evidens)
            places = self._places(svar, maal, evidens.get(maal)) if chance else ()
            if places:
                moved = tuple((start + piece.start, end + piece.start) for start, end in places)
                out[maal] = _Heard(chance * (ALONE if piece.alene else 1.0), moved)
        return out

    @staticmethod
    def _area(svar: Modelsvar, maal: str, evidens: Mapping[str, Evidens]) -> float:
        """How loud an area is; 0 where it is not heard, or where the text speaks of no need."""
        chance, needed = svar.sandsynlighed[maal], NEEDED * (1.0 if evidens else UNSUPPORTED)
        return chance if chance >= LEAST and svar.sandsynlighed[NOGET] >= needed else 0.0

    @staticmethod
    def _signs(svar: Modelsvar, laesning: Laesning) -> dict[str, float]:
        """The acute signs raised: by a sure rule, or by the weights where the text speaks of a need."""
        evidens = laesning.evidens
        needed = svar.sandsynlighed[NOGET] >= NEEDED
        raised: dict[str, float] = {}
        for maal in (f"akut:{kode}" for kode in AKUTKODER):
            chance = svar.sandsynlighed[maal]
            unheard = UNHEARD.get(maal, 1.0) if evidens else UNSUPPORTED
            least = ACUTE * (1.0 if maal in evidens else unheard)
            if maal in evidens and evidens[maal].score >= SURE_RULE:
                raised[maal] = max(chance, ACUTE)
            elif needed and chance >= least and not (maal == CHILD and _only_grown_up(laesning)):
                raised[maal] = chance
        return raised

    def _places(self, svar: Modelsvar, maal: str, said: Evidens | None) -> tuple[tuple[int, int], ...]:
        """Where the words stand: those of the rules, else the telling ones that the weights lean on."""
        if said is not None and said.pladser:
            return said.pladser
        numbers = svar.words(maal, self._svage) or svar.words(maal, self._smaa)
        spans: list[tuple[int, int]] = []
        for number in numbers:
            word = svar.traek.ord[number]
            if number - 1 in numbers and spans:
                spans[-1] = (spans[-1][0], word.slut)
            else:
                spans.append((word.start, word.slut))
        return tuple(spans)


def _only_grown_up(laesning: Laesning) -> bool:
    """Is every child that the text speaks of grown up, and heard by no rule ("min dreng på 19")?"""
    grown = set(laesning.kendetegn.get(f"v:{CHILD}", ()))
    return (
        bool(grown)
        and CHILD not in laesning.evidens
        and grown.issuperset(laesning.kendetegn.get("k:barn", ()))
    )


def _words(text: str, heard: _Heard) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[start:end] for start, end in heard.pladser))


def _pieces(text: str) -> Iterator[_Stykke]:
    """The whole text where it is short, a story two sentences at a time; then each sentence by itself.

    >>> [(one.start, one.slut, one.alene) for one in _pieces("Jeg sover ikke. Jeg er bange.")]
    [(0, 29, False), (0, 14, True), (16, 28, True)]
    """
    words = tokens(text)
    sentences = _sentences(text, words)
    if len(words) <= SHORT:
        yield _Stykke(0, len(text))
    else:
        for first, second in zip(sentences, (*sentences[1:], sentences[-1]), strict=True):
            yield _Stykke(first[0], second[1])
    if len(sentences) > 1:
        yield from (_Stykke(start, end, alene=True) for start, end in sentences)


def _sentences(text: str, words: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends; one without an end is cut after ``LONGEST`` words."""
    found: list[tuple[int, int]] = []
    begin = 0
    for number, word in enumerate(words):
        after = text[word.slut : words[number + 1].start] if number + 1 < len(words) else "."
        if any(mark in after for mark in ".!?\n") or number - begin + 1 >= LONGEST:
            found.append((words[begin].start, word.slut))
            begin = number + 1
    return found[:MOST_SENTENCES]
