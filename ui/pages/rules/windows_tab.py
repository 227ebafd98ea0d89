"""Maintenance windows: running, planned and over, with what is left; planned and ended here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal

from app.domain.scopes import Scope
from app.services import windows
from app.services.windows import NewWindow, WindowRow
from ui.errors import sentence
from ui.pages.list_page import contains
from ui.pages.rules.quiet_model import (
    KEPT,
    OVER,
    PLANNED,
    RUNNING,
    exported_windows,
    kind_text,
    left_text,
    phase,
    phase_text,
    rank,
    span_words,
    window_columns,
)
from ui.pages.rules.tab import Tab
from ui.pages.rules.window_form import WindowForm
from ui.pages.rules.wording import place_text, translate
from ui.text import moment, number
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.desk import Desk
    from ui.console import Console


class WindowDetail(DetailPanel):
    """Shows a window. `done(done)`: a `Done`; `planned(id)`: a new window to be selected."""

    done = Signal(object)
    planned = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(
                self.tr("没有选中计划屏蔽"), self.tr("在左边选一行，或按 Ctrl+N 定一个新的。")
            ),
        )
        self._row: WindowRow | None = None
        self._state = self.add_state()
        self._span = label("", wrap=True)
        self._reason = label("", wrap=True)
        self._who = label("", "dim", wrap=True)
        self._error = label("", "error", wrap=True)
        for part in (self._span, self._reason, self._who, self._error):
            self.facts.addWidget(part)
        self.end_button = button(self.tr("现在结束"))
        self.add_action(self.end_button)
        self.end_button.clicked.connect(self.end)
        self.plan = WindowForm(console)
        self.add_form(self.plan)
        self.plan.planned.connect(self._tell_planned)

    def show_row(self, row: WindowRow | None) -> None:
        """Show a window, or that none is selected; a form that is open stays."""
        changed = (row.id if row else "") != (self._row.id if self._row else "")
        self._row = row
        if self.open_form is not None:
            return
        if row is None:
            self.show_nothing()
            return
        if changed:
            self._error.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is left now."""
        row, now = self._row, self.console.now()
        if row is None or self.open_form is not None:
            return
        found = phase(row, now)
        running = found == RUNNING
        self.show_head(
            kind_text(row.kind),
            place_text(row.scope, row.place),
            number(row.suppressed) if running else "",
            self.tr("条报警正被屏蔽") if running else "",
        )
        self._state.say(
            " · ".join(part for part in (phase_text(row, now), left_text(row, now)) if part)
        )
        self._span.setText(span_words(row, now))
        self._reason.setText(self.tr("原因：{0}").format(row.reason))
        who = self.tr("{0} 定于 {1}").format(row.created_by, moment(row.created_at, now))
        if row.ended_at is not None and row.ended_by:
            who += self.tr("；{0} 提前结束于 {1}").format(row.ended_by, moment(row.ended_at, now))
        self._who.setText(who)
        words = self.tr("取消计划") if found == PLANNED else self.tr("现在结束")
        set_words(self.end_button, words, "Enter", primary=True)
        self.end_button.setVisible(found != OVER)

    def begin_plan(self) -> None:
        """Open the form of a new window."""
        self.show_form(self.plan)
        self.show_head(self.tr("计划屏蔽"), self.tr("新的计划屏蔽"), "", "")
        for part in (self._state, self._span, self._reason, self._who, self._error):
            part.hide()
        self.plan.open_for("new", "")

    def leave_plan(self) -> None:
        """Show the facts again, now that the form is away."""
        for part in (self._span, self._reason, self._who):
            part.show()
        if self._row is None:
            self.show_nothing()
        else:
            self.refresh()

    def end(self) -> None:
        """End the window now, or take back a planned one."""
        row = self._row
        if row is None or phase(row, self.console.now()) == OVER:
            return
        now = self.console.now()
        again = NewWindow(
            Scope(row.scope),
            row.scope_id,
            row.kind,
            max(row.starts_at, now),
            row.ends_at,
            row.reason,
        )
        place = place_text(row.scope, row.place)
        done = Done(
            self.tr("已结束：{0}照常报警").format(place),
            lambda desk: windows.plan_window(desk, _from_now(again, desk)),
            self.tr("已撤销，{0}继续屏蔽").format(place),
        )
        row_id = row.id
        self.console.ask(
            self,
            lambda desk: windows.end_window(desk, row_id),
            lambda _: self.done.emit(done),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._error.setText(sentence(error))
        self._error.show()

    def _tell_planned(self, done: Done, window_id: str) -> None:
        self.planned.emit(window_id)
        self.done.emit(done)


def _from_now(window: NewWindow, desk: Desk) -> NewWindow:
    return msgspec.structs.replace(window, starts_at=max(window.starts_at, desk.store.clock.now()))


class WindowsTab(Tab[WindowRow]):
    """See the module's text."""

    detail: WindowDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            translate("Quiet", "计划屏蔽"),
            search_hint=translate("Quiet", "查找范围、原因、人"),
            chips=[
                ("all", translate("Quiet", "全部")),
                (RUNNING, translate("Quiet", "进行中")),
                (PLANNED, translate("Quiet", "计划中")),
                (OVER, translate("Quiet", "已结束")),
            ],
            columns=window_columns(console.now),
            give_way=("by", "span", "kind"),
            empty=EmptyState(
                translate("Quiet", "没有计划屏蔽"),
                translate("Quiet", "维保、施工前在这里定一段时间，期间不响铃，到时自动恢复。"),
                translate("Quiet", "定一个计划屏蔽"),
            ),
            detail=WindowDetail(console),
            tables=("maintenance_windows", "alarms"),
        )
        self.new_button = button(self.tr("定计划屏蔽"), "Ctrl+N")
        self.header.add_action(self.new_button)
        self.new_button.clicked.connect(self.detail.begin_plan)
        self.area.empty_acted.connect(self.detail.begin_plan)
        self.detail.done.connect(self.tell)
        self.detail.planned.connect(self.want)
        self.detail.form_closed.connect(self.detail.leave_plan)
        self.bind("Ctrl+N", self.detail.begin_plan, self.tr("新的计划屏蔽"))
        self.model.set_order(lambda row: rank(row, console.now()))
        self._phases: dict[str, str] = {}
        self.each_second(self.tick)

    def reading(self) -> Callable[[Desk], list[WindowRow]]:
        """Return what reads the windows that are not long over."""
        since = self.console.now() - KEPT
        return lambda desk: windows.windows(desk, since)

    def passes(self, row: WindowRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return view in ("all", phase(row, self.console.now())) and contains(
            self.header.search.text().strip(),
            place_text(row.scope, row.place),
            kind_text(row.kind),
            row.reason,
            row.created_by,
        )

    def show_row(self, row: WindowRow | None) -> None:
        """Show a window's detail."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count the windows by phase, and what they suppress."""
        rows, now = list(self.model.rows), self.console.now()
        self._phases = {row.id: phase(row, now) for row in rows}
        found = list(self._phases.values())
        for view in (RUNNING, PLANNED, OVER):
            self.chips.set_count(view, found.count(view))
        running = [row for row in rows if self._phases[row.id] == RUNNING]
        self.foot.show_totals(
            self.tr("进行中 {0} · 正屏蔽 {1} 条报警").format(
                len(running), number(sum(row.suppressed for row in running))
            )
        )

    def tick(self) -> None:
        """Show what is left now; a window that begins or ends changes its place."""
        now = self.console.now()
        if {row.id: phase(row, now) for row in self.model.rows} != self._phases:
            self.apply_filters()
        self.table.viewport().update()
        self.detail.refresh()

    def activate(self, _row: WindowRow) -> None:
        """End the window by Enter; it can be taken back."""
        self.detail.end()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported_windows(self.shown_rows, self.console.now())
