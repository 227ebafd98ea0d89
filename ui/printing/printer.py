"""The printers of this computer, and pages put through one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.documents.blocks import MADE_BY
from ui.errors import explains
from ui.printing.drawing import draw_page
from ui.printing.pdf import page_layout
from ui.printing.sheet import DPI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.printing.pages import Pages


class PrinterRefused(Exception):
    """The printer does not take the pages. Field: `printer`."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer


def _explain(error: Exception) -> str:
    assert isinstance(error, PrinterRefused)
    return QCoreApplication.translate(
        "Errors", "打印机“{0}”没有接受，请看它是否开机、有纸、联网，或换一台；也可以存为 PDF。"
    ).format(error.printer)


explains(PrinterRefused, _explain)


class Printers(NamedTuple):
    """The names of the printers; `usual`: the one of the system's choice, "" for none."""

    names: tuple[str, ...]
    usual: str


def find_printers() -> Printers:
    """Return the printers. Takes a while where one of the network does not answer."""
    return Printers(
        tuple(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName() or ""
    )


def printer_of(name: str, pages: Pages, copies: int) -> QPrinter:
    """Return a printer made ready for the pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setCreator(MADE_BY)
    printer.setDocName(pages.document.title)
    printer.setCopyCount(copies)
    return printer


def printing(pages: Pages, printer: QPrinter) -> Iterator[None]:
    """Print; each step is a page. Raises PrinterRefused."""
    printer.setPageLayout(page_layout(landscape=pages.document.landscape))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused(printer.printerName())
    try:
        scale = printer.resolution() / DPI
        painter.scale(scale, scale)
        for number in range(pages.count):
            if number and not printer.newPage():
                raise PrinterRefused(printer.printerName())
            draw_page(painter, pages, number)
            yield
    finally:
        painter.end()
