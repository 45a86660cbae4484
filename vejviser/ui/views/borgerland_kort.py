"""One offer in large type for the citizen, with a yes and a no that can both be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.laesbarhed import saetninger
from vejviser.ui.views.borgerland_tekst import Borgerkort, Raekke
from vejviser.ui.widgets import Etiket, Ikon, Knap, Knaptype, Kort, Mark, Nummer, Rulleflade, Span
from vejviser.ui.widgets.bladring import Bladring

LANG = 120
"""A text of more characters than this is read sentence by sentence where the screen is small."""

VED_IKKE = "Det ved vi ikke endnu:"


class BorgerlandKort(Kort):
    """``valgt`` None leaves out both buttons: there is no conversation to put a yes into."""

    yes_requested = Signal(str)
    no_requested = Signal(str)

    def __init__(self, kort: Borgerkort, valgt: bool | None, parent: QWidget | None = None) -> None:
        super().__init__("valgt" if valgt else "", parent=parent)
        self.kort = kort
        self.has_choice = valgt is not None
        self.pages = Bladring(_blocks(kort))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 12, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(Rulleflade(self.pages), 1)
        self.more = Knap("", Knaptype.TEKST, icon="chevron-right")
        self.yes = Knap("Det vil jeg", name=f"Det vil jeg: {kort.navn}")
        self.no = Knap("Ikke for mig", Knaptype.TEKST, name=f"Ikke for mig: {kort.navn}")
        layout.addLayout(self._buttons())
        self.yes.setVisible(self.has_choice)
        self.no.setVisible(self.has_choice)
        if valgt is not None:
            self.show_chosen(valgt)
        self.more.hide()
        self.pages.turned.connect(self._on_turned)
        self.more.clicked.connect(self.pages.turn)

    def show_chosen(self, chosen: bool) -> None:
        self.set_state("valgt" if chosen else "")
        self.yes.set_kind(Knaptype.FYLDT if chosen else Knaptype.KANT)
        self.yes.set_icon("check" if chosen else "")
        self.yes.setAccessibleDescription("Valgt. Tryk igen for at fortryde." if chosen else "")

    def _on_turned(self, page: int, count: int) -> None:
        """Where all is on one page there is nothing to turn."""
        self.more.setVisible(count > 1)
        self.more.set_words(f"Læs mere ({page + 1} af {count})" if page + 1 < count else "Fra begyndelsen")
        self.more.setAccessibleName(f"{self.more.words}: {self.kort.navn}")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        row.addWidget(self.more)
        self.yes.clicked.connect(lambda: self.yes_requested.emit(self.kort.tilbud))
        self.no.clicked.connect(lambda: self.no_requested.emit(self.kort.tilbud))
        return row


def _blocks(kort: Borgerkort) -> list[QWidget]:
    """Name first; what may be long is cut into sentences, so that each finds a page."""
    blocks: list[QWidget] = [Etiket(kort.navn, "t3", bold=True)]
    long = len(kort.tekst) > LANG
    blocks += [Etiket(words) for words in (saetninger(kort.tekst) if long else (kort.tekst,)) if words]
    blocks += [_make_row(raekke) for raekke in kort.raekker]
    blocks += [_unknown_box(kort.ved_ikke)] if kort.ved_ikke else []
    return blocks + [Etiket(words, "t1", muted=True) for words in kort.forklaringer]


def _make_row(raekke: Raekke) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    sign: QWidget = Nummer(raekke.tegn) if raekke.tegn.isdigit() else Ikon(raekke.tegn)
    top = Qt.AlignmentFlag.AlignTop
    row.addWidget(sign, 0, top)
    words = Etiket(raekke.tekst)
    row.addWidget(words, 1)
    return holder


def _unknown_box(words: str) -> Kort:
    box = Kort("stiplet", fill="")
    text = Etiket(f"{VED_IKKE} {words}", "t1")
    text.set_spans([Span(0, len(VED_IKKE), Mark.FED)])
    inside = QVBoxLayout(box)
    inside.setContentsMargins(16, 6, 16, 6)
    inside.addWidget(text)
    return box
