"""The alarms page: the live list above, the chosen alarm below; the history in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QVBoxLayout

from app.services import places
from app.services.alarms import HistoryFilter
from ui.labels import codes, word
from ui.pages.alarms.detail import AlarmDetail
from ui.pages.alarms.model import HistoryModel, ListFilter, OpenAlarmsModel, count_views
from ui.pages.page import Page
from ui.widgets.basics import Chips, EmptyState, PageHeader
from ui.widgets.table import Table

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from app.services.places import AreaRow
    from ui.alarms.board import Tally
    from ui.console import Console


class AlarmsPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._board = console.alarms
        self._filter = ListFilter()
        self._reviewed: Tally | None = None
        self._asked: str | None = None
        self._reviewing = QTimer(self, interval=250, singleShot=True)
        self._reviewing.timeout.connect(self._review)
        self._typing = QTimer(self, interval=150, singleShot=True)
        self._typing.timeout.connect(self._apply)
        self.open_model = OpenAlarmsModel(console)
        self.history_model = HistoryModel(console)
        self.table = Table(console.look, self.open_model, several=True)
        self.history_table = Table(console.look, self.history_model)
        self.detail = AlarmDetail(console)
        self._header = self._make_header()
        self._empty = EmptyState()
        self._lists = QStackedWidget()
        for part in (self.table, self.history_table, self._empty):
            self._lists.addWidget(part)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._lists)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._splitter, 1)
        self._connect()
        self.open_model.replace(self._board.rows)
        self._measure()
        self._review()

    @property
    def is_ready(self) -> bool:
        """Whether the open alarms have been read."""
        return self._board.is_loaded

    @property
    def shows_history(self) -> bool:
        """Whether the history is shown instead of the open alarms."""
        return self.views.on == ("history",)

    def enter(self, selection: str | None) -> None:
        """Show the page, with an alarm selected if its id is given."""
        if selection is not None:
            self._asked = selection
            self._clear_filters()
            self._select_asked()
        else:
            self.table.select_first()
        self.table.setFocus()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._header.search.setFocus()
        self._header.search.selectAll()

    def visible_alarm_ids(self) -> list[str]:
        """Return the alarms that are on screen now, for Shift+F2: no more than was seen."""
        return [] if self.shows_history else self.table.visible_ids

    def map_selection(self) -> str | None:
        """Return the sensor of the chosen alarm, for F8."""
        row = self._chosen()
        return row.sensor_id if row is not None else None

    # Building

    def _make_header(self) -> PageHeader:
        header = PageHeader(self.tr("报警"), self.tr("查找地点、设备、人员"))
        self.views = Chips(
            [
                ("all", self.tr("全部")),
                ("unacknowledged", self.tr("未确认")),
                ("active", self.tr("活动")),
                ("cleared", self.tr("已恢复")),
                ("history", self.tr("历史")),
            ],
            one=True,
        )
        self.views.set_on(["all"])
        self.areas = QComboBox()
        self.areas.addItem(self.tr("全部居民区"), "")
        self.kinds = QComboBox()
        self.kinds.addItem(self.tr("全部类型"), "")
        for code in codes("sensor_kind"):
            self.kinds.addItem(word("sensor_kind", code), code)
        for part in (self.views, self.areas, self.kinds):
            header.add_filter(part)
        self.console.ask(self, places.areas, self._show_areas)
        return header

    def _connect(self) -> None:
        self._board.changed.connect(self._take)
        self._board.values_changed.connect(self._take_values)
        self._board.loaded.connect(self._review)
        self.console.beat_changed.connect(self._feel)
        self.table.row_selected.connect(self._choose)
        self.history_table.row_selected.connect(self._choose)
        self.views.changed.connect(self._apply)
        self.areas.currentIndexChanged.connect(lambda _: self._apply())
        self.kinds.currentIndexChanged.connect(lambda _: self._apply())
        self._header.search_changed.connect(lambda _: self._typing.start())
        self._header.cleared.connect(self._clear_filters)
        self.history_model.found.connect(lambda _: self._review())
        self.detail.acknowledge_asked.connect(lambda alarm_id: self._board.acknowledge([alarm_id]))
        self.detail.incident_asked.connect(
            lambda alarm_id: self.console.show_page("incidents", f"new:{alarm_id}")
        )
        self.detail.map_asked.connect(lambda sensor_id: self.console.show_page("map", sensor_id))
        self.table.row_activated.connect(lambda alarm_id: self._board.acknowledge([alarm_id]))
        self.console.look.changed.connect(self._measure)
        self._ages = QTimer(self, interval=1000)
        self._ages.timeout.connect(lambda: self.open_model.refresh_column("age"))
        self._ages.start()

    def _show_areas(self, areas: list[AreaRow]) -> None:
        for area in areas:
            self.areas.addItem(area.name, area.id)

    # Following

    def _take(self, rows: list[AlarmRow], gone: set[str]) -> None:
        self.open_model.update(rows, gone)
        shown = self.detail.alarm_id
        fresh = next((row for row in rows if row.id == shown), None)
        if fresh is not None:
            self.detail.show_alarm(fresh)
        if self._asked is not None:
            self._select_asked()
        if self.open_model.shown and self._lists.currentWidget() is self.table:
            if self._board.tally is not self._reviewed or self._filter != ListFilter():
                self._reviewing.start()
        else:
            self._review()

    def _take_values(self, rows: list[AlarmRow]) -> None:
        self.open_model.update(rows)
        shown = self.detail.alarm_id
        fresh = next((row for row in rows if row.id == shown), None)
        if fresh is not None:
            self.detail.show_alarm(fresh)

    def _apply(self) -> None:
        text = self._header.search.text().strip()
        if self.shows_history:
            self.history_model.search(
                HistoryFilter(
                    areas=tuple(filter(None, (self.areas.currentData(),))),
                    kinds=tuple(filter(None, (self.kinds.currentData(),))),
                    text=text,
                )
            )
        else:
            (view,) = self.views.on or ("all",)
            self._filter = ListFilter(
                view, self.areas.currentData() or "", self.kinds.currentData() or "", text
            )
            self.open_model.set_filter(
                None if self._filter == ListFilter() else self._filter.passes
            )
        self._review()

    def _clear_filters(self) -> None:
        self._header.search.clear()
        self.areas.setCurrentIndex(0)
        self.kinds.setCurrentIndex(0)
        if not self.shows_history:
            self.views.set_on(["all"])
        self._apply()

    def _review(self) -> None:
        self._reviewed = self._board.tally
        for view, count in count_views(self._board.rows).items():
            self.views.set_count(view, count)
        if self.shows_history:
            model, table = self.history_model, self.history_table
            total = self.history_model.found_total
            self._header.show_count(total, total)
        else:
            model, table = self.open_model, self.table  # type: ignore[assignment]
            self._header.show_count(model.shown, model.total)
        if model.shown:
            self._lists.setCurrentWidget(table)
            table.select_first()
        else:
            self._say_why_empty()
            self._lists.setCurrentWidget(self._empty)
            self.detail.show_alarm(None)
        self.detail.setVisible(model.shown > 0)

    def _feel(self, _verdict: object) -> None:
        if not self.open_model.shown:
            self._review()

    def _say_why_empty(self) -> None:
        if self.console.status is None and not self.shows_history:
            self._empty.say(
                self.tr("报警服务没有响应，现场情况不明"),
                self.tr("它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。"),
            )
        elif self.console.is_blind and not self.shows_history:
            self._empty.say(
                self.tr("现场情况不明"),
                self.tr("哪一段断了、该怎么办，写在上方的报警条里。"),
            )
        elif not self._board.is_loaded:
            self._empty.say(self.tr("正在读取报警"))
        elif self.open_model.total and not self.shows_history:
            self._empty.say(
                self.tr("没有符合筛选的报警"),
                self.tr("共有 {0} 条报警未显示，点“清除筛选”查看全部。").format(
                    self.open_model.total
                ),
            )
        elif self.shows_history:
            self._empty.say(
                self.tr("没有找到报警记录"), self.tr("换一个词，或放宽居民区和类型的筛选。")
            )
        else:
            self._empty.say(
                self.tr("没有报警"), self.tr("新报警会出现在这里和上方的报警条，并发出声音。")
            )

    def _select_asked(self) -> None:
        if self.table.select(self._asked):
            self._asked = None

    def _chosen(self) -> AlarmRow | None:
        table, model = (
            (self.history_table, self.history_model)
            if self.shows_history
            else (self.table, self.open_model)
        )
        chosen = table.selected_id
        return model.row(chosen) if chosen else None

    def _choose(self, _row_id: str | None) -> None:
        self.detail.show_alarm(self._chosen())

    def _measure(self) -> None:
        self.detail.setMinimumHeight(self.console.look.px(232))
        self._splitter.setSizes([10_000, self.console.look.px(252)])
