"""The store of directories: what is verified counts, in the right order, whatever the pointer says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.exchange.pakke_hjaelp import VILKAAR, by_id, lager, offers, pakke, snapshot
from vejviser.domain.pakke import PakkefejlError
from vejviser.errors import UserError
from vejviser.exchange.pakke_install import install_pakke, seneste_forskel
from vejviser.storage import versioner
from vejviser.storage.hel_fil import write_whole
from vejviser.storage.laas import laas
from vejviser.storage.versioner import PEGEPIND, Versionslager


def install(folder: Path, serie: int, antal: int = 10, kort: str = "Varme og mad.") -> Versionslager:
    file = folder / f"{serie}.vejviserpakke"
    file.write_bytes(pakke(serie, antal=antal, kort=kort))
    install_pakke(file, lager(folder), VILKAAR, lambda: by_id(offers(antal)))
    return lager(folder)


def serie(store: Versionslager) -> int | None:
    found = store.find()
    return found.hoved.serie if found else None


def flip(file: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[:5000] + bytes([raw[5000] ^ 1]) + raw[5001:])


@pytest.fixture
def tre(tmp_path: Path) -> Path:
    for number in (1, 2, 3):
        install(tmp_path, number)
    return tmp_path


def test_an_empty_store_has_nothing(tmp_path: Path) -> None:
    store = lager(tmp_path)
    assert (store.find(), store.gulv()) == (None, (0, 0))
    store.sweep()
    assert not (tmp_path / "katalog").exists()


def test_the_last_one_installed_is_used(tre: Path) -> None:
    assert serie(lager(tre)) == 3
    assert lager(tre).gulv() == (1, 3)


def test_a_flipped_bit_gives_the_one_before(tre: Path) -> None:
    flip(tre / "katalog" / "katalog-1-3.sqlite")
    assert serie(lager(tre)) == 2


def test_two_damaged_ones_give_any_that_is_verified(tre: Path) -> None:
    flip(tre / "katalog" / "katalog-1-3.sqlite")
    (tre / "katalog" / "katalog-1-2.sqlite").write_bytes(b"")
    assert serie(lager(tre)) == 1


def test_none_that_is_verified_gives_none(tre: Path) -> None:
    for number in (1, 2, 3):
        (tre / "katalog" / f"katalog-1-{number}.hoved").write_bytes(b"x")
    assert lager(tre).find() is None


@pytest.mark.parametrize(
    "pointer",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="garbage"),
        pytest.param(b"[" * 5000, id="deep"),
        pytest.param(b'{"aktuel": "../../x"}', id="a way out"),
        pytest.param(b'{"aktuel": 7, "forrige": null}', id="other types"),
        pytest.param(b'{"aktuel": "1-999999"}', id="one that is not there"),
    ],
)
def test_a_garbage_pointer_costs_nothing(tre: Path, pointer: bytes) -> None:
    (tre / "katalog" / PEGEPIND).write_bytes(pointer)
    assert serie(lager(tre)) == 3
    assert serie(install(tre, 4)) == 4


def test_a_pointer_back_is_followed_but_the_floor_stays(tre: Path) -> None:
    (tre / "katalog" / PEGEPIND).write_text(json.dumps({"aktuel": "1-1"}))
    assert serie(lager(tre)) == 1
    with pytest.raises(PakkefejlError, match="ældre"):
        install(tre, 2)


def test_the_same_one_again_repairs_a_damaged_directory(tre: Path) -> None:
    flip(tre / "katalog" / "katalog-1-3.sqlite")
    assert serie(install(tre, 3)) == 3
    assert lager(tre).pegepind().aktuel == "1-3"


def test_a_head_of_another_version_is_not_trusted(tre: Path) -> None:
    folder = tre / "katalog"
    (folder / "katalog-1-9.hoved").write_bytes((folder / "katalog-1-3.hoved").read_bytes())
    (folder / "katalog-1-9.sqlite").write_bytes((folder / "katalog-1-3.sqlite").read_bytes())
    assert lager(tre).gulv() == (1, 3)
    assert lager(tre).verified((1, 9)) is None


def test_the_sweep_keeps_the_current_and_two_older(tmp_path: Path) -> None:
    for number in range(1, 7):
        install(tmp_path, number)
    (tmp_path / "katalog" / "ny.tmp").write_bytes(b"half")
    (tmp_path / "katalog" / "katalog-1-8.sqlite").write_bytes(b"no head")
    (tmp_path / "katalog" / "andres.txt").write_bytes(b"not ours")
    lager(tmp_path).sweep()
    names = sorted(file.name for file in (tmp_path / "katalog").glob("*.sqlite"))
    assert names == ["katalog-1-4.sqlite", "katalog-1-5.sqlite", "katalog-1-6.sqlite"]
    assert (tmp_path / "katalog" / "andres.txt").exists()
    assert not (tmp_path / "katalog" / "ny.tmp").exists()
    assert serie(lager(tmp_path)) == 6


def test_the_sweep_leaves_an_update_that_runs_alone(tre: Path) -> None:
    with lager(tre).arbejdsfil() as file:
        file.write_bytes(b"half")
        lager(tre).sweep()
        assert file.exists()
    assert not file.exists()


def test_two_updates_at_once_are_one_too_many(tre: Path) -> None:
    with lager(tre).arbejdsfil(), pytest.raises(UserError, match="allerede ved at opdatere"):
        install(tre, 4)
    assert serie(install(tre, 4)) == 4


def test_a_lock_is_free_again_when_its_owner_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with laas(tmp_path / "x.laas") as free:
            assert free
    with laas(tmp_path / "x.laas"), laas(tmp_path / "x.laas") as second:
        assert not second


def install_with_a_fault(folder: Path, file: Path, call: int) -> tuple[bool, UserError | None]:
    """The call-th replace, fsync or write fails. Was there such a call, and what was said?"""
    count = 0
    real = {name: getattr(os, name) for name in ("replace", "fsync", "write")}

    def failing(name: str) -> object:
        def act(*arguments: object, **more: object) -> object:
            nonlocal count
            count += 1
            if count == call:
                raise OSError(28, "No space left on device")
            return real[name](*arguments, **more)

        return act

    with pytest.MonkeyPatch.context() as broken:
        for name in real:
            broken.setattr(os, name, failing(name))
        broken.setattr(Path, "replace", lambda self, target: os.replace(self, target))  # noqa: PTH105
        try:
            install_pakke(file, lager(folder), VILKAAR, dict)
        except UserError as error:
            return True, error
    return count >= call, None


def test_whatever_call_fails_there_is_a_verified_directory_and_the_next_update_works(tre: Path) -> None:
    number, faults = 3, 0
    for call in range(1, 40):
        number += 1
        file = tre / "ny.vejviserpakke"
        file.write_bytes(pakke(number))
        happened, error = install_with_a_fault(tre, file, call)
        if not happened:
            break
        faults += 1
        assert error is None or "bruges stadig" in error.message, error
        assert serie(lager(tre)) in (number - 1, number)
        assert not (tre / "katalog" / "ny.tmp").exists()
        assert serie(install(tre, number + 1)) == number + 1
        number += 1
    assert faults >= 8


def test_a_file_that_a_virus_scanner_holds_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def held(file: Path, data: bytes) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(13, "in use")
        write_whole(file, data)

    monkeypatch.setattr(versioner, "_holds_files", True)
    monkeypatch.setattr(versioner, "_PAUSE", 0.0)
    monkeypatch.setattr(versioner, "write_whole", held)
    (tmp_path / "katalog").mkdir()
    lager(tmp_path).mark_seen()
    assert len(tries) == 3


def test_news_are_told_until_they_were_seen(tmp_path: Path) -> None:
    store = install(tmp_path, 1)
    store.mark_seen()
    assert seneste_forskel(store, lambda: None) is None
    store = install(tmp_path, 2, antal=12)
    found = seneste_forskel(store, lambda: None)
    assert found is not None
    assert found.saetning == "2 nye"
    store.mark_seen()
    assert seneste_forskel(store, lambda: None) is None


def test_news_that_nobody_saw_are_added_up(tmp_path: Path) -> None:
    store = install(tmp_path, 1)
    store.mark_seen()
    for number, antal in ((2, 12), (3, 13)):
        install(tmp_path, number, antal)
    found = seneste_forskel(lager(tmp_path), lambda: None)
    assert found is not None
    assert found.saetning == "3 nye"


def test_the_first_package_is_compared_with_what_came_with_the_program(tmp_path: Path) -> None:
    store = install(tmp_path, 1)
    found = seneste_forskel(store, lambda: by_id(offers(7)))
    assert found is not None
    assert found.saetning == "3 nye"


def test_reading_changes_nothing(tre: Path) -> None:
    before = snapshot(tre)
    lager(tre).find()
    lager(tre).gulv()
    assert snapshot(tre) == before
