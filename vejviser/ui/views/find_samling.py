"""What the user keeps in Find: favourites and own notes (on this machine), and the shortlist of the session.

The shortlist is never written. A favourite that cannot be stored still counts until the window closes.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from vejviser.domain.cpr import sloer
from vejviser.domain.favoritter import Favoritter
from vejviser.domain.query import Udsnit
from vejviser.errors import VejviserError
from vejviser.ui.tjenester import Tjenester

VALGTE = "Valgte"
MASKED = "Cpr-nummeret i noten er sløret."
NOT_ABOUT_PEOPLE = "Skriv kun om tilbuddet, aldrig om en borger."


class Samling(QObject):
    """``changed`` after every change; ``said`` is a calm line, ``failed`` one that must be seen."""

    changed = Signal()
    said = Signal(str)
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tjenester: Tjenester | None = None
        self._favoritter = Favoritter()
        self._valgte: tuple[str, ...] = ()

    @property
    def favoritter(self) -> Favoritter:
        return self._favoritter

    @property
    def valgte(self) -> tuple[str, ...]:
        """The shortlist, in the order it was made."""
        return self._valgte

    @property
    def valgte_udsnit(self) -> Udsnit:
        return Udsnit(VALGTE, self._valgte)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        """A new directory changes nothing of what is kept; offers that are gone leave the shortlist."""
        if self._tjenester is None:
            self._favoritter = tjenester.favoritter
        self._tjenester = tjenester
        self._set_valgte(id for id in self._valgte if id in tjenester.katalog.tilbud)

    def forget(self) -> None:
        """The favourites were deleted on disk: let go of them here too, and write nothing."""
        self._favoritter = Favoritter()
        self.changed.emit()

    def toggle_favorit(self, id: str) -> None:
        name = self._name(id)
        if not name:
            return
        self._keep(self._favoritter.toggled(id))
        if id in self._favoritter.ids:
            self.said.emit(f"{name} er nu favorit.")
        else:
            self.said.emit(f"{name} er ikke længere favorit.")

    def set_note(self, id: str, text: str) -> str:
        """Keep a note, without any CPR number in it; returns what was kept."""
        safe, masked = sloer(text)
        wanted = self._favoritter.with_note(id, safe)
        if wanted != self._favoritter:
            self._keep(wanted)
        if masked:
            self.failed.emit(MASKED, NOT_ABOUT_PEOPLE)
        return wanted.note(id)

    def toggle_valgt(self, id: str) -> None:
        """Onto the shortlist, or off it; the strip under the list says how many there are."""
        if self._name(id):
            others = tuple(one for one in self._valgte if one != id)
            self._set_valgte(others if id in self._valgte else (*others, id))

    def clear_valgte(self) -> None:
        self._set_valgte(())

    def _set_valgte(self, ids: Iterable[str]) -> None:
        self._valgte = tuple(ids)
        self.changed.emit()

    def _keep(self, value: Favoritter) -> None:
        self._favoritter = value
        self.changed.emit()
        if self._tjenester is None:
            return
        try:
            self._tjenester.gem_favoritter(value)
        except VejviserError as error:
            self.failed.emit(error.message, error.remedy)

    def _name(self, id: str) -> str:
        tilbud = self._tjenester.katalog.tilbud.get(id) if self._tjenester else None
        return tilbud.navn if tilbud else ""
