"""The detail pane: one offer under five headings, for professionals more, and at the foot how sure it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.aabningstid import Aabningsstatus
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import alder_supplement, hvem_tekst, sted_linjer, telefonnummer, tid_linjer
from vejviser.ui.tilbud_tekst import Maerke, aabent_maerke
from vejviser.ui.views.tilbud_fagfolk import Fagfolk
from vejviser.ui.views.tilbud_fakta import Faktarad
from vejviser.ui.views.tilbud_kilde import SIDE, Kildefod
from vejviser.ui.views.tilbud_note import Tilbudsnote
from vejviser.ui.widgets import (
    Baggrund,
    Etiket,
    FlowLayout,
    Foldeboks,
    Knap,
    Knaptype,
    Mark,
    Rulleflade,
    Span,
    Streg,
    Tilstandsflade,
    set_hint,
)

STAR, UNSTAR = "Gør til favorit (Ctrl+B)", "Fjern som favorit (Ctrl+B)"
PICK, UNPICK = "Vælg til arket (Ctrl+mellemrum)", "Fravælg (Ctrl+mellemrum)"
SAVE = "Gem arket som PDF (Ctrl+S)"


class TilbudView(Baggrund):
    """Shows what it is given; the actions go out as wishes."""

    samtale_requested = Signal(str)
    copy_requested = Signal(str)
    print_requested = Signal(str)
    save_requested = Signal(str)
    star_requested = Signal(str)
    pick_requested = Signal(str)
    meld_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ark", edges="l", parent=parent)
        self._tilbud: Tilbud | None = None
        self._shown: object = None
        self._build_ui()
        self._connect_signals()
        self.show_nothing()

    @property
    def tilbud(self) -> Tilbud | None:
        return self._tilbud

    def show_nothing(self, title: str = "", text: str = "") -> None:
        self._tilbud, self._shown = None, None
        self._tom.show_empty(title, text)
        self._tom.show()
        self._rulle.hide()
        self._fod.hide()

    def show_tilbud(
        self,
        tilbud: Tilbud,
        status: Aabningsstatus,
        marks: tuple[Maerke, ...],
        hovednummer: str,
        nu: datetime,
    ) -> None:
        shown = (tilbud, status, marks, hovednummer, nu.date())
        if shown == self._shown:
            return
        self._tilbud, self._shown = tilbud, shown
        self.setUpdatesEnabled(False)
        self._navn.setText(tilbud.navn)
        self._show_owner(tilbud)
        self._kort.setText(tilbud.kort)
        self._fill_hvem(tilbud)
        self._fill_hvor(tilbud)
        self._fill_hvornaar(tilbud, status)
        self._fill_hvordan(tilbud, marks)
        self._fill_kontakt(tilbud, hovednummer)
        for row in self._rader:
            row.finish()
        self._fagfolk.show_tilbud(tilbud)
        self._fod.show_tilbud(tilbud, nu)
        self._tom.hide()
        self._rulle.show()
        self._fod.show()
        self._rulle.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def focus_first(self) -> None:
        (self._til_samtale if self._back.isHidden() else self._back).setFocus()

    def set_back_visible(self, visible: bool) -> None:
        """Where list and detail share one place, the way back stands at the top."""
        self._back.setVisible(visible)

    def _build_ui(self) -> None:
        content = QWidget()
        self._navn, self._organisation = Etiket("", "t3", bold=True), Etiket("", muted=True)
        self._kort = Etiket("")
        self._back = Knap("Tilbage til listen", Knaptype.TEKST, icon="undo-2", key="Esc", low=True)
        self._back.hide()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(SIDE, 16, SIDE, 16)
        layout.setSpacing(0)
        back = QHBoxLayout()
        back.addWidget(self._back)
        back.addStretch(1)
        layout.addLayout(back)
        layout.addSpacing(4)
        layout.addLayout(self._make_title())
        layout.addWidget(self._organisation)
        layout.addSpacing(8)
        layout.addWidget(self._kort)
        layout.addSpacing(16)
        layout.addWidget(self._make_actions())
        layout.addSpacing(8)
        self._add_facts(layout)
        layout.addStretch(1)
        self._rulle = Rulleflade(content)
        self._fod = Kildefod()
        self._tom = Tilstandsflade()
        self._ark, self._outer = QWidget(), QVBoxLayout(self)
        sheet = QVBoxLayout(self._ark)
        for column in (self._outer, sheet):
            column.setContentsMargins(column is self._outer, 0, 0, 0)
            column.setSpacing(0)
        sheet.addWidget(self._tom, 1)
        sheet.addWidget(self._rulle, 1)
        sheet.addWidget(self._fod)
        self._outer.addWidget(self._ark, 1)

    def add_over(self, page: QWidget) -> None:
        """A page that can lie over the offer: ``cover`` shows it."""
        self._over = page
        page.hide()
        self._outer.addWidget(page, 1)

    @property
    def covered(self) -> bool:
        return self._ark.isHidden()

    def cover(self, on: bool) -> None:
        self._ark.setVisible(not on)
        self._over.setVisible(on)

    def _make_title(self) -> QHBoxLayout:
        """The name, and at its right what the user keeps: favourite and shortlist."""
        self._stjerne = Knap("", Knaptype.TEKST, icon="star", low=True, name=STAR)
        self._vaelg = Knap("", Knaptype.TEKST, icon="list-checks", low=True, name=PICK)
        self._gem = Knap("", Knaptype.TEKST, icon="file-text", low=True, name=SAVE)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._navn, 1)
        for knap in (self._stjerne, self._vaelg, self._gem):
            knap.setCheckable(knap is not self._gem)
            row.addWidget(knap, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_kept(self, *, favorit: bool, valgt: bool) -> None:
        """Whether the offer that is shown is a favourite, and on the shortlist."""
        for knap, on, words in (
            (self._stjerne, favorit, (STAR, UNSTAR)),
            (self._vaelg, valgt, (PICK, UNPICK)),
        ):
            knap.setChecked(on)
            knap.setAccessibleName(words[on])
            set_hint(knap, words[on])
        self._stjerne.set_icon("star-fyldt" if favorit else "star")

    def _make_actions(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self._til_samtale = Knap("Læg i samtalen", Knaptype.FYLDT, icon="plus")
        self._kopier = Knap("Kopiér kontakt", icon="copy")
        self._udskriv = Knap("Udskriv", icon="printer")
        for knap, key in (
            (self._til_samtale, "Ctrl+D"),
            (self._kopier, "Ctrl+C"),
            (self._udskriv, "Ctrl+P"),
        ):
            knap.setAccessibleDescription(f"Tast {key}")
            flow.addWidget(knap)
        return holder

    def _add_facts(self, layout: QVBoxLayout) -> None:
        self._hvem = Faktarad("users", "Hvem")
        self._hvor = Faktarad("map-pin", "Hvor")
        self._hvornaar = Faktarad("clock", "Hvornår")
        self._hvordan = Faktarad("door-open", "Hvordan")
        self._kontakt = Faktarad("phone", "Kontakt")
        self._rader = (self._hvem, self._hvor, self._hvornaar, self._hvordan, self._kontakt)
        for row in self._rader:
            layout.addWidget(row)
        self._fagfolk, self.note = Fagfolk(), Tilbudsnote()
        layout.addWidget(Streg())
        layout.addSpacing(8)
        layout.addWidget(Foldeboks("For fagfolk: lov, visitation, bemærkninger", self._fagfolk))
        layout.addWidget(self.note)

    def _connect_signals(self) -> None:
        for knap, signal in (
            (self._til_samtale, self.samtale_requested),
            (self._kopier, self.copy_requested),
            (self._udskriv, self.print_requested),
            (self._fod.meld, self.meld_requested),
            (self._gem, self.save_requested),
            (self._stjerne, self.star_requested),
            (self._vaelg, self.pick_requested),
        ):
            knap.clicked.connect(lambda _checked=False, wish=signal: self._wish(wish))
        self._back.clicked.connect(self.back_requested)

    def _wish(self, signal: Signal) -> None:
        if self._tilbud is not None:
            signal.emit(self._tilbud.id)  # type: ignore[attr-defined]

    def _show_owner(self, tilbud: Tilbud) -> None:
        """Whose it is, and the number: it must be on screen before anyone scrolls."""
        owner = tilbud.organisation if tilbud.organisation != tilbud.navn else ""
        number = telefonnummer(tilbud.telefon[0].nummer) if tilbud.telefon else ""
        words = " · ".join(part for part in (owner, number) if part)
        self._organisation.setText(words)
        self._organisation.set_spans([Span(len(words) - len(number), len(number), Mark.FED)])
        self._organisation.setVisible(bool(words))

    def _fill_hvem(self, tilbud: Tilbud) -> None:
        self._hvem.clear()
        if tilbud.maalgruppe:
            self._hvem.add_lines([hvem_tekst(tilbud)])
        else:
            self._hvem.add_unknown("Ikke oplyst, hvem det er for")
        age = alder_supplement(tilbud)
        if age:
            self._hvem.add_lines([f"Alder: {age}"], size="t1", muted=True)

    def _fill_hvor(self, tilbud: Tilbud) -> None:
        self._hvor.clear()
        places = sted_linjer(tilbud)
        if places:
            self._hvor.add_lines(places)
        else:
            self._hvor.add_unknown("Adresse ikke oplyst")
        if tilbud.daekning:
            self._hvor.add_lines([f"Gælder: {tilbud.daekning}"], size="t1", muted=True)

    def _fill_hvornaar(self, tilbud: Tilbud, status: Aabningsstatus) -> None:
        self._hvornaar.clear()
        lines = tid_linjer(tilbud)
        if not lines:
            self._hvornaar.add_unknown("Åbningstid ikke oplyst")
            return
        self._hvornaar.add_badges([aabent_maerke(status)])
        self._hvornaar.add_lines(lines)

    def _fill_hvordan(self, tilbud: Tilbud, marks: tuple[Maerke, ...]) -> None:
        self._hvordan.clear()
        if tilbud.adgang.saadan:
            self._hvordan.add_lines([tilbud.adgang.saadan])
        else:
            self._hvordan.add_unknown("Ikke oplyst, hvordan man kommer ind")
        self._hvordan.add_badges([mark for mark in marks if mark.noegle not in ("telefon", "aaben_nu")])
        if tilbud.adgang.pris:
            self._hvordan.add_lines([f"Pris: {tilbud.adgang.pris}"])
        if tilbud.adgang.ventetid:
            self._hvordan.add_lines([f"Ventetid: {tilbud.adgang.ventetid}"], size="t1", muted=True)

    def _fill_kontakt(self, tilbud: Tilbud, hovednummer: str) -> None:
        self._kontakt.clear()
        for place, phone in enumerate(tilbud.telefon):
            self._kontakt.add_phone(telefonnummer(phone.nummer), phone.hvem, main=place == 0)
        if not tilbud.telefon:
            self._kontakt.add_unknown("Telefon ikke oplyst")
            if hovednummer:
                words = f"Kolding Kommune: {telefonnummer(hovednummer)}. Ring til kommunen, og spørg."
                self._kontakt.add_lines([words], size="t1")
        self._kontakt.add_lines((*tilbud.email, *tilbud.web), size="t1")
