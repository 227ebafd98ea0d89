"""A document as blocks: headings, paragraphs, tables. What writes Word and what writes PDF read the
same blocks, so that both say the same.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

import msgspec


class Align(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class Heading(msgspec.Struct, frozen=True):
    """`level`: 1 for a section, 2 below it."""

    text: str
    level: int = 1


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph; `dim` for notes, `bold` for the one sentence that counts."""

    text: str
    dim: bool = False
    bold: bool = False


class Items(msgspec.Struct, frozen=True):
    """A numbered list."""

    texts: tuple[str, ...]


class Column(msgspec.Struct, frozen=True):
    """`share`: of the page's width, in percent; those of a table add up to 100."""

    title: str
    share: int
    align: Align = Align.LEFT


class Table(msgspec.Struct, frozen=True):
    """Rows of text; the header is repeated on each page, without `header` there is none."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    header: bool = True


MADE_BY = "守望"
ITEM = "{0}．{1}"
"""An item of a numbered list: its number, its text."""
PAGE_OF = "第 {0} 页　共 {1} 页"
"""The foot of each page: which page, of how many."""

Block: TypeAlias = Heading | Paragraph | Items | Table


class Document(msgspec.Struct, frozen=True):
    """A whole document, A4. `subtitle`: "" for none.

    `running`: the words in the middle at the top of each page, in the colour of a drill. `corners`:
    those at its left and right. `landscape`: the pages lie.
    """

    title: str
    subtitle: str
    running: str
    blocks: tuple[Block, ...]
    corners: tuple[str, str] = ("", "")
    landscape: bool = False
