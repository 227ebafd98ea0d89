"""The street's residential areas, and which of them had their drill this year.

Duty of a street: each area is drilled once a year (`app.services.drill_records`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Qt

from app.domain.instant import local_date
from app.services.drill_records import AreaYear, area_years
from ui.pages.drills.text_section import TextSection
from ui.pages.list_page import ListPage, contains
from ui.text import UNKNOWN
from ui.widgets.basics import EmptyState, label
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.table_model import Column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.instant import Instant
    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

MET, UNMET = "met", "unmet"


class AreaRow(msgspec.Struct, frozen=True):
    """An area and its yearly drill. `id`: the area's 12-digit code."""

    id: str
    area: AreaYear


def year_of(instant: Instant) -> int:
    """Return the year of the street's calendar."""
    return int(local_date(instant)[:4])


def met_words(row: AreaRow) -> str:
    """Return whether the area had its drill this year."""
    return translate("Drills", "已开展") if row.area.is_met else translate("Drills", "未开展")


def last_words(row: AreaRow) -> str:
    """Return the day of its last drill; UNKNOWN when none is known."""
    return UNKNOWN if row.area.last_at is None else local_date(row.area.last_at)


def year_columns() -> list[Column[AreaRow]]:
    """Return the columns of the areas."""
    return [
        Column("code", translate("Drills", "编码"), lambda row: row.id, width=140),
        Column(
            "name",
            translate("Drills", "居民区"),
            lambda row: row.area.name,
            width=220,
            stretch=True,
        ),
        Column(
            "last",
            translate("Drills", "最近一次演练"),
            last_words,
            order=lambda row: row.area.last_at or 0,
            width=140,
            right=True,
        ),
        Column("met", translate("Drills", "本年"), met_words, width=100),
    ]


class AreaPanel(DetailPanel):
    """Shows an area, its last drill, and how it gets into this list."""

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                translate("Drills", "没有选中居民区"), translate("Drills", "在左边选一个居民区。")
            ),
        )
        self._state = self.add_state()
        self._about = TextSection(console.look)
        self.sections.addWidget(self._about, 0, Qt.AlignmentFlag.AlignTop)
        self.sections.addStretch(1)

    @property
    def state(self) -> str:
        """Whether this year's drill was held, in words."""
        return self._state.text

    def show_row(self, row: AreaRow | None) -> None:
        """Show an area."""
        if row is None:
            self.show_nothing()
            return
        self.show_head(row.id, row.area.name, last_words(row), self.tr("最近一次演练"))
        self._state.say(self.tr("本年已开展演练") if row.area.is_met else self.tr("本年未开展演练"))
        self._about.show_lines(
            self.tr("如何记入"),
            [self.tr("在“推演”中选一个已结束的推演，点“记入年度演练”；它的参演居民区即为已开展。")],
        )


class YearList(ListPage[AreaRow]):
    """See the module's text."""

    detail: AreaPanel

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Drills", "年度演练"),
            search_hint=translate("Drills", "查找居民区、编码"),
            chips=[
                ("all", translate("Drills", "全部")),
                (MET, translate("Drills", "已开展")),
                (UNMET, translate("Drills", "未开展")),
            ],
            columns=year_columns(),
            give_way=("code", "last"),
            empty=EmptyState(
                translate("Drills", "还没有居民区"),
                translate("Drills", "导入本街道的居民区后，这里显示各居民区本年是否开展过演练。"),
            ),
            detail=AreaPanel(console),
            tables=("drill_records", "residential_areas"),
        )
        self.line = label("", "strong")
        self.header.add_filter(self.line)

    def reading(self) -> Callable[[Desk], list[AreaRow]]:
        """Return what reads the areas for the year that it is now."""
        year = year_of(self.console.now())
        return lambda desk: [AreaRow(one.code, one) for one in area_years(desk, year)]

    def passes(self, row: AreaRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        in_view = view == "all" or (view == MET) == row.area.is_met
        return in_view and contains(self.header.search.text().strip(), row.id, row.area.name)

    def show_row(self, row: AreaRow | None) -> None:
        """Show an area's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Say how many areas had their drill; nothing while there are none."""
        total = self.model.total
        met = sum(row.area.is_met for row in self.model.rows)
        self.chips.set_count(MET, met)
        self.chips.set_count(UNMET, total - met)
        self.line.setText(self.tr("本年已开展 {0} / {1}").format(met, total) if total else "")

    def enter(self, selection: str | None) -> None:
        """Come to the front; the year may have changed meanwhile."""
        super().enter(selection)
        self.load()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        header = tuple(column.title for column in year_columns())
        return header, [
            (row.id, row.area.name, last_words(row), met_words(row)) for row in self.shown_rows
        ]
