"""Everything that is set aside: shelved, suppressed, out of service; brought back from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import shelving
from ui.errors import sentence
from ui.pages.list_page import contains
from ui.pages.rules.aside_model import (
    OUT,
    SENSOR_OUT,
    SHELVED,
    SUPPRESSED,
    AsideRow,
    aside_rows,
    columns,
    exported,
    left_text,
    level_text,
    reason_text,
    state_text,
    still_text,
    until_text,
)
from ui.pages.rules.tab import Tab
from ui.pages.rules.wording import translate
from ui.text import UNKNOWN, moment
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.desk import Desk
    from app.services.shelving import Moved
    from ui.console import Console


class AsideDetail(DetailPanel):
    """Shows what is set aside. `done(done)`: it was brought back. `map_asked(sensor)`: F8."""

    done = Signal(object)
    map_asked = Signal(str)
    window_asked = Signal()

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中"), self.tr("在左边选一行，看为什么、到什么时候。")),
        )
        self._row: AsideRow | None = None
        self._state = self.add_state()
        self._still = self.add_state()
        self._until = label("", wrap=True)
        self._reason = label("", wrap=True)
        self._who = label("", "dim", wrap=True)
        self._advice = label("", "dim", wrap=True)
        self._error = label("", "error", wrap=True)
        for part in (self._until, self._reason, self._who, self._advice, self._error):
            self.facts.addWidget(part)
        self.unshelve_button = button(self.tr("解除搁置"), "Enter", role="primary")
        self.return_button = button(self.tr("恢复服务"), "Enter", role="primary")
        self.window_button = button(self.tr("看计划屏蔽"), "Enter")
        self.map_button = button(self.tr("图上看"), "F8")
        for made in (
            self.unshelve_button,
            self.return_button,
            self.window_button,
            self.map_button,
        ):
            self.add_action(made)
        self.unshelve_button.clicked.connect(self.bring_back)
        self.return_button.clicked.connect(self.bring_back)
        self.window_button.clicked.connect(self.window_asked)
        self.map_button.clicked.connect(self._ask_map)

    def show_row(self, row: AsideRow | None) -> None:
        """Show something set aside, or that nothing is selected."""
        if row is None or self._row is None or row.id != self._row.id:
            self._error.hide()
        self._row = row
        if row is None:
            self.show_nothing()
            return
        self.show_head(row.where, row.title, "", "")
        self._still.say(f"{still_text(row)} · {level_text(row)}" if row.level else "")
        self._reason.setText(self.tr("原因：{0}").format(reason_text(row)))
        self._advice.setText(self._advise(row))
        self.unshelve_button.setVisible(row.what == SHELVED)
        self.return_button.setVisible(row.what in (OUT, SENSOR_OUT))
        self.window_button.setVisible(row.what == SUPPRESSED)
        self.refresh()

    def refresh(self) -> None:
        """Show what is left now."""
        row, now = self._row, self.console.now()
        if row is None:
            return
        self._state.say(" · ".join(part for part in (state_text(row), left_text(row, now)) if part))
        self._until.setText(self.tr("到：{0}").format(until_text(row, now)))
        since = moment(row.since, now)
        words = self.tr("{0}，停用于 {1}") if not row.level else self.tr("{0}，报警于 {1}")
        self._who.setText(words.format(row.by or UNKNOWN, since))

    def bring_back(self) -> None:
        """Unshelve the alarm, or return the sensor to service; of a window, show it."""
        row = self._row
        if row is None:
            return
        if row.what == SUPPRESSED:
            self.window_asked.emit()
        elif row.what == SHELVED:
            alarm, until, reason = row.id, row.until, row.reason
            undo = (
                (lambda desk: shelving.shelve(desk, [alarm], until, reason or UNKNOWN))
                if until is not None
                else None
            )
            done = Done(
                self.tr("已解除搁置：{0}").format(row.title), undo, self.tr("已撤销，仍搁置着")
            )
            self.console.ask(
                self,
                lambda desk: shelving.unshelve(desk, [alarm]),
                lambda moved: self._tell_moved(moved, done),
                self._fail,
            )
        else:
            sensor, reason = row.sensor_id, row.reason or self.tr("撤销刚才的恢复")
            done = Done(
                self.tr("已恢复服务：{0}，照常报警").format(row.sensor_code),
                lambda desk: shelving.take_out_of_service(desk, sensor, reason),
                self.tr("已撤销，{0} 仍停用").format(row.sensor_code),
            )
            self.console.ask(
                self,
                lambda desk: shelving.return_to_service(desk, sensor),
                lambda _: self.done.emit(done),
                self._fail,
            )

    def _advise(self, row: AsideRow) -> str:
        if row.what == SENSOR_OUT:
            return self.tr("停用期间这个点位什么都不报。修好后请恢复服务。")
        if row.what == OUT:
            return self.tr("恢复点位的服务后，这条报警按当时的情况回来。")
        if row.what == SUPPRESSED:
            return self.tr("计划屏蔽结束时自动回到报警列表。")
        return self.tr("到时自动回到报警列表，重新要求确认。")

    def _tell_moved(self, moved: Moved, done: Done) -> None:
        if moved.refused:
            self._say(self.tr("这条报警已经不在搁置中，可能刚到时间或别人解除了；列表已刷新。"))
        else:
            self.done.emit(done)

    def _fail(self, error: Exception) -> None:
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.show()

    def _ask_map(self) -> None:
        if self._row is not None:
            self.map_asked.emit(self._row.sensor_id)


class AsideTab(Tab[AsideRow]):
    """See the module's text."""

    detail: AsideDetail

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            translate("Aside", "已搁置"),
            search_hint=translate("Aside", "查找报警、地点、编码、原因、人"),
            chips=[
                ("all", translate("Aside", "全部")),
                (SHELVED, translate("Aside", "已搁置")),
                (SUPPRESSED, translate("Aside", "计划屏蔽中")),
                (OUT, translate("Aside", "停用")),
            ],
            columns=columns(console.now),
            give_way=("by", "until", "still"),
            empty=EmptyState(
                translate("Aside", "没有搁置的报警，也没有停用的点位"),
                translate("Aside", "全部点位都在值守。"),
            ),
            detail=AsideDetail(console),
            tables=("alarms", "sensors"),
        )
        self.detail.done.connect(self.tell)
        self.detail.map_asked.connect(lambda sensor: console.show_page("map", sensor))
        self.each_second(self.tick)

    @staticmethod
    def read(desk: Desk) -> list[AsideRow]:
        """Return everything that is set aside."""
        return aside_rows(desk)

    def passes(self, row: AsideRow) -> bool:
        """Return whether chips and search let the row through."""
        (view,) = self.chips.on or ("all",)
        return _in_view(row, view) and contains(
            self.header.search.text().strip(),
            row.title,
            row.where,
            row.sensor_code,
            row.reason,
            row.by,
        )

    def show_row(self, row: AsideRow | None) -> None:
        """Show the detail of something set aside."""
        self.detail.show_row(row)

    def count(self) -> None:
        """Count by the way it was set aside."""
        rows = list(self.model.rows)
        for view in (SHELVED, SUPPRESSED, OUT):
            self.chips.set_count(view, sum(_in_view(row, view) for row in rows))
        self.foot.show_totals(
            self.tr("搁置 {0} · 屏蔽 {1} · 停用点位 {2}").format(
                sum(row.what == SHELVED for row in rows),
                sum(row.what == SUPPRESSED for row in rows),
                sum(row.what == SENSOR_OUT for row in rows),
            )
        )

    def tick(self) -> None:
        """Show what is left now."""
        self.table.viewport().update()
        self.detail.refresh()

    def activate(self, _row: AsideRow) -> None:
        """Bring it back by Enter; it can be taken back."""
        self.detail.bring_back()

    def exported(self) -> tuple[Sequence[str], list[Sequence[object]]]:
        """Return what is shown, for the CSV file."""
        return exported(self.shown_rows, self.console.now())

    def map_selection(self) -> str | None:
        """Return the sensor of what is selected, for F8."""
        row = self.selected
        return row.sensor_id if row is not None else None


def _in_view(row: AsideRow, view: str) -> bool:
    if view == OUT:
        return row.what in (OUT, SENSOR_OUT)
    return view in ("all", row.what)
