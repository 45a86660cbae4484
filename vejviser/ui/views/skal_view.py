"""The shell: rail, top bar, the places, and the status bar. It knows where things are, not what they do."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.views.skal_linjer import Beskedlinje, Statuslinje, Topbar
from vejviser.ui.views.skal_rail import Rail
from vejviser.ui.widgets import Baggrund, Handling, RavLinje
from vejviser.ui.widgets.fokusvagt import Fokusvagt

NARROW = 980
BACK_TO = {
    "find": "Tilbage til Find",
    "samtale": "Tilbage til samtalen",
    "katalog": "Tilbage til Katalog",
    "overblik": "Tilbage til Overblik",
    "opfoelgning": "Tilbage til Opfølgning",
}


class SkalView(Baggrund):
    """``sted_changed`` tells which place is shown now."""

    sted_changed = Signal(str)

    def __init__(self, steder: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__("papir", parent=parent)
        self._steder = dict(steder)
        self._sted = next(iter(self._steder))
        self._build_ui()
        Fokusvagt(self._stack, self.rail)
        self.rail.sted_chosen.connect(self.show_sted)
        self.rail.set_current(self._sted)
        current().changed.connect(self._arrange)

    @property
    def sted(self) -> str:
        return self._sted

    @property
    def back_words(self) -> str:
        """What leads back to the place that is shown."""
        return BACK_TO.get(self._sted, "Tilbage")

    def show_sted(self, sted: str) -> None:
        """Show a place and say so; a message about the place before goes away."""
        self.besked.show_words("")
        self.rail.set_current(sted)
        self._stack.setCurrentWidget(self._steder[sted])
        if sted != self._sted:
            self._sted = sted
            self.sted_changed.emit(sted)

    def warn(self, bold: str, rest: str = "", actions: tuple[Handling, ...] = ()) -> None:
        """An amber line over every place, until it is put away."""
        away = Handling("Skjul", lambda: self.rav.show_words(""))
        self.rav.show_words(bold, rest, (*actions, away) if bold else ())

    def add_line(self, line: QWidget) -> None:
        """One more line over every place; it hides itself."""
        self._over.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build_ui(self) -> None:
        self.rail, self.top = Rail(), Topbar()
        self.besked, self.status = Beskedlinje(), Statuslinje()
        self.rav = RavLinje()
        self._stack = QStackedWidget()
        for place in self._steder.values():
            self._stack.addWidget(place)
        over = self._over = QVBoxLayout()
        over.setContentsMargins(24, 0, 24, 0)
        over.setSpacing(4)
        over.addWidget(self.rav)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(over)
        column.addWidget(self._stack, 1)
        column.addWidget(self.besked)
        column.addWidget(self.status)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(column, 1)

    def _arrange(self) -> None:
        room = min(self.width(), self.height() * 1.8) / current().scale
        self.rail.set_narrow(room < NARROW)
