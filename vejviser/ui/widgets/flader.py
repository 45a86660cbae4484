"""Surfaces: the card, the hairline, the scrolling pane, the foldable part, and a layout that wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vejviser.ui.theme import current
from vejviser.ui.widgets.knap import Knap, Knaptype

_CARD_EDGES = {"": "streg", "valgt": "petrol", "stiplet": "kant", "rav": "rav_s"}


class Kort(QFrame):
    """A sheet with an edge. ``state``: "" plain, "valgt" petrol, "stiplet" not held yet, "rav" look here."""

    def __init__(self, state: str = "", *, fill: str = "ark", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._fill = fill
        current().changed.connect(self.update)

    @property
    def state(self) -> str:
        return self._state

    def set_state(self, state: str, fill: str | None = None) -> None:
        self._state = state
        self._fill = self._fill if fill is None else fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tema = current()
        width = max(tema.tokens.edge, 3.0 if tema.borgerland else 2.0) if self._state == "valgt" else 0
        pen = QPen(tema.colour(_CARD_EDGES[self._state]), width or tema.tokens.edge)
        if self._state == "stiplet":
            pen.setDashPattern([3, 2])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(tema.colour(self._fill) if self._fill else Qt.BrushStyle.NoBrush)
        half = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)


class Streg(QWidget):
    """A hairline. Dashed amber means "nobody holds this yet"."""

    def __init__(self, *, dashed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self.setFixedHeight(2 if dashed else 1)
        current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(current().colour("rav_s" if self._dashed else "streg"), self.height())
        if self._dashed:
            pen.setDashPattern([4, 2])
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))


class Rulleflade(QScrollArea):
    """Scrolls up and down only, and brings whatever takes the keyboard into view.

    ``reading_width`` > 0 keeps lines short enough to read, at any text size.
    """

    def __init__(self, content: QWidget, reading_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading_width = reading_width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._fit_reading()
        current().changed.connect(self._fit_reading)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        wide = content.minimumSizeHint().width() if content else 0
        return QSize(min(wide + 12, 320), 64)

    def open_at_top(self) -> None:
        """A page opens at its top, whatever in it just took the keyboard: called after that."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(0))

    def _fit_reading(self) -> None:
        content = self.widget()
        if self._reading_width and content is not None:
            content.setMaximumWidth(round(self._reading_width * current().scale))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        content = self.widget()
        if new is not None and content is not None and content.isAncestorOf(new):
            self.ensureWidgetVisible(new, 16, 24)
            QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Once more when what was just made has found its place."""
        focus, content = QApplication.focusWidget(), self.widget()
        if focus is not None and content is not None and content.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 16, 24)


class Foldeboks(QWidget):
    """A heading that opens and closes what is under it. Closed at first."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._content = content
        self._head = Knap(title, Knaptype.TEKST, icon="chevron-right", low=True)
        self._head.setObjectName("foldeboks")
        self._head.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(content)
        self.set_open(False)

    def set_title(self, title: str) -> None:
        self._head.set_words(title)

    def is_open(self) -> bool:
        return not self._content.isHidden()

    def set_open(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._head.set_icon("chevron-down" if is_open else "chevron-right")
        self._head.setAccessibleDescription("Åben" if is_open else "Lukket")

    def _on_clicked(self) -> None:
        self.set_open(not self.is_open())


class FlowLayout(QLayout):
    """Places items left to right and begins a new line where the room ends."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Kept per width: Qt asks again with every turn of the layout."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() + self.spacing() for item in self._items)
        return QSize(min(wide, 480), self.heightForWidth(min(wide, 480)))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        x, y, row = area.x(), area.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(area.width(), item.minimumSize().width()), 10_000))
            if x > area.x() and x + size.width() > area.x() + area.width():
                x, y, row = area.x(), y + row + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            row = max(row, size.height())
        return y + row - rect.y() + self.contentsMargins().bottom()


class Baggrund(QWidget):
    """A plain area in the colour of one token, for instance the detail pane or the rail."""

    def __init__(self, fill: str, *, edges: str = "", parent: QWidget | None = None) -> None:
        """``edges``: letters of l, r, t, b that get a hairline."""
        super().__init__(parent)
        self._fill = fill
        self._edges = edges
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour(self._fill))
        line: QColor = current().colour("streg")
        width, height = self.width(), self.height()
        sides = {
            "l": QRect(0, 0, 1, height),
            "r": QRect(width - 1, 0, 1, height),
            "t": QRect(0, 0, width, 1),
            "b": QRect(0, height - 1, width, 1),
        }
        for side in self._edges:
            painter.fillRect(sides[side], line)
