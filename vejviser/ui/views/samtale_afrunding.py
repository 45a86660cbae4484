"""Before leaving: what we have not talked about, what else the worker saw (leveregel 1), and hope.

Each is asked once and answered by a word or a no; a no is kept as clearly as an answer.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.indhold import Indhold
from vejviser.domain.samtale import Besvarelse, Samtale
from vejviser.domain.samtale_haendelser import SpoergsmaalAnswered, SpoergsmaalReopened, SpoergsmaalSkipped
from vejviser.domain.samtale_spoergsmaal import AABNING, haab_spoergsmaal
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.views.samtale_leveregel import LeveregelView
from vejviser.ui.views.samtale_spoergsmaal import SISTE
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, Kort

MERE = "afrunding:mere"
ANDET = "afrunding:andet"
"""Keys of what was answered, beside those of the question bank."""

DET_VAR_ALT = "Nej, det var alt"


def besvaret(samtale: Samtale, noegle: str) -> Besvarelse | None:
    return next((item for item in samtale.besvarelser if item.spoergsmaal == noegle), None)


class AfrundingView(Kort):
    """``behov_requested`` when the worker saw something else: a need is added in step 1."""

    behov_requested = Signal()

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._styring = styring
        self._indhold: Indhold | None = None
        self.answer = Vagtfelt(SISTE, "Skriv det, som det bliver sagt")
        self.no_more = Knap(DET_VAR_ALT, low=True)
        self._heard = Etiket("", "t1", muted=True)
        self._again = Knap("Spørg igen", Knaptype.TEKST, icon="undo-2", low=True)
        self._rule = LeveregelView()
        self.add_need = Knap("Ja, tilføj et behov", icon="plus", low=True)
        self.nothing = Knap("Nej", Knaptype.TEKST, low=True, name="Nej, jeg så ikke andet")
        self.hope = Etiket("", "t1", muted=True)
        self._build_ui()
        self._connect_signals()

    def set_indhold(self, indhold: Indhold) -> None:
        self._indhold = indhold
        for regel in indhold.leveregler:
            if regel.nummer == 1:
                self._rule.show_regel(regel)
        self._show()

    def _build_ui(self) -> None:
        self._open = QWidget()
        field = QHBoxLayout(self._open)
        field.setContentsMargins(0, 0, 0, 0)
        field.setSpacing(8)
        field.addWidget(self.answer, 1)
        field.addWidget(self.no_more)
        self._closed = QWidget()
        said = QHBoxLayout(self._closed)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self._heard, 1)
        said.addWidget(self._again)
        self._seen = QWidget()
        rule = QVBoxLayout(self._seen)
        rule.setContentsMargins(0, 4, 0, 0)
        rule.setSpacing(4)
        rule.addWidget(self._rule)
        ways = QWidget()
        row = FlowLayout(ways)
        row.addWidget(self.add_need)
        row.addWidget(self.nothing)
        rule.addWidget(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        title = Etiket(SISTE, bold=True)
        title.setBuddy(self.answer)
        for part in (title, self._open, self._closed, self._seen, self.hope):
            layout.addWidget(part)

    def _connect_signals(self) -> None:
        self.answer.returnPressed.connect(self._on_answered)
        self.no_more.clicked.connect(lambda: self._styring.apply(SpoergsmaalSkipped(MERE)))
        self._again.clicked.connect(self._on_again)
        self.nothing.clicked.connect(lambda: self._styring.apply(SpoergsmaalSkipped(ANDET)))
        self.add_need.clicked.connect(self.behov_requested)
        self._styring.changed.connect(self._show)

    def _show(self) -> None:
        samtale = self._styring.samtale
        said = besvaret(samtale, MERE)
        self._open.setVisible(said is None)
        self._closed.setVisible(said is not None)
        if said is not None:
            self._heard.setText("Svaret står i personens egne ord." if said.svar else f"{DET_VAR_ALT}.")
        self._seen.setVisible(besvaret(samtale, ANDET) is None)
        asked = haab_spoergsmaal(samtale, self._indhold) if self._indhold else None
        words = f"Håb og medbestemmelse er ikke nævnt endnu. Spørg fx: “{asked.tekst}”" if asked else ""
        self.hope.setText(words)
        self.hope.setVisible(bool(words))

    def _on_answered(self) -> None:
        """Words typed here join the own words, so that nothing is told twice."""
        words = self.answer.text().strip()
        if words:
            self.answer.clear()
            self._styring.apply(SpoergsmaalAnswered(MERE, words, AABNING))
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        said = besvaret(self._styring.samtale, MERE)
        self._styring.apply(SpoergsmaalReopened(MERE))
        self.answer.setText(said.svar if said else "")
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
