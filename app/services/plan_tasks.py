"""The tasks of an activation: given out from cards, cancelled with it, unticked by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain import plans as rules
from app.domain.incidents import EntryKind, TaskState
from app.domain.plans import Card
from app.services.desk import ServiceError
from app.services.incident_log import append, check_open
from app.services.incident_tasks import finish
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Incident, Plan, PlanActivation, Task, TaskCard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk


class ActivationEnded(ServiceError):
    """The activation is over. Fields: `code` of the plan, `activation_id`."""

    def __init__(self, code: str, activation_id: str) -> None:
        super().__init__(f"activation {activation_id} of plan {code} is over")
        self.code = code
        self.activation_id = activation_id


class TaskNotDone(ServiceError):
    """The task is not done: there is nothing to take back. Fields: `title`, `state`."""

    def __init__(self, title: str, state: str) -> None:
        super().__init__(f"task {title!r} is {state}")
        self.title = title
        self.state = state


def take_back_done(desk: Desk, task_id: str) -> None:
    """Open a task of a running activation again that was ticked as done by mistake.

    Raises TaskNotDone, ActivationEnded, IncidentStateRefused, NotFound.
    """
    with desk.deed() as deed:
        task = locked(deed.session, Task, task_id)
        if task.state != TaskState.DONE or task.activation_id is None:
            raise TaskNotDone(task.title, task.state)
        activation, plan = running(deed, task.activation_id)
        if task.incident_id is not None:
            check_open(existing(deed.session, Incident, task.incident_id), "take_back_done")
        task.state = TaskState.OPEN
        task.done_at = None
        task.done_by = None
        task.result = ""
        note(deed, activation, EntryKind.STATE, f"任务恢复进行：{task.title}")
        deed.audit("task_reopen", "tasks", task_id, code=plan.code)


def running(deed: Deed, activation_id: str) -> tuple[PlanActivation, Plan]:
    """Return a running activation, locked, and its plan. Raises ActivationEnded, NotFound."""
    activation = locked(deed.session, PlanActivation, activation_id)
    plan = existing(deed.session, Plan, activation.plan_id)
    if activation.ended_at is not None:
        raise ActivationEnded(plan.code, activation_id)
    return activation, plan


def cards_of(session: Session, plan_id: str) -> dict[Card, TaskCard]:
    """Return the cards of a plan in their order, with their rows."""
    rows = session.scalars(
        select(TaskCard).where(TaskCard.plan_id == plan_id).order_by(TaskCard.position, TaskCard.id)
    )
    return {Card(row.id, row.response_level, row.due_minutes): row for row in rows}


def cards_given(session: Session, activation_id: str) -> set[str]:
    """Return the ids of the cards that an activation has given out."""
    given = session.scalars(select(Task.card_id).where(Task.activation_id == activation_id))
    return {card_id for card_id in given if card_id is not None}


def give_out(
    deed: Deed, activation: PlanActivation, due: Iterable[Card], rows: dict[Card, TaskCard]
) -> tuple[str, ...]:
    """Make tasks of cards, due from now on; return the tasks' ids."""
    tasks = [
        Task(
            id=new_id(),
            incident_id=activation.incident_id,
            plan_id=activation.plan_id,
            activation_id=activation.id,
            card_id=card.id,
            title=rows[card].title,
            assignee=rows[card].role,
            due_at=rules.due_at(card, deed.now),
            created_at=deed.now,
            created_by=deed.actor.name,
        )
        for card in due
    ]
    deed.session.add_all(tasks)
    return tuple(task.id for task in tasks)


def open_tasks(
    session: Session, activation_id: str, among: Iterable[str] | None = None
) -> list[Task]:
    """Return the open tasks of an activation (`among` these ids), locked."""
    query = select(Task).where(Task.activation_id == activation_id, Task.state == TaskState.OPEN)
    if among is not None:
        query = query.where(Task.id.in_(list(among)))
    return list(session.scalars(query.order_by(Task.id).with_for_update()))


def cancel(deed: Deed, activation: PlanActivation, tasks: Iterable[Task], reason: str) -> None:
    """Cancel open tasks within a transaction; the incident's log says so."""
    for task in tasks:
        finish(deed, task, TaskState.CANCELLED, reason)
        note(deed, activation, EntryKind.STATE, f"任务取消：{task.title}，{reason}")


def note(deed: Deed, activation: PlanActivation, kind: EntryKind, text: str) -> None:
    """Write a line into the log of the activation's incident, if it has one."""
    if activation.incident_id is not None:
        append(deed, existing(deed.session, Incident, activation.incident_id), kind, text)
