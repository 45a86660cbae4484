"""A correction travels as a small file without loss, and a strange file is refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vejviser.domain.rettelse import Feltrettelse, Rettelse
from vejviser.errors import VejviserError
from vejviser.exchange.rettelse_json import laes_rettelse, rettelse_fra_bytes, rettelse_til_json
from vejviser.storage.udbakke import Udbakke

RETTELSE = Rettelse(
    id="ab" * 16,
    tilbud="hus",
    tilbudsnavn="Huset “Æ”",
    katalog_dato="2026-11-12",
    katalog_fingeraftryk="f" * 64,
    dato="2026-11-23",
    rolle="gademedarbejder",
    felter=(Feltrettelse("telefon", "75 12 34 56", "79797979"), Feltrettelse("aabningstider", "", "")),
)


def changed(**values: object) -> bytes:
    return json.dumps(json.loads(rettelse_til_json(RETTELSE)) | values).encode()


def test_a_correction_comes_back_as_it_was_sent(tmp_path: Path) -> None:
    fil = Udbakke(tmp_path).gem(RETTELSE.id, rettelse_til_json(RETTELSE))
    assert laes_rettelse(fil) == RETTELSE


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "er tom"),
        (b"{", "ikke gyldig JSON"),
        (b"[]", "ikke en fejlmelding"),
        (b'{"a": 1}', "ikke en fejlmelding"),
        (b"\xff\xfe{", "UTF-16"),
        (b" " * 64_001, "for stor"),
        (changed(vejviser_rettelse=2), "nyere udgave"),
        (changed(vejviser_rettelse=True), "nyere udgave"),
        (changed(id="../../x"), "intet gyldigt nummer"),
        (changed(dato="i går"), "intet gyldigt nummer"),
        (changed(rolle=None), "rolle"),
        (changed(felter=[]), "mindst ét kryds"),
        (changed(felter=[{"felt": "navnn", "rigtigt": "x"}]), "Mente du"),
        (changed(felter=[{"felt": "navn", "rigtigt": "010190-1234"}]), "CPR-nummer"),
        (changed(felter=[{"felt": "navn", "rigtigt": 5}]), "Skal være tekst"),
        (changed(borger="Bo"), "Ukendt felt"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(raw: bytes, words: str) -> None:
    with pytest.raises(VejviserError, match=words) as caught:
        rettelse_fra_bytes(raw, "fil.json")
    assert "010190" not in str(caught.value)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "findes-ikke"):
        with pytest.raises(VejviserError, match="er ikke en fil"):
            laes_rettelse(place)
