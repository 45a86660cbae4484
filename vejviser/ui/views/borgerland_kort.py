"""One offer in large type for the citizen, with a yes and a no that can both be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.views.borgerland_tekst import Borgerkort, Raekke
from vejviser.ui.widgets import Etiket, Ikon, Knap, Knaptype, Kort, Mark, Nummer, Rulleflade, Span

VED_IKKE = "Det ved vi ikke endnu:"


class BorgerlandKort(Kort):
    """``valgt`` None leaves out both buttons: there is no conversation to put a yes into."""

    yes_requested = Signal(str)
    no_requested = Signal(str)

    def __init__(self, kort: Borgerkort, valgt: bool | None, parent: QWidget | None = None) -> None:
        super().__init__("valgt" if valgt else "", parent=parent)
        self.kort = kort
        self.has_choice = valgt is not None
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(4)
        rows.addWidget(Etiket(kort.navn, "t3", bold=True))
        if kort.tekst:
            rows.addWidget(Etiket(kort.tekst))
        for raekke in kort.raekker:
            rows.addLayout(_make_row(raekke))
        if kort.ved_ikke:
            rows.addWidget(_unknown_box(kort.ved_ikke))
        for words in kort.forklaringer:
            rows.addWidget(Etiket(words, "t1", muted=True))
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 12, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(Rulleflade(content), 1)
        self.yes = Knap("Det vil jeg", name=f"Det vil jeg: {kort.navn}")
        self.no = Knap("Ikke for mig", Knaptype.TEKST, name=f"Ikke for mig: {kort.navn}")
        if valgt is not None:
            layout.addLayout(self._buttons())
            self.show_chosen(valgt)

    def show_chosen(self, chosen: bool) -> None:
        self.set_state("valgt" if chosen else "")
        self.yes.set_kind(Knaptype.FYLDT if chosen else Knaptype.KANT)
        self.yes.set_icon("check" if chosen else "")
        self.yes.setAccessibleDescription("Valgt. Tryk igen for at fortryde." if chosen else "")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.yes.clicked.connect(lambda: self.yes_requested.emit(self.kort.tilbud))
        self.no.clicked.connect(lambda: self.no_requested.emit(self.kort.tilbud))
        return row


def _make_row(raekke: Raekke) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    sign: QWidget = Nummer(raekke.tegn) if raekke.tegn.isdigit() else Ikon(raekke.tegn)
    top = Qt.AlignmentFlag.AlignTop
    row.addWidget(sign, 0, top)
    words = Etiket(raekke.tekst)
    row.addWidget(words, 1)
    return row


def _unknown_box(words: str) -> Kort:
    box = Kort("stiplet", fill="")
    text = Etiket(f"{VED_IKKE} {words}", "t1")
    text.set_spans([Span(0, len(VED_IKKE), Mark.FED)])
    inside = QVBoxLayout(box)
    inside.setContentsMargins(16, 6, 16, 6)
    inside.addWidget(text)
    return box
