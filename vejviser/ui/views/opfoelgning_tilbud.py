"""After "Afslut": may the check-backs that were agreed stay? Only date, role, own reference, and consent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort, stort
from vejviser.domain.opfoelgning import MAX_REFERENCE, MAX_ROLLE, Opfoelgning, med_ord
from vejviser.errors import UserError
from vejviser.ui.widgets import (
    Afkrydsning,
    Etiket,
    Feltgruppe,
    FlowLayout,
    Knap,
    Knaptype,
    Kort,
    RavLinje,
    Tekstfelt,
    add_shown,
    announce,
    clear_layout,
)

TITEL = "Vil du huske at følge op?"
FORKLARING = (
    "Samtalen er slettet. Det her kan blive, krypteret på denne pc: datoen, modtagerens rolle, din egen "
    "reference og om der er samtykke. Det slettes 14 dage efter datoen."
)
REFERENCE = "Fx et sagsnummer eller et ord, kun du kender. Ikke et navn eller et cpr-nummer."


class _Raekke(QWidget):
    """One check-back: whether it stays, and the role of the receiver, to be seen and put right."""

    def __init__(self, row: Opfoelgning) -> None:
        super().__init__()
        self.row = row
        day = stort(dato_kort(row.tjek.isoformat()))
        self.keep = Afkrydsning(day)
        self.keep.setChecked(True)
        self.rolle = Tekstfelt(f"Modtagerens rolle, {day}", "Modtagerens rolle, ikke et navn")
        self.rolle.setMaxLength(MAX_ROLLE)
        self.rolle.setText(row.modtager_rolle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.keep)
        layout.addWidget(self.rolle, 1)


class OpfoelgningTilbud(Kort):
    """``chosen`` carries the rows to keep, each still without an id. Hidden until it asks."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("valgt", parent=parent)
        self._rows: list[_Raekke] = []
        self.reference = Tekstfelt("Din reference", "fx et sagsnummer")
        self.reference.setMaxLength(MAX_REFERENCE)
        self.rav = RavLinje()
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(Etiket(TITEL, bold=True))
        layout.addWidget(Etiket(FORKLARING, "t1", muted=True))
        layout.addLayout(self._column)
        layout.addWidget(Feltgruppe("Din reference", self.reference, REFERENCE))
        layout.addWidget(self.rav)
        layout.addWidget(self._make_buttons())
        self.hide()

    def ask(self, rows: Sequence[Opfoelgning]) -> None:
        clear_layout(self._column)
        self._rows = [_Raekke(row) for row in rows]
        for row in self._rows:
            add_shown(self._column, row)
        self.reference.clear()
        self.rav.show_words("")
        self.setVisible(bool(rows))
        if rows:
            announce(self, TITEL)
            self.reference.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Nothing of it stays, here either."""
        self.ask(())

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        keep = Knap("Gem opfølgning", Knaptype.FYLDT, low=True)
        keep.clicked.connect(self._on_keep)
        no = Knap("Nej tak", Knaptype.TEKST, low=True)
        no.clicked.connect(self.put_away)
        flow.addWidget(keep)
        flow.addWidget(no)
        return holder

    def _on_keep(self) -> None:
        try:
            rows = [
                med_ord(each.row, "", self.reference.text(), each.rolle.text())
                for each in self._rows
                if each.keep.isChecked()
            ]
        except UserError as error:
            self.rav.show_words(error.message, error.remedy)
            return
        self.put_away()
        if rows:
            self.chosen.emit(tuple(rows))
