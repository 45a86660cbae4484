"""The start picture: there at once, while the window behind it is being made. Imports nothing but Qt.

Without it nothing is seen for a second or more on an old machine, and people click again.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

ORD = "Vejviser åbner"
WIDTH, HEIGHT = 420, 140


class Startbillede(QWidget):
    """In the system's own colours, so that it is dark where the desk is dark."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName(ORD)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(WIDTH, HEIGHT)
        middle = self.screen().availableGeometry().center()
        self.move(middle.x() - WIDTH // 2, middle.y() - HEIGHT // 2)

    def show_now(self) -> None:
        """On the screen before this returns."""
        self.show()
        self.repaint()
        QApplication.processEvents()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = painter.font()
        font.setPointSizeF(18)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, ORD)
