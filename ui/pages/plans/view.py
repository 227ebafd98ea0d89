"""The plans page: which plans there are, which are activated, and what is to be done in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

import ui.pages.plans.errors  # noqa: F401 - registers the sentences of the services' errors
from app.services import plans
from app.services.plans import KINDS, PlanRow
from ui.labels import word
from ui.pages.list_page import ListPage
from ui.pages.plans.detail import PlanPanel
from ui.pages.plans.model import RUNNING, TABLES, PlanFilter, columns, exported, in_view
from ui.pages.plans.paper import plan_paper
from ui.widgets.basics import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from ui.console import Console
    from ui.printing.paper import Paper

translate = QCoreApplication.translate

_AGES_MS = 10_000
_DUE_MS = 60_000


class PlansPage(ListPage[PlanRow]):
    """See the module's text."""

    detail: PlanPanel

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Pages", "预案"),
            search_hint=translate("Plans", "查找预案、居民区、编码、拼音"),
            chips=[
                ("all", translate("Plans", "全部")),
                (RUNNING, translate("Plans", "启动中")),
                *((kind, word("plan_kind", kind)) for kind in KINDS),
            ],
            columns=columns(console.now),
            give_way=("edition", "code", "cards", "kind", "due"),
            empty=EmptyState(
                translate("Plans", "还没有预案"),
                translate("Plans", "导入街道总体、专项和居民区预案后显示在这里。"),
            ),
            detail=PlanPanel(console),
            tables=TABLES,
        )
        self.detail.done.connect(self.tell)
        self.detail.incident_asked.connect(lambda row: self.console.show_page("incidents", row))
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._refresh_ages)
        self._ages.start()
        self._dues = QTimer(self)
        self._dues.setInterval(_DUE_MS)
        self._dues.timeout.connect(self._read_dues)
        self._dues.start()

    @staticmethod
    def read(desk: Desk) -> list[PlanRow]:
        """Return all plans, activated ones first."""
        return plans.plans(desk)

    def passes(self, row: PlanRow) -> bool:
        """Return whether chips and search let the row through."""
        return PlanFilter(self._view, self.header.search.text().strip()).passes(row)

    def apply_filters(self) -> None:
        """Show what the filters let through; say why it is nothing."""
        if self._view == RUNNING and not self.header.search.text().strip():
            self.area.say_filtered(
                self.tr("现在没有启动的预案"),
                self.tr("点“清除筛选”，选中一个预案，在它的详情里按级别启动。"),
            )
        else:
            self.area.say_filtered(
                self.tr("没有符合筛选的预案"), self.tr("换一个词或类别，或清除筛选看全部。")
            )
        super().apply_filters()

    def show_row(self, row: PlanRow | None) -> None:
        """Show a plan's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count plans by kind, activated ones, and their tasks."""
        rows = list(self.model.rows)
        for view in (RUNNING, *KINDS):
            self.chips.set_count(view, sum(in_view(row, view) for row in rows))
        self.foot.show_totals(
            self.tr("启动中 {0} 个 · 未完成任务 {1} · 逾期 {2}").format(
                sum(row.level is not None for row in rows),
                sum(row.open_tasks for row in rows),
                sum(row.overdue_tasks for row in rows),
            )
        )

    def activate(self, _row: PlanRow) -> None:
        """Go to the open tasks, or to the buttons, by Enter."""
        self.detail.focus_next()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    def more_papers(self) -> Sequence[Paper]:
        """Return the selected plan, for Ctrl+P."""
        row = self.selected
        return () if row is None else (plan_paper(row),)

    @property
    def detail_is_settled(self) -> bool:
        """Whether the plan's cards and tasks are shown."""
        return self.detail.is_settled

    # Inside

    @property
    def _view(self) -> str:
        (view,) = self.chips.on or ("all",)
        return view

    def _refresh_ages(self) -> None:
        if self.isVisible():
            self.model.refresh_column("due")
            self.detail.refresh_ages()

    def _read_dues(self) -> None:
        if self.isVisible():
            self.load()
