"""All names of the directory, none left out: found by themselves, in both spellings, and with one slip."""

from __future__ import annotations

import random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.search.soege_hjaelp import ask, shipped
from vejviser.domain.query import Soegesvar
from vejviser.search.tekst import Token, tokens

PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
LETTERS = "abdefghiklmnoprstuvyæøå"
LEAST = 5


def long_words(navn: str) -> list[Token]:
    return [word for word in tokens(navn) if len(word.tekst) >= LEAST and word.tekst.isalpha()]


def places(svar: Soegesvar) -> list[tuple[str, float]]:
    return [(hit.id, hit.score) for hit in svar.fund]


def slip(word: str, dice: random.Random) -> str:
    """A letter left out, one too many, one wrong, or two exchanged: any of them, anywhere."""
    at, letter = dice.randrange(len(word)), dice.choice(LETTERS)
    first = min(at, len(word) - 2)
    return dice.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:first] + word[first + 1] + word[first] + word[first + 2 :],
        )
    )


def test_every_name_finds_itself_first() -> None:
    asked = [(tilbud.id, ask(tilbud.navn, 1).fund) for tilbud in shipped()]
    assert [id_ for id_, fund in asked if [hit.id for hit in fund] != [id_]] == []


def test_every_name_finds_the_same_however_danish_letters_are_written() -> None:
    other = [(tilbud.navn, tilbud.navn.translate(PLAIN)) for tilbud in shipped()]
    pairs = [(ask(navn), ask(plain)) for navn, plain in other if navn != plain]
    assert len(pairs) > 100
    assert [one.tekst for one, two in pairs if places(one) != places(two)] == []


@given(st.integers(0, 2**32))
@settings(max_examples=2, phases=[Phase.generate])
def test_every_name_is_found_with_one_slip_in_any_of_its_longer_words(seed: int) -> None:
    dice, offers = random.Random(seed), len(shipped())
    missed = []
    for tilbud in shipped():
        for word in long_words(tilbud.navn):
            wrong = slip(tilbud.navn[word.start : word.slut], dice)
            if len(wrong) < LEAST:
                continue  # so short a word is never corrected: it may be another word
            written = tilbud.navn[: word.start] + wrong + tilbud.navn[word.slut :]
            if tilbud.id not in {hit.id for hit in ask(written, offers).fund}:
                missed.append(written)
    assert missed == []
