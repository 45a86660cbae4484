"""Overblik tied to the window: counts when a conversation ends, and saves the page for the leader.

What is handed on is codes alone; the conversation itself is gone before its counters are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from vejviser.domain.overblik import SOEGNING, Taeller
from vejviser.domain.overblik_ord import Overblik
from vejviser.domain.overblik_samling import Taludtraek
from vejviser.domain.overblik_taelling import taellinger
from vejviser.domain.samtale import Samtale
from vejviser.errors import VejviserError
from vejviser.settings import Indstillinger
from vejviser.ui.gemmer import Gemmer
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.find_view import FindView
from vejviser.ui.views.indstillinger_view import IndstillingerView
from vejviser.ui.views.katalog_filer import spoerg_om_filer
from vejviser.ui.views.notat_udlevering import spoerg_om_fil
from vejviser.ui.views.overblik_valg import OverblikValg
from vejviser.ui.views.overblik_view import OverblikView
from vejviser.ui.views.samtale_view import SamtaleView

STOOD_MS = 3000
"""Words without a hit that stood so long were a search and not a letter on the way."""
KINDS = {"pdf": "PDF (*.pdf)", "csv": "Regneark (*.csv)", "json": "Tal fra Overblik (*.json)"}
SAML = "Vælg filerne med tal fra de andre"


class OverblikStyring(QObject):
    """``told`` is a calm line, ``failed`` what went wrong and what to do."""

    told = Signal(str)
    failed = Signal(str, str)

    def __init__(
        self,
        samtale: SamtaleView,
        find: FindView,
        indstillinger: IndstillingerView,
        opgaver: Opgaver,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._find, self._indstillinger, self._opgaver = find, indstillinger, opgaver
        self._tjenester: Tjenester | None = None
        self._gemmer: Gemmer | None = None
        self._searched = False
        self.view = OverblikView(opgaver)
        self.valg = OverblikValg()
        indstillinger.add_part(self.valg)
        self.ask_path: Callable[[str, str], str] = self._ask_path
        self.ask_files: Callable[[], tuple[str, ...]] = self._ask_files
        self.ur = QTimer(self, singleShot=True, interval=STOOD_MS)
        self.ur.timeout.connect(self._on_stood)
        samtale.ended.connect(self._on_ended)
        find.told.connect(lambda i_alt, _skjult: self._on_found(i_alt))
        self.valg.changed.connect(self._on_valg)
        self.view.fra_chosen.connect(lambda fra: indstillinger.change(overblik_fra=fra))
        self.view.save_requested.connect(self._on_save)
        self.view.samling.save_requested.connect(self._on_save_numbers)
        self.view.samling.join_requested.connect(self._on_join)
        self.view.told.connect(self.told)

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester
        self.view.set_names(tjenester.indhold.omraadenavne())

    def set_gemmer(self, gemmer: Gemmer, nu: Callable[[], datetime]) -> None:
        self._gemmer = gemmer
        for part in (self.valg, self.view):
            part.set_tilladt(gemmer.taeller)
        self.view.set_gemmer(gemmer, nu)

    def set_indstillinger(self, value: Indstillinger) -> None:
        self.valg.set_valg(samtaler=value.taeller, soegninger=value.taeller_soegninger)
        self.view.set_valg(value.overblik_fra, taeller=value.taeller)

    def _on_valg(self, samtaler: bool, soegninger: bool) -> None:
        self._indstillinger.change(taeller=samtaler, taeller_soegninger=soegninger)

    def _on_ended(self, samtale: Samtale) -> None:
        tjenester = self._tjenester
        if tjenester is None or not self._indstillinger.indstillinger.taeller:
            return
        found = taellinger(samtale, tjenester.katalog.tilbud, tjenester.indhold)
        if found:
            self._count(found, "Samtalen er slettet. Kun tal er talt med i Overblik.")

    def _on_found(self, i_alt: int) -> None:
        """One search counts once, until the field is empty again."""
        self.ur.stop()
        words = self._find.tekst.strip()
        if not words:
            self._searched = False
        elif not (i_alt or self._searched):
            self.ur.start()

    def _on_stood(self) -> None:
        self._searched = True
        if self._indstillinger.indstillinger.taeller_soegninger:
            self._count((SOEGNING,), "")

    def _count(self, found: Iterable[Taeller], words: str) -> None:
        if self._gemmer is None or self._tjenester is None or not self._gemmer.taeller:
            return
        store, today = self._gemmer.overblik, self._tjenester.nu().date()
        self._opgaver.run(lambda: store.add(found, today), lambda _: self._on_counted(words), self._on_error)

    def _on_counted(self, words: str) -> None:
        self.view.refresh()
        if words:
            self.told.emit(words)

    def _on_save(self, overblik: Overblik, ending: str) -> None:
        """Ask where, then write aside; nothing is written when the user turns back."""
        tjenester = self._tjenester
        chosen = self.ask_path(f"overblik-{overblik.dato}.{ending}", ending)
        if tjenester is None or not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        self._opgaver.run(
            lambda: tjenester.gem_overblik(overblik, path),
            lambda lost: self._on_saved(path.name, lost),
            self._on_error,
        )

    def _on_save_numbers(self) -> None:
        """A file for whoever adds up: what is shown here and a name made by chance."""
        tjenester, gemmer = self._tjenester, self._gemmer
        if tjenester is None or gemmer is None:
            return
        today, perioder = tjenester.nu().date(), self.view.own
        chosen = self.ask_path(f"overblik-tal-{today}.json", "json")
        if not chosen:
            return
        fil = Path(chosen).with_suffix(".json")
        self._opgaver.run(
            lambda: tjenester.gem_tal(Taludtraek(gemmer.overblik.make_id(today), perioder), fil),
            lambda _: self.told.emit(f"Gemt: {fil.name}"),
            self._on_error,
        )

    def _on_join(self) -> None:
        """All of the files, or none: a sum without one of them would be read as the whole."""
        tjenester, gemmer, files = self._tjenester, self._gemmer, self.ask_files()
        if tjenester is None or gemmer is None or not files:
            return

        def read() -> tuple[str, tuple[Taludtraek, ...]]:
            return gemmer.overblik.kendt_id(), tuple(tjenester.laes_tal(Path(name)) for name in files)

        self._opgaver.run(read, lambda found: self.view.show_joined(*found), self._on_error)

    def _ask_path(self, name: str, ending: str) -> str:
        return spoerg_om_fil(self.view, "Gem Overblik", KINDS[ending], name)

    def _ask_files(self) -> tuple[str, ...]:
        return spoerg_om_filer(self.view, SAML, KINDS["json"])

    def _on_saved(self, name: str, lost: tuple[str, ...]) -> None:
        self.told.emit(f"Gemt: {name}")
        if lost:
            self.failed.emit(lost[0], " ".join(lost[1:]))

    def _on_error(self, error: VejviserError) -> None:
        self.failed.emit(error.message, error.remedy)
