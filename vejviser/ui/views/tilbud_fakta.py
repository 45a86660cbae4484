"""One row of the detail pane: icon and heading left, what is known right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.tilbud_tekst import Maerke, Vished
from vejviser.ui.widgets import (
    Badge,
    BadgeKind,
    Etiket,
    FlowLayout,
    Ikon,
    Mark,
    Span,
    Streg,
    add_shown,
    clear_layout,
)

KINDS = {
    Vished.JA: BadgeKind.JA,
    Vished.NEJ: BadgeKind.NEJ,
    Vished.UKENDT: BadgeKind.UKENDT,
    Vished.RAV: BadgeKind.RAV,
}
HEADING_WIDTH = 84


class Faktarad(QWidget):
    """A heading that is always there. What is not known stands with a dashed line under it."""

    def __init__(self, icon: str, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        title = Etiket(heading, bold=True, wrap=False)
        title.setMinimumWidth(HEADING_WIDTH)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(8)
        row.addWidget(Ikon(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(8)
        row.addLayout(self._body, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Streg())
        layout.addLayout(row)

    def clear(self) -> None:
        clear_layout(self._body)

    def add(self, widget: QWidget) -> None:
        add_shown(self._body, widget)

    def add_lines(self, lines: Iterable[str], *, size: str = "t2", muted: bool = False) -> None:
        for line in lines:
            self.add(Etiket(line, "t1" if size == "t1" else "t2", muted=muted))

    def add_unknown(self, words: str) -> None:
        self.add(unknown(words))

    def add_badges(self, marks: Sequence[Maerke]) -> None:
        if marks:
            self.add(badge_flow(marks))


def unknown(words: str) -> Etiket:
    """Words for what nobody stated: muted, with the dashed line that means "not known"."""
    label = Etiket(words)
    label.set_spans([Span(0, len(words), Mark.STIPLET)])
    return label


def badge_flow(marks: Sequence[Maerke]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for mark in marks:
        flow.addWidget(Badge(KINDS[mark.vished], mark.tekst))
    return holder
