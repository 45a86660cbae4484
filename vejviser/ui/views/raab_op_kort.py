"""Råb op, the form: a short note of where it stopped, for the leader, without a person in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.barriere import ligner_person, ny_barriere
from vejviser.errors import UserError, VejviserError
from vejviser.ui.widgets import Etiket, Flertekst, FlowLayout, Knap, Knaptype, Kort, RavLinje, Valgknap

HJAELP = "Hvor gik det i stå? Skriv om systemet, ikke om personen. Noten bliver her."
INTET_OMRAADE = ("", "Intet bestemt behov")


class RaabOpKort(Kort):
    """``written`` carries the ``Barriere``. What looks like a name is asked about once."""

    written = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("valgt", parent=parent)
        self._today = date.min
        self._asked = ""
        self._before: QWidget | None = None
        self.omraade = Valgknap("Behov", framed=True)
        self.tekst = Flertekst(
            "Råb op: hvor gik det i stå?", "Fx: ingen ledige akutboliger i tre uger", lines=2
        )
        self.rav = RavLinje()
        self.gem = Knap("Gem noten", Knaptype.FYLDT, low=True)
        cancel = Knap("Fortryd", Knaptype.TEKST, low=True)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(self.gem)
        flow.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(Etiket("Råb op til din leder", bold=True))
        self._help = Etiket(HJAELP, "t1", muted=True)
        layout.addWidget(self._help)
        for part in (self.omraade, self.tekst, self.rav, holder):
            layout.addWidget(part)
        self.gem.clicked.connect(self._on_save)
        cancel.clicked.connect(self.put_away)
        self.tekst.textChanged.connect(self._on_typed)
        self.hide()

    def open(self, today: date, names: Mapping[str, str], omraade: str = "") -> None:
        """``names``: the areas to choose from, in words; ``omraade`` the one that is looked at."""
        self._today = today
        self._before = self.window().focusWidget()
        self.omraade.set_options((INTET_OMRAADE, *names.items()), omraade if omraade in names else "")
        self.tekst.clear()
        self.show()
        self.tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        self.tekst.clear()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, error: VejviserError) -> None:
        self._warn(error.message, error.remedy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._asked = ""
        self.gem.set_words("Gem noten")
        self._warn("", "")

    def _warn(self, words: str, rest: str) -> None:
        """In the place of the help: in large text there is no room for both."""
        self.rav.show_words(words, rest)
        self._help.setVisible(not words)

    def _on_save(self) -> None:
        text = self.tekst.toPlainText()
        try:
            note = ny_barriere(self._today, self.omraade.value, text)
        except UserError as error:
            self.show_fault(error)
            return
        name = ligner_person(note.tekst)
        if name and self._asked != text:
            self._asked = text
            self._warn(f"Er “{name}” en person?", "Skriv en rolle i stedet. Er det ikke en person, så gem.")
            self.gem.set_words("Gem alligevel")
            return
        self.written.emit(note)
