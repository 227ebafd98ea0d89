"""The supplies page: stock by depot and item, what is missing or expiring, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox

import ui.pages.supplies.errors  # noqa: F401 - registers the sentences of the services' errors
from ui.labels import codes, word
from ui.pages.list_page import ListPage
from ui.pages.supplies.detail import SupplyDetail
from ui.pages.supplies.model import (
    STREET_LEVEL,
    TABLES,
    SupplyFilter,
    SupplyRow,
    columns,
    count_views,
    expiring_word,
    exported,
    read_rows,
)
from ui.text import number
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from ui.console import Console
    from ui.widgets.undo_bar import Done

translate = QCoreApplication.translate


class SuppliesPage(ListPage[SupplyRow]):
    """See the module's text."""

    detail: SupplyDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Pages", "物资"),
            search_hint=translate("Supplies", "查找储备点、物资、编码"),
            chips=[
                ("all", translate("Supplies", "全部")),
                ("short", translate("Supplies", "低于下限")),
                ("expiring", expiring_word()),
                ("expired", translate("Supplies", "已过期")),
            ],
            columns=columns(),
            give_way=("minimum", "expiring", "next_expiry"),
            empty=EmptyState(
                translate("Supplies", "还没有物资台账"),
                translate("Supplies", "储备点和物资目录导入后，从登记第一批入库开始。"),
                translate("Supplies", "登记入库"),
            ),
            detail=SupplyDetail(console),
            tables=TABLES,
        )
        self._areas: dict[str, str] = {}
        self.depot_kinds = QComboBox()
        self.depot_kinds.setAccessibleName(self.tr("储备点类别"))
        self.depot_kinds.addItem(self.tr("全部储备点"), "")
        for code in codes("depot_kind"):
            self.depot_kinds.addItem(word("depot_kind", code), code)
        self.areas = QComboBox()
        self.areas.setAccessibleName(self.tr("居民区"))
        self.areas.setMaxVisibleItems(20)
        self.areas.addItem(self.tr("全部居民区"), "")
        for combo in (self.depot_kinds, self.areas):
            combo.currentIndexChanged.connect(self.apply_filters)
            self.header.add_filter(combo)
        self.detail.done.connect(self._tell_done)
        self.area.empty_acted.connect(self.detail.begin_receipt)
        self.bind("Ctrl+N", self.detail.begin_receipt, self.tr("入库"))

    # What a list page asks

    @staticmethod
    def read(desk: Desk) -> list[SupplyRow]:
        """Return the stock."""
        return read_rows(desk)

    def passes(self, row: SupplyRow) -> bool:
        """Return whether chips, combos and search let the row through."""
        return self._filter().passes(row)

    def show_row(self, row: SupplyRow | None) -> None:
        """Show a row's lots and ledger."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count what is wrong, and offer the areas that there are."""
        counts = count_views(self.model.rows)
        for view, count in counts.items():
            self.chips.set_count(view, count)
        self.foot.show_totals(
            self.tr("共 {0} 项 · 低于下限 {1} · 临期 {2} · 已过期 {3}").format(
                number(self.model.total), counts["short"], counts["expiring"], counts["expired"]
            )
        )
        self._offer_areas()

    def clear_more(self) -> None:
        """Put the combos back to everything."""
        for combo in (self.depot_kinds, self.areas):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(0)

    def activate(self, _row: SupplyRow) -> None:
        """Issue by Enter."""
        self.detail.begin_issue()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the row's lots and ledger are shown."""
        return self.detail.is_settled

    def map_selection(self) -> str | None:
        """Return the depot of the selected row, for F8."""
        row = self.selected
        return row.stock.depot_id if row is not None else None

    # Inside

    def _filter(self) -> SupplyFilter:
        (view,) = self.chips.on or ("all",)
        return SupplyFilter(
            view,
            str(self.depot_kinds.currentData() or ""),
            str(self.areas.currentData() or ""),
            self.header.search.text().strip(),
        )

    def _offer_areas(self) -> None:
        found: dict[str, str] = {}
        for row in self.model.rows:
            stock = row.stock
            found[stock.area_id or STREET_LEVEL] = stock.area_name or self.tr("街道本级")
        if found == self._areas:
            return
        self._areas = found
        kept = self.areas.currentData()
        with QSignalBlocker(self.areas):
            while self.areas.count() > 1:
                self.areas.removeItem(1)
            for code, name in found.items():
                self.areas.addItem(name, code)
            self.areas.setCurrentIndex(max(0, self.areas.findData(kept)))

    def _tell_done(self, row_id: str, done: Done) -> None:
        if row_id:
            self.want(row_id)
        self.tell(done)
