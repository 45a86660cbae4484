"""One rule of conduct (*leveregel*) as a quiet line where it applies; never a poster."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import punktum
from vejviser.domain.indhold import Leveregel
from vejviser.ui.theme import current
from vejviser.ui.widgets import Etiket, Ikon

BAR = 4


class LeveregelView(QWidget):
    """Bar, number and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Etiket("", "t1", bold=True, ink="petrol")
        self._words = Etiket("", "t1")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Ikon("handshake", size="t1"))
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._words)
        current().changed.connect(self.update)

    def show_regel(self, regel: Leveregel) -> None:
        self._title.setText(f"Leveregel {regel.nummer}")
        ask = f" Spørg: “{regel.spoergsmaal}”" if regel.spoergsmaal else ""
        self._words.setText(f"{punktum(regel.tekst)}{ask}")

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, BAR, self.height()), current().colour("petrol"))
