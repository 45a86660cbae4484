"""The compiled rules: the cache answers as the files do, is never older than they are, and can be missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.search.behov_hjaelp import NAVNE, REGLER
from vejviser.search import behov_regelsaet
from vejviser.search.behov_finder import BehovFinder
from vejviser.search.behov_regelsaet import PREFIX, fingerprint, load_regler
from vejviser.search.hurtigfil import SUFFIX

TEXTS = (
    "Jeg er bange for at miste min lejlighed, for jeg kan ikke betale huslejen",
    "min mand slår mig. Jeg er 17 og har ingen steder at sove i nat",
    "jeg skylder peneg væk og driker hver dag",
    "Hvornår lukker I i dag?",
)


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A copy of the rule files."""
    folder = tmp_path / "regler"
    folder.mkdir()
    for pattern in behov_regelsaet._SOURCES:
        for file in REGLER.glob(pattern):
            shutil.copy(file, folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "indeks"


def files(cache: Path) -> list[Path]:
    return sorted(cache.glob(f"{PREFIX}*{SUFFIX}"))


def answers(mappe: Path, cache: Path | None = None) -> list[object]:
    finder = BehovFinder(mappe, NAVNE, cache)
    return [(finder.find(text), finder.forklar(text), finder.laes(text)) for text in TEXTS]


def never(*_: object) -> object:
    pytest.fail("compiled, where the cache was whole")


def test_rules_from_the_cache_answer_as_rules_from_the_files(
    mappe: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = answers(mappe)
    answers(mappe, cache)
    monkeypatch.setattr(behov_regelsaet, "_compiled", never)
    assert answers(mappe, cache) == compiled
    assert BehovFinder(mappe, NAVNE, cache).find(TEXTS[0]).omraader


def test_a_changed_rule_is_heard_at_the_next_start(mappe: Path, cache: Path) -> None:
    assert not BehovFinder(mappe, NAVNE, cache).find("en blå zebra").omraader
    file = mappe / "behov_hverdag.yaml"
    file.write_text(
        "grupper:\n  - om: prøve\n    vaegt: 3\n    moenstre: |\n      blå zebra\n", encoding="utf-8"
    )
    assert [one.kode for one in BehovFinder(mappe, NAVNE, cache).find("en blå zebra").omraader] == ["hverdag"]
    assert len(files(cache)) == 1


def test_other_code_that_compiles_gives_another_fingerprint(
    mappe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(mappe)
    monkeypatch.setattr(behov_regelsaet, "_COMPILER", behov_regelsaet._COMPILER[1:])
    assert fingerprint(mappe) != before


def test_all_code_that_compiles_is_in_the_fingerprint() -> None:
    """What the compiler imports of the search room, but for what only reads texts and answers."""
    folder = Path(behov_regelsaet.__file__).parent
    for name in behov_regelsaet._COMPILER:
        assert (folder / f"{name}.py").is_file()
    imported = (folder / "behov_regler.py").read_text(encoding="utf-8")
    for name in ("behov_ordbog", "behov_pak", "behov_sprog"):
        assert f"vejviser.search.{name} import" in imported
        assert name in behov_regelsaet._COMPILER


@pytest.mark.parametrize("damage", [b"", b"x", b"vejviser-indeks 00\n"])
def test_a_damaged_cache_is_compiled_again(mappe: Path, cache: Path, damage: bytes) -> None:
    whole = answers(mappe, cache)
    (file,) = files(cache)
    kept = file.read_bytes()
    file.write_bytes(damage or kept[:-1])
    assert answers(mappe, cache) == whole
    assert file.read_bytes() == kept


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(mappe: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_bytes(b"")
    assert answers(mappe, in_the_way / "indeks") == answers(mappe)


def test_rules_from_the_cache_read_no_yaml(mappe: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_regler(mappe, cache)
    monkeypatch.setattr("vejviser.search.behov_regler.compile_regler", never)
    load_regler(mappe, cache)
    with pytest.raises(pytest.fail.Exception, match="compiled"):
        load_regler(mappe)
