"""One row of the detail pane: icon and heading left, what is known right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.theme import Size
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
        self._used, self._kinds = 0, list[object]()
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
        """Begin anew. What stands here is used again where the next offer has the same; ``finish`` takes away
        the rest."""
        self._used = 0

    def finish(self) -> None:
        while (item := self._body.takeAt(self._used)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        del self._kinds[self._used :]

    def add(self, kind: object, make: Callable[[], QWidget]) -> QWidget:
        """One of its ``kind``: the one that stands in this place, or a new one."""
        place = self._used
        if self._kinds[place : place + 1] != [kind]:
            self.finish()
            self._kinds.append(kind)
            add_shown(self._body, make())
        self._used += 1
        item = self._body.itemAt(place)
        widget = item.widget() if item is not None else None
        assert widget is not None  # noqa: S101 - nothing but widgets is put in
        return widget

    def add_lines(self, lines: Iterable[str], *, size: Size = "t2", muted: bool = False) -> None:
        for line in lines:
            self._add_label(
                (size, muted), lambda: Etiket("", "t1" if size == "t1" else "t2", muted=muted), line
            )

    def add_unknown(self, words: str) -> None:
        self._add_label("ukendt", lambda: Etiket(""), words).set_spans(_dashed(words))

    def add_badges(self, marks: Sequence[Maerke]) -> None:
        if marks:
            self.add(tuple(marks), lambda: badge_flow(marks))

    def add_phone(self, number: str, who: str, *, main: bool) -> None:
        self.add((number, who, main), lambda: _phone_row(number, who, main))

    def _add_label(self, kind: object, make: Callable[[], Etiket], words: str) -> Etiket:
        label = self.add(kind, make)
        assert isinstance(label, Etiket)  # noqa: S101 - its kind says so
        label.setText(words)
        return label


def _dashed(words: str) -> tuple[Span, ...]:
    return (Span(0, len(words), Mark.STIPLET),)


def badge_flow(marks: Sequence[Maerke]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    for mark in marks:
        flow.addWidget(Badge(KINDS[mark.vished], mark.tekst))
    return holder


def _phone_row(number: str, who: str, main: bool) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    label = Etiket(number, "t3" if main else "t2", bold=True, ink="petrol", wrap=False)
    label.setMinimumWidth(label.sizeHint().width())
    layout.addWidget(label)
    layout.addWidget(Etiket(who, "t1", muted=True), 1)
    return row
