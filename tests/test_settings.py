"""Settings: whole or not at all, empty allowed, and a damaged file costs nobody the day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vejviser.domain.samtale import Afsender
from vejviser.errors import UserError
from vejviser.settings import (
    FILE_NAME,
    Indstillinger,
    Temavalg,
    load_indstillinger,
    save_indstillinger,
)

FULL = Indstillinger(
    Afsender("Rådgiver", "Åben dør", "79 79 79 79"), "Nytorv 1", Temavalg.MOERK, 150, daekke=30, kladder=False
)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    save_indstillinger(tmp_path / "ny" / "mappe", FULL)
    assert load_indstillinger(tmp_path / "ny" / "mappe") == (FULL, "")


def test_no_file_gives_the_defaults_in_silence(tmp_path: Path) -> None:
    assert load_indstillinger(tmp_path) == (Indstillinger(), "")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty file"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"\xff\xfe", id="not text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"tema": "lilla"}', id="unknown theme"),
        pytest.param(b'{"tekst": 5000}', id="unknown size"),
        pytest.param(b'{"adresse": 7}', id="wrong type"),
        pytest.param(b'{"afsender": "mig"}', id="wrong sender"),
        pytest.param(b'{"daekke": 7}', id="unknown minutes"),
        pytest.param(b'{"kladder": "nej"}', id="neither yes nor no"),
    ],
)
def test_a_damaged_file_gives_the_defaults_and_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    loaded = load_indstillinger(tmp_path)
    assert loaded.indstillinger == Indstillinger()
    assert "Standard er brugt" in loaded.advarsel


def test_a_missing_key_takes_its_default(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"adresse": "Nytorv 1"}), encoding="utf-8")
    assert load_indstillinger(tmp_path).indstillinger == Indstillinger(adresse="Nytorv 1")


def test_what_cannot_be_written_says_so_and_leaves_no_litter(tmp_path: Path) -> None:
    blocked = tmp_path / "en-fil"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        save_indstillinger(blocked, FULL)
    assert "kunne ikke gemmes" in str(caught.value)
    assert list(tmp_path.iterdir()) == [blocked]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_indstillinger(tmp_path, FULL)

    def fail(self: Path, target: Path) -> Path:
        raise OSError("full disk")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UserError):
        save_indstillinger(tmp_path, Indstillinger())
    assert load_indstillinger(tmp_path).indstillinger == FULL
    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]
