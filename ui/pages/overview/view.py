"""The overview: six figures, the areas, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services import overview
from ui.pages.overview.model import AreaRow, AreasModel
from ui.pages.overview.warnings_band import WarningsBand
from ui.pages.page import Page
from ui.printing.handover import handover_paper
from ui.report_words import time_words
from ui.text import moment, number
from ui.widgets.basics import PageHeader, button, label
from ui.widgets.marks import LevelMark
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from app.services.overview import Summary
    from ui.console import Console
    from ui.printing.paper import Paper

_COALESCE_MS = 400
_REPORTS_MS = 10_000
"""How often the time that is left for a report is said anew."""
_SENSORS_MS = 3_000
"""Values come all the time; how many sensors report changes slowly."""
_CONCERNED = frozenset(
    {
        "alarms",
        "sensors",
        "shelters",
        "occupancy_moves",
        "stock_moves",
        "incidents",
        "tasks",
        "situation_reports",
        "report_decisions",
        "plan_activations",
    }
)


class Figure(QFrame):
    """One number that matters, its name, and what stands beside it. `pressed()`."""

    pressed = Signal()

    def __init__(self, console: Console, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._mark = LevelMark(console.look)
        self._value = label("—", "figure")
        self._note = label("", "label", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._mark)
        line.addWidget(self._value)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(2)
        layout.addWidget(label(name, "label"))
        layout.addLayout(line)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self._mark.hide()

    def show_value(self, value: str, note: str, level: int = 0) -> None:
        """Show a value with a note; a level marks it as abnormal."""
        self._value.setText(value)
        self._note.setText(note)
        self._mark.set_level(level)
        self._mark.setVisible(level > 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was pressed."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()


class OverviewPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._summary: Summary | None = None
        self._reading = False
        self._silent = console.is_blind
        self._header = PageHeader(self.tr("态势"))
        self.alarms = Figure(console, self.tr("未结束的报警"))
        self.sensors = Figure(console, self.tr("感知点位在线"))
        self.shelters = Figure(console, self.tr("开放的避难点"))
        self.people = Figure(console, self.tr("在避难点人数"))
        self.supplies = Figure(console, self.tr("低于下限的物资"))
        self.incidents = Figure(console, self.tr("处置中的事件"))
        figures = QHBoxLayout()
        figures.setSpacing(12)
        for figure, page in (
            (self.alarms, "alarms"),
            (self.incidents, "incidents"),
            (self.sensors, "map"),
            (self.shelters, "shelters"),
            (self.people, "shelters"),
            (self.supplies, "supplies"),
        ):
            figure.pressed.connect(lambda code=page: console.show_page(code))
            figures.addWidget(figure, 1)
        self.model = AreasModel(self)
        self.table = Table(console.look, self.model)
        self.table.allow_sorting()
        self._as_of = label("", "label")
        show_on_map = button(self.tr("图上看"), "F8")
        show_on_map.clicked.connect(self._show_area_on_map)
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(20, 12, 20, 8)
        line.addWidget(label(self.tr("居民区"), "strong"))
        line.addSpacing(8)
        line.addWidget(self._as_of)
        line.addStretch(1)
        line.addWidget(show_on_map)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        self.warnings = WarningsBand(console, self)
        layout.addWidget(self.warnings)
        top = QWidget()
        top.setLayout(figures)
        figures.setContentsMargins(20, 16, 20, 4)
        layout.addWidget(top)
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)
        self.table.row_activated.connect(lambda area_id: console.show_page("map", area_id))
        self._timer = QTimer(self, interval=_COALESCE_MS, singleShot=True)
        self._timer.timeout.connect(self._read)
        self._counting = QTimer(self, interval=_REPORTS_MS)
        self._counting.timeout.connect(self._show_incidents)
        self._counting.start()
        console.rows_changed.connect(self._rows_changed)
        console.status_changed.connect(self._take_status)
        console.beat_changed.connect(self._take_status)

    @property
    def is_ready(self) -> bool:
        """Whether the numbers have been read."""
        return self._summary is not None

    def papers(self) -> Sequence[Paper]:
        """Return the record of the shift: how things stand, what goes on, what was written."""
        return (handover_paper(is_blind=self.console.is_blind),)

    def enter(self, selection: str | None) -> None:
        """Read the numbers again."""
        self._read()
        self.warnings.read()
        if selection is not None:
            self.table.select(selection)
        self.table.setFocus()

    def map_selection(self) -> str | None:
        """Return the chosen area, for F8."""
        return self.table.selected_id

    def _show_area_on_map(self) -> None:
        self.console.show_page("map", self.table.selected_id)

    def _take_status(self, _: object) -> None:
        was_silent, self._silent = self._silent, self.console.is_blind
        if was_silent != self._silent and self.isVisible():
            self._read()

    def _rows_changed(self, table: str, _ids: object) -> None:
        if table in _CONCERNED and self.isVisible() and not self._timer.isActive():
            self._timer.start(_SENSORS_MS if table == "sensors" else _COALESCE_MS)

    def _read(self) -> None:
        if self._reading:
            self._timer.start()
            return
        self._reading = True
        self.console.ask(self, overview.summary, self._show, self._fail)

    def _fail(self, error: Exception) -> None:
        self._reading = False
        self.console.failed.emit(error)

    def _show(self, found: Summary) -> None:
        self._reading = False
        self._summary = found
        self._as_of.setText(self.tr("截至 {0}").format(moment(found.at, found.at)))
        open_ = sum(level.open for level in found.levels)
        unseen = sum(level.unacknowledged for level in found.levels)
        highest = next((level.level for level in found.levels if level.open), 0)
        self.alarms.show_value(
            number(open_),
            self.tr("未确认 {0}").format(number(unseen)) if open_ else self.tr("全部安静"),
            highest,
        )
        if self.console.status is None:
            self.alarms.show_value(number(open_), self.tr("报警服务无响应，不是现状"), 1)
        elif self.console.is_blind:
            self.alarms.show_value(number(open_), self.tr("现状不明，见上方报警条"), 1)
        silent = found.stale + found.never
        self.sensors.show_value(
            f"{number(found.reporting)} / {number(found.sensors)}",
            self.tr("离线 {0} · 从未上报 {1}").format(number(found.stale), number(found.never))
            if silent
            else self.tr("没有离线"),
        )
        self.shelters.show_value(
            f"{found.shelters_open} / {found.shelters}",
            self.tr("不可用 {0}").format(found.shelters_unusable)
            if found.shelters_unusable
            else self.tr("全部可用"),
        )
        self.people.show_value(
            number(found.shelter_people),
            self.tr("开放点位余 {0} 人").format(number(found.shelter_free)),
        )
        self.supplies.show_value(
            number(found.items_below_minimum),
            self.tr("临期 {0} · 过期 {1}").format(found.items_expiring, found.items_expired),
            3 if found.items_below_minimum else 0,
        )
        self._show_incidents()
        self.model.replace(map(AreaRow, found.areas))
        self.table.select_first()

    def _show_incidents(self) -> None:
        """Show incidents, tasks, and how long there is for the report that is due first."""
        found = self._summary
        if found is None:
            return
        note = self.tr("任务 {0} · 超时 {1}").format(found.tasks_open, found.tasks_overdue)
        level = 2 if found.tasks_overdue else 0
        if found.report_owed is not None:
            owed = time_words(found.report_owed, self.console.now())
            told = self.tr("待报送 {0} · {1}").format(found.reports_owed, owed.text)
            note = f"{note}\n{told}"
            level = min(filter(None, (level, owed.level)), default=0)
        self.incidents.show_value(number(found.incidents_open), note, level)
