"""The incidents page: what is being handled, what is late, and how each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

import ui.pages.incidents.errors  # noqa: F401 - registers the sentences of the services' errors
from app.services import incidents
from app.services.incidents import IncidentRow
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
from ui.pages.list_page import ListPage
from ui.widgets.basics import EmptyState, button
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk
    from ui.console import Console

translate = QCoreApplication.translate

_AGES_MS = 10_000
_DUE_MS = 60_000


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
            give_way=("opened", "kind", "due"),
            empty=EmptyState(
                translate("Incidents", "还没有事件"),
                translate("Incidents", "群众来电、报警或上级交办，都从这里受理。"),
                translate("Incidents", "受理新事件"),
            ),
            detail=IncidentPanel(console),
            tables=TABLES,
            view=OPEN,
        )
        self.new_button = button(self.tr("受理新事件"), "Ctrl+N")
        self.new_button.clicked.connect(self._begin_intake)
        self.header.add_action(self.new_button)
        self.area.empty_acted.connect(self._begin_intake)
        self.detail.done.connect(self.tell)
        self.detail.opened.connect(self._show_opened)
        self.detail.alarm_asked.connect(self._show_alarm)
        self.bind("Ctrl+N", self._begin_intake)
        self.bind("F9", self.detail.begin_entry)
        console.alarms.changed.connect(self._note_alarms)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        self._ages.timeout.connect(self._refresh_ages)
        self._ages.start()
        self._dues = QTimer(self)
        self._dues.setInterval(_DUE_MS)
        self._dues.timeout.connect(self._read_dues)
        self._dues.start()

    # What a list page asks

    @staticmethod
    def read(desk: Desk) -> list[IncidentRow]:
        """Return all incidents, open and grave ones first."""
        return incidents.incidents(desk)

    def passes(self, row: IncidentRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return IncidentFilter(view, self.header.search.text().strip()).passes(row)

    def show_row(self, row: IncidentRow | None) -> None:
        """Show an incident's detail."""
        self.detail.show_row(row)

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

    def activate(self, _row: IncidentRow) -> None:
        """Write a line of the log by Enter."""
        self.detail.begin_entry()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows)

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

    def map_selection(self) -> str | None:
        """Return the building of the selected incident, for F8."""
        row = self.selected
        return row.building_id if row is not None else None

    # Inside

    def _begin_intake(self) -> None:
        self.detail.begin_intake()

    def _show_opened(self, incident_id: str) -> None:
        self.want(incident_id)
        self.foot.undo_bar.offer(Done(self.tr("已受理，接着派任务或记下第一条处置")))

    def _show_alarm(self, alarm_id: str) -> None:
        self.console.show_page("alarms", alarm_id)

    def _note_alarms(self, rows: Sequence[AlarmRow], gone: set[str]) -> None:
        if self.detail.alarm_ids & ({row.id for row in rows} | set(gone)):
            self.detail.reread()

    def _refresh_ages(self) -> None:
        if self.isVisible():
            for key in ("due", "age"):
                self.model.refresh_column(key)

    def _read_dues(self) -> None:
        if self.isVisible():
            self.load()
