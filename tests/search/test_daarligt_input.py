"""Whatever is typed: an answer, bounded work, and no exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.soege_hjaelp import ask, ids
from vejviser.search.plan import MAX_WORDS
from vejviser.search.tekst import tokens

EMPTY = [
    "\x00",
    "\u202e\u200b\ufeff",
    "\u2066\u2069",
    "🙂🏳️‍🌈👩‍👩‍👧",
    "!!! ??? …",
    "<b></b>"[:1],
    "§",
    "§§",
    "og men så det",
    "- – —",
    "''''",
]


@pytest.mark.parametrize("text", EMPTY)
def test_what_says_nothing_finds_nothing(text: str) -> None:
    assert ids(ask(text)) == []


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0"])
def test_white_space_alone_is_no_question(text: str) -> None:
    assert ask(text).i_alt == 281


SYNTAX = [
    "AND",
    "OR",
    "gæld AND",
    "gæld OR NOT",
    "*",
    "~",
    '"',
    ":",
    "navn:gæld",
    "gæld~2",
    "gæl*",
    "(gæld",
    "^9",
]


@pytest.mark.parametrize("text", SYNTAX)
def test_signs_of_a_query_language_are_no_commands(text: str) -> None:
    svar = ask(text)
    assert ids(svar)[:3] == ids(ask(" ".join(token.tekst for token in tokens(text))))[:3] or not svar.fund


@pytest.mark.parametrize("text", ["gæld", "misbrug"])
@pytest.mark.parametrize(
    "around", ["\u202e{}", "{}\u200b", "  {}  ", "🙂{}🙂", "<b>{}</b>"[3:5], "“{}”", "{}!!!", "\x07{}"]
)
def test_signs_around_a_word_change_nothing(text: str, around: str) -> None:
    assert ids(ask(around.format(text) + " "))[:1] == ids(ask(text + " "))[:1]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "gæld " * 2_000,
        "å" * 10_000,
        "§" * 10_000,
        "1" * 10_000,
        "a\u0301" * 5_000,
        "jeg har gæld og drikker for meget, " * 300,
        "x-" * 5_000,
    ],
)
def test_ten_thousand_letters_are_answered_with_bounded_work(text: str) -> None:
    assert ask(text).tekst == text


def test_only_the_first_words_of_a_long_text_are_read() -> None:
    assert ids(ask("gæld " * MAX_WORDS + "zzyxq " * 500))[:1] == ids(ask("gæld " * MAX_WORDS))[:1]


@pytest.mark.parametrize("text", [*"abdeghlmsvø", "aa", "bo", "gæ", "ps", "nå", "7", "79", "60"])
def test_one_or_two_letters_find_only_words_that_offers_are_known_by(text: str) -> None:
    svar = ask(text)
    assert svar.i_alt <= 281
    assert all("navnet" in hit.fordi or hit.fordi for hit in svar.fund)


@given(st.text(max_size=80))
@settings(max_examples=150)
def test_any_text_gives_an_answer(text: str) -> None:
    svar = ask(text, antal=5)
    assert len(svar.fund) <= 5
    assert svar.i_alt >= len(svar.fund)
    assert (svar.i_alt == 0) <= (svar.forslag[-1:] != ())


@given(
    st.lists(
        st.sampled_from(["gæld", "§", "110", "vejle", "hjælp", "og", "79", "aa", "år", "15", "🙂"]),
        max_size=12,
    )
)
@settings(max_examples=100)
def test_any_words_in_any_order_give_an_answer(words: list[str]) -> None:
    svar = ask(" ".join(words), antal=5)
    assert [hit.score for hit in svar.fund] == sorted((hit.score for hit in svar.fund), reverse=True)
