"""The answer tiles under the person's own words: what is known, and dashed what nobody asked about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from vejviser.domain.indhold import Indhold
from vejviser.domain.samtale_haendelser import SpoergsmaalSkipped
from vejviser.ui.samtale_styring import SamtaleStyring
from vejviser.ui.theme import current
from vejviser.ui.views.samtale_flisepaneler import make_panel
from vejviser.ui.views.samtale_flisetekst import FLISER, Flise, flise_tekst, tomme_felter
from vejviser.ui.widgets import Knap, Knaptype, lay_out, text_size
from vejviser.ui.widgets.boble import Boble

PAD = 12
UNASKED = "ikke spurgt"


class Svarflise(QPushButton):
    """Label over value. The screen reader hears both, and that nobody asked yet."""

    def __init__(self, flise: Flise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flise = flise
        self._value: str | None = None
        self.setObjectName(flise.noegle)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(None)
        current().changed.connect(self.updateGeometry)

    @property
    def value(self) -> str | None:
        return self._value

    def set_value(self, value: str | None) -> None:
        self._value = value
        self.setAccessibleName(f"{self._flise.navn}: {value or UNASKED}")
        self.update()

    def sizeHint(self) -> QSize:
        tema = current()
        return QSize(128, tema.line_height("t1") + tema.line_height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as space does: outside a dialog Qt leaves Enter to nobody."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = self._value is not None
        pen = QPen(tema.colour("streg" if known else "kant"), tema.tokens.edge)
        if not known:
            pen.setDashPattern([3, 2])
        near = self.underMouse() or self.isDown()
        painter.setPen(QPen(tema.colour("kant"), tema.tokens.edge) if near and known else pen)
        painter.setBrush(
            tema.colour("petrol_l") if near else tema.colour("ark") if known else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_words(painter, known)

    def _paint_words(self, painter: QPainter, known: bool) -> None:
        tema, room = current(), self.width() - 2 * PAD
        small, small_line = text_size("t1")
        font, line = text_size(bold=known)
        top = (self.height() - small_line - line) / 2
        label = lay_out(self._flise.navn, small, small_line, room, max_lines=1)
        value = lay_out(self._value or UNASKED, font, line, room, max_lines=1)
        label.paint(painter, QPointF(PAD, top), tema.colour("blaek2"))
        ink = tema.colour("blaek" if known else "blaek2")
        value.paint(painter, QPointF(PAD, top + small_line), ink)


class FliserView(QWidget):
    """A grid of tiles; three a row where there is room, else two."""

    def __init__(self, styring: SamtaleStyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styring = styring
        self._indhold: Indhold | None = None
        self._columns = 0
        self._tiles = {flise.noegle: Svarflise(flise) for flise in FLISER}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for flise in FLISER:
            tile = self._tiles[flise.noegle]
            tile.clicked.connect(lambda _checked=False, flise=flise: self._open(flise))
        self._arrange(3)
        styring.changed.connect(self._show)

    def set_indhold(self, indhold: Indhold) -> None:
        self._indhold = indhold
        self._show()

    def tile(self, noegle: str) -> Svarflise:
        return self._tiles[noegle]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = 112 * current().scale
        self._arrange(3 if self.width() >= 3 * least + 16 else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, number // columns, number % columns)

    def _show(self) -> None:
        if self._indhold is None:
            return
        for noegle, tile in self._tiles.items():
            tile.set_value(flise_tekst(noegle, self._styring.samtale, self._indhold))

    def _open(self, flise: Flise) -> None:
        if self._indhold is None:
            return
        panel = make_panel(flise.noegle, self._styring, self._indhold)
        bubble = Boble(flise.spoergsmaal, panel, self._host())
        refuse = Knap("Vil ikke svare", Knaptype.TEKST, low=True)
        bubble.add_action(refuse)
        refuse.clicked.connect(lambda: self._on_refused(flise, bubble))
        panel.answered.connect(bubble.close_panel)
        room = panel.adds * current().target(low=True)
        bubble.open_at(self._tiles[flise.noegle], panel.first, room=room)

    def _on_refused(self, flise: Flise, bubble: Boble) -> None:
        bubble.close_panel()
        if self._indhold is not None:
            for event in tomme_felter(flise.noegle, self._styring.samtale, self._indhold):
                self._styring.apply(event)
        self._styring.apply(SpoergsmaalSkipped(flise.noegle))

    def _host(self) -> QWidget:
        """The page the tile stands on, so that the panel never leaves it."""
        widget: QWidget = self
        while (parent := widget.parentWidget()) is not None and widget.objectName() != "samtale":
            widget = parent
        return widget
