"""What Qt says of the screens and fonts of this machine, for a support file. Opens no window."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication


def screens() -> dict[str, object]:
    """Needs a process of its own: where Qt cannot open a screen, it ends the process."""
    app = QGuiApplication([])
    found: list[dict[str, float]] = [
        {"bredde": one.size().width(), "hoejde": one.size().height(), "skala": one.devicePixelRatio()}
        for one in app.screens()
    ]
    families = len(QFontDatabase.families())
    return {"qt": qVersion(), "platform": app.platformName(), "skaerme": found, "skrifter": families}
