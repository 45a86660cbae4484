"""Questions by somebody who had seen neither the engine nor its words: measured, never written for."""

from __future__ import annotations

import json
from pathlib import Path

from tests.search.soege_hjaelp import ask
from tests.search.test_soegeproeve import Sag, Svar, ndcg

SAGER = Path(__file__).parent / "data" / "soegesager_fremmede.jsonl"


def test_unseen_questions_are_answered_about_as_well_as_when_it_was_measured() -> None:
    """Measured on 120: nDCG@10 0.79, and 8 of the 8 that nothing fits find nothing."""
    rows = [json.loads(line) for line in SAGER.read_text(encoding="utf-8").splitlines()]
    sager = [Sag(row["tekst"], row["slags"], row["relevans"]) for row in rows]
    answers = [Svar(sag, tuple(hit.id for hit in ask(sag.tekst, 10).fund)) for sag in sager]
    right = [ndcg(one) for one in answers if one.sag.relevans]
    empty = [not one.fund for one in answers if not one.sag.relevans]
    assert sum(right) / len(right) > 0.76
    assert sum(empty) >= len(empty) - 1
