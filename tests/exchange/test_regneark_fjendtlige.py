"""Hostile spreadsheets: refused with a Danish sentence, or read with a named warning, never anything else."""

from __future__ import annotations

import os
import random
import zipfile
from pathlib import Path

import pytest

from tests.exchange.regneark_fjender import GOOD, HARMLESS, REFUSED, REJECTED, WARNED, instead, with_
from tests.exchange.regneark_hjaelp import HEAD, ROW, as_csv, book, kendte, laes, pack, udveksling
from vejviser.domain.indlaesning import Importplan, lav_plan
from vejviser.errors import DataError, UserError, VejviserError


def plan(folder: Path, data: bytes) -> Importplan:
    return lav_plan({}, laes(folder, data))


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_sound_table_is_refused_with_a_sentence(tmp_path: Path, kind: str) -> None:
    make, words = REFUSED[kind]
    with pytest.raises(VejviserError) as caught:
        laes(tmp_path, make())
    assert isinstance(caught.value, DataError)
    assert words in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["fra-partner"]


@pytest.mark.parametrize("kind", REJECTED)
def test_a_row_that_cannot_come_in_is_rejected_with_line_field_and_reason(tmp_path: Path, kind: str) -> None:
    make, field, words = REJECTED[kind]
    found = plan(tmp_path, make())
    assert found.afviste
    hit = next((one for one in found.afviste if one.felt == field and words in one.grund), None)
    assert hit, [str(one) for one in found.afviste]
    assert hit.linje >= 2
    assert len(found.nye) <= 1


@pytest.mark.parametrize("kind", WARNED)
def test_an_odd_but_readable_file_is_read_with_a_named_warning(tmp_path: Path, kind: str) -> None:
    make, words = WARNED[kind]
    found = plan(tmp_path, make())
    assert len(found.nye) == 1, [str(one) for one in found.afviste]
    assert any(words in sentence for sentence in found.advarsler), found.advarsler


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_only_looks_dangerous_is_read_as_it_stands(tmp_path: Path, kind: str) -> None:
    found = plan(tmp_path, HARMLESS[kind]())
    assert found.saetning == "1 ny, 0 ændrede, 0 uændrede, 0 afviste.", [str(one) for one in found.afviste]
    assert found.nye[0].organisation == "Foreningen Åen"
    assert found.advarsler == ()


@pytest.mark.parametrize("column", ["Yngste alder", "Gratis", "Køn", "Hjemmeside", "Telefon", "Gælder til"])
@pytest.mark.parametrize("number", ["070761-4285", "0707614285"])
def test_no_message_repeats_a_cpr_number(tmp_path: Path, column: str, number: str) -> None:
    for rows in (with_(column, number), instead("Navn", f"Bo {number}"), [[*HEAD, number], [*ROW, "x"]]):
        found = plan(tmp_path, book(rows))
        told = " ".join((*found.advarsler, *map(str, found.afviste)))
        assert told
        assert "4285" not in told


def test_there_are_enough_kinds() -> None:
    assert len({*REFUSED, *REJECTED, *WARNED, *HARMLESS}) >= 90


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror")
    for file in (tmp_path / "ror", Path("/dev/zero")):
        with pytest.raises(UserError, match="almindelig fil"):
            udveksling().laes(file, {})


MUTANTS = 60


@pytest.mark.parametrize("seed", range(3))
def test_a_file_with_any_bytes_changed_gives_offers_or_our_own_errors(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    one = next(iter(kendte().values()))
    sources = [book([HEAD, ROW, [one.navn, *ROW[1:]]]), as_csv([HEAD, ROW]), pack(GOOD, zipfile.ZIP_STORED)]
    for nr in range(MUTANTS):
        raw = bytearray(sources[nr % len(sources)])
        for _ in range(chance.randint(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        try:
            found = plan(tmp_path, bytes(raw[: chance.choice([len(raw), chance.randrange(1, len(raw))])]))
        except VejviserError:
            continue
        assert len(found.nye) + len(found.afviste) <= 20
