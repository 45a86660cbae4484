"""Marks words in the person's own words: those behind a suggestion, and those to look at before sharing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from vejviser.ui.theme import current

Plads = tuple[int, int]


class Ordmarkering(QSyntaxHighlighter):
    """Places are (start, end) in Python characters of the whole text; Qt counts UTF-16 units."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._found: tuple[Plads, ...] = ()
        self._amber: tuple[Plads, ...] = ()
        current().changed.connect(self.rehighlight)

    def set_places(self, text: str, found: Sequence[Plads], amber: Sequence[Plads]) -> None:
        """``text`` is the text that the places were found in."""
        wanted = (_in_units(text, found), _in_units(text, amber))
        if wanted != (self._found, self._amber):
            self._found, self._amber = wanted
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        first = self.currentBlock().position()
        last = first + self.currentBlock().length()
        for places, style in (
            (self._found, self._style("petrol_l", "petrol")),
            (self._amber, self._amber_style()),
        ):
            for start, end in places:
                if start < last and end > first:
                    begin = max(start, first)
                    self.setFormat(begin - first, min(end, last) - begin, style)

    def _amber_style(self) -> QTextCharFormat:
        style = self._style("rav_l", "rav_s")
        style.setForeground(current().colour("rav"))
        return style

    def _style(self, fill: str, line: str) -> QTextCharFormat:
        """Fill and underline: never colour alone."""
        style = QTextCharFormat()
        if current().tokens.fills:
            style.setBackground(current().colour(fill))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setUnderlineColor(current().colour(line))
        return style


def _in_units(text: str, places: Sequence[Plads]) -> tuple[Plads, ...]:
    inside = [(start, end) for start, end in places if end <= len(text)]
    if all(ord(char) < 0x10000 for char in text):
        return tuple(inside)
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if ord(char) > 0xFFFF else 1))
    return tuple((units[start], units[end]) for start, end in inside)
