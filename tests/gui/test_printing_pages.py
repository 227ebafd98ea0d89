"""Documents broken into pages: nothing lost, nothing over the foot, the table's head on each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from app.documents.blocks import Column, Document, Heading, Items, Paragraph, Table
from ui.printing.drawing import draw_page
from ui.printing.pages import paginate
from ui.printing.pdf import pdf_of
from ui.printing.sheet import BOTTOM, MM, SIDE, TOP, body_size, sheet_size

if TYPE_CHECKING:
    from app.documents.blocks import Block
    from ui.printing.pages import Pages

pytestmark = pytest.mark.usefixtures("qtbot")

_COLUMNS = (Column("编号", 20), Column("事件", 80))
_TEXTS = st.builds(lambda word, times: word * times, st.sampled_from("演a 𠮷"), st.integers(0, 900))
_BLOCKS = st.lists(
    st.one_of(
        st.builds(Paragraph, _TEXTS),
        st.builds(Heading, st.just("一、题"), st.sampled_from((1, 2))),
        st.builds(lambda texts: Items(tuple(texts)), st.lists(_TEXTS, max_size=3)),
        st.builds(
            lambda texts: Table(_COLUMNS, tuple(("E-1", text) for text in texts)),
            st.lists(_TEXTS, max_size=40),
        ),
    ),
    max_size=6,
)


def document(*blocks: Block, landscape: bool = False) -> Document:
    return Document("题", "", "", blocks, landscape=landscape)


def drawn(pages: Pages) -> Counter[tuple[str, int, int]]:
    """How often each line of each text is drawn; heads of tables not."""
    return Counter(
        (cell.text, cell.lines, line)
        for sheet in pages.sheets
        for _y, strip in sheet
        if not strip.head
        for cell in strip.cells
        for line in range(strip.first, min(strip.end, cell.lines))
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_BLOCKS, st.booleans())
def test_each_line_is_drawn_once_within_its_page(blocks: list[Block], landscape: bool) -> None:
    pages = paginate(document(*blocks, landscape=landscape))
    room = body_size(landscape=landscape).height()
    for sheet in pages.sheets:
        assert sheet, "no page is empty"
        bottom = 0.0
        for y, strip in sheet:
            assert y == pytest.approx(bottom)
            bottom = y + strip.height
        assert bottom <= room + 0.01
    wanted: Counter[str] = Counter({"题": 1})
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                wanted[block.text] += 1
            case Items():
                wanted.update(f"{n}．{text}" for n, text in enumerate(block.texts, 1))
            case Table():
                wanted.update(text for row in block.rows for text in row)
    lines = drawn(pages)
    for text, times in wanted.items():
        # The same text may stand in a paragraph and in a narrow cell, in more lines.
        laid = {broken for said, broken, _ in lines if said == text}
        first = {broken: lines[text, broken, 0] for broken in laid}
        assert not text or sum(first.values()) == times
        for broken, often in first.items():
            assert {lines[text, broken, line] for line in range(broken)} == {often}


def test_a_long_table_has_its_head_on_every_page_and_whole_rows() -> None:
    rows = tuple((f"E-{n}", "厨房起火，浓烟进入楼道" * (n % 9 + 1)) for n in range(120))
    pages = paginate(document(Table(_COLUMNS, rows)))
    assert pages.count > 2
    for number, sheet in enumerate(pages.sheets):
        assert [strip.head for _y, strip in sheet].index(True) == (1 if number == 0 else 0)
        assert sum(strip.head for _y, strip in sheet) == 1
        assert all(strip.first == 0 for _y, strip in sheet)


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    line = Paragraph("一行")
    for count in range(30, 60):
        pages = paginate(document(*[line] * count, Heading("二、末节"), line))
        assert pages.sheets[-1][-2][1].cells[0].text == "二、末节"


def test_a_drill_says_so_on_each_page_and_the_corners_who_and_where() -> None:
    plain = Document("清单", "", "", (Paragraph("字" * 4000),))
    marked = Document("清单", "", "演练 DRILL", plain.blocks, ("南码头路街道", "2026 陈值班"))
    ink = [_ink_above(paginate(one)) for one in (plain, marked)]
    assert len(ink[0]) > 1
    assert not any(any(page) for page in ink[0])
    assert all(all(page) for page in ink[1])
    raw = pdf_of(paginate(marked))
    assert raw.startswith(b"%PDF-")
    assert raw.count(b"/Type /Page\n") == len(ink[1])


def _ink_above(pages: Pages) -> list[list[bool]]:
    """Return by page whether something stands above its left, its middle and its right."""
    scale = 0.25
    size = (sheet_size(landscape=False) * scale).toSize()
    found = []
    for number in range(pages.count):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(scale, scale)
        draw_page(painter, pages, number)
        painter.end()
        third = (size.width() - 2 * SIDE * scale) / 3
        found.append(
            [
                any(
                    image.pixelColor(x, y).lightness() < 200
                    for x in range(
                        round(SIDE * scale + n * third), round(SIDE * scale + (n + 1) * third)
                    )
                    for y in range(round((TOP - 2 * MM) * scale))
                )
                for n in range(3)
            ]
        )
        assert (
            image.pixelColor(
                size.width() // 2, size.height() - round(BOTTOM * scale / 5)
            ).lightness()
            > 200
        )
    return found
