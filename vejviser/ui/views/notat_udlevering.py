"""Hand the note over: save as PDF or text, copy, print. The only place where a note leaves the window.

Files are named after the kind of note and the day, never after a person.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from vejviser.domain.notat import Notat, notat_tekst
from vejviser.errors import VejviserError
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester
from vejviser.ui.views.notat_dokument import notat_dokument

AskPath = Callable[[str, str], str]
NO_HISTORY = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\x00\x00\x00\x00"),
)
"""Marks that keep the text out of the clipboard's history, where the system has one."""


class Udlevering(QObject):
    """``told`` is one calm line about what happened; ``failed`` what did not, and what to do."""

    told = Signal(str)
    failed = Signal(str, str)

    def __init__(self, opgaver: Opgaver, parent: QWidget) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._window = parent
        self.ask_path: AskPath = self._ask_path

    def save(self, notat: Notat, tjenester: Tjenester, ending: str) -> None:
        """Ask where, then write aside; nothing is written when the user turns back."""
        chosen = self.ask_path(file_name(notat, ending), ending)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        write = tjenester.gem_notat
        self._opgaver.run(
            lambda: write(notat, path), lambda _none: self.told.emit(f"Gemt: {path.name}"), self._on_error
        )

    def copy(self, notat: Notat) -> None:
        """Title line and text, for the case system; the clipboard's history is asked to look away."""
        data = QMimeData()
        data.setText(f"{notat.titel}\n\n{notat_tekst(notat)}")
        for kind, value in NO_HISTORY:
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit("Titel og tekst er kopieret. Sæt dem ind i fagsystemet.")

    def print(self, notat: Notat) -> None:
        """Qt prints the words; for a print that equals the PDF, print the PDF."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file_name(notat, "pdf").removesuffix(".pdf"))
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            notat_dokument(notat).print_(printer)
            self.told.emit("Notatet er sendt til printeren.")

    def _ask_path(self, name: str, ending: str) -> str:
        kinds = {"pdf": "PDF (*.pdf)", "txt": "Tekst (*.txt)"}
        title = "Gem notatet som PDF" if ending == "pdf" else "Gem notatet som tekst"
        return QFileDialog.getSaveFileName(self._window, title, name, kinds[ending])[0]

    def _on_error(self, error: VejviserError) -> None:
        self.failed.emit(error.message, error.remedy)


def file_name(notat: Notat, ending: str) -> str:
    """Kind and day: "notat-modtager-2026-11-23.pdf"."""
    return f"notat-{notat.type.value}-{notat.dato[:10]}.{ending}"
