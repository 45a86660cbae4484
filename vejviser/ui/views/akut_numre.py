"""The numbers of the acute panel as cards that can be reached by keyboard and made large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from vejviser.domain.aabningstid import Aabent
from vejviser.ui.theme import current
from vejviser.ui.views.akut_ord import Nummerkort
from vejviser.ui.widgets import Etiket, add_shown, clear_layout, lay_out, text_size

PAD = 16
NUMBER = 144
LARGE = 32.0


class Nummerknap(QAbstractButton):
    """Enter makes the number large enough to read aloud from a distance, and small again."""

    copied = Signal(str)

    def __init__(self, card: Nummerkort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setCheckable(True)
        self.setText(card.navn)
        self.setAccessibleName(card.spoken)
        self.setAccessibleDescription("Enter gør nummeret stort. Ctrl+C kopierer det." if card.nummer else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.updateGeometry)
        current().changed.connect(self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.card.nummer:
            self.copied.emit(self.card.nummer)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._draw(None, width))

    def sizeHint(self) -> QSize:
        return QSize(440, self.heightForWidth(440))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(220))

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = self.card.aabent is Aabent.AABEN
        painter.setPen(QPen(tema.colour("petrol" if self.isChecked() else "streg"), tema.tokens.edge))
        painter.setBrush(tema.colour("petrol_l" if self.underMouse() else "ark" if is_open else "papir"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._draw(painter, self.width())

    def _draw(self, painter: QPainter | None, width: int) -> float:
        """Paint, or only measure. Return the height that is needed."""
        top = float(PAD - 4)
        left = float(PAD)
        if self.card.nummer and self.isChecked():
            top += self._draw_number(painter, QPointF(left, top), LARGE)
        elif self.card.nummer:
            used = self._draw_number(painter, QPointF(left, top), 18.0)
            if width > NUMBER * current().scale * 2.2:
                left += NUMBER * current().scale + PAD
            else:
                top += used
        status = self._draw_status(painter, top, width) if left > PAD or not self.card.nummer else 0.0
        bottom = self._draw_words(painter, QPointF(left, top), width - left - PAD, status)
        return max(bottom, top + current().line_height("t3")) + PAD - 4

    def _draw_number(self, painter: QPainter | None, spot: QPointF, points: float) -> float:
        tema = current()
        font = tema.font_of(points, bold=True)
        height = QFontMetricsF(font).height() * 1.2
        if painter is not None:
            painter.setFont(font)
            painter.setPen(tema.colour("petrol" if self.card.aabent is not Aabent.LUKKET else "blaek2"))
            area = QRectF(spot.x(), spot.y(), self.width() - spot.x(), height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.card.nummer)
        return height

    def _draw_status(self, painter: QPainter | None, top: float, width: int) -> float:
        """The state to the right; returns how much room it took."""
        if not self.card.status:
            return 0.0
        tema = current()
        font, icon = tema.font("t1", bold=True), tema.icon_size("t1")
        words = QFontMetricsF(font).horizontalAdvance(self.card.status)
        left = width - PAD - words - icon - 8
        if painter is not None:
            is_open = self.card.aabent is Aabent.AABEN
            ink = "petrol" if is_open else "blaek2"
            line = tema.line_height("t2")
            spot = QRectF(left, top + (line - icon) / 2, icon, icon)
            tema.draw_icon(painter, spot, "circle-check" if is_open else "clock", ink)
            painter.setFont(font)
            painter.setPen(tema.colour(ink))
            area = QRectF(left + icon + 8, top, words + 2, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.card.status)
        return words + icon + 24

    def _draw_words(self, painter: QPainter | None, spot: QPointF, width: float, taken: float) -> float:
        """Name, how, and source, under each other. Return where they end."""
        tema = current()
        bold, tall = text_size("t2", bold=True)
        small, low = text_size("t1")
        room = width - taken if width - taken > 120 else width
        name = lay_out(self.card.navn, bold, tall, max(room, 40.0))
        if room == width and taken:
            spot += QPointF(0, tall)
        how = lay_out(self.card.hvordan, small, low, max(width, 40.0))
        if painter is not None:
            name.paint(painter, spot, tema.colour("blaek"))
            how.paint(painter, spot + QPointF(0, name.height), tema.colour("blaek2"))
        end = spot.y() + name.height + how.height
        if self.card.kilde:
            self._draw_source(painter, QPointF(spot.x(), end))
            end += low
        return end

    def _draw_source(self, painter: QPainter | None, spot: QPointF) -> None:
        if painter is None:
            return
        tema, left = current(), 0
        line, icon = tema.line_height("t1"), tema.icon_size("t1")
        if self.card.gammel:
            rect = QRectF(spot.x(), spot.y() + (line - icon) / 2, icon, icon)
            tema.draw_icon(painter, rect, "triangle-alert", "rav")
            left = icon + 6
        painter.setFont(tema.font("t1", bold=self.card.gammel))
        painter.setPen(tema.colour("rav" if self.card.gammel else "blaek2"))
        area = QRectF(spot.x() + left, spot.y(), self.width() - spot.x() - left, line)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.card.kilde)


class Nummerliste(QWidget):
    """Groups of cards under their headings."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 0, 6, 6)
        self._layout.setSpacing(8)
        self.knapper: tuple[Nummerknap, ...] = ()

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Nummerkort]]]) -> None:
        clear_layout(self._layout)
        knapper = []
        for heading, cards in groups:
            add_shown(self._layout, Etiket(heading, bold=True))
            for card in cards:
                knap = Nummerknap(card)
                knap.copied.connect(self.copied)
                add_shown(self._layout, knap)
                knapper.append(knap)
            self._layout.addSpacing(4)
        self._layout.addStretch(1)
        self.knapper = tuple(knapper)

    def first_number(self) -> str:
        """The number that Ctrl+C takes when no card has the keyboard."""
        focused = [knap.card.nummer for knap in self.knapper if knap.hasFocus()]
        return next((n for n in (*focused, *(k.card.nummer for k in self.knapper)) if n), "")
