"""The filters of Find: what to ask for, each with how many are known and how many are not.

The panel holds the choice as one ``Filtre``; it searches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.gruppe import MAALGRUPPER, OVERGANGSGRUPPER
from vejviser.domain.indhold import Indhold
from vejviser.domain.query import Filtre, Taelling
from vejviser.domain.tilbud import Katalog
from vejviser.ui.views.find_valg import FLERE, FORKLARING, HOVED, KOEN, by_valg, gruppenavne, sprog_valg
from vejviser.ui.widgets import (
    Afkrydsning,
    Etiket,
    Foldeboks,
    Knap,
    Knaptype,
    Rulleflade,
    Streg,
    Tekstfelt,
    Valgknap,
    set_hint,
)


class FilterPanel(QWidget):
    """``filtre_changed`` comes only from the user; ``set_filtre`` shows a choice made elsewhere."""

    filtre_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filtre = Filtre()
        self._omraader: tuple[tuple[str, str], ...] = ()
        self._area_options: list[tuple[str, str]] = []
        self._boxes: dict[str, Afkrydsning] = {}
        self._build_ui()
        self._connect_signals()

    @property
    def filtre(self) -> Filtre:
        return self._filtre

    def set_indhold(self, indhold: Indhold, katalog: Katalog) -> None:
        self._omraader = tuple((o.kode, o.kortnavn or o.navn) for o in indhold.omraader)
        self._behov.set_options([("", "alle"), *self._omraader])
        names = gruppenavne(indhold)
        for knap, groups in self._grupper:
            knap.set_options([("", "alle"), *((one.kode, names[one.kode]) for one in groups)])
        self._by.set_options([("", "hele kataloget"), *by_valg(katalog)])
        self._sprog.set_options([("", "alle"), *sprog_valg(katalog)])
        self._sprog.setVisible(bool(sprog_valg(katalog)))
        self.set_filtre(self._filtre)  # another directory keeps what was chosen

    def set_filtre(self, filtre: Filtre) -> None:
        self._filtre = filtre
        for name, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(bool(getattr(filtre, name)))
            box.blockSignals(False)
        self._unknown.blockSignals(True)
        self._unknown.setChecked(not filtre.kun_oplyst)
        self._unknown.blockSignals(False)
        self._behov.set_value(filtre.behov[0] if filtre.behov else "")
        for knap, groups in self._grupper:
            knap.set_value(next((one.kode for one in groups if one.kode in filtre.gruppe), ""))
        self._by.set_value(filtre.by or "")
        self._koen.set_value(filtre.koen or "")
        self._sprog.set_value(filtre.sprog or "")
        age = "" if filtre.alder is None else str(filtre.alder)
        if self._alder.text() != age:
            self._alder.blockSignals(True)
            self._alder.setText(age)
            self._alder.blockSignals(False)
        self._reset.setVisible(filtre != Filtre())

    def set_taellinger(self, taellinger: Mapping[str, Taelling]) -> None:
        for name, box in self._boxes.items():
            count = taellinger.get(name)
            if count is not None:
                box.set_counts(count.ja, count.ukendt)
        options = [("", "alle")]
        for code, name in self._omraader:
            count = taellinger.get(f"behov:{code}")
            options.append((code, name if count is None else f"{name} ({count.ja})"))
        if self._omraader and options != self._area_options:
            self._area_options = options
            self._behov.set_options(options, self._behov.value)

    def _build_ui(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(20, 16, 16, 8)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Etiket("Filtre", bold=True, wrap=False), 1)
        head.addWidget(Etiket("ja\u2002ukendt", "t1", muted=True, wrap=False))
        layout.addLayout(head)
        layout.addSpacing(4)
        for name, words in HOVED:
            layout.addWidget(self._make_box(name, words))
        layout.addSpacing(8)
        layout.addWidget(self._make_more())
        layout.addSpacing(8)
        layout.addWidget(Streg())
        layout.addSpacing(8)
        self._unknown = Afkrydsning("Vis også “ikke oplyst”", size="t1")
        self._unknown.setChecked(True)
        layout.addWidget(self._unknown)
        layout.addSpacing(8)
        layout.addWidget(Streg())
        layout.addSpacing(8)
        self._add_choices(layout)
        layout.addStretch(1)
        self._reset = Knap("Nulstil filtre", Knaptype.TEKST, icon="undo-2", key="Ctrl+R", low=True)
        self._reset.hide()
        layout.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Rulleflade(content))

    def _make_more(self) -> Foldeboks:
        more = QWidget()
        layout = QVBoxLayout(more)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for name, words in FLERE:
            layout.addWidget(self._make_box(name, words))
        return Foldeboks("Flere filtre", more)

    def _make_box(self, name: str, words: str) -> Afkrydsning:
        box = Afkrydsning(words)
        box.setObjectName(f"filter_{name}")
        set_hint(box, FORKLARING[name])
        self._boxes[name] = box
        return box

    def _add_choices(self, layout: QVBoxLayout) -> None:
        self._behov, self._by = Valgknap("Behov"), Valgknap("Nær")
        self._koen, self._sprog = Valgknap("Kun for"), Valgknap("Sprog")
        self._grupper = ((Valgknap("Hvem"), MAALGRUPPER), (Valgknap("Overgang"), OVERGANGSGRUPPER))
        self._koen.set_options(KOEN)
        self._alder = Tekstfelt("Alder i hele år", "alle", low=True)
        self._alder.setValidator(QIntValidator(0, 120, self._alder))
        self._alder.setMaximumWidth(88)
        self._alder.setObjectName("filter_alder")
        age = QHBoxLayout()
        age.addWidget(Etiket("Alder", wrap=False), 1)
        age.addWidget(self._alder)
        layout.addWidget(self._behov)
        for knap, _ in self._grupper:
            layout.addWidget(knap)
        layout.addLayout(age)
        for knap in (self._by, self._koen, self._sprog):
            layout.addWidget(knap)

    def _connect_signals(self) -> None:
        for name, box in self._boxes.items():
            box.toggled.connect(partial(self._on_changed, name))
        self._unknown.toggled.connect(lambda on: self._on_changed("kun_oplyst", not on))
        self._behov.value_chosen.connect(lambda code: self._on_changed("behov", (code,) if code else ()))
        for knap, _ in self._grupper:
            knap.value_chosen.connect(lambda _code: self._on_changed("gruppe", self._chosen_groups()))
        self._by.value_chosen.connect(lambda town: self._on_changed("by", town or None))
        self._koen.value_chosen.connect(lambda sex: self._on_changed("koen", sex or None))
        self._sprog.value_chosen.connect(lambda tongue: self._on_changed("sprog", tongue or None))
        self._alder.textChanged.connect(self._on_age)
        self._reset.clicked.connect(self._on_reset)

    def _chosen_groups(self) -> tuple[str, ...]:
        return tuple(knap.value for knap, _ in self._grupper if knap.value)

    def _on_age(self, text: str) -> None:
        self._on_changed("alder", int(text) if text.isdigit() else None)

    def _on_reset(self) -> None:
        self.set_filtre(Filtre())
        self.filtre_changed.emit(self._filtre)

    def _on_changed(self, name: str, value: Any) -> None:
        self.set_filtre(replace(self._filtre, **{name: value}))
        self.filtre_changed.emit(self._filtre)
