"""A document's markup as a PDF: A4, running words at the top of each page, page n of m below.

Qt's own text engine lays it out: it has the Chinese fonts of the system, embeds what it uses of
them, and repeats the head of a table on each page.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTransform,
)

from app.drill.review.words import MADE_BY, PAGE_OF
from ui.theme.tokens import FONT_FAMILIES, PALETTES

_DPI = 300
_MM = _DPI / 25.4
_SIDE, _TOP, _BOTTOM = 20 * _MM, 22 * _MM, 22 * _MM
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_LINE = 9 * _MM
"""Height of the running lines."""
_ALONE = 28 * _MM
"""A heading nearer than this to the foot of its page has no text below it there."""


def write_pdf(markup: str, title: str, running: str, path: Path) -> int:
    """Write the file, whole or not at all; return the number of its pages. Raises OSError.

    Needs a QGuiApplication, and its thread.
    """
    handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    try:
        pages = _draw(markup, title, running, made)
        Path(made).chmod(0o644)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
    return pages


def _draw(markup: str, title: str, running: str, path: str) -> int:
    writer = QPdfWriter(path)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator(MADE_BY)
    document = QTextDocument()
    document.setDefaultFont(_font(10.5))
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    body = QSizeF(_WIDTH - 2 * _SIDE, _HEIGHT - _TOP - _BOTTOM)
    document.setPageSize(body)
    document.setHtml(markup)
    _keep_headings_with_text(document, body.height())
    pages = document.pageCount()
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    context.palette = palette
    painter = QPainter(writer)
    if not painter.isActive():
        raise OSError(f"cannot write {path}")
    for page in range(pages):
        if page:
            writer.newPage()
        _frame(painter, running, page + 1, pages)
        painter.save()
        painter.setTransform(QTransform.fromTranslate(_SIDE, _TOP - page * body.height()))
        view = QRectF(0, page * body.height(), body.width(), body.height())
        painter.setClipRect(view)
        context.clip = view
        document.documentLayout().draw(painter, context)
        painter.restore()
    if not painter.end():
        raise OSError(f"cannot write {path}")
    return pages


def _keep_headings_with_text(document: QTextDocument, height: float) -> None:
    """Begin a page before a heading that would stand alone at the foot of one."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            top = document.documentLayout().blockBoundingRect(block).top() % height
            if top > height - _ALONE:
                cursor.setPosition(block.position())
                form = QTextBlockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                cursor.mergeBlockFormat(form)
        block = block.next()


def _frame(painter: QPainter, running: str, page: int, pages: int) -> None:
    """Draw what stands on each page: that it is a drill, and which page it is."""
    width = _WIDTH - 2 * _SIDE
    center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(_font(9))
    painter.setPen(QColor(PALETTES["light"].drill))
    painter.drawText(QRectF(_SIDE, _TOP - _LINE - 3 * _MM, width, _LINE), center, running)
    painter.setPen(QColor(PALETTES["light"].dim))
    words = PAGE_OF.format(page, pages)
    painter.drawText(QRectF(_SIDE, _HEIGHT - _BOTTOM + 3 * _MM, width, _LINE), center, words)


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(list(FONT_FAMILIES))
    font.setPointSizeF(points)
    return font
