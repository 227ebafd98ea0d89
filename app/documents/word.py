"""A document of blocks as a Word file: A4, headers of tables repeated, page n of m."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from app.documents.blocks import MADE_BY, PAGE_OF, Align, Heading, Items, Paragraph, Table

if TYPE_CHECKING:
    from app.documents.blocks import Block, Column, Document

_MARGIN_MM = 20
_SHORT_MM, _LONG_MM = 210, 297
_DRILL = RGBColor(0x6D, 0x4B, 0xB5)
_DIM = RGBColor(0x5F, 0x6A, 0x75)
_HEADER_FILL = "EEF0F2"
_LINE = "B4BBC3"
_LATIN, _SONG, _HEI = "Times New Roman", "宋体", "黑体"
_ALIGN = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
}


def word_file(document: Document) -> bytes:
    """Return the file's bytes."""
    made: Any = docx.Document()
    _dress(made)
    _frame(made.sections[0], document)
    made.core_properties.title = document.title
    made.core_properties.subject = document.running
    made.core_properties.author = MADE_BY
    title = made.add_paragraph(style="Title")
    _run(title, document.title, size=20, hei=True)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.subtitle:
        subtitle = made.add_paragraph()
        _run(subtitle, document.subtitle, color=_DIM)
        subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    width = (_LONG_MM if document.landscape else _SHORT_MM) - 2 * _MARGIN_MM
    for block in document.blocks:
        _add(made, block, width)
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


def _add(made: Any, block: Block, width: float) -> None:
    match block:
        case Heading():
            heading = made.add_heading(level=block.level)
            _run(heading, block.text, size=14 if block.level == 1 else 12, hei=True)
        case Paragraph():
            color, size = (_DIM, 9) if block.dim else (None, 10.5)
            _run(made.add_paragraph(), block.text, size=size, color=color, bold=block.bold)
        case Items():
            for number, text in enumerate(block.texts, 1):
                item = made.add_paragraph()
                item.paragraph_format.left_indent = Pt(21)
                item.paragraph_format.first_line_indent = Pt(-21)
                _run(item, f"{number}．{text}")
        case Table():
            _add_table(made, block, width)


def _add_table(made: Any, table: Table, width: float) -> None:
    shown = made.add_table(rows=0, cols=len(table.columns))
    shown.alignment = WD_TABLE_ALIGNMENT.CENTER
    shown.autofit = False
    _borders(shown)
    for column, told in zip(shown.columns, table.columns, strict=True):
        column.width = Mm(width * told.share / 100)
    if table.header:
        row = shown.add_row()
        _fill(row, [one.title for one in table.columns], table.columns, width, is_head=True)
        _flag(row._tr.get_or_add_trPr(), "w:tblHeader")
    for texts in table.rows:
        row = shown.add_row()
        _fill(row, texts, table.columns, width)
        _flag(row._tr.get_or_add_trPr(), "w:cantSplit")
    after = made.add_paragraph()
    after.paragraph_format.space_after = Pt(0)


def _fill(
    row: Any, texts: Any, columns: tuple[Column, ...], width: float, *, is_head: bool = False
) -> None:
    for cell, text, column in zip(row.cells, texts, columns, strict=True):
        cell.width = Mm(width * column.share / 100)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = _ALIGN[column.align]
        _run(paragraph, text, size=9, hei=is_head)
        if is_head:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEADER_FILL)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)


def _dress(made: Any) -> None:
    normal = made.styles["Normal"]
    normal.font.name = _LATIN
    normal.font.size = Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _SONG)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.25


def _frame(section: Any, document: Document) -> None:
    section.page_width, section.page_height = Mm(_SHORT_MM), Mm(_LONG_MM)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(_LONG_MM), Mm(_SHORT_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(22)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(head, document.running, size=9, color=_DRILL, hei=True)
    if any(document.corners):
        corners = section.header.add_paragraph()
        _run(corners, "　".join(one for one in document.corners if one), size=8, color=_DIM)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = re.split(r"\{\d\}", PAGE_OF)
    _run(foot, before, size=9)
    _field(foot, "PAGE")
    _run(foot, between, size=9)
    _field(foot, "NUMPAGES")
    _run(foot, after, size=9)


def _run(
    paragraph: Any,
    text: str,
    *,
    size: float = 10.5,
    color: RGBColor | None = None,
    hei: bool = False,
    bold: bool = False,
) -> None:
    run = paragraph.add_run(_printable(text))
    run.font.size = Pt(size)
    run.font.name = _LATIN
    run.font.bold = bold
    run.font.color.rgb = color if color is not None else RGBColor(0, 0, 0)
    run._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), _HEI if hei else _SONG)


def _printable(text: str) -> str:
    """Return a text without the signs that XML has no place for."""
    return "".join(one for one in text if one >= " " or one in "\t\n")


def _field(paragraph: Any, code: str) -> None:
    """Add a field that Word fills by itself."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(9)
        if kind == "text":
            run.text = text
            continue
        made = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            made.text = text
        else:
            made.set(qn("w:fldCharType"), kind)
        run._element.append(made)


def _borders(table: Any) -> None:
    edges = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            edge.set(qn(f"w:{name}"), value)
        edges.append(edge)
    properties = table._tbl.tblPr
    properties.find(qn("w:tblLayout")).addprevious(edges)  # Word insists on the schema's order


def _flag(properties: Any, name: str) -> None:
    flag = OxmlElement(name)
    flag.set(qn("w:val"), "true")
    properties.append(flag)
