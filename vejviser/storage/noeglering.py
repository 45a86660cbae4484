"""The keyring of the operating system as key store: only kinds we know, and never waiting for ever.

``keyring`` itself would pick any installed backend, also one that writes plain text; here only an allow-list
is asked, and without reading keyring's own configuration. A locked keyring may wait for a prompt that nobody
sees: every call runs aside with a time limit (so this file and ``ui/tasks.py`` are the only with threads).
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import importlib
import os
import queue
import threading
import uuid
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from vejviser.storage.noegler import SVARER_IKKE, IntetNoeglelager, Noeglelager, NoeglelagerError

T = TypeVar("T")

GODKENDTE: tuple[tuple[str, str], ...] = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
BRUGER = "vejviser"
TIDSGRAENSE = 10.0
"""Seconds. Drafts are off after that, until the keyring is unlocked and Vejviser is started again."""

INGEN = "den ikke har en nøglering, som Vejviser kender"


class Tidsgraense:
    """Runs one call at a time aside. While one still hangs, the next is refused at once: none pile up."""

    def __init__(self, sekunder: float) -> None:
        self._sekunder = sekunder
        self._idle = threading.Event()
        self._idle.set()

    def run(self, work: Callable[[], T]) -> T:
        if not self._idle.is_set():
            raise NoeglelagerError("hangs")
        self._idle.clear()
        answers: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()

        def aside() -> None:
            try:
                answer: tuple[bool, Any] = (True, work())
            except BaseException as error:
                answer = (False, type(error).__name__)
            self._idle.set()
            answers.put(answer)

        threading.Thread(target=aside, name="vejviser-noeglering", daemon=True).start()
        try:
            good, value = answers.get(timeout=self._sekunder)
        except queue.Empty:
            raise NoeglelagerError("timeout") from None
        if not good:
            raise NoeglelagerError(value)
        result: T = value
        return result


class KeyringNoeglelager:
    """One service name per key: several users under one name make Windows copy and overwrite entries."""

    mangler = ""

    def __init__(self, backend: Any, tidsgraense: float = TIDSGRAENSE) -> None:
        self._backend = backend
        self._limit = Tidsgraense(tidsgraense)

    def save(self, navn: str, noegle: bytes) -> None:
        text = base64.b64encode(noegle).decode("ascii")
        self._limit.run(lambda: self._backend.set_password(navn, BRUGER, text))

    def load(self, navn: str) -> bytes | None:
        text = self._limit.run(lambda: self._backend.get_password(navn, BRUGER))
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError, TypeError):
            return None

    def delete(self, navn: str) -> None:
        def forget() -> None:
            if self._backend.get_password(navn, BRUGER) is not None:
                self._backend.delete_password(navn, BRUGER)

        self._limit.run(forget)

    def prove(self) -> None:
        """Keep, read and forget a key of no use: a keyring is trusted when it has done it once."""
        navn, noegle = f"Vejviser-proeve-{uuid.uuid4().hex}", os.urandom(32)
        self.save(navn, noegle)
        kept = self.load(navn)
        self.delete(navn)
        if kept != noegle:
            raise NoeglelagerError("lost")


def find_noeglelager(
    godkendte: Iterable[tuple[str, str]] = GODKENDTE, tidsgraense: float = TIDSGRAENSE
) -> Noeglelager:
    """The best approved keyring that works, else a store that refuses and says why. May take seconds."""
    godkendte = tuple(godkendte)
    _import_all(godkendte)
    try:
        backend = Tidsgraense(tidsgraense).run(lambda: _best(godkendte))
        if backend is None:
            return IntetNoeglelager(INGEN)
        store = KeyringNoeglelager(backend, tidsgraense)
        store.prove()
    except NoeglelagerError:
        return IntetNoeglelager(SVARER_IKKE)
    return store


def _import_all(godkendte: Iterable[tuple[str, str]]) -> None:
    """Before the clock starts: an import waits for no prompt, and takes seconds on a slow machine."""
    for module, _ in godkendte:
        with contextlib.suppress(Exception):
            importlib.import_module(module)


def _best(godkendte: Iterable[tuple[str, str]]) -> Any:
    usable = [backend for backend in map(_usable, godkendte) if backend is not None]
    return max(usable, key=lambda backend: float(backend.priority), default=None)


def _usable(named: tuple[str, str]) -> Any:
    """The backend, or None where this machine has not got it: asking its priority raises then."""
    module, name = named
    try:
        kind = getattr(importlib.import_module(module), name)
        float(kind.priority)
        backend = kind()
    except Exception:
        return None
    if name == "WinVaultKeyring":
        # Keyring's default lets the key roam to other machines with the profile.
        backend.persist = "local machine"
    return backend
