"""Ask the user for a file to save, a file to open, or a folder. Empty where the user turns back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from vejviser.ui.views.notat_udlevering import gem_dialog


def spoerg_gem(parent: QWidget, title: str, name: str, kind: str) -> str:
    dialog = gem_dialog(parent, title, kind)
    dialog.selectFile(name)
    return _answer(dialog)


def spoerg_aabn(parent: QWidget, title: str, kind: str) -> str:
    dialog = gem_dialog(parent, title, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Åbn")
    return _answer(dialog)


def spoerg_om_filer(parent: QWidget, title: str, kind: str) -> tuple[str, ...]:
    """One or more."""
    dialog = gem_dialog(parent, title, kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Åbn")
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return tuple(chosen) if accepted else ()


def spoerg_mappe(parent: QWidget, title: str) -> str:
    dialog = gem_dialog(parent, title, "")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Brug")
    return _answer(dialog)


def _answer(dialog: QFileDialog) -> str:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return chosen[0] if accepted and chosen else ""
