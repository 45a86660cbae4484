"""What the tests of drafts share: a clock that stands still, keys in files, a disk that fails when told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from vejviser.storage.kladder import Kladdelager
from vejviser.storage.noegler import HukommelseNoeglelager

MIDDAG = datetime(2026, 11, 23, 12, 0)
SVIGT = (errno.ENOSPC, errno.EIO, errno.EACCES)
KALD = ("mkdir", "open", "write", "fsync", "close", "replace", "unlink")
"""Every call by which the stores change the disk."""


class Ur:
    """A clock that moves only when told."""

    def __init__(self, nu: datetime = MIDDAG) -> None:
        self.nu = nu

    def __call__(self) -> datetime:
        return self.nu

    def go(self, **delta: float) -> None:
        self.nu += timedelta(**delta)


class FilNoegler:
    """Keys in plain files, outside the user's folder: only so that a second process finds them."""

    mangler = ""

    def __init__(self, mappe: Path) -> None:
        self.mappe = mappe
        mappe.mkdir(parents=True, exist_ok=True)

    def save(self, navn: str, noegle: bytes) -> None:
        temp = self.mappe / f"{navn}.ny"
        temp.write_bytes(noegle)
        temp.replace(self.mappe / navn)

    def load(self, navn: str) -> bytes | None:
        file = self.mappe / navn
        return file.read_bytes() if file.exists() else None

    def delete(self, navn: str) -> None:
        (self.mappe / navn).unlink(missing_ok=True)


class Killed(BaseException):
    """The process is gone: nothing that catches errors may run any more."""


class Disk:
    """Counts the calls that change the disk, and lets the ``number``-th go wrong in a chosen way."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fail: Callable[[str, Callable[[], Any]], Any] | None = None
        self.number = 0
        self.lasting = False

    def call(self, name: str, real: Callable[..., Any], *args: Any, **more: Any) -> Any:
        self.calls.append(name)
        hit = len(self.calls) - 1
        if self.fail and (hit == self.number or (self.lasting and hit > self.number)):
            return self.fail(name, lambda: real(*args, **more))
        return real(*args, **more)


@contextmanager
def failing_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """The real disk underneath; every call of ``KALD`` goes through the counter."""
    disk = Disk()
    with monkeypatch.context() as patch:
        for name in KALD:
            real = getattr(os, name)
            patch.setattr(os, name, lambda *args, _n=name, _r=real, **more: disk.call(_n, _r, *args, **more))
        yield disk


def fails_with(number: int) -> Callable[[str, Callable[[], Any]], Any]:
    def fail(name: str, real: Callable[[], Any]) -> Any:
        if name == "close":
            real()
        raise OSError(number, "injected")

    return fail


def new_lager(bruger: Path, noegler: Any = None, ur: Callable[[], datetime] | None = None) -> Kladdelager:
    return Kladdelager(bruger, noegler or HukommelseNoeglelager(), ur or Ur())


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def bytes_in(folder: Path) -> bytes:
    """Names and contents of everything below."""
    return b"\n".join(bytes(str(path), "utf-8") + path.read_bytes() for path in files_in(folder))
