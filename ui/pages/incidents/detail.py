"""The detail of an incident: how it stands, its tasks, its log, its alarms, and its forms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu

from app.domain.incidents import Grade
from app.services import incidents
from ui.errors import sentence
from ui.labels import codes, word
from ui.pages.incidents.end_forms import CloseForm, ReopenForm
from ui.pages.incidents.intake_form import IntakeForm
from ui.pages.incidents.log_section import LogSection
from ui.pages.incidents.model import (
    CLOSED,
    OPEN,
    alarm_lines,
    log_lines,
    place_of,
    satisfied_word,
    task_lines,
    word_of_kind,
)
from ui.pages.incidents.task_forms import TaskEndForm, TaskForm
from ui.text import duration, moment
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.line_section import LineSection
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.incidents import Caller, IncidentDetail, IncidentRow, TaskRow
    from ui.console import Console
    from ui.work import Job

_Ending = TypeVar("_Ending", TaskEndForm, CloseForm, ReopenForm)

_SHOWN_MS = 30_000
"""A caller's number is masked again after so long."""


class IncidentPanel(DetailPanel):
    """Shows an incident. `done(done)`: something was written, a `Done`. `opened(id)`: a new one.

    `alarm_asked(id)`: an alarm shall be shown in its list.
    """

    done = Signal(object)
    opened = Signal(str)
    alarm_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中事件"), self.tr("在左边选一行，看任务、日志和关联报警。")),
        )
        self._row: IncidentRow | None = None
        self._all: IncidentDetail | None = None
        self._job: Job | None = None
        self._overdue = self.add_state()
        self._answer = self.add_state()
        self._place = ElidedLabel(role="dim")
        self._caller = ElidedLabel(role="dim")
        self._description = label("", wrap=True)
        self._reveal = button(self.tr("显示回拨电话"), role="link")
        self._reveal.clicked.connect(self._ask_caller)
        who_and_where = spaced(console.look, FlowLayout(tight=True), 16)
        for part in (self._place, self._caller, self._reveal):
            who_and_where.addWidget(part)
        self.facts.addWidget(self._description)
        self.facts.addLayout(who_and_where)
        self._masking = QTimer(self)
        self._masking.setSingleShot(True)
        self._masking.setInterval(_SHOWN_MS)
        self._masking.timeout.connect(self._show_caller)
        self._make_actions()
        self.done_button = button(self.tr("完成"), role="link")
        self.cancel_button = button(self.tr("取消任务"), role="link")
        self.tasks = LineSection(
            console.look, self.tr("任务"), buttons=(self.done_button, self.cancel_button)
        )
        self.log = LogSection(console)
        self.alarms = LineSection(console.look, self.tr("关联报警"), most=3)
        self.sections.addWidget(self.tasks)
        self.sections.addWidget(self.log, 1)
        self.sections.addWidget(self.alarms)
        self.done_button.clicked.connect(lambda: self._end_task(self.done_form))
        self.cancel_button.clicked.connect(lambda: self._end_task(self.cancel_form))
        self.tasks.view.line_selected.connect(self._review_task)
        self.tasks.view.line_activated.connect(lambda _: self._end_task(self.done_form))
        self.alarms.view.line_activated.connect(self.alarm_asked)
        self._review_task(None)

    @property
    def is_settled(self) -> bool:
        """Whether log, tasks and alarms are those of the incident shown."""
        return self._row is None or self._all is not None

    @property
    def alarm_ids(self) -> set[str]:
        """The alarms of the incident shown."""
        return {alarm.id for alarm in self._all.alarms} if self._all is not None else set()

    def show_row(self, row: IncidentRow | None) -> None:
        """Show an incident, or that none is selected; an intake stays until another is chosen."""
        before, self._row = self._row, row
        taking_in = isinstance(self.open_form, IntakeForm)
        if row is None:
            if not taking_in:
                self.leave_form()
                self.show_nothing()
            return
        if before is None or before.id != row.id:
            if before is not None or not taking_in:
                self.leave_form()
                taking_in = False
            self._all = None
            self.log.show_incident(row.id)
            self.tasks.show_lines([], "")
            self.alarms.show_lines([], "")
        if not taking_in:
            self._show_state(row)
        form = self.open_form
        if isinstance(form, CloseForm):
            form.refresh(row)
        self._read(row)

    def begin_intake(self, alarm_id: str | None = None) -> None:
        """Open the form for a new incident, from an alarm if one is given."""
        self.show_head(self.tr("受理"), self.tr("新事件"), "", "")
        for part in (self._overdue, self._answer):
            part.say("")
        for words in (self._place, self._caller, self._description, self._reveal):
            words.hide()
        self.show_form(self.intake_form)
        if alarm_id is None:
            self.intake_form.begin_new()
        else:
            self.intake_form.begin_from_alarm(alarm_id)

    def begin_entry(self) -> None:
        """Put the cursor into the line of the log (F9)."""
        if self._row is not None:
            self.leave_form()
            self._show_state(self._row)
            self.log.focus_line()
            self.reveal(self.log)

    def reread(self) -> None:
        """Read the incident again: what it is joined with has changed."""
        if self._row is not None:
            self._read(self._row)

    # Inside

    def _make_actions(self) -> None:
        self.entry_button = button(self.tr("追加记录"), "F9", role="primary")
        self.task_button = button(self.tr("派任务"))
        self.grade_button = button(self.tr("调等级"))
        self.grade_button.setProperty("menu", "true")
        menu = QMenu(self.grade_button)
        for code in codes("incident_grade"):
            action = menu.addAction(word("incident_grade", code))
            action.triggered.connect(lambda _=False, code=code: self.set_grade(code))
        self.grade_button.setMenu(menu)
        self.close_button = button(self.tr("办结"))
        self.reopen_button = button(self.tr("重新打开"))
        self.map_button = button(self.tr("图上看"), "F8")
        for made, slot in (
            (self.entry_button, self.begin_entry),
            (self.task_button, lambda: self._begin(self.task_form)),
            (self.grade_button, None),
            (self.close_button, lambda: self._begin(self.close_form)),
            (self.reopen_button, lambda: self._begin(self.reopen_form)),
            (self.map_button, self._ask_map),
        ):
            self.add_action(made)
            if slot is not None:
                made.clicked.connect(slot)

    # The forms are made when they are first opened: the page is there sooner.

    @cached_property
    def intake_form(self) -> IntakeForm:
        """The form for a new incident."""
        form = IntakeForm(self.console)
        form.opened.connect(self.opened)
        form.joined_already.connect(self._tell_joined)
        form.closed.connect(self._show_again)
        self.add_form(form)
        return form

    @cached_property
    def task_form(self) -> TaskForm:
        """The form that gives a task."""
        form = TaskForm(self.console)
        form.given.connect(self.done)
        self.add_form(form)
        return form

    @cached_property
    def done_form(self) -> TaskEndForm:
        """The form that ends a task as done."""
        return self._add_ending(TaskEndForm(self.console, as_done=True))

    @cached_property
    def cancel_form(self) -> TaskEndForm:
        """The form that ends a task as no longer needed."""
        return self._add_ending(TaskEndForm(self.console, as_done=False))

    @cached_property
    def close_form(self) -> CloseForm:
        """The form that closes the incident."""
        return self._add_ending(CloseForm(self.console))

    @cached_property
    def reopen_form(self) -> ReopenForm:
        """The form that opens it again."""
        return self._add_ending(ReopenForm(self.console))

    def _add_ending(self, form: _Ending) -> _Ending:
        form.ended.connect(self.done)
        self.add_form(form)
        return form

    def _begin(self, form: TaskForm | CloseForm | ReopenForm) -> None:
        if self._row is not None:
            self.show_form(form)
            form.open_row(self._row)

    def _end_task(self, form: TaskEndForm) -> None:
        task = self._selected_task()
        if task is not None:
            self.show_form(form)
            form.open_task(task)

    def _selected_task(self) -> TaskRow | None:
        line = self.tasks.view.selected
        if line is None or self._all is None:
            return None
        return next((t for t in self._all.tasks if t.id == line.id and t.state == OPEN), None)

    def _review_task(self, _line_id: object) -> None:
        can = self._selected_task() is not None
        self.done_button.setEnabled(can)
        self.cancel_button.setEnabled(can)

    def set_grade(self, grade: str) -> None:
        """Change the grade; the foot of the page offers to change it back."""
        row = self._row
        if row is None or row.grade == grade:
            return
        before = row.grade
        done = Done(
            self.tr("{0} 的等级已改为{1}").format(row.number, word("incident_grade", grade)),
            lambda desk: incidents.set_grade(desk, row.id, before),
            self.tr("{0} 的等级已改回{1}").format(row.number, word("incident_grade", before)),
        )
        self.console.ask(
            self,
            lambda desk: incidents.set_grade(desk, row.id, Grade(grade).value),
            lambda _: self.done.emit(done),
            lambda error: self.done.emit(Done(sentence(error), warning=2)),
        )

    def _show_state(self, row: IncidentRow) -> None:
        now = self.console.now()
        parts = (row.number, word_of_kind(row), word("incident_source", row.source))
        is_open = row.state == OPEN
        end = row.closed_at if row.closed_at is not None else now
        self.show_head(
            " · ".join(parts),
            row.title,
            duration(end - row.opened_at),
            self.tr("{0}　{1}　{2} 受理 {3}").format(
                word("incident_state", row.state),
                self.tr("等级 {0}").format(word("incident_grade", row.grade)),
                row.opened_by,
                moment(row.opened_at, now),
            ),
        )
        self._overdue.say(
            self.tr("逾期任务 {0}").format(row.overdue_tasks) if row.overdue_tasks else "", 3
        )
        answer = f"{satisfied_word(row.satisfied)} · {row.outcome}" if row.state == CLOSED else ""
        self._answer.say(answer, 3 if row.satisfied is False else 0)
        self._place.set_full_text(place_of(row))
        self._place.setVisible(bool(place_of(row)))
        self._description.setText(row.description)
        self._description.setVisible(bool(row.description))
        self._show_caller()
        self.entry_button.show()
        for made in (self.task_button, self.grade_button, self.close_button):
            made.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)
        set_words(self.entry_button, self.tr("追加记录"), "F9", primary=True)
        self.map_button.setEnabled(row.lon is not None)

    def _show_caller(self) -> None:
        row = self._row
        if row is None:
            return
        caller = " ".join(part for part in (row.caller, row.caller_phone) if part)
        self._caller.set_full_text(self.tr("报告人 {0}").format(caller))
        self._caller.setVisible(bool(caller))
        self._reveal.setVisible(bool(row.caller_phone))

    def _ask_caller(self) -> None:
        row = self._row
        if row is not None:
            self.console.ask(
                self,
                lambda desk: incidents.caller_of(desk, row.id),
                lambda caller: self._reveal_caller(row.id, caller),
            )

    def _reveal_caller(self, incident_id: str, caller: Caller) -> None:
        if self._row is not None and self._row.id == incident_id:
            self._caller.set_full_text(self.tr("报告人 {0} {1}").format(caller.name, caller.phone))
            self._reveal.hide()
            self._masking.start()

    def _read(self, row: IncidentRow) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self.console.ask(
            self, lambda desk: incidents.incident(desk, row.id), self._take
        )

    def _take(self, found: IncidentDetail) -> None:
        self._all = found
        now = self.console.now()
        unfinished = sum(task.state == OPEN for task in found.tasks)
        self.tasks.show_lines(
            task_lines(found.tasks, now),
            self.tr("任务 {0}，未完成 {1}").format(len(found.tasks), unfinished),
        )
        self.log.show_lines(log_lines(found.entries, now))
        self.alarms.show_lines(
            alarm_lines(found.alarms, now),
            self.tr("关联报警 {0}，Enter 查看").format(len(found.alarms)),
        )
        self._review_task(None)

    def _tell_joined(self, incident_id: str) -> None:
        self.opened.emit(incident_id)
        self.done.emit(Done(self.tr("这条报警已有事件，已为您打开")))

    def _show_again(self) -> None:
        if self._row is None:
            self.show_nothing()
        else:
            self._show_state(self._row)

    def _ask_map(self) -> None:
        if self._row is not None:
            self.console.show_page("map", self._row.building_id)
