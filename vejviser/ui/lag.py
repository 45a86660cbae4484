"""The three layers of the window: the shell, Akut over it, and the screen turned to the citizen.

Remembers what lay under Akut and where the keyboard was: closing a layer leads back to the same question.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from vejviser.ui.tasks import Opgaver
from vejviser.ui.theme import Tema
from vejviser.ui.views.akut_view import AkutView
from vejviser.ui.views.borgerland_view import BorgerlandView
from vejviser.ui.views.find_view import FindView
from vejviser.ui.views.samtale_view import SamtaleView
from vejviser.ui.views.skal_view import SkalView

SAMTALE = "Der er en samtale i gang."


class Lag(QStackedLayout):
    """Lies on ``window``. Find and Samtale say which acute sign and which offer a layer opens on."""

    def __init__(
        self,
        window: QWidget,
        tema: Tema,
        opgaver: Opgaver,
        skal: SkalView,
        find: FindView,
        samtale: SamtaleView,
    ) -> None:
        super().__init__(window)
        self._tema, self._skal, self._find, self._samtale = tema, skal, find, samtale
        self.akut = AkutView()
        self.borgerland = BorgerlandView(tema, opgaver)
        self.borgerland.set_styring(samtale.styring)
        self._under_akut: QWidget = skal
        self._focus_before: QWidget | None = None
        for layer in (skal, self.akut, self.borgerland):
            self.addWidget(layer)
        self.akut.closed.connect(self.close_akut)
        self.borgerland.closed.connect(self.close_borgerland)

    @property
    def akut_shown(self) -> bool:
        return self.currentWidget() is self.akut

    @property
    def samtale_i_gang(self) -> str:
        """A talk with somebody, in words: the conversation, or the screen that is turned to them."""
        shown = self._under_akut if self.akut_shown else self.currentWidget()
        turned = shown is self.borgerland
        return SAMTALE if turned or self._samtale.har_samtale else ""

    def show_skal(self) -> None:
        self.setCurrentWidget(self._skal)

    def toggle_akut(self, kode: str = "") -> None:
        if self.akut_shown:
            self.close_akut()
            return
        turned = self.currentWidget() is self.borgerland
        self._remember_focus()
        self._under_akut = self.borgerland if turned else self._skal
        back = "Tilbage" if turned else self._skal.back_words
        self.setCurrentWidget(self.akut)
        self.akut.open(kode or self._sign(), borgerland=turned, back=back)

    def vend(self) -> None:
        """To the citizen: the conversation, else the offer that Find stands on."""
        self._remember_focus()
        in_find = self._skal.sted == "find"
        if self._find.tilbud is not None and (in_find or not self._samtale.har_samtale):
            self.borgerland.vis_tilbud(self._find.tilbud)
        elif self._samtale.har_samtale:
            self.borgerland.vis_samtale(omraade=self._samtale.loesninger.omraade)
        else:
            self.borgerland.vis_tomt()
        self._tema.configure(borgerland=True)
        self.setCurrentWidget(self.borgerland)

    def close_akut(self) -> None:
        self.setCurrentWidget(self._under_akut)
        self._restore_focus()

    def close_borgerland(self) -> None:
        self._tema.configure(borgerland=False)
        self.show_skal()
        self._restore_focus()

    def _sign(self) -> str:
        """The acute sign that the words raise where the user stands."""
        in_find = self._skal.sted == "find"
        return self._find.tegn.kode if in_find else self._samtale.behov.akut_kode

    def _remember_focus(self) -> None:
        self._focus_before = self._skal.window().focusWidget()

    def _restore_focus(self) -> None:
        """To the same question as before."""
        if self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus()
        self._focus_before = None
