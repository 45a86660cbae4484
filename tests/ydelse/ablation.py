"""What each step of the search is worth: the same questions with one step at a time taken away.

    python tests/ydelse/ablation.py [FILE.jsonl ...]

nDCG@10 on the questions of the repository, those by somebody who had not seen the engine ("fremmede") among
them, and on ``../shared/data/soegesager.jsonl`` where that lies beside the checkout. Then the ten worst.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from vejviser.domain.query import Query  # noqa: E402
from vejviser.search import analyzer, motor, sted_og_tilstand, tekst  # noqa: E402
from vejviser.search.forklaring import _word  # noqa: E402
from vejviser.search.motor import Soegemotor  # noqa: E402
from vejviser.search.omraader import Omraadelaeser  # noqa: E402
from vejviser.search.stavning import Stavning  # noqa: E402
from vejviser.search.synonymer import Frasebog  # noqa: E402
from vejviser.search.termer import _forms  # noqa: E402
from vejviser.storage.sqlite_katalog import load_katalog  # noqa: E402

MOMENT = datetime(2026, 11, 23, 10, 0)
DATA = ROOT / "tests" / "search" / "data"
FILES = (
    ROOT.parent / "shared" / "data" / "soegesager.jsonl",
    DATA / "soegeproeve.jsonl",
    DATA / "soegesager_fremmede.jsonl",
)
PACKAGE = "vejviser.search."
WORST = 10
Patches = Sequence[tuple[Any, str, Any]]


@dataclass(frozen=True, slots=True)
class Resultat:
    """One question: how well it went, and what came first."""

    tekst: str
    ndcg: float
    relevans: Mapping[str, int]
    fund: tuple[str, ...]
    ukendte: tuple[str, ...]


def in_modules(name: str, value: object, *modules: str) -> Patches:
    """``value`` in the place of a function, where these modules have imported it."""
    return [(sys.modules[PACKAGE + module], name, value) for module in modules]


def only_words(self: Frasebog, fraser: Sequence[Any], ids: Any, real: Any = Frasebog.__init__) -> None:
    real(self, [frase for frase in fraser if len(frase.ord) == 1], ids)


def no_phrases(self: Frasebog, fraser: Sequence[Any], ids: Any, real: Any = Frasebog.__init__) -> None:
    real(self, [], ids)


STEPS: Mapping[str, Patches] = {
    "alt": (),
    "uden sammensatte ord": in_modules(
        "dele", lambda ord: (), "termer", "spor", "synonymer", "saetningslighed", "analyzer"
    ),
    "uden ordstammer": in_modules(
        "stem", tekst.fold, "termer", "spor", "synonymer", "saetningslighed", "motor", "forklaring"
    ),
    "uden synonymer": ((Frasebog, "__init__", no_phrases),),
    "uden vendinger": ((Frasebog, "__init__", only_words),),
    "uden rettelser": (
        (Stavning, "nearest", lambda *_, **__: ()),
        (Stavning, "beginnings", lambda *_, **__: ()),
        (Stavning, "same_skeleton", lambda *_: False),
    ),
    "uden foldning": in_modules(
        "fold", str.lower, "termer", "synonymer", "ordplan", "forklaring", "sted_og_tilstand"
    ),
    "uden nærhed": ((sted_og_tilstand, "NEARNESS", dict.fromkeys(sted_og_tilstand.NEARNESS, 1.0)),),
    "uden sætningslighed": ((motor, "LIKENESS_SHARE", 0.0), (motor, "ALIKE", 9.0)),
    "uden behovsområder": ((Omraadelaeser, "read", lambda *_: None),),
}


@contextmanager
def without(patches: Patches) -> Iterator[None]:
    caches: tuple[Any, ...] = (analyzer.stem, analyzer.dele, tekst.fold, _forms, _word)
    with ExitStack() as stack:
        for target, name, value in patches:
            stack.enter_context(patch.object(target, name, value))
        for cache in caches:
            cache.cache_clear()
        yield
    for cache in caches:
        cache.cache_clear()


def open_engine() -> Soegemotor:
    katalog, indhold = load_katalog(ROOT / "data" / "tilbud.sqlite")
    tilbud, names = tuple(katalog.tilbud.values()), indhold.omraadenavne()
    number = indhold.hovednummer
    return Soegemotor.aabn(tilbud, "ablation", ROOT / "ressourcer", None, names, frozenset(), number)


def gain(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:10]))


def ask(engine: Soegemotor, row: Mapping[str, Any]) -> Resultat:
    grades: dict[str, int] = row["relevans"]
    fund = tuple(hit.id for hit in engine.soeg(Query(row["tekst"], antal=10, tid=MOMENT)).fund)
    best = gain(sorted(grades.values(), reverse=True))
    value = gain([grades.get(id_, 0) for id_ in fund]) / best if best else float(not fund)
    return Resultat(row["tekst"], value, grades, fund, engine._plan.make(row["tekst"]).ukendte)


def why(one: Resultat) -> str:
    """A word on what went wrong, as far as the answer itself shows it."""
    if not one.relevans:
        return f"intet passer, men {one.fund[0]} kom"
    if not one.fund:
        return f"intet fundet; ukendte ord: {', '.join(one.ukendte) or 'ingen'}"
    best = max(one.relevans, key=lambda id_: one.relevans[id_])
    if best not in one.fund:
        words = (
            f"; ukendte ord: {', '.join(one.ukendte)}" if one.ukendte else "; ordene peger andre steder hen"
        )
        return f"mangler {best}{words}"
    before = [id_ for id_ in one.fund[: one.fund.index(best)] if not one.relevans.get(id_)]
    return f"før {best}: {', '.join(before[:3])}" if before else "de næstbedste mangler eller står for lavt"


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or [file for file in FILES if file.exists()]
    sets = {file.stem: [json.loads(line) for line in file.read_text("utf-8").splitlines()] for file in files}
    print("{:24}".format("nDCG@10") + "".join(f"{name[:20]:>22}" for name in sets))
    whole: list[Resultat] = []
    full: dict[str, float] = {}
    for step, patches in STEPS.items():
        with without(patches):
            engine = open_engine()
            line = f"{step:24}"
            for name, rows in sets.items():
                results = [ask(engine, row) for row in rows]
                value = mean([one.ndcg for one in results if one.relevans])
                line += f"{value:.3f} {value - full.setdefault(name, value):+.3f}".rjust(22)
                whole += results if step == "alt" else []
        print(line, flush=True)
    print(f"\nDe {WORST} ringeste:")
    for one in sorted(whole, key=lambda one: one.ndcg)[:WORST]:
        print(f"  {one.ndcg:.2f}  “{one.tekst}”\n        {why(one)}")


if __name__ == "__main__":
    main()
