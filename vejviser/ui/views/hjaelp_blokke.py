"""The help's text as widgets: one for each heading, paragraph, list item and key row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.hjaelp_tekst import Blok, Slags
from vejviser.ui.widgets import Etiket, FlowLayout, Tast, add_shown, find_spans

KEYS_WIDTH = 210


def add_blocks(lines: QVBoxLayout, blocks: Iterable[Blok], found: Iterable[str] = ()) -> None:
    """``found``: words to mark, because somebody searched for them."""
    words = tuple(found)
    for block in blocks:
        add_shown(lines, _widget(block, words))


def _label(block: Blok, found: tuple[str, ...], *, title: bool = False, bold: bool = False) -> Etiket:
    label = Etiket(block.tekst, "t3" if title else "t2", bold=bold or title)
    if found:
        label.set_spans(find_spans(block.tekst, found))
    return label


def _widget(block: Blok, found: tuple[str, ...]) -> QWidget:
    if block.slags is Slags.TITEL:
        return _label(block, found, title=True)
    if block.slags is Slags.AFSNIT:
        return _label(block, found)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 16 if block.slags is Slags.OVERSKRIFT else 2, 0, 2)
    row.setSpacing(12)
    if block.slags is Slags.OVERSKRIFT:
        row.addWidget(_label(block, found, bold=True), 1)
    elif block.slags is Slags.PUNKT:
        row.addWidget(Etiket("·", bold=True, ink="petrol", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(block, found), 1)
    else:
        row.addWidget(_keys(block.noegle), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_label(block, found), 1)
    return holder


def _keys(words: str) -> QWidget:
    """Several keys that do the same stand beside each other, or under each other where the text is large."""
    column = QWidget()
    column.setFixedWidth(KEYS_WIDTH)
    keys = FlowLayout(column)
    for key in words.split(" / "):
        keys.addWidget(Tast(key))
    return column
