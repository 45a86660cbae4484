"""The gaps that nobody holds yet, each with a way to hold it. At zero it says so once and is quiet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vejviser.domain.huller import Hul
from vejviser.ui.theme import current
from vejviser.ui.widgets import Etiket, Ikon, Knap, Streg, clear_layout

HANDLINGER: dict[str, tuple[tuple[str, str], ...]] = {
    "behov": (("hold", "Jeg holder det"), ("find", "Find partner")),
    "modtager": (("udfyld", "Udfyld"),),
    "civilsamfund": (("civil", "Vis tre forslag"),),
    "overgang": (("plan", "Sæt plan B"),),
    "datoer": (("tid", "Ret tiden"),),
    "passeret": (("tid", "Ret tiden"),),
    "lukket": (("find", "Find et andet"),),
}
"""What can be done about each kind: (action, words)."""

RAAB_OP = (
    "Kan hullet ikke lukkes? Råb op: en kort note til din leder om, hvor det gik i stå. Aldrig om personen."
)


class Brud(QWidget):
    """The short dashed amber stroke that opens a gap line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(20, current().line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(current().colour("rav_s"), 2)
        pen.setDashPattern([3, 1.5])
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))


class Hullinje(QWidget):
    """One gap and its buttons."""

    action_requested = Signal(str, object)

    def __init__(self, hul: Hul, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 4, 4)
        layout.setSpacing(12)
        rule = f" · Leveregel {hul.leveregel}" if hul.leveregel else ""
        layout.addWidget(Brud())
        layout.addWidget(Etiket(f"{hul.tekst}{rule}"), 1)
        for action, words in HANDLINGER.get(hul.slags, ()):
            button = Knap(words, low=True)
            button.setObjectName(f"hul:{action}")
            button.setAccessibleDescription(hul.tekst)
            button.clicked.connect(
                lambda _checked=False, action=action: self.action_requested.emit(action, hul)
            )
            layout.addWidget(button)


class HullerView(QWidget):
    """``action_requested`` carries what to do (see ``HANDLINGER``) and the gap."""

    action_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Hul, ...] | None = None
        self._icon = Ikon("triangle-alert", "rav")
        self._title = Etiket("", bold=True, ink="rav")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        self._line = Streg(dashed=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._line)
        layout.addLayout(head)
        layout.addLayout(self._rows)
        self._raab_op = Etiket(RAAB_OP, "t1", muted=True)
        layout.addWidget(self._raab_op)

    @property
    def words(self) -> str:
        return self._title.text()

    def show_huller(self, found: Sequence[Hul]) -> None:
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear_layout(self._rows)
        for place, hul in enumerate(found):
            if place:
                self._rows.addWidget(Streg())
            row = Hullinje(hul)
            row.action_requested.connect(self.action_requested)
            self._rows.addWidget(row)
        held = not found
        self._line.setVisible(not held)
        self._raab_op.setVisible(not held)
        self._icon.set_icon("circle-check" if held else "triangle-alert", "petrol" if held else "rav")
        self._title.set_ink("petrol" if held else "rav")
        self._title.setText("Alt bliver holdt" if held else "Huller, ingen holder endnu")
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft)
