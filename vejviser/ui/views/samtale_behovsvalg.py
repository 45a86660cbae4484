"""The needs of step 2 as a column: which one is looked at, and which has no solution yet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from vejviser.domain.samtale import Samtale
from vejviser.ui.theme import current
from vejviser.ui.views.samtale_tilbudstekst import Behovsstatus, behovsstatus
from vejviser.ui.widgets import clear_layout, draw_number, lay_out, text_size
from vejviser.ui.widgets.tekst import TextBlock

PAD, GAP = 12, 12


class Behovsknap(QAbstractButton):
    """Number, name on as many lines as it needs, and what stands. Amber words where nothing does."""

    def __init__(self, number: int, omraade: str, navn: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.omraade = omraade
        self._number = str(number)
        self._status = Behovsstatus(0, 0)
        self.setText(navn)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        current().changed.connect(self.updateGeometry)

    def set_status(self, status: Behovsstatus) -> None:
        self._status = status
        self.setAccessibleName(f"{self._number}. {self.text()}, {status.tekst}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._name(width).height) + current().line_height("t1") + 2 * PAD

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        near = self.underMouse() and not on
        painter.setPen(QPen(tema.colour("petrol" if on else "streg"), 1.5 if on else tema.tokens.edge))
        painter.setBrush(tema.colour("petrol_l" if on else "dyb" if near and tema.tokens.fills else "ark"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side = float(tema.line_height())
        draw_number(painter, QRectF(PAD, PAD, side, side), self._number, "petrol", filled=on)
        name = self._name(self.width())
        name.paint(painter, QPointF(self._left(), PAD), tema.colour("blaek"))
        self._paint_status(painter, PAD + name.height)

    def _paint_status(self, painter: QPainter, top: float) -> None:
        tema, left = current(), self._left()
        missing = not self._status.valgt
        font, line = text_size("t1", bold=missing)
        if missing:
            icon = float(tema.icon_size("t1"))
            tema.draw_icon(
                painter, QRectF(left, top + (line - icon) / 2, icon, icon), "triangle-alert", "rav"
            )
            left += icon + 6
        words = lay_out(self._status.tekst, font, line, self.width() - left - PAD, max_lines=1)
        words.paint(painter, QPointF(left, top), tema.colour("rav" if missing else "blaek2"))

    def _left(self) -> float:
        return PAD + current().line_height() + GAP

    def _name(self, width: float) -> TextBlock:
        font, line = text_size(bold=True)
        return lay_out(self.text(), font, line, max(40.0, width - self._left() - PAD))


class Behovsvalg(QWidget):
    """``chosen`` carries the area. Arrow keys walk and choose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[Behovsknap] = []
        self._shown: list[tuple[str, str]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    @property
    def words(self) -> tuple[str, ...]:
        """What a screen reader hears of each."""
        return tuple(button.accessibleName() for button in self._buttons)

    def show_behov(self, samtale: Samtale, navne: Mapping[str, str], chosen: str) -> None:
        wanted = [(behov.omraade, navne.get(behov.omraade, behov.omraade)) for behov in samtale.behov]
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild()
        for button in self._buttons:
            button.set_status(behovsstatus(samtale, button.omraade))
            button.setChecked(button.omraade == chosen)

    def focus_chosen(self) -> None:
        for button in self._buttons:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        here = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        if here is not None and event.key() in steps:
            button = self._buttons[(here + steps[Qt.Key(event.key())]) % len(self._buttons)]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(button.omraade)
            return
        super().keyPressEvent(event)

    def _rebuild(self) -> None:
        clear_layout(self._rows)
        self._buttons = [
            Behovsknap(nr, omraade, navn) for nr, (omraade, navn) in enumerate(self._shown, start=1)
        ]
        for button in self._buttons:
            button.clicked.connect(lambda _checked=False, omraade=button.omraade: self.chosen.emit(omraade))
            self._rows.addWidget(button)
