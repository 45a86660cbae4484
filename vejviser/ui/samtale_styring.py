"""The running conversation behind all screens: holds the immutable value, and undo and redo for all of it.

Screens send events (``vejviser.domain.samtale_haendelser``) and listen to ``changed``; none of them keeps an
answer of its own. Nothing here is written to disk or to a log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from vejviser.domain.samtale import Afsender, Samtale, Trin
from vejviser.domain.samtale_haendelser import AftaleSet, FeltSet, Forloeb, Haendelse, TrinChosen, transition

UNDO_MAX = 500
"""Enough for a long conversation; older steps cannot be undone, nothing else is lost."""


@dataclass(frozen=True, slots=True)
class _Minde:
    """A conversation to go back to, and what led away from it (to join letters typed in a row)."""

    forloeb: Forloeb
    noegle: object


class SamtaleStyring(QObject):
    """One conversation at a time. ``apply`` is the only way to change it."""

    changed = Signal()
    trin_changed = Signal()
    restarted = Signal()
    undo_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._forloeb = Forloeb()
        self._afsender = Afsender()
        self._begun: datetime | None = None
        self._clock: Callable[[], datetime] | None = None
        self._undo: list[_Minde] = []
        self._redo: list[Forloeb] = []
        self._open_key: object = None

    @property
    def samtale(self) -> Samtale:
        return self._forloeb.samtale

    @property
    def trin(self) -> Trin:
        return self._forloeb.trin

    @property
    def begun(self) -> datetime | None:
        """When the first thing was said; before that, when the page was laid out (None: no clock yet)."""
        return self._begun

    @property
    def started(self) -> bool:
        """True when somebody said or chose something."""
        return replace(self.samtale, dato=None) != replace(self._blank(), dato=None)

    @property
    def writing(self) -> bool:
        """The last change was a letter in a field: more are likely to come."""
        return self._open_key is not None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def restart(self, now: datetime) -> None:
        """Begin a new, empty conversation. The old one is gone, undo included."""
        self._begun = now
        self._undo.clear()
        self._redo.clear()
        self._open_key = None
        self._forloeb = Forloeb(self._blank())
        self.restarted.emit()
        self._tell(step=True)

    def begin(self, now: datetime) -> None:
        """The clock is known now: an unstamped conversation gets its moment, and keeps what was said."""
        if self._begun is None:
            self._begun = now
            stamp = FeltSet("dato", now.isoformat(timespec="minutes"))
            self._forloeb = transition(self._forloeb, stamp)
            self._tell(step=False)

    def set_clock(self, clock: Callable[[], datetime]) -> None:
        """From now on a conversation begins when somebody says something, not when the window opened."""
        self._clock = clock

    def load(self, samtale: Samtale, now: datetime) -> None:
        """Begin from a conversation that stands elsewhere (an example, a file)."""
        self.restart(now)
        self._forloeb = Forloeb(samtale)
        self._tell(step=False)

    def set_afsender(self, afsender: Afsender) -> None:
        """Who hands over comes from the settings: no answer of the person, so nothing to undo."""
        self._afsender = afsender
        if self.samtale.afsender != afsender:
            self._forloeb = transition(self._forloeb, FeltSet("afsender", afsender))
            self.changed.emit()

    def go_to(self, trin: Trin) -> None:
        if trin is not self.trin:
            self._open_key = None
            self._forloeb = transition(self._forloeb, TrinChosen(trin))
            self.trin_changed.emit()

    def apply(self, haendelse: Haendelse) -> None:
        """Let the event happen. Letters typed in a row into one field become one step of undo."""
        before = self._forloeb if self.started else self._at_its_beginning()
        after = transition(before, haendelse)
        if after == before:
            return
        self._forloeb = before
        key = _joining_key(haendelse)
        if key is None or key != self._open_key:
            self._undo.append(_Minde(self._forloeb, key))
            del self._undo[:-UNDO_MAX]
        self._open_key = key
        self._redo.clear()
        self._forloeb = after
        self._tell(step=False)

    def close_field(self) -> None:
        """The user left a field: what is typed next is a new step of undo."""
        self._open_key = None

    def undo(self) -> None:
        if self._undo:
            self._redo.append(self._forloeb)
            self._back_to(self._undo.pop().forloeb)

    def redo(self) -> None:
        if self._redo:
            self._undo.append(_Minde(self._forloeb, None))
            self._back_to(self._redo.pop())

    def _back_to(self, forloeb: Forloeb) -> None:
        """Show the step where the change was made; sender and date do not follow the past."""
        step = forloeb.trin is not self.trin
        self._open_key = None
        today = FeltSet("dato", self.samtale.dato)
        self._forloeb = transition(transition(forloeb, FeltSet("afsender", self._afsender)), today)
        self._tell(step)

    def _at_its_beginning(self) -> Forloeb:
        """The empty page, dated now: it may have lain open for hours before somebody said something."""
        if self._clock is None:
            return self._forloeb
        self._begun = self._clock()
        return transition(self._forloeb, FeltSet("dato", self._begun.isoformat(timespec="minutes")))

    def _blank(self) -> Samtale:
        date = self._begun.isoformat(timespec="minutes") if self._begun else None
        return Samtale(dato=date, afsender=self._afsender)

    def _tell(self, step: bool) -> None:
        if step:
            self.trin_changed.emit()
        self.changed.emit()
        self.undo_changed.emit()


def _joining_key(haendelse: Haendelse) -> object:
    """What may be joined with the event before it: text typed into the same field; None = never joined."""
    if isinstance(haendelse, FeltSet) and isinstance(haendelse.vaerdi, str):
        return ("felt", haendelse.felt)
    if isinstance(haendelse, AftaleSet) and haendelse.felt:
        return ("aftale", haendelse.nummer, haendelse.felt)
    return None
