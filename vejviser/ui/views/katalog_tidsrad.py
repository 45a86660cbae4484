"""One row of the hours editor: days, clocks, which weeks, what is open, holidays, season, closed days.

A row whose words say more than can be chosen is edited as words.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.aabningstid import read_aabningstid, tider_som_tekst
from vejviser.domain.aabningstid_dage import dage_ord, laes_dage
from vejviser.domain.aabningstid_skrivning import DAGKODER, Tidsvalg, laes_valg, skriv_aabningstid
from vejviser.domain.aabningstid_vaerdier import Aabningstid, Rytme, Slags
from vejviser.domain.dansk_tekst import UGEDAGE
from vejviser.ui.views.katalog_tid_ord import klokker_ord, laes_klokker
from vejviser.ui.widgets import Afkrydsning, Etiket, FlowLayout, Knap, Knaptype, Kort, Tekstfelt, Valgknap

UGER = (
    ("hver_uge", "Hver uge"),
    ("ulige_uger", "Ulige uger"),
    ("lige_uger", "Lige uger"),
    ("ukendt", "Hver anden uge (vides ikke hvilken)"),
    ("1", "Den første i måneden"),
    ("2", "Den anden i måneden"),
    ("3", "Den tredje i måneden"),
    ("4", "Den fjerde i måneden"),
    ("-1", "Den sidste i måneden"),
)
SLAGS = (
    (Slags.IKKE_OPLYST.value, "Ikke oplyst"),
    (Slags.FREMMOEDE.value, "Fremmøde"),
    (Slags.TELEFON.value, "Telefon"),
    (Slags.CHAT.value, "Chat"),
    (Slags.SMS.value, "Sms"),
)
HELLIGDAGE = (("", "Ikke oplyst"), ("ja", "Åbent"), ("nej", "Lukket"))
LUKKEDAGE = "fx 24. december 2026"
UFORSTAAET = "Skriv dagene som 24. december 2026. Uden år gælder de hvert år."
ORD = ("Dage", "Fra", "Til", "Bemærkning")


class Tidsrad(Kort):
    """``rows`` are what is kept; ``fault`` says what cannot be read."""

    changed = Signal()
    removed = Signal()

    def __init__(self, rows: Sequence[Aabningstid] = (), parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        valg = laes_valg(rows) if rows else Tidsvalg(())
        self._old, self._first = tuple(rows), valg if rows else None
        self._ord: list[Tekstfelt] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(6)
        self._vist, self._fejl = Etiket("", bold=True, ink="petrol"), Etiket("", "t1", bold=True, ink="rav")
        self.fjern = Knap("Fjern", Knaptype.TEKST, icon="x", low=True, name="Fjern tiden")
        self.fjern.clicked.connect(self.removed)
        self._chosen = valg is not None
        if valg is None:
            self._build_words()
        else:
            self._build_choices(valg)
        for part in (self._vist, self._fejl):
            self._column.addWidget(part)
        self._show_words()

    @property
    def fault(self) -> str:
        if not self._chosen:
            return ""
        if laes_klokker(self.klokker.text()) is None:
            return "Skriv klokkeslæt som 10-13 eller 10.30-13 og 18-21."
        if self.saeson.text().strip() and self._season is None:
            return "Skriv perioden som 1. april - 31. oktober, eventuelt med år."
        if laes_dage(self.undtagen.text()) is None:
            return UFORSTAAET
        if not self._days:
            return "Vælg mindst én dag."
        return (
            "Vælg kun én dag her." if self.uger.value.lstrip("-").isdecimal() and len(self._days) > 1 else ""
        )

    @property
    def rows(self) -> tuple[Aabningstid, ...]:
        """As before where nothing was changed, or cannot be read: no word is lost while one types."""
        if not self._chosen:
            dage, fra, til, note = (" ".join(field.text().split()) for field in self._ord)
            return read_aabningstid(dage, fra, til, note)
        if self.fault or self.valg == self._first:
            return self._old
        return skriv_aabningstid(self.valg)

    @property
    def valg(self) -> Tidsvalg:
        weeks = self.uger.value
        monthly = weeks.lstrip("-").isdecimal()
        return Tidsvalg(
            ugedage=self._days,
            tider=laes_klokker(self.klokker.text()) or (),
            rytme=Rytme.HVER_UGE if monthly else Rytme(weeks),
            nummer=int(weeks) if monthly else 0,
            slags=Slags(self.slags.value),
            efter_aftale=self.aftale.isChecked(),
            helligdage={"ja": True, "nej": False}.get(self.helligdage.value),
            saeson=self._season,
            undtagen=laes_dage(self.undtagen.text()) or (),
            note=" ".join(self.note.text().split()),
        )

    @property
    def _season(self) -> tuple[str, str] | None:
        found = laes_dage(self.saeson.text()) or ()
        first, _, last = found[0].partition("/") if len(found) == 1 else ("", "", "")
        return (first, last or first) if first else None

    @property
    def _days(self) -> tuple[int, ...]:
        return tuple(day for day, knap in enumerate(self.dage) if knap.isChecked())

    def close_days(self, days: Sequence[str]) -> None:
        """Add closed days; the ones that stand there stay as they are."""
        if self._chosen:
            there = laes_dage(self.undtagen.text())
            new = [day for day in days if day not in (there or ())]
            self._append(self.undtagen, ", ", [dage_ord(new)] if new else [])
        else:
            there = next((row.undtagen for row in self.rows), ())
            self._append(
                self._ord[-1], "; ", [f"lukket {dage_ord((day,))}" for day in days if day not in there]
            )

    @staticmethod
    def _append(field: Tekstfelt, between: str, words: Sequence[str]) -> None:
        if words:
            field.setText(between.join(filter(None, (field.text().strip(), *words))))

    def focus_first(self) -> None:
        (self.dage[0] if self._chosen else self._ord[0]).setFocus()

    def _build_choices(self, valg: Tidsvalg) -> None:
        self.dage = [Knap(kode, low=True, name=UGEDAGE[day]) for day, kode in enumerate(DAGKODER)]
        for day, knap in enumerate(self.dage):
            knap.setCheckable(True)
            knap.setChecked(day in valg.ugedage)
            knap.clicked.connect(self._on_changed)
        self.klokker = self._field("Klokkeslæt", "fx 10-13 og 18-21", klokker_ord(valg.tider))
        self.uger = self._choice("Uger", UGER, str(valg.nummer) if valg.nummer else valg.rytme.value)
        self.slags = self._choice("Gælder", SLAGS, valg.slags.value)
        holidays = {True: "ja", False: "nej", None: ""}[valg.helligdage]
        self.helligdage = self._choice("Helligdage", HELLIGDAGE, holidays)
        self.aftale = Afkrydsning("Efter aftale", size="t1")
        self.aftale.setChecked(valg.efter_aftale)
        self.aftale.toggled.connect(self._on_changed)
        season = dage_ord(("/".join(valg.saeson),)) if valg.saeson else ""
        self.saeson = self._field("Kun i perioden", "fx 1. april - 31. oktober", season)
        self.undtagen = self._field("Lukket disse dage", LUKKEDAGE, dage_ord(valg.undtagen))
        self.note = self._field("Bemærkning", "andet om tiden", valg.note)
        self._add_line(*self.dage, self.klokker, self.fjern)
        self._add_line(self.uger, self.slags, self.helligdage, self.aftale)
        self._add_line(*(_labelled(one) for one in (self.saeson, self.undtagen, self.note)))

    def _build_words(self) -> None:
        first = self._old[0]
        texts = (first.dage, first.fra, first.til, first.note)
        self._ord = [self._field(name, name, text) for name, text in zip(ORD, texts, strict=True)]
        self._add_line(*self._ord, self.fjern)

    def _field(self, name: str, hint: str, text: str) -> Tekstfelt:
        field = Tekstfelt(name, hint, low=True)
        field.setText(text)
        field.setMinimumWidth(210)
        field.textChanged.connect(self._on_changed)
        return field

    def _choice(self, name: str, options: Sequence[tuple[str, str]], value: str) -> Valgknap:
        knap = Valgknap(name, framed=True)
        knap.set_options(options, value)
        knap.value_chosen.connect(self._on_changed)
        return knap

    def _add_line(self, *parts: QWidget) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        for part in parts:
            flow.addWidget(part)
        self._column.addWidget(holder)

    def _on_changed(self) -> None:
        self._show_words()
        self.changed.emit()

    def _show_words(self) -> None:
        """How people will read it."""
        self._fejl.setText(self.fault)
        self._fejl.setVisible(bool(self.fault))
        words = "" if self.fault else "; ".join(tider_som_tekst(self.rows, None))
        self._vist.setText(words)
        self._vist.setVisible(bool(words))


def _labelled(field: Tekstfelt) -> QWidget:
    """What the field is for, also when something stands in it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Etiket(field.accessibleName(), "t1", muted=True, wrap=False))
    column.addWidget(field)
    return holder
