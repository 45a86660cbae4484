"""The note as a sheet of paper on the screen, with a tint where it just changed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from vejviser.domain.notat import Notat
from vejviser.ui.theme import Size, current
from vejviser.ui.views.notat_dokument import Papirstil, changed_sections, visible_sections, write_notat

FOLD = 16
TINT_MS = 1500


class Notattekst(QTextEdit):
    """Read-only text of a note; a screen reader can walk it and the keyboard can scroll it."""

    def __init__(self, size: Size, *, growing: bool = False, parent: QWidget | None = None) -> None:
        """``growing``: leave out what is not begun; otherwise the note as it will be handed over."""
        super().__init__(parent)
        self._size: Size = size
        self._growing = growing
        self._notat: Notat | None = None
        self._starts: dict[str, tuple[int, int]] = {}
        self.setReadOnly(True)
        self.setAccessibleName("Notatet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("background: transparent; border: none;")
        self._tint = QTimer(self, singleShot=True, interval=TINT_MS)
        self._tint.timeout.connect(lambda: self.setExtraSelections([]))
        current().changed.connect(self._on_tema_changed)

    def show_notat(self, notat: Notat) -> None:
        """Write it anew, and tint the sections that differ where it is the same kind of note as before."""
        before = self._notat
        if notat == before:
            return
        self._notat = notat
        spot = self.verticalScrollBar().value()
        self._write(notat)
        self.verticalScrollBar().setValue(spot)
        if before is not None and before.type is notat.type:
            self._tint_sections(changed_sections(before, notat))

    def _write(self, notat: Notat) -> None:
        sections = visible_sections(notat) if self._growing else notat.afsnit
        self._starts = write_notat(self.document(), notat, self._style(), sections)

    def _style(self) -> Papirstil:
        tema = current()
        return Papirstil(
            lambda bold: tema.font(self._size, bold), tema.colour, float(tema.line_height(self._size))
        )

    def _tint_sections(self, keys: tuple[str, ...]) -> None:
        places = [self._starts[key] for key in keys if key in self._starts]
        selections = [self._selection(start, end) for start, end in places]
        self.setExtraSelections(selections)
        if selections:
            self._tint.start()
            self._bring_into_view(places[0][0])

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        style = QTextCharFormat()
        style.setBackground(current().colour("petrol_l"))
        style.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
        selection.format = style
        return selection

    def _bring_into_view(self, position: int) -> None:
        """Scroll only where the change is out of sight, and never while somebody reads with the keyboard."""
        if self.hasFocus():
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        top = self.cursorRect(cursor).top()
        if not 0 <= top < self.viewport().height() - current().line_height(self._size):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - current().line_height(self._size))

    def _on_tema_changed(self) -> None:
        if self._notat is not None:
            self._write(self._notat)


class Papir(QFrame):
    """The sheet around the text, with its folded corner."""

    def __init__(self, size: Size = "t1", *, growing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Notattekst(size, growing=growing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 8, 8)
        layout.addWidget(self.text)
        current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right, bottom = self.width() - 0.5, self.height() - 0.5
        sheet = QPolygonF(
            [
                QPointF(0.5, 0.5),
                QPointF(right - FOLD, 0.5),
                QPointF(right, FOLD),
                QPointF(right, bottom),
                QPointF(0.5, bottom),
            ]
        )
        painter.setPen(QPen(tema.colour("streg"), tema.tokens.edge))
        painter.setBrush(tema.colour("ark"))
        painter.drawPolygon(sheet)
        painter.setBrush(tema.colour("dyb"))
        corner = [QPointF(right - FOLD, 0.5), QPointF(right - FOLD, FOLD), QPointF(right, FOLD)]
        painter.drawPolygon(QPolygonF(corner))
