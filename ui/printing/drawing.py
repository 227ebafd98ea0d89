"""A page, drawn on a screen, into a PDF or by a printer: the painter counts dots of 1/300 inch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from app.documents.blocks import PAGE_OF
from ui.printing.sheet import (
    BOTTOM,
    CORNER,
    MM,
    RUNNING,
    SIDE,
    TOP,
    font_of,
    lines_of,
    sheet_size,
)
from ui.theme.tokens import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.printing.pages import Pages, Strip
    from ui.printing.sheet import Style

_LINE = 7 * MM
"""Height of the running lines."""
_THIN = 0.2 * MM


def draw_page(painter: QPainter, pages: Pages, number: int) -> None:
    """Draw page `number`, counted from 0, with what runs above and below."""
    _draw_frame(painter, pages, number)
    for y, strip in pages.sheets[number]:
        _draw_strip(painter, strip, TOP + y)


def _draw_strip(painter: QPainter, strip: Strip, top: float) -> None:
    width = strip.cells[-1].x + strip.cells[-1].width
    if strip.is_row:
        right = SIDE + width + strip.cells[0].x
        if strip.head:
            painter.fillRect(QRectF(SIDE, top, right - SIDE, strip.height), QColor(LIGHT.bg))
        painter.setPen(QPen(QColor(LIGHT.faint), _THIN))
        if strip.head:
            painter.drawLine(QLineF(SIDE, top, right, top))
        bottom = top + strip.height
        painter.drawLine(QLineF(SIDE, bottom, right, bottom))
    style = strip.style
    painter.setPen(_ink(style))
    first_line = top + style.above * MM - strip.first * style.leading
    for cell in strip.cells:
        layout, lines = lines_of(cell.text, style, cell.width, cell.align)
        for line in lines[strip.first : strip.end]:
            line.draw(painter, QPointF(SIDE + cell.x, first_line))
        del lines, layout  # the lines first: they are the layout's


def _draw_frame(painter: QPainter, pages: Pages, number: int) -> None:
    document = pages.document
    whole = sheet_size(landscape=document.landscape)
    width = whole.width() - 2 * SIDE
    above = QRectF(SIDE, TOP - _LINE - 3 * MM, width, _LINE)
    below = QRectF(SIDE, whole.height() - BOTTOM + 3 * MM, width, _LINE)
    middle = Qt.AlignmentFlag.AlignVCenter
    center, left, right = (
        Qt.AlignmentFlag.AlignHCenter | middle,
        Qt.AlignmentFlag.AlignLeft | middle,
        Qt.AlignmentFlag.AlignRight | middle,
    )
    _say(painter, RUNNING, above, center, document.running)
    for words, side in zip(document.corners, (left, right), strict=True):
        _say(painter, CORNER, above, side, words)
    _say(painter, CORNER, below, center, PAGE_OF.format(number + 1, pages.count))


def _say(
    painter: QPainter, style: Style, where: QRectF, align: Qt.AlignmentFlag, words: str
) -> None:
    if words:
        painter.setFont(font_of(style))
        painter.setPen(_ink(style))
        painter.drawText(where, int(align), words)


def _ink(style: Style) -> QColor:
    return QColor(getattr(LIGHT, style.ink)) if style.ink else QColor(Qt.GlobalColor.black)
