"""An agreement as a card: who, when, the thread of seven beads, and what is missing in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.aftale import Aftale
from vejviser.domain.aftale_forslag import svar_paa_samtykke
from vejviser.domain.dansk_tekst import opremsning
from vejviser.domain.samtale import Samtale
from vejviser.domain.samtale_regler import sagt_nej
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.varme import BORGERENS_JA, Varme, varme
from vejviser.ui.theme import current
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.samtale_aftaleform import Aftaleform
from vejviser.ui.views.samtale_aftaletekst import DELING, Aftalefelt, aftalefelter
from vejviser.ui.widgets import Etiket, Ikon, Knap, Knaptype, Kort, Mark, Nummer, Span, Streg, Traad, set_hint

LEAST_WIDTH = 240
EGEN = "Personens egen løsning"
NEJ = "Borgeren har sagt nej til at dele"
KOLD = (
    "En overlevering er varm, når alle syv ting er aftalt. Ellers er den kold: borgeren står selv med at "
    "komme videre. Den, der holder tråden, holder kontakten, til den næste har taget over."
)


def fodord(aftale: Aftale, measured: Varme) -> str:
    """Warm, or what is missing; a no from the citizen comes before everything else."""
    if not sagt_nej(aftale):
        return measured.tekst
    rest = [words for words in measured.mangler if words != BORGERENS_JA]
    return f"{NEJ}. Mangler også {opremsning(rest)}" if rest else f"{NEJ}."


@dataclass(frozen=True, slots=True)
class Aftaleplads:
    """An agreement and its place in the conversation. ``noegle`` tells it from others at the same place."""

    nummer: int
    aftale: Aftale

    @property
    def noegle(self) -> tuple[str, str | None, str]:
        return (self.aftale.behov, self.aftale.tilbud, self.aftale.loesning)


class Celle(QWidget):
    """Icon and label over the words; amber words for what is missing."""

    def __init__(self, felt: Aftalefelt, handling: Knap | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Ikon(felt.ikon, "blaek2", "t1"))
        head.addWidget(Etiket(felt.navn, "t1", muted=True), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(Streg())
        layout.addSpacing(4)
        layout.addLayout(head)
        layout.addWidget(Etiket(felt.tekst, bold=felt.mangler, ink="rav" if felt.mangler else ""))
        if handling is not None:
            layout.addWidget(handling, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)


class Fodlinje(QWidget):
    """ "Varm overlevering", or amber and what is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amber = False
        self._icon = Ikon("circle-check")
        self._words = Etiket("", "t1", bold=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        current().changed.connect(self.update)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, words: str, *, amber: bool) -> None:
        self._amber = amber
        self._icon.set_icon("triangle-alert" if amber else "circle-check", "rav" if amber else "petrol")
        self._words.set_ink("rav" if amber else "petrol")
        self._words.setText(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Amber to the card's own round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._amber and current().tokens.fills:
            painter.setBrush(current().colour("rav_l"))
            painter.setClipRect(self.rect())
            painter.drawRoundedRect(QRectF(1, -8, self.width() - 2, self.height() + 7), 7, 7)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), current().colour("streg"))


class Aftalekort(Kort):
    """Folded it reads; unfolded it is a form. ``aftale_changed``: place, agreement, field being typed in."""

    aftale_changed = Signal(int, object, str)
    remove_requested = Signal(int)
    opened = Signal(int)
    done = Signal(int)

    def __init__(self, tjenester: Tjenester, plads: Aftaleplads, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._tjenester = tjenester
        self._plads = plads
        self._shown: Sequence[Aftalefelt] = ()
        self._columns = 3
        self.form: Aftaleform | None = None
        self._title = Etiket("")
        self._thread = Traad()
        self._count = Etiket("", "t1", wrap=False)
        self.edit = Knap("Udfyld", Knaptype.TEKST, low=True)
        self._cells = QWidget()
        self._grid = QGridLayout(self._cells)
        self._foot = Fodlinje()
        self._build_ui()
        self.edit.clicked.connect(self._on_edit)

    @property
    def plads(self) -> Aftaleplads:
        return self._plads

    @property
    def is_open(self) -> bool:
        return self.form is not None

    @property
    def foot_words(self) -> str:
        return self._foot.words

    def show_aftale(self, plads: Aftaleplads, samtale: Samtale, dag: str) -> None:
        self._plads = plads
        aftale, navne = plads.aftale, self._tjenester.indhold.omraadenavne()
        tilbud = self._tjenester.katalog.tilbud.get(aftale.tilbud or "")
        name = tilbud.navn if tilbud else aftale.loesning or "Tilbuddet står ikke i kataloget"
        need = navne.get(aftale.behov, aftale.behov)
        self._title.setText(f"{name} · {need}")
        self._title.set_spans([Span(0, len(name), Mark.FED), Span(len(name), len(need) + 3, Mark.DAEMPET)])
        short = {omraade.kode: omraade.kortnavn for omraade in self._tjenester.indhold.omraader}
        self._show_cells(aftalefelter(aftale, tilbud, short, dag))
        self._show_warmth(aftale, tilbud)
        if not self.is_open:
            self.edit.set_words("Ret" if aftale.hvem or aftale.loesning else "Udfyld")
        self.edit.setAccessibleName(f"{self.edit.words}: {name}")
        if self.form is not None:
            self.form.show_aftale(aftale, samtale, navne)

    def open_form(self, samtale: Samtale, felt: str = "") -> None:
        if self.form is None:
            self.form = Aftaleform(self._tjenester, own_solution=not self._plads.aftale.tilbud)
            self.form.show_aftale(self._plads.aftale, samtale, self._tjenester.indhold.omraadenavne())
            self.form.aftale_changed.connect(
                lambda aftale, field: self.aftale_changed.emit(self._plads.nummer, aftale, field)
            )
            self.form.remove_requested.connect(lambda: self.remove_requested.emit(self._plads.nummer))
            self.form.done.connect(lambda: self.done.emit(self._plads.nummer))
            self._body.insertWidget(1, self.form)
            self.form.show()
            self._cells.hide()
            self.edit.set_words("Fold sammen")
            self.set_state("valgt")
        self.form.focus_first(felt)

    def close_form(self) -> None:
        if self.form is None:
            return
        form, self.form = self.form, None
        form.hide()
        form.deleteLater()
        self._cells.show()
        self.edit.set_words("Ret")
        self.set_state("")

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than it looks now: ``resizeEvent`` then places its parts anew."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = (
            3 if self.width() >= 640 * current().scale else 2 if self.width() >= 420 * current().scale else 1
        )
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if columns == 3 else direction.TopToBottom)
        if columns != self._columns:
            self._columns = columns
            self._place_cells()

    def _build_ui(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(Nummer(str(self._plads.nummer + 1), filled=True))
        title.addWidget(self._title, 1)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        for part in (self._thread, self._count, self.edit):
            facts.addWidget(part)
        facts.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(title, 1)
        self._head.addLayout(facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(16, 8, 16, 8)
        self._body.setSpacing(6)
        self._body.addLayout(self._head)
        self._body.addWidget(self._cells)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._body)
        layout.addWidget(self._foot)

    def _show_cells(self, felter: Sequence[Aftalefelt]) -> None:
        if felter != self._shown:
            self._shown = felter
            self._place_cells()

    def _place_cells(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, felt in enumerate(self._shown):
            cell = Celle(felt, self._way_back() if felt.navn == DELING else None)
            self._grid.addWidget(cell, place // self._columns, place % self._columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _way_back(self) -> Knap | None:
        """One press takes a yes back; there is nothing to take back otherwise."""
        samtykke = self._plads.aftale.samtykke
        if samtykke is None or not samtykke.ja:
            return None
        button = Knap("Træk ja'et tilbage", Knaptype.TEKST, icon="undo-2", low=True)
        button.clicked.connect(self._on_withdrawn)
        return button

    def _on_withdrawn(self) -> None:
        day = self._tjenester.nu().date()
        aftale = svar_paa_samtykke(self._plads.aftale, False, day)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.aftale_changed.emit(self._plads.nummer, aftale, "")

    def _show_warmth(self, aftale: Aftale, tilbud: Tilbud | None) -> None:
        handover = bool(aftale.tilbud)
        self._thread.setVisible(handover)
        self._count.setVisible(handover)
        if not handover:
            held = bool(aftale.bro_ansvarlig.strip())
            self._foot.show_words(EGEN if held else f"{EGEN}. Ingen holder tråden endnu.", amber=not held)
            return
        measured = varme(aftale, tilbud)
        self._thread.set_beads(measured.holdt, measured.mangler)
        self._count.setText(f"{measured.antal} af {len(measured.holdt)}")
        self._foot.show_words(fodord(aftale, measured), amber=not measured.varm)
        set_hint(self._foot, "" if measured.varm else KOLD)

    def _on_edit(self) -> None:
        if self.is_open:
            self.close_form()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.opened.emit(self._plads.nummer)
