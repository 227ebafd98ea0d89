"""What a table of alarm quality is made of: heads, lines of cells, and words for the empty one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.instant import HOUR, MINUTE, SECOND
from ui.text import UNKNOWN, duration, number
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.alarm_quality import QualityReport


translate = QCoreApplication.translate


@dataclass(frozen=True)
class Cell:
    """What a cell says, and its plain value for sorting and for files; None is unknown."""

    text: str
    value: float | str | None = None
    emphasis: str | None = None


@dataclass(frozen=True)
class Line:
    """A row. `sensor_id`, `alarm_id`: what it is about, empty when it is about neither."""

    id: str
    cells: tuple[Cell, ...]
    level: int | None = None
    sensor_id: str = ""
    alarm_id: str = ""


@dataclass(frozen=True)
class Head:
    """A column. `title`: source text of context "Quality". `unit`: of the value in files."""

    title: str
    width: int = 84
    right: bool = True
    stretch: bool = False
    unit: str = ""

    @property
    def name(self) -> str:
        """The title in the reader's language."""
        return translate("Quality", self.title)


@dataclass(frozen=True)
class TableSpec:
    """A table: titles are source texts of context "Quality".

    `why`, `what_now`: what is said when it is empty. `give_way`: positions of columns that are
    hidden first where there is no room. `counted`: its number of lines is worth saying.
    """

    code: str
    title: str
    heads: Sequence[Head]
    lines: Callable[[QualityReport], list[Line]]
    why: str
    what_now: str
    give_way: Sequence[int] = ()
    counted: bool = False

    @property
    def name(self) -> str:
        """The title in the reader's language."""
        return translate("Quality", self.title)

    def empty_words(self) -> tuple[str, str]:
        """Return why the table is empty and what now, in the reader's language."""
        return translate("Quality", self.why), translate("Quality", self.what_now)

    def columns(self) -> list[Column[Line]]:
        """Return the columns for a table model."""
        return [_column(position, head) for position, head in enumerate(self.heads)]

    def file_heads(self) -> list[str]:
        """Return the head of each column with the unit of its values."""
        return [f"{head.name} ({head.unit})" if head.unit else head.name for head in self.heads]

    def file_rows(self, report: QualityReport) -> list[list[object]]:
        """Return plain values for a file; what is unknown is an empty cell."""
        return [[cell.value for cell in line.cells] for line in self.lines(report)]


def word_cell(text: str, *, dim: bool = False) -> Cell:
    """Return a cell of words."""
    return Cell(text or UNKNOWN, text, "dim" if dim else None)


def count_cell(value: int | None) -> Cell:
    """Return a cell with a count."""
    return Cell(number(value), value)


def share_cell(value: float | None, *, dim: bool = False) -> Cell:
    """Return a cell with a share (0 to 1) as percents, UNKNOWN when there is none."""
    percents = None if value is None else round(value * 100, 2)
    return Cell(percent(value), percents, "dim" if dim or value is None else None)


def time_cell(milliseconds: float | None) -> Cell:
    """Return a cell with a duration; its value is in seconds."""
    if milliseconds is None:
        return Cell(UNKNOWN, None, "dim")
    return Cell(wait_text(milliseconds), round(milliseconds / SECOND, 1))


def wait_text(milliseconds: float | None) -> str:
    """Return how long something waited, e.g. `48 秒`, `3 分 5 秒`, `1 时 12 分`, or UNKNOWN."""
    if milliseconds is None:
        return UNKNOWN
    ms = max(0, round(milliseconds))
    if MINUTE <= ms < HOUR:
        return translate("Quality", "{0} 分 {1} 秒").format(ms // MINUTE, ms % MINUTE // SECOND)
    return duration(ms)


def percent(share: float | None) -> str:
    """Return e.g. `12.5 %`, always with its tenth; what is not zero is never shown as zero."""
    if share is None:
        return UNKNOWN
    if 0 < share < 0.001:
        return "< 0.1 %"
    return f"{share * 100:.1f} %"


def _column(position: int, head: Head) -> Column[Line]:
    return Column(
        str(position),
        head.name,
        lambda line: line.cells[position].text,
        order=lambda line: _order(line.cells[position].value),
        width=head.width,
        right=head.right,
        stretch=head.stretch,
        level=(lambda line: line.level) if position == 0 else None,
        emphasis=lambda line: line.cells[position].emphasis,
        tip=lambda line: line.cells[position].text,
    )


def _order(value: float | str | None) -> tuple[bool, bool, float, str]:
    """Order numbers before texts, the unknown last."""
    if isinstance(value, str):
        return False, True, 0, value
    return value is None, False, value or 0, ""
