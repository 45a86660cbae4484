"""Three proposals from civil society (leveregel 5), shown under the gap that asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.query import Loesningsforslag
from vejviser.domain.samtale import Samtale
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import Etiket, Knap, Mark, Span, clear_layout

ANTAL = 3
SEKTOR = "civilsamfund"


@dataclass(frozen=True, slots=True)
class Civiltforslag:
    """An offer for a need, with its words."""

    omraade: str
    tilbud: str
    navn: str
    behov: str


def civile_forslag(
    samtale: Samtale, svar: Sequence[Loesningsforslag], tjenester: Tjenester
) -> tuple[Civiltforslag, ...]:
    """At most three, one need after the other, without what was chosen or set aside."""
    names = tjenester.indhold.omraadenavne()
    used = {(aftale.behov, aftale.tilbud) for aftale in samtale.aftaler}
    used |= {(lagt.behov, lagt.tilbud) for lagt in samtale.lagt_til_side}
    per_need: list[list[Civiltforslag]] = []
    for loesning in svar:
        row = []
        for item in loesning.forslag:
            tilbud = tjenester.katalog.tilbud.get(item.id)
            if tilbud is None or tilbud.organisationstype.sektor != SEKTOR:
                continue
            if (loesning.omraade, item.id) not in used:
                row.append(Civiltforslag(loesning.omraade, item.id, tilbud.navn, names[loesning.omraade]))
        per_need.append(row)
    return _in_turn(per_need)


def _in_turn(rows: list[list[Civiltforslag]]) -> tuple[Civiltforslag, ...]:
    """The best of each need first, then the second best; never the same offer twice."""
    found: dict[str, Civiltforslag] = {}
    for place in range(max((len(row) for row in rows), default=0)):
        for row in rows:
            if place < len(row):
                found.setdefault(row[place].tilbud, row[place])
    return tuple(found.values())[:ANTAL]


class CivilsamfundView(QWidget):
    """Hidden until asked for. ``chosen`` carries need and offer."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(32, 0, 4, 0)
        self._rows.setSpacing(4)
        self.hide()

    def clear(self) -> None:
        clear_layout(self._rows)
        self.hide()

    def show_forslag(self, forslag: Sequence[Civiltforslag]) -> None:
        clear_layout(self._rows)
        if not forslag:
            self._rows.addWidget(Etiket("Ingen foreninger i kataloget passer på behovene.", muted=True))
        for item in forslag:
            self._rows.addWidget(self._make_row(item))
        self.show()
        first = self.findChild(Knap)
        if first is not None and forslag:
            self._first_button(len(forslag)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_button(self, count: int) -> QWidget:
        """The first of the new rows; rows on their way out do not count."""
        item = self._rows.itemAt(self._rows.count() - count)
        row = item.widget() if item is not None else None
        return (row.findChild(Knap) if row is not None else None) or self

    def _make_row(self, item: Civiltforslag) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        words = Etiket(f"{item.navn} · {item.behov}")
        words.set_spans([Span(0, len(item.navn), Mark.FED)])
        button = Knap("Vælg", low=True, name=f"Vælg {item.navn}")
        button.clicked.connect(lambda: self.chosen.emit(item.omraade, item.tilbud))
        layout.addWidget(words, 1)
        layout.addWidget(button)
        return row
