"""Keyrings as the tests need them: one works, one waits for ever, one fails, one forgets."""

from __future__ import annotations

import threading


class Virker:
    """``kept`` is shared by all of them, as a real keyring is."""

    priority: float = 5
    kept: dict[tuple[str, str], str] = {}  # noqa: RUF012

    def set_password(self, service: str, user: str, text: str) -> None:
        self.kept[service, user] = text

    def get_password(self, service: str, user: str) -> str | None:
        return self.kept.get((service, user))

    def delete_password(self, service: str, user: str) -> None:
        del self.kept[service, user]


class WinVaultKeyring(Virker):
    persist = "enterprise"


class Bedre(Virker):
    priority = 9.0


class Haenger(Virker):
    """A locked keyring whose prompt nobody sees. ``loose`` lets the waiting end."""

    loose = threading.Event()

    def set_password(self, service: str, user: str, text: str) -> None:
        self.loose.wait()


class Fejler(Virker):
    def set_password(self, service: str, user: str, text: str) -> None:
        raise RuntimeError(f"locked: {text}")


class Glemmer(Virker):
    def get_password(self, service: str, user: str) -> None:
        return None


class _Mangler(type):
    @property
    def priority(cls) -> float:
        raise RuntimeError("not on this machine")


class FindesIkkeHer(metaclass=_Mangler):
    """What keyring's own backends do on the wrong system."""
