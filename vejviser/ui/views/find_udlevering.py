"""Hand a sheet over: print it as it was seen, or save it. Files are named after the offer and the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vejviser.domain.ark import Ark, byg_ark
from vejviser.errors import UserError, VejviserError
from vejviser.ui.pdf_print import DPI, Udskrift, Udskriftsvisning
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.notat_udlevering import spoerg_om_fil


class ArkUdlevering(QObject):
    """``said`` is one calm line about what happened; ``failed`` what did not, and what to do."""

    said = Signal(str)
    failed = Signal(str, str)

    def __init__(self, opgaver: Opgaver, parent: QWidget) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._window = parent
        self._tjenester: Tjenester | None = None
        self.ask_path: Callable[[str], str] = self._ask_path
        self.show_print: Callable[[Udskrift], None] = self._show_print

    def set_tjenester(self, tjenester: Tjenester) -> None:
        self._tjenester = tjenester

    def print(self, ids: Sequence[str]) -> None:
        """Show the page, and print that picture."""
        tjenester, ark = self._tjenester, self._make(ids)
        if tjenester is None or ark is None:
            return
        name = file_name(ark).removesuffix(".pdf")
        self._opgaver.run(
            lambda: tjenester.sider_af_ark(ark, DPI),
            lambda sider: self.show_print(Udskrift(name, sider)),
            self._on_error,
            key="ark",
        )

    def save(self, ids: Sequence[str]) -> None:
        """Ask where, then write aside; nothing is written when the user turns back."""
        tjenester, ark = self._tjenester, self._make(ids)
        chosen = self.ask_path(file_name(ark)) if ark is not None else ""
        if tjenester is None or ark is None or not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() in (".pdf", ".txt") else path.with_name(f"{path.name}.pdf")
        self._opgaver.run(
            lambda: tjenester.gem_ark(ark, path), lambda lost: self._on_saved(path.name, lost), self._on_error
        )

    def _make(self, ids: Sequence[str]) -> Ark | None:
        """The sheet, or a sentence on why there is none."""
        tjenester = self._tjenester
        if tjenester is None:
            return None
        offers = [tjenester.katalog.tilbud[id] for id in ids if id in tjenester.katalog.tilbud]
        try:
            return byg_ark(offers, tjenester.indhold.hovednummer, tjenester.nu())
        except UserError as error:
            self._on_error(error)
            return None

    def _show_print(self, udskrift: Udskrift) -> None:
        shown = Udskriftsvisning(udskrift, self._window)
        shown.printed.connect(lambda navn: self.said.emit(f"Arket er sendt til {navn}."))
        shown.finished.connect(shown.deleteLater)
        shown.open()

    def _ask_path(self, name: str) -> str:
        return spoerg_om_fil(self._window, "Gem arket som PDF", "PDF (*.pdf)", name)

    def _on_saved(self, name: str, lost: tuple[str, ...]) -> None:
        self.said.emit(f"Gemt: {name}")
        if lost:
            self.failed.emit(lost[0], " ".join(lost[1:]))

    def _on_error(self, error: VejviserError) -> None:
        self.failed.emit(error.message, error.remedy)


def file_name(ark: Ark) -> str:
    """ "ark-livslinien-2026-11-23.pdf", or "ark-4-tilbud-..." for a few."""
    what = ark.tilbud[0].id if len(ark.tilbud) == 1 else f"{len(ark.tilbud)}-tilbud"
    return f"ark-{what}-{ark.dato[:10]}.pdf"
