"""A transition as a card: when work starts at the latest, the order of the steps, and the typical hole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort, punktum, stort
from vejviser.domain.indhold import Indhold, Overgangskort
from vejviser.domain.samtale import Overgang
from vejviser.ui.widgets import Etiket, Kort, Mark, Span, clear_layout

IKKE_OPLYST = "Rækkefølgen er ikke oplyst. Spørg en, der kender området."
UDEN_DATO = "datoen er ikke oplyst"


def kort_linjer(kort: Overgangskort) -> tuple[tuple[str, str], ...]:
    """Label and words, without what the field has not told us."""
    order = "   ".join(f"{number} {stort(step)}" for number, step in enumerate(kort.raekkefoelge, start=1))
    lines = (
        ("Begynd senest", punktum(kort.start_senest)),
        ("Rækkefølge", order or IKKE_OPLYST),
        ("Typisk hul", punktum(kort.typisk_hul)),
    )
    return tuple((label, words) for label, words in lines if words)


class Overgangslinjer(QWidget):
    """The lines of one card; the hole in amber."""

    def __init__(self, kort: Overgangskort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for label, words in kort_linjer(kort):
            hole = label == "Typisk hul"
            line = Etiket(f"{label}: {words}", "t1", ink="rav" if hole else "")
            line.set_spans([Span(0, len(label) + 1, Mark.FED)])
            rows.addWidget(line)


class OvergangeView(QWidget):
    """One card for each transition of the conversation; nothing where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Overgang, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.hide()

    def show_overgange(self, overgange: Sequence[Overgang], indhold: Indhold) -> None:
        if tuple(overgange) == self._shown:
            return
        self._shown = tuple(overgange)
        clear_layout(self._rows)
        cards = {kort.kode: kort for kort in indhold.overgange}
        for overgang in overgange:
            if overgang.kode in cards:
                self._rows.addWidget(_make_card(cards[overgang.kode], overgang))
        self.setVisible(bool(overgange))


def _make_card(kort: Overgangskort, overgang: Overgang) -> Kort:
    card = Kort()
    rows = QVBoxLayout(card)
    rows.setContentsMargins(16, 10, 16, 12)
    rows.setSpacing(4)
    name = stort(kort.navn)
    day = dato_kort(overgang.dato, year=False) if overgang.dato else UDEN_DATO
    title = Etiket(f"{name} · {day}")
    title.set_spans([Span(0, len(name), Mark.FED), Span(len(name), len(day) + 3, Mark.DAEMPET)])
    rows.addWidget(title)
    rows.addWidget(Overgangslinjer(kort))
    return card
