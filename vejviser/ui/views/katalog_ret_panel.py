"""One offer in the hands of the editor: the form, its history, or two texts to choose between. A bar below.

Emits what the editor wants; the page does it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vejviser.domain.forskel_felter import TILSTANDSORD
from vejviser.domain.redaktion import VEJE, Redigeret
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.ui.views.katalog_formular import Formular
from vejviser.ui.views.katalog_historik import HistorikView
from vejviser.ui.views.katalog_konflikt import KonfliktView
from vejviser.ui.widgets import (
    Etiket,
    FlowLayout,
    Knap,
    Knaptype,
    RavLinje,
    Streg,
    Tekstfelt,
    Valgknap,
    set_hint,
)
from vejviser.ui.widgets.tabfoelge import tab_before

KILDE = "Hvor har du det fra? fx: ringet til dem, eller en adresse på nettet"
INTET_VALGT = "Vælg et tilbud i listen, og tryk Enter. Eller skriv et nyt."


def _empty_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 12, 32, 12)
    column.addWidget(Etiket(INTET_VALGT, muted=True))
    column.addStretch(1)
    return page


class RetPanel(QWidget):
    """``save_requested``: the offer as written; ``state_requested``: one of ``VEJE``."""

    save_requested = Signal(object)
    state_requested = Signal(object)
    history_requested = Signal()
    form_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.formular: Formular | None = None
        self.redigeret: Redigeret | None = None
        self.historik, self.konflikt, self._tom = HistorikView(), KonfliktView(), _empty_page()
        self._stack = QStackedWidget()
        for page in (self._tom, self.historik, self.konflikt):
            self._stack.addWidget(page)
        self.rav, self.navn = RavLinje(), Etiket("", "t3", bold=True)
        self._make_buttons()
        self._build_ui()
        self._connect_signals()
        self.show_nothing()

    @property
    def dirty(self) -> bool:
        return self.formular is not None and self.redigeret is not None and self.formular.dirty

    @property
    def is_new(self) -> bool:
        return self.redigeret is not None and self.redigeret.version == 0

    def set_formular(self, formular: Formular) -> None:
        """The form is made when the first offer is opened: it is large."""
        self.formular = formular
        self._stack.addWidget(formular)
        tab_before(formular, self.kilde)
        formular.checked.connect(self._on_checked)
        formular.changed.connect(self._on_changed)

    def show_nothing(self) -> None:
        self.redigeret = None
        self._stack.setCurrentWidget(self._tom)
        for part in (self.navn, self._foot):
            part.hide()

    def show_tilbud(self, redigeret: Redigeret) -> None:
        """``version`` 0: it is not in the database yet."""
        if self.formular is None:
            return
        self.redigeret = redigeret
        self.rav.show_words("")
        self.kilde.clear()
        self.formular.show_tilbud(redigeret.tilbud)
        self._show_states(redigeret.tilbud.tilstand)
        self.show_form()

    def show_form(self) -> None:
        if self.redigeret is None or self.formular is None:
            return
        self.navn.setText(self.redigeret.tilbud.navn or "Nyt tilbud")
        self._stack.setCurrentWidget(self.formular)
        self.navn.show()
        self._foot.show()
        self._on_changed()

    def show_other(self, page: QWidget) -> None:
        """History or conflict; the bar below belongs to the form."""
        self._stack.setCurrentWidget(page)
        self._foot.hide()

    def show_form_again(self) -> bool:
        """True when something else was shown."""
        other = self._stack.currentWidget() in (self.historik, self.konflikt)
        if other:
            self.show_form()
            self.focus_first()
        return other

    def focus_first(self) -> None:
        if self.formular is not None:
            self.formular.focus_first()

    def undo_all(self) -> None:
        if self.redigeret is not None and self.formular is not None:
            self.formular.show_tilbud(self.redigeret.tilbud)
            self._on_changed()

    def save(self) -> None:
        """Ctrl+S: in the conflict it is the choice that is saved."""
        if self._stack.currentWidget() is self.konflikt:
            self.konflikt.solve()
        elif self.formular is not None and self._stack.currentWidget() is self.formular and self.dirty:
            tilbud: Tilbud = self.formular.tilbud
            if self.formular.check() and tilbud.tilstand is not Tilstand.KLADDE:
                self.formular.focus_fault()
            self.save_requested.emit(tilbud)

    def _make_buttons(self) -> None:
        self.kilde = Tekstfelt("Kilde til det, du har rettet", KILDE)
        self.gem = Knap("Gem", Knaptype.FYLDT, key="Ctrl+S")
        self.kasser = Knap("Fortryd ændringer", Knaptype.TEKST, icon="undo-2")
        self.tilstand = Valgknap("Tilstand", framed=True)
        self.se_historik = Knap("Historik", Knaptype.TEKST, icon="history", key="Ctrl+H")
        set_hint(self.tilstand, "Ctrl+T åbner tilstanden, også midt i formularen.")
        self.fejl = Etiket("", "t1", bold=True, ink="rav")

    def _build_ui(self) -> None:
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(32, 0, 32, 12)
        foot.setSpacing(8)
        holder = QWidget()
        row = FlowLayout(holder)
        for part in (self.gem, self.kasser, self.tilstand, self.se_historik):
            row.addWidget(part)
        for widget in (Streg(), self.kilde, self.fejl, holder):
            foot.addWidget(widget)
        head = QHBoxLayout()
        head.setContentsMargins(32, 12, 32, 4)
        head.addWidget(self.navn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.rav)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)

    def _connect_signals(self) -> None:
        self.gem.clicked.connect(self.save)
        self.kasser.clicked.connect(self.undo_all)
        self.tilstand.value_chosen.connect(lambda key: self.state_requested.emit(Tilstand(key)))
        self.se_historik.clicked.connect(self.history_requested)
        self.historik.closed.connect(self.show_form_again)
        keys: tuple[tuple[QKeySequence, Callable[[], object]], ...] = (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence("Ctrl+T"), self._open_states),
            (QKeySequence("Ctrl+H"), self.se_historik.click),
        )
        for sequence, act in keys:
            shortcut = QShortcut(sequence, self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _open_states(self) -> None:
        """Ctrl+T: sixty fields lie between the name and this button."""
        if self.tilstand.isVisible() and self.tilstand.isEnabled():
            self.tilstand.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tilstand.showMenu()

    def _show_states(self, tilstand: Tilstand) -> None:
        ways = (tilstand, *VEJE[tilstand])
        self.tilstand.set_options([(way.value, TILSTANDSORD[way]) for way in ways])
        for part in (self.tilstand, self.se_historik):
            part.setVisible(not self.is_new)

    def _on_changed(self) -> None:
        self.gem.set_disabled_because("" if self.dirty else "Der er ikke rettet noget.")
        self.kasser.setVisible(self.dirty)
        self.kilde.setVisible(self.dirty)
        why = "Gem først det, du har rettet." if self.dirty else ""
        self.tilstand.setEnabled(not why)

    def _on_checked(self, wrong: int) -> None:
        first = self.formular.first_wrong if self.formular is not None else ""
        words = (
            f"Skal rettes: {first}" if wrong == 1 else f"{wrong} felter skal rettes, det første er {first}"
        )
        self.fejl.setText(f"{words}." if wrong else "")
        self.fejl.setVisible(bool(wrong))
