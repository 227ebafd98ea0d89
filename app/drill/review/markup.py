"""A document of blocks as HTML of the few tags that Qt's text engine prints well."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.drill.review.blocks import Heading, Items, Paragraph, Table

if TYPE_CHECKING:
    from app.drill.review.blocks import Block, Document

_STYLE = """
h1 { font-size: 20pt; font-weight: 600; }
h2 { font-size: 14pt; font-weight: 600; }
h3 { font-size: 12pt; font-weight: 600; }
p { font-size: 10.5pt; }
p.dim { font-size: 9pt; color: #5f6a75; }
p.bold { font-weight: 600; }
td, th { font-size: 9pt; }
th { background-color: #eef0f2; font-weight: 600; }
"""

_TOP = "border-top: 1px solid #b4bbc3;"
_BELOW = "border-bottom: 1px solid #b4bbc3;"


def markup(document: Document) -> str:
    """Return the document's text; page header and footer are for who prints it."""
    parts = [
        f"<html><head><style>{_STYLE}</style></head><body>",
        f'<h1 align="center">{_text(document.title)}</h1>',
        f'<p class="dim" align="center">{_text(document.subtitle)}</p>',
        *(_block(one) for one in document.blocks),
        "</body></html>",
    ]
    return "\n".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            return f"<{tag}>{_text(block.text)}</{tag}>"
        case Paragraph():
            kind = "dim" if block.dim else "bold" if block.bold else "plain"
            return f'<p class="{kind}">{_text(block.text)}</p>'
        case Items():
            return "".join(
                f"<p>{number}．{_text(text)}</p>" for number, text in enumerate(block.texts, 1)
            )
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    head = ""
    if table.header:
        cells = "".join(
            f'<th width="{one.share}%" align="{one.align}" style="{_TOP}{_BELOW}">'
            f"{_text(one.title)}</th>"
            for one in table.columns
        )
        head = f"<thead><tr>{cells}</tr></thead>"
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td width="{column.share}%" align="{column.align}" style="{_BELOW}">'
            f"{_text(text)}</td>"
            for text, column in zip(row, table.columns, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        '<table width="100%" border="0" cellspacing="0" cellpadding="4" '
        f'style="border-collapse: collapse;">{head}<tbody>{rows}</tbody></table>'
    )


def _text(text: str) -> str:
    printable = "".join(one for one in text if one >= " " or one in "\t\n")
    return escape(printable, quote=True).replace("\n", "<br>")
