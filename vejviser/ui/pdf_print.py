"""Print a page as it was seen: the preview and the printer get the same picture of the PDF's page.

The pictures are PNG, one a page, drawn at ``DPI`` by whoever made the PDF. A printer that is gone is said in
a sentence, and nothing is lost. The name of the print job carries the kind and the day, never an answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPaintEvent, QPen
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vejviser.errors import UserError, VejviserError
from vejviser.ui.theme import current
from vejviser.ui.widgets import Baggrund, Etiket, Knap, Knaptype, RavLinje, Rulleflade, Valgknap

DPI = 300
PREVIEW_WIDTH = 420
INGEN_PRINTER = "Der er ingen printer på denne maskine. Gem som PDF, og print den et andet sted."


@dataclass(frozen=True, slots=True)
class Udskrift:
    """What is to be printed: the name of the job, and its pages as PNG."""

    navn: str
    sider: tuple[bytes, ...]


def printernavne() -> tuple[str, ...]:
    """The printers that the system knows now, its own choice first."""
    names = tuple(QPrinterInfo.availablePrinterNames())
    chosen = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: name != chosen))


def send_til_printer(udskrift: Udskrift, navn: str) -> None:
    """Raises ``UserError`` where the printer is gone or stops."""
    if navn not in QPrinterInfo.availablePrinterNames():
        raise UserError(f"Printeren {navn} er væk.", "Vælg en anden, eller gem som PDF.")
    printer = QPrinter(QPrinterInfo.printerInfo(navn), QPrinter.PrinterMode.HighResolution)
    print_sider(printer, udskrift)


def print_sider(printer: QPrinter, udskrift: Udskrift) -> None:
    """Each picture fills its sheet: the PDF has its margins already."""
    printer.setDocName(udskrift.navn)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise _stopped()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    for place, side in enumerate(udskrift.sider):
        if place:
            printer.newPage()
        painter.drawImage(sheet, QImage.fromData(side))
    ended = painter.end()
    if not ended or printer.printerState() in (
        QPrinter.PrinterState.Error,
        QPrinter.PrinterState.Aborted,
    ):
        raise _stopped()


def _stopped() -> UserError:
    return UserError("Printeren svarer ikke.", "Se, om den er tændt, vælg en anden, eller gem som PDF.")


class Sidebillede(QWidget):
    """One page, as wide as there is room for."""

    def __init__(self, side: bytes, nummer: int, antal: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage.fromData(side)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"Side {nummer} af {antal}, som den bliver printet")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._image.height() / max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        return QSize(PREVIEW_WIDTH, self.heightForWidth(PREVIEW_WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(self.width() * ratio), round(self.height() * ratio))
        smooth = Qt.TransformationMode.SmoothTransformation
        small = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(QRectF(self.rect()), small)
        painter.setPen(QPen(current().colour("kant"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class Udskriftsvisning(QDialog):
    """The pages beside the printers. ``printed`` carries the printer's name; Esc turns back."""

    printed = Signal(str)

    def __init__(self, udskrift: Udskrift, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._udskrift = udskrift
        self.setWindowTitle("Udskriv")
        self.setModal(True)
        self.printer = Valgknap("Printer", framed=True)
        self.ok = Knap("Udskriv", Knaptype.FYLDT, icon="printer")
        self.cancel = Knap("Annullér", Knaptype.TEKST)
        self.failed = RavLinje()
        self._build_ui()
        self._show_printers(printernavne())
        self.ok.clicked.connect(self._on_ok)
        self.cancel.clicked.connect(self.reject)

    def _build_ui(self) -> None:
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(4, 4, 12, 4)
        column.setSpacing(16)
        count = len(self._udskrift.sider)
        for number, side in enumerate(self._udskrift.sider, start=1):
            column.addWidget(Sidebillede(side, number, count))
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        paper = "1 side på A4" if count == 1 else f"{count} sider på A4"
        right.addWidget(Etiket("Sådan bliver papiret", bold=True))
        right.addWidget(Etiket(f"{paper}. Det samme, som står i PDF'en.", muted=True))
        for part in (self.printer, self.failed):
            right.addWidget(part)
        right.addStretch(1)
        right.addWidget(self.ok)
        right.addWidget(self.cancel)
        sheet = Baggrund("papir")
        row = QHBoxLayout(sheet)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(24)
        row.addWidget(Rulleflade(pages), 3)
        row.addLayout(right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        scale = current().scale
        self.resize(round(760 * scale), round(620 * scale))

    def _show_printers(self, names: tuple[str, ...]) -> None:
        self.printer.setVisible(bool(names))
        self.printer.set_options([(name, name) for name in names])
        self.ok.set_disabled_because("" if names else INGEN_PRINTER)
        self.failed.show_words("" if names else INGEN_PRINTER)
        (self.ok if names else self.cancel).setFocus()

    def _on_ok(self) -> None:
        try:
            send_til_printer(self._udskrift, self.printer.value)
        except VejviserError as error:
            self.failed.show_words(error.message, error.remedy)
            return
        self.accept()
        self.printed.emit(self.printer.value)
