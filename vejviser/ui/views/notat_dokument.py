"""Writes a note into a text document, in the style of the screen. Paper is drawn elsewhere, from the PDF.

Text goes in by cursor, never as markup, so that what a person said is shown as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from vejviser.domain.notat import Afsnit, Linje, Notat

EMPTY = "tom endnu"


@dataclass(frozen=True, slots=True)
class Papirstil:
    """``font(bold)`` and ``ink(token)``; ``line_height`` in the document's units."""

    font: Callable[[bool], QFont]
    ink: Callable[[str], QColor]
    line_height: float


def write_notat(
    document: QTextDocument, notat: Notat, style: Papirstil, sections: Sequence[Afsnit]
) -> dict[str, tuple[int, int]]:
    """Write it anew; gives where each section stands."""
    document.clear()
    places: dict[str, tuple[int, int]] = {}
    writer = _Skriver(QTextCursor(document), style)
    writer.line(notat.overskrift, bold=True)
    for words in head_lines(notat):
        writer.line(words, ink="blaek2")
    for afsnit in sections:
        start = writer.position
        if afsnit.titel:
            writer.line(afsnit.titel, bold=True, ink="petrol", gap=12)
        for linje in afsnit.linjer:
            writer.note_line(linje)
        if not afsnit.linjer:
            writer.line(EMPTY, ink="blaek2")
        places[afsnit.noegle] = (start + 1, writer.position)
    if notat.fod:
        writer.line(notat.fod, ink="blaek2", gap=16)
    return places


class _Skriver:
    """A cursor that writes lines."""

    def __init__(self, cursor: QTextCursor, style: Papirstil) -> None:
        self._cursor = cursor
        self._style = style
        self._first = True

    @property
    def position(self) -> int:
        return self._cursor.position()

    def line(self, text: str, *, bold: bool = False, ink: str = "blaek", gap: int = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(gap)
        block.setLineHeight(self._style.line_height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if self._first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._first = False
        self._cursor.insertText(text.replace("\n", "\u2028"), self._letters(bold, ink))

    def note_line(self, linje: Linje) -> None:
        """Amber is the whole line that is missing, or only the words that say so."""
        words = " · ".join(field for field in linje.felter if field) or linje.tekst
        parts = amber_parts(words, linje.rav)
        if not any(amber for _part, amber in parts):
            self.line(words, bold=linje.mangler, ink="rav" if linje.mangler else "blaek")
            return
        self.line("")
        for part, amber in parts:
            self._cursor.insertText(part, self._letters(amber, "rav" if amber else "blaek"))

    def _letters(self, bold: bool, ink: str) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(self._style.font(bold))
        letters.setForeground(self._style.ink(ink))
        return letters


def head_lines(notat: Notat) -> tuple[str, ...]:
    """From whom, to whom, what the receiver said, and what is asked of them."""
    to = " · ".join(notat.modtager.splitlines())
    lines = (
        notat.undertitel,
        f"Til: {to}" if to else "",
        f"Har sagt ja: {notat.accepteret}" if notat.accepteret else "",
        notat.opgave,
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
