"""Indstillinger (Ctrl+comma): who hands over, where this machine stands, and how it looks. Empty is allowed.

A change counts at once; there is nothing to press. The view emits the new value and stores nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.samtale import Afsender
from vejviser.settings import DAEKKE_MINUTTER, TEXT_SIZES, Indstillinger, Temavalg
from vejviser.ui.widgets import (
    Afkrydsning,
    Etiket,
    Feltgruppe,
    Knap,
    RavLinje,
    Rulleflade,
    Streg,
    Tekstfelt,
    Valgknap,
)

TEMAER: tuple[tuple[str, str], ...] = (
    (Temavalg.SYSTEM.value, "Som computeren"),
    (Temavalg.LYS.value, "Lys"),
    (Temavalg.MOERK.value, "Mørk"),
    (Temavalg.KONTRAST.value, "Høj kontrast"),
)
WIDTH = 720
KLADDER = (
    "En samtale, der ikke er afsluttet, ligger krypteret på denne pc i højst 24 timer, så den ikke går tabt. "
    "Slår du det fra, er den væk, når du lukker."
)
REDAKTOER = (
    "En redaktør retter kataloget, ringer rundt og udgiver det. Slår du det til, får Katalog flere sider "
    "(Ctrl+3). Det, du retter, når først de andre, når kataloget udgives."
)
DAEKKE = "Skærmen kan dækkes til, når ingen rører den. Det er ikke en lås: enhver tast fjerner det."


class IndstillingerView(QWidget):
    """``indstillinger_changed`` carries the whole new value."""

    indstillinger_changed = Signal(object)
    closed = Signal()

    def __init__(self, indstillinger: Indstillinger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = indstillinger
        self._build_ui()
        self._fill()
        self._connect_signals()

    @property
    def indstillinger(self) -> Indstillinger:
        return self._value

    def focus_first(self) -> None:
        self._rolle.setFocus()

    def add_part(self, part: QWidget) -> None:
        """One more part of the page, under everything else."""
        at = self._column.count() - 1
        self._column.insertWidget(at, Streg())
        self._column.insertWidget(at + 1, part)

    def change(self, **changes: Any) -> None:
        """A part of the page that is a widget of its own has something to keep."""
        self._emit(replace(self._value, **changes))

    def show_fault(self, message: str, remedy: str = "") -> None:
        self._rav.show_words(message, remedy)
        self._gemt.setText("")

    def show_saved(self) -> None:
        self._rav.show_words("")
        self._gemt.setText("Gemt på denne computer.")

    def _build_ui(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        self._rav = RavLinje()
        self._gemt = Etiket("", "t1", bold=True, ink="petrol")
        column.addWidget(self._rav)
        column.addLayout(self._make_head())
        self._make_fields()
        column.addWidget(
            Etiket(
                "Det her står som afsender i notatet. Lader du felterne stå tomme, mangler afsenderen.",
                muted=True,
            )
        )
        for group in self._sender_groups:
            column.addWidget(group)
        column.addWidget(Streg())
        column.addWidget(self._adresse_group)
        column.addWidget(Streg())
        column.addWidget(self._tema)
        column.addWidget(self._tekst)
        column.addWidget(Streg())
        for part in (Etiket(DAEKKE, muted=True), self._daekke, Etiket(KLADDER, muted=True), self._kladder):
            column.addWidget(part)
        column.addWidget(Streg())
        for part in (Etiket(REDAKTOER, muted=True), self._redaktoer):
            column.addWidget(part)
        column.addWidget(self._gemt)
        self._column = column
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Rulleflade(content, WIDTH))

    def _make_head(self) -> QHBoxLayout:
        self._tilbage = Knap("Tilbage", icon="x", key="Esc", low=True)
        head = QHBoxLayout()
        head.addWidget(Etiket("Indstillinger", "t3", bold=True), 1)
        head.addWidget(self._tilbage, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _make_fields(self) -> None:
        self._rolle = Tekstfelt("Din rolle", "fx socialrådgiver")
        self._enhed = Tekstfelt("Din enhed", "fx Borgerservice")
        self._telefon = Tekstfelt("Din telefon på arbejdet", "fx 79 79 79 79")
        self._adresse = Tekstfelt("Adressen her", "fx Akseltorv 1, 6000 Kolding")
        for field, name in (
            (self._rolle, "rolle"),
            (self._enhed, "enhed"),
            (self._telefon, "telefon"),
            (self._adresse, "adresse"),
        ):
            field.setObjectName(f"indstilling_{name}")
            field.setMaxLength(120)
        self._sender_groups = (
            Feltgruppe("Din rolle", self._rolle, "Rollen, ikke dit navn eller et nummer."),
            Feltgruppe("Din enhed", self._enhed),
            Feltgruppe("Din telefon på arbejdet", self._telefon),
        )
        where = "Det, I siger til 112: “Sig, hvor I er”. Vises på Akut (F2)."
        self._adresse_group = Feltgruppe("Adressen her", self._adresse, where)
        self._tema = Valgknap("Udseende", framed=True)
        self._tema.setObjectName("indstilling_tema")
        self._tekst = Valgknap("Tekststørrelse", framed=True)
        self._tekst.setObjectName("indstilling_tekst")
        self._daekke = Valgknap("Dæk skærmen til", framed=True)
        self._daekke.setObjectName("indstilling_daekke")
        self._kladder = Afkrydsning("Gem kladder af samtaler")
        self._kladder.setObjectName("indstilling_kladder")
        self._redaktoer = Afkrydsning("Jeg er redaktør af kataloget")
        self._redaktoer.setObjectName("indstilling_redaktoer")

    def _fill(self) -> None:
        sender = self._value.afsender
        self._rolle.setText(sender.rolle)
        self._enhed.setText(sender.enhed)
        self._telefon.setText(sender.telefon)
        self._adresse.setText(self._value.adresse)
        self._tema.set_options(TEMAER, self._value.tema.value)
        sizes = [(str(size), f"{size} %" + (" (normal)" if size == 100 else "")) for size in TEXT_SIZES]
        self._tekst.set_options(sizes, str(self._value.tekst))
        waits = [(str(m), f"efter {m} minutter" if m else "aldrig") for m in DAEKKE_MINUTTER]
        self._daekke.set_options(waits, str(self._value.daekke))
        self._kladder.setChecked(self._value.kladder)
        self._redaktoer.setChecked(self._value.redaktoer)

    def _connect_signals(self) -> None:
        for field in (self._rolle, self._enhed, self._telefon, self._adresse):
            field.editingFinished.connect(self._on_edited)
        self._tema.value_chosen.connect(lambda key: self._emit(replace(self._value, tema=Temavalg(key))))
        self._tekst.value_chosen.connect(lambda key: self._emit(replace(self._value, tekst=int(key))))
        self._daekke.value_chosen.connect(lambda key: self._emit(replace(self._value, daekke=int(key))))
        self._kladder.toggled.connect(lambda on: self._emit(replace(self._value, kladder=on)))
        self._redaktoer.toggled.connect(lambda on: self._emit(replace(self._value, redaktoer=on)))
        self._tilbage.clicked.connect(self.closed)

    def _on_edited(self) -> None:
        parts = (field.text().strip() for field in (self._rolle, self._enhed, self._telefon))
        self._emit(replace(self._value, afsender=Afsender(*parts), adresse=self._adresse.text().strip()))

    def _emit(self, value: Indstillinger) -> None:
        if value != self._value:
            self._value = value
            self.indstillinger_changed.emit(value)
