"""The cache of the index: checked before use, built again when damaged, and answers keep coming."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.search.soege_hjaelp import MANDAG, ids, make_tilbud, open_motor
from vejviser.domain.query import Query
from vejviser.search import index
from vejviser.search.hurtigfil import MAGIC, SUFFIX
from vejviser.search.index import PREFIX, Afbrudt, build, load, open_or_build
from vejviser.search.motor import Soegemotor
from vejviser.search.termer import Termer

TILBUD = (make_tilbud("Gældsrådgivning"), make_tilbud("Krisecenter"), make_tilbud("Café Paraplyen"))


def the_file(folder: Path) -> Path:
    (file,) = folder.glob(f"{PREFIX}*{SUFFIX}")
    return file


def answers(motor: Soegemotor) -> bool:
    return ids(motor.soeg(Query("gæld", tid=MANDAG)))[:1] == ["gældsrådgivning"]


def counting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the index was built."""
    built: list[int] = []

    def spy(*arguments: Any) -> Any:
        built.append(1)
        return build(*arguments)

    monkeypatch.setattr(index, "build", spy)
    return built


def test_a_whole_cache_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answers(open_motor(TILBUD, tmp_path))
    built = counting(monkeypatch)
    assert answers(open_motor(TILBUD, tmp_path))
    assert built == []


def test_the_answer_from_the_cache_is_the_answer_from_memory(tmp_path: Path) -> None:
    open_motor(TILBUD, tmp_path)
    cached, fresh = open_motor(TILBUD, tmp_path), open_motor(TILBUD)
    for text in ("gæld", "kris", "paraplyn", "café"):
        assert cached.soeg(Query(text)) == fresh.soeg(Query(text))


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "only the head": lambda file: file.write_bytes(file.read_bytes()[:81]),
    "one bit": flip,
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"x"),
    "other content": lambda file: file.write_bytes(b"PK\x03\x04" * 100),
    "a folder": make_folder,
    "a pickle": lambda file: file.write_bytes(b"\x80\x04cos\nsystem\n(S'true'\ntR."),
    "a loop": make_loop,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_noticed_and_built_again(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_motor(TILBUD, tmp_path)
    DAMAGE[damage](the_file(tmp_path))
    built = counting(monkeypatch)
    assert answers(open_motor(TILBUD, tmp_path))
    assert built == [1]


def test_a_cache_with_a_right_checksum_but_wrong_content_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "x.bin"
    body = b"no arrays"
    file.write_bytes(MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    assert load(file) is None


def test_another_directory_does_not_get_this_cache(tmp_path: Path) -> None:
    open_motor(TILBUD, tmp_path, "et katalog")
    before = the_file(tmp_path)
    other = open_motor(TILBUD[1:], tmp_path, "et andet")
    assert ids(other.soeg(Query("krisecenter"))) == ["krisecenter"]
    assert the_file(tmp_path) != before


def test_the_order_of_the_offers_is_part_of_the_fingerprint(tmp_path: Path) -> None:
    open_motor(TILBUD, tmp_path)
    assert answers(open_motor(TILBUD[::-1], tmp_path))


def test_a_cache_that_is_removed_while_running_is_not_missed(tmp_path: Path) -> None:
    motor = open_motor(TILBUD, tmp_path)
    the_file(tmp_path).unlink()
    assert answers(motor)


def test_a_folder_that_may_not_be_written_leaves_the_index_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert answers(open_motor(TILBUD, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_leaves_the_index_in_memory(tmp_path: Path) -> None:
    (tmp_path / "indeks").write_text("i vejen", encoding="utf-8")
    assert answers(open_motor(TILBUD, tmp_path / "indeks"))


def test_a_full_disk_leaves_the_index_in_memory_and_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fdopen

    def full(handle: int, mode: str) -> Any:
        file = real(handle, mode)

        class Full:
            def __enter__(self) -> Full:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, data: bytes) -> None:
                file.write(data[:100])
                raise OSError(28, "No space left on device")

        return Full()

    monkeypatch.setattr("os.fdopen", full)
    assert answers(open_motor(TILBUD, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: pytest.fail("wrote a file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert answers(open_motor(TILBUD))
    assert list(tmp_path.iterdir()) == []


OTHER_PROCESS = """
import sys
from pathlib import Path
from tests.search.soege_hjaelp import open_motor
from tests.search.test_indeks import TILBUD, answers
for _ in range(3):
    assert answers(open_motor(TILBUD, Path(sys.argv[1])))
    for file in Path(sys.argv[1]).glob("*.bin"):
        file.unlink(missing_ok=True)
"""


def test_two_processes_may_build_and_remove_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OTHER_PROCESS, str(tmp_path)]
    root = Path(__file__).parents[2]
    running = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE) for _ in range(2)]
    faults = [process.communicate(timeout=120)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0], faults
    assert answers(open_motor(TILBUD, tmp_path))


def test_building_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_second(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 1

    with pytest.raises(Afbrudt):
        open_or_build(tmp_path, "m", 3, lambda: iter([Termer(), Termer(), Termer()]), stop_at_second)
    assert told == [(0, 3), (1, 3)]
    assert list(tmp_path.iterdir()) == []


def test_building_can_be_stopped_after_the_last_offer(tmp_path: Path) -> None:
    with pytest.raises(Afbrudt):
        open_or_build(tmp_path, "m", 2, lambda: iter([Termer(), Termer()]), lambda done, total: done < total)
    assert list(tmp_path.iterdir()) == []


def test_sorting_the_words_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a hundred thousand offers that alone takes many seconds."""
    monkeypatch.setattr("vejviser.search.schema.TERMS_BETWEEN_TICKS", 1)
    told: list[int] = []

    def stop_at_third(done: int, total: int) -> bool:
        told.append(done)
        return len(told) < 4

    with pytest.raises(Afbrudt):
        build([Termer(ord={"a": 0.5, "b": 0.5, "c": 0.5})], 1, stop_at_third)
    assert told == [0, 1, 1, 1]


def test_old_caches_are_cleaned_up(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}gammel{SUFFIX}").write_bytes(b"x")
    (tmp_path / "andet.bin").write_bytes(b"x")
    open_motor(TILBUD, tmp_path)
    assert not (tmp_path / f"{PREFIX}gammel{SUFFIX}").exists()
    assert (tmp_path / "andet.bin").exists()
