"""The last few facts that only the note needs; each may stay empty."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.samtale_haendelser import FeltSet
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_binding import Feltbinding
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt, mark_vagt
from vejviser.ui.widgets import Afkrydsning, Feltgruppe, Flertekst


class OplysningerView(QWidget):
    """Bound to the conversation both ways."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._quote = Flertekst("Citat til notatet", "Ellers bruges begyndelsen af de egne ord", lines=2)
        self._name = Vagtfelt("Kaldenavn", "Fornavn eller kaldenavn, hvis personen vil", navne=False)
        self._contact = Vagtfelt("Sådan træffes personen", "Hvor, hvornår og hvordan")
        self._safety = Vagtfelt("Sikkerhed", "Kun det, modtageren skal handle på")
        self._hidden = Afkrydsning("Personen har beskyttet adresse")
        self._marks = mark_vagt(self._quote)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for label, field, felt in (
            ("Personens egne ord i notatet", self._quote, "citat"),
            ("Kaldenavn", self._name, "kaldenavn"),
            ("Sådan træffes personen", self._contact, "kontakt"),
            ("Sikkerhed", self._safety, "sikkerhed"),
        ):
            Feltbinding(field, styring, felt)
            layout.addWidget(Feltgruppe(label, field))
        layout.addWidget(self._hidden)
        self._hidden.clicked.connect(lambda on: styring.apply(FeltSet("skjult_adresse", on)))
        styring.changed.connect(self._show)

    def _show(self) -> None:
        self._hidden.setChecked(self._styring.samtale.skjult_adresse)
