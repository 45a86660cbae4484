"""Import: choose a file, see what it would do, then do all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vejviser.domain.indlaesning import Importplan
from vejviser.errors import VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.views.katalog_filer import spoerg_aabn, spoerg_gem
from vejviser.ui.views.katalog_fremgang import Fremgang
from vejviser.ui.views.katalog_plan import PlanListe
from vejviser.ui.views.katalog_side import Katalogside
from vejviser.ui.widgets import Etiket, FlowLayout, Knap, Knaptype, Rulleflade

SLAGS = "Regneark, CSV, HSDS og jsonl (*.xlsx *.csv *.zip *.json *.jsonl)"
SAADAN = (
    "Et regneark eller CSV fra en partner, HSDS fra et andet system, eller Vejvisers egen fil (.jsonl). Du "
    "ser først, hvad der vil ske. Intet bliver slettet, og nye tilbud kommer ind som kladder."
)
PLAN = "Du er ved at hente tilbud ind i Katalog."


class ImportView(Katalogside):
    """The plan stands until it is carried out or put away."""

    def __init__(self, opgaver: Opgaver, parent: QWidget | None = None) -> None:
        super().__init__(opgaver, parent)
        self._plan: Importplan | None = None
        self._fil = Path()
        self.ask_open: Callable[[], str] = lambda: spoerg_aabn(self, "Vælg en fil med tilbud", SLAGS)
        self.ask_save: Callable[[str], str] = lambda name: spoerg_gem(
            self, "Gem skabelonen", name, "Regneark (*.xlsx)"
        )
        self.vaelg = Knap("Vælg en fil", Knaptype.FYLDT, icon="file-text")
        self.skabelon = Knap("Gem et tomt regneark til en partner", Knaptype.TEKST)
        self.fremgang, self.plan = Fremgang(), PlanListe()
        self.gem = Knap("Hent ind", Knaptype.FYLDT)
        self.glem = Knap("Gør ikke noget", Knaptype.TEKST)
        self._build_ui()
        self._show_plan(None)
        self.vaelg.clicked.connect(lambda: self.read(self.ask_open()))
        self.skabelon.clicked.connect(self._write_template)
        self.gem.clicked.connect(self.carry_out)
        self.glem.clicked.connect(lambda: self._show_plan(None))

    @property
    def i_gang(self) -> str:
        return PLAN if self._plan is not None else ""

    def focus_first(self) -> None:
        self.vaelg.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        was_open = self._plan is not None
        self._show_plan(None)
        return was_open

    def read(self, chosen: str) -> None:
        """Read the file and show what it would do; nothing is changed."""
        arbejde = self.arbejde
        if not chosen or arbejde is None:
            return
        self._fil = Path(chosen)
        fil, report = self._fil, self.fremgang.report
        self._begin(f"Læser {fil.name}")
        self.run(lambda: arbejde.laeg_plan(fil, report), self._on_read, self._on_fault)

    def carry_out(self) -> None:
        """All of the plan, or nothing."""
        arbejde, plan = self.arbejde, self._plan
        if arbejde is None or plan is None:
            return
        name, report = self._fil.name, self.fremgang.report
        self._begin("Gemmer")
        self.run(lambda: arbejde.importer(plan, name, report), self._on_done, self._on_fault)

    def _build_ui(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(32, 8, 32, 16)
        column.setSpacing(12)
        column.addWidget(Etiket(SAADAN, muted=True))
        for row in ((self.vaelg, self.skabelon), (self.gem, self.glem)):
            holder = QWidget()
            flow = FlowLayout(holder)
            for knap in row:
                flow.addWidget(knap)
            column.addWidget(holder)
            if row[0] is self.vaelg:
                for part in (self.rav, self.fremgang, self.plan):
                    column.addWidget(part)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Rulleflade(content, 900))

    def _begin(self, words: str) -> None:
        self.rav.show_words("")
        self.vaelg.setEnabled(False)
        self.gem.setEnabled(False)
        self.fremgang.begin(words)

    def _end(self) -> None:
        self.vaelg.setEnabled(True)
        self.gem.setEnabled(True)
        self.fremgang.end()

    def _on_read(self, plan: Importplan) -> None:
        self._end()
        self._show_plan(plan)
        (self.gem if plan.tilbud else self.glem).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_plan(self, plan: Importplan | None) -> None:
        self._plan = plan
        number = len(plan.tilbud) if plan else 0
        self.plan.setVisible(plan is not None)
        if plan is not None:
            self.plan.show_plan(plan)
        rest = " uden de afviste" if plan is not None and plan.afviste else ""
        self.gem.set_words(f"Hent {number} tilbud ind{rest}")
        self.gem.setVisible(bool(number))
        self.glem.set_words("Gør ikke noget" if number else "Luk")
        self.glem.setVisible(plan is not None)

    def _on_done(self, number: int) -> None:
        self._end()
        self._show_plan(None)
        self.told.emit(f"{number} tilbud er hentet ind. De når de andre, når kataloget udgives.")
        self.changed.emit()
        self.focus_first()

    def _on_fault(self, error: VejviserError) -> None:
        self._end()
        self.show_fault(error)

    def _write_template(self) -> None:
        arbejde, chosen = self.arbejde, self.ask_save("tilbud-skabelon.xlsx")
        if arbejde is None or not chosen:
            return
        fil = Path(chosen).with_suffix(".xlsx")
        self.run(lambda: arbejde.skabelon(fil), lambda _: self.told.emit(f"Gemt: {fil.name}"))
