"""What IT decided: missing is nothing, damaged is the strictest, and one sentence says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from vejviser.politik import STRENGEST, Politik, load_politik


def write(folder: Path, text: str) -> Path:
    (folder / "policy.json").write_text(text, encoding="utf-8")
    return folder


def test_no_file_means_that_nothing_was_decided(tmp_path: Path) -> None:
    assert load_politik(tmp_path) == (Politik(), "")


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    text = '{"kilde": "//srv/vejviser", "opdatering": true, "kladder": false, "kommune": "vejle"}'
    wanted = Politik("//srv/vejviser", True, False, "vejle")
    assert load_politik(write(tmp_path, text)) == (wanted, "")
    assert load_politik(write(tmp_path, "\ufeff" + text)) == (wanted, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 90_000,
        '{"kladder": "fra"}',
        '{"kladder": 0}',
        '{"opdatering": 1}',
        '{"kilde": null}',
        '{"ukendt": 1}',
        '{"overblik": "fra"}',
        '{"kommune": ["kolding"]}',
        '{"kilde": "' + "x" * 70_000 + '"}',
    ],
)
def test_a_damaged_file_gives_the_strictest_answer_and_a_sentence(tmp_path: Path, text: str) -> None:
    loaded = load_politik(write(tmp_path, text))
    assert loaded.politik == STRENGEST
    assert not loaded.politik.kladder
    assert loaded.politik.opdatering is False
    assert not loaded.politik.overblik
    assert "Kladder, opdatering og Overblik er slået fra" in loaded.advarsel


def test_overblik_can_be_switched_off_alone(tmp_path: Path) -> None:
    loaded = load_politik(write(tmp_path, '{"overblik": false}'))
    assert loaded == (Politik(overblik=False), "")


def test_the_sentence_names_the_field(tmp_path: Path) -> None:
    assert "“kladder”" in load_politik(write(tmp_path, '{"kladder": "fra"}')).advarsel


def test_a_folder_in_its_place_is_damage(tmp_path: Path) -> None:
    (tmp_path / "policy.json").mkdir()
    assert load_politik(tmp_path).politik == STRENGEST
