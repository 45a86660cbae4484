"""The place Katalog (Ctrl+3): keep the directory true. All see quality and own reports; the editor sees more.

Holds the pages and shows one; each page asks for what it needs when it comes into sight.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.katalog_faner import Faner
from vejviser.ui.views.katalog_import import ImportView
from vejviser.ui.views.katalog_indbakke import IndbakkeView
from vejviser.ui.views.katalog_kvalitet import KvalitetView
from vejviser.ui.views.katalog_ret import Fejlmelding, RetView
from vejviser.ui.views.katalog_runde import RundeView
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_ud import UdView
from vejviser.ui.views.katalog_udbakke import UdbakkeView
from vejviser.ui.widgets import Etiket

SIDER = (
    ("kvalitet", "Kvalitet"),
    ("runde", "Kontrolrunde"),
    ("ret", "Ret tilbud"),
    ("indbakke", "Indbakke"),
    ("import", "Hent ind"),
    ("ud", "Gem og udgiv"),
    ("udbakke", "Mine fejlmeldinger"),
)
ARBEJDER = "Vejviser er i gang med noget i Katalog."
ALLES = ("kvalitet", "udbakke")


class KatalogView(QWidget):
    """``tilbud_requested`` asks the window to show an offer in Find; ``told`` is one calm line."""

    told = Signal(str)
    tilbud_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opgaver = Opgaver(self)
        self._redaktoer, self._rolle = False, ""
        self._tjenester: Tjenester | None = None
        self.sider: dict[str, Katalogside] = {}

    def _build(self) -> None:
        """On the first sight of the place: the window's first paint does not wait for its pages."""
        if self.sider:
            return
        self.kvalitet = KvalitetView(self.opgaver)
        self.runde, self.udbakke = RundeView(self.opgaver), UdbakkeView(self.opgaver)
        self.ret, self.indbakke = RetView(self.opgaver), IndbakkeView(self.opgaver)
        self.sider |= {
            "kvalitet": self.kvalitet,
            "runde": self.runde,
            "ret": self.ret,
            "indbakke": self.indbakke,
            "import": ImportView(self.opgaver),
            "ud": UdView(self.opgaver),
            "udbakke": self.udbakke,
        }
        self._build_ui()
        self._connect_signals()
        self.kvalitet.set_redaktoer(self._redaktoer)
        self.runde.set_rolle(self._rolle)
        self._show_pages()
        if self._tjenester is not None:
            self.set_tjenester(self._tjenester)

    @property
    def side(self) -> Katalogside:
        return self.sider[self.faner.value]

    @property
    def i_gang(self) -> str:
        """What is not finished on one of the pages, in words."""
        if self.opgaver.busy:
            return ARBEJDER
        return next((words for side in self.sider.values() if (words := side.i_gang)), "")

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        for side in self.sider.values():
            side.set_tjenester(tjenester)
        if self.sider and self.isVisible():
            self.side.refresh()

    def set_redaktoer(self, on: bool) -> None:
        """The pages that change the directory are there for an editor only."""
        if on != self._redaktoer:
            self._redaktoer = on
            if self.sider:
                self.kvalitet.set_redaktoer(on)
                self._show_pages()

    def focus_first(self) -> None:
        """Ctrl+3."""
        self._build()
        self.side.refresh()
        self.side.focus_first()

    def go_back(self) -> bool:
        return bool(self.sider) and self.side.go_back()

    def set_rolle(self, rolle: str) -> None:
        """The role that the user wrote in the settings, where none is written here."""
        self._rolle = rolle
        if self.sider:
            self.runde.set_rolle(rolle)

    def show_side(self, key: str) -> None:
        self._build()
        self.faner.choose(key)

    def showEvent(self, event: QShowEvent) -> None:
        self._build()
        super().showEvent(event)

    def close_work(self) -> None:
        """The window closes: stop what runs."""
        self.opgaver.close()

    def _build_ui(self) -> None:
        self.faner = Faner("Katalog", SIDER)
        self._stack = QStackedWidget()
        for side in self.sider.values():
            self._stack.addWidget(side)
        head = QHBoxLayout()
        head.setContentsMargins(32, 16, 24, 8)
        head.setSpacing(24)
        head.addWidget(Etiket("Katalog", "t3", bold=True, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.faner, 1, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _connect_signals(self) -> None:
        self.faner.chosen.connect(self._on_page)
        for side in self.sider.values():
            side.told.connect(self.told)
            side.tilbud_requested.connect(self._on_tilbud_requested)
        self.runde.form_requested.connect(lambda id: self._open_form(id, None))
        self.indbakke.form_requested.connect(lambda id, *part: self._open_form(id, Fejlmelding(*part)))
        self.indbakke.count_changed.connect(lambda count: self.faner.set_count("indbakke", count))
        for keys, steps in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda steps=steps: self._step(steps))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _on_tilbud_requested(self, id: str) -> None:
        """An editor gets the form, everyone else the offer in Find."""
        if self._redaktoer:
            self._open_form(id, None)
        else:
            self.tilbud_requested.emit(id)

    def _open_form(self, id: str, melding: Fejlmelding | None) -> None:
        self.faner.choose("ret")
        self.ret.open(id, melding)

    def _show_pages(self) -> None:
        self.faner.show_only([key for key in self.sider if self._redaktoer or key in ALLES])

    def _step(self, steps: int) -> None:
        self.faner.step(steps)
        self.side.focus_first()

    def _on_page(self, key: str) -> None:
        self._stack.setCurrentWidget(self.sider[key])
        self.told.emit("")
        if self.isVisible():
            self.sider[key].refresh()
