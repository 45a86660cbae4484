"""Edit one agreement in place. The order of the fields is the order of a telephone call.

A digit or Enter answers and moves on, so that a whole agreement takes six keys besides what is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.aftale import Aftale, Kontaktform
from vejviser.domain.aftale_forslag import opfoelgning_efter
from vejviser.domain.samtale import Samtale
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_aftaletekst import KONTAKT
from vejviser.ui.views.samtale_binding import show_text
from vejviser.ui.views.samtale_deling import DelingView
from vejviser.ui.views.samtale_tidsfelt import Tidsfelt
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, set_hint
from vejviser.ui.widgets.valg import Segmenter

LEAST_WIDTH = 240
BRO = "Den, der holder tråden, holder kontakten, til den næste har taget over."


class Aftaleform(QWidget):
    """``aftale_changed`` carries the whole new agreement; ``done`` says that the last field was answered."""

    aftale_changed = Signal(object, str)
    remove_requested = Signal()
    done = Signal()

    def __init__(self, tjenester: Tjenester, own_solution: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tjenester = tjenester
        self._own = own_solution
        self._aftale = Aftale("")
        nu = tjenester.nu()
        self.hvem = Segmenter("Hvem tager kontakt", KONTAKT)
        self.hvornaar = Tidsfelt("Hvornår", nu)
        self.sted = Vagtfelt("Hvor", "Adresse eller sted")
        self.modtager = Vagtfelt("Hvem tager imod", "Rolle, fx vagten eller sagsbehandleren", navne=False)
        self.accepteret = Segmenter("Har modtageren sagt ja", (("ja", "Ja"), ("nej", "Nej")))
        self.deling = DelingView(nu)
        self.plan_b = Vagtfelt("Plan B, hvis borgeren ikke kommer", "Hvem gør hvad, og hvornår?")
        self.traad = Vagtfelt("Holder tråden", "Rolle, fx gademedarbejder", navne=False)
        set_hint(self.traad, BRO)
        self.opfoelgning = Tidsfelt("Følger op", nu, day_only=True)
        self.finish = Knap("Færdig", Knaptype.FYLDT, low=True)
        self._remove = Knap("Fjern aftalen", Knaptype.TEKST, icon="x", low=True)
        self._build_ui()
        self._connect_signals()

    def show_aftale(self, aftale: Aftale, samtale: Samtale, navne: Mapping[str, str]) -> None:
        self._aftale = aftale
        self.hvem.set_value(aftale.hvem.value if aftale.hvem else "")
        self.hvornaar.set_value(aftale.hvornaar)
        self.accepteret.set_value({True: "ja", False: "nej", None: ""}[aftale.accepteret])
        self.opfoelgning.set_value(aftale.opfoelgning)
        show_text(self.sted, aftale.sted)
        show_text(self.modtager, aftale.modtager)
        show_text(self.plan_b, aftale.plan_b)
        show_text(self.traad, aftale.bro_ansvarlig)
        self.deling.show_aftale(aftale, samtale, navne)

    def focus_first(self, felt: str = "") -> None:
        """``felt`` is a field of ``Aftale`` to begin at; otherwise the first that is not answered."""
        named: dict[str, QWidget] = {
            "modtager": self.modtager,
            "hvornaar": self.hvornaar,
            "plan_b": self.plan_b,
        }
        target = named.get(felt) or next(iter(self._open_fields()), self.finish)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then places its parts anew."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < 560 * current().scale
        direction = QBoxLayout.Direction
        for row in self._pairs:
            row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _build_ui(self) -> None:
        self._pairs: list[QBoxLayout] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(12)
        if not self._own:
            layout.addLayout(self._labelled("Hvem tager kontakt?", self.hvem))
            layout.addLayout(self._pair(("Hvornår?", self.hvornaar), ("Hvor?", self.sted)))
            layout.addLayout(
                self._pair(("Hvem tager imod?", self.modtager), ("Har de sagt ja?", self.accepteret))
            )
            layout.addLayout(self._labelled("Dit ja til at dele", self.deling))
            layout.addLayout(
                self._labelled("Plan B: hvad gør vi, hvis borgeren ikke kommer?", self.plan_b, self._plans())
            )
        layout.addLayout(self._pair(("Holder tråden", self.traad), ("Følger op", self.opfoelgning)))
        foot = QHBoxLayout()
        foot.addWidget(self.finish)
        foot.addStretch(1)
        foot.addWidget(self._remove)
        layout.addLayout(foot)

    def _labelled(self, label: str, *fields: QWidget) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(4)
        title = Etiket(label, "t1", bold=True)
        title.setBuddy(fields[0])
        rows.addWidget(title)
        for field in fields:
            rows.addWidget(field)
        rows.addStretch(1)
        return rows

    def _pair(self, *parts: tuple[str, QWidget]) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(16)
        for label, field in parts:
            row.addLayout(self._labelled(label, field), 1)
        self._pairs.append(row)
        return row

    def _plans(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder)
        for words in self._tjenester.planer:
            button = Knap(words, Knaptype.KANT, low=True)
            button.setAccessibleDescription("Skriv det som plan")
            button.clicked.connect(lambda _checked=False, words=words: self._on_plan(words))
            row.addWidget(button)
        return holder

    def _connect_signals(self) -> None:
        self.hvem.chosen.connect(lambda value: self._change(hvem=Kontaktform(value) if value else None))
        self.hvornaar.value_changed.connect(self._on_when)
        self.accepteret.chosen.connect(
            lambda value: self._change(accepteret={"ja": True, "nej": False}.get(value))
        )
        self.opfoelgning.value_changed.connect(lambda value: self._change(opfoelgning=value or None))
        self.deling.aftale_changed.connect(self.aftale_changed)
        texts = ((self.sted, "sted"), (self.modtager, "modtager"), (self.plan_b, "plan_b"))
        for field, felt in (*texts, (self.traad, "bro_ansvarlig")):
            field.textEdited.connect(lambda text, felt=felt: self._change(felt, **{felt: text}))
            field.returnPressed.connect(lambda field=field: self._move_on(field))
        for part in (self.hvem, self.accepteret, self.deling):
            part.moved_on.connect(lambda part=part: self._move_on(part))
        for time in (self.hvornaar, self.opfoelgning):
            time.entered.connect(lambda time=time: self._move_on(time))
        self.finish.clicked.connect(self.done)
        self._remove.clicked.connect(self.remove_requested)

    def _on_when(self, value: str) -> None:
        """A meeting gets its check-back on the next working day, unless somebody chose another."""
        change: dict[str, object] = {"hvornaar": value or None}
        if value and not self._own and self._aftale.opfoelgning is None:
            holidays = self._tjenester.helligdage
            change["opfoelgning"] = opfoelgning_efter(value, self._tjenester.nu(), holidays)
        self._change("hvornaar", **change)

    def _on_plan(self, words: str) -> None:
        self._change(plan_b=words)
        self._move_on(self.plan_b)

    def _change(self, felt: str = "", **values: object) -> None:
        self.aftale_changed.emit(replace(self._aftale, **values), felt)  # type: ignore[arg-type]

    def _order(self) -> list[tuple[QWidget, bool]]:
        """The fields in the order of the call, and whether each is answered."""
        aftale = self._aftale
        held = (bool(aftale.bro_ansvarlig.strip()), aftale.opfoelgning is not None)
        last = [(self.traad, held[0]), (self.opfoelgning, held[1])]
        if self._own:
            return list(last)
        asked = aftale.samtykke is not None and aftale.samtykke.ja is not None
        return [
            (self.hvem, aftale.hvem is not None),
            (self.hvornaar, aftale.hvornaar is not None),
            (self.modtager, bool(aftale.modtager.strip())),
            (self.accepteret, aftale.accepteret is not None),
            (self.deling.answer, asked),
            (self.plan_b, bool(aftale.plan_b.strip())),
            *last,
        ]

    def _open_fields(self) -> list[QWidget]:
        return [field for field, answered in self._order() if not answered]

    def _move_on(self, here: QWidget) -> None:
        """To the next field that is not answered; after the last one the form is done."""
        here = self.deling.answer if here is self.deling else here
        order = self._order()
        places = [place for place, (field, _answered) in enumerate(order) if field is here]
        after = order[places[0] + 1 :] if places else []
        target = next((field for field, answered in after if not answered), None)
        if target is None:
            self.done.emit()
            return
        target.setFocus(Qt.FocusReason.TabFocusReason)
