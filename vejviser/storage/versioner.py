"""The directories that came in packages: one file per version, its signed head beside it, a small pointer.

A version's file never changes and is never replaced while it may be open. What counts is not the pointer but
whether a version is *verified*: its kept head bears a good signature, and its bytes have the head's SHA-256;
and, where two people must have signed, the kept second signature is good too. How they are judged is handed
in, since signatures are not this room's business.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vejviser.domain.pakke import Pakkehoved
from vejviser.errors import DataError, UserError
from vejviser.storage.hel_fil import TEMP, cannot_write, ensure_folder, sync_folder, write_whole
from vejviser.storage.laas import laas

PEGEPIND = "aktuel.json"
_LAAS = "opdatering.laas"
_NAVN = re.compile(r"katalog-([1-9]\d{0,8})-([1-9]\d{0,9})\.(sqlite|hoved|anden)")
_MAX_SMALL = 20_000
_AELDRE = 2
_FORSOEG, _PAUSE = 6, 0.05
_holds_files = os.name != "posix"  # virus scanners there make a new file "no access" for a moment
_UROERT = "Det gamle katalog bruges stadig."

Nummer = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """A verified directory on this machine."""

    fil: Path
    hoved: Pakkehoved


@dataclass(frozen=True, slots=True)
class Pegepind:
    """What the pointer file says: three numbers like "1-12", each of them "" where nothing is known."""

    aktuel: str = ""
    forrige: str = ""
    set: str = ""


class Versionslager:
    """``judge`` turns the bytes of a head into its value, or raises ``DataError`` where it is not trusted.
    ``second`` holds the kept second signature against the head; None where one signature is enough."""

    def __init__(
        self,
        mappe: Path,
        judge: Callable[[bytes], Pakkehoved],
        second: Callable[[bytes, bytes], bool] | None = None,
    ) -> None:
        self.mappe = mappe
        self._judge, self._second = judge, second

    def pegepind(self) -> Pegepind:
        """The pointer; a missing or damaged one knows nothing, and nothing depends on it."""
        try:
            value = json.loads(_read_small(self.mappe / PEGEPIND))
        except (OSError, ValueError, RecursionError):
            return Pegepind()
        if not isinstance(value, dict):
            return Pegepind()
        known = {name: value.get(name) for name in ("aktuel", "forrige", "set")}
        return Pegepind(**{name: text for name, text in known.items() if isinstance(text, str)})

    def find(self) -> Version | None:
        """The version to use: the current one, the one before, else the newest that is verified."""
        pointer = self.pegepind()
        first = [number for number in map(_number_of, (pointer.aktuel, pointer.forrige)) if number]
        rest = [number for number in self._numbers("sqlite") if number not in first]
        return next((found for number in (*first, *rest) if (found := self.verified(number))), None)

    def version(self, navn: str) -> Version | None:
        """The version of a pointer's number, verified; None where there is none."""
        number = _number_of(navn)
        return self.verified(number) if number else None

    def verified(self, number: Nummer) -> Version | None:
        head = self._head(number)
        file = self._file(number, "sqlite")
        if head is None or not self._is_signed_twice(number):
            return None
        return Version(file, head) if _sha256(file, head.db_bytes) == head.db_sha256 else None

    def _is_signed_twice(self, number: Nummer) -> bool:
        """True too where nobody asks for it."""
        if self._second is None:
            return True
        try:
            raw = (_read_small(self._file(number, kind)) for kind in ("hoved", "anden"))
            return self._second(*raw)
        except OSError:
            return False

    def gulv(self) -> Nummer:
        """The highest number ever taken in that is still known by its signed head; (0, 0) for none."""
        return next((number for number in self._numbers("hoved") if self._head(number)), (0, 0))

    @contextlib.contextmanager
    def arbejdsfil(self) -> Iterator[Path]:
        """A place to unpack in, alone: one update at a time. What is left there is gone afterwards."""
        file = self.mappe / f"ny{TEMP}"
        with contextlib.ExitStack() as stack:
            try:
                ensure_folder(self.mappe)
                free = stack.enter_context(laas(self.mappe / _LAAS))
            except OSError as error:
                raise cannot_write("Kataloget er ikke opdateret.", _UROERT, error) from error
            if not free:
                raise UserError("Vejviser er allerede ved at opdatere kataloget.", "Vent lidt, og prøv igen.")
            try:
                yield file
            finally:
                with contextlib.suppress(OSError):
                    file.unlink(missing_ok=True)

    def install(self, fil: Path, head: bytes, hoved: Pakkehoved, anden: bytes = b"") -> Version:
        """Take a judged file in: file, second signature, head, pointer, in that order. A kill leaves the old
        version or the new."""
        before, pointer = self.find(), self.pegepind()
        target = self._file(hoved.nummer, "sqlite")
        try:
            _patiently(lambda: fil.replace(target))
            sync_folder(self.mappe)
            if anden:
                write_whole(self._file(hoved.nummer, "anden"), anden)
            write_whole(self._file(hoved.nummer, "hoved"), head)
            previous = before.hoved.navn if before else ""
            seen = pointer.set or previous
            self._point(Pegepind(hoved.navn, previous if previous != hoved.navn else pointer.forrige, seen))
        except OSError as error:
            raise cannot_write("Kataloget er ikke opdateret.", _UROERT, error) from error
        return Version(target, hoved)

    def mark_seen(self) -> None:
        """What the current version brought has been shown; on a disk that says no it is shown again."""
        pointer = self.pegepind()
        with contextlib.suppress(OSError):
            self._point(Pegepind(pointer.aktuel, pointer.forrige, pointer.aktuel))

    def sweep(self) -> None:
        """At a start: what a broken update left, and versions that are older than the two before."""
        if not self.mappe.is_dir():
            return
        with contextlib.suppress(OSError), laas(self.mappe / _LAAS) as free:
            if not free:
                return
            pointer = self.pegepind()
            kept = {number for number in map(_number_of, (pointer.aktuel, pointer.forrige)) if number}
            known = [number for number in self._numbers("hoved") if self._head(number)]
            kept |= set([number for number in known if number not in kept][: 1 + _AELDRE - len(kept)])
            kept |= set(known[:1])
            for file in self.mappe.iterdir():
                number = _number_in(file.name)
                if file.suffix == TEMP or (number and number not in kept):
                    with contextlib.suppress(OSError):
                        file.unlink()

    def _point(self, pointer: Pegepind) -> None:
        value = {"aktuel": pointer.aktuel, "forrige": pointer.forrige, "set": pointer.set}
        raw = (json.dumps(value) + "\n").encode("ascii")
        _patiently(lambda: write_whole(self.mappe / PEGEPIND, raw))

    def _numbers(self, kind: str) -> list[Nummer]:
        """The numbers of the files of a kind, highest first."""
        try:
            names = [file.name for file in self.mappe.iterdir()]
        except OSError:
            return []
        found = {number for name in names if name.endswith(kind) and (number := _number_in(name))}
        return sorted(found, reverse=True)

    def _head(self, number: Nummer) -> Pakkehoved | None:
        try:
            head = self._judge(_read_small(self._file(number, "hoved")))
        except (OSError, DataError):
            return None
        return head if head.nummer == number else None

    def _file(self, number: Nummer, kind: str) -> Path:
        return self.mappe / f"katalog-{number[0]}-{number[1]}.{kind}"


def _number_in(name: str) -> Nummer | None:
    match = _NAVN.fullmatch(name)
    return (int(match[1]), int(match[2])) if match else None


def _number_of(navn: str) -> Nummer | None:
    return _number_in(f"katalog-{navn}.sqlite")


def _read_small(file: Path) -> bytes:
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(file, flags)
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read(_MAX_SMALL)


def _sha256(file: Path, length: int) -> str:
    """The file's hash, or "" where it cannot be read or has another length."""
    try:
        if not file.is_file() or file.stat().st_size != length:
            return ""
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _patiently(act: Callable[[], object]) -> None:
    """Where files are held for a moment, try again; anywhere else "no access" means what it says."""
    for attempt in range(_FORSOEG):
        try:
            act()
            return
        except PermissionError:
            if attempt == _FORSOEG - 1 or not _holds_files:
                raise
            time.sleep(_PAUSE * 2**attempt)
