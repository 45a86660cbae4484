"""What an import would do, before it does it: new, changed, unchanged and rejected, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.forskel_felter import feltforskelle
from vejviser.domain.indlaesning import Importplan
from vejviser.ui.models.katalog_model import Listerad
from vejviser.ui.tilbud_tekst import Vished
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.widgets import Etiket

MEST = 500


def planrader(plan: Importplan) -> Iterator[Listerad]:
    """What is wrong first, then what is changed, then what is new."""
    for number, refused in enumerate(plan.afviste):
        place = f"Linje {refused.linje}" if refused.linje else "Hele filen"
        yield Listerad(f"afvist{number}", refused.navn or place, str(refused), "Afvist", Vished.RAV)
    for number, words in enumerate(plan.advarsler):
        yield Listerad(f"advarsel{number}", words, "", "Se på det", Vished.RAV)
    for change in plan.aendrede:
        words = "; ".join(
            f"{one.navn}: {_one_line(one.foer)} → {_one_line(one.efter)}"
            for one in feltforskelle(change.foer, change.efter)
        )
        yield Listerad(change.efter.id, change.efter.navn, words or "Kontrol", "Ændret", Vished.JA)
    for new in plan.nye:
        yield Listerad(new.id, new.navn, new.organisation, "Ny", Vished.JA)


def _one_line(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= 60 else f"{line[:59]}…"


class PlanListe(QWidget):
    """Only shows; the page asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saetning = Etiket("", bold=True)
        self.liste = KatalogListe("Det, der vil ske")
        self.liste.setMinimumHeight(330)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.saetning)
        column.addWidget(self.liste, 1)
        self.hide()

    def show_plan(self, plan: Importplan) -> None:
        self.saetning.setText(plan.saetning)
        rows = list(planrader(plan))
        count = f"De første {MEST} af {len(rows)}" if len(rows) > MEST else ""
        if rows:
            self.liste.show_rows(rows[:MEST], count)
        else:
            self.liste.show_empty("Filen siger det samme som kataloget.")
        self.show()
