"""Between the place Katalog and the rest of the window: what is opened where, and who may see what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vejviser.domain.query import Filtre
from vejviser.settings import Indstillinger
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_view import FindView
from vejviser.ui.views.katalog_view import KatalogView
from vejviser.ui.widgets import Handling

IKKE_HER = (
    "Tilbuddet er ikke i det katalog, der bruges nu.",
    "Det kommer med, når kataloget udgives og hentes.",
)
VAEK = "Lukker du nu, er det væk."


class KatalogStyring(QObject):
    """``told`` is a calm line; ``find_requested``: the window turns to Find; ``failed`` words and remedy;
    ``asked`` words, more words and ways on (``Handling``)."""

    told = Signal(str)
    find_requested = Signal()
    failed = Signal(str, str)
    asked = Signal(str, str, tuple)

    def __init__(self, find: FindView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._tjenester: Tjenester | None = None
        self.view = KatalogView()
        self.view.told.connect(self.told)
        self.view.tilbud_requested.connect(self.show_tilbud)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.view.set_tjenester(tjenester)

    @property
    def i_gang(self) -> str:
        """What somebody is in the middle of, in words; "" where the directory may be changed under them."""
        return self._find.meld.i_gang or self.view.i_gang

    def holds_back(self, close: Callable[[], object]) -> bool:
        """The window wants to close: say what would be lost, and leave the choice. False: nothing would."""
        words = self.i_gang
        if words:
            self.asked.emit(words, VAEK, (Handling("Luk alligevel", close),))
        return bool(words)

    def set_indstillinger(self, value: Indstillinger) -> None:
        self.view.set_redaktoer(value.redaktoer)
        for part in (self.view, self._find.meld):
            part.set_rolle(value.afsender.rolle)

    def show_tilbud(self, id: str) -> None:
        """Open an offer in Find, found by its name."""
        tilbud = self._tjenester.katalog.tilbud.get(id) if self._tjenester else None
        if tilbud is None:
            self.failed.emit(*IKKE_HER)
            return
        self.find_requested.emit()
        self._find.show_place(tilbud.navn, Filtre(), id)

    def close(self) -> None:
        self.view.close_work()
