"""The note as a sheet of paper: headings, lines, amber for what is missing, and a tint where it just changed.

Text goes in by cursor, never as markup, so that what a person said is shown as it was said.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from vejviser.domain.notat import Afsnit, Linje, Notat
from vejviser.ui.theme import Size, current

FOLD = 16
TINT_MS = 1500
EMPTY = "tom endnu"


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
        self.clear()
        self._starts.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._line(cursor, notat.overskrift, bold=True, first=True)
        for words in head_lines(notat):
            self._line(cursor, words, ink="blaek2")
        for afsnit in visible_sections(notat) if self._growing else notat.afsnit:
            start = cursor.position()
            if afsnit.titel:
                self._line(cursor, afsnit.titel, bold=True, ink="petrol", gap=12)
            for linje in afsnit.linjer:
                self._note_line(cursor, linje)
            if not afsnit.linjer:
                self._line(cursor, EMPTY, ink="blaek2")
            self._starts[afsnit.noegle] = (start + 1, cursor.position())
        if notat.fod:
            self._line(cursor, notat.fod, ink="blaek2", gap=16)
        cursor.endEditBlock()

    def _note_line(self, cursor: QTextCursor, linje: Linje) -> None:
        """Amber is the whole line that is missing, or only the words that say so."""
        words = " · ".join(field for field in linje.felter if field) or linje.tekst
        whole = linje.mangler and not any(part in words for part in linje.rav)
        self._line(
            cursor, "" if linje.rav and not whole else words, bold=whole, ink="rav" if whole else "blaek"
        )
        if linje.rav and not whole:
            for part, amber in amber_parts(words, linje.rav):
                cursor.insertText(part, self._style(amber, "rav" if amber else "blaek"))

    def _line(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        bold: bool = False,
        ink: str = "blaek",
        gap: int = 0,
        first: bool = False,
    ) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(gap)
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        block.setLineHeight(current().line_height(self._size), least)
        if first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(text, self._style(bold, ink))

    def _style(self, bold: bool, ink: str) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(current().font(self._size, bold))
        style.setForeground(current().colour(ink))
        return style

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


def head_lines(notat: Notat) -> tuple[str, ...]:
    """From whom, to whom, and what the receiver said."""
    to = " · ".join(notat.modtager.splitlines())
    lines = (
        notat.undertitel,
        f"Til: {to}" if to else "",
        f"Har sagt ja: {notat.accepteret}" if notat.accepteret else "",
    )
    return tuple(line for line in lines if line)


def visible_sections(notat: Notat) -> tuple[Afsnit, ...]:
    """Those with content, and the first one that is still to come."""
    shown: list[Afsnit] = []
    waiting = False
    for afsnit in notat.afsnit:
        begun = any(not linje.mangler for linje in afsnit.linjer)
        if begun or not waiting:
            shown.append(afsnit)
        waiting = waiting or not begun
    return tuple(shown)


def changed_sections(before: Notat, after: Notat) -> tuple[str, ...]:
    """The keys of the sections whose lines differ."""
    old = {afsnit.noegle: afsnit.linjer for afsnit in before.afsnit}
    return tuple(afsnit.noegle for afsnit in after.afsnit if old.get(afsnit.noegle) != afsnit.linjer)


def amber_parts(text: str, amber: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Cut a text at its amber words.

    >>> amber_parts("Tirsdag, klokken mangler", ("klokken mangler",))
    (('Tirsdag, ', False), ('klokken mangler', True))
    """
    pattern = "|".join(re.escape(words) for words in sorted(amber, key=len, reverse=True) if words)
    if not pattern:
        return ((text, False),)
    return tuple((part, part in amber) for part in re.split(f"({pattern})", text) if part)
