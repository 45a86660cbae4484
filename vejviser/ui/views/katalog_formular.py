"""The editor's form: every part of an offer, checked while one types, with the source behind each part.

Knows no database: it shows an offer and gives back what it became. What was not touched stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.forskel_felter import FELTNAVNE, feltvaerdi, med_felt
from vejviser.domain.redaktion_regler import brud_i_udkast
from vejviser.domain.tilbud import Tilbud
from vejviser.ui.views.katalog_fakta import kilde_til
from vejviser.ui.views.katalog_felt import Felt
from vejviser.ui.views.katalog_formfelter import AFSNIT, HJAELP
from vejviser.ui.widgets import Etiket, Rulleflade, Streg, announce

TJEK_EFTER_MS = 250


class Formlinje(QWidget):
    """Label, field, where it is known from, and what is wrong with it."""

    def __init__(self, navn: str, felt: Felt, hjaelp: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.felt = felt
        self._kilde, self._fejl = Etiket("", "t1", muted=True), Etiket("", "t1", bold=True, ink="rav")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Etiket(navn, bold=True))
        if hjaelp:
            column.addWidget(Etiket(hjaelp, "t1", muted=True))
        for part in (felt, self._kilde, self._fejl):
            column.addWidget(part)
        self._fejl.hide()

    @property
    def fault(self) -> str:
        return self._fejl.text()

    def show_source(self, words: str) -> None:
        self._kilde.setText(f"Kilde: {words}")
        self._kilde.setVisible(bool(words))

    def set_fault(self, words: str) -> None:
        if words != self._fejl.text():
            self._fejl.setText(words)
            self._fejl.setVisible(bool(words))
            announce(self.felt, words)


class Formular(QWidget):
    """``changed`` on every change; ``checked`` carries how many fields are wrong."""

    changed = Signal()
    checked = Signal(int)

    def __init__(self, felter: Mapping[str, Felt], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tilbud: Tilbud | None = None
        self._touched: set[str] = set()
        self.linjer = {
            felt: Formlinje(FELTNAVNE[felt], field, HJAELP.get(felt, "")) for felt, field in felter.items()
        }
        self._timer = QTimer(self, singleShot=True, interval=TJEK_EFTER_MS)
        self._timer.timeout.connect(self.check)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 12, 32, 24)
        column.setSpacing(14)
        for title, paths in AFSNIT:
            column.addWidget(Streg())
            column.addWidget(Etiket(title, "t3", bold=True))
            for felt in paths:
                column.addWidget(self.linjer[felt])
                self.linjer[felt].felt.changed.connect(lambda felt=felt: self._on_changed(felt))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._rulle = Rulleflade(content, 760)
        layout.addWidget(self._rulle)

    @property
    def dirty(self) -> bool:
        return self._tilbud is not None and self.tilbud != self._tilbud

    @property
    def tilbud(self) -> Tilbud:
        """The offer with what was written."""
        if self._tilbud is None:
            raise LookupError("the form shows no offer")
        result = self._tilbud
        for felt in self._touched:
            result = med_felt(result, felt, self.linjer[felt].felt.value)
        return result

    def show_tilbud(self, tilbud: Tilbud) -> None:
        again = self._is_saved_here(tilbud)
        self._tilbud, self._touched = tilbud, set()
        self.setUpdatesEnabled(False)
        for felt, line in self.linjer.items():
            value = feltvaerdi(tilbud, felt)
            fine = again and line.felt.value == value and not getattr(line.felt, "fault", "")
            if not fine:  # a row that was just saved keeps the keyboard
                line.felt.show_value(value)
            line.show_source(kilde_til(tilbud, felt))
        if not again:
            self._rulle.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)
        self.check()

    def _is_saved_here(self, tilbud: Tilbud) -> bool:
        """The same offer as stands here; a new one gets its id when it is saved."""
        if self._tilbud is None:
            return False
        return self._tilbud.id == tilbud.id or (not self._tilbud.id and self.tilbud.navn == tilbud.navn)

    def forget(self) -> None:
        self._tilbud, self._touched = None, set()
        self._timer.stop()

    def focus_first(self) -> None:
        self.linjer["navn"].felt.setFocus()

    @property
    def first_wrong(self) -> str:
        """The name of the first field that is wrong."""
        return next((FELTNAVNE[felt] for felt, line in self.linjer.items() if line.fault), "")

    def focus_fault(self) -> None:
        """To the first field that is wrong."""
        wrong = next((line for line in self.linjer.values() if line.fault), None)
        if wrong is not None:
            wrong.felt.setFocus()

    def check(self) -> int:
        """Every rule, as it stands; the number of fields that break one."""
        if self._tilbud is None:
            return 0
        found: dict[str, list[str]] = {}
        for brud in brud_i_udkast(self.tilbud):
            found.setdefault(self._line_of(brud.felt), []).append(brud.tekst)
        for felt, line in self.linjer.items():
            own = getattr(line.felt, "fault", "")
            line.set_fault(" ".join(filter(None, (own, *dict.fromkeys(found.get(felt, ()))))))
        wrong = sum(bool(line.fault) for line in self.linjer.values())
        self.checked.emit(wrong)
        return wrong

    def _line_of(self, path: str) -> str:
        """ "telefon[0].nummer" belongs to "telefon", "fakta.hund.ord" to "fakta.hund"."""
        parts = path.split("[")[0].split(".")
        names = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
        return next((name for name in names if name in self.linjer), path)

    def _on_changed(self, felt: str) -> None:
        self._touched.add(felt)
        self._timer.start()
        self.changed.emit()
