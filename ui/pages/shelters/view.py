"""The shelters page: which are open, how many people are inside, where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

import ui.pages.shelters.errors  # noqa: F401 - registers the sentences of the services' errors
from app.services import shelters
from app.services.shelters import ShelterRow
from ui.pages.list_page import ListPage
from ui.pages.shelters.detail import ShelterDetail
from ui.pages.shelters.model import (
    TABLES,
    ShelterFilter,
    columns,
    exported,
    in_view,
    people,
    totals,
)
from ui.pages.shelters.paper import shelter_paper
from ui.text import number
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from ui.console import Console
    from ui.printing.paper import Paper

translate = QCoreApplication.translate


class SheltersPage(ListPage[ShelterRow]):
    """See the module's text."""

    detail: ShelterDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Pages", "避难场所"),
            search_hint=translate("Shelters", "查找名称、居民区、地址"),
            chips=[
                ("all", translate("Shelters", "全部")),
                ("open", translate("Shelters", "开放")),
                ("closed", translate("Shelters", "未开放")),
                ("unusable", translate("Shelters", "不可用")),
                ("settlement_site", translate("Shelters", "安置点")),
            ],
            columns=columns(console.now),
            give_way=("keeper", "usable_area", "since", "kind"),
            empty=EmptyState(
                translate("Shelters", "还没有避难场所"),
                translate("Shelters", "导入街道的避难点位和安置点后显示在这里。"),
            ),
            detail=ShelterDetail(console),
            tables=TABLES,
        )
        self.detail.done.connect(self.tell)
        self.detail.map_asked.connect(self._show_on_map)

    @staticmethod
    def read(desk: Desk) -> list[ShelterRow]:
        """Return all shelters."""
        return shelters.shelters(desk)

    def passes(self, row: ShelterRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return ShelterFilter(view, self.header.search.text().strip()).passes(row)

    def show_row(self, row: ShelterRow | None) -> None:
        """Show a shelter's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count shelters by state, and the people."""
        rows = list(self.model.rows)
        for view in ("open", "closed", "unusable", "settlement_site"):
            self.chips.set_count(view, sum(in_view(row, view) for row in rows))
        sums = totals(rows)
        self.foot.show_totals(
            self.tr("开放 {0} 处 · 已入住 {1} · 可用 {2}").format(
                number(sums.open), people(sums.people), people(sums.free)
            )
        )

    def activate(self, _row: ShelterRow) -> None:
        """Do the next thing by Enter."""
        self.detail.begin_primary()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    def more_papers(self) -> Sequence[Paper]:
        """Return the selected shelter, for Ctrl+P."""
        row = self.selected
        return () if row is None else (shelter_paper(row),)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the shelter's ledger is shown."""
        return self.detail.is_settled

    def map_selection(self) -> str | None:
        """Return the selected shelter, for F8."""
        row = self.selected
        return row.id if row is not None else None

    def _show_on_map(self, shelter_id: str) -> None:
        self.console.show_page("map", shelter_id)
