"""Where the three alarm lists stand: one is shown, or the reason why there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.alarms.board import is_unacknowledged
from ui.pages.alarms.filters import HISTORY, OPEN, SET_ASIDE
from ui.pages.alarms.model import HistoryModel, OpenAlarmsModel, SetAsideModel
from ui.widgets.basics import EmptyState
from ui.widgets.column_fit import ColumnFit
from ui.widgets.table import Table

if TYPE_CHECKING:
    from app.services.alarms import AlarmRow
    from ui.console import Console
    from ui.widgets.table_model import TableModel

_GIVE_WAY = {OPEN: ("next", "disposition"), SET_ASIDE: ("age",), HISTORY: ("disposition",)}


class AlarmLists(QStackedWidget):
    """The open list, what is set aside, and the history.

    `chosen()`: another row, or another list. `selection_changed()`: others are selected, too.
    """

    chosen = Signal()
    selection_changed = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._console = console
        self.open = OpenAlarmsModel(console, self)
        self.set_aside = SetAsideModel(console, self)
        self.history = HistoryModel(console, self)
        self._models: dict[str, TableModel[AlarmRow]] = {
            OPEN: self.open,
            SET_ASIDE: self.set_aside,
            HISTORY: self.history,
        }
        self.tables: dict[str, Table] = {}
        for view, model in self._models.items():
            table = self.tables[view] = Table(console.look, model, several=True)
            self.addWidget(table)
            ColumnFit(console.look, table, model, _GIVE_WAY[view])
            table.row_selected.connect(self.chosen)
            table.selectionModel().selectionChanged.connect(self.selection_changed)
        self.empty = EmptyState()
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.empty)
        self._view = OPEN

    @property
    def model(self) -> TableModel[AlarmRow]:
        """The rows of the view."""
        return self._models[self._view]

    @property
    def table(self) -> Table:
        """The table of the view."""
        return self.tables[self._view]

    @property
    def current(self) -> AlarmRow | None:
        """The alarm that is chosen."""
        chosen = self.table.selected_id
        return self.model.row(chosen) if chosen else None

    @property
    def selected(self) -> tuple[AlarmRow, ...]:
        """All selected alarms, from top to bottom."""
        rows = (self.model.row(one) for one in self.table.selected_ids)
        return tuple(row for row in rows if row is not None)

    def show_view(self, view: str) -> None:
        """Turn to another list; `review` shows it."""
        if view != self._view:
            self._view = view
            self.set_aside.watch(watched=view == SET_ASIDE)
            self.chosen.emit()

    def review(self, *, is_loaded: bool) -> None:
        """Show the list, or why it has no rows; the keys go on where they were."""
        had_focus = self._has_focus()
        if self.model.shown:
            self.table.select_first()  # before the focus comes: it would make a row current
            self.setCurrentWidget(self.table)
        else:
            self._say_why_empty(is_loaded=is_loaded)
            self.setCurrentWidget(self.empty)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Let the keys go to the list."""
        shown = self.currentWidget()
        if shown is not None:
            shown.setFocus()

    def step_unacknowledged(self, by: int) -> None:
        """Select the next (1) or previous (-1) alarm that nobody has acknowledged; wraps around."""
        count = self.model.shown
        start = self.table.currentIndex().row()
        for distance in range(1, count + 1):
            row = self.model.row_at((start + by * distance) % count)
            if row is not None and is_unacknowledged(row):
                self.table.select(row.id)
                return

    def tick(self) -> None:
        """Let time pass in the columns that show it."""
        self.open.refresh_column("age")
        self.set_aside.refresh_column("age")
        self.set_aside.refresh_column("until")

    def _has_focus(self) -> bool:
        shown = self.currentWidget()
        return shown is not None and shown.hasFocus()

    def _say_why_empty(self, *, is_loaded: bool) -> None:
        if self._view == HISTORY:
            self.empty.say(
                self.tr("没有找到报警记录"),
                self.tr("换一个词，或放宽筛选；中文可用拼音首字母，如 lyec 12。"),
            )
        elif self.model.total:
            self.empty.say(
                self.tr("没有符合筛选的报警"),
                self.tr("共有 {0} 条报警未显示，点“清除筛选”查看全部。").format(self.model.total),
            )
        elif self._view == SET_ASIDE:
            self.empty.say(
                self.tr("没有被屏蔽的报警"),
                self.tr("屏蔽、计划抑制和停用的报警列在这里，写明到何时、谁、为什么。"),
            )
        elif self._console.status is None:
            self.empty.say(
                self.tr("报警服务没有响应，现场情况不明"),
                self.tr("它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。"),
            )
        elif self._console.is_blind:
            self.empty.say(
                self.tr("现场情况不明"),
                self.tr("哪一段断了、该怎么办，写在上方的报警条里。"),
            )
        elif not is_loaded:
            self.empty.say(self.tr("正在读取报警"))
        else:
            self.empty.say(
                self.tr("没有报警"), self.tr("新报警会出现在这里和上方的报警条，并发出声音。")
            )
