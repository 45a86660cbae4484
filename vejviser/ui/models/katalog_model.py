"""Rows of the place Katalog: a title, a line under it, and a badge. One model for every list there."""

from __future__ import annotations

from dataclasses import dataclass

from vejviser.ui.models.liste_model import ListeModel
from vejviser.ui.tilbud_tekst import Vished


@dataclass(frozen=True, slots=True)
class Listerad:
    """``maerke`` is the badge's words (empty: none), ``vished`` its look."""

    id: str
    titel: str
    linje: str = ""
    maerke: str = ""
    vished: Vished = Vished.UKENDT

    @property
    def spoken(self) -> str:
        return ". ".join(part.rstrip(".") for part in (self.titel, self.maerke, self.linje) if part)


class KatalogModel(ListeModel[Listerad]):
    """The rows of one list."""
