"""Akut (F2): covers the window. 112 first, then what to ask and do, and several numbers, open now first.

Opening it stores nothing. With the citizen at the screen, signs that must not be named are left out.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort, klokken
from vejviser.domain.indhold import Akutkort
from vejviser.ui.klip import copy_text
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.akut_numre import Nummerliste
from vejviser.ui.views.akut_ord import nummerkort, synlige
from vejviser.ui.views.akut_raad import Alarm, Raad, Tegnliste
from vejviser.ui.widgets import Baggrund, Etiket, Ikon, Knap, Rulleflade, announce

NARROW = 980
STACKED = 440
SHARES = (26, 39, 60)
"""Widths of the signs, the questions and the numbers beside each other."""

SPLIT_SHARES = (38, 62, 0)
BESIDE = ((0, 0, 1), (0, 2, 1), (0, 1, 1))
SPLIT = ((0, 0, 1), (0, 1, 1), (1, 0, 2))
STACK = ((0, 0, 1), (1, 0, 1), (2, 0, 1))
"""Row, column and how many columns: signs, numbers, questions."""

LAST = 3


class AkutView(Baggrund):
    """``closed`` when the user wants back to where they were."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("papir", parent=parent)
        self._tjenester: Tjenester | None = None
        self._borgerland = False
        self._build_ui()
        self._tegn.kort_chosen.connect(self._on_kort_chosen)
        self._numre.copied.connect(self._copy)
        self._tilbage.clicked.connect(self.closed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self._on_copy)
        current().changed.connect(self._arrange)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        """Akut may be open already: who pressed F2 at once must not have to press it again."""
        self._tjenester = tjenester
        if self.isVisible():
            self._show_now("")

    def set_adresse(self, adresse: str) -> None:
        self._alarm.set_adresse(adresse)

    def open(self, kode: str = "", *, borgerland: bool = False, back: str = "Tilbage") -> None:
        """Stand on ``kode``; before the directory is loaded only 112 is there."""
        self._borgerland = borgerland
        self._tilbage.set_words(back)
        if self._tjenester is None:
            self._kopieret.setText("Kataloget er ikke åbnet. Er der fare for liv, så ring 112.")
            return
        self._show_now(kode)

    def _show_now(self, kode: str) -> None:
        if self._tjenester is None:
            return
        now = self._tjenester.nu().isoformat(timespec="minutes")
        day = dato_kort(now)
        self._tid.setText(
            f"{day[:1].upper()}{day[1:]} {klokken(now)} · intet bliver gemt, når du åbner siden"
        )
        self._kopieret.setText("")
        self._tegn.show_kort(synlige(self._tjenester.indhold.akut, self._borgerland))
        self._tegn.choose(kode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build_ui(self) -> None:
        self._tegn, self._raad, self._numre, self._alarm = Tegnliste(), Raad(), Nummerliste(), Alarm()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setVerticalSpacing(16)
        self._grid.setRowStretch(LAST, 1)
        self._kopieret = Etiket("", "t1", bold=True, ink="petrol")
        alarm = QHBoxLayout()
        alarm.setContentsMargins(32, 0, 32, 0)
        alarm.addWidget(self._alarm)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._make_head())
        layout.addLayout(alarm)
        layout.addWidget(Rulleflade(content), 1)
        layout.addLayout(self._make_foot())

    def _make_head(self) -> QHBoxLayout:
        self._tid = Etiket("", "t1", muted=True, wrap=False)
        self._tid.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._tilbage = Knap("Tilbage", icon="x", key="Esc")
        self._tilbage.setObjectName("akut_tilbage")
        head = QHBoxLayout()
        head.setContentsMargins(32, 8, 32, 0)
        head.setSpacing(16)
        head.addWidget(Ikon("siren", "roed", "t3"))
        head.addWidget(Etiket("Akut", "t3", bold=True, wrap=False))
        head.addWidget(self._tid, 1)
        head.addWidget(self._tilbage)
        return head

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(32, 0, 32, 12)
        foot.setSpacing(16)
        self._tast = Etiket("Piletaster og Enter. Ctrl+C kopierer nummeret.", "t1", muted=True)
        self._gul = Etiket(
            "Gul: datoen er over 90 dage gammel. Ring og hør, om nummeret stadig gælder.", "t1", ink="rav"
        )
        self._gul_ikon = Ikon("triangle-alert", "rav", "t1")
        foot.addWidget(self._tast, 2)
        foot.addWidget(self._kopieret, 2)
        foot.addWidget(self._gul_ikon)
        foot.addWidget(self._gul, 2)
        return foot

    def _arrange(self) -> None:
        """Three columns, or the numbers beside the signs: a number is never below the first screen."""
        room = self.width() / current().scale
        narrow, stacked = room < NARROW, room < STACKED
        places = STACK if stacked else SPLIT if narrow else BESIDE
        for part, (row, column, across) in zip((self._tegn, self._numre, self._raad), places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, 1, across)
        for column, share in enumerate((1, 0, 0) if stacked else SPLIT_SHARES if narrow else SHARES):
            self._grid.setColumnStretch(column, share)
        self._grid.setHorizontalSpacing(12 if narrow else 26)
        side = 10 if narrow else 26
        self._grid.setContentsMargins(side, 8 if narrow else 16, side, 8)
        self._tegn.set_columns(2 if stacked else 1, low=narrow)
        for part in (self._tast, self._gul, self._gul_ikon):
            part.setVisible(not narrow)
        self._tid.setVisible(not narrow)
        self._alarm.set_narrow(narrow)

    def _on_kort_chosen(self, kort: Akutkort) -> None:
        if self._tjenester is None:
            return
        self._raad.show_kort(kort)
        tjenester, moment = self._tjenester, self._tjenester.nu()
        main = tjenester.indhold.hovednummer
        self._numre.show_groups(nummerkort(kort, tjenester.katalog, moment, tjenester.helligdage, main))

    def _on_copy(self) -> None:
        number = self._numre.first_number()
        if number:
            self._copy(number)

    def _copy(self, number: str) -> None:
        copy_text(number.replace("\u00a0", " "))
        self._kopieret.setText(f"{number} er kopieret.")
        announce(self, self._kopieret.text())
