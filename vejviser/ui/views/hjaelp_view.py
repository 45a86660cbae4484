"""Hjælp (F1), the keys (Ctrl+?) and Om: texts from ``ressourcer/hjaelp`` as labels, and a search in them.

Loads nothing from outside. A page is made when it is looked at: the window is not kept waiting for it.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.hjaelp_tekst import Blok, find_sections, read_hjaelp, telling
from vejviser.ui.views.hjaelp_blokke import add_blocks
from vejviser.ui.widgets import (
    Etiket,
    Flertekst,
    FlowLayout,
    Knap,
    Knaptype,
    Rulleflade,
    Tekstfelt,
    add_shown,
    announce,
    clear_layout,
)

SIDER: tuple[tuple[str, str], ...] = (("hjaelp", "Hjælp"), ("taster", "Taster"), ("om", "Om Vejviser"))
SOEGES_I = ("hjaelp", "taster", "om")
VELKOMST = "Velkommen"
WIDTH = 820
INTET = "Hjælpen har intet om det. Prøv ét ord, fx “kladde”, “notat” eller “opdatering”."
STEPS = {Qt.Key.Key_Down: 48, Qt.Key.Key_Up: -48, Qt.Key.Key_PageDown: 400, Qt.Key.Key_PageUp: -400}


def program_versions() -> dict[str, str]:
    """What somebody who helps asks for first."""
    return {"python": platform.python_version(), "qt": qVersion(), "pyside": PySide6.__version__}


class HjaelpView(QWidget):
    """``values`` fill the places in the texts: version, dates, counts."""

    closed = Signal()
    velkomst_requested = Signal()

    def __init__(self, folder: Path, values: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._values = program_versions() | dict(values)
        self._licenser: Path | None = None
        self._side = SIDER[0][0]
        self._stale = True
        self._build_ui()

    def set_values(self, values: Mapping[str, str]) -> None:
        self._values.update(values)
        self._refresh()

    def set_licenser(self, file: Path | None) -> None:
        """All licences of an installed program in one file; None where the program runs from its source."""
        self._licenser = file

    def show_side(self, side: str) -> None:
        """A page from its top, and no search."""
        self._side = side
        self.felt.clear()
        self._refresh()

    def focus_first(self) -> None:
        self.felt.setFocus()
        self.felt.selectAll()

    @property
    def words(self) -> str:
        """Everything on the page, for tests and a screen reader's reading."""
        self._fill()
        items = [self._lines.itemAt(place) for place in range(self._lines.count())]
        shown = [part for item in items if item is not None and (part := item.widget()) is not None]
        labels = [label for part in shown for label in (part, *part.findChildren(Etiket))]
        return "\n".join(label.text() for label in labels if isinstance(label, Etiket))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The field has the keyboard, and the text scrolls all the same. Esc: first the search, then back."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            bar = self._rulle.verticalScrollBar()
            bar.setValue(bar.value() + step)
        elif event.key() == Qt.Key.Key_Escape and self.felt.text():
            self.felt.clear()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def _blocks(self, side: str) -> tuple[Blok, ...]:
        return read_hjaelp((self._folder / f"{side}.md").read_text(encoding="utf-8"), self._values)

    def _refresh(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        if not self._stale:
            return
        self._stale = False
        words = self.felt.text().strip()
        for name, knap in self._knapper.items():
            knap.setChecked(name == self._side and not words)
        clear_layout(self._lines)
        if words:
            self._add_found(words)
        else:
            add_blocks(self._lines, self._blocks(self._side))
            self._add_licenser()
        self._lines.addStretch(1)
        self._rulle.verticalScrollBar().setValue(0)

    def _add_found(self, words: str) -> None:
        parts = find_sections([block for side in SOEGES_I for block in self._blocks(side)], words)
        said = f"{len(parts)} afsnit med “{words}”." if parts else INTET
        add_shown(self._lines, Etiket(said, muted=True))
        announce(self, said)
        for part in parts:
            add_blocks(self._lines, part, telling(words))

    def _add_licenser(self) -> None:
        if self._side != "om" or self._licenser is None:
            return
        self.licenser = Knap("Vis alle licenser", Knaptype.KANT, icon="file-text", low=True)
        self.licenser.clicked.connect(self._show_licenser)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 16, 0, 0)
        line.addWidget(self.licenser)
        line.addStretch(1)
        add_shown(self._lines, row)

    def _show_licenser(self) -> None:
        if self._licenser is None:
            return
        try:
            text = self._licenser.read_text(encoding="utf-8", errors="replace")
        except OSError:
            text = "Filen med licenser kan ikke læses. Den hører til programmets mappe: LICENSER.txt."
        self.licenser.hide()
        field = Flertekst("Alle licenser", lines=18)
        field.setReadOnly(True)
        field.setPlainText(text)
        self._lines.insertWidget(self._lines.count() - 1, field)
        field.setFocus()

    def _build_ui(self) -> None:
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(24, 8, 32, 24)
        self._lines.setSpacing(4)
        self._rulle = Rulleflade(content, WIDTH)
        self._rulle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rulle.setAccessibleName("Teksten. Pil ned ruller.")
        around = QHBoxLayout()
        around.setContentsMargins(8, 6, 8, 8)
        around.addWidget(self._rulle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._make_head())
        layout.addLayout(around, 1)

    def _make_head(self) -> QHBoxLayout:
        self.felt = Tekstfelt("Søg i hjælpen", "Søg i hjælpen", icon="search", low=True)
        self.felt.setObjectName("hjaelp_felt")
        self.felt.textChanged.connect(self._refresh)
        self._knapper: dict[str, Knap] = {}
        pages = QWidget()
        row = FlowLayout(pages)
        for name, words in SIDER:
            knap = Knap(words, Knaptype.KANT, low=True)
            knap.setCheckable(True)
            knap.clicked.connect(lambda _checked=False, side=name: self.show_side(side))
            self._knapper[name] = knap
            row.addWidget(knap)
        self.velkomst = Knap(VELKOMST, Knaptype.TEKST, low=True)
        self.velkomst.clicked.connect(self.velkomst_requested)
        row.addWidget(self.velkomst)
        back = Knap("Tilbage", icon="x", key="Esc", low=True)
        back.clicked.connect(self.closed)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.felt)
        left.addWidget(pages)
        head = QHBoxLayout()
        head.setContentsMargins(32, 16, 32, 8)
        head.setSpacing(16)
        head.addLayout(left, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head
