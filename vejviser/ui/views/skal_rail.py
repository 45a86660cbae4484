"""The rail to the left: the places of the house, and help and settings at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, set_hint


@dataclass(frozen=True, slots=True)
class Sted:
    """A place: its key is the place's name in code, ``tast`` what opens it."""

    noegle: str
    ord: str
    ikon: str
    tast: str


FIND = Sted("find", "Find", "search", "Ctrl+1")
SAMTALE = Sted("samtale", "Samtale", "messages-square", "Ctrl+2")
KATALOG = Sted("katalog", "Katalog", "book-open", "Ctrl+3")
OVERBLIK = Sted("overblik", "Overblik", "chart-no-axes-column", "Ctrl+4")
OPFOELGNING = Sted("opfoelgning", "Opfølgning", "calendar", "Ctrl+5")
HJAELP = Sted("hjaelp", "Hjælp", "circle-question-mark", "F1")
INDSTILLINGER = Sted("indstillinger", "Indstillinger", "settings", "Ctrl+komma")
BAR = 4


class Stedknap(QAbstractButton):
    """Icon over word; the chosen one lies on the sheet with a bar to the left."""

    def __init__(self, sted: Sted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sted = sted
        self._narrow = False
        self.setCheckable(True)
        self.setText(sted.ord)
        self.setAccessibleName(sted.ord)
        self.setObjectName(f"sted_{sted.noegle}")
        set_hint(self, f"{sted.ord} ({sted.tast})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        tema = current()
        if self._narrow:
            return QSize(tema.target() + 8, tema.target() + 4)
        words = QFontMetricsF(tema.font("t1", bold=True)).horizontalAdvance(self._sted.ord)
        height = max(64, tema.icon_size("t3") + tema.line_height("t1") + 18)
        return QSize(max(76, round(words) + 20), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(QPen(tema.colour("petrol"), 2) if not tema.tokens.fills else Qt.PenStyle.NoPen)
            painter.setBrush(tema.colour("ark" if on else "petrol_l"))
            painter.drawRoundedRect(QRectF(-8, 1, self.width() + 4, self.height() - 2), 8, 8)
        if on:
            painter.fillRect(QRectF(0, 1, BAR, self.height() - 2), tema.colour("petrol"))
        ink = "petrol" if on else "blaek2"
        icon, line = tema.icon_size("t3"), tema.line_height("t1")
        block = icon if self._narrow else icon + 2 + line
        top = (self.height() - block) / 2
        tema.draw_icon(painter, QRectF((self.width() - icon) / 2, top, icon, icon), self._sted.ikon, ink)
        if not self._narrow:
            painter.setFont(tema.font("t1", bold=on))
            painter.setPen(tema.colour(ink))
            area = QRectF(0, top + icon + 2, self.width(), line)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._sted.ord)


class Logo(QWidget):
    """Our sign. Decoration: the window's title says the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = 40
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        left = (self.width() - self._side) / 2
        current().draw_icon(QPainter(self), QRectF(left, 0, self._side, self._side), "vejviser")


class Rail(Baggrund):
    """``sted_chosen`` carries a place's key."""

    sted_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dyb", parent=parent)
        self._group = QButtonGroup(self)
        self._knapper: dict[str, Stedknap] = {}
        self._logo = Logo()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 2, 8)
        layout.setSpacing(8)
        layout.addWidget(self._logo)
        layout.addSpacing(4)
        for sted in (FIND, SAMTALE, KATALOG, OVERBLIK, OPFOELGNING):
            layout.addWidget(self._add(sted))
        layout.addStretch(1)
        for sted in (HJAELP, INDSTILLINGER):
            layout.addWidget(self._add(sted))
        current().changed.connect(self.updateGeometry)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only; their names stay for the screen reader and as hints."""
        self._logo.set_side(28 if narrow else 40)
        for knap in self._knapper.values():
            knap.set_narrow(narrow)

    def set_current(self, noegle: str) -> None:
        """A place without a button of its own belongs to Hjælp."""
        self._knapper.get(noegle, self._knapper[HJAELP.noegle]).setChecked(True)

    def _add(self, sted: Sted) -> Stedknap:
        knap = Stedknap(sted)
        self._group.addButton(knap)
        self._knapper[sted.noegle] = knap
        knap.clicked.connect(lambda: self.sted_chosen.emit(sted.noegle))
        return knap
