"""One check-back as a card: when, who receives, whose reference, what came of it, and the consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort, stort
from vejviser.domain.opfoelgning import (
    Opfoelgning,
    Samtykkestand,
    Udfald,
    flyttet,
    med_udfald,
    samtykke_gaelder,
    trukket_tekst,
    trukket_tilbage,
    varsel,
)
from vejviser.errors import UserError
from vejviser.ui.views.samtale_tidsfelt import Tidsfelt
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, Kort, RavLinje

UDFALD: tuple[tuple[Udfald, str], ...] = (
    (Udfald.MOEDT, "Mødt"),
    (Udfald.IKKE_MOEDT, "Ikke mødt"),
    (Udfald.AENDRET, "Ændret"),
)
_SAMTYKKE = {
    Samtykkestand.IKKE_SPURGT: "Samtykke: ikke spurgt",
    Samtykkestand.JA: "Samtykke: ja",
    Samtykkestand.NEJ: "Samtykke: nej",
    Samtykkestand.TRUKKET: "Samtykke: trukket tilbage",
    Samtykkestand.ORIENTERET: "Personen er orienteret",
}
UDEN_MODTAGER = "Modtager ikke skrevet"


def overskrift(row: Opfoelgning) -> str:
    return f"{stort(dato_kort(row.tjek.isoformat()))}: {row.modtager_rolle or UDEN_MODTAGER}"


def samtykke_tekst(row: Opfoelgning, i_dag: date) -> str:
    """What stands about the consent, and until when it holds."""
    words = _SAMTYKKE[row.samtykke]
    if row.samtykke is not Samtykkestand.JA or row.samtykke_udloeb is None:
        return words
    day = dato_kort(row.samtykke_udloeb.isoformat())
    return f"{words}, til {day}" if samtykke_gaelder(row, i_dag) else f"{words}, men udløbet {day}"


class OpfoelgningKort(Kort):
    """``changed`` carries the new row. ``deleted`` that it is to go."""

    changed = Signal(object)
    deleted = Signal()

    def __init__(self, row: Opfoelgning, nu: datetime, parent: QWidget | None = None) -> None:
        due = row.udfald is None and row.tjek <= nu.date()
        super().__init__("rav" if due else "", parent=parent)
        self.row = row
        self._today = nu.date()
        self._rav = RavLinje()
        self._move = self._make_move(nu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(Etiket(overskrift(row), bold=True))
        layout.addWidget(Etiket(self._facts(), "t1", muted=True))
        layout.addWidget(self._make_buttons())
        layout.addWidget(self._move)
        layout.addWidget(self._rav)
        if row.samtykke is Samtykkestand.TRUKKET:
            self._rav.show_words(trukket_tekst(row))

    def _facts(self) -> str:
        row = self.row
        reference = f"Din reference: {row.reference}" if row.reference else "Uden reference"
        parts = (reference, samtykke_tekst(row, self._today), varsel(row, self._today))
        return " · ".join(part for part in parts if part)

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for udfald, words in UDFALD:
            flow.addWidget(self._outcome(udfald, words))
        flow.addWidget(self._plain("Flyt dato", self._open_move))
        if self.row.samtykke is Samtykkestand.JA:
            flow.addWidget(self._plain("Samtykke trukket tilbage", self._withdraw))
        delete = Sletknap(f"opfølgningen {overskrift(self.row)}")
        delete.confirmed.connect(self.deleted)
        flow.addWidget(delete)
        return holder

    def _outcome(self, udfald: Udfald, words: str) -> Knap:
        button = Knap(words, Knaptype.KANT, low=True, name=f"{words}: {overskrift(self.row)}")
        button.setCheckable(True)
        button.setChecked(self.row.udfald is udfald)
        new = None if self.row.udfald is udfald else udfald
        button.clicked.connect(lambda: self.changed.emit(med_udfald(self.row, new)))
        return button

    def _plain(self, words: str, act: Callable[[], object]) -> Knap:
        button = Knap(words, Knaptype.TEKST, low=True, name=f"{words}: {overskrift(self.row)}")
        button.clicked.connect(lambda: act())
        return button

    def _make_move(self, nu: datetime) -> QWidget:
        self._day = Tidsfelt("Ny dato for opfølgning", nu, day_only=True)
        self._day.value_changed.connect(self._on_day)
        self._day.entered.connect(self._save_move)
        self._new_day = ""
        save = Knap("Gem ny dato", low=True)
        save.clicked.connect(self._save_move)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._day, 1)
        row.addWidget(save)
        holder.hide()
        return holder

    def _open_move(self) -> None:
        self._move.show()
        self._day.setFocus()

    def _on_day(self, iso: str) -> None:
        self._new_day = iso

    def _save_move(self) -> None:
        try:
            if self._new_day:
                self.changed.emit(flyttet(self.row, date.fromisoformat(self._new_day[:10]), self._today))
        except UserError as error:
            self._rav.show_words(error.message, error.remedy)

    def _withdraw(self) -> None:
        self.changed.emit(trukket_tilbage(self.row, self._today))
