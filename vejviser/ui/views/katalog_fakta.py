"""An offer's facts to read aloud on the telephone: what is known with its source, and what nobody stated."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.forskel_felter import FELTNAVNE, feltvaerdi, vaerdi_i_ord
from vejviser.domain.tilbud import Faktum, Koen, Svar, Tilbud
from vejviser.domain.tilbud_ord import telefonnummer
from vejviser.ui.views.katalog_ord import med_navne
from vejviser.ui.widgets import Etiket, add_shown, clear_layout

FOERST = (
    "telefon",
    "email",
    "aabningstider",
    "steder",
    "kort",
    "maalgruppe",
    "adgang.saadan",
    "adgang.pris",
    "adgang.ventetid",
)
UDENFOR = frozenset(
    {
        *("navn", "organisation", "organisationstype", "tilstand", "sikkerhed", "kilder", "fakta.koen_ord"),
        *("behovsomraader", "situationer", "emner", "emneord", "gyldig_fra", "gyldig_til"),
    }
)
"""What nobody can be asked about on the telephone."""

TAVS = (None, "", (), Svar.IKKE_OPLYST, Koen.IKKE_OPLYST)
RAEKKEFOELGE = (*FOERST, *(felt for felt in FELTNAVNE if felt not in FOERST and felt not in UDENFOR))


def er_tavs(tilbud: Tilbud, felt: str) -> bool:
    """Nobody stated it."""
    value = feltvaerdi(tilbud, felt)
    return (value.svar if isinstance(value, Faktum) else value) in TAVS


def kilde_til(tilbud: Tilbud, felt: str) -> str:
    """The newest source that says the fact: "kolding.dk, 2026-10". Empty where none says so."""
    names = {felt, *felt.split(".")}
    found = [kilde for kilde in tilbud.kilder if names & set(kilde.felter)]
    if not found:
        return ""
    newest = max(found, key=lambda kilde: kilde.dato or "")
    place = newest.titel or urlsplit(newest.url or "").netloc.removeprefix("www.")
    return ", ".join(filter(None, (place, newest.dato or "uden dato")))


class Faktablad(QWidget):
    """Only reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._valgord: Mapping[str, Mapping[str, str]] = {}

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(label.text() for label in self.findChildren(Etiket) if not label.isHidden())

    def set_valgord(self, valgord: Mapping[str, Mapping[str, str]]) -> None:
        """The words of need areas, situations and topics."""
        self._valgord = valgord

    def show_tilbud(self, tilbud: Tilbud) -> None:
        self.setUpdatesEnabled(False)
        clear_layout(self._column)
        self._add(Etiket(tilbud.navn, "t3", bold=True))
        if tilbud.organisation != tilbud.navn:
            self._add(Etiket(tilbud.organisation, muted=True))
        for phone in tilbud.telefon[:1]:
            self._add(Etiket(telefonnummer(phone.nummer), "t3", bold=True, ink="petrol"))
        for felt in RAEKKEFOELGE:
            if not er_tavs(tilbud, felt):
                self._add_fact(tilbud, felt)
        silent = ", ".join(FELTNAVNE[felt].lower() for felt in RAEKKEFOELGE if er_tavs(tilbud, felt))
        if silent:
            self._add_space()
            self._add(Etiket("Ikke oplyst. Spørg, hvis der er tid:", "t1", bold=True))
            self._add(Etiket(f"{silent}.", muted=True))
        self.setUpdatesEnabled(True)

    def _add_fact(self, tilbud: Tilbud, felt: str) -> None:
        self._add_space()
        source = kilde_til(tilbud, felt)
        self._add(Etiket(FELTNAVNE[felt] + (f"   (kilde: {source})" if source else ""), "t1", muted=True))
        words = vaerdi_i_ord(feltvaerdi(tilbud, felt))
        self._add(Etiket(med_navne(words, self._valgord.get(felt, {}))))

    def _add(self, widget: QWidget) -> None:
        add_shown(self._column, widget)

    def _add_space(self) -> None:
        space = QWidget()
        space.setFixedHeight(8)
        self._add(space)
