"""A list as it is shown, for paper: its columns, its rows in their order, how many of how many."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.documents.blocks import Align, Column, Document, Paragraph, Table
from ui.printing.paper import Paper
from ui.text import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.table import Table as ShownTable
    from ui.widgets.table_model import TableModel

MOST_ROWS = 2000
"""A longer list is exported, not printed."""

_LYING = 6
"""More columns than this ask for a sheet that lies."""

translate = QCoreApplication.translate


def list_paper(
    name: str,
    table: ShownTable,
    model: TableModel[Any],
    notes: Sequence[str] = (),
    *,
    total: int | None = None,
) -> Paper:
    """Return a list as it is shown now; `notes`: by what it is filtered, what it sums up to.

    `total`: how many rows there are in all, where the model does not hold all of them.
    """
    document = list_document(name, table, model, notes, model.total if total is None else total)
    return Paper(name, lambda _desk: document)


def list_document(
    name: str, table: ShownTable, model: TableModel[Any], notes: Sequence[str], total: int
) -> Document:
    """Return the document of a list; see `list_paper`."""
    block = shown_table(table, model)
    count = translate("Printing", "共 {0}").format(number(total))
    if model.shown < total:
        count = translate("Printing", "显示 {0} / {1}").format(number(model.shown), number(total))
    blocks: list[Table | Paragraph] = [block]
    if not block.rows:
        blocks.append(Paragraph(translate("Printing", "没有可列出的内容。"), dim=True))
    if model.shown > MOST_ROWS:
        words = translate("Printing", "只印前 {0} 行，全部请用 Ctrl+E 导出。")
        blocks.append(Paragraph(words.format(number(MOST_ROWS)), bold=True))
    return Document(
        name,
        "　".join((count, *(one for one in notes if one))),
        "",
        tuple(blocks),
        landscape=len(block.columns) > _LYING,
    )


def shown_table(table: ShownTable, model: TableModel[Any]) -> Table:
    """Return the columns that are shown, as wide to each other as on the screen."""
    sections = [n for n in range(len(model.columns)) if not table.isColumnHidden(n)]
    columns = [model.columns[n] for n in sections]
    shares = shares_of([table.columnWidth(n) for n in sections])
    rows = (model.row_at(position) for position in range(model.shown))
    return Table(
        tuple(
            Column(column.title, share, Align.RIGHT if column.right else Align.LEFT)
            for column, share in zip(columns, shares, strict=True)
        ),
        tuple(
            tuple(column.text(row) for column in columns)
            for row in islice(rows, MOST_ROWS)
            if row is not None
        ),
    )


def shares_of(widths: Sequence[int]) -> list[int]:
    """Return widths as whole percents that add up to 100, none below 1."""
    total = sum(widths) or 1
    shares = [max(1, width * 100 // total) for width in widths]
    if shares:
        shares[shares.index(max(shares))] += 100 - sum(shares)
    return shares
