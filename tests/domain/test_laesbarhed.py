"""LIX counts as a Danish reader would: abbreviations, dates, decimals and line breaks end no sentence."""

from __future__ import annotations

import pytest

from vejviser.domain.indhold import BlokeretOrd, Ordlisteopslag
from vejviser.domain.laesbarhed import blokerede, fagord, laengste_saetninger, lix, ord_i, saetninger


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("...", 0),
        ("Kom", 1),
        ("Kom! Nu?", 2),
        ("Vi ses kl. 9.30 i morgen.", 1),
        ("Ring på tlf. 79 79 79 79. Anne svarer.", 2),
        ("Det koster f.eks. 12.500,50 kr. om året.", 1),
        ("Det koster ca. 200 kr. Vi betaler.", 2),
        ("Mødet er tirs. 24. nov. kl. 10.00.", 1),
        ("Mødet er den 24. november. Kom.", 2),
        ("Efter § 110, stk. 2, nr. 3 kan du selv komme.", 1),
        ("Hun bor på 1. sal, bl.a. med sin hund.", 1),
        ("Jeg sover dårligt\nog vågner tidligt\nhver dag.", 1),
        ("Et\n\nto", 2),
        ("Jeg ved det ikke ... måske i morgen.", 1),
        ("Hun sagde: ”Kom nu.” Så gik vi.", 2),
        ("jeg er træt. jeg vil hjem.", 2),
    ],
)
def test_sentences_are_counted_right(text: str, count: int) -> None:
    assert len(saetninger(text)) == count


def test_lix_is_words_per_sentence_and_long_words() -> None:
    assert lix("") == 0
    assert lix("Jeg har en hund. Den er sød.") == 4
    assert lix("Socialrådgiveren kommer torsdag.") == 103 - 33


def test_dates_do_not_make_a_text_look_easier() -> None:
    with_dates = "Anne ringer kl. 9.30 tirs. 24. nov. på tlf. 79 79 79 79 og siger f.eks. hvor vi mødes"
    assert lix(with_dates) >= len(ord_i(with_dates))


def test_the_longest_sentences_come_first() -> None:
    assert laengste_saetninger("Et to. Et to tre. Et. Fire fem seks.", 2) == ("Et to tre.", "Fire fem seks.")


def test_a_word_is_found_with_its_endings_and_not_inside_another() -> None:
    ordliste = (
        Ordlisteopslag("visitation", "vi spørger først"),
        Ordlisteopslag("boform § 110", "forsorgshjem"),
    )
    text = "Visitationen gælder boform\n§ 110, ikke revisitation."
    assert [(fund.ord, fund.start) for fund in fagord(text, ordliste)] == [
        ("Visitationen", 0),
        ("boform\n§ 110", 20),
    ]


def test_a_blocked_phrase_is_found_wherever_it_stands() -> None:
    found = blokerede("Han samarbejder  ikke.", (BlokeretOrd("samarbejder ikke", "skriv, hvad han gjorde"),))
    assert [(fund.ord, fund.forslag) for fund in found] == [("samarbejder  ikke", "skriv, hvad han gjorde")]


def test_a_very_long_text_without_an_end_is_read_in_one_go() -> None:
    assert len(saetninger("a. " * 30_000)) == 1
