"""Fields to write in: one line and several lines. Both hold plain text only and can show a fault in place."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.widgets.etiket import Etiket
from vejviser.ui.widgets.knap import Knap, Knaptype, draw_key, key_size
from vejviser.ui.widgets.tekst import announce

MAX_LINE = 2_000


class Tekstfelt(QLineEdit):
    """One line. ``name`` is what a screen reader says; ``icon`` stands left, ``key`` a hint to the right."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        icon: str = "",
        key: str = "",
        low: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low = low
        self._icon = icon
        self._key = key
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(MAX_LINE)
        self._clear: Knap | None = self._make_clear() if icon else None
        self._restyle()
        current().changed.connect(self._restyle)
        self.textChanged.connect(self._restyle)

    def set_fault(self, fault: bool) -> None:
        """Mark the field; the words belong under it (``Feltgruppe``)."""
        self.setProperty("fejl", "true" if fault else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), current().target(self._low) + (8 if self._icon else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._icon or self._key):
            return
        tema, middle = current(), self.height() / 2
        painter = QPainter(self)
        if self._icon:
            size = tema.icon_size()
            tema.draw_icon(painter, QRectF(16, middle - size / 2, size, size), self._icon)
        if self._key and self._shows_key():
            pill = key_size(self._key)
            spot = QPointF(self.width() - 16 - pill.width(), middle - pill.height() / 2)
            draw_key(painter, spot, self._key, "blaek2", "kant")

    def resizeEvent(self, event: object) -> None:
        self._restyle()

    def _make_clear(self) -> Knap:
        clear = Knap("", Knaptype.TEKST, icon="x", low=True, name="Ryd feltet", parent=self)
        clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        clear.clicked.connect(self.clear)
        return clear

    def _shows_key(self) -> bool:
        return self.width() > 260

    def _restyle(self) -> None:
        tema = current()
        left = tema.icon_size() + 12 if self._icon else 0
        pill = round(key_size(self._key).width()) + 12 if self._key and self._shows_key() else 0
        clear = 0
        if self._clear is not None:
            size = self._clear.sizeHint()
            clear = size.width() if self.text() else 0
            self._clear.setVisible(bool(self.text()))
            spot = self.width() - 8 - pill - size.width()
            self._clear.setGeometry(spot, (self.height() - size.height()) // 2, size.width(), size.height())
        margins = QMargins(left, 0, pill + clear, 0)
        if margins != self.textMargins():
            self.setTextMargins(margins)


class Flertekst(QPlainTextEdit):
    """Several lines. Pasting takes the words and leaves the formatting; Tab moves on."""

    focus_left = Signal()

    def __init__(
        self, name: str, placeholder: str = "", *, lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._restyle()
        current().changed.connect(self._restyle)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc belongs to the window, also while writing."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self._height(), current().line_height() * 2 + 24))

    def _height(self) -> int:
        return current().line_height() * self._lines + 24

    def _restyle(self) -> None:
        self.setFont(current().font())
        self.updateGeometry()


class Feltgruppe(QWidget):
    """A label over a field, and room under it for what is wrong. The label is its buddy."""

    def __init__(
        self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._label = Etiket(label, bold=True)
        self._label.setBuddy(field)
        self._help = Etiket(help_text, "t1", muted=True)
        if not help_text:
            self._help.hide()  # never shown here: without a parent it would be a window of its own
        self._fault = Etiket("", "t1", bold=True, ink="rav")
        self._fault.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._label, self._help, field, self._fault):
            layout.addWidget(part)
        if help_text:
            field.setAccessibleDescription(help_text)

    def set_fault(self, message: str) -> None:
        """Say in words what is wrong; an empty message clears it."""
        self._fault.setText(message)
        self._fault.setVisible(bool(message))
        if isinstance(self._field, Tekstfelt):
            self._field.set_fault(bool(message))
        announce(self._field, message)
