"""What the tests of kept things share: real stores in a folder of the test, keys in memory, a still clock."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.storage.kladde_hjaelp import Ur
from vejviser import composition
from vejviser.domain.samtale_haendelser import FeltSet, Forloeb
from vejviser.settings import Indstillinger, Temavalg
from vejviser.storage.noegler import HukommelseNoeglelager, Noeglelager
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.main_window import MainWindow
from vejviser.ui.theme import Tema
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.widgets import Knap

KL_1042 = datetime(2026, 11, 23, 10, 42)
ORD = "Jeg har sovet i bilen siden mandag"


@dataclass
class Pc:
    """A machine: its folder, its keyring and its clock outlive the window."""

    bruger: Path
    tema: Tema
    tjenester: Tjenester
    qtbot: QtBot
    noegler: Noeglelager = field(default_factory=HukommelseNoeglelager)
    ur: Ur = field(default_factory=lambda: Ur(KL_1042))
    windows: list[MainWindow] = field(default_factory=list)

    def gemmer(self) -> Gemmer:
        return composition.open_gemmer(self.bruger, self.ur, self.noegler)

    def start(self, *, stores: bool = True) -> MainWindow:
        """The window as after a start, with everything open; without ``stores`` they are not open yet."""
        window = MainWindow(Indstillinger(tema=Temavalg.LYS), self.tema)
        self.qtbot.addWidget(window)
        self.windows.append(window)
        window.show()
        window.set_tjenester(replace(self.tjenester, nu=self.ur))
        if stores:
            window.set_gemmer(self.gemmer(), self.ur)
        self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        self.qtbot.waitUntil(lambda: not (window.opgaver.busy or window.gemt.opgaver.busy))

    def crash(self, window: MainWindow) -> None:
        """The process is gone: nothing more is written."""
        window.gemt.opgaver.close()
        window.opgaver.close()
        window.hide()

    def say(self, window: MainWindow, text: str = ORD, *, saved: bool = True) -> None:
        """Somebody types, and stops."""
        window.samtale_view.styring.apply(FeltSet("egne_ord", text))
        if saved:
            window.gemt.vogter.save_now()
            self.settle(window)

    def stored(self) -> list[Forloeb]:
        """The drafts on the disk, as a new start would read them."""
        kladder = self.gemmer().kladder
        return [kladder.read(kladde.id) for kladde in kladder.all()]

    def press(self, parent: QWidget, words: str) -> None:
        """Press the button with these words."""
        self.qtbot.mouseClick(button(parent, words), Qt.MouseButton.LeftButton)
        for window in self.windows:
            self.settle(window)


def button(parent: QWidget, words: str) -> Knap:
    found = [knap for knap in parent.findChildren(Knap) if knap.words == words and not knap.isHidden()]
    assert found, f"no button {words!r} in {[knap.words for knap in parent.findChildren(Knap)]}"
    return found[0]
