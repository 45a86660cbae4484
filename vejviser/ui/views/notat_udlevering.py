"""Hand the note over: save as PDF or text, copy, print. The only place where a note leaves the window.

Files are named after the kind of note and the day, never after a person.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from vejviser.domain.notat import Notat, notat_tekst
from vejviser.errors import VejviserError
from vejviser.ui.pdf_print import DPI, Udskrift, Udskriftsvisning
from vejviser.ui.tasks import Opgaver
from vejviser.ui.tjenester import Tjenester

AskPath = Callable[[str, str], str]
ShowPrint = Callable[[Udskrift], None]
NO_HISTORY = (
    ("x-kde-passwordManagerHint", b"secret"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"1"),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', b"\x00\x00\x00\x00"),
)
"""Marks that keep the text out of the clipboard's history, where the system has one."""


class Udlevering(QObject):
    """``told`` is one calm line about what happened; ``failed`` what did not, and what to do.

    ``handed`` carries the note and how it left the window ("gemt i Dokumenter").
    """

    told = Signal(str)
    handed = Signal(object, str)
    failed = Signal(str, str)

    def __init__(self, opgaver: Opgaver, parent: QWidget) -> None:
        super().__init__(parent)
        self._opgaver = opgaver
        self._window = parent
        self._printing: Notat | None = None
        self.ask_path: AskPath = self._ask_path
        self.show_print: ShowPrint = self._show_print

    def save(self, notat: Notat, tjenester: Tjenester, ending: str) -> None:
        """Ask where, then write aside; nothing is written when the user turns back."""
        chosen = self.ask_path(file_name(notat, ending), ending)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")
        write = tjenester.gem_notat
        self._opgaver.run(
            lambda: write(notat, path), lambda lost: self._on_saved(notat, path, lost), self._on_error
        )

    def copy(self, notat: Notat) -> None:
        """Title line and text, for the case system; the clipboard's history is asked to look away."""
        data = QMimeData()
        data.setText(f"{notat.titel}\n\n{notat_tekst(notat)}")
        for kind, value in NO_HISTORY:
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self.told.emit("Titel og tekst er kopieret. Sæt dem ind i fagsystemet.")
        self.handed.emit(notat, "kopieret")

    def print(self, notat: Notat, tjenester: Tjenester) -> None:
        """Show the page of the PDF, and print that picture."""
        draw, name = tjenester.sider_af_notat, file_name(notat, "pdf").removesuffix(".pdf")
        self._opgaver.run(
            lambda: draw(notat, DPI),
            lambda sider: self._open_print(notat, Udskrift(name, sider)),
            self._on_error,
            key="udskrift",
        )

    def _open_print(self, notat: Notat, udskrift: Udskrift) -> None:
        self._printing = notat
        self.show_print(udskrift)

    def _show_print(self, udskrift: Udskrift) -> None:
        shown = Udskriftsvisning(udskrift, self._window)
        shown.printed.connect(self._on_printed)
        shown.finished.connect(shown.deleteLater)
        shown.open()

    def _on_printed(self, navn: str) -> None:
        self.told.emit(f"Notatet er sendt til {navn}.")
        if self._printing is not None:
            self.handed.emit(self._printing, f"sendt til {navn}")

    def _on_saved(self, notat: Notat, path: Path, lost: tuple[str, ...]) -> None:
        """A character that the paper lacks is named: the worker knows what it meant."""
        folder = path.parent.name or str(path.parent)
        self.told.emit(f"Gemt: {path.name} i {folder}")
        self.handed.emit(notat, f"gemt i {folder}")
        if lost:
            self.failed.emit(lost[0], " ".join(lost[1:]))

    def _ask_path(self, name: str, ending: str) -> str:
        kinds = {"pdf": "PDF (*.pdf)", "txt": "Tekst (*.txt)"}
        title = "Gem notatet som PDF" if ending == "pdf" else "Gem notatet som tekst"
        return spoerg_om_fil(self._window, title, kinds[ending], name)

    def _on_error(self, error: VejviserError) -> None:
        self.failed.emit(error.message, error.remedy)


def spoerg_om_fil(parent: QWidget, title: str, kind: str, name: str) -> str:
    """Where the user wants the file called ``name``; nothing when they turn back."""
    dialog = gem_dialog(parent, title, kind)
    dialog.selectFile(name)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return chosen[0] if accepted and chosen else ""


def gem_dialog(parent: QWidget, title: str, kind: str) -> QFileDialog:
    """In Danish where Qt draws it itself, and in the user's documents, never where the program lies."""
    dialog = QFileDialog(parent, title, own_folder(), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    labels = QFileDialog.DialogLabel
    for label, words in (
        (labels.LookIn, "Mappe:"),
        (labels.FileName, "Filnavn:"),
        (labels.FileType, "Filtype:"),
        (labels.Accept, "Gem"),
        (labels.Reject, "Annullér"),
    ):
        dialog.setLabelText(label, words)
    for field in dialog.findChildren(QLineEdit):
        field.setCompleter(None)  # type: ignore[arg-type]  # its list takes Enter from "Gem"
    return dialog


def own_folder() -> str:
    """The user's documents, or the home folder where there are none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str(documents if documents.is_dir() else Path.home())


def file_name(notat: Notat, ending: str) -> str:
    """Kind and day: "notat-modtager-2026-11-23.pdf"."""
    return f"notat-{notat.type.value}-{notat.dato[:10]}.{ending}"
