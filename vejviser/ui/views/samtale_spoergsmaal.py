"""One open question at a time. "Spring over" is worth as much as an answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.indhold import Indhold, Spoergsmaal
from vejviser.domain.samtale import Trin
from vejviser.domain.samtale_haendelser import SpoergsmaalAnswered, SpoergsmaalReopened, SpoergsmaalSkipped
from vejviser.domain.samtale_spoergsmaal import AABNING, mangler_haab, next_spoergsmaal, previous_spoergsmaal
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.theme import current
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import Etiket, Ikon, Knap, Knaptype

SISTE = "Er der noget, vi ikke har talt om?"


class SpoergsmaalView(QFrame):
    """The card. It asks the bank for the next question each time the conversation changes."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._indhold: Indhold | None = None
        self._asked: Spoergsmaal | None = None
        self._kept: dict[str, str] = {}
        self._area = Etiket("", "t1", muted=True)
        self._place = Etiket("", "t1", muted=True, wrap=False)
        self._question = Etiket("", "t3", bold=True)
        self._hope = Etiket("", "t1", muted=True)
        self._told = Etiket("", "t1", ink="petrol")
        self._told.hide()
        self.answer = Vagtfelt("Svar", "Skriv svaret, eller bare et ord")
        self.answer.setObjectName("svar")
        self.next_button = Knap("Næste spørgsmål", Knaptype.FYLDT)
        self.skip_button = Knap("Spring over")
        self._back = Knap("Forrige", Knaptype.TEKST, icon="undo-2", low=True)
        self._build_ui()
        self.answer.returnPressed.connect(self._on_next)
        self.next_button.clicked.connect(self._on_next)
        self.skip_button.clicked.connect(self._on_next)
        self._back.clicked.connect(self._on_back)
        styring.changed.connect(self._show)
        styring.restarted.connect(self._on_restarted)
        styring.trin_changed.connect(self._on_step)
        current().changed.connect(self.update)

    def set_indhold(self, indhold: Indhold) -> None:
        self._indhold = indhold
        self._show()

    @property
    def question(self) -> str:
        return self._question.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if tema.tokens.fills else tema.colour("kant"))
        painter.setBrush(tema.colour("petrol_l"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setClipRect(0, 0, 4, self.height())
        painter.setBrush(tema.colour("petrol"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _build_ui(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Ikon("messages-square"))
        head.addWidget(self._area, 1)
        head.addWidget(self._place)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.next_button)
        foot.addWidget(self.skip_button)
        foot.addStretch(1)
        foot.addWidget(self._back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._question)
        layout.addWidget(self.answer)
        layout.addLayout(foot)
        layout.addWidget(self._told)
        layout.addWidget(self._hope)

    def _show(self) -> None:
        if self._indhold is None:
            return
        samtale = self._styring.samtale
        place = next_spoergsmaal(samtale, self._indhold)
        self._back.setVisible(previous_spoergsmaal(samtale, self._indhold) is not None)
        self._hope.setText("Håb og medbestemmelse er ikke nævnt endnu.")
        self._hope.setVisible(mangler_haab(samtale, self._indhold))
        asked = place.spoergsmaal if place is not None else None
        if asked == self._asked and self._question.text():
            return
        self._keep_half_typed()
        self._asked = asked
        for part in (self.answer, self.next_button, self.skip_button):
            part.setVisible(asked is not None)
        if place is None or asked is None:
            self._area.setText("Alle spørgsmål er stillet eller sprunget over")
            self._place.setText("")
            self._question.setText(SISTE)
            return
        area = "Begyndelsen" if asked.omraade == AABNING else self._indhold.omraadenavne()[asked.omraade]
        self._area.setText(f"Et spørgsmål ad gangen · {area}")
        self._place.setText(f"{place.nummer} af {place.antal}")
        self._question.setText(_bind_last_words(asked.tekst))
        self.answer.setAccessibleName(f"Svar på: {asked.tekst}")
        self.answer.setText(self._kept.pop(asked.id, ""))

    def _keep_half_typed(self) -> None:
        """A need was added and another question comes first: what was begun waits with its question."""
        if self._asked is not None and self.answer.text().strip():
            self._kept[self._asked.id] = self.answer.text()

    def _on_next(self) -> None:
        words = self.answer.text().strip()
        if self._asked is None:
            return
        asked, self._asked = self._asked, None
        self.answer.clear()
        skipped = SpoergsmaalSkipped(asked.id)
        self._styring.apply(SpoergsmaalAnswered(asked.id, words, asked.omraade) if words else skipped)
        self._told.setText(self._where(asked) if words else "")
        self._told.setVisible(bool(words))
        self._show()
        if self._styring.trin is Trin.BEHOV:
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _where(self, asked: Spoergsmaal) -> str:
        """Where the answer stands now."""
        chosen = any(behov.omraade == asked.omraade for behov in self._styring.samtale.behov)
        if not chosen or self._indhold is None:
            return "Svaret står i personens egne ord."
        navn = self._indhold.omraadenavne()[asked.omraade]
        return f"Svaret står i personens egne ord og under {navn}."

    def _on_step(self) -> None:
        """Words that were typed go along to the next step, also without a press."""
        if self._styring.trin is not Trin.BEHOV and self.answer.text().strip():
            self._on_next()

    def _on_back(self) -> None:
        """Ask the last one again, with its answer in the field."""
        if self._indhold is None:
            return
        previous = previous_spoergsmaal(self._styring.samtale, self._indhold)
        if previous is None:
            return
        for besvarelse in self._styring.samtale.besvarelser:
            if besvarelse.spoergsmaal == previous.id and besvarelse.svar:
                self._kept[previous.id] = besvarelse.svar
        self._styring.apply(SpoergsmaalReopened(previous.id))
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_restarted(self) -> None:
        self._kept.clear()
        self._asked = None
        self.answer.clear()
        self._told.hide()
        self._question.setText("")


def _bind_last_words(text: str) -> str:
    """Keep the last three words together, so that none stands alone on a line.

    >>> _bind_last_words("Hvor skal du sove i nat?").count(chr(0xa0))
    2
    """
    words = text.split(" ")
    if len(words) < 5:
        return text
    return " ".join((*words[:-3], "\u00a0".join(words[-3:])))
