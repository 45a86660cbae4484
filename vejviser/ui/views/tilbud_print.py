"""One offer on one sheet of paper, for the citizen's pocket: no law, no remarks, and the date it was printed.

The text goes in as characters, never as markup. Qt only prints; the notes have their own PDF.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from vejviser.domain.dansk_tekst import dato_kort, telefon
from vejviser.domain.tilbud import Tilbud
from vejviser.domain.tilbud_ord import alder_supplement, kildedato, sted_linjer, tid_linjer
from vejviser.ui.theme import FAMILY

BODY, HEAD, TITLE, PHONE = 14.0, 14.0, 24.0, 20.0
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
INSIDE = (642.0, 971.0)
"""A4 within margins of 2 cm, at 96 dots an inch, as Qt lays out documents."""


def tilbud_dokument(tilbud: Tilbud, hovednummer: str, nu: datetime) -> QTextDocument:
    """The sheet as a document that fits one A4 page: the type gets smaller before anything is cut."""
    document = QTextDocument()
    for scale in SCALES:
        document = _write_sheet(tilbud, hovednummer, nu, scale)
        document.setPageSize(QSizeF(*INSIDE))
        if document.pageCount() == 1:
            break
    return document


def _write_sheet(tilbud: Tilbud, hovednummer: str, nu: datetime, scale: float) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    cursor = QTextCursor(document)
    _write(cursor, tilbud.navn, TITLE * scale, bold=True, after=2)
    if tilbud.organisation != tilbud.navn:
        _write(cursor, tilbud.organisation, BODY * scale, after=10)
    _write(cursor, tilbud.kort, BODY * scale, after=14)
    for heading, lines, size in _sections(tilbud, hovednummer):
        _write(cursor, heading, HEAD * scale, bold=True, after=2)
        for place, line in enumerate(lines, start=1):
            last = place == len(lines)
            _write(cursor, line, size * scale, bold=size == PHONE, after=16 if last else 2)
    source = f"Kilde: {kildedato(tilbud.nyeste_kilde)}. Ring og tjek, før du tager afsted."
    _write(cursor, f"Udskrevet {dato_kort(nu.date().isoformat())}. {source}", 11 * scale, after=2)
    _write(cursor, "Er der fare for liv? Ring 112.", 11 * scale, bold=True)
    return document


def print_tilbud(parent: QWidget, tilbud: Tilbud, hovednummer: str, nu: datetime) -> None:
    """Ask for a printer and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_page_layout())
    printer.setDocName("Tilbud")
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        tilbud_dokument(tilbud, hovednummer, nu).print_(printer)


def _page_layout() -> QPageLayout:
    layout = QPageLayout()
    layout.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    layout.setOrientation(QPageLayout.Orientation.Portrait)
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(QMarginsF(20, 20, 20, 20))
    return layout


def _sections(tilbud: Tilbud, hovednummer: str) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    phones = tuple(f"{telefon(t.nummer)}   {t.hvem}".strip() for t in tilbud.telefon)
    fallback = (f"Ikke oplyst. Ring {telefon(hovednummer)}",) if hovednummer else ("Ikke oplyst",)
    who = tuple(part for part in (tilbud.maalgruppe, alder_supplement(tilbud)) if part)
    return (
        ("Ring", phones or fallback, PHONE if phones else BODY),
        ("Hvem", who or ("Ikke oplyst",), BODY),
        ("Hvor", sted_linjer(tilbud) or ("Ikke oplyst",), BODY),
        ("Hvornår", tid_linjer(tilbud) or ("Ikke oplyst. Ring for tider.",), BODY),
        ("Hvordan", (tilbud.adgang.saadan or "Ikke oplyst. Ring og spørg.",), BODY),
        ("Skriv", (*tilbud.email, *tilbud.web) or ("Ikke oplyst",), BODY),
    )


def _write(cursor: QTextCursor, text: str, points: float, *, bold: bool = False, after: float = 0) -> None:
    block = QTextBlockFormat()
    block.setBottomMargin(after)
    block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    letters = QTextCharFormat()
    letters.setFontFamilies([FAMILY])
    letters.setFontPointSize(points)
    letters.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    cursor.setBlockFormat(block)
    cursor.insertText(text.replace("\n", "\u2028"), letters)
    cursor.insertBlock()
