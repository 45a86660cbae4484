"""What every page of the place Katalog has in common: its worker, its amber line, its wishes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vejviser.errors import UserError, VejviserError
from vejviser.ui.redaktoer import Katalogarbejde, Redaktion
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import RavLinje

T = TypeVar("T")
IKKE_AABEN = UserError("Kataloget er ikke åbent endnu.", "Vent et øjeblik, og prøv igen.")


class Katalogside(QWidget):
    """``told`` is one calm line; ``tilbud_requested`` an id to open; ``changed``: other pages are old now."""

    told = Signal(str)
    tilbud_requested = Signal(str)
    changed = Signal()

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._tjenester: Tjenester | None = None
        self.rav = RavLinje()

    @property
    def arbejde(self) -> Katalogarbejde | None:
        return self._tjenester.katalogarbejde if self._tjenester else None

    @property
    def i_gang(self) -> str:
        """What the user has begun here and not finished, in words."""
        return ""

    @property
    def today(self) -> date:
        if self._tjenester is None:
            raise IKKE_AABEN
        return self._tjenester.nu().date()

    def redaktion(self) -> Redaktion:
        """The editor's database; opened on first use, so ask in the worker."""
        if self.arbejde is None:
            raise IKKE_AABEN
        return self.arbejde.redaktion()

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester

    def refresh(self) -> None:
        """Read what stands now; called whenever the page comes into sight."""

    def focus_first(self) -> None:
        """Where the keyboard goes when the page is opened."""

    def go_back(self) -> bool:
        """Esc. True when there was a way back inside the page."""
        return False

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[VejviserError], object] | None = None,
        *,
        key: str = "",
    ) -> None:
        """Aside; a fault with words is shown in the amber line."""
        self._opgaver.run(work, on_done, on_error or self.show_fault, key=key)

    def show_fault(self, error: VejviserError) -> None:
        details = [str(fault) for fault in getattr(error, "faults", ())][:6]
        self.rav.show_words(error.message, " ".join([*details, error.remedy]))
