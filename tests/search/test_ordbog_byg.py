"""The dictionary: built the same every time, and what ships is what was built from Stavekontrolden."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.search.soege_hjaelp import RESSOURCER
from vejviser.search.ordbog import (
    BEGYNDELSER,
    GRUNDFORMER,
    IKKE_LED,
    LED,
    STAMMER,
    UDELT,
    Ordbog,
    decode,
    encode,
)
from vejviser.search.ordbog_byg import build

# Stavekontrolden 2.7.001 as in Debian's hunspell-da. A new word list means new hashes here, on purpose.
SHIPPED = {
    GRUNDFORMER: "81679179302a8f4c8b249a80b7e8879468a5be42f944b85ab6adcbf7a199015c",
    BEGYNDELSER: "5a3c032f9dfc699fffe574c3b033e995c637d1794e6aa2ea0bafc191a4c8f426",
}
AFF = """SET UTF-8
FLAG num
SFX 10 Y 2
SFX 10 0 en .
SFX 10 0 er/34 [^e]
SFX 20 Y 1
SFX 20 0 s/32 .
SFX 30 Y 1
SFX 30 y ies y
"""
DIC = """7
hund/10,34,39
gård/10,20,34,39
krise/32,34,39
kriser st:krise
center/34,39
baby/30
København/10
"""


def built(folder: Path) -> Path:
    (folder / "da.aff").write_text(AFF, encoding="utf-8")
    (folder / "da.dic").write_text(DIC, encoding="utf-8")
    target = folder / "ud"
    target.mkdir()
    for name in (LED, IKKE_LED, STAMMER, UDELT):
        (target / name).write_text("# tom\n", encoding="utf-8")
    build(folder / "da", target)
    return target


def test_a_small_dictionary_gives_base_forms_and_parts(tmp_path: Path) -> None:
    ordbog = Ordbog(built(tmp_path))
    assert ordbog.base("hunden") == "hund"
    assert ordbog.base("gaarder") == "gaard"
    assert ordbog.base("kriser") == "krise"
    assert ordbog.base("babies") == "baby"
    assert [part.base for part in ordbog.parts("krisecenter")] == ["krise", "center"]
    assert [part.base for part in ordbog.parts("gaardshund")] == ["gaard", "hund"]


def test_names_are_no_words_of_the_dictionary(tmp_path: Path) -> None:
    assert not Ordbog(built(tmp_path)).knows("koebenhavn")


def test_the_same_dictionary_is_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    for folder in (one, two):
        folder.mkdir()
        built(folder)
    for name in (GRUNDFORMER, BEGYNDELSER):
        assert (one / "ud" / name).read_bytes() == (two / "ud" / name).read_bytes()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_what_was_built(name: str) -> None:
    assert hashlib.sha256((RESSOURCER / "soegning" / name).read_bytes()).hexdigest() == SHIPPED[name]


def test_the_licence_lies_beside_the_dictionary() -> None:
    about = (RESSOURCER / "soegning" / "STAVEKONTROLDEN.txt").read_text(encoding="utf-8")
    assert "MPL" in about
    assert (RESSOURCER / "soegning" / "LICENS-MPL-1.1.txt").stat().st_size > 20_000


@pytest.mark.parametrize("form", ["gaard", "gaarde", "fik", "x", "bedste", "hunde"])
@pytest.mark.parametrize("base", ["gaard", "faa", "god", "hund"])
@pytest.mark.parametrize("may_end", [True, False])
def test_a_form_leads_back_to_its_base(form: str, base: str, may_end: bool) -> None:
    assert decode(form, encode(form, base, may_end)) == base
