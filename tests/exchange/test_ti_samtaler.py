"""Ten invented conversations, as unlike each other as people are: every note is one page to act on."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from vejviser.domain.notat import MAX_ORD, Notat, Notattype, byg_notat, notat_tekst
from vejviser.domain.notat_navne import find_navne
from vejviser.exchange.notat_pdf import render_pdf
from vejviser.exchange.samtale_json import load_samtale, samtale_from_json, samtale_to_json
from vejviser.storage.sqlite_katalog import load_katalog

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "tests" / "data" / "samtaler").glob("*.json"))
KATALOG, INDHOLD = load_katalog(ROOT / "data" / "tilbud.sqlite")
CITIZEN_LIX = 30
HYPHENS = str.maketrans("", "", "-\u00ad")
"""A word that is too long for its column is divided on paper."""


def build(fil: Path, type: Notattype) -> Notat:
    samtale = load_samtale(fil, KATALOG.tilbud.keys())
    return byg_notat(samtale, KATALOG.tilbud, INDHOLD, type, samtale.dato or "", KATALOG.dato)


def test_there_are_ten_and_each_survives_a_round_trip() -> None:
    assert len(FILES) == 10
    for fil in FILES:
        samtale = load_samtale(fil, KATALOG.tilbud.keys())
        assert samtale_from_json(samtale_to_json(samtale), KATALOG.tilbud.keys()) == samtale


@pytest.mark.parametrize("fil", FILES, ids=lambda fil: fil.stem)
@pytest.mark.parametrize("type", Notattype, ids=lambda kind: kind.value)
def test_every_note_is_one_whole_page_within_its_words(fil: Path, type: Notattype) -> None:
    notat = build(fil, type)
    assert notat.afvist == ""
    assert notat.ord <= MAX_ORD[type]
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(notat, ROOT / "ressourcer"))).pages
    assert len(pages) == 1
    words = "".join(pages[0].extract_text().split()).translate(HYPHENS)
    for afsnit in notat.afsnit:
        for linje in afsnit.linjer:
            for part in linje.felter or (linje.tekst,):
                assert "".join(part.split()).translate(HYPHENS) in words, part


@pytest.mark.parametrize("fil", FILES, ids=lambda fil: fil.stem)
def test_a_receiver_knows_who_what_when_and_whom_to_ring(fil: Path) -> None:
    notat = build(fil, Notattype.MODTAGER)
    text = notat_tekst(notat)
    assert notat.modtager
    assert not notat.afsender_mangler
    for missing in ("ingen modtager endnu", "ingen plan endnu", "ingen holder tråden", "ingen egne ord"):
        assert missing not in text.lower()
    assert find_navne(text) == ()


@pytest.mark.parametrize("fil", FILES, ids=lambda fil: fil.stem)
def test_a_citizen_can_read_the_paper(fil: Path) -> None:
    assert build(fil, Notattype.BORGER).lix <= CITIZEN_LIX
