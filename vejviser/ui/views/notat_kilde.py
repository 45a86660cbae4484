"""Builds the notes of the running conversation when something changed, for preview and for handing over."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.domain.aftale import Aftale
from vejviser.domain.cpr import Niveau
from vejviser.domain.notat import Notat, Notattype, byg_notat
from vejviser.domain.samtale_vagt import sloer_samtale
from vejviser.domain.varme import er_overlevering
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.tjenester import Tjenester

PAUSE_MS = 150
"""So long the conversation rests before the preview is built again."""

NAVNE = (
    (Notattype.MODTAGER, "Til modtageren"),
    (Notattype.BORGER, "Til borgeren"),
    (Notattype.KORT, "Lommekort"),
)


class Notatkilde(QObject):
    """``changed`` says that a note may read differently now."""

    changed = Signal()

    def __init__(self, styring: SamtaleStyring, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._tjenester: Tjenester | None = None
        self._til: tuple[str, str | None, str] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        styring.changed.connect(self._pause.start)

    @property
    def busy(self) -> bool:
        """A change is still to be shown."""
        return self._pause.isActive()

    @property
    def begun(self) -> bool:
        """Somebody said something: before that a note only tells what is missing."""
        return self._styring.started

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.changed.emit()

    def modtagere(self) -> tuple[tuple[str, str], ...]:
        """Those who may read a note of their own: place of the agreement, and who it is.

        Named receivers first, so that the first is the one who gets the note where nobody chose.
        """
        catalogue = self._tjenester.katalog.tilbud if self._tjenester else {}
        found = []
        places = enumerate(self._styring.samtale.aftaler)
        for place, aftale in sorted(places, key=lambda pair: not pair[1].modtager):
            offer = catalogue.get(aftale.tilbud) if aftale.tilbud else None
            if er_overlevering(aftale):
                found.append((str(place), offer.navn if offer else aftale.modtager))
        return tuple(found)

    @property
    def til(self) -> int | None:
        """The agreement whose receiver was chosen, while it is there; None = the first with a receiver."""
        places = [
            place for place, item in enumerate(self._styring.samtale.aftaler) if _key(item) == self._til
        ]
        return places[0] if self._til is not None and places else None

    @property
    def modtager(self) -> str:
        """Who gets the receiver's note now; "" where nobody is named."""
        found = dict(self.modtagere())
        first = next(iter(found.values()), "")
        return first if self.til is None else found.get(str(self.til), first)

    def notat_til(self, navn: str) -> Notat | None:
        """The receiver's note as it stands for this receiver; None where there is no such any more."""
        place = next((place for place, name in self.modtagere() if name == navn), None)
        return None if place is None else self.notat(Notattype.MODTAGER, til=int(place))

    def choose(self, place: int) -> None:
        self._til = _key(self._styring.samtale.aftaler[place])
        self.changed.emit()

    def notat(self, type: Notattype, skjul: Niveau = Niveau.SIKKER, til: int | None = None) -> Notat | None:
        """The note as it stands right now; None before the directory is loaded.

        ``skjul``: also hide numbers that are only as sure as this (the note itself masks the sure ones).
        """
        if self._tjenester is None:
            return None
        katalog, indhold = self._tjenester.katalog, self._tjenester.indhold
        now = self._tjenester.nu().isoformat(timespec="minutes")
        samtale = self._styring.samtale
        shown = samtale if skjul is Niveau.SIKKER else sloer_samtale(samtale, skjul)
        reader = self._reader if til is None else til
        return byg_notat(shown, katalog.tilbud, indhold, type, now, katalog.dato, reader)

    @property
    def _reader(self) -> int | None:
        """Who is shown as the receiver, also where nobody chose: only that one's yes is needed."""
        if self.til is not None:
            return self.til
        return next((int(place) for place, _name in self.modtagere()), None)


def _key(aftale: Aftale) -> tuple[str, str | None, str]:
    """What tells an agreement from the others, also when their order changes."""
    return aftale.behov, aftale.tilbud, aftale.loesning
