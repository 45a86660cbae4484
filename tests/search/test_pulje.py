"""The pool of postings gives what Whoosh's own gives, in the same order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from whoosh.writing import PostingPool

from vejviser.search.pulje import Pulje
from vejviser.search.schema import MemoryStorage

WORDS = st.sampled_from(["gæld", "gælde", "a", "å", "telefon 7979", "\U0001f600"])
POSTINGS = st.lists(st.tuples(st.sampled_from(["ord", "led", "kode"]), WORDS, st.integers(0, 3)), unique=True)


@given(POSTINGS)
def test_postings_come_in_the_order_that_whoosh_sorts_them_in(made: list[tuple[str, str, int]]) -> None:
    ours, theirs = Pulje(), PostingPool(MemoryStorage(), None)
    for felt, word, doc in sorted(made, key=lambda posting: posting[2]):
        for pool in (ours, theirs):
            pool.add((felt, word.encode(), doc, 0.5 + doc, b""))
    assert list(ours.iter_postings()) == list(theirs.iter_postings())


def test_an_empty_pool_has_no_postings() -> None:
    pool = Pulje()
    assert list(pool.iter_postings()) == []
    pool.cleanup()
