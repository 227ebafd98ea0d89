"""Tasks: given with a time, ended as done or as no longer needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.services import incidents
from ui.pages.incidents.due import DuePast, NotADue, parse_due
from ui.pages.incidents.model import due_words
from ui.text import moment
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.undo_bar import Done

if TYPE_CHECKING:
    from app.services.desk import Desk
    from app.services.incidents import IncidentRow, TaskRow
    from ui.console import Console


class TaskForm(Form):
    """Giving a task. `given(done)`: a `Done` that cancels it."""

    given = Signal(object)

    def __init__(self, console: Console) -> None:
        super().__init__(console, "task", self.tr("派出"))
        look = console.look
        self._row: IncidentRow | None = None
        self.title_field = LineField(look, "title", self.tr("任务（必填）"), limit=120)
        self.assignee = LineField(
            look,
            "assignee",
            self.tr("派给"),
            choices=(
                self.tr("居委会"),
                self.tr("微型消防站"),
                self.tr("物业"),
                self.tr("派出所"),
                self.tr("城管"),
                self.tr("市场监管"),
            ),
            limit=80,
        )
        self.due = LineField(
            look,
            "due",
            self.tr("时限"),
            placeholder=self.tr("如 45 分、2 小时、21:30，不限时就留空"),
            choices=(
                self.tr("15 分"),
                self.tr("30 分"),
                self.tr("1 小时"),
                self.tr("2 小时"),
                self.tr("24 小时"),
            ),
            limit=20,
        )
        self.add(self.title_field)
        self.add(self.assignee)
        self.add(self.due)
        self.due.changed.connect(self._review_due)

    def open_row(self, row: IncidentRow) -> None:
        """Begin a task of an incident, for half an hour unless a draft says otherwise."""
        self._row = row
        self.open_for(row.id, self.tr("新任务 {0}").format(row.number))
        if not self.texts():
            self.due.set_text(self.tr("30 分"))
        self._review_due()

    def texts(self) -> dict[str, str]:
        """Return what a draft keeps: nothing while only a time is given."""
        texts = super().texts()
        return texts if texts["title"] or texts["assignee"] else {}

    def submit(self) -> None:
        """Give it."""
        row = self._row
        if row is None:
            return
        title, assignee = self.title_field.text, self.assignee.text
        if not title:
            self.refuse(self.tr("请写要做什么。"), "title")
            return
        try:
            due_at = parse_due(self.due.text, self.console.now())
        except DuePast:
            self.refuse(self.tr("这个时间已经过去，请改一个。"), "due")
            return
        except NotADue:
            self.refuse(self.tr("看不懂这个时限，请写成 45 分、2 小时 或 21:30。"), "due")
            return
        self.begin()
        self.console.ask(
            self,
            lambda desk: incidents.add_task(desk, row.id, title, assignee, due_at),
            lambda task_id: self._tell(title, assignee, task_id),
            self.fail,
        )

    def _review_due(self) -> None:
        """Say until when that is."""
        now = self.console.now()
        try:
            due_at = parse_due(self.due.text, now)
        except ValueError:
            self.due.show_hint("")
            return
        self.due.show_hint(
            self.tr("不限时")
            if due_at is None
            else self.tr("到 {0} 为止，{1}").format(moment(due_at, now), due_words(due_at, now))
        )

    def _tell(self, title: str, assignee: str, task_id: str) -> None:
        again = self.tr("撤销刚才派的任务")
        to = assignee or self.tr("未指定")
        done = Done(
            self.tr("已派任务“{0}”给 {1}").format(title, to),
            lambda desk: incidents.cancel_task(desk, task_id, again),
            self.tr("已取消任务“{0}”").format(title),
        )
        self.finish()
        self.given.emit(done)


class TaskEndForm(Form):
    """Ending a task. `ended(done)`: a `Done` that cannot be undone, for the log has said it."""

    ended = Signal(object)

    def __init__(self, console: Console, *, as_done: bool) -> None:
        super().__init__(console, "task_done" if as_done else "task_cancelled", "")
        self._as_done = as_done
        self._task: TaskRow | None = None
        self.save_button.setText(
            (self.tr("记为完成") if as_done else self.tr("取消任务")) + "  Ctrl+Enter"
        )
        self.result = LineField(
            console.look,
            "result" if as_done else "reason",
            self.tr("结果") if as_done else self.tr("为什么取消（必填）"),
            choices=(self.tr("已到场处置"), self.tr("现场正常"), self.tr("已转交"))
            if as_done
            else (self.tr("不再需要"), self.tr("改派别人"), self.tr("派错了")),
        )
        self.add(self.result)

    def open_task(self, task: TaskRow) -> None:
        """Begin for a task."""
        self._task = task
        words = self.tr("完成“{0}”") if self._as_done else self.tr("取消“{0}”")
        self.open_for(task.id, words.format(task.title))

    def submit(self) -> None:
        """End it."""
        task, text = self._task, self.result.text
        if task is None:
            return
        as_done = self._as_done
        self.begin()

        def work(desk: Desk) -> None:
            if as_done:
                incidents.complete_task(desk, task.id, text)
            else:
                incidents.cancel_task(desk, task.id, text)

        self.console.ask(self, work, lambda _: self._tell(task), self.fail)

    def _tell(self, task: TaskRow) -> None:
        words = self.tr("任务“{0}”已完成") if self._as_done else self.tr("任务“{0}”已取消")
        self.finish()
        self.ended.emit(Done(words.format(task.title)))
