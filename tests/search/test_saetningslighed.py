"""What people say about each offer: the data is whole, and a sentence finds the offer that it resembles."""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.search.behov_hjaelp import REGLER
from tests.search.soege_hjaelp import shipped
from vejviser.search import saetningslighed
from vejviser.search.saetningslighed import SIGES, Saetningslighed, open_lighed, read_siges


@cache
def ids() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted((REGLER.parent / "katalog" / "tilbud").glob("*.yaml")))


@cache
def lighed() -> Saetningslighed:
    return open_lighed(REGLER, frozenset())


def test_every_offer_has_its_sentences_and_no_other_is_named() -> None:
    counts = Counter(id_ for id_, _ in read_siges(REGLER / SIGES))
    assert set(counts) == set(ids())
    assert min(counts.values()) >= 9


def test_a_sentence_that_stands_there_finds_its_offer_first() -> None:
    for id_, text in list(read_siges(REGLER / SIGES))[::97]:
        alike = lighed().likeness(text)
        assert alike[lighed().ids.index(id_)] == pytest.approx(float(alike.max()), abs=0.05), text


def test_the_cache_answers_as_the_sentences_do_and_is_never_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mappe, cache, small = tmp_path / "soegning", tmp_path / "indeks", frozenset({"og", "i"})
    shutil.copytree(REGLER, mappe)
    text = "jeg har ingen steder at sove i nat"
    weighed = open_lighed(mappe, small).likeness(text)
    open_lighed(mappe, small, cache)
    with monkeypatch.context() as patch:
        patch.setattr(saetningslighed, "weigh_siges", lambda *_: pytest.fail("weighed again"))
        kept = open_lighed(mappe, small, cache)
    assert kept.likeness(text).tolist() == weighed.tolist()
    (mappe / SIGES).write_text('{"id": "nyt", "saetninger": ["sove i nat"]}\n', encoding="utf-8")
    assert open_lighed(mappe, small, cache).ids == ("nyt",)
    assert len(list(cache.iterdir())) == 1


def test_nothing_is_like_an_empty_or_foreign_text() -> None:
    assert lighed().likeness("").max() == 0
    assert lighed().likeness("xqzv wkjp").max() == 0


def test_the_shipped_offers_are_those_of_the_sentences() -> None:
    assert {one.id for one in shipped()} == set(ids())
