"""The detail of a plan: activated by one press, its tasks, its cards by level, what was before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.domain.plans import LEVELS, graver_levels
from app.services import incident_tasks, incidents, plans
from ui.errors import sentence
from ui.labels import level_name, word
from ui.pages.plans.end_form import EndForm
from ui.pages.plans.model import edition_words, response_words
from ui.pages.plans.sections import CardsByLevel, PastActivations, RunningTasks
from ui.text import duration, moment
from ui.widgets.basics import EmptyState, button, label, set_words
from ui.widgets.detail_panel import DetailPanel
from ui.widgets.fields import ChoiceField
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.desk import Desk
    from app.services.incidents import IncidentRow
    from app.services.plans import Given, PlanDetail, PlanRow, PlanTask
    from ui.console import Console
    from ui.work import Job


class PlanPanel(DetailPanel):
    """Shows a plan. `done(done)`: something was written, a `Done`. `incident_asked(id)`."""

    done = Signal(object)
    incident_asked = Signal(str)

    def __init__(self, console: Console) -> None:
        super().__init__(
            console,
            EmptyState(self.tr("没有选中预案"), self.tr("在左边选一行，看任务卡，按级别启动。")),
        )
        self._row: PlanRow | None = None
        self._all: PlanDetail | None = None
        self._job: Job | None = None
        self._at_work = False
        self._offered: list[tuple[str, str]] = []
        self._overdue = self.add_state()
        self._since = self.add_state()
        self._purpose = label("", "dim", wrap=True)
        self.incident = ChoiceField(console.look, "incident", self.tr("启动时关联事件"))
        self.incident_button = button("", role="link")
        self.incident_button.clicked.connect(self._ask_incident)
        self.facts.addWidget(self._purpose)
        self.facts.addWidget(self.incident)
        self.facts.addWidget(self.incident_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.level_buttons = {level: button("") for level in LEVELS}
        for level, made in self.level_buttons.items():
            self.add_action(made)
            made.clicked.connect(lambda _=False, level=level: self.respond(level))
        self.end_button = button(self.tr("结束响应"))
        self.end_button.clicked.connect(self.begin_end)
        self.add_action(self.end_button)
        self.tasks = RunningTasks(console)
        self.cards = CardsByLevel(console)
        self.past = PastActivations(console)
        for part, stretch in ((self.tasks, 0), (self.cards, 0), (self.past, 1)):
            self.sections.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self.tasks.done_asked.connect(self.tick)

    @property
    def is_settled(self) -> bool:
        """Whether cards and tasks are those of the plan shown."""
        return self._row is None or self._all is not None

    @property
    def overdue(self) -> str:
        """What is said with a mark."""
        return self._overdue.text

    def show_row(self, row: PlanRow | None) -> None:
        """Show a plan, or that none is selected; what is typed into the open form is kept."""
        before, self._row = self._row, row
        if row is None:
            self.leave_form()
            self.show_nothing()
            return
        if before is None or before.id != row.id:
            self.leave_form()
            self._forget()
        form = self.open_form
        if isinstance(form, EndForm):
            if row.activation_id is None:
                self.leave_form()
            else:
                form.refresh(row)
        self._show_state(row)
        self._show_actions(row)
        self._read(row)

    def focus_next(self) -> None:
        """Go where Enter leads: to the first open task, else to the buttons."""
        if self._row is None or self.open_form is not None or self.tasks.focus_first():
            return
        for made in (*self.level_buttons.values(), self.end_button):
            if made.isEnabled() and not made.isHidden():
                made.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def respond(self, level: int) -> None:
        """Activate the plan at a level, or raise it; the foot of the page offers to undo it."""
        row = self._row
        if row is None or self._at_work:
            return
        activation_id, incident_id = row.activation_id, self.incident.text or None
        for made in self.level_buttons.values():
            made.setEnabled(False)  # until the list has followed: a second click is none
        if activation_id is None:
            self._write(
                lambda desk: plans.activate(desk, row.id, level, incident_id),
                lambda given: self._tell_activated(row, given),
            )
        else:
            self._write(
                lambda desk: plans.raise_level(desk, activation_id, level),
                lambda given: self._tell_raised(row, given),
            )

    def tick(self, task: PlanTask) -> None:
        """Note a task as done; the foot of the page offers to take it back."""
        done = Done(
            self.tr("已完成：{0}（{1}）").format(task.title, task.assignee),
            lambda desk: plans.take_back_done(desk, task.id),
            self.tr("已撤销，“{0}”恢复进行中").format(task.title),
        )
        self._write(
            lambda desk: incident_tasks.complete_task(desk, task.id),
            lambda _: self.done.emit(done),
        )

    def begin_end(self) -> None:
        """Open the form that ends the response."""
        if self._row is not None and self._row.activation_id is not None:
            self.show_form(self.end_form)
            self.end_form.open_row(self._row)

    def refresh_ages(self) -> None:
        """Show ages and time limits as they are now."""
        if self._row is not None and self._row.activated_at is not None:
            self._show_state(self._row)
            self.tasks.refresh()

    @cached_property
    def end_form(self) -> EndForm:
        """The form that ends the response; made when it is first opened."""
        form = EndForm(self.console)
        form.ended.connect(self.done)
        self.add_form(form)
        return form

    # Writing

    def _write(self, work: Callable[[Desk], object], told: Callable[..., object]) -> None:
        if self._at_work:
            return
        self._at_work = True

        def tell(result: object) -> None:
            self._at_work = False
            told(result)

        def fail(error: Exception) -> None:
            self._at_work = False
            if self._row is not None:
                self._show_actions(self._row)
            self.done.emit(Done(sentence(error), warning=2))

        self.console.ask(self, work, tell, fail)

    def _tell_activated(self, row: PlanRow, given: Given) -> None:
        again = self.tr("撤销启动")
        self.incident.set_text("")
        self.done.emit(
            Done(
                self.tr("已启动 {0}，{1}，派出任务 {2} 个").format(
                    row.title, response_words(given.level), len(given.task_ids)
                ),
                lambda desk: plans.end_activation(desk, given.activation_id, again),
                self.tr("已撤销启动 {0}，未完成的任务已取消").format(row.title),
            )
        )

    def _tell_raised(self, row: PlanRow, given: Given) -> None:
        again = self.tr("撤销提级")
        self.done.emit(
            Done(
                self.tr("{0} 已提到 {1}，新增任务 {2} 个").format(
                    row.title, response_words(given.level), len(given.task_ids)
                ),
                lambda desk: plans.take_back_raise(desk, given, again),
                self.tr("已撤销提级，{0} 恢复 {1}").format(row.title, response_words(given.before)),
            )
        )

    # What is shown

    def _show_state(self, row: PlanRow) -> None:
        kind = word("plan_kind", row.kind)
        where = " · ".join(
            part for part in (kind, row.code, row.area_name, edition_words(row)) if part
        )
        now = self.console.now()
        if row.level is None or row.activated_at is None:
            self.show_head(where, row.title, "", "")
            self._since.say(response_words(None))
        else:
            unit = self.tr("响应　已 {0} · 未完成任务 {1} / {2}").format(
                duration(now - row.activated_at), row.open_tasks, row.tasks
            )
            self.show_head(where, row.title, level_name(row.level), unit)
            self._since.say(
                self.tr("{0} {1} 启动").format(moment(row.activated_at, now), row.activated_by)
            )
        self._overdue.say(
            self.tr("逾期任务 {0}").format(row.overdue_tasks) if row.overdue_tasks else "", 3
        )
        self._purpose.setText(row.purpose)
        self._purpose.setVisible(bool(row.purpose))

    def _show_actions(self, row: PlanRow) -> None:
        """Keep each level's button in its place: a second click never hits another one."""
        ahead = graver_levels(row.level)
        for level, made in self.level_buttons.items():
            made.setEnabled(level in ahead)
            if row.level is None:
                text = self.tr("{0}启动").format(level_name(level))
            else:
                text = self.tr("提到 {0}").format(level_name(level))
            set_words(made, text if level in ahead else response_words(level))
        self.end_button.setVisible(row.level is not None)
        finished = row.level is not None and row.open_tasks == 0
        set_words(self.end_button, self.tr("结束响应"), primary=finished)
        self.incident.setVisible(row.level is None and self.incident.combo.count() > 1)
        self._show_incident()

    def _show_incident(self) -> None:
        running = self._all.running if self._all is not None else None
        shown = running is not None and running.incident_id is not None
        self.incident_button.setVisible(shown)
        if running is not None and shown:
            self.incident_button.setText(self.tr("事件 {0}").format(running.incident_number))

    def _forget(self) -> None:
        self._all = None
        self.incident.set_text("")
        self.tasks.show_tasks([])
        self.cards.clear()
        self.past.show_activations([])

    def _read(self, row: PlanRow) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self.console.ask(
            self,
            lambda desk: (plans.plan(desk, row.id), incidents.incidents(desk, "open")),
            lambda found: self._take(*found),
        )

    def _take(self, found: PlanDetail, open_incidents: list[IncidentRow]) -> None:
        self._all = found
        running = found.running
        tasks = running.tasks if running is not None else ()
        self.tasks.show_tasks(tasks)
        given = {task.card_id: task.state for task in tasks if task.card_id is not None}
        self.cards.show_cards(found.cards, given)
        self.past.show_activations(found.activations)
        offered = [(one.id, f"{one.number} {one.title}") for one in open_incidents]
        if offered != self._offered:  # else an open list would close under the hand
            self._offered = offered
            self.incident.offer([("", self.tr("不关联事件")), *offered])
        if self._row is not None:
            self._show_actions(self._row)

    def _ask_incident(self) -> None:
        running = self._all.running if self._all is not None else None
        if running is not None and running.incident_id is not None:
            self.incident_asked.emit(running.incident_id)
