"""A card of step 2: an offer that is possible, chosen, or set aside with the person's reason."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.ui.theme import current
from vejviser.ui.views.samtale_tilbudstekst import Kortvisning
from vejviser.ui.views.samtale_vagtfelt import Vagtfelt
from vejviser.ui.widgets import (
    Badge,
    Etiket,
    FlowLayout,
    Knap,
    Knaptype,
    Kort,
    Mark,
    Span,
    clear_layout,
)

LEAST_WIDTH = 200
PASSER = "Passer:"


class Tilbudskort(Kort):
    """It only wishes; what it shows comes from ``show_visning``."""

    choose_requested = Signal(str)
    unchoose_requested = Signal(str)
    set_aside_requested = Signal(str)
    reason_given = Signal(str, str)
    bring_back_requested = Signal(str)

    def __init__(self, visning: Kortvisning, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._visning = visning
        self._name = Etiket(visning.navn, bold=True)
        self._why = Etiket("", "t1")
        self._badges = QWidget()
        self._badge_row = FlowLayout(self._badges)
        self._details = Etiket("", "t1", muted=True)
        self._reason = Vagtfelt("Grund til at lægge til side", "Hvorfor? Det må gerne stå tomt")
        self.choose = Knap("Vælg")
        self.set_aside = Knap("Læg til side", Knaptype.TEKST, low=True)
        self.bring_back = Knap("Tag frem igen", Knaptype.TEKST, icon="undo-2", low=True)
        self.more = Knap("Mere", Knaptype.TEKST, icon="chevron-down", low=True)
        self._build_ui()
        self._connect_signals()
        self._details.hide()
        self.show_visning(visning)

    @property
    def visning(self) -> Kortvisning:
        return self._visning

    def focus_first(self) -> None:
        target = self.bring_back if self._visning.tilstand == "lagt" else self.choose
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_reason(self) -> None:
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then puts the buttons under the words."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        narrow = self.width() < 400 * current().scale
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_visning(self, visning: Kortvisning) -> None:
        """Say what is true now. Only what changed is touched, so that the keyboard stays where it is."""
        badges_changed = visning.maerker != self._visning.maerker or not self._badge_row.count()
        self._visning = visning
        state = visning.tilstand
        self.set_state(
            {"valgt": "valgt", "lagt": "stiplet"}.get(state, ""), fill="" if state == "lagt" else "ark"
        )
        self._name.set_ink("blaek2" if state == "lagt" else "blaek")
        self._show_why()
        if badges_changed:
            self._show_badges()
        self._badges.setVisible(bool(visning.maerker) and state != "lagt")
        self._details.setText("\n".join(visning.detaljer))
        self._show_buttons()

    def _build_ui(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._name, self._why, self._badges, self._details, self._reason):
            words.addWidget(part)
        words.addStretch(1)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        right = Qt.AlignmentFlag.AlignRight
        quiet = QHBoxLayout()
        quiet.setSpacing(4)
        quiet.addStretch(1)
        for button in (self.more, self.set_aside, self.bring_back):
            quiet.addWidget(button)
        buttons.addWidget(self.choose, 0, right)
        buttons.addLayout(quiet)
        buttons.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 12, 16, 12)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)

    def _connect_signals(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.set_aside.clicked.connect(lambda: self.set_aside_requested.emit(self._visning.tilbud))
        self.bring_back.clicked.connect(lambda: self.bring_back_requested.emit(self._visning.tilbud))
        self._reason.editingFinished.connect(self._on_reason)
        self.more.clicked.connect(self._on_more)

    def _on_choose(self) -> None:
        key = self._visning.tilbud or self._visning.navn
        if self._visning.tilstand == "valgt":
            self.unchoose_requested.emit(key)
        else:
            self.choose_requested.emit(key)

    def _on_reason(self) -> None:
        words = self._reason.text().strip()
        if self._visning.tilstand == "lagt" and words != self._visning.grund:
            self.reason_given.emit(self._visning.tilbud, words)

    def _on_more(self) -> None:
        is_open = self._details.isHidden()
        self._details.setVisible(is_open)
        self.more.set_words("Mindre" if is_open else "Mere")
        self.more.setAccessibleName(f"{'Mindre' if is_open else 'Mere'} om {self._visning.navn}")

    def _show_why(self) -> None:
        visning = self._visning
        if visning.tilstand == "lagt":
            self._why.setText("Lagt til side")
        elif not visning.tilbud:
            self._why.setText("Personens egen løsning")
        else:
            self._why.setText(f"{PASSER} {', '.join(visning.fordi)}" if visning.fordi else "")
            self._why.set_spans([Span(0, len(PASSER), Mark.FED)] if visning.fordi else [])
        self._why.setVisible(bool(self._why.text()))
        self._reason.setVisible(visning.tilstand == "lagt")
        if visning.tilstand == "lagt" and not self._reason.hasFocus():
            self._reason.setText(visning.grund)

    def _show_badges(self) -> None:
        clear_layout(self._badge_row)
        for kind, words in self._visning.maerker:
            self._badge_row.addWidget(Badge(kind, words))

    def _show_buttons(self) -> None:
        visning = self._visning
        chosen = visning.tilstand == "valgt"
        self.choose.set_kind(Knaptype.FYLDT if chosen else Knaptype.KANT)
        self.choose.set_icon("check" if chosen else "")
        self.choose.set_words("Valgt" if chosen else "Vælg")
        state = "er valgt; tryk for at fortryde" if chosen else ""
        self.choose.setAccessibleName(f"{visning.navn} {state}" if chosen else f"Vælg {visning.navn}")
        self.set_aside.setAccessibleName(f"Læg {visning.navn} til side")
        self.bring_back.setAccessibleName(f"Tag {visning.navn} frem igen")
        self.more.setAccessibleName(f"Mere om {visning.navn}")
        self.choose.setVisible(visning.tilstand != "lagt")
        self.set_aside.setVisible(visning.tilstand != "lagt" and bool(visning.tilbud))
        self.bring_back.setVisible(visning.tilstand == "lagt")
        self.more.setVisible(visning.tilstand != "lagt" and bool(visning.detaljer))
        if visning.tilstand == "lagt":
            self._details.hide()
