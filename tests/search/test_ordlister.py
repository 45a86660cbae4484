"""The word lists that people edit: every target is there, and no phrase is met by just anything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from tests.search.soege_hjaelp import RESSOURCER, shipped
from vejviser.search import ressourcer as filer
from vejviser.search.analyzer import stem
from vejviser.search.paragraffer import Lovregister
from vejviser.search.synonymer import Frase, Maal, Smaaord, make_phrase, read_alias, read_synonymer

FOLDER = RESSOURCER / "soegning"
NOTHING: tuple[Maal, ...] = ()


@cache
def small() -> Smaaord:
    fyld = frozenset(stem(word) for word in filer.words(FOLDER / filer.FYLDORD))
    return Smaaord(filer.words(FOLDER / filer.STOPORD), fyld)


@cache
def known() -> dict[str, int]:
    return {tilbud.id: number for number, tilbud in enumerate(shipped())}


def test_every_offer_has_words_of_its_own() -> None:
    assert set(read_alias(FOLDER / filer.ALIAS)) == set(known())


def test_every_offer_named_among_the_synonyms_is_in_the_directory() -> None:
    text = " ".join(line.tekst for line in filer.lines(FOLDER / filer.SYNONYMER))
    named = {word[1:] for word in text.replace(";", " ").split() if word.startswith("@")}
    assert named
    assert named <= set(known())


def test_every_phrase_leads_somewhere_with_a_weight_from_0_to_1() -> None:
    for phrase in read_synonymer(FOLDER / filer.SYNONYMER, small()):
        assert phrase.ord, phrase.tekst
        assert phrase.maal, phrase.tekst
        assert all(0 < maal.vaegt <= 1 for maal in phrase.maal), phrase.tekst


def test_every_paragraph_in_the_list_is_read_as_a_reference_to_a_law() -> None:
    register = Lovregister.load(FOLDER / filer.LOVE)
    table = read_alias(FOLDER / filer.PARAGRAFFER)
    assert set(table) <= set(known())
    for text in (text for pair in table.values() for texts in pair for text in texts):
        (found,) = register.find(text)
        assert found.lov, text


def phrase(text: str, fast: bool = False) -> Frase:
    return make_phrase(text, small(), NOTHING, alias=False, fast=fast)


@pytest.mark.parametrize(
    ("text", "fast"),
    [("går ikke ud", True), ("slår mig", True), ("nogen at tale med", True), ("åbner ikke post", False)],
)
def test_a_phrase_of_small_words_must_stand_as_it_is_written(text: str, fast: bool) -> None:
    assert phrase(text).fast is fast


def test_words_that_say_little_must_stand_nearer_than_others() -> None:
    assert phrase("ikke mad").plads < phrase("mad køleskab").plads


def synonyms(tmp_lines: Sequence[str], tmp_path_factory: pytest.TempPathFactory) -> list[Frase]:
    path = tmp_path_factory.mktemp("ord") / "synonymer.txt"
    path.write_text("\n".join(tmp_lines), encoding="utf-8")
    return list(read_synonymer(path, small()))


def test_a_group_gives_all_its_targets_weakened_by_the_weight_it_carries(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    (one,) = synonyms(["$alkohol = @aa .8; emne:alkohol .5", "druk > $alkohol .5"], tmp_path_factory)
    assert one.maal == (Maal("tilbud", "aa", "druk", 0.4), Maal("kode", "emne:alkohol", "alkohol", 0.25))


def test_a_phrase_in_quotes_stands_word_for_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    (one,) = synonyms(['"mad på bordet" > @aa 1'], tmp_path_factory)
    assert one.fast
    assert [maal.term for maal in one.maal] == ["aa"]
