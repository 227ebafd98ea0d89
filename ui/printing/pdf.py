"""Pages as a PDF. Qt has the Chinese fonts of the system and embeds what is used of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.documents.blocks import MADE_BY
from app.documents.files import write_whole
from ui.printing.drawing import draw_page
from ui.printing.pages import paginate
from ui.printing.sheet import DPI

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.documents.blocks import Document
    from ui.printing.pages import Pages


def write_pdf(document: Document, path: Path) -> int:
    """Write the file, whole or not at all; return the number of its pages. Raises OSError.

    Needs a QGuiApplication, and its thread.
    """
    pages = paginate(document)
    write_whole(pdf_of(pages), path)
    return pages.count


def pdf_of(pages: Pages) -> bytes:
    """Return the file's bytes."""
    made = PdfMaking(pages)
    for _ in made.drawing():
        pass
    return made.raw


class PdfMaking:
    """A PDF that is made page by page; between two pages others may have the thread."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._raw = QByteArray()

    @property
    def raw(self) -> bytes:
        """The file's bytes, once all is drawn."""
        return bytes(self._raw.data())

    def drawing(self) -> Iterator[None]:
        """Draw; each step is a page."""
        document = self._pages.document
        buffer = QBuffer(self._raw)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DPI)
        writer.setPageLayout(page_layout(landscape=document.landscape))
        writer.setTitle(document.title)
        writer.setCreator(MADE_BY)
        painter = QPainter(writer)
        try:
            for number in range(self._pages.count):
                if number:
                    writer.newPage()
                draw_page(painter, self._pages, number)
                yield
        finally:
            painter.end()
            buffer.close()


def page_layout(*, landscape: bool) -> QPageLayout:
    """Return A4 without margins: the pages have their own."""
    kind = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), kind, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
