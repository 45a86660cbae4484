"""The pattern language and the rule files: what a line means, and how a fault is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.search.behov_hjaelp import NAVNE, REGLER
from vejviser.errors import DataError
from vejviser.search.behov_finder import BehovFinder
from vejviser.search.behov_regelsaet import load_regler
from vejviser.search.behov_sprog import PatternError, parse_pattern

PATTERN_FILES = ("behov_*.yaml", "akut_*.yaml", "vendinger.yaml")


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A copy of the rule files with one area emptied for the test's own patterns."""
    for pattern in PATTERN_FILES:
        for path in REGLER.glob(pattern):
            shutil.copy(path, tmp_path / path.name)
    return tmp_path


def with_pattern(mappe: Path, pattern: str) -> BehovFinder:
    """Rules where ``hverdag`` is heard by this pattern only."""
    (mappe / "behov_hverdag.yaml").write_text(
        f"grupper:\n  - om: prøve\n    vaegt: 3\n    moenstre: |\n      {pattern}\n", encoding="utf-8"
    )
    return BehovFinder(mappe, NAVNE)


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        pytest.param("blå zebra", "en blå zebra", True, id="row"),
        pytest.param("blå zebra", "blå og stribet zebra", True, id="two_words_between"),
        pytest.param("blå zebra", "blå og stribet og glad zebra", False, id="three_words_between"),
        pytest.param("blå ... zebra", "blå og stribet og glad zebra", True, id="wide_gap"),
        pytest.param("blå_zebra", "blå stor zebra", False, id="adjacent"),
        pytest.param("zebra & giraf", "en giraf og en zebra", True, id="either_order"),
        pytest.param("zebra & giraf", "En giraf. En zebra.", False, id="one_sentence"),
        pytest.param("zebra && giraf", "En giraf. En zebra.", True, id="neighbour_sentence"),
        pytest.param("zebra -giraf", "en zebra og en giraf", False, id="veto"),
        pytest.param("zebra/giraf", "en giraf", True, id="one_of"),
        pytest.param("zebra*", "zebrastriben", True, id="beginning"),
        pytest.param("*striben", "zebrastriben", True, id="ending"),
        pytest.param("~zebra", "en bjergzebra", True, id="part_of_compound"),
        pytest.param("=zebraen", "zebraer", False, id="that_form_only"),
        pytest.param("{tal:3-5} zebraer", "fire zebraer", True, id="number_word"),
        pytest.param("{tal:3-5} zebraer", "9 zebraer", False, id="number_outside"),
        pytest.param("zebraerne", "zebraernne", True, id="one_edit"),
        pytest.param("zebra", "Jeg har aldrig haft en zebra, for det er ikke en zebra", False, id="denied"),
    ],
)
def test_a_pattern_means_what_it_says(mappe: Path, pattern: str, text: str, hit: bool) -> None:
    codes = [omraade.kode for omraade in with_pattern(mappe, pattern).find(text).omraader]
    assert ("hverdag" in codes) is hit


@pytest.mark.parametrize("pattern", ["", "a & ", "a/ b", "{barn", "=*"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        parse_pattern(pattern)


def test_a_fault_names_file_and_line(mappe: Path) -> None:
    (mappe / "behov_hverdag.yaml").write_text(
        "# først\ngrupper:\n  - om: prøve\n    vaegt: 3\n    moenstre: |\n      mad\n      {findes_ikke}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as caught:
        load_regler(mappe)
    fault = caught.value.faults[0]
    assert (fault.file, fault.line) == ("behov_hverdag.yaml", 7)
    assert "findes_ikke" in fault.message


def test_a_missing_or_broken_file_is_told_in_danish(mappe: Path) -> None:
    (mappe / "akut_barn.yaml").unlink()
    with pytest.raises(DataError, match=r"akut_barn\.yaml kan ikke læses"):
        load_regler(mappe)


def test_an_unknown_key_is_refused(mappe: Path) -> None:
    (mappe / "behov_hverdag.yaml").write_text(
        "grupper:\n  - om: prøve\n    vægt: 3\n    moenstre: mad\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match="vægt"):
        load_regler(mappe)


def test_an_editor_can_see_which_pattern_counted(mappe: Path) -> None:
    assert with_pattern(mappe, "zebra*").forklar("en zebra") == (("hverdag", 3.0, "zebra*"),)
