"""What is for professionals only: law, terms, and where everything was read. Folded until asked for."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import SIKKERHED, kilde_linje
from vejviser.ui.widgets import Etiket, add_shown, clear_layout


class Fagfolk(QWidget):
    """Headings with lines; a heading without anything to say is left out. Written when it is unfolded: most
    offers that are walked past never are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tilbud: Tilbud | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(28, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_tilbud(self, tilbud: Tilbud) -> None:
        self._tilbud = tilbud
        clear_layout(self._layout)
        if self.isVisible():
            self._write(tilbud)

    def showEvent(self, event: QShowEvent) -> None:
        if self._tilbud is not None and not self._layout.count():
            self._write(self._tilbud)
        super().showEvent(event)

    def _write(self, tilbud: Tilbud) -> None:
        self._add("Lov", tilbud.lovgrundlag or ("Ikke oplyst",))
        self._add("Vilkår", tilbud.vilkaar)
        self._add("Pris", (tilbud.adgang.pris,) if tilbud.adgang.pris else ())
        self._add("Sprog", (", ".join(tilbud.sprog),) if tilbud.sprog else ())
        self._add("Hvor sikkert er det?", (SIKKERHED[tilbud.sikkerhed],))
        self._add("Kilder", tuple(kilde_linje(kilde) for kilde in tilbud.kilder) or ("Ingen kilde",))
        self._add("Id i kataloget", (tilbud.id,))

    def _add(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        add_shown(self._layout, Etiket(heading, "t1", bold=True))
        for line in lines:
            add_shown(self._layout, Etiket(line, "t1", muted=True))
        self._layout.addSpacing(6)
