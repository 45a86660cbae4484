"""The verification round: one offer at a time, its facts to read, one key per answer, and then the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.eftersyn import (
    METODEORD,
    Eftersynsopgave,
    Forsoeg,
    Forsoegsudfald,
    Metode,
    Naestetrin,
)
from vejviser.domain.tilbud import Kontrol
from vejviser.errors import UserError, VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_fakta import Faktablad
from vejviser.ui.views.katalog_formfelter import Valgord
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_runde_ord import forsoeg_ord, opgaverad, trin_ord
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_todelt import Todelt
from vejviser.ui.widgets import Etiket, FlowLayout, Handling, Knap, Knaptype, Rulleflade, Streg, Tekstfelt
from vejviser.ui.widgets.valg import Segmenter

T = TypeVar("T")
FAERDIG = "Alt er kontrolleret."
UDEN_ROLLE = UserError("Der mangler, hvilken rolle der ringer.", "Skriv for eksempel “redaktør” øverst.")


class RundeView(Katalogside):
    """``form_requested`` carries the id of an offer whose facts have changed."""

    form_requested = Signal(str)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._fundne: dict[str, Eftersynsopgave] = {}
        self._undo: tuple[str, str] | None = None
        self._build_ui()
        self._connect_signals()

    @property
    def opgave(self) -> Eftersynsopgave | None:
        return self._fundne.get(self.liste.current_id)

    def set_rolle(self, rolle: str) -> None:
        if not self.rolle.text():
            self.rolle.setText(rolle)

    def refresh(self, select: str = "") -> None:
        if self.arbejde is None:
            return
        today, valgord = self.today, self.arbejde.valgord
        self.run(
            lambda: (self.redaktion().arbejdsliste(today), valgord()),
            lambda found: self._show(*found, select),
            self._on_load_fault,
            key="runde",
        )

    def focus_first(self) -> None:
        self.liste.focus_first()

    def go_back(self) -> bool:
        return self.todelt.close_right()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key per answer, wherever in the round the keyboard is, but not while writing."""
        act = self._keys.get(event.text().casefold())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
            return
        super().keyPressEvent(event)

    def still_true(self) -> None:
        """S: the only way to a verified date."""
        opgave = self.opgave
        if opgave is None:
            return
        id, kontrol = (
            opgave.tilbud.id,
            Kontrol(self.today.isoformat(), self.rolle.text().strip(), self._metode.value),
        )

        def done(bekraeftelse: str) -> None:
            self._undo = bekraeftelse, id
            self._on_answered(f"{opgave.tilbud.navn} er kontrolleret i dag.")

        self._answer(lambda: self.redaktion().bekraeft(id, kontrol), done)

    def changed_facts(self) -> None:
        """Æ: log it, and open the form."""
        opgave = self.opgave
        if opgave is not None:
            id = opgave.tilbud.id
            work = self._attempt(id, Forsoegsudfald.AENDRET)
            self._answer(work, lambda _: self.form_requested.emit(id))

    def not_reached(self) -> None:
        """K: log it; when and how to try again follows from that."""
        opgave = self.opgave
        if opgave is not None:
            self._undo = None
            work = self._attempt(opgave.tilbud.id, Forsoegsudfald.IKKE_NAAET)
            self._answer(work, lambda _: self._on_answered(f"{opgave.tilbud.navn}: prøv igen senere."))

    def give_up(self) -> None:
        """M: where two mails and two calls reached nobody."""
        opgave = self.opgave
        if opgave is None or opgave.naeste is not Naestetrin.MARKER:
            return
        self._undo = None
        id, today = opgave.tilbud.id, self.today
        self._answer(
            lambda: self.redaktion().marker_ikke_bekraeftet(id, today),
            lambda _: self._on_answered(f"{opgave.tilbud.navn} er markeret som ikke bekræftet."),
        )

    def undo(self) -> None:
        """F: take the last "still true" back, and stand on it again."""
        if self._undo is None:
            return
        bekraeftelse, id = self._undo
        self._undo = None

        def done(_: None) -> None:
            self.told.emit("Kontrollen er taget tilbage.")
            self.refresh(id)

        self.run(lambda: self.redaktion().fortryd_bekraeft(bekraeftelse), done)

    def _build_ui(self) -> None:
        self.metode = Segmenter("Måde", [(metode.value, words) for metode, words in METODEORD.items()])
        self.metode.set_value(Metode.TELEFON.value)
        self.rolle = Tekstfelt("Din rolle", "fx redaktør", low=True)
        self.rolle.setMaxLength(80)
        self.liste = KatalogListe("Skal kontrolleres")
        self.fakta, self.trin, self.forsoeg = Faktablad(), Etiket("", bold=True), Etiket("", "t1", muted=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(5, 0, 5, 0)
        column.addLayout(self._make_head())
        column.addWidget(self.liste, 1)
        sheet = self._make_sheet()
        self.todelt = Todelt(left, sheet, self.liste.focus_first, self.svar_s.setFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.rav)
        layout.addWidget(self.todelt, 1)

    def _make_head(self) -> QVBoxLayout:
        """Chosen once for the round."""
        role = QHBoxLayout()
        role.addWidget(Etiket("Jeg spørger som", "t1", muted=True, wrap=False))
        role.addWidget(self.rolle, 1)
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addLayout(role)
        head.addWidget(self.metode)
        return head

    def _make_sheet(self) -> QWidget:
        """The facts scroll; what to do and the answers stay."""
        self.svar_s = Knap("Stadig rigtigt", Knaptype.FYLDT, key="S")
        self.svar_ae, self.svar_k = Knap("Ændret", key="Æ"), Knap("Kunne ikke nå dem", key="K")
        self.marker = Knap("Marker som ikke bekræftet", key="M")
        self.fortryd = Knap("Fortryd det sidste", Knaptype.TEKST, key="F")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 16, 32, 16)
        column.addWidget(self.fakta)
        column.addStretch(1)
        holder = QWidget()
        row = FlowLayout(holder)
        for knap in (self.svar_s, self.svar_ae, self.svar_k, self.marker, self.fortryd):
            row.addWidget(knap)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 8, 32, 12)
        foot.setSpacing(6)
        for part in (self.trin, self.forsoeg, holder):
            foot.addWidget(part)
        self._sheet = QWidget()
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(0)
        sheet.addWidget(Rulleflade(content), 1)
        sheet.addWidget(Streg())
        sheet.addLayout(foot)
        return self._sheet

    def _connect_signals(self) -> None:
        acts: tuple[tuple[str, Knap, Callable[[], None]], ...] = (
            ("s", self.svar_s, self.still_true),
            ("æ", self.svar_ae, self.changed_facts),
            ("k", self.svar_k, self.not_reached),
            ("m", self.marker, self.give_up),
            ("f", self.fortryd, self.undo),
        )
        self._keys = {key: act for key, _, act in acts}
        for _key, knap, act in acts:
            knap.clicked.connect(lambda _on=False, act=act: act())
        self.liste.chosen.connect(self._on_chosen)
        self.liste.opened.connect(lambda _id: self.todelt.open_right())

    @property
    def _metode(self) -> Metode:
        return Metode(self.metode.value or Metode.TELEFON.value)

    def _attempt(self, id: str, udfald: Forsoegsudfald) -> Callable[[], None]:
        one = Forsoeg(id, self.today.isoformat(), self._metode, udfald, self.rolle.text().strip())
        return lambda: self.redaktion().log_forsoeg(one)

    def _answer(self, work: Callable[[], T], on_done: Callable[[T], object]) -> None:
        """Nothing is answered without a role, and nothing twice while the first is on its way."""
        if not self.rolle.text().strip():
            self.show_fault(UDEN_ROLLE)
            self.rolle.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._opgaver.busy:
            self.rav.show_words("")
            self.run(work, on_done)

    def _on_answered(self, words: str) -> None:
        """The next one comes by itself."""
        place = self.liste.list.currentIndex().row() + 1
        rows = self.liste.model.rows
        self.told.emit(words)
        self.changed.emit()
        self.refresh(rows[place].id if place < len(rows) else "")

    def _show(self, opgaver: tuple[Eftersynsopgave, ...], valgord: Valgord, select: str) -> None:
        self.fakta.set_valgord(valgord)
        self._fundne = {one.tilbud.id: one for one in opgaver}
        self._sheet.setVisible(bool(opgaver))
        self.fortryd.setVisible(self._undo is not None)
        if opgaver:
            ready = sum(one.venter_til is None and one.ikke_bekraeftet is None for one in opgaver)
            words = f"{ready} kan kontrolleres nu" if ready else "Ingen kan kontrolleres nu"
            self.liste.show_rows([opgaverad(one) for one in opgaver], words, select)
        else:
            self.liste.show_empty(FAERDIG, "Nye kommer af sig selv, når fristen er der.")

    def _on_chosen(self, id: str) -> None:
        opgave = self._fundne[id]
        self.fakta.show_tilbud(opgave.tilbud)
        self.trin.setText(trin_ord(opgave))
        self.forsoeg.setText(forsoeg_ord(opgave))
        self.forsoeg.setVisible(bool(opgave.forsoeg))
        self.marker.setVisible(opgave.naeste is Naestetrin.MARKER and opgave.ikke_bekraeftet is None)

    def _on_load_fault(self, error: VejviserError) -> None:
        self.liste.show_fault(error.message, error.remedy, [Handling("Prøv igen", self.refresh)])
