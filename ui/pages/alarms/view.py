"""The alarms page: the list above, what can be done under it, the chosen alarm below.

Three views in one place: what asks for something, what is set aside, and the history.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.alarms import OPEN_STATES
from ui.alarms.groups import LEADER_LIST
from ui.pages.alarms.action_bar import ActionBar
from ui.pages.alarms.deeds import AlarmDeeds
from ui.pages.alarms.detail import AlarmDetail
from ui.pages.alarms.filter_bar import FilterBar
from ui.pages.alarms.filters import HISTORY, OPEN, SET_ASIDE, PageFilter, SearchTexts
from ui.pages.alarms.key_help import KeyHelp
from ui.pages.alarms.lists import AlarmLists
from ui.pages.alarms.model import CountedModel
from ui.pages.alarms.saved_bar import SavedBar
from ui.pages.page import Page
from ui.printing.handover import blind_words
from ui.printing.tables import list_paper, shown_table
from ui.turns import turns
from ui.widgets.basics import Chips, PageHeader, button
from ui.widgets.csv_export import CsvExport
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.alarm_help import PersonRevealed
    from app.services.alarms import AlarmRow
    from ui.alarms.board import Tally
    from ui.console import Console
    from ui.printing.paper import Paper
    from ui.widgets.table_model import TableModel

_AT_REST, _WORKING = 260, 330
"""Height of what is below the list, at 100 %: an alarm at rest, and with a panel open."""


class AlarmsPage(Page):
    """See the module's text."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._board = console.alarms
        self._was_blind = console.is_blind
        self._filter = PageFilter()
        self._reviewed: Tally | None = None
        self._asked: str | None = None
        self._texts = SearchTexts(console, self)
        self._reviewing = QTimer(self, interval=250, singleShot=True)
        self._reviewing.timeout.connect(self._review)
        self._news: dict[str, AlarmRow] = {}
        self._gone: set[str] = set()
        self._turns = turns()
        self._is_taking = self._is_moved = False
        self._typing = QTimer(self, interval=120, singleShot=True)
        self._typing.timeout.connect(self._apply)
        self.lists = AlarmLists(console)
        self.detail = AlarmDetail(console)
        self.bar = ActionBar(console)
        self.undo_bar = UndoBar(console, self)
        self.bar.add_at_end(self.undo_bar)
        self.deeds = AlarmDeeds(console, self, self.detail, self.undo_bar)
        self.filters = FilterBar(console)
        self._header = self._make_header()
        self.saved = SavedBar(console, self.undo_bar, self._present)
        self.key_help = KeyHelp(console)
        self.export = CsvExport(console, self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.lists.open.replace(self._board.rows)
        self.lists.set_aside.load()
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
        if selection == LEADER_LIST:
            self._use(PageFilter(leader=("leader",)))
            self.lists.table.select_first()
        elif selection is not None:
            self._asked = selection
            self._use(PageFilter())
            self._select_asked()
        else:
            self.lists.table.select_first()
        self.lists.take_focus()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self._header.search.setFocus()
        self._header.search.selectAll()

    def visible_alarm_ids(self) -> list[str]:
        """Return the alarms that are on screen now, for Shift+F2: no more than was seen."""
        return self.lists.table.visible_ids if self.view == OPEN else []

    def _ids_in_view(self) -> list[str]:
        if not self.isVisible():
            return []
        shown = self.detail.alarm_id
        return [*self.visible_alarm_ids(), *([shown] if shown is not None else [])]

    def papers(self) -> Sequence[Paper]:
        """Return the list of the view that is shown."""
        if not self._knows(self.lists.model):
            return ()
        (view,) = self.views.names_on or ("",)
        text = self._header.search.text().strip()
        blind = blind_words() if self.console.is_blind and self.view != HISTORY else ""
        notes = [blind, self.filters.summary, f"“{text}”" if text else ""]
        name = self.tr("报警：{0}").format(view)
        total = self.lists.history.found_total if self.view == HISTORY else None
        return (list_paper(name, self.lists.table, self.lists.model, notes, total=total),)

    def panes(self) -> Sequence[QWidget]:
        """Return filters and search, the list, the alarm below it."""
        return self._header, self.filters, self.lists, self._below

    def keys(self) -> Sequence[tuple[str, str]]:
        """Return the page's keys."""
        return self.key_help.keys

    def show_help(self) -> None:
        """Show the page's keys, or put them away (F1)."""
        self.help_button.click()

    def _export(self) -> None:
        if self._knows(self.lists.model):
            block = shown_table(self.lists.table, self.lists.model)
            (view,) = self.views.names_on or ("",)
            name = self.tr("报警 {0}").format(view)
            self.export.ask(name, [one.title for one in block.columns], block.rows)

    def map_selection(self) -> str | None:
        """Return the sensor of the chosen alarm, for F8."""
        row = self.lists.current
        return row.sensor_id if row is not None else None

    def incident_selection(self) -> str | None:
        """Return the chosen alarm, for F4."""
        row = self.lists.current
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
        for part in (self.views, self.filters.areas, self.filters.kinds):
            header.add_filter(part)
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
        self._splitter.addWidget(self.lists)
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

    def _connect(self) -> None:
        board = self._board
        board.changed.connect(self._note)
        board.values_changed.connect(self._take_values)
        board.loaded.connect(self._review)
        board.in_view = self._ids_in_view
        self.destroyed.connect(board.forget_view)
        self.console.beat_changed.connect(self._feel)
        self.console.status_changed.connect(self._feel)
        self.lists.chosen.connect(self._choose)
        self.lists.selection_changed.connect(self._note_selection)
        for view in (OPEN, HISTORY):
            self.lists.tables[view].row_activated.connect(lambda _: self._press("acknowledge"))
        self.views.changed.connect(self._apply)
        self.filters.changed.connect(self._apply)
        self._header.search_changed.connect(lambda _: self._typing.start())
        self._header.cleared.connect(lambda: self._use(PageFilter(view=self.view)))
        self._texts.ready.connect(self._search_again)
        self.lists.history.found.connect(self._review)
        self.lists.set_aside.read.connect(self._review)
        self.bar.pressed.connect(self._press)
        self.detail.panel_closed.connect(self._panel_closed)
        self.detail.call_asked.connect(self._call)
        self.detail.map_asked.connect(lambda one: self.console.show_page("map", one))
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
            made = self._bind(keys, partial(self._press, code))
            if code == "dispatch":
                self.dispatch_key = made
        self._bind("Ctrl+E", self._export)

    def _bind(self, keys: str, do: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)
        return made

    # What is chosen

    def _choose(self) -> None:
        self.detail.show_alarm(self.lists.current)

    def _select_asked(self) -> None:
        if self.lists.table.select(self._asked):
            self._asked = None

    # What is pressed

    def _press(self, code: str) -> None:
        rows = self.lists.selected
        if code in ("next", "previous"):
            self.lists.step_unacknowledged(1 if code == "next" else -1)
        elif not rows:
            return
        elif code == "acknowledge":
            self.deeds.acknowledge(rows, self.lists.table.visible_ids)
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
            self._measure()
            self._review()

    def _call(self, person: PersonRevealed | None) -> None:
        row = self.lists.current
        if row is not None:
            self._open(self.detail.calling, (row,))
            if person is not None:
                self.detail.calling.for_person(person)

    def _panel_closed(self) -> None:
        self._measure()
        self._review()
        self.lists.take_focus()

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
        self._filter = self.filters.wanted(view, self._header.search.text().strip())
        self.filters.show_view(view)
        self.lists.show_view(view)
        if view == HISTORY:
            self.lists.history.search(self._filter.for_history(self.console.now()))
        else:
            self._filter_lists()
        self.saved.review(self._present())
        self._review()

    def _filter_lists(self) -> None:
        """Filter what is in memory; the words are looked for in texts made beforehand."""
        wanted, model = self._filter, self.lists.model
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

    def _note(self, rows: list[AlarmRow], gone: set[str]) -> None:
        """Take it in the next turn of the event loop: what else waits comes in between."""
        for row in rows:
            self._news[row.id] = row
        for one in gone:
            self._news.pop(one, None)
        self._gone |= gone
        self._turns.soon(self, self._take_noted)

    def _take_noted(self) -> None:
        if not self._news and not self._gone:
            return
        rows, self._news = list(self._news.values()), {}
        gone, self._gone = self._gone, set()
        self.lists.table.paint_soon()
        # One that ended and came again meanwhile is there.
        self._take(rows, gone - {row.id for row in rows})

    def _take(self, rows: list[AlarmRow], gone: set[str]) -> None:
        self._is_taking, self._is_moved = True, False
        self.lists.open.update(rows, gone)
        self._is_taking = False
        if self._is_moved:
            self._review_actions()
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
        elif self.lists.open.shown and self.lists.currentWidget() is self.lists.table:
            if self._board.tally is not self._reviewed or not self._filter.is_empty:
                self._reviewing.start()
        else:
            self._review()

    def _take_values(self, rows: list[AlarmRow]) -> None:
        self._take_noted()
        self.lists.open.update(rows)
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

        ids = tuple(self.lists.table.visible_ids)
        self.console.ask(self, lambda desk: alarms.alarms_by_id(desk, ids), self._take_history_rows)

    def _take_history_rows(self, rows: list[AlarmRow]) -> None:
        self.lists.history.refresh(rows)
        self.detail.show_alarm(self.lists.current)

    def _tick(self) -> None:
        self.lists.tick()
        self._show_below()

    # Showing

    def _review(self, *_: object) -> None:
        self._reviewed = self._board.tally
        self._show_view_counts()
        model = self.lists.model
        if not isinstance(model, CountedModel):
            self.filters.show_counts(None)
            history = self.lists.history
            self._header.show_count(history.found_total, history.known_total)
        else:
            known = self._knows(model)
            self.filters.show_counts(model.counts if known else None)
            self._header.show_count(model.shown, model.total if known else None)
        self.lists.review(is_loaded=self._board.is_loaded)
        if not model.shown:
            self.detail.show_alarm(None)
        self._review_actions()
        self._show_below()

    def _feel(self, _verdict: object) -> None:
        was_blind, self._was_blind = self._was_blind, self.console.is_blind
        if was_blind != self._was_blind:
            self._review()

    def _show_view_counts(self) -> None:
        for view, model in ((OPEN, self.lists.open), (SET_ASIDE, self.lists.set_aside)):
            self.views.set_count(view, model.total if self._knows(model) else None)

    def _knows(self, model: TableModel[AlarmRow]) -> bool:
        """Whether the rows are all there are: no rows from a blind console are not none."""
        return bool(model.total) or (self._board.is_loaded and not self.console.is_blind)

    def _note_selection(self, *_: object) -> None:
        """A batch moves the selected rows step by step: the buttons follow once, at its end."""
        self._is_moved = True
        if not self._is_taking:
            self._review_actions()

    def _review_actions(self) -> None:
        self.bar.show_rows(self.lists.selected, self.view)

    def _show_below(self) -> None:
        """Show detail and buttons while there is something to show or to take back."""
        is_working = self.detail.panel is not None
        self.detail.setVisible(self.lists.model.shown > 0 or is_working)
        self._below.setVisible(not self.detail.isHidden() or bool(self.undo_bar.text))

    def _measure(self) -> None:
        look = self.console.look
        self.detail.setMinimumHeight(look.px(196))
        height = _WORKING if self.detail.panel is not None else _AT_REST
        self._splitter.setSizes([10_000, look.px(height)])
