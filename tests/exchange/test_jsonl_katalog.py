"""Lines of JSON lose nothing, and a bad line is rejected by its number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.exchange.hsds_tilbud import alle_tilbud
from tests.exchange.regneark_hjaelp import kendte, kilde
from vejviser.domain.tilbud import Kontrol, Tilbud, Tilstand
from vejviser.errors import DataError, UserError
from vejviser.exchange.jsonl_katalog import jsonl_bytes, read_jsonl
from vejviser.exchange.tilbud_json import tilbud_to_json


def read(folder: Path, raw: bytes, known: dict[str, Tilbud] | None = None) -> tuple[Tilbud, ...]:
    file = folder / "katalog.jsonl"
    file.write_bytes(raw)
    return read_jsonl(file, known or {}).tilbud


def test_the_real_directory_comes_back_identical_to_the_last_field(tmp_path: Path) -> None:
    assert read(tmp_path, jsonl_bytes(kilde().tilbud)) == kilde().tilbud


@settings(max_examples=50)
@given(alle_tilbud())
def test_any_offer_comes_back_identical(tmp_path_factory: pytest.TempPathFactory, tilbud: Tilbud) -> None:
    """Held as lines: two equal rows of hours beside each other are one row in every form of the program."""
    line = jsonl_bytes([tilbud])
    assert jsonl_bytes(read(tmp_path_factory.mktemp("j"), line)) == line


def test_a_key_that_a_line_leaves_out_is_unchanged(tmp_path: Path) -> None:
    one = kilde().tilbud[0]
    (found,) = read(tmp_path, json.dumps({"id": one.id, "kort": "Nyt."}).encode(), dict(kendte()))
    assert tilbud_to_json(found) == tilbud_to_json(one) | {"kort": "Nyt."}


def test_state_and_verification_travel_with_our_own_lines(tmp_path: Path) -> None:
    line = tilbud_to_json(kilde().tilbud[0]) | {
        "tilstand": "lukket",
        "kontrol": {"dato": "2026-10-01", "rolle": "redaktør", "metode": "telefon"},
    }
    (found,) = read(tmp_path, json.dumps(line).encode())
    assert (found.tilstand, found.kontrol) == (Tilstand.LUKKET, Kontrol("2026-10-01", "redaktør", "telefon"))


BAD = {
    "not json": b"{",
    "a list": b"[1]",
    "a number": b"7",
    "the same key twice": b'{"id":"a","id":"b"}',
    "NaN": b'{"id":"a","alder_min":NaN}',
    "a deep one": b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "an unknown key": b'{"id":"a","navm":"x"}',
    "a wrong kind": b'{"id":5}',
    "not utf-8": b'{"id":"\xff"}',
    "utf-16": '{"id":"a"}'.encode("utf-16"),
    "a line of two megabytes": b'{"id":"' + b"a" * 2_000_000 + b'"}',
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_rejected_by_its_number_and_the_others_are_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "katalog.jsonl"
    file.write_bytes(
        jsonl_bytes(kilde().tilbud[:1]) + b"\n" + BAD[kind] + b"\n" + jsonl_bytes(kilde().tilbud[1:2])
    )
    laest = read_jsonl(file, {})
    assert laest.tilbud == kilde().tilbud[:2]
    assert {one.linje for one in laest.afviste} == {3}


def test_an_empty_file_is_a_sentence_and_a_long_one_can_be_stopped(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="er tom"):
        read(tmp_path, b"\xef\xbb\xbf\n\n")
    (tmp_path / "katalog.jsonl").write_bytes(jsonl_bytes(kilde().tilbud))
    told: list[int] = []
    assert (
        len(read_jsonl(tmp_path / "katalog.jsonl", {}, lambda done, total: told.append(done)).tilbud) == 281
    )
    assert told
    with pytest.raises(UserError, match="afbrudt"):
        read_jsonl(tmp_path / "katalog.jsonl", {}, None, lambda: True)
