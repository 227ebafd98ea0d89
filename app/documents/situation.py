"""A written report to the district as a document, in Chinese as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.documents.blocks import Block, Document, Heading, Paragraph
from app.domain.report_text import head_lines, sections

if TYPE_CHECKING:
    from app.domain.report_text import Letterhead, ReportText


def situation_report(text: ReportText, head: Letterhead) -> Document:
    """Return the document; one that is not sent yet says so in its head."""
    blocks: list[Block] = [Paragraph(line, dim=True) for line in head_lines(head)]
    for one in sections(text):
        blocks += (Heading(one.heading, 2), Paragraph(one.text))
    blocks += (Paragraph(""), *([Paragraph(text.foot)] if text.foot else []))
    blocks.append(Paragraph(f"拟稿：{head.author}"))
    return Document(text.title, "", "", tuple(blocks))
