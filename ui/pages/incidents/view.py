"""The incidents page: what is being handled, what is late, and how each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox

import ui.pages.incidents.errors  # noqa: F401 - registers the sentences of the services' errors
from app.services import incidents
from app.services.incidents import IncidentRow
from ui.labels import codes, word
from ui.pages.incidents.detail import IncidentPanel
from ui.pages.incidents.intake_form import NEW
from ui.pages.incidents.model import (
    CLOSED,
    OPEN,
    TABLES,
    IncidentFilter,
    columns,
    exported,
)
from ui.pages.incidents.paper import incident_paper
from ui.pages.list_page import ListPage
from ui.widgets.basics import EmptyState, button
from ui.widgets.grade import paint_grade
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from ui.console import Console
    from ui.pages.incidents.intake_form import Taken
    from ui.printing.paper import Paper

translate = QCoreApplication.translate

_AGES_MS = 10_000
_DUE_MS = 60_000

_SAYS_NOTHING = {OPEN: ("state",), CLOSED: ("tasks", "due"), "all": ()}
"""Columns that would be the same in every row of a view."""


class IncidentsPage(ListPage[IncidentRow]):
    """`enter("new")` begins an intake, `enter("new:<alarm id>")` one from an alarm."""

    detail: IncidentPanel

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            title=translate("Pages", "事件"),
            search_hint=translate("Incidents", "查找编号、事件、地点"),
            chips=[
                (OPEN, translate("Incidents", "处置中")),
                (CLOSED, translate("Incidents", "已办结")),
                ("all", translate("Incidents", "全部")),
            ],
            columns=columns(console.now),
            give_way=("opened", "due", "kind", "age"),
            empty=EmptyState(
                translate("Incidents", "还没有事件"),
                translate("Incidents", "群众来电、报警或上级交办，都从这里受理。"),
                translate("Incidents", "受理新事件"),
            ),
            detail=IncidentPanel(console),
            tables=TABLES,
            view=OPEN,
        )
        self.grades = QComboBox()
        self.grades.setAccessibleName(self.tr("等级"))
        self.grades.addItem(self.tr("全部等级"), "")
        for code in codes("incident_grade"):
            self.grades.addItem(word("incident_grade", code), code)
        self.grades.currentIndexChanged.connect(self.apply_filters)
        self.header.add_filter(self.grades)
        self.new_button = button(self.tr("受理新事件"), "Ctrl+N")
        self.new_button.clicked.connect(self._begin_intake)
        self.header.add_action(self.new_button)
        self.table.draw_column("grade", self._paint_grade)
        self._connect_more()
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._refresh_ages)
        self._ages.start()
        self._dues = QTimer(self)
        self._dues.setInterval(_DUE_MS)
        self._dues.timeout.connect(self._read_dues)
        self._dues.start()

    def _paint_grade(self, painter: QPainter, area: QRectF, row: IncidentRow) -> bool:
        paint_grade(painter, self.console.look, row.grade, area, dim=row.state == CLOSED)
        return True

    # What a list page asks

    @staticmethod
    def read(desk: Desk) -> list[IncidentRow]:
        """Return all incidents, open and grave ones first."""
        return incidents.incidents(desk)

    def passes(self, row: IncidentRow) -> bool:
        """Return whether chips, grade and search let the row through."""
        return IncidentFilter(self._view, self._grade, self.header.search.text().strip()).passes(
            row
        )

    def apply_filters(self) -> None:
        """Show what the filters let through, in the columns that say something about it."""
        self._fit.leave_out(_SAYS_NOTHING[self._view])
        self._say_why_empty()
        super().apply_filters()

    def show_row(self, row: IncidentRow | None) -> None:
        """Show an incident's detail."""
        self.detail.show_row(row, chosen=self.table.hasFocus())

    def count(self) -> None:
        """Count incidents by state, and late tasks."""
        rows = list(self.model.rows)
        opened = [row for row in rows if row.state == OPEN]
        self.chips.set_count(OPEN, len(opened))
        self.chips.set_count(CLOSED, len(rows) - len(opened))
        self.foot.show_totals(
            self.tr("处置中 {0} 起 · 未完成任务 {1} · 逾期 {2}").format(
                len(opened),
                sum(row.open_tasks for row in opened),
                sum(row.overdue_tasks for row in opened),
            )
        )

    def clear_more(self) -> None:
        """Show every grade."""
        with QSignalBlocker(self.grades):
            self.grades.setCurrentIndex(0)

    def activate(self, _row: IncidentRow) -> None:
        """Write a line of the log by Enter."""
        self.detail.begin_entry()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

    def more_papers(self) -> Sequence[Paper]:
        """Return the selected incident, for Ctrl+P."""
        row = self.selected
        return () if row is None else (incident_paper(row),)

    @property
    def detail_is_settled(self) -> bool:
        """Whether log, tasks and alarms are shown."""
        return self.detail.is_settled

    def enter(self, selection: str | None) -> None:
        """Come to the front; `new` and `new:<alarm id>` begin an intake."""
        if selection == NEW:
            self._begin_intake()
        elif selection is not None and selection.startswith(f"{NEW}:"):
            self.detail.begin_intake(selection.removeprefix(f"{NEW}:"))
        else:
            super().enter(selection)

    def quick_log(self) -> None:
        """Write a line of the incident's log (F9)."""
        self.detail.begin_entry()

    def map_selection(self) -> str | None:
        """Return what F8 shows: the building, a sensor or the area of the selected incident."""
        return self.detail.map_subject

    # Inside

    @property
    def _view(self) -> str:
        (view,) = self.chips.on or ("all",)
        return view

    @property
    def _grade(self) -> str:
        return str(self.grades.currentData() or "")

    def _connect_more(self) -> None:
        self.area.empty_acted.connect(self._begin_intake)
        self.detail.done.connect(self.tell)
        self.detail.opened.connect(self._tell_opened)
        self.detail.joined.connect(self._tell_joined)
        self.detail.had_already.connect(self._tell_had)
        self.detail.draft_kept.connect(self._tell_kept)
        self.detail.alarm_asked.connect(lambda row_id: self.console.show_page("alarms", row_id))
        self.detail.map_asked.connect(lambda row_id: self.console.show_page("map", row_id))
        self.bind("Ctrl+N", self._begin_intake, self.tr("受理新事件"))
        self.bind("Ctrl+T", self.detail.reporting.telephone, self.tr("已电话报告"))
        self.bind("Ctrl+R", self.detail.reporting.begin_report, self.tr("写书面报告"))
        self.console.alarms.changed.connect(self._note_alarms)
        self.apply_filters()

    def _say_why_empty(self) -> None:
        if self._view == OPEN and not self._grade and not self.header.search.text().strip():
            self.area.say_filtered(
                self.tr("现在没有处置中的事件"),
                self.tr("按 Ctrl+N 受理新事件；办结的在“已办结”里，点“清除筛选”看全部。"),
            )
        else:
            self.area.say_filtered(
                self.tr("没有符合筛选的事件"), self.tr("换一个词或筛选条件，或清除筛选看全部。")
            )

    def _begin_intake(self) -> None:
        self.detail.begin_intake()

    def _tell_opened(self, taken: Taken) -> None:
        self.want(taken.id)
        told = (
            self.tr("已受理 {0}，关联报警 {1} 条").format(taken.number, taken.alarms)
            if taken.alarms
            else self.tr("已受理 {0}，接着派任务或登记处置").format(taken.number)
        )
        self.foot.undo_bar.offer(Done(told))

    def _tell_joined(self, taken: Taken) -> None:
        self.want(taken.id)
        self.foot.undo_bar.offer(Done(self.tr("已并入 {0}，没有另建事件").format(taken.number)))

    def _tell_had(self, incident_id: str) -> None:
        self.want(incident_id)
        self.tell(Done(self.tr("这条报警已有事件，已为您打开")))

    def _tell_kept(self, subject: str) -> None:
        self.foot.undo_bar.offer(
            Done(
                self.tr("没有保存，草稿已留下：按 Ctrl+N 接着写")
                if subject == NEW
                else self.tr("没有保存，草稿已留下：从那条报警再建事件时接着写")
            )
        )

    def _note_alarms(self, rows: Sequence[AlarmRow], gone: set[str]) -> None:
        if self.detail.alarm_ids & ({row.id for row in rows} | set(gone)):
            self.detail.reread()

    def _refresh_ages(self) -> None:
        if self.isVisible():
            for key in ("due", "report", "age"):
                self.model.refresh_column(key)
            self.detail.refresh_ages()

    def _read_dues(self) -> None:
        if self.isVisible():
            self.load()
