"""The alarms page: the list above, what can be done under it, the chosen alarm below.

Three views in one place: what asks for something, what is set aside, and the history.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.alarms import OPEN_STATES
from ui.alarms.board import is_unacknowledged
from ui.pages.alarms.action_bar import ActionBar
from ui.pages.alarms.deeds import AlarmDeeds
from ui.pages.alarms.detail import AlarmDetail
from ui.pages.alarms.filter_bar import FilterBar
from ui.pages.alarms.filters import HISTORY, OPEN, SET_ASIDE, PageFilter, SearchTexts, counts
from ui.pages.alarms.key_help import KeyHelp
from ui.pages.alarms.model import HistoryModel, OpenAlarmsModel, SetAsideModel
from ui.pages.alarms.saved_bar import SavedBar
from ui.pages.page import Page
from ui.widgets.basics import Chips, EmptyState, PageHeader, button
from ui.widgets.column_fit import ColumnFit
from ui.widgets.table import Table
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.alarms import AlarmRow
    from ui.alarms.board import Tally
    from ui.console import Console
    from ui.widgets.table_model import TableModel

_GIVE_WAY = ("next", "disposition", "reason")


class AlarmsPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._board = console.alarms
        self._filter = PageFilter()
        self._reviewed: Tally | None = None
        self._asked: str | None = None
        self._texts = SearchTexts(console, self)
        self._reviewing = QTimer(self, interval=250, singleShot=True)
        self._reviewing.timeout.connect(self._review)
        self._typing = QTimer(self, interval=120, singleShot=True)
        self._typing.timeout.connect(self._apply)
        self._make_lists()
        self.detail = AlarmDetail(console)
        self.bar = ActionBar(console)
        self.undo_bar = UndoBar(console, self)
        self.bar.add_at_end(self.undo_bar)
        self.deeds = AlarmDeeds(console, self, self.detail, self.undo_bar)
        self.filters = FilterBar(console)
        self._header = self._make_header()
        self.saved = SavedBar(console, self.undo_bar, self._present)
        self.key_help = KeyHelp(console, self._keys())
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.open_model.replace(self._board.rows)
        self.set_aside_model.load()
        self._measure()
        self._apply()

    @property
    def is_ready(self) -> bool:
        """Whether the open alarms have been read."""
        return self._board.is_loaded

    @property
    def view(self) -> str:
        """Which view is shown: OPEN, SET_ASIDE or HISTORY."""
        return self._filter.view

    def enter(self, selection: str | None) -> None:
        """Show the page, with an alarm selected if its id is given."""
        self.saved.load()
        if selection is not None:
            self._asked = selection
            self._use(PageFilter())
            self._select_asked()
        else:
            self._table.select_first()
        self._focus_list()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._header.search.setFocus()
        self._header.search.selectAll()

    def visible_alarm_ids(self) -> list[str]:
        """Return the alarms that are on screen now, for Shift+F2: no more than was seen."""
        return self.table.visible_ids if self.view == OPEN else []

    def map_selection(self) -> str | None:
        """Return the sensor of the chosen alarm, for F8."""
        row = self._current()
        return row.sensor_id if row is not None else None

    def incident_selection(self) -> str | None:
        """Return the chosen alarm, for F4."""
        row = self._current()
        return row.id if row is not None else None

    def use_json(self, body: str) -> None:
        """Stand at a filter that was saved; one that cannot be read any more is left alone."""
        try:
            wanted = msgspec.json.decode(body, type=PageFilter)
        except msgspec.DecodeError:
            self.console.told.emit(self.tr("这个常用筛选是旧版本存的，读不出来，请重新保存。"))
            return
        self._use(wanted)

    # Building

    def _make_lists(self) -> None:
        console = self.console
        self.open_model = OpenAlarmsModel(console, self)
        self.set_aside_model = SetAsideModel(console, self)
        self.history_model = HistoryModel(console, self)
        self.table = Table(console.look, self.open_model, several=True)
        self.set_aside_table = Table(console.look, self.set_aside_model, several=True)
        self.history_table = Table(console.look, self.history_model, several=True)
        self._views: dict[str, tuple[TableModel[AlarmRow], Table]] = {
            OPEN: (self.open_model, self.table),
            SET_ASIDE: (self.set_aside_model, self.set_aside_table),
            HISTORY: (self.history_model, self.history_table),
        }
        self._empty = EmptyState()
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lists = QStackedWidget()
        for model, table in self._views.values():
            self._lists.addWidget(table)
            ColumnFit(console.look, table, model, _GIVE_WAY)
        self._lists.addWidget(self._empty)

    def _make_header(self) -> PageHeader:
        header = PageHeader(
            self.tr("报警"), self.tr("地点、设备、人员，可用拼音首字母"), self.console.look
        )
        self.views = Chips(
            [
                (OPEN, self.tr("当前")),
                (SET_ASIDE, self.tr("已屏蔽")),
                (HISTORY, self.tr("历史")),
            ],
            one=True,
        )
        self.views.set_on([OPEN])
        header.add_filter(self.views)
        self.saved_button = button(self.tr("常用筛选"), role="chip")
        self.saved_button.setCheckable(True)
        self.help_button = button(self.tr("按键"), "F1", role="chip")
        self.help_button.setCheckable(True)
        header.add_action(self.saved_button)
        header.add_action(self.help_button)
        return header

    def _lay_out(self) -> None:
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.bar)
        below.addWidget(self.detail, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._lists)
        self._splitter.addWidget(self._below)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._header, self.filters, self.saved, self.key_help):
            layout.addWidget(part)
        layout.addWidget(self._splitter, 1)
        self.saved.hide()
        self.key_help.hide()

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("F2", self.tr("确认最新最高的一条")),
            ("Shift+F2", self.tr("确认屏幕上的")),
            ("Enter", self.tr("确认选中的")),
            ("F3", self.tr("静音")),
            ("Alt+↓ Alt+↑", self.tr("下一条、上一条未确认")),
            ("F5", self.tr("复核，再按 1 到 4")),
            ("F7", self.tr("屏蔽，在“已屏蔽”里恢复")),
            ("F10", self.tr("派队")),
            ("F4", self.tr("建事件")),
            ("F8", self.tr("图上看")),
            ("Ctrl+F", self.tr("查找")),
            ("Shift+↑↓", self.tr("多选")),
            ("Ctrl+Z", self.tr("撤销")),
            ("Esc", self.tr("收起面板")),
        ]

    def _connect(self) -> None:
        board = self._board
        board.changed.connect(self._take)
        board.values_changed.connect(self._take_values)
        board.loaded.connect(self._review)
        for _, table in self._views.values():
            table.row_selected.connect(self._choose)
            table.selectionModel().selectionChanged.connect(self._review_actions)
        self.table.row_activated.connect(lambda _: self._press("acknowledge"))
        self.views.changed.connect(self._apply)
        self.filters.changed.connect(self._apply)
        self._header.search_changed.connect(lambda _: self._typing.start())
        self._header.cleared.connect(lambda: self._use(PageFilter(view=self.view)))
        self._texts.ready.connect(self._search_again)
        self.history_model.found.connect(self._review)
        self.set_aside_model.read.connect(self._review)
        self.bar.pressed.connect(self._press)
        self.detail.panel_closed.connect(self._panel_closed)
        self.deeds.done.connect(self._read_again)
        self.undo_bar.undone.connect(self._read_again)
        self.saved.chosen.connect(self.use_json)
        self.saved.count_changed.connect(self._show_saved_count)
        self.saved_button.clicked.connect(self._toggle_saved)
        self.help_button.clicked.connect(self._toggle_help)
        self.console.look.changed.connect(self._measure)
        self._ages = QTimer(self, interval=1000)
        self._ages.timeout.connect(self._tick)
        self._ages.start()

    def _bind_keys(self) -> None:
        for keys, code in (
            ("F5", "verify"),
            ("F7", "shelve"),
            ("F10", "dispatch"),
            ("Alt+Down", "next"),
            ("Alt+Up", "previous"),
        ):
            self._bind(keys, partial(self._press, code))
        self._bind("F1", self.help_button.click)

    def _bind(self, keys: str, do: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)

    # What is chosen

    @property
    def _model(self) -> TableModel[AlarmRow]:
        return self._views[self.view][0]

    @property
    def _table(self) -> Table:
        return self._views[self.view][1]

    def _current(self) -> AlarmRow | None:
        chosen = self._table.selected_id
        return self._model.row(chosen) if chosen else None

    def chosen_rows(self) -> tuple[AlarmRow, ...]:
        """Return the selected alarms, from top to bottom."""
        rows = (self._model.row(one) for one in self._table.selected_ids)
        return tuple(row for row in rows if row is not None)

    def _choose(self, _row_id: str | None) -> None:
        self.detail.show_alarm(self._current())

    def _select_asked(self) -> None:
        if self.table.select(self._asked):
            self._asked = None

    def step_unacknowledged(self, by: int) -> None:
        """Select the next (1) or previous (-1) alarm that nobody has acknowledged; wraps around."""
        model, table = self._model, self._table
        count = model.shown
        start = table.currentIndex().row()
        for distance in range(1, count + 1):
            row = model.row_at((start + by * distance) % count)
            if row is not None and is_unacknowledged(row):
                table.select(row.id)
                return

    # What is pressed

    def _press(self, code: str) -> None:
        rows = self.chosen_rows()
        if code in ("next", "previous"):
            self.step_unacknowledged(1 if code == "next" else -1)
        elif not rows:
            return
        elif code == "acknowledge":
            self.deeds.acknowledge(rows, self._table.visible_ids)
        elif code == "shelve" and self.view != SET_ASIDE:
            self._open(self.detail.shelving, rows)
        elif code in ("shelve", "bring_back"):
            self.deeds.bring_back(rows)
        elif code == "verify":
            self._open(self.detail.verdict, rows)
        elif code == "dispatch":
            self._open(self.detail.dispatch, rows)
        elif code == "incident":
            self.console.show_page("incidents", f"new:{rows[0].id}")
        elif code == "map":
            self.console.show_page("map", rows[0].sensor_id)

    def _open(self, panel: Any, rows: tuple[AlarmRow, ...]) -> None:
        if panel is self.detail.shelving:
            rows = tuple(row for row in rows if row.state in OPEN_STATES)
        if rows:
            self.detail.open_panel(panel, rows)
            self._review()

    def _panel_closed(self) -> None:
        self._review()
        self._focus_list()

    def _focus_list(self) -> None:
        shown = self._lists.currentWidget()
        if shown is not None:
            shown.setFocus()

    def _list_has_focus(self) -> bool:
        shown = self._lists.currentWidget()
        return shown is not None and shown.hasFocus()

    def _show_saved_count(self, count: int) -> None:
        text = self.tr("常用筛选")
        self.saved_button.setText(f"{text} {count}" if count else text)

    def _toggle_saved(self) -> None:
        shown = self.saved.isHidden()
        self.saved.setVisible(shown)
        self.saved_button.setChecked(shown)
        if shown:
            self.saved.review(self._present())

    def _toggle_help(self) -> None:
        shown = self.key_help.isHidden()
        self.key_help.setVisible(shown)
        self.help_button.setChecked(shown)

    # Filtering

    def _present(self) -> str:
        return msgspec.json.encode(self._filter).decode()

    def _use(self, wanted: PageFilter) -> None:
        """Stand at a filter."""
        self.views.set_on([wanted.view])
        self.filters.put(wanted)
        self._header.search.blockSignals(True)
        self._header.search.setText(wanted.text)
        self._header.search.blockSignals(False)
        self._apply()

    def _apply(self) -> None:
        self._typing.stop()
        (view,) = self.views.on or (OPEN,)
        before, self._filter = self._filter, self.filters.wanted(view, self._search_text)
        self.filters.show_view(view)
        if view == HISTORY:
            self.history_model.search(self._filter.for_history(self.console.now()))
        else:
            self._filter_lists()
        if before.view != view:
            self.detail.show_alarm(self._current())
        self.saved.review(self._present())
        self._review()

    @property
    def _search_text(self) -> str:
        return self._header.search.text().strip()

    def _filter_lists(self) -> None:
        """Filter what is in memory; the words are looked for in texts made beforehand."""
        wanted, model = self._filter, self._model
        if wanted.text:
            self._texts.want(model.rows)
        if wanted.is_empty:
            model.set_filter(None)
        elif wanted.text:
            model.set_filter(lambda row: wanted.passes(row, self._texts.of(row)))
        else:
            model.set_filter(lambda row: wanted.passes(row, ""))

    def _search_again(self) -> None:
        if self._filter.text and self.view != HISTORY:
            self._filter_lists()
            self._review()

    # Following

    def _take(self, rows: list[AlarmRow], gone: set[str]) -> None:
        self.open_model.update(rows, gone)
        self._texts.forget(gone)
        if self._filter.text and self.view == OPEN:
            self._texts.want(rows)
        self._show_fresh(rows)
        if self._asked is not None:
            self._select_asked()
        if self.view != OPEN:
            self._show_view_counts()
            if gone and self.view == HISTORY:
                self._read_again()
        elif self.open_model.shown and self._lists.currentWidget() is self.table:
            if self._board.tally is not self._reviewed or not self._filter.is_empty:
                self._reviewing.start()
        else:
            self._review()

    def _take_values(self, rows: list[AlarmRow]) -> None:
        self.open_model.update(rows)
        self._show_fresh(rows)

    def _show_fresh(self, rows: list[AlarmRow]) -> None:
        shown = self.detail.alarm_id
        fresh = next((row for row in rows if row.id == shown), None)
        if fresh is not None and self.view == OPEN:
            self.detail.show_alarm(fresh)
            self._review_actions()

    def _read_again(self) -> None:
        """Read the rows of the history on screen anew after something was done to them."""
        if self.view != HISTORY:
            return
        from app.services import alarms

        ids = tuple(self.history_table.visible_ids)
        self.console.ask(self, lambda desk: alarms.alarms_by_id(desk, ids), self._take_history_rows)

    def _take_history_rows(self, rows: list[AlarmRow]) -> None:
        self.history_model.refresh(rows)
        self.detail.show_alarm(self._current())

    def _tick(self) -> None:
        for model, key in ((self.open_model, "age"), (self.set_aside_model, "until")):
            model.refresh_column(key)
        self._show_below()

    # Showing

    def _review(self, *_: object) -> None:
        self._reviewed = self._board.tally
        self._show_view_counts()
        model, table = self._model, self._table
        if self.view == HISTORY:
            total = self.history_model.found_total
            self.filters.show_counts(None)
            self._header.show_count(total, self.history_model.known_total)
        else:
            self.filters.show_counts(counts(model.rows))
            self._header.show_count(model.shown, model.total)
        had_focus = self._list_has_focus()
        if model.shown:
            table.select_first()  # before the focus comes: it would make a row current by itself
            self._lists.setCurrentWidget(table)
        else:
            self._say_why_empty()
            self._lists.setCurrentWidget(self._empty)
            self.detail.show_alarm(None)
        if had_focus:  # the keys go on where the list was
            self._focus_list()
        self._review_actions()
        self._show_below()

    def _show_view_counts(self) -> None:
        self.views.set_count(OPEN, self.open_model.total)
        self.views.set_count(SET_ASIDE, self.set_aside_model.total)

    def _review_actions(self, *_: object) -> None:
        self.bar.show_rows(self.chosen_rows(), self.view)

    def _show_below(self) -> None:
        """Show detail and buttons while there is something to show or to take back."""
        is_working = self.detail.panel is not None
        self.detail.setVisible(self._model.shown > 0 or is_working)
        self._below.setVisible(not self.detail.isHidden() or bool(self.undo_bar.text))

    def _say_why_empty(self) -> None:
        if self.view == HISTORY:
            self._empty.say(
                self.tr("没有找到报警记录"),
                self.tr("换一个词，或放宽筛选；中文可用拼音首字母，如 lyec 12。"),
            )
        elif not self._model.shown and self._model.total:
            self._empty.say(
                self.tr("没有符合筛选的报警"),
                self.tr("共有 {0} 条报警未显示，点“清除筛选”查看全部。").format(self._model.total),
            )
        elif self.view == SET_ASIDE:
            self._empty.say(
                self.tr("没有被屏蔽的报警"),
                self.tr("屏蔽、计划抑制和停用的报警列在这里，写明到何时、谁、为什么。"),
            )
        elif self.console.status is None:
            self._empty.say(
                self.tr("报警服务没有响应，现场情况不明"),
                self.tr("它正在自动重启；恢复前请电话核实，按 F12 看运行诊断。"),
            )
        elif not self._board.is_loaded:
            self._empty.say(self.tr("正在读取报警"))
        else:
            self._empty.say(
                self.tr("没有报警"), self.tr("新报警会出现在这里和上方的报警条，并发出声音。")
            )

    def _measure(self) -> None:
        look = self.console.look
        self.detail.setMinimumHeight(look.px(196))
        self._splitter.setSizes([10_000, look.px(260)])
