from __future__ import annotations

from pathlib import Path

from vejviser.paths import find_paths


def test_a_portable_program_keeps_the_users_files_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").write_text("")
    assert find_paths({"VEJVISER_HOME": str(tmp_path)}).bruger == tmp_path / "data"


def test_an_installed_program_keeps_nothing_beside_itself(tmp_path: Path) -> None:
    assert tmp_path not in find_paths({"VEJVISER_HOME": str(tmp_path)}).bruger.parents
    assert list(tmp_path.iterdir()) == []


def test_a_portable_program_that_cannot_write_there_uses_the_users_own_folder(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").write_text("")
    (tmp_path / "data").write_text("a file where the folder should be")
    assert tmp_path not in find_paths({"VEJVISER_HOME": str(tmp_path)}).bruger.parents


def test_a_named_folder_wins_over_the_portable_one(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").write_text("")
    own = tmp_path / "andet"
    assert find_paths({"VEJVISER_HOME": str(tmp_path), "VEJVISER_DATA": str(own)}).bruger == own
