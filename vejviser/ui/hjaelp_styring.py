"""Hjælp and the first start's page, tied to the settings, to what IT decided, and to a package to open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vejviser import __version__
from vejviser.ui.opdater_styring import OpdaterStyring
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.hjaelp_view import HjaelpView
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.katalog_ord import om_ord
from vejviser.ui.views.velkomst_view import VelkomstView

CTRL, SHIFT = Qt.Modifier.CTRL, Qt.Modifier.SHIFT


class HjaelpStyring(QObject):
    """``vis`` shows the place of that name. ``gem`` keeps the settings as they are."""

    def __init__(
        self,
        ressourcer: Path,
        indstillinger: IndstillingerView,
        opdater: OpdaterStyring,
        vis: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._indstillinger, self._opdater, self._vis = indstillinger, opdater, vis
        self.view = HjaelpView(ressourcer / "hjaelp", om_ord(__version__, None))
        self.velkomst = VelkomstView(ressourcer / "hjaelp")
        self.view.velkomst_requested.connect(lambda: vis("velkomst"))
        self.velkomst.hjaelp_requested.connect(lambda: self.vis_side("hjaelp"))
        self.velkomst.indstillinger_requested.connect(lambda: vis("indstillinger"))
        self.velkomst.plan_chosen.connect(self._on_plan)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        value = self._indstillinger.indstillinger
        self.view.set_values(om_ord(__version__, tjenester.katalog))
        self.velkomst.set_opdatering(tjenester.opdatering, value.opdatering_kilde, value.opdatering_plan)

    def vis_side(self, side: str) -> None:
        self.view.show_side(side)
        self._vis("hjaelp")

    def add_keys(self, owner: QWidget) -> None:
        """On a Danish keyboard the question mark is typed with Shift, and some systems say so, some not."""
        for sequence in (CTRL | Qt.Key.Key_Question, CTRL | SHIFT | Qt.Key.Key_Question):
            QShortcut(QKeySequence(sequence), owner, lambda: self.vis_side("taster"))

    def _on_plan(self, kilde: str) -> None:
        self._opdater.choose(kilde or self._indstillinger.indstillinger.opdatering_kilde, bool(kilde))
