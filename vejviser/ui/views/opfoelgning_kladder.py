"""The conversations that were not ended, one row each: go on with it, or delete it. Never their content."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import stort
from vejviser.domain.kladde import Kladde, dag_og_tid
from vejviser.ui.views.sletknap import Sletknap
from vejviser.ui.widgets import Etiket, Knap, Kort, add_shown, clear_layout


def kladde_navn(kladde: Kladde, nu: datetime) -> str:
    """
    >>> then = datetime(2026, 11, 23, 10, 42)
    >>> kladde_navn(Kladde("", then, then, then), then)
    'Samtale fra i dag kl. 10.42'
    """
    return f"Samtale fra {dag_og_tid(kladde.begyndt, nu)}"


class Kladdeliste(QWidget):
    """``go_on`` and ``delete`` carry the ``Kladde``."""

    go_on = Signal(object)
    delete = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_kladder(self, kladder: Sequence[Kladde], nu: datetime) -> None:
        clear_layout(self._column)
        for kladde in kladder:
            add_shown(self._column, self._row(kladde, nu))

    def _row(self, kladde: Kladde, nu: datetime) -> QWidget:
        name = kladde_navn(kladde, nu)
        kept = "Gemt til opfølgning. " if kladde.til_opfoelgning else ""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Etiket(name, bold=True))
        when = f"{kept}Slettes {dag_og_tid(kladde.udloeber, nu)}."
        words.addWidget(Etiket(stort(when), "t1", muted=True))
        go_on = Knap("Fortsæt", low=True, name=f"Fortsæt {name}")
        go_on.clicked.connect(lambda: self.go_on.emit(kladde))
        delete = Sletknap(name)
        delete.confirmed.connect(lambda: self.delete.emit(kladde))
        card = Kort()
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(go_on)
        row.addWidget(delete)
        return card
