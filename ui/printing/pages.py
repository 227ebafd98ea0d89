"""A document broken into pages: strips of text, one below the other.

A paragraph goes on over the foot of a page by whole lines, never one line alone; a heading stays
with what follows it; a row of a table stays whole where a page has room for it, and each page has
the table's head again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.documents.blocks import ITEM, Align, Heading, Items, Paragraph, Table
from ui.printing import sheet
from ui.printing.sheet import MM, body_size, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.documents.blocks import Block, Document
    from ui.printing.sheet import Style

_PAD = 1.2 * MM
"""Between the side of a cell and its text."""
_LEAST_LINES = 2
"""A paragraph leaves no fewer on a page."""
_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Cell:
    """A text within a strip. `lines`: into how many it is broken."""

    text: str
    x: float
    width: float
    align: Qt.AlignmentFlag
    lines: int


@dataclass(frozen=True)
class Strip:
    """What is as wide as the page: a paragraph, or a row of a table, or a part of its lines.

    `first`, `end`: the lines drawn. `stays`: it does not end a page. `whole`: it is not broken
    where a page has room for it. `head`: its ground is grey.
    """

    style: Style
    cells: tuple[Cell, ...]
    first: int
    end: int
    stays: bool = False
    whole: bool = False
    is_row: bool = False
    head: bool = False

    @property
    def height(self) -> float:
        """With the air above and below."""
        return (self.end - self.first) * self.style.leading + self._air

    @property
    def _air(self) -> float:
        return (self.style.above + self.style.below) * MM

    def lines_within(self, room: float) -> int:
        """Return how many of its lines have room."""
        return int((room - self._air) // self.style.leading)


@dataclass
class Pages:
    """The pages of a document: each a list of (y within the body, strip)."""

    document: Document
    sheets: list[list[tuple[float, Strip]]] = field(default_factory=lambda: [[]])

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sheets)


def paginate(document: Document) -> Pages:
    """Return all pages at once."""
    pages = Pages(document)
    for _ in paginating(pages):
        pass
    return pages


def paginating(pages: Pages) -> Iterator[None]:
    """Fill `pages` bit by bit; between two bits others may have the thread."""
    body = body_size(landscape=pages.document.landscape)
    filler = _Filler(pages, body.height())
    waiting: list[Strip] = []
    for strip, head in _strips(pages.document, body.width()):
        waiting.append(strip)
        if not strip.stays:
            filler.add(waiting, head)
            waiting = []
            yield
    if waiting:
        filler.add(waiting, None)
        yield


class _Filler:
    """Puts strips onto pages."""

    def __init__(self, pages: Pages, height: float) -> None:
        self._pages = pages
        self._height = height
        self._y = 0.0

    def add(self, group: list[Strip], head: Strip | None) -> None:
        """Put strips that belong together; `head` comes again above on a new page."""
        *before, last = group
        room = self._height - self._y - sum(one.height for one in before)
        if last.height > room and self._y and not self._breaks_well(last, room):
            self._turn(head)
        for strip in before:
            self._put(strip)
        self._put_broken(last, head)

    def _breaks_well(self, strip: Strip, room: float) -> bool:
        total = strip.end - strip.first
        if strip.whole and strip.height <= self._height / 2:
            return False
        fit = strip.lines_within(room)
        return fit >= _LEAST_LINES and total - fit >= _LEAST_LINES

    def _put_broken(self, strip: Strip, head: Strip | None) -> None:
        while strip.height > self._height - self._y:
            fit = strip.lines_within(self._height - self._y)
            if strip.end - strip.first - fit < _LEAST_LINES:
                fit -= 1
            if fit < 1 and not self._y:
                break  # a page has no room for a single line: it is drawn over the foot
            if fit >= 1:
                self._put(replace(strip, end=strip.first + fit))
                strip = replace(strip, first=strip.first + fit)
            self._turn(head)
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        self._pages.sheets[-1].append((self._y, strip))
        self._y += strip.height

    def _turn(self, head: Strip | None) -> None:
        self._pages.sheets.append([])
        self._y = 0.0
        if head is not None:
            self._put(head)


def _strips(document: Document, width: float) -> Iterator[tuple[Strip, Strip | None]]:
    """Yield the strips in their order, each with the head of the table that it is a row of."""
    center = Qt.AlignmentFlag.AlignHCenter
    yield _text(document.title, sheet.TITLE, width, align=center, stays=True), None
    if document.subtitle:
        yield _text(document.subtitle, sheet.SUBTITLE, width, align=center), None
    for block in document.blocks:
        yield from _block(block, width)


def _block(block: Block, width: float) -> Iterator[tuple[Strip, Strip | None]]:
    match block:
        case Heading():
            style = sheet.SECTION if block.level == 1 else sheet.BELOW_SECTION
            yield _text(block.text, style, width, stays=True), None
        case Paragraph():
            style = sheet.NOTE if block.dim else sheet.BOLD if block.bold else sheet.PLAIN
            yield _text(block.text, style, width), None
        case Items():
            for number, text in enumerate(block.texts, 1):
                yield _text(ITEM.format(number, text), sheet.PLAIN, width), None
        case Table():
            head = _row(tuple(one.title for one in block.columns), block, width, is_head=True)
            if block.header:
                yield head, None
            for row in block.rows:
                yield _row(row, block, width), head if block.header else None


def _text(
    text: str,
    style: Style,
    width: float,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    stays: bool = False,
) -> Strip:
    count = max(1, len(lines_of(text, style, width)[1]))
    return Strip(style, (Cell(text, 0, width, align, count),), 0, count, stays)


def _row(texts: tuple[str, ...], table: Table, width: float, *, is_head: bool = False) -> Strip:
    style = sheet.HEAD if is_head else sheet.CELL
    cells = []
    x = 0.0
    for text, column in zip(texts, table.columns, strict=True):
        wide = width * column.share / 100
        inner = wide - 2 * _PAD
        count = len(lines_of(text, style, inner)[1]) if text else 0
        cells.append(Cell(text, x + _PAD, inner, _ALIGN[column.align], count))
        x += wide
    most = max(1, *(one.lines for one in cells))
    return Strip(style, tuple(cells), 0, most, stays=is_head, whole=True, is_row=True, head=is_head)
