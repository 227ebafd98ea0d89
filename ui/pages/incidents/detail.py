"""The detail of an incident: how it stands, its tasks, its alarms, its log, and its forms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from app.services import incidents
from ui.errors import sentence
from ui.labels import codes, word
from ui.pages.incidents.call_form import CallForm
from ui.pages.incidents.end_forms import CloseForm, ReopenForm
from ui.pages.incidents.entry_line import EntryLine
from ui.pages.incidents.intake_form import NEW, IntakeForm
from ui.pages.incidents.log_section import LogSection
from ui.pages.incidents.model import (
    CLOSED,
    OPEN,
    age_words,
    alarm_columns,
    casualties_words,
    place_of,
    satisfied_word,
    times_words,
    word_of_kind,
)
from ui.pages.incidents.reporting import Reporting
from ui.pages.incidents.task_forms import TaskEndForm, TaskForm
from ui.pages.incidents.task_section import TaskSection
from ui.widgets.basics import EmptyState, button, label
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.elided import ElidedLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.grade import GradeMark
from ui.widgets.line_section import LineSection
from ui.widgets.measure import spaced
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from app.services.alarms import AlarmRow
    from app.services.incidents import Caller, EntryRow, IncidentDetail, IncidentRow, TaskRow
    from ui.console import Console
    from ui.work import Job

_Ending = TypeVar("_Ending", TaskEndForm, CloseForm, ReopenForm)

_SHOWN_MS = 30_000
"""A caller's number is masked again after so long."""


class IncidentPanel(DetailPanel):
    """Shows an incident. `done(done)`: something was written, a `Done`.

    `opened(taken)`, `joined(taken)`: an intake ended, a `Taken`. `had_already(id)`: its alarm has
    an incident. `draft_kept(subject)`. `alarm_asked(id)`, `map_asked(id)`: show it there.
    """

    done = Signal(object)
    opened = Signal(object)
    joined = Signal(object)
    had_already = Signal(str)
    draft_kept = Signal(str)
    alarm_asked = Signal(str)
    map_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中事件"), self.tr("在左边选一行，看任务、报警和处置日志。")),
        )
        self._row: IncidentRow | None = None
        self._all: IncidentDetail | None = None
        self._job: Job | None = None
        self.grade = GradeMark(console.look)
        self._overdue = self.add_state()
        self._answer = self.add_state()
        self.add_mark(self.grade)
        self._make_facts()
        self._make_actions()
        self.entry = EntryLine(console)
        self.add_beneath_actions(self.entry)
        self._make_sections()

    @property
    def is_settled(self) -> bool:
        """Whether log, tasks and alarms are those of the incident shown."""
        return self._row is None or (self._all is not None and self.reporting.is_settled)

    @property
    def alarm_ids(self) -> set[str]:
        """The alarms of the incident shown."""
        return {alarm.id for alarm in self._all.alarms} if self._all is not None else set()

    @property
    def map_subject(self) -> str | None:
        """What to show on the map: the building, else the first alarm's sensor, else the area."""
        row = self._row
        if row is None:
            return None
        if row.building_id is not None:
            return row.building_id
        alarms = self._all.alarms if self._all is not None else ()
        return alarms[0].sensor_id if alarms else row.area_id

    def show_row(self, row: IncidentRow | None, *, chosen: bool = True) -> None:
        """Show an incident, or that none is selected.

        `chosen`: a person chose it. If not, an intake under way stays: it is not swept away by
        what others write.
        """
        before, self._row = self._row, row
        taking_in = isinstance(self.open_form, IntakeForm)
        if taking_in and not chosen:
            self._forget_unless_same(before)
            if row is not None:
                self._read(row)
            return
        if row is None:
            self._leave()
            self._forget_unless_same(before)
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self._leave()
        self._forget_unless_same(before)
        if not isinstance(self.open_form, IntakeForm):
            self._show_state(row)
        form = self.open_form
        if isinstance(form, CloseForm):
            form.refresh(row)
        self._read(row)

    def begin_intake(self, alarm_id: str | None = None) -> None:
        """Open the form for a new incident, from an alarm if one is given."""
        form = self.intake_form
        subject = f"{NEW}:{alarm_id}" if alarm_id is not None else NEW
        if self.open_form is form and form.subject == subject:
            form.focus_first()
            return
        self.leave_form()
        self.show_head(self.tr("受理"), self.tr("新事件"), "", "")
        for part in (self.grade, *self._facts, self._reveal):
            part.hide()
        for state in (self._overdue, self._answer):
            state.say("")
        self.show_form(form)
        if alarm_id is None:
            form.begin_new()
        else:
            form.begin_from_alarm(alarm_id)

    def begin_entry(self) -> None:
        """Put the cursor into the line of the log (F9)."""
        if self._row is not None:
            self._leave()
            self._show_state(self._row)
            self.reveal(self.entry)
            self.entry.focus()

    def reread(self) -> None:
        """Read the incident again: what it is joined with has changed."""
        if self._row is not None:
            self._read(self._row)

    def refresh_ages(self) -> None:
        """Show ages and time limits as they are now."""
        if self._row is not None and not isinstance(self.open_form, IntakeForm):
            self._show_age(self._row)
            self.tasks.refresh()

    # Parts

    def _make_facts(self) -> None:
        self._description = label("", wrap=True)
        self._place = ElidedLabel(role="dim")
        self._casualties = label("", "dim")
        self._caller = ElidedLabel(role="dim")
        self._reveal = button(self.tr("显示回拨电话"), role="link")
        self._reveal.clicked.connect(self._ask_caller)
        self._facts = (self._description, self._place, self._casualties, self._caller)
        who_and_where = spaced(self.console.look, FlowLayout(tight=True), 16)
        for part in (self._place, self._casualties, self._caller, self._reveal):
            who_and_where.addWidget(part)
        self.facts.addWidget(self._description)
        self.facts.addLayout(who_and_where)
        self._masking = QTimer(self)
        self._masking.setSingleShot(True)
        self._masking.setInterval(_SHOWN_MS)
        self._masking.timeout.connect(self._show_caller)

    def _make_actions(self) -> None:
        self.task_button = button(self.tr("新任务"))
        self.call_button = button(self.tr("回访"))
        self.call_button.setToolTip(self.tr("登记给报告人、家属的回电，没打通也登记"))
        self.grade_button = button(self.tr("改分级"))
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
            (self.task_button, lambda: self._begin(self.task_form)),
            (self.call_button, lambda: self._begin(self.call_form)),
            (self.grade_button, None),
            (self.close_button, lambda: self._begin(self.close_form)),
            (self.reopen_button, lambda: self._begin(self.reopen_form)),
            (self.map_button, self._ask_map),
        ):
            self.add_action(made)
            if slot is not None:
                made.clicked.connect(slot)

    def _make_sections(self) -> None:
        look = self.console.look
        self.tasks = TaskSection(self.console)
        self.alarms: LineSection[AlarmRow] = LineSection(
            look, self.tr("关联报警"), alarm_columns(), most=4
        )
        self.log = LogSection(self.console)
        self.reporting = Reporting(self.console, self)
        self.reporting.done.connect(self.done)
        reports = self.reporting.section
        for part, stretch in ((self.tasks, 0), (reports, 0), (self.alarms, 0), (self.log, 1)):
            self.sections.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self.tasks.done_asked.connect(lambda task: self._end_task(self.done_form, task))
        self.tasks.cancel_asked.connect(lambda task: self._end_task(self.cancel_form, task))
        self.alarms.table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.alarms.table.clicked.connect(self._ask_alarm)
        self.alarms.table.row_activated.connect(self.alarm_asked)
        self.log.correction_asked.connect(self._correct)

    # The forms are made when they are first opened: the page is there sooner.

    @cached_property
    def intake_form(self) -> IntakeForm:
        """The form for a new incident."""
        form = IntakeForm(self.console)
        form.opened.connect(self.opened)
        form.joined.connect(self.joined)
        form.had_already.connect(self.had_already)
        form.draft_kept.connect(self.draft_kept)
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
    def call_form(self) -> CallForm:
        """The form that writes down a call."""
        form = CallForm(self.console)
        form.made.connect(self.done)
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

    def _begin(self, form: TaskForm | CallForm | CloseForm | ReopenForm) -> None:
        if self._row is not None:
            self.show_form(form)
            form.open_row(self._row)

    def _leave(self) -> None:
        """Put the open form away; an intake says that it is kept."""
        form = self.open_form
        if isinstance(form, IntakeForm) and form.texts():
            self.draft_kept.emit(form.subject)
        self.leave_form()

    def _forget_unless_same(self, before: IncidentRow | None) -> None:
        """Empty tasks, alarms and log when another incident is shown."""
        row = self._row
        if row is not None and before is not None and before.id == row.id:
            return
        self._all = None
        self.reporting.show_row(None)
        self.log.clear()
        self.tasks.show_tasks([])
        self.alarms.show_lines([], "")
        if row is not None:
            self.entry.show_incident(row.id)

    # Tasks, alarms, log

    def _end_task(self, form: TaskEndForm, task: TaskRow) -> None:
        self.show_form(form)
        form.open_task(task)

    def _ask_alarm(self, index: QModelIndex) -> None:
        row = self.alarms.lines.row_at(index.row())
        if row is not None:
            self.alarm_asked.emit(row.id)

    def _correct(self, entry: EntryRow) -> None:
        self.entry.correct(entry)
        self.reveal(self.entry)

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
            lambda desk: incidents.set_grade(desk, row.id, grade),
            lambda _: self.done.emit(done),
            lambda error: self.done.emit(Done(sentence(error), warning=2)),
        )

    # What is shown

    def _show_state(self, row: IncidentRow) -> None:
        is_open = row.state == OPEN
        self._show_age(row)
        self.grade.show_grade(row.grade, dim=not is_open)
        self.grade.show()
        self._overdue.say(
            self.tr("逾期任务 {0}").format(row.overdue_tasks) if row.overdue_tasks else "", 3
        )
        answer = f"{satisfied_word(row.satisfied)} · {row.outcome}" if row.state == CLOSED else ""
        self._answer.say(answer, 3 if row.satisfied is False else 0)
        for part, text in (
            (self._description, row.description),
            (self._casualties, casualties_words(row)),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._place.set_full_text(place_of(row))
        self._place.setVisible(bool(place_of(row)))
        if not self._masking.isActive():
            self._show_caller()
        for made in (self.task_button, self.grade_button, self.close_button):
            made.setVisible(is_open)
        self.reopen_button.setVisible(not is_open)
        self._review_map()

    def _show_age(self, row: IncidentRow) -> None:
        now = self.console.now()
        self.show_head(
            " · ".join((row.number, word_of_kind(row), word("incident_source", row.source))),
            row.title,
            age_words(row, now),
            times_words(row, now),
        )

    def _review_map(self) -> None:
        self.map_button.setEnabled(self.map_subject is not None)

    def _show_caller(self) -> None:
        row = self._row
        self._masking.stop()
        if row is None or isinstance(self.open_form, IntakeForm):
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
        self.reporting.show_row(row)
        if self._job is not None:
            self._job.cancel()
        self._job = self.console.ask(
            self, lambda desk: incidents.incident(desk, row.id), self._take
        )

    def _take(self, found: IncidentDetail) -> None:
        self._all = found
        self.tasks.show_tasks(found.tasks)
        self.alarms.show_lines(
            list(reversed(found.alarms)),
            self.tr("关联报警 {0}，点开看详情").format(len(found.alarms)),
        )
        self.log.show_entries(found.entries)
        self._review_map()

    def _show_again(self) -> None:
        if self._row is None:
            self.show_nothing()
        else:
            self._show_state(self._row)

    def _ask_map(self) -> None:
        subject = self.map_subject
        if subject is not None:
            self.map_asked.emit(subject)
