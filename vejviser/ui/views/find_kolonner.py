"""The columns of Find: filters, list and offer side by side, or the browse page, by the room there is."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.views.find_filtre import FilterPanel
from vejviser.ui.views.find_liste import FindListe
from vejviser.ui.views.gennemse_view import GennemseView
from vejviser.ui.views.tilbud_view import TilbudView
from vejviser.ui.widgets import Baggrund, Knap

WIDE, MIDDLE = 1130, 760
FILTERS, LIST = 264, 456
ANY_WIDTH = 16_777_215


class FindKolonner(QWidget):
    """Knows where things stand, not what they show."""

    def __init__(
        self,
        filtre: FilterPanel,
        liste: FindListe,
        detalje: TilbudView,
        gennemse: GennemseView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._liste, self._detalje, self._gennemse = liste, detalje, gennemse
        self._detail_open, self._browsing = False, False
        self._filter_side = Baggrund("papir", edges="r")
        side = QHBoxLayout(self._filter_side)
        side.setContentsMargins(0, 0, 1, 0)
        side.addWidget(filtre)
        self.fold = Knap("Filtre", icon="sliders-horizontal", low=True)
        self.fold.setCheckable(True)
        liste.head.insertWidget(0, self.fold)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._filter_side)
        layout.addWidget(liste)
        layout.addWidget(detalje, 1)
        layout.addWidget(gennemse, 1)
        self.setMinimumSize(320, 160)  # said outright, so that three columns never keep the window wide
        self.fold.toggled.connect(self.arrange)
        current().changed.connect(self.arrange)
        self.arrange()

    @property
    def browsing(self) -> bool:
        return self._browsing

    def show_browsing(self, on: bool) -> None:
        """The button that opens the filters stands over what is shown."""
        if on != self._browsing:
            self._browsing = on
            (self._gennemse.head if on else self._liste.head).insertWidget(0, self.fold)
        self.arrange()

    def open_detail(self) -> None:
        self._detail_open = True
        self.arrange()
        self._detalje.focus_first()

    def close_detail(self) -> bool:
        """Back to the list. True when there was a way back."""
        focused = QApplication.focusWidget()
        inside = focused is not None and focused.isVisible() and self._detalje.isAncestorOf(focused)
        was_open = self._detail_open or inside
        self.forget_detail()
        return was_open

    def forget_detail(self) -> None:
        self._detail_open = False
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Three columns, two, or one, by how much text there is room for."""
        tema = current()
        room = self.width() / tema.scale
        wide, one = room >= WIDE, room < MIDDLE
        filters = wide or self.fold.isChecked()
        alone = one and self._detail_open and not self._browsing
        self.fold.setVisible(not wide)
        self._filter_side.setVisible(filters and not alone)
        self._filter_side.setFixedWidth(round(min(FILTERS * tema.scale, self.width() * 0.5)))
        self._gennemse.setVisible(self._browsing)
        self._detalje.setVisible(not self._browsing and (not one or self._detail_open))
        self._liste.setVisible(not self._browsing and not alone)
        self._detalje.set_back_visible(one)
        if one:
            self._liste.setMinimumWidth(0)
            self._liste.setMaximumWidth(ANY_WIDTH)
        else:
            share = LIST * tema.scale if wide else self.width() * (0.4 if filters else 0.46)
            self._liste.setFixedWidth(round(min(share, self.width() * 0.5)))
