"""An offer in a terminal: everything known, and what is not known said."""

from __future__ import annotations

from dataclasses import replace

from tests.search.soege_hjaelp import make_tilbud, shipped
from vejviser.domain.tilbud import Adgang, Sted, Svar
from vejviser.domain.tilbud_blad import WIDTH, blad_linjer

NAMES = {"hverdag": "Mad, tøj og bad"}


def sheet(**fields: object) -> str:
    return "\n".join(blad_linjer(replace(make_tilbud("Cafeen"), **fields), NAMES, "79797979"))  # type: ignore[arg-type]


def test_the_five_headings_and_what_is_not_known_are_always_there() -> None:
    text = sheet()
    for heading in ("Hvem", "Hvor", "Hvornår", "Hvordan", "Kontakt", "Lov", "Kilde", "Id"):
        assert f"\n{heading} " in text
    assert "Hund må med: ikke oplyst" in text
    assert "Telefon ikke oplyst. Ring til Kolding Kommune på 79 79 79 79, og spørg." in text


def test_known_answers_and_names_of_needs_are_shown() -> None:
    text = sheet(behovsomraader=("hverdag", "ukendt_kode"), adgang=Adgang(gratis=Svar.JA, pris="0 kr."))
    assert "Gratis: ja" in text
    assert "Pris: 0 kr." in text
    assert "Mad, tøj og bad" in text
    assert "ukendt_kode" in text


def test_a_hidden_address_is_hidden_here_too() -> None:
    text = sheet(lovgrundlag=("serviceloven § 109",), steder=(Sted("", "Hemmelig Vej 1", "6000", "By"),))
    assert "Hemmelig" not in text


def test_lines_fit_a_terminal_unless_one_word_does_not() -> None:
    for tilbud in shipped():
        for line in blad_linjer(tilbud, NAMES, "79797979"):
            assert len(line) <= WIDTH or len(line.split()) <= 2
