"""The hours editor: as many rows as there are, and what is open just now by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vejviser.domain.aabningstid import aabningsstatus
from vejviser.domain.aabningstid_dage import laes_dage
from vejviser.domain.aabningstid_skrivning import kilderaekker
from vejviser.domain.aabningstid_vaerdier import Aabningstid
from vejviser.ui.views.katalog_felt import Felt
from vejviser.ui.views.katalog_tidsrad import LUKKEDAGE, UFORSTAAET, Tidsrad
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, Tekstfelt
from vejviser.ui.widgets.tabfoelge import tab_before


class Tiderfelt(Felt):
    """``nu`` and ``helligdage`` come from the window: they say how the hours read at this moment."""

    def __init__(self, nu: Callable[[], datetime], helligdage: frozenset[date]) -> None:
        super().__init__("Åbningstider")
        self._nu, self._helligdage = nu, helligdage
        self.raekker: list[Tidsrad] = []
        self._lige_nu = Etiket("", "t1", muted=True)
        self.lukket = Tekstfelt("Lukket disse dage, alle tider", LUKKEDAGE, low=True)
        self.luk_alle = Knap("Luk alle tider de dage", Knaptype.TEKST, icon="calendar", low=True)
        self._fejl = Etiket("", "t1", bold=True, ink="rav")
        self.tilfoej = Knap("Tilføj en tid", Knaptype.TEKST, icon="plus", low=True)
        self.tilfoej.clicked.connect(lambda: self.add())
        self.column.addWidget(self.tilfoej, 0, Qt.AlignmentFlag.AlignLeft)
        self._lukkelinje = self._make_closing()
        for part in (self._lukkelinje, self._fejl, self._lige_nu):
            self.column.addWidget(part)
        self._fejl.hide()
        self.setFocusProxy(self.tilfoej)

    @property
    def value(self) -> tuple[Aabningstid, ...]:
        return tuple(row for card in self.raekker for row in card.rows)

    @property
    def fault(self) -> str:
        return next((card.fault for card in self.raekker if card.fault), "")

    def add(self) -> Tidsrad:
        """An empty row, and the keyboard in it."""
        card = self._add(())
        card.focus_first()
        self._tell()
        return card

    def close_all(self) -> None:
        """One closed day, Christmas say, is written once and stands in every row."""
        days = laes_dage(self.lukket.text())
        self._fejl.setText("" if days else UFORSTAAET)
        self._fejl.setVisible(not days)
        if days:
            for card in self.raekker:
                card.close_days(days)
            self.lukket.clear()

    def _make_closing(self) -> QWidget:
        """Seen where there is more than one row to close."""
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        self.lukket.setMinimumWidth(320)
        for part in (self.lukket, self.luk_alle):
            flow.addWidget(part)
        self.lukket.returnPressed.connect(self.close_all)
        self.luk_alle.clicked.connect(self.close_all)
        return holder

    def _put(self, value: Sequence[Aabningstid]) -> None:
        for card in tuple(self.raekker):
            self._drop(card)
        for rows in kilderaekker(value):
            self._add(rows)
        self._show_now()

    def _add(self, rows: Sequence[Aabningstid]) -> Tidsrad:
        card = Tidsrad(rows)
        card.changed.connect(self._on_changed)
        card.removed.connect(lambda: self._on_removed(card))
        self.raekker.append(card)
        self.column.insertWidget(len(self.raekker) - 1, card)
        tab_before(card, self.tilfoej)
        return card

    def _drop(self, card: Tidsrad) -> None:
        self.raekker.remove(card)
        self.column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_removed(self, card: Tidsrad) -> None:
        self._drop(card)
        self.tilfoej.setFocus()
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_now()
        self._tell()

    def _show_now(self) -> None:
        self._lukkelinje.setVisible(len(self.raekker) > 1)
        status = aabningsstatus(self.value, None, self._nu(), self._helligdage) if self.raekker else None
        self._lige_nu.setText(f"Lige nu: {status.tekst}" if status else "Åbningstiden er ikke oplyst.")
