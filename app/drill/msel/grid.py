"""The cells of a workbook, and where in it something is wrong."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple

from app.drill.msel.cells import Cell, words
from app.drill.problems import Problem, ScenarioError, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LARGEST = 16 * 1024 * 1024
LARGEST_UNPACKED = 128 * 1024 * 1024

Rows = list[list[Cell]]


class Place(NamedTuple):
    """A cell, a row (`column` 0) or a sheet (`row` 0); both from 1. `heading`: of its column."""

    sheet: str
    row: int = 0
    column: int = 0
    heading: str = ""

    def __str__(self) -> str:
        """Return it as a person at the spreadsheet finds it."""
        row = f" 第 {self.row} 行" if self.row else ""
        column = f" {letters(self.column)} 列" if self.column else ""
        heading = f"（{shortened(self.heading)}）" if self.heading else ""
        return f"{self.sheet}{row}{column}{heading}"


_SENTENCES = {
    "not_workbook": ("不是能读的 Excel 工作簿（{}）。", "It is not a readable workbook ({})."),
    "too_large_unpacked": ("解开后太大，上限为 {}。", "Unpacked it is too large; the limit is {}."),
    "no_list": (
        "没有找到事件清单：没有一张工作表含有编号、时间、内容这样的表头。",
        "There is no list of events: no sheet has headings such as number, time, description.",
    ),
    "no_heading": ("缺少表头 {}。", "The heading {} is missing."),
    "heading_twice": ("表头 {} 出现了两次。", "The heading {} stands there twice."),
    "not_trigger": ("看不懂这个触发条件：{}。", "The trigger is not understood: {}."),
    "said_twice": (
        "{} 既有自己的列，又写在其它(YAML)里。",
        "{} is given both in its column and in the last one.",
    ),
}


class CellProblem(Problem, frozen=True):
    """Something wrong in a workbook. `place`: where, "" for the file as a whole."""

    place: str = ""

    @property
    def chinese(self) -> str:
        """The sentence in Chinese."""
        own = _SENTENCES.get(self.code)
        return own[0].format(self.value) if own else super().chinese

    @property
    def english(self) -> str:
        """The sentence in English."""
        own = _SENTENCES.get(self.code)
        return own[1].format(self.value) if own else super().english

    def __str__(self) -> str:
        """Return `file: place: sentences`, a line of its own."""
        place = f"{self.place}: " if self.place else ""
        return f"{self.file}: {place}{self.chinese} {self.english}"


def refusal(file: str, code: str, value: str = "", place: Place | None = None) -> ScenarioError:
    """Return that a workbook cannot be read."""
    where = str(place) if place is not None else ""
    return ScenarioError([CellProblem(file, 0, "", code, shortened(value), place=where)])


def read_grid(path: Path) -> dict[str, Rows]:
    """Return the rows of each sheet, by its name. Raises ScenarioError."""
    from python_calamine import CalamineError, CalamineWorkbook

    file = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise refusal(file, "too_large", f"{LARGEST // 1024 // 1024} MB")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                if sum(one.file_size for one in packed.infolist()) > LARGEST_UNPACKED:
                    limit = f"{LARGEST_UNPACKED // 1024 // 1024} MB"
                    raise refusal(file, "too_large_unpacked", limit)
        with CalamineWorkbook.from_path(path) as book:
            return {
                name: [[*row] for row in book.get_sheet_by_name(name).iter_rows()]
                for name in book.sheet_names
            }
    except (CalamineError, zipfile.BadZipFile) as error:
        raise refusal(file, "not_workbook", str(error)) from error
    except OSError as error:
        raise refusal(file, "unreadable", error.strerror or str(error)) from error


def headings_at(rows: Rows, wanted: Sequence[str], look: int = 20) -> int | None:
    """Return the row, from 0, in which these headings stand; None: none of the first has them."""
    for number, row in enumerate(rows[:look]):
        if set(wanted) <= {words(cell) for cell in row}:
            return number
    return None


def letters(column: int) -> str:
    """Return a column's letters: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, left = divmod(column - 1, 26)
        name = chr(ord("A") + left) + name
    return name
