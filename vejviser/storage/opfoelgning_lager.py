"""The follow-up rows (*opfølgninger*) in one encrypted file.

Every change writes a new file under a new id with a new key, and forgets the old ones: a row that is gone can
not be read from the disk's leftovers. Of two files after a crash the one with the highest number counts.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any

from vejviser.domain.opfoelgning import Opfoelgning, Samtykkestand, Udfald, holdbare, sletdato
from vejviser.errors import DataError, UserError
from vejviser.storage.hel_fil import cannot_write
from vejviser.storage.kladde_fil import DamagedFileError, Hoved, NewerFileError, Slags
from vejviser.storage.krypteret_mappe import KrypteretMappe, MissingKeyError
from vejviser.storage.noegler import SVARER_IKKE, Noeglelager, NoeglelagerError

TJENESTE = "Vejviser-opfoelgning"
MAPPE = "opfoelgning"
ULAESELIG = "Opfølgningerne kunne ikke læses: filen er beskadiget, eller nøglen er væk. De er slettet."
_DAGE = ("tjek", "oprettet", "samtykke_udloeb", "trukket")


class Opfoelgningslager:
    """``bruger`` is the user's folder. Every method may raise ``UserError`` or ``DataError`` in Danish."""

    def __init__(self, bruger: Path, noegler: Noeglelager, nu: Callable[[], datetime]) -> None:
        self._mappe = KrypteretMappe(bruger / MAPPE, noegler, Slags.OPFOELGNINGER, TJENESTE)
        self._nu = nu
        self._grund = noegler.mangler

    @property
    def mangler(self) -> str:
        """The one line where follow-ups cannot be kept on this machine; empty where they can."""
        return _not_kept(self._grund) if self._grund else ""

    def new_id(self) -> str:
        return uuid.uuid4().hex

    def all(self) -> tuple[Opfoelgning, ...]:
        """The rows that may still be kept, by check-back date."""
        _, rows = self._newest()
        return tuple(sorted(holdbare(rows, self._nu().date()), key=lambda row: (row.tjek, row.id)))

    def save(self, row: Opfoelgning) -> None:
        """Add the row, or replace the one with its id."""
        if self._grund:
            raise _cannot_keep(self._grund)
        self._replace([*(kept for kept in self.all() if kept.id != row.id), row])

    def delete(self, row_id: str) -> None:
        self._replace([row for row in self.all() if row.id != row_id])

    def delete_all(self) -> None:
        """Forget everything, also what cannot be read."""
        try:
            for id in self._mappe.ids():
                self._mappe.delete(id)
        except OSError as error:
            raise cannot_write("Opfølgningerne er ikke slettet.", "Prøv igen.", error) from error

    def sweep(self) -> tuple[str, ...]:
        """At the start and every day: take away what may not lie here. Gives sentences on what was lost."""
        self._mappe.sweep_temporary()
        for id in self._mappe.ids():
            with contextlib.suppress(OSError, DamagedFileError, NewerFileError):
                if self._mappe.peek(id).udloeb <= self._nu().timestamp():
                    self._mappe.delete(id)
        try:
            files, rows = self._newest()
            kept = self.all()
            if not files:
                return self._drop_unreadable()
            if len(self._mappe.ids()) > 1 or len(kept) != len(rows):
                self._replace(kept)
        except DataError as error:
            return (error.message,)
        except UserError:
            return ()
        return ()

    def _newest(self) -> tuple[tuple[str, ...], tuple[Opfoelgning, ...]]:
        """The readable files, the newest first, and the rows of that one."""
        found: list[tuple[int, str, bytes]] = []
        for id in self._mappe.ids():
            with contextlib.suppress(DamagedFileError, MissingKeyError, FileNotFoundError):
                hoved, raw = self._read(id)
                found.append((hoved.nummer, id, raw))
        found.sort(reverse=True)
        return tuple(id for _, id, _ in found), _rows(found[0][2]) if found else ()

    def _read(self, id: str) -> tuple[Hoved, bytes]:
        try:
            return self._mappe.read(id)
        except NewerFileError:
            raise DataError(
                "Opfølgningerne er gemt af en nyere Vejviser.", "Opdatér Vejviser. De er ikke ændret."
            ) from None
        except FileNotFoundError:
            raise
        except (OSError, NoeglelagerError):
            raise UserError(
                "Opfølgningerne kan ikke læses lige nu.",
                "Lås pc'ens nøglering op, og prøv igen. De er ikke slettet.",
            ) from None

    def _replace(self, rows: Iterable[Opfoelgning]) -> None:
        """The new file first; only then the old ones go."""
        kept = list(rows)
        before = self._mappe.ids()
        if kept:
            self._write(kept, self._next_number(before))
        try:
            for id in before:
                self._mappe.delete(id)
        except OSError as error:
            raise cannot_write("Den gamle udgave er ikke slettet.", "Prøv igen.", error) from error

    def _write(self, rows: list[Opfoelgning], number: int) -> None:
        last = datetime.combine(max(map(sletdato, rows)), time(), self._nu().tzinfo)
        hoved = Hoved(Slags.OPFOELGNINGER, self.new_id(), int(last.timestamp()), number)
        text = json.dumps([_to_json(row) for row in rows], ensure_ascii=False)
        try:
            self._mappe.write(hoved, text.encode("utf-8"))
        except NoeglelagerError:
            raise _cannot_keep(SVARER_IKKE) from None
        except OSError as error:
            raise cannot_write("Opfølgningen er ikke gemt.", "De andre ligger her stadig.", error) from error

    def _next_number(self, ids: tuple[str, ...]) -> int:
        numbers = [0]
        for id in ids:
            with contextlib.suppress(DamagedFileError, OSError):
                numbers.append(self._mappe.peek(id).nummer)
        return min(max(numbers) + 1, 2**63)

    def _drop_unreadable(self) -> tuple[str, ...]:
        """Nothing here can ever be read again."""
        ids = self._mappe.ids()
        with contextlib.suppress(UserError):
            self.delete_all()
        return (ULAESELIG,) if ids else ()


def _cannot_keep(grund: str) -> UserError:
    return UserError(_not_kept(grund), "Skriv den i din kalender i stedet.")


def _not_kept(grund: str) -> str:
    return f"Opfølgninger gemmes ikke på denne pc, fordi {grund}."


def _to_json(row: Opfoelgning) -> dict[str, object]:
    return {key: _plain(value) for key, value in asdict(row).items()}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _rows(raw: bytes) -> tuple[Opfoelgning, ...]:
    """What we wrote ourselves and the cipher vouches for; anything else is damage, told without its words."""
    try:
        return tuple(_row(item) for item in json.loads(raw))
    except (ValueError, TypeError, KeyError):
        raise DataError(
            ULAESELIG.replace(" De er slettet.", ""), "Slet dem under “Hvad ligger her?”."
        ) from None


def _row(item: dict[str, Any]) -> Opfoelgning:
    days = {key: date.fromisoformat(item[key]) if item[key] else None for key in _DAGE}
    udfald = Udfald(item["udfald"]) if item["udfald"] else None
    return Opfoelgning(**item | days | {"udfald": udfald, "samtykke": Samtykkestand(item["samtykke"])})
