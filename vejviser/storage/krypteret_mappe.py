"""A folder of encrypted files, each with a key of its own in the key store.

A new key is announced by an empty temporary file before it is kept, and the key of a file is forgotten before
the file goes. So whatever is broken off leaves either a readable file or something that ``sweep_temporary``
takes away, key and all. Knows nothing of what the files hold or how long they may lie.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

from vejviser.storage.hel_fil import TEMP, ensure_folder, remove, temp_of, write_whole
from vejviser.storage.kladde_fil import (
    MAX_FIL,
    NOEGLE_BYTES,
    DamagedFileError,
    Hoved,
    Slags,
    read_hoved,
    seal,
    unseal,
)
from vejviser.storage.noegler import Noeglelager, NoeglelagerError

SUFFIX = ".vjk"


class MissingKeyError(Exception):
    """The key store answered, and has no such key: the file can never be read again."""


def is_id(text: str) -> bool:
    """
    >>> is_id(uuid.UUID(int=5).hex), is_id("../andet"), is_id("")
    (True, False, False)
    """
    try:
        return uuid.UUID(text).hex == text
    except ValueError:
        return False


class KrypteretMappe:
    """``tjeneste`` is how a key's name begins: ``Vejviser-kladde`` gives ``Vejviser-kladde-<id>``."""

    def __init__(self, mappe: Path, noegler: Noeglelager, slags: Slags, tjeneste: str) -> None:
        self.mappe = mappe
        self._noegler = noegler
        self._slags = slags
        self._tjeneste = tjeneste
        self._known: dict[str, bytes] = {}

    def file(self, id: str) -> Path:
        if not is_id(id):
            raise ValueError("id")
        return self.mappe / (id + SUFFIX)

    def ids(self) -> tuple[str, ...]:
        """What lies here, in no order that means anything. A folder that is not there is empty."""
        names = sorted(file.stem for file in self.mappe.glob(f"*{SUFFIX}"))
        return tuple(name for name in names if is_id(name))

    def write(self, hoved: Hoved, indhold: bytes) -> None:
        """Raises ``OSError`` or ``NoeglelagerError``; the file's old content then stands."""
        ensure_folder(self.mappe)
        file = self.file(hoved.id)
        noegle = self._key_of(hoved.id) if file.exists() else None
        fresh = noegle is None
        try:
            if noegle is None:
                noegle = self._new_key(hoved.id)
            write_whole(file, seal(hoved, indhold, noegle))
        except OSError:
            if fresh and not file.exists():
                self.delete(hoved.id)
            raise

    def read(self, id: str) -> tuple[Hoved, bytes]:
        """Raises ``OSError``, ``NoeglelagerError``, ``MissingKeyError``, or an error of ``kladde_fil``."""
        raw = self._bytes(id)
        read_hoved(raw, self._slags, id)
        noegle = self._key_of(id)
        if noegle is None:
            raise MissingKeyError(id)
        return unseal(raw, self._slags, id, noegle)

    def peek(self, id: str) -> Hoved:
        """The header alone, without the key."""
        return read_hoved(self._bytes(id), self._slags, id)

    def delete(self, id: str) -> None:
        """The key first, then the file. Raises ``OSError`` only where the content could still be read.

        Where the key store does not answer, an empty temporary file stays behind: the key is forgotten later.
        """
        file = self.file(id)
        self._known.pop(id, None)
        forgotten = self._forget(id)
        if not self.mappe.is_dir():
            return
        with contextlib.suppress(OSError):
            if forgotten:
                temp_of(file).unlink(missing_ok=True)
            else:
                self._announce(id)
        try:
            remove(file)
        except OSError:
            if not forgotten and file.exists():
                raise

    def size(self, id: str) -> int:
        """Bytes on disk; 0 where it cannot be seen."""
        try:
            return self.file(id).stat().st_size
        except OSError:
            return 0

    def sweep_temporary(self) -> None:
        """Remove what was broken off. A temporary file alone may stand for a key that nobody needs."""
        for temp in self.mappe.glob(f"*{TEMP}"):
            alone = is_id(temp.stem) and not self.file(temp.stem).exists()
            if not alone or self._forget(temp.stem):
                with contextlib.suppress(OSError):
                    remove(temp)

    def _bytes(self, id: str) -> bytes:
        with self.file(id).open("rb") as stream:
            raw = stream.read(MAX_FIL + 1)
        if len(raw) > MAX_FIL:
            raise DamagedFileError("size")
        return raw

    def _key_of(self, id: str) -> bytes | None:
        known = self._known.get(id) or self._noegler.load(self._name(id))
        if known is not None:
            self._known[id] = known
        return known

    def _new_key(self, id: str) -> bytes:
        noegle = os.urandom(NOEGLE_BYTES)
        self._announce(id)
        self._noegler.save(self._name(id), noegle)
        self._known[id] = noegle
        return noegle

    def _announce(self, id: str) -> None:
        temp_of(self.file(id)).touch(mode=0o600)

    def _forget(self, id: str) -> bool:
        try:
            self._noegler.delete(self._name(id))
        except NoeglelagerError:
            return False
        return True

    def _name(self, id: str) -> str:
        return f"{self._tjeneste}-{id}"
