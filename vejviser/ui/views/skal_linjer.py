"""The top bar with the search field, Akut and the turn of the screen; and the status bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vejviser.domain.dansk_tekst import dato_kort
from vejviser.domain.pakke import Katalogalder
from vejviser.domain.tilbud import Katalog, Sikkerhed
from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, Etiket, Ikon, Knap, Knaptype, Tekstfelt

FIELD_WIDTH = 648
_ALDERSFARVE = {"gul": "rav", "roed": "roed"}


class Topbar(Baggrund):
    """Always there, so that Akut has a fixed place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("papir", edges="b", parent=parent)
        self.felt = Tekstfelt("Søg", "Søg efter tilbud, behov eller steder", icon="search", key="Ctrl+K")
        self.felt.setObjectName("soegefelt")
        self.akut = Knap("Akut", Knaptype.FARE, icon="siren", key="F2")
        self.akut.setObjectName("akut")
        self.vend = Knap("Vend skærmen", icon="arrow-left-right", key="F8")
        self.vend.setObjectName("vend_skaermen")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(16)
        layout.addWidget(self.felt, 100)
        layout.addStretch(1)
        layout.addWidget(self.akut)
        layout.addWidget(self.vend)
        self._layout = layout
        current().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = current().scale
        narrow = self.width() / scale < 900
        self.felt.setMaximumWidth(16_777_215 if narrow else round(FIELD_WIDTH * scale))
        self.vend.set_words("Vend" if narrow else "Vend skærmen")
        side = 12 if narrow else 24
        self._layout.setContentsMargins(side, 8, side, 8)
        self._layout.setSpacing(8 if narrow else 16)


class Statuslinje(Baggrund):
    """How old the directory is, how much of it there is, what is hidden, and the promise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("papir", edges="t", parent=parent)
        self._katalog, self._antal = self._label(), self._label()
        self._efterses = Etiket("", "t1", bold=True, ink="rav", wrap=False)
        self._klargoering = self._label()
        self._fundet = self._label()
        self._loefte = self._label("Alt bliver på denne computer")
        self._advarsel_ikon = Ikon("triangle-alert", "rav", "t1")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 5, 24, 5)
        layout.setSpacing(8)
        for part in (Ikon("book-open", "blaek2", "t1"), self._katalog, self._antal):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(self._advarsel_ikon)
        layout.addWidget(self._efterses)
        layout.addStretch(1)
        layout.addWidget(self._klargoering)
        layout.addWidget(self._fundet)
        layout.addSpacing(8)
        layout.addWidget(Ikon("lock", "blaek2", "t1"))
        layout.addWidget(self._loefte)
        self._klargoering.hide()
        self.show_waiting()
        current().changed.connect(self._fit)

    def show_waiting(self) -> None:
        self._katalog.setText("Henter kataloget")
        self._advarsel_ikon.hide()

    def show_none(self) -> None:
        """It did not open: the place says why."""
        self._katalog.setText("Intet katalog")

    def show_katalog(self, katalog: Katalog, alder: Katalogalder | None = None) -> None:
        """``Sikkerhed.LAV`` means that the offer must be looked at again. Age is said in words and colour."""
        old = alder is not None and bool(alder.farve)
        days = f", {alder.dage} dage gammelt" if alder is not None and old and alder.dage else ""
        self._katalog.setText(f"Katalog {_dag(katalog.dato)}{days}")
        self._katalog.set_ink("blaek2" if alder is None or not old else _ALDERSFARVE[alder.farve])
        self._antal.setText(f"· {len(katalog.tilbud)} tilbud")
        weak = sum(1 for tilbud in katalog.tilbud.values() if tilbud.sikkerhed is Sikkerhed.LAV)
        self._efterses.setText(f"{weak} skal efterses" if weak else "")
        self._fit()

    def show_klargoering(self, percent: int) -> None:
        """The search answers plainly until it is ready."""
        self._klargoering.setText(f"Søgningen bliver klar: {percent} %")
        self._klargoering.show()
        self._fit()

    def hide_klargoering(self) -> None:
        self._klargoering.hide()
        self._fit()

    def show_found(self, found: int, hidden: int) -> None:
        self._fundet.setText(f"{found} fundet, {hidden} skjult af filter" if hidden else f"{found} fundet")

    def hide_found(self) -> None:
        self._fundet.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Less at a time where there is little room; the date and the promise stay."""
        room = self.width() / current().scale
        for label in (self._efterses, self._advarsel_ikon):
            label.setVisible(room > 720 and bool(self._efterses.text()))
        self._fundet.setVisible(room > 900)
        self._antal.setVisible(room > (560 if self._klargoering.isHidden() else 900))

    @staticmethod
    def _label(text: str = "") -> Etiket:
        label = Etiket(text, "t1", muted=True, wrap=False)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return label


def _dag(iso: str) -> str:
    """ "12. nov. 2026": the weekday of a directory says nothing."""
    words = dato_kort(iso).split(" ", 1)
    return words[1] if len(words) == 2 and words[0].endswith(".") and not words[0][0].isdigit() else iso


class Beskedlinje(QWidget):
    """One line of good news over the status bar; gone with the next thing the user does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Etiket("", "t1", bold=True, ink="petrol")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.setSpacing(8)
        layout.addWidget(Ikon("circle-check", "petrol", "t1"))
        layout.addWidget(self._label, 1)
        self.hide()

    @property
    def words(self) -> str:
        return self._label.text()

    def show_words(self, text: str) -> None:
        self._label.setText(text)
        self.setVisible(bool(text))
