"""What holds for every offer that ships, by made-up queries: found by name, by a beginning, by one typo."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.search.soege_hjaelp import RESSOURCER, ask, first, ids, shipped
from vejviser.domain.tilbud import Tilbud
from vejviser.search.analyzer import known
from vejviser.search.forklaring import text_words
from vejviser.search.ressourcer import FYLDORD, STOPORD, words
from vejviser.search.tekst import fold, tokens

TOP = 3
OWN_WORDS = frozenset(("ryg",))
"""Three letters that are a word with a meaning of its own: a bad back comes before "rygestop"."""
LETTERS = "aeioulnrstdgk"
SMALL_WORDS = words(RESSOURCER / "soegning" / FYLDORD) | words(RESSOURCER / "soegning" / STOPORD)


def name_words(tilbud: Tilbud) -> list[str]:
    return [fold(token.tekst) for token in tokens(tilbud.navn)]


def telling_words(tilbud: Tilbud) -> set[str]:
    """The words that an offer says about itself in its name and its subject words."""
    return {fold(t.tekst) for text in (tilbud.navn, *tilbud.emneord) for t in tokens(text)}


@cache
def distinctive_starts() -> tuple[tuple[str, str], ...]:
    """Three letters that begin a word of at most three offers' texts."""
    offers: defaultdict[str, set[str]] = defaultdict(set)
    for tilbud in shipped():
        for word in text_words(tilbud):
            offers[word.fold[:3]].add(tilbud.id)
    return tuple(
        sorted(
            {
                (word[:3], tilbud.id)
                for tilbud in shipped()
                for word in name_words(tilbud)
                if len(word) >= 3 and len(offers[word[:3]]) <= TOP
            }
        )
    )


@cache
def distinctive_words() -> tuple[tuple[str, str], ...]:
    """Words of seven letters or more that stand in no other offer's name or subject words."""
    offers: defaultdict[str, set[str]] = defaultdict(set)
    for tilbud in shipped():
        for word in telling_words(tilbud):
            offers[word].add(tilbud.id)
    return tuple(
        sorted(
            (word, tilbud.id)
            for tilbud in shipped()
            for word in set(name_words(tilbud))
            if len(word) >= 7 and word.isalpha() and len(offers[word]) == 1
        )
    )


@pytest.mark.parametrize("tilbud", shipped(), ids=lambda tilbud: tilbud.id)
def test_an_offer_is_found_by_its_name_in_every_spelling(tilbud: Tilbud) -> None:
    for written in (tilbud.navn, tilbud.navn.upper(), fold(tilbud.navn), f"  {tilbud.navn}! "):
        assert tilbud.id in first(written, TOP)


def test_the_beginnings_and_words_are_enough_to_mean_something() -> None:
    assert len(distinctive_starts()) > 60
    assert len(distinctive_words()) > 200


def test_an_offer_is_found_by_three_letters_of_a_word_in_its_name() -> None:
    missed = [(start, id_) for start, id_ in distinctive_starts() if id_ not in first(start, TOP)]
    assert [one for one in missed if one[0] not in OWN_WORDS] == []
    assert [one for one in missed if one[1] not in ids(ask(one[0]))] == []


def mistakes(word: str, at: int, letter: str) -> tuple[str, ...]:
    """A letter left out, two exchanged, one wrong, one too many."""
    return (
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
    )


def test_a_word_of_a_name_with_one_mistake_finds_what_the_right_word_finds() -> None:
    """Not all: one wrong letter may be as near to another word. Real words are not questioned."""
    dice = random.Random(1)
    tried, missed = 0, []
    for word, id_ in dice.sample(distinctive_words(), 200):
        if id_ not in first(word, TOP):
            continue
        for written in mistakes(word, dice.randrange(1, len(word) - 1), dice.choice(LETTERS)):
            if written != word and not known(written):
                tried += 1
                missed += [(word, written)] if id_ not in first(written, TOP) else []
    assert tried > 500
    assert len(missed) <= tried * 0.02, missed


@given(st.sampled_from(shipped()), st.data())
@settings(max_examples=120)
def test_an_offer_is_found_by_its_name_with_one_mistake(tilbud: Tilbud, data: st.DataObject) -> None:
    long = [token for token in tokens(tilbud.navn) if len(token.tekst) >= 6 and token.tekst.isalpha()]
    if not long:
        return
    token = data.draw(st.sampled_from(long))
    at = token.start + data.draw(st.integers(1, len(token.tekst) - 2))
    written = tilbud.navn[:at] + tilbud.navn[at + 1 :]
    assume(not known(written[token.start : token.slut - 1]))  # a real word is not questioned: "kisten"
    assert tilbud.id in first(written, TOP)


def test_a_slip_that_shares_a_stem_with_a_word_of_the_phrases_is_still_a_slip() -> None:
    """ "kvitte" (smøgerne) is known; "kviten" is nothing but a letter short of Kvisten."""
    assert "kvisten" in first("Kviten", TOP)


PAIRS = (
    "gældsrådgivning",
    "ældre",
    "bostøtte",
    "væresteder",
    "pårørende",
    "kørsel",
    "må jeg få hjælp til at søge",
)


@pytest.mark.parametrize("text", PAIRS)
def test_both_spellings_of_danish_letters_find_the_same(text: str) -> None:
    other = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert ids(ask(text)) == ids(ask(other))
    assert ids(ask(text)) == ids(ask(text.upper()))


@given(
    st.sampled_from(
        sorted(
            {word for tilbud in shipped() for word in telling_words(tilbud) if len(word) > 3} - SMALL_WORDS
        )
    )
)
@settings(max_examples=150)
def test_every_word_that_an_offer_says_of_itself_finds_something(word: str) -> None:
    assert ask(word).i_alt > 0


@cache
def found_by(start: str) -> frozenset[str]:
    return frozenset(ids(ask(start, antal=len(shipped()))))


def test_any_three_letters_that_begin_a_word_of_a_name_find_it_among_the_hits() -> None:
    """First only where few share them; words that say little ("hjælp", "kolding", "til") are no name."""
    pairs = [
        (word[:3], tilbud.id)
        for tilbud in shipped()
        for word in name_words(tilbud)
        if len(word) >= 3 and word not in SMALL_WORDS
    ]
    assert len(pairs) > 600
    assert [(start, id_) for start, id_ in pairs if id_ not in found_by(start)] == []
