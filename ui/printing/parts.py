"""Parts that many documents have: facts by name, a table with its heading or that it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.blocks import Column, Heading, Paragraph, Table
from ui.text import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.documents.blocks import Block

_NAME_SHARE = 18


def facts(pairs: Iterable[tuple[str, str]]) -> Table:
    """Return facts by name; what is not known says so."""
    columns = (Column("", _NAME_SHARE), Column("", 100 - _NAME_SHARE))
    return Table(columns, tuple((name, text or UNKNOWN) for name, text in pairs), header=False)


def part(
    title: str, columns: Sequence[Column], rows: Iterable[tuple[str, ...]], none: str
) -> tuple[Block, ...]:
    """Return a heading and its table; `none`: what is said where there is no row."""
    found = tuple(rows)
    body = Table(tuple(columns), found) if found else Paragraph(none, dim=True)
    return (Heading(title), body)
