"""Where the keys of encrypted files are kept: the seam (*nøglelager*), and one that lives with the program.

A key is 32 random bytes under a name of its own. "There is no such key" is an answer (None); "the store
cannot be asked" is ``NoeglelagerError``, and nothing may be deleted because of it. Errors never carry a key.
"""

from __future__ import annotations

from typing import Protocol

SVARER_IKKE = "dens nøglering er låst eller ikke svarer"


class NoeglelagerError(Exception):
    """The store did not answer, is locked, or is not there. The next start may go better."""


class Noeglelager(Protocol):
    """``mangler``: where nothing can be kept, the end of "... gemmes ikke på denne pc, fordi"; else empty."""

    @property
    def mangler(self) -> str: ...

    def save(self, navn: str, noegle: bytes) -> None: ...

    def load(self, navn: str) -> bytes | None: ...

    def delete(self, navn: str) -> None:
        """Forget the key; one that is gone already is no fault."""


class HukommelseNoeglelager:
    """Keys that live and die with the program: for tests and for `vejviser demo`."""

    mangler = ""

    def __init__(self) -> None:
        self._noegler: dict[str, bytes] = {}

    def save(self, navn: str, noegle: bytes) -> None:
        self._noegler[navn] = noegle

    def load(self, navn: str) -> bytes | None:
        return self._noegler.get(navn)

    def delete(self, navn: str) -> None:
        self._noegler.pop(navn, None)

    def navne(self) -> tuple[str, ...]:
        return tuple(self._noegler)


class IntetNoeglelager:
    """No approved key store on this machine, and the reason: every request is refused."""

    def __init__(self, grund: str) -> None:
        self._grund = grund

    @property
    def mangler(self) -> str:
        return self._grund

    def save(self, navn: str, noegle: bytes) -> None:
        raise NoeglelagerError(navn)

    def load(self, navn: str) -> bytes | None:
        raise NoeglelagerError(navn)

    def delete(self, navn: str) -> None:
        raise NoeglelagerError(navn)
