"""Tasks of an incident: given to someone until a time, then done or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.incidents import EntryKind, TaskState
from app.domain.instant import local_text
from app.services import texts
from app.services.desk import ServiceError
from app.services.incident_log import append, check_open
from app.services.rows import locked
from db.ids import new_id
from db.models import Incident, Task

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.services.desk import Deed, Desk


class TaskFinished(ServiceError):
    """The task is done or cancelled already. Fields: `title`, `state`."""

    def __init__(self, title: str, state: str) -> None:
        super().__init__(f"task {title!r} is {state}")
        self.title = title
        self.state = state


def add_task(
    desk: Desk, incident_id: str, title: str, assignee: str = "", due_at: Instant | None = None
) -> str:
    """Give a task and return its id; the log says so. Raises TextMissing, IncidentStateRefused."""
    with desk.deed() as deed:
        return give(deed, incident_id, title, assignee, due_at).id


def give(
    deed: Deed,
    incident_id: str,
    title: str,
    assignee: str,
    due_at: Instant | None,
    team_id: str | None = None,
) -> Task:
    """Give a task as part of a transaction; see `add_task`. `team_id`: the team it is given to."""
    title = texts.required("title", title, 120)
    assignee = texts.optional("assignee", assignee, 80)
    incident = locked(deed.session, Incident, incident_id)
    check_open(incident, "add_task")
    task = Task(
        id=new_id(),
        incident_id=incident_id,
        title=title,
        assignee=assignee,
        team_id=team_id,
        due_at=due_at,
        created_at=deed.now,
        created_by=deed.actor.name,
    )
    deed.session.add(task)
    parts = [f"任务：{title}"]
    if assignee:
        parts.append(f"责任人 {assignee}")
    if due_at is not None:
        parts.append(f"时限 {local_text(due_at)}")
    append(deed, incident, EntryKind.ORDER, "，".join(parts))
    deed.audit("task_add", "tasks", task.id, number=incident.number, due_at=due_at)
    return task


def complete_task(desk: Desk, task_id: str, result: str = "") -> None:
    """End a task as done. Raises TaskFinished, NotFound."""
    with desk.deed() as deed:
        end_task(deed, task_id, TaskState.DONE, texts.optional("result", result))


def cancel_task(desk: Desk, task_id: str, reason: str) -> None:
    """End a task as no longer needed, with a reason. Raises TextMissing, TaskFinished."""
    with desk.deed() as deed:
        end_task(deed, task_id, TaskState.CANCELLED, texts.required("reason", reason))


def finish(deed: Deed, task: Task, state: TaskState, result: str) -> None:
    """Bring an open task to a final state within a transaction."""
    task.state = state
    task.done_at = deed.now
    task.done_by = deed.actor.name
    task.result = result
    deed.audit(f"task_{state}", "tasks", task.id)


def end_task(deed: Deed, task_id: str, state: TaskState, result: str) -> None:
    """End an open task within a transaction; its incident's log says so. Raises TaskFinished."""
    task = locked(deed.session, Task, task_id)
    if task.state != TaskState.OPEN:
        raise TaskFinished(task.title, task.state)
    finish(deed, task, state, result)
    incident = _incident_of(deed.session, task)
    if incident is not None:
        word = "任务完成" if state is TaskState.DONE else "任务取消"
        text = f"{word}：{task.title}" + (f"，{result}" if result else "")
        append(deed, incident, EntryKind.STATE, text)


def _incident_of(session: Session, task: Task) -> Incident | None:
    return None if task.incident_id is None else session.get(Incident, task.incident_id)
