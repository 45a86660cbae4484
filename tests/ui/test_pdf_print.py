"""What is seen before printing is what is printed; a printer that is gone is said in a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from vejviser.errors import UserError
from vejviser.ui import pdf_print
from vejviser.ui.pdf_print import INGEN_PRINTER, Udskrift, Udskriftsvisning, print_sider, send_til_printer
from vejviser.ui.theme import Tema


def picture(colour: str) -> bytes:
    image = QImage(62, 88, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


UDSKRIFT = Udskrift("notat-modtager-2026-11-23", (picture("#0A4A53"), picture("#573800")))


def test_every_page_fills_its_own_sheet(tema: Tema, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ud.pdf"))
    print_sider(printer, UDSKRIFT)
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "ud.pdf").read_bytes())).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)] * 2
    assert all(len(page.images) == 1 for page in pages)


def test_a_printer_that_is_gone_is_named(tema: Tema) -> None:
    with pytest.raises(UserError, match="Printeren Kontoret er væk"):
        send_til_printer(UDSKRIFT, "Kontoret")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_take_the_page_says_so(tema: Tema, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "folder" / "ud.pdf"))
    with pytest.raises(UserError, match="Printeren svarer ikke"):
        print_sider(printer, UDSKRIFT)


def test_without_a_printer_the_window_says_what_to_do(
    tema: Tema, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_print, "printernavne", lambda: ())
    shown = Udskriftsvisning(UDSKRIFT)
    qtbot.addWidget(shown)
    assert shown.failed.words == INGEN_PRINTER
    assert not shown.ok.isEnabled()


def test_a_printer_that_goes_away_meanwhile_leaves_the_pages_on_the_screen(
    tema: Tema, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_print, "printernavne", lambda: ("Kontoret",))
    shown = Udskriftsvisning(UDSKRIFT)
    qtbot.addWidget(shown)
    shown.open()
    shown.ok.click()
    assert shown.isVisible()
    assert "Printeren Kontoret er væk." in shown.failed.words
