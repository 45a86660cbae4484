"""From a citizen's own words to need areas and acute signs, each with the words that made it.

Rules only, no learning: what counts stands in ``ressourcer/soegning/behov_*.yaml`` and ``akut_*.yaml``.
Nothing is kept or logged. A missed acute sign is worse than a false one; neutral words give an empty answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.query import Akutfund, Behovsforslag, Behovssvar
from vejviser.domain.samtale import AKUTKODER
from vejviser.search.behov_kendetegn import Maske, kendetegn
from vejviser.search.behov_regelsaet import Regel, load_regler
from vejviser.search.behov_saetning import Saetning, Span, read_saetninger

THRESHOLD = 1.6
BESIDE_OTHERS = 1.0
FEW = 3
ACUTE_THRESHOLD = 2.0
FADING = 0.6
NEIGHBOURS = 3
NEAR_WORDS = 12
READ_FIRST, READ_LAST = 45_000, 15_000
AKUT_OMRAADE = {
    "akut:selvmord": "sind_trivsel",
    "akut:vold": "tryghed_vold",
    "akut:barn": "boern_familie",
    "akut:somatisk": "krop_helbred",
    "akut:sted_i_nat": "sted_i_nat",
}


@dataclass(frozen=True, slots=True)
class _Hit:
    maal: str
    vaegt: float
    sentence: int
    span: Span
    moenster: str


@dataclass(frozen=True, slots=True)
class Evidens:
    """What the rules heard for one target: how loud, and where the words stand in the text."""

    score: float
    pladser: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Laesning:
    """One reading for the learned weights: what each target was given, and the traits of the words."""

    evidens: dict[str, Evidens]
    kendetegn: dict[str, tuple[int, ...]]


class BehovFinder:
    """Reads the rules once; ``find`` may be called from any thread. ``cache``: folder of compiled rules."""

    def __init__(self, mappe: Path, omraadenavne: Mapping[str, str], cache: Path | None = None) -> None:
        self._regler = load_regler(mappe, cache)
        self._navne = dict(omraadenavne)

    def find(self, text: str) -> Behovssvar:
        """Need areas, most important first, and acute signs; both empty for neutral words."""
        saetninger = read_saetninger(_readable(text), self._regler)
        kept = self._kept(saetninger)
        akut = tuple(
            self._akutfund(code, kept[f"akut:{code}"], text, saetninger)
            for code in AKUTKODER
            if _score(kept.get(f"akut:{code}", [])) >= ACUTE_THRESHOLD
        )
        return Behovssvar(self._omraader(kept, {fund.kode for fund in akut}, text, saetninger), akut)

    def forklar(self, text: str) -> tuple[tuple[str, float, str], ...]:
        """For an editor of the rules: (target, weight, pattern) of every hit that counts."""
        kept = self._kept(read_saetninger(_readable(text), self._regler))
        return tuple((maal, hit.vaegt, hit.moenster) for maal, hits in sorted(kept.items()) for hit in hits)

    def _kept(
        self, saetninger: tuple[Saetning, ...], masker: tuple[Maske, ...] | None = None
    ) -> dict[str, list[_Hit]]:
        by_target: defaultdict[str, list[_Hit]] = defaultdict(list)
        for number, maske in enumerate(self._masker(saetninger) if masker is None else masker):
            for hit in self._hits(saetninger, number, maske):
                by_target[hit.maal].append(hit)
        return {maal: _distinct(hits) for maal, hits in by_target.items()}

    def laes(self, text: str) -> Laesning:
        """Every target that a rule spoke for, below the thresholds too, and the traits of the words."""
        saetninger = read_saetninger(_readable(text), self._regler)
        masker = self._masker(saetninger)
        evidens = {
            maal: Evidens(_score(hits), _words(hits, text, saetninger)[1])
            for maal, hits in self._kept(saetninger, masker).items()
        }
        traits = kendetegn(zip(saetninger, masker, strict=True), self._regler.klasser)
        return Laesning(evidens, traits)

    def _masker(self, saetninger: tuple[Saetning, ...]) -> tuple[Maske, ...]:
        return tuple(self._masked(saetninger, number, one) for number, one in enumerate(saetninger))

    def _hits(self, alle: tuple[Saetning, ...], number: int, masked: Maske) -> Iterator[_Hit]:
        saetning = alle[number]
        for element in list(saetning.occurrences):
            for regel in self._regler.regler[element]:
                span = _match(regel, alle, number, saetning, masked)
                if span is not None:
                    yield _Hit(regel.maal, regel.vaegt, number, span, regel.tekst)

    def _masked(
        self, alle: tuple[Saetning, ...], number: int, saetning: Saetning
    ) -> dict[int, frozenset[str]]:
        """Words that an idiom takes away: word index -> targets it is taken from (empty = all)."""
        out: dict[int, frozenset[str]] = {}
        for element in list(saetning.occurrences):
            for regel in self._regler.vendinger[element]:
                span = _match(regel, alle, number, saetning, {})
                for place in span or ():
                    out[place] = frozenset() if not regel.kun else out.get(place, regel.kun) | regel.kun
        return out

    def _omraader(
        self, kept: dict[str, list[_Hit]], akut: set[str], text: str, saetninger: tuple[Saetning, ...]
    ) -> tuple[Behovsforslag, ...]:
        merged = {maal: list(hits) for maal, hits in kept.items() if not maal.startswith("akut:")}
        for maal, omraade in AKUT_OMRAADE.items():
            if maal.removeprefix("akut:") in akut:
                merged[omraade] = _distinct([*merged.get(omraade, []), *kept[maal]])
        scored = [
            (round(_score(hits), 3), maal, hits) for maal, hits in merged.items() if maal in self._navne
        ]
        ordered = sorted(scored, key=lambda row: (-row[0], _first(row[2]), row[1]))
        strong = [row for row in ordered if row[0] >= THRESHOLD]
        beside = [row for row in ordered if BESIDE_OTHERS <= row[0] < THRESHOLD] if strong else []
        return tuple(
            Behovsforslag(maal, self._navne[maal], *_words(hits, text, saetninger), vaegt=score)
            for score, maal, hits in (*strong, *beside[: max(0, FEW - len(strong))])
        )

    def _akutfund(self, code: str, hits: list[_Hit], text: str, saetninger: tuple[Saetning, ...]) -> Akutfund:
        return Akutfund(code, *_words(hits, text, saetninger))


def _readable(text: str) -> str:
    """The beginning and the end of a very long text; the middle is blanked, so that places still hold."""
    hole = len(text) - READ_FIRST - READ_LAST
    return text if hole <= 0 else text[:READ_FIRST] + " " * hole + text[-READ_LAST:]


def _match(
    regel: Regel,
    alle: tuple[Saetning, ...],
    number: int,
    saetning: Saetning,
    masked: Maske,
) -> Span | None:
    """The words of the first match that neither an idiom nor a denial takes away."""
    present = saetning.occurrences.keys()
    if not regel.alle <= present or any(veto in present for veto in regel.vetoes):
        return None
    spans: list[Span] = [()]
    for part in regel.near:
        rows = [row for row in saetning.rows(part) if _counts(regel, row, saetning, masked)]
        spans = [(*span, *row) for span in spans for row in rows if _close(span, row)][:8]
        if not spans:
            return None
    if not all(_stands_nearby(part, alle, number) for part in regel.far):
        return None
    return tuple(sorted(spans[0]))


def _counts(regel: Regel, row: Span, saetning: Saetning, masked: Maske) -> bool:
    if not regel.fast and any(place in saetning.denied for place in row):
        return False
    return not any(place in masked and (not masked[place] or regel.maal in masked[place]) for place in row)


def _close(span: Span, row: Span) -> bool:
    if not span:
        return True
    return not set(span) & set(row) and max(row[0] - span[-1], span[0] - row[-1]) <= NEAR_WORDS


def _stands_nearby(part: tuple[tuple[int, int], ...], alle: tuple[Saetning, ...], number: int) -> bool:
    near = alle[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
    return any(saetning.rows(part) for saetning in near)


def _distinct(hits: list[_Hit]) -> list[_Hit]:
    """The heaviest hit for each group of words: the same words never count twice."""
    kept: list[_Hit] = []
    taken: set[tuple[int, int]] = set()
    for hit in sorted(hits, key=lambda hit: (-hit.vaegt, hit.sentence, hit.span)):
        places = {(hit.sentence, place) for place in hit.span}
        if not places & taken:
            kept.append(hit)
            taken |= places
    return kept


def _score(hits: list[_Hit]) -> float:
    return sum(hit.vaegt * FADING**rank for rank, hit in enumerate(hits))


def _first(hits: list[_Hit]) -> tuple[int, int]:
    return min((hit.sentence, hit.span[0]) for hit in hits)


def _words(
    hits: list[_Hit], text: str, saetninger: tuple[Saetning, ...]
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """The surface words behind the hits, and their places in the text."""
    words: list[str] = []
    places: set[tuple[int, int]] = set()
    for hit in hits:
        tokens = saetninger[hit.sentence].words
        runs = _runs(hit.span)
        spans = [(tokens[first].start, tokens[last].slut) for first, last in runs]
        words.append(" … ".join(text[start:end] for start, end in spans))
        places.update(spans)
    return tuple(dict.fromkeys(words)), tuple(sorted(places))


def _runs(span: Span) -> list[tuple[int, int]]:
    """Neighbouring words joined; a hole of one or two words is kept inside the quote."""
    runs: list[tuple[int, int]] = []
    for place in span:
        if runs and place - runs[-1][1] <= 3:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
