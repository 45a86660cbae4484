"""The foot of an offer: the newest source, and whether somebody has checked it. In words and icon, always."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import er_gammel, kildedato
from vejviser.ui.widgets import Baggrund, Etiket, FlowLayout, Ikon, Knap, Knaptype, set_hint

SIDE = 24
"""Left and right of the words of an offer, in this foot and above it."""


class Kildefod(Baggrund):
    """Stays at the foot of the pane while the rest scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ark", edges="t", parent=parent)
        self._source_icon, self._check_icon = (
            Ikon("circle-check", size="t1"),
            Ikon("circle-dashed", size="t1"),
        )
        self._source = Etiket("", "t1", bold=True, wrap=False)
        self._advice = Etiket("Ring først", "t1", muted=True, wrap=False)
        self._check = Etiket("", "t1", muted=True, wrap=False)
        self.meld = Knap("Meld fejl", Knaptype.TEKST, icon="flag", low=True)
        set_hint(self.meld, "Tast Ctrl+M")
        holder = QWidget()
        flow = FlowLayout(holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 8, 8, 8)
        row.setSpacing(8)
        for part in (
            _pair(self._source_icon, self._source),
            _pair(self._check_icon, self._check),
            self._advice,
        ):
            flow.addWidget(part)
        row.addWidget(holder, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.meld, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_tilbud(self, tilbud: Tilbud, nu: datetime) -> None:
        old = er_gammel(tilbud.nyeste_kilde, nu.date())
        ink = "rav" if old else "petrol"
        self._source_icon.set_icon("triangle-alert" if old else "circle-check", ink)
        self._source.set_ink("rav" if old else "blaek")
        self._source.setText(f"Nyeste kilde: {kildedato(tilbud.nyeste_kilde)}")
        self._advice.setVisible(old)
        kontrol = tilbud.kontrol
        self._check_icon.set_icon(
            "circle-check" if kontrol else "circle-dashed", "petrol" if kontrol else "blaek2"
        )
        checked = (
            f"Kontrolleret {dato_kort(kontrol.dato)} af {kontrol.rolle}" if kontrol else "Ikke kontrolleret"
        )
        self._check.setText(checked)


def _pair(icon: Ikon, label: Etiket) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(icon)
    layout.addWidget(label)
    return holder
