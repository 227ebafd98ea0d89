"""A row drawn from its picture looks as if it had been drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from ui.widgets.table import Table
from ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ui.console import Console


class Line(NamedTuple):
    """A row of the list."""

    id: str
    name: str
    level: int
    extra: int = 0


class Clocked:
    """A list with a column that changes by itself, in the middle."""

    def __init__(self, qtbot: QtBot, console: Console, *, steady: bool) -> None:
        self.seconds = 0
        columns: list[Column[Line]] = [
            Column(
                "name", "名称", lambda row: row.name, level=lambda row: row.level, steady=steady
            ),
            Column("age", "历时", lambda _: f"{self.seconds} 秒", right=True),
            Column("id", "编号", lambda row: row.id, steady=steady, stretch=True),
        ]
        self.model = TableModel(columns)
        self.table = Table(console.look, self.model)
        qtbot.addWidget(self.table)
        self.table.resize(500, 200)
        self.table.show()

    def picture(self) -> QImage:
        """Return what is on the screen, drawn twice: the second time from what is kept."""
        self.table.viewport().grab()
        return self.table.viewport().grab().toImage()


@pytest.fixture
def both(qtbot: QtBot, console: Console) -> tuple[Clocked, Clocked]:
    """The same list, with rows kept as pictures and without."""
    return Clocked(qtbot, console, steady=True), Clocked(qtbot, console, steady=False)


def test_kept_rows_look_like_drawn_ones(both: tuple[Clocked, Clocked], console: Console) -> None:
    kept, drawn = both

    def same() -> None:
        assert kept.picture() == drawn.picture()

    for one in both:
        one.model.replace([Line(f"{n:03}", f"楼道烟雾 {n}", 1 + n % 4) for n in range(12)])
    same()
    assert kept.table._pictures.count > 0
    assert drawn.table._pictures.count == 0
    for one in both:
        one.model.update([Line("002", "已确认", 2), Line("0005", "新来的", 1)], gone=["001"])
        one.seconds = 9
    same()
    for one in both:
        one.table.selectRow(1)
    same()
    for one in both:
        one.table.verticalScrollBar().setValue(40)
    same()
    console.look.set_theme("light")
    same()


def test_a_row_that_says_the_same_keeps_its_picture(both: tuple[Clocked, Clocked]) -> None:
    kept, drawn = both
    for one in both:
        one.model.replace([Line("1", "楼道烟雾", 2), Line("2", "厨房燃气", 1)])
    kept.picture()
    before = {name: one.picture.cacheKey() for name, one in kept.table._pictures._kept.items()}
    for one in both:
        one.model.update([Line("1", "楼道烟雾", 2)._replace(extra=7), Line("2", "燃气泄漏", 1)])
    assert kept.picture() == drawn.picture()
    after = {name: one.picture.cacheKey() for name, one in kept.table._pictures._kept.items()}
    assert after["1"] == before["1"]
    assert after["2"] != before["2"]


def test_pictures_of_rows_out_of_sight_are_let_go(both: tuple[Clocked, Clocked]) -> None:
    kept, _ = both
    kept.model.replace([Line(f"{n:04}", f"{n}", 1) for n in range(2_000)])
    for place in range(0, 60_000, 150):
        kept.table.verticalScrollBar().setValue(place)
        kept.table.viewport().grab()
    shown = kept.table.viewport().height() // kept.table.rowHeight(0) + 2
    assert kept.table._pictures.count <= 3 * shown
