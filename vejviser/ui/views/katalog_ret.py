"""The page where an editor finds an offer, in whatever state, and corrects it; or writes a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.redaktion import KonfliktError, Redigeret, Tilbudslinje
from vejviser.domain.tilbud import Tilbud, Tilstand
from vejviser.errors import VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_formfelter import Valgord, make_felter
from vejviser.ui.views.katalog_formular import Formular
from vejviser.ui.views.katalog_liste import KatalogListe
from vejviser.ui.views.katalog_ret_ord import med_kilde, nyt_id, nyt_tilbud, passer, tilbudsrad
from vejviser.ui.views.katalog_ret_panel import RetPanel
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.views.katalog_todelt import Todelt
from vejviser.ui.widgets import Handling, Knap, Knaptype, Tekstfelt

NAAR_DE_ANDRE = ". Det når de andre, når kataloget udgives."
SOM_KLADDE = " som kladde. Den kommer med i kataloget, når alt er udfyldt, og du har sat tilstanden til klar."
IKKE_GEMT = "Du har rettet noget, der ikke er gemt."


class Fejlmelding(NamedTuple):
    """The part of a correction that is being put in by hand: saving accepts it."""

    rettelse: str
    felt: str


class RetView(Katalogside):
    """The list to the left, the form to the right. Nothing that was written is lost by choosing another."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._linjer: tuple[Tilbudslinje, ...] = ()
        self._melding: Fejlmelding | None = None
        self.soeg = Tekstfelt("Find et tilbud at rette", "Navn eller organisation", icon="search")
        self.nyt = Knap("Nyt tilbud", Knaptype.TEKST, icon="plus", low=True)
        self.liste, self.panel = KatalogListe("Tilbud i redaktionen"), RetPanel()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(5, 5, 5, 0)
        column.addWidget(self.soeg)
        column.addWidget(self.nyt, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.liste, 1)
        self.todelt = Todelt(left, self.panel, self.liste.focus_first, self.panel.focus_first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rav)
        layout.addWidget(self.todelt, 1)
        self._connect_signals()

    def refresh(self, select: str = "") -> None:
        if self.arbejde is not None:
            self.run(
                lambda: self.redaktion().liste(),
                lambda found: self._show(found, select),
                self._on_load_fault,
                key="liste",
            )

    @property
    def i_gang(self) -> str:
        return IKKE_GEMT if self.panel.dirty else ""

    def focus_first(self) -> None:
        self.soeg.setFocus()

    def go_back(self) -> bool:
        return self.panel.show_form_again() or self.todelt.close_right()

    def open(self, id: str, melding: Fejlmelding | None = None) -> None:
        """An offer in the form; ``melding`` where it is a correction from staff that is put in."""
        arbejde = self.arbejde
        if arbejde is None or self._keeps(id):
            return

        def read() -> tuple[Redigeret, Valgord]:
            return arbejde.redaktion().hent(id), arbejde.valgord()

        def done(found: tuple[Redigeret, Valgord]) -> None:
            self._melding = melding
            self._show_offer(*found)
            self.todelt.open_right()

        self.run(read, done, self._on_panel_fault, key="hent")

    def open_new(self) -> None:
        arbejde = self.arbejde
        if arbejde is None or self._keeps(""):
            return
        self._melding = None

        def done(words: Valgord) -> None:
            self._show_offer(Redigeret(nyt_tilbud(), 0, ""), words)
            self.todelt.open_right()

        self.run(arbejde.valgord, done, self._on_panel_fault, key="hent")

    def save(self, tilbud: Tilbud) -> None:
        now = self.panel.redigeret
        if now is None:
            return
        kilde = self.panel.kilde.text()
        tilbud = med_kilde(now.tilbud, tilbud, kilde, self.today.isoformat())
        if self.panel.is_new:
            tilbud = replace(tilbud, id=nyt_id(tilbud.navn, {line.id for line in self._linjer}))
            self._store(lambda: self.redaktion().opret(tilbud, kilde))
        else:
            self._save_over(tilbud, now.version, kilde)

    def _save_over(self, tilbud: Tilbud, version: int, kilde: str) -> None:
        melding = self._melding
        if melding is None:
            self._store(lambda: self.redaktion().gem(tilbud, version, kilde))
        else:
            self._store(lambda: self.redaktion().godtag(melding.rettelse, melding.felt, tilbud, version))

    def _connect_signals(self) -> None:
        self.soeg.textChanged.connect(lambda _text: self._filter())
        self.soeg.returnPressed.connect(self.liste.focus_first)
        self.nyt.clicked.connect(self.open_new)
        self.liste.opened.connect(self.open)
        panel = self.panel
        panel.save_requested.connect(self.save)
        panel.state_requested.connect(self._change_state)
        panel.history_requested.connect(self._show_history)
        panel.historik.undo_requested.connect(self._undo)
        panel.konflikt.solved.connect(lambda tilbud, version: self._save_over(tilbud, version, ""))
        panel.konflikt.dropped.connect(self._take_theirs)

    def _show(self, linjer: tuple[Tilbudslinje, ...], select: str) -> None:
        self._linjer = linjer
        self._filter(select)

    def _filter(self, select: str = "") -> None:
        rows = [tilbudsrad(line) for line in self._linjer if passer(line, self.soeg.text())]
        if rows:
            self.liste.show_rows(rows, f"{len(rows)} tilbud. Enter åbner det.", select)
        else:
            self.liste.show_empty("Ingen tilbud passer.", "", [Handling("Vis alle", self.soeg.clear)])

    def _keeps(self, id: str) -> bool:
        """What is written and not saved is not thrown away by opening another."""
        now = self.panel.redigeret
        if not self.panel.dirty or (now is not None and now.tilbud.id == id and id):
            return False
        actions = [Handling("Gem", self.panel.save), Handling("Smid væk", self.panel.undo_all)]
        self.panel.rav.show_words(IKKE_GEMT, "", actions)
        return True

    def _show_offer(self, redigeret: Redigeret, words: Valgord) -> None:
        if self.panel.formular is None and self._tjenester is not None:
            felter = make_felter(words, self._tjenester.nu, self._tjenester.helligdage)
            self.panel.set_formular(Formular(felter))
        self.panel.historik.set_valgord(words)
        self.panel.show_tilbud(redigeret)

    def _store(self, work: Callable[[], Redigeret]) -> None:
        self.panel.rav.show_words("")
        self.run(work, self._on_stored, self._on_panel_fault)

    def _on_stored(self, redigeret: Redigeret) -> None:
        self._melding = None
        self.panel.show_tilbud(redigeret)
        draft = redigeret.tilbud.tilstand is Tilstand.KLADDE
        self.told.emit(f"{redigeret.tilbud.navn} er gemt{SOM_KLADDE if draft else NAAR_DE_ANDRE}")
        self.changed.emit()
        self.refresh(redigeret.tilbud.id)

    def _change_state(self, tilstand: Tilstand) -> None:
        now = self.panel.redigeret
        if now is None or tilstand is now.tilbud.tilstand:
            return
        til = now.tilbud.gyldig_til if tilstand is Tilstand.MIDLERTIDIGT_LUKKET else None
        self._store(lambda: self.redaktion().skift_tilstand(now.tilbud.id, now.version, tilstand, til=til))

    def _show_history(self) -> None:
        now = self.panel.redigeret
        if now is None:
            return
        id = now.tilbud.id
        self.panel.show_other(self.panel.historik)
        self.run(
            lambda: self.redaktion().historik(id), self.panel.historik.show_history, self._on_panel_fault
        )

    def _undo(self, aendring: str) -> None:
        now = self.panel.redigeret
        if now is not None:
            id = now.tilbud.id
            self._store(lambda: self.redaktion().fortryd(id, aendring))

    def _take_theirs(self) -> None:
        now = self.panel.redigeret
        if now is not None:
            self.panel.undo_all()
            self.open(now.tilbud.id)

    def _on_panel_fault(self, error: VejviserError) -> None:
        if isinstance(error, KonfliktError):
            self.panel.konflikt.show_conflict(error)
            self.panel.show_other(self.panel.konflikt)
            return
        now = self.panel.redigeret
        if now is not None:
            self.panel.tilstand.set_value(now.tilbud.tilstand.value)
        self.panel.rav.show_words(error.message, error.remedy)

    def _on_load_fault(self, error: VejviserError) -> None:
        self.liste.show_fault(error.message, error.remedy, [Handling("Prøv igen", self.refresh)])
