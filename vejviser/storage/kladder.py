"""Drafts of unfinished conversations (*kladder*): saved encrypted, found again after a crash, gone in time.

Takes and gives bytes: what they mean is the caller's. Times come from ``nu`` (a zone is used where there is
one, else local time is meant). Never logs, and no error carries content.
"""

from __future__ import annotations

import contextlib
import struct
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vejviser.domain.kladde import MAX_KLADDER, Gemt, Kladde, er_fra_fremtiden, levetid
from vejviser.errors import DataError, UserError
from vejviser.storage.hel_fil import cannot_write
from vejviser.storage.kladde_fil import (
    MAX_INDHOLD,
    DamagedFileError,
    Hoved,
    NewerFileError,
    Slags,
)
from vejviser.storage.krypteret_mappe import KrypteretMappe, MissingKeyError
from vejviser.storage.noegler import SVARER_IKKE, Noeglelager, NoeglelagerError

TJENESTE = "Vejviser-kladde"
MAPPE = "kladder"
_LIFE = struct.Struct(">qq?")
"""Begun and changed (microseconds of Unix time), and "gem til opfølgning": in front of the content."""

SLETTET = "Samtalen er slettet her og bliver ikke gemt igen."
ULAESELIG = "En kladde var beskadiget og kunne ikke læses. Den er slettet."
UDEN_NOEGLE = "Nøglen til en kladde findes ikke mere, så den kan ikke læses. Den er slettet."
NYERE = "En kladde er gemt af en nyere Vejviser. Opdatér Vejviser. Kladden er ikke ændret."
FRA_FREMTIDEN = "En kladde havde en dato ude i fremtiden. Den er slettet. Se efter, om pc'ens ur går rigtigt."


@dataclass(frozen=True, slots=True)
class _Opened:
    """A draft that was decrypted; times in UTC."""

    hoved: Hoved
    begyndt: datetime
    aendret: datetime
    til_opfoelgning: bool
    indhold: bytes

    @property
    def udloeber(self) -> datetime:
        return datetime.fromtimestamp(self.hoved.udloeb, UTC)


class Kladdelager:
    """``bruger``: the user's folder; drafts lie in ``kladder/`` below it. A call may wait for the keyring."""

    def __init__(self, bruger: Path, noegler: Noeglelager, nu: Callable[[], datetime]) -> None:
        self._mappe = KrypteretMappe(bruger / MAPPE, noegler, Slags.KLADDE, TJENESTE)
        self._nu = nu
        self._mangler = _not_kept(noegler.mangler) if noegler.mangler else ""
        self._lock = threading.RLock()
        self._deleted: set[str] = set()

    @property
    def mangler(self) -> str:
        """The one line where drafts are not kept on this machine; empty where they are."""
        return self._mangler

    def new_id(self) -> str:
        return uuid.uuid4().hex

    def save(self, indhold: bytes, kladde_id: str, til_opfoelgning: bool = False) -> Gemt:
        """Keep the conversation as it stands. After a ``UserError`` the draft from before is readable."""
        with self._lock:
            if self._mangler or kladde_id in self._deleted:
                return Gemt(None, self._mangler or SLETTET)
            if len(indhold) > MAX_INDHOLD:
                raise UserError("Samtalen er for lang til at blive gemt.", "Kort den lange tekst ned.")
            before = self._opened(kladde_id)
            oldest = None if before else self._must_give_way()
            try:
                kladde = self._write(indhold, kladde_id, til_opfoelgning, before)
            except NoeglelagerError:
                return Gemt(None, _not_kept(SVARER_IKKE))
            except OSError as error:
                kept = "Den forrige ligger her stadig." if before else "Lad vinduet være åbent."
                raise cannot_write("Kladden er ikke gemt.", kept, error) from error
            if oldest is not None:
                with contextlib.suppress(OSError):
                    self._mappe.delete(oldest)
            return Gemt(kladde, fortraengt=oldest)

    def newest(self) -> Kladde | None:
        """The draft to ask about at the start."""
        return next(iter(self.all()), None)

    def all(self) -> tuple[Kladde, ...]:
        """Every draft that can be read now, the one changed last first."""
        with self._lock:
            found = [opened for id in self._mappe.ids() if (opened := self._opened(id))]
            found.sort(key=lambda opened: (opened.aendret, opened.hoved.nummer), reverse=True)
            return tuple(self._kladde(opened) for opened in found)

    def read(self, kladde_id: str) -> bytes:
        """The content as it was saved last. Raises ``DataError`` or ``UserError`` with what to do."""
        with self._lock:
            try:
                return self._unpack(kladde_id).indhold
            except NewerFileError:
                raise DataError(
                    "Kladden er gemt af en nyere Vejviser.", "Opdatér Vejviser. Kladden er ikke ændret."
                ) from None
            except (DamagedFileError, MissingKeyError):
                raise DataError(
                    "Kladden kan ikke læses: filen er beskadiget, eller nøglen er væk.",
                    "Slet den, og begynd forfra.",
                ) from None
            except FileNotFoundError:
                raise UserError("Kladden findes ikke mere.", "Begynd en ny samtale.") from None
            except (OSError, NoeglelagerError):
                raise UserError(
                    "Kladden kan ikke læses lige nu.", "Luk Vejviser, og prøv igen. Den er ikke slettet."
                ) from None

    def delete(self, kladde_id: str) -> None:
        """Forget the key, then the file. A save that comes late does not bring it back."""
        with self._lock:
            self._deleted.add(kladde_id)
            try:
                self._mappe.delete(kladde_id)
            except OSError as error:
                raise cannot_write("Kladden er ikke slettet.", "Prøv igen.", error) from error

    def sweep(self) -> tuple[str, ...]:
        """At the start and every hour: take away what may not lie here.

        Gives sentences on what was lost, and on what this Vejviser is too old to read.
        """
        with self._lock:
            self._mappe.sweep_temporary()
            said = [self._swept(id) for id in self._mappe.ids()]
            return tuple(dict.fromkeys(sentence for sentence in said if sentence))

    def _swept(self, id: str) -> str:
        """Delete the draft where it must go; what cannot be asked now is left until it expires."""
        try:
            why = self._verdict(id)
            if why not in (None, NYERE):
                self._mappe.delete(id)
            return why or ""
        except (OSError, NoeglelagerError):
            return ""

    def _verdict(self, id: str) -> str | None:
        """None and ``NYERE``: may lie. Else it goes, with a sentence where the user loses something by it."""
        now = self._now()
        try:
            if self._mappe.peek(id).udloeb <= now.timestamp():
                return ""
            opened = self._unpack(id)
        except NewerFileError as newer:
            return "" if newer.udloeb <= now.timestamp() else NYERE
        except MissingKeyError:
            return UDEN_NOEGLE
        except DamagedFileError:
            return ULAESELIG
        future = er_fra_fremtiden(opened.udloeber, opened.til_opfoelgning, now)
        return FRA_FREMTIDEN if future else None

    def _write(self, indhold: bytes, id: str, til_opfoelgning: bool, before: _Opened | None) -> Kladde:
        now = self._now()
        expiry = int((now + levetid(til_opfoelgning)).timestamp())
        hoved = Hoved(Slags.KLADDE, id, expiry, before.hoved.nummer + 1 if before else 1)
        begun = before.begyndt if before else now
        life = _LIFE.pack(_micros(begun), _micros(now), til_opfoelgning)
        self._mappe.write(hoved, life + indhold)
        return self._kladde(_Opened(hoved, begun, now, til_opfoelgning, indhold))

    def _unpack(self, id: str) -> _Opened:
        hoved, raw = self._mappe.read(id)
        if len(raw) < _LIFE.size:
            raise DamagedFileError("life")
        begun, changed, kept = _LIFE.unpack_from(raw)
        return _Opened(hoved, _moment(begun), _moment(changed), kept, raw[_LIFE.size :])

    def _opened(self, id: str) -> _Opened | None:
        try:
            return self._unpack(id)
        except (OSError, NoeglelagerError, MissingKeyError, DamagedFileError, NewerFileError):
            return None

    def _must_give_way(self) -> str | None:
        """The oldest draft without "gem til opfølgning", when there is no room for one more."""
        drafts = self.all()
        if len(drafts) < MAX_KLADDER:
            return None
        ordinary = [kladde.id for kladde in drafts if not kladde.til_opfoelgning]
        if not ordinary:
            raise UserError(
                f"Der ligger allerede {MAX_KLADDER} samtaler til opfølgning. Denne er ikke gemt.",
                "Slet en af dem under “Hvad ligger her?”.",
            )
        return ordinary[-1]

    def _kladde(self, opened: _Opened) -> Kladde:
        return Kladde(
            opened.hoved.id,
            _wall_time(opened.begyndt),
            _wall_time(opened.aendret),
            _wall_time(opened.udloeber),
            opened.til_opfoelgning,
            self._mappe.size(opened.hoved.id),
        )

    def _now(self) -> datetime:
        return self._nu().astimezone(UTC)


def _not_kept(grund: str) -> str:
    return f"Kladder gemmes ikke på denne pc, fordi {grund}."


def _micros(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def _moment(micros: int) -> datetime:
    return datetime.fromtimestamp(micros / 1_000_000, UTC)


def _wall_time(moment: datetime) -> datetime:
    return moment.astimezone().replace(tzinfo=None)
