"""Hjælp (F1) and Om: texts from ``ressourcer/hjaelp`` as plain labels. Loads nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.hjaelp_tekst import Blok, Slags, read_hjaelp
from vejviser.ui.widgets import Etiket, Knap, Knaptype, Rulleflade, Tast, add_shown, clear_layout

SIDER: tuple[tuple[str, str], ...] = (("hjaelp", "Hjælp"), ("om", "Om Vejviser"))
WIDTH = 820


class HjaelpView(QWidget):
    """``values`` fill the places in the texts: version, dates, counts."""

    closed = Signal()

    def __init__(self, folder: Path, values: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._values = dict(values)
        self._side = SIDER[0][0]
        self._build_ui()
        self.show_side(self._side)

    def set_values(self, values: Mapping[str, str]) -> None:
        self._values.update(values)
        self.show_side(self._side)

    def show_side(self, side: str) -> None:
        self._side = side
        for name, knap in self._knapper.items():
            knap.setChecked(name == side)
        text = (self._folder / f"{side}.md").read_text(encoding="utf-8")
        clear_layout(self._lines)
        for block in read_hjaelp(text, self._values):
            add_shown(self._lines, _widget(block))
        self._lines.addStretch(1)
        self._rulle.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        self._rulle.setFocus()

    @property
    def words(self) -> str:
        """Everything on the page, for tests and a screen reader's reading."""
        return "\n".join(label.text() for label in self._rulle.findChildren(Etiket))

    def _build_ui(self) -> None:
        content = QWidget()
        self._lines = QVBoxLayout(content)
        self._lines.setContentsMargins(24, 8, 32, 24)
        self._lines.setSpacing(4)
        self._rulle = Rulleflade(content, WIDTH)
        self._rulle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rulle.setAccessibleName("Teksten. Pil ned ruller.")
        self._knapper: dict[str, Knap] = {}
        head = QHBoxLayout()
        head.setContentsMargins(32, 16, 32, 8)
        head.setSpacing(8)
        for name, words in SIDER:
            knap = Knap(words, Knaptype.KANT, low=True)
            knap.setCheckable(True)
            knap.clicked.connect(lambda _checked=False, side=name: self.show_side(side))
            self._knapper[name] = knap
            head.addWidget(knap)
        head.addStretch(1)
        back = Knap("Tilbage", icon="x", key="Esc", low=True)
        back.clicked.connect(self.closed)
        head.addWidget(back)
        around = QHBoxLayout()
        around.setContentsMargins(8, 6, 8, 8)
        around.addWidget(self._rulle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(around, 1)


def _widget(block: Blok) -> QWidget:
    if block.slags is Slags.TITEL:
        return Etiket(block.tekst, "t3", bold=True)
    if block.slags is Slags.AFSNIT:
        return Etiket(block.tekst)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 16 if block.slags is Slags.OVERSKRIFT else 2, 0, 2)
    row.setSpacing(12)
    if block.slags is Slags.OVERSKRIFT:
        row.addWidget(Etiket(block.tekst, bold=True), 1)
    elif block.slags is Slags.PUNKT:
        row.addWidget(Etiket("·", bold=True, ink="petrol", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Etiket(block.tekst), 1)
    else:
        column = QWidget()
        column.setFixedWidth(150)
        keys = QHBoxLayout(column)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addWidget(Tast(block.noegle))
        keys.addStretch(1)
        row.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Etiket(block.tekst), 1)
    return holder
