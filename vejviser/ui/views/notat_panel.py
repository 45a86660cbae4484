"""The note beside the conversation: it grows from the first word."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.notat import MAX_ORD, Notat, Notattype
from vejviser.ui.views.notat_kilde import NAVNE, Notatkilde
from vejviser.ui.views.notat_papir import Papir
from vejviser.ui.widgets import Etiket, Ikon, Valgknap, set_hint


class NotatPanel(QWidget):
    """Choose which note to follow; it is built only while it can be seen."""

    def __init__(self, kilde: Notatkilde, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kilde = kilde
        self._type = Notattype.MODTAGER
        self._choice = Valgknap("Notatet")
        self._choice.set_options([(type.value, words.lower()) for type, words in NAVNE])
        self.paper = Papir("t1", growing=True)
        self._words = Etiket("", "t1", wrap=False)
        self._lix = Etiket("", "t1", wrap=False)
        self._mark = Ikon("triangle-alert", "rav", "t1")
        self._look = Etiket("", "t1", bold=True, ink="rav", wrap=False)
        self._build_ui()
        self._choice.value_chosen.connect(self._on_chosen)
        kilde.changed.connect(self.refresh)

    @property
    def words(self) -> str:
        """What the foot says, for tests and the screen reader."""
        return f"{self._words.text()} {self._lix.text()} {self._look.text()}".strip()

    def sizeHint(self) -> QSize:
        """As wide as it may be: whoever holds it sets the limit."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def refresh(self) -> None:
        if not self.isVisible():
            return
        notat = self._kilde.notat(self._type)
        if notat is not None:
            self.paper.text.show_notat(notat)
            self._show_foot(notat)

    def showEvent(self, event: object) -> None:
        self.refresh()

    def _build_ui(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._words)
        foot.addWidget(self._lix)
        foot.addStretch(1)
        foot.addWidget(self._mark)
        foot.addWidget(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._choice)
        layout.addWidget(self.paper, 1)
        layout.addLayout(foot)

    def _show_foot(self, notat: Notat) -> None:
        begun = self._kilde.begun
        self._words.setText(f"{notat.ord} af {MAX_ORD[notat.type]} ord" if begun else "")
        self._lix.setText(f"LIX {notat.lix}" if begun else "")
        messages = (notat.afvist, *notat.advarsler) if notat.afvist else notat.advarsler
        messages = messages if begun else ()
        self._mark.setVisible(bool(messages))
        self._look.setText(f"{len(messages)} at se på" if messages else "")
        set_hint(self._look, "\n".join(messages))

    def _on_chosen(self, value: str) -> None:
        self._type = Notattype(value)
        self.refresh()
