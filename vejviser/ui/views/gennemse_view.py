"""Browse: what Find shows while nothing is asked. Tiles lead to the same offers as words do.

Choosing a tile sets a filter (or opens one offer); the view itself searches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.views.gennemse_indhold import Fliseafsnit, Flisevalg
from vejviser.ui.widgets import Etiket, Flise, Flisegitter, Rulleflade

TITLE = "Hvad leder I efter?"
TEXT = "Skriv et navn, et behov eller borgerens egne ord. Eller vælg her."
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
OWN_SECTIONS = ("Dine favoritter", "Sidst set")


class GennemseView(QWidget):
    """``filtre_chosen`` and ``tilbud_chosen`` are the user's; ``left_upwards``: Up in the first row."""

    filtre_chosen = Signal(object)
    tilbud_chosen = Signal(str)
    place_chosen = Signal(int)
    left_upwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: dict[str, tuple[QWidget, Flisegitter]] = {}
        self._build_ui()

    @property
    def head(self) -> QHBoxLayout:
        """Room for a button before the count, where the filters are folded away."""
        return self._head

    @property
    def count_words(self) -> str:
        return self._count.text()

    @property
    def tiles(self) -> tuple[Flise, ...]:
        """Every tile that is shown, in reading order."""
        grids = [grid for holder, grid in self._sections.values() if not holder.isHidden()]
        return tuple(tile for grid in grids for tile in grid.tiles)

    def set_count(self, words: str) -> None:
        self._count.setText(words)

    def show_sections(self, sections: Sequence[Fliseafsnit]) -> None:
        for section in sections:
            self._show_section(section.title, section.tiles)

    def show_favourites(self, tiles: Sequence[Flisevalg]) -> None:
        self._show_section(OWN_SECTIONS[0], tiles)

    def show_history(self, places: Sequence[tuple[str, str]]) -> None:
        """``places``: icon and words of each; ``place_chosen`` gives the number."""
        tiles = [Flise(words, icon) for icon, words in places]
        for number, tile in enumerate(tiles):
            tile.clicked.connect(partial(self.place_chosen.emit, number))
        self._fill(OWN_SECTIONS[1], tiles)

    def focus_first(self) -> None:
        if self.tiles:
            self.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _build_ui(self) -> None:
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(24, 4, 24, 24)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        page.addLayout(self._column)
        page.addStretch(1)
        self._column.addWidget(Etiket(TITLE, "t3", bold=True))
        self._column.addWidget(Etiket(TEXT, muted=True))
        for title in OWN_SECTIONS:
            self._add_section(title)
        self._count = Etiket("", "t1", muted=True, wrap=False)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(24, 12, 24, 0)
        self._head.setSpacing(12)
        self._head.addWidget(self._count, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head)
        layout.addWidget(Rulleflade(content), 1)

    def _add_section(self, title: str) -> None:
        heading, grid = Etiket(title, bold=True, ink="petrol", wrap=False), Flisegitter()
        grid.setAccessibleName(title)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addWidget(grid)
        self._column.addWidget(holder)
        self._sections[title] = holder, grid
        holder.hide()

    def _show_section(self, title: str, tiles: Sequence[Flisevalg]) -> None:
        self._fill(title, [self._make_tile(tile) for tile in tiles])

    def _fill(self, title: str, tiles: Sequence[Flise]) -> None:
        if title not in self._sections:
            self._add_section(title)
        holder, grid = self._sections[title]
        had_focus = any(tile.hasFocus() for tile in grid.tiles)
        for tile in tiles:
            tile.setAccessibleDescription(title)
            tile.arrow_pressed.connect(self._on_arrow)
        grid.set_tiles(tiles)
        holder.setVisible(bool(tiles))
        if had_focus:
            self.focus_first()

    def _make_tile(self, choice: Flisevalg) -> Flise:
        tile = Flise(choice.words, choice.icon, choice.count, choice.unknown, spoken=choice.spoken)
        if choice.tilbud:
            tile.clicked.connect(partial(self.tilbud_chosen.emit, choice.tilbud))
        else:
            tile.clicked.connect(partial(self.filtre_chosen.emit, choice.filtre))
        return tile

    def _on_arrow(self, key: int) -> None:
        """Sideways in reading order; up and down to the nearest tile of the next row, in any section."""
        tiles, here = self.tiles, QApplication.focusWidget()
        if not isinstance(here, Flise) or here not in tiles:
            return
        if key in SIDEWAYS:
            number = tiles.index(here) + SIDEWAYS[Qt.Key(key)]
            target = tiles[number] if 0 <= number < len(tiles) else None
        else:
            target = self._nearest(here, down=key == Qt.Key.Key_Down)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Up:
            self.left_upwards.emit()

    def _nearest(self, here: Flise, *, down: bool) -> Flise | None:
        spot = _middle(here, self)
        sign = 1 if down else -1
        found = [(tile, _middle(tile, self)) for tile in self.tiles]
        beyond = [(tile, at) for tile, at in found if sign * (at.y() - spot.y()) > here.height() // 2]
        if not beyond:
            return None
        return min(beyond, key=lambda item: (abs(item[1].y() - spot.y()), abs(item[1].x() - spot.x())))[0]


def _middle(tile: QWidget, view: QWidget) -> QPoint:
    return tile.mapTo(view, tile.rect().center())
