"""Every write, fsync, rename and removal of a draft goes wrong in turn, and the process dies at each of them.

After each: a new start finds the old words or the new, whole; what was said to be saved is there; nothing
half is left; and no key is left without its file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.storage.kladde_hjaelp import (
    SVIGT,
    Disk,
    Killed,
    Ur,
    failing_disk,
    fails_with,
    files_in,
    new_lager,
)
from vejviser.errors import UserError
from vejviser.storage.kladder import UDEN_NOEGLE, Kladdelager
from vejviser.storage.noegler import HukommelseNoeglelager, IntetNoeglelager

FOER, EFTER = b"de gamle ord " * 20, b"de nye ord " * 20
ID = "0" * 31 + "1"

HANDLINGER: dict[str, Callable[[Kladdelager], object]] = {
    "first save": lambda lager: lager.save(EFTER, ID),
    "later save": lambda lager: lager.save(EFTER, ID),
    "delete": lambda lager: lager.delete(ID),
    "sweep": lambda lager: lager.sweep(),
}


class Case:
    """A folder in the state that an action meets, with its keys; then the action on a counted disk."""

    def __init__(self, folder: Path, action: str) -> None:
        self.action, self.folder, self.ur = action, folder, Ur()
        self.noegler = HukommelseNoeglelager()
        if action != "first save":
            new_lager(folder, self.noegler, self.ur).save(FOER, ID)
        if action == "sweep":
            broken = folder / "kladder" / f"{'0' * 31}2.tmp"
            broken.write_bytes(b"half")
            self.noegler.save(f"Vejviser-kladde-{broken.stem}", bytes(32))
            self.ur.go(hours=25)
        self.lager = new_lager(folder, self.noegler, self.ur)

    def run(self) -> str:
        """``done``, ``told`` (a Danish sentence) or ``killed``."""
        try:
            HANDLINGER[self.action](self.lager)
        except UserError as error:
            return "told" if "ord" not in str(error) else f"told what was said: {error}"
        except Killed:
            return "killed"
        return "done"

    def after_new_start(self) -> bytes | None:
        """What the next start finds, when nothing fails any more."""
        lager = new_lager(self.folder, self.noegler, self.ur)
        said = lager.sweep()
        # A deletion broken off between key and file looks like a lost key, and is cleared away as one.
        assert said == () or (said == (UDEN_NOEGLE,) and self.action == "delete")
        names = [file.name for file in files_in(self.folder)]
        assert [name for name in names if name.endswith(".tmp")] == []
        keys = {name.removeprefix("Vejviser-kladde-") for name in self.noegler.navne()}
        assert keys == {name.removesuffix(".vjk") for name in names}
        return lager.read(ID) if names else None


ALLOWED: dict[str, dict[str, set[bytes | None]]] = {
    "first save": {"done": {EFTER}, "told": {None, EFTER}, "killed": {None, EFTER}},
    "later save": {"done": {EFTER}, "told": {FOER, EFTER}, "killed": {FOER, EFTER}},
    "delete": {"done": {None}, "told": {FOER, None}, "killed": {FOER, None}},
    "sweep": {"done": {None}, "told": set(), "killed": {None}},
}


def points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str) -> list[str]:
    case = Case(tmp_path / "count", action)
    with failing_disk(monkeypatch) as disk:
        assert case.run() == "done"
    return disk.calls


def every_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> Iterator[tuple[Case, Disk]]:
    """One case for each call that can fail, each error, failing once or from then on."""
    count = len(points(tmp_path, monkeypatch, action))
    for number in range(count):
        for error in SVIGT:
            for lasting in (False, True):
                case = Case(tmp_path / f"{number}-{error}-{lasting}", action)
                with failing_disk(monkeypatch) as disk:
                    disk.fail, disk.number, disk.lasting = fails_with(error), number, lasting
                    yield case, disk


@pytest.mark.parametrize("action", HANDLINGER)
def test_each_call_may_fail_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    tried = 0
    for case, disk in every_failure(tmp_path, monkeypatch, action):
        outcome = case.run()
        where = f"{disk.calls[disk.number]} (call {disk.number}) in {action}: {outcome}"
        disk.fail = None
        assert case.after_new_start() in ALLOWED[action][outcome], where
        tried += 1
    assert tried >= len(SVIGT) * 2 * 5


@pytest.mark.parametrize("action", ["first save", "later save"])
def test_a_failed_save_says_so_at_once_and_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    for case, disk in every_failure(tmp_path, monkeypatch, action):
        outcome = case.run()
        failed = disk.calls[disk.number]
        assert outcome == "told" or (failed == "mkdir" and (case.folder / "kladder").is_dir()), failed
        if not disk.lasting:
            assert [file for file in files_in(case.folder) if file.suffix == ".tmp"] == [], failed
        disk.fail = None
        assert case.run() == "done", "the next try works without a new start"
        assert case.lager.read(ID) == EFTER


def dies(when: str) -> Callable[[str, Callable[[], Any]], Any]:
    def fail(name: str, real: Callable[[], Any]) -> Any:
        if when == "after":
            real()
        raise Killed(name)

    return fail


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("action", HANDLINGER)
def test_the_process_may_die_at_each_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, when: str
) -> None:
    for number, name in enumerate(points(tmp_path, monkeypatch, action)):
        case = Case(tmp_path / str(number), action)
        with failing_disk(monkeypatch) as disk:
            disk.fail, disk.number, disk.lasting = dies(when), number, True
            outcome = case.run()
        assert outcome == "killed", name
        assert case.after_new_start() in ALLOWED[action][outcome], f"{when} {name} (call {number})"


@pytest.mark.parametrize("action", HANDLINGER)
@pytest.mark.parametrize("when", ["before", "after"])
def test_the_process_may_die_at_each_word_with_the_key_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, when: str
) -> None:
    for method in ("save", "load", "delete"):
        case = Case(tmp_path / method, action)
        real = getattr(case.noegler, method)

        def fail(*args: Any, _real: Callable[..., Any] = real) -> None:
            if when == "after":
                _real(*args)
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(case.noegler, method, fail)
            outcome = case.run()
        assert case.after_new_start() in ALLOWED[action][outcome], f"{when} {method}"


def test_a_disk_that_takes_a_little_at_a_time_gets_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(tmp_path, "later save")
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:100])))
    assert case.run() == "done"
    assert case.after_new_start() == EFTER


def test_a_disk_that_fills_up_half_way_keeps_the_old_draft_and_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(tmp_path, "later save")
    real = os.write
    room = [2000]

    def fill(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(SVIGT[0], "full")
        written = real(descriptor, bytes(data[: room[0]]))
        room[0] -= written
        return written

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fill)
        with pytest.raises(
            UserError, match=r"Disken er fuld\. Kladden er ikke gemt\. Den forrige ligger her"
        ):
            case.lager.save(EFTER, ID)
    assert [file.suffix for file in files_in(tmp_path)] == [".vjk"]
    assert case.lager.read(ID) == FOER


def test_the_order_is_the_one_that_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = points(tmp_path, monkeypatch, "later save")
    assert [name for name in later if name != "mkdir"] == [
        *("open", "write", "fsync", "close"),
        "replace",
        *("open", "fsync", "close"),
    ]


def refuse_removal(patch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise PermissionError("in use")

    patch.setattr(os, "unlink", refuse)


def test_a_file_that_cannot_be_removed_is_noise_once_its_key_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(tmp_path, "delete")
    assert case.lager.read(ID) == FOER
    with monkeypatch.context() as patch:
        refuse_removal(patch)
        case.lager.delete(ID)
        assert len(files_in(tmp_path)) == 1
        assert case.lager.all() == ()
    assert case.after_new_start() is None


def test_where_neither_key_nor_file_can_be_removed_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(tmp_path, "delete")
    locked = new_lager(tmp_path, IntetNoeglelager("den er låst"), case.ur)
    with monkeypatch.context() as patch:
        refuse_removal(patch)
        with pytest.raises(UserError, match="ikke slettet"):
            locked.delete(ID)
    assert case.lager.read(ID) == FOER


@pytest.mark.parametrize("what", ["a file in its place", "a drive that is gone"])
def test_a_folder_that_cannot_be_made_is_told_and_the_talk_goes_on(tmp_path: Path, what: str) -> None:
    bruger = tmp_path / "usb"
    if what == "a file in its place":
        bruger.write_bytes(b"")
    else:
        bruger.symlink_to(tmp_path / "trukket ud" / "mangler")
    lager = new_lager(bruger)
    with pytest.raises(UserError, match="ikke gemt"):
        lager.save(EFTER, ID)
    assert (lager.sweep(), lager.all()) == ((), ())
    bruger.unlink()
    assert lager.save(EFTER, ID).kladde is not None
