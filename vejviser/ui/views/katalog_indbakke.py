"""The inbox: corrections that staff have sent, field by field, to accept, decline, or put in by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.rettelse import RETTELSESDELE, Feltrettelse, Rettelse, anvend, staar_der
from vejviser.domain.tilbud import Tilbud
from vejviser.errors import UserError, VejviserError
from vejviser.ui.redaktoer import Modtaget
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_filer import spoerg_aabn
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_melding import ENDELSE
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_todelt import Todelt
from vejviser.ui.views.katalog_udbakke import rettelsesrad
from vejviser.ui.widgets import (
    Etiket,
    FlowLayout,
    Handling,
    Knap,
    Knaptype,
    Kort,
    Rulleflade,
    add_shown,
    clear_layout,
)

TOM = "Indbakken er tom."
SAADAN = "Har du fået en fejlmelding som fil, så hent den ind her."


class Indhold(NamedTuple):
    """The open corrections, and the offers that they are about, as they stand now."""

    rettelser: tuple[Rettelse, ...]
    tilbud: dict[str, Tilbud]


class Delkort(Kort):
    """One part: what stands now, what is said to be right, and the three answers."""

    accepted = Signal()
    declined = Signal()
    by_hand = Signal()

    def __init__(self, felt: Feltrettelse, tilbud: Tilbud | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.felt = felt
        self.godtag = Knap("Godtag", Knaptype.FYLDT, key="G", low=True)
        self.haand = Knap("Ret i formularen", key="R", low=True)
        self.afvis = Knap("Afvis", key="A", low=True)
        self.kan_godtages = tilbud is not None and anvend(tilbud, felt) is not None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(Etiket(RETTELSESDELE[felt.felt], bold=True))
        now = staar_der(tilbud, felt.felt) if tilbud is not None else ""
        if now:
            column.addWidget(Etiket(f"Der står nu: {now}", muted=True))
        if felt.staar_der and felt.staar_der != now:
            column.addWidget(Etiket(f"Der stod, da det blev meldt: {felt.staar_der}", "t1", muted=True))
        column.addWidget(Etiket(f"Det rigtige: {felt.rigtigt or 'ikke skrevet'}"))
        holder = QWidget()
        row = FlowLayout(holder)
        for knap in (self.godtag, self.haand, self.afvis):
            row.addWidget(knap)
        column.addWidget(holder)
        self.godtag.setVisible(self.kan_godtages)
        self.haand.setVisible(tilbud is not None)
        self.godtag.clicked.connect(self.accepted)
        self.haand.clicked.connect(self.by_hand)
        self.afvis.clicked.connect(self.declined)


class IndbakkeView(Katalogside):
    """``form_requested``: offer, correction and part that a person must put in."""

    form_requested = Signal(str, str, str)
    count_changed = Signal(int)

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._indhold = Indhold((), {})
        self.kort: list[Delkort] = []
        self.ask_open: Callable[[], str] = lambda: spoerg_aabn(
            self, "Vælg en fejlmelding", f"Fejlmelding (*{ENDELSE} *.json)"
        )
        self.hent = Knap("Hent en fejlmelding ind", icon="file-text", low=True)
        self.liste, self.navn = KatalogListe("Fejlmeldinger, ældste først"), Etiket("", "t3", bold=True)
        self.fra = Etiket("", "t1", muted=True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(5, 5, 5, 0)
        column.addWidget(self.hent)
        column.addWidget(self.liste, 1)
        self.todelt = Todelt(left, self._make_sheet(), self.liste.focus_first, self._focus_first_card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rav)
        layout.addWidget(self.todelt, 1)
        self.hent.clicked.connect(lambda: self.take_in(self.ask_open()))
        self.liste.chosen.connect(self._on_chosen)
        self.liste.opened.connect(lambda _id: self.todelt.open_right())

    def refresh(self) -> None:
        def read() -> Indhold:
            redaktion = self.redaktion()
            found: tuple[Modtaget, ...] = redaktion.indbakke()
            offers = redaktion.alle()
            ids = {one.rettelse.tilbud for one in found}
            return Indhold(
                tuple(one.rettelse for one in found), {id: offers[id] for id in ids if id in offers}
            )

        if self.arbejde is not None:
            self.run(read, self._show, self._on_load_fault, key="indbakke")

    def focus_first(self) -> None:
        self.liste.focus_first()

    def go_back(self) -> bool:
        return self.todelt.close_right()

    def take_in(self, chosen: str) -> None:
        """A file that somebody sent."""
        arbejde = self.arbejde
        if not chosen or arbejde is None:
            return

        def work() -> bool:
            return arbejde.redaktion().modtag(arbejde.laes_rettelse(Path(chosen)))

        def done(new: bool) -> None:
            self.rav.show_words("")
            self.told.emit("Fejlmeldingen er hentet ind." if new else "Den fejlmelding er hentet ind før.")
            self.refresh()

        self.run(work, done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """G, R and A answer the first part that is still open."""
        knapper = (self.kort[0].godtag, self.kort[0].haand, self.kort[0].afvis) if self.kort else ()
        for letter, knap in zip("gra", knapper, strict=False):
            if event.text().casefold() == letter and not knap.isHidden():
                knap.click()
                return
        super().keyPressEvent(event)

    def accept(self, rettelse: Rettelse, felt: Feltrettelse) -> None:
        """Put in and marked: both or neither."""

        def work() -> object:
            now = self.redaktion().hent(rettelse.tilbud)
            after = anvend(now.tilbud, felt)
            if after is None:
                raise UserError("Det kan ikke sættes ind af sig selv.", "Ret det i formularen.")
            return self.redaktion().godtag(rettelse.id, felt.felt, after, now.version)

        self.run(work, lambda _: self._on_decided("er rettet i tilbuddet", felt))

    def decline(self, rettelse: Rettelse, felt: Feltrettelse) -> None:
        self.run(
            lambda: self.redaktion().afvis(rettelse.id, felt.felt),
            lambda _: self._on_decided("er afvist", felt),
        )

    def _make_sheet(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(12)
        column.addWidget(self.navn)
        column.addWidget(self.fra)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        column.addStretch(1)
        return Rulleflade(content)

    def _show(self, indhold: Indhold) -> None:
        self._indhold = indhold
        number = len(indhold.rettelser)
        self.count_changed.emit(number)
        if number:
            count = "1 fejlmelding" if number == 1 else f"{number} fejlmeldinger"
            self.liste.show_rows([rettelsesrad(one) for one in indhold.rettelser], f"{count}, ældste først")
            return
        self.liste.show_empty(TOM, SAADAN, [])
        self._show_cards(None)

    def _on_chosen(self, id: str) -> None:
        self._show_cards(next(one for one in self._indhold.rettelser if one.id == id))

    def _show_cards(self, rettelse: Rettelse | None) -> None:
        clear_layout(self._cards)
        self.kort = []
        self.navn.setText(rettelse.tilbudsnavn if rettelse else "")
        self.fra.setText("")
        if rettelse is None:
            return
        tilbud = self._indhold.tilbud.get(rettelse.tilbud)
        gone = "" if tilbud else " Tilbuddet er ikke i redaktionens database."
        self.fra.setText(f"Meldt {dato_kort(rettelse.dato)} af: {rettelse.rolle}.{gone}")
        for felt in rettelse.felter:
            if felt.afgoerelse is None:
                self._add_card(rettelse, felt, tilbud)

    def _add_card(self, rettelse: Rettelse, felt: Feltrettelse, tilbud: Tilbud | None) -> None:
        card = Delkort(felt, tilbud)
        card.accepted.connect(lambda: self.accept(rettelse, felt))
        card.declined.connect(lambda: self.decline(rettelse, felt))
        card.by_hand.connect(lambda: self.form_requested.emit(rettelse.tilbud, rettelse.id, felt.felt))
        self.kort.append(card)
        add_shown(self._cards, card)

    def _focus_first_card(self) -> None:
        if self.kort:
            (self.kort[0].godtag if self.kort[0].kan_godtages else self.kort[0].haand).setFocus()

    def _on_decided(self, words: str, felt: Feltrettelse) -> None:
        self.rav.show_words("")
        self.told.emit(f"{RETTELSESDELE[felt.felt]} {words}.")
        self.changed.emit()
        self.refresh()

    def _on_load_fault(self, error: VejviserError) -> None:
        self.liste.show_fault(error.message, error.remedy, [Handling("Prøv igen", self.refresh)])
