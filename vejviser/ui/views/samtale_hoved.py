"""The head of the place Samtale: the four steps, when it began, what is kept of it, and the way out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import klokken
from vejviser.domain.samtale import Samtale, Trin
from vejviser.domain.samtale_haendelser import VIGTIGST_NU
from vejviser.ui.theme import current
from vejviser.ui.widgets import Etiket, Knap, Knaptype, RavLinje, Trinvalg, Trinviser, set_hint

TRIN = (Trin.BEHOV, Trin.LOESNINGER, Trin.PARTNERE, Trin.NOTAT)
NAVNE: Mapping[Trin, tuple[str, str]] = {
    Trin.BEHOV: ("1", "Behov"),
    Trin.LOESNINGER: ("2", "Løsninger"),
    Trin.PARTNERE: ("3", "Partnere"),
    Trin.NOTAT: ("file-text", "Notat"),
}
STEP_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
"""With Alt: the steps of the conversation, also from the search field, which would write the digit."""

IKKE_GEMT = "Gemmes ikke"
RAAB_OP = "En kort note til din leder om, hvor det gik i stå. Aldrig om personen."


class SamtaleHoved(QWidget):
    """It only shows and wishes. Where there is little room, what is kept moves to a line of its own."""

    step_chosen = Signal(object)
    end_requested = Signal()
    raab_op_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = Trinviser([self._step(trin, "") for trin in TRIN])
        self._begun = Etiket("", "t1", muted=True, wrap=False)
        self._kept = Etiket(IKKE_GEMT, "t1", muted=True, wrap=False)
        for label in (self._begun, self._kept):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.end = Knap("Afslut", Knaptype.TEKST, low=True)
        self.raab_op = Knap("Råb op", Knaptype.TEKST, low=True)
        set_hint(self.raab_op, RAAB_OP)
        self.raab_op.hide()
        self._kan_raabe_op = False
        self._kort, self._saetning = IKKE_GEMT, ""
        self._linje = Etiket("", "t1", muted=True)
        self._rav = RavLinje()
        self._facts = QWidget()
        facts = QVBoxLayout(self._facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(0)
        facts.addWidget(self._begun)
        facts.addWidget(self._kept)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.steps, 1)
        row.addWidget(self._facts)
        row.addWidget(self.raab_op)
        row.addWidget(self.end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._linje)
        layout.addWidget(self._rav)
        self._linje.hide()
        self.steps.step_chosen.connect(lambda index: self.step_chosen.emit(TRIN[index]))
        self.end.clicked.connect(self.end_requested)
        self.raab_op.clicked.connect(self.raab_op_requested)

    @property
    def words(self) -> str:
        """When it began, and what is kept."""
        parts = (self._begun.text(), self._kept.text(), self._linje.text(), self._rav.words)
        return " ".join(part for part in parts if part)

    def allow_raab_op(self) -> None:
        """There is somewhere to keep it: from step 2 it can be told where it stopped."""
        self._kan_raabe_op = True

    def show_kept(self, kort: str, saetning: str, *, fejl: bool) -> None:
        """``kort`` for the corner; ``saetning`` where nothing is kept, amber where that is a fault."""
        self._kort, self._saetning = kort, "" if fejl else saetning
        self._kept.setText(kort)
        self._rav.show_words(saetning if fejl else "")
        self._arrange()

    def show_samtale(self, samtale: Samtale, trin: Trin, begun: datetime | None, started: bool) -> None:
        for index, each in enumerate(TRIN):
            self.steps.set_step(index, self._step(each, trin_note(each, samtale)))
        self.steps.set_chosen(TRIN.index(trin))
        who = samtale.kaldenavn.strip() or "Uden navn"
        clock = f" · begyndt {klokken(begun.isoformat())}" if begun and started else ""
        self._begun.setText(f"{who}{clock}")
        self.end.setVisible(started)
        self.raab_op.setVisible(self._kan_raabe_op and trin in (Trin.LOESNINGER, Trin.PARTNERE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        roomy = self.width() >= 1100 * current().scale
        self._facts.setVisible(roomy)
        self._linje.setText(self._saetning or ("" if roomy else self._kort))
        self._linje.setVisible(bool(self._linje.text()))

    def _step(self, trin: Trin, note: str) -> Trinvalg:
        sign, words = NAVNE[trin]
        return Trinvalg(sign, words, note)


def trin_note(trin: Trin, samtale: Samtale) -> str:
    """The few words beside a step's name.

    >>> trin_note(Trin.BEHOV, Samtale())
    'ingen endnu'
    """
    needs = len(samtale.behov)
    if trin is Trin.BEHOV:
        later = f" +{needs - VIGTIGST_NU} senere" if needs > VIGTIGST_NU else ""
        return f"{min(needs, VIGTIGST_NU)} valgt{later}" if needs else "ingen endnu"
    if trin is Trin.LOESNINGER:
        held = {aftale.behov for aftale in samtale.aftaler}
        return f"{sum(1 for behov in samtale.behov if behov.omraade in held)} af {needs}" if needs else ""
    if trin is Trin.PARTNERE:
        count = len(samtale.aftaler)
        return "ingen endnu" if not count else "1 aftale" if count == 1 else f"{count} aftaler"
    return "vokser"
