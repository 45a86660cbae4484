"""The analysis of Danish words: folding, stems, compound parts, tokens."""

from __future__ import annotations

import pytest

from vejviser.search.analyzer import dele, fold, known, stem, tokens


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ældre", "aeldre"),
        ("ØKONOMI", "oekonomi"),
        ("gård", "gaard"),
        ("gaard", "gaard"),
        ("café", "cafe"),
        ("Müller", "muller"),
        ("ä", "ae"),
        ("ö", "oe"),
        ("å", "aa"),
        ("a\u030a", "aa"),
    ],
)
def test_a_word_is_folded_to_plain_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("krisecenter", "krisecentret"),
        ("rådgivning", "rådgivningen"),
        ("rådgivning", "raadgivning"),
        ("bolig", "boliger"),
        ("boligen", "boligerne"),
        ("barn", "børnene"),
        ("mand", "mænd"),
        ("tand", "tænderne"),
        ("tandlæge", "tandlægerne"),
        ("kontanthjælp", "kontanthjælpen"),
        ("mor", "mødre"),
        ("gæld", "gælden"),
        ("hus", "husets"),
        ("sove", "sover"),
        ("drikker", "drikke"),
        ("hund", "hunden"),
        ("veteran", "veteraner"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gæld", "gælder"),
        ("læge", "lægge"),
        ("bøde", "bo"),
        ("billet", "billig"),
        ("hjemløs", "hjemme"),
        ("kommune", "kommer"),
        ("mad", "mand"),
    ],
)
def test_strangers_do_not_share_a_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("gældsrådgivning", ("gaeld", "raadgivning")),
        ("misbrugsbehandling", ("misbrug", "behandling")),
        ("natherberg", ("nat", "herberg")),
        ("boligstøtteansøgning", ("boligstoette", "ansoegning")),
        ("forsorgshjem", ("forsorg", "hjem")),
        ("selvhjælpsgruppe", ("selvhjaelp", "gruppe")),
        ("julehjælp", ("jule", "hjaelp")),
        ("krisecenter", ("krise", "center")),
        ("besøgsven", ("besoeg", "ven")),
        ("fritidsjob", ("fritid", "job")),
        ("tandpleje", ("tand", "pleje")),
    ],
)
def test_a_compound_gives_its_parts_as_base_forms(compound: str, parts: tuple[str, ...]) -> None:
    assert set(parts) <= {*dele(compound), *(inner for part in dele(compound) for inner in dele(part))}


@pytest.mark.parametrize(
    "word", ["behandling", "kommune", "depression", "pension", "kontakt", "veteran", "advokat", "bror", "og"]
)
def test_a_word_of_one_piece_has_no_parts(word: str) -> None:
    assert dele(word) == ()


def test_the_dictionary_knows_words_and_not_noise() -> None:
    assert known("husleje")
    assert known("rotterne")
    assert not known("xyzzyqwv")


def test_tokens_keep_their_places_in_the_text() -> None:
    text = "Hej! §110, AA’s møder 🙂 kl. 19.30"
    for token in tokens(text):
        assert text[token.start : token.slut].lower().replace("’", "'") == token.tekst


def test_invisible_signs_and_bidi_marks_do_not_split_or_change_a_word() -> None:
    assert [token.tekst for token in tokens("gæ\u00adlds\u200brå\u202ed")] == ["gældsråd"]


def test_composed_and_decomposed_letters_are_one_word() -> None:
    assert [token.tekst for token in tokens("a\u030aben")] == ["åben"]
