"""Plans as they are read: the list, and one with its cards and activations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.incidents import TaskState
from app.services.alarm_words import spelled
from app.services.desk import NotFound
from app.services.place_index import Speller
from db.models import Incident, Plan, PlanActivation, ResidentialArea, Task, TaskCard

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.services.desk import Desk

KINDS = ("overall", "special", "residential_area")
"""Kinds of plans in their order: 1 + 17 + 27."""

_SPELL = Speller()


class PlanRow(msgspec.Struct, frozen=True):
    """A plan, and how its running activation stands (`activation_id`, `level` None: none runs).

    `kind`: one of KINDS. `cards`: how many it has. `tasks`, `open_tasks`, `overdue_tasks`,
    `next_due_at`: of the running activation. `words`: by which texts it is found, pinyin included.
    """

    id: str
    version: int
    code: str
    title: str
    kind: str
    hazard: str
    area_id: str | None
    area_name: str
    edition: int
    published_on: str | None
    purpose: str
    cards: int
    activation_id: str | None
    level: int | None
    activated_at: int | None
    activated_by: str
    tasks: int
    open_tasks: int
    overdue_tasks: int
    next_due_at: int | None
    words: str


class CardRow(msgspec.Struct, frozen=True):
    """A task card: what `role` does from `response_level` on, within `due_minutes` (None: any)."""

    id: str
    position: int
    response_level: int
    role: str
    title: str
    detail: str
    due_minutes: int | None


class PlanTask(msgspec.Struct, frozen=True):
    """A task that came of a card; `level` and `detail` are the card's, None and empty without."""

    id: str
    card_id: str | None
    level: int | None
    title: str
    detail: str
    assignee: str
    state: str
    due_at: int | None
    created_at: int
    created_by: str
    done_at: int | None
    done_by: str | None
    result: str


class ActivationRow(msgspec.Struct, frozen=True):
    """An activation, running while `ended_at` is None. `incident_number`: empty without one."""

    id: str
    incident_id: str | None
    incident_number: str
    level: int
    activated_at: int
    activated_by: str
    ended_at: int | None
    ended_by: str | None
    outcome: str
    tasks: tuple[PlanTask, ...]


class PlanDetail(msgspec.Struct, frozen=True):
    """All of one plan: cards in their order, activations newest first."""

    row: PlanRow
    cards: tuple[CardRow, ...]
    activations: tuple[ActivationRow, ...]

    @property
    def running(self) -> ActivationRow | None:
        """The activation that runs."""
        return next((one for one in self.activations if one.id == self.row.activation_id), None)


def plans(desk: Desk) -> list[PlanRow]:
    """Return all plans: activated ones first, the gravest before the others, then as numbered."""
    with desk.read() as session:
        rows = _rows(session, desk.store.clock.now())
    order = {kind: position for position, kind in enumerate(KINDS)}
    return sorted(rows, key=lambda row: (row.level or 9, order.get(row.kind, len(order)), row.code))


def plan(desk: Desk, plan_id: str) -> PlanDetail:
    """Return everything about one plan. Raises NotFound."""
    with desk.read() as session:
        rows = _rows(session, desk.store.clock.now(), plan_id)
        if not rows:
            raise NotFound("plans", plan_id)
        return PlanDetail(rows[0], _cards(session, plan_id), _activations(session, plan_id))


def _rows(session: Session, now: Instant, plan_id: str | None = None) -> list[PlanRow]:
    query = (
        select(Plan, ResidentialArea.name, func.count(TaskCard.id))
        .outerjoin(ResidentialArea, ResidentialArea.id == Plan.area_id)
        .outerjoin(TaskCard, TaskCard.plan_id == Plan.id)
        .group_by(Plan.id, ResidentialArea.name)
    )
    if plan_id is not None:
        query = query.where(Plan.id == plan_id)
    running = {
        activation.plan_id: activation
        for activation in session.scalars(
            select(PlanActivation)
            .where(PlanActivation.ended_at.is_(None))
            .order_by(PlanActivation.activated_at, PlanActivation.id)
        )
    }
    standing = _standing(session, now)
    return [
        _row(plan, area or "", cards, running.get(plan.id), standing)
        for plan, area, cards in session.execute(query)
    ]


def _row(
    plan: Plan,
    area: str,
    cards: int,
    running: PlanActivation | None,
    standing: dict[str, tuple[int, int, int, int | None]],
) -> PlanRow:
    tasks, open_tasks, overdue, next_due = (
        standing.get(running.id, (0, 0, 0, None)) if running else (0, 0, 0, None)
    )
    return PlanRow(
        id=plan.id,
        version=plan.version,
        code=plan.code,
        title=plan.title,
        kind=plan.kind,
        hazard=plan.hazard,
        area_id=plan.area_id,
        area_name=area,
        edition=plan.edition,
        published_on=plan.published_on,
        purpose=plan.purpose,
        cards=cards,
        activation_id=running.id if running else None,
        level=running.level if running else None,
        activated_at=running.activated_at if running else None,
        activated_by=running.activated_by if running else "",
        tasks=tasks,
        open_tasks=open_tasks,
        overdue_tasks=overdue,
        next_due_at=next_due,
        words=spelled(_SPELL, plan.title, area, plan.purpose, plan.code, plan.hazard),
    )


def _standing(session: Session, now: Instant) -> dict[str, tuple[int, int, int, int | None]]:
    """Return tasks, open ones, overdue ones and the first due time of each running activation."""
    is_open = Task.state == TaskState.OPEN
    query = (
        select(
            PlanActivation.id,
            func.count(),
            func.count().filter(is_open),
            func.count().filter(is_open, Task.due_at < now),
            func.min(Task.due_at).filter(is_open),
        )
        .join(Task, Task.activation_id == PlanActivation.id)
        .where(PlanActivation.ended_at.is_(None))
        .group_by(PlanActivation.id)
    )
    return {
        activation: (tasks, opened, overdue, next_due)
        for activation, tasks, opened, overdue, next_due in session.execute(query)
    }


def _cards(session: Session, plan_id: str) -> tuple[CardRow, ...]:
    query = (
        select(TaskCard).where(TaskCard.plan_id == plan_id).order_by(TaskCard.position, TaskCard.id)
    )
    return tuple(
        CardRow(
            id=card.id,
            position=card.position,
            response_level=card.response_level,
            role=card.role,
            title=card.title,
            detail=card.detail,
            due_minutes=card.due_minutes,
        )
        for card in session.scalars(query)
    )


def _activations(session: Session, plan_id: str) -> tuple[ActivationRow, ...]:
    query = (
        select(PlanActivation, Incident.number)
        .outerjoin(Incident, Incident.id == PlanActivation.incident_id)
        .where(PlanActivation.plan_id == plan_id)
        .order_by(PlanActivation.activated_at.desc(), PlanActivation.id.desc())
    )
    tasks = _tasks(session, plan_id)
    return tuple(
        ActivationRow(
            id=row.id,
            incident_id=row.incident_id,
            incident_number=number or "",
            level=row.level,
            activated_at=row.activated_at,
            activated_by=row.activated_by,
            ended_at=row.ended_at,
            ended_by=row.ended_by,
            outcome=row.outcome,
            tasks=tuple(tasks.get(row.id, ())),
        )
        for row, number in session.execute(query)
    )


def _tasks(session: Session, plan_id: str) -> dict[str, list[PlanTask]]:
    query = (
        select(Task, TaskCard)
        .join(PlanActivation, PlanActivation.id == Task.activation_id)
        .outerjoin(TaskCard, TaskCard.id == Task.card_id)
        .where(PlanActivation.plan_id == plan_id)
        .order_by(Task.created_at, TaskCard.position, Task.id)
    )
    found: dict[str, list[PlanTask]] = {}
    for task, card in session.execute(query):
        made = PlanTask(
            id=task.id,
            card_id=task.card_id,
            level=card.response_level if card else None,
            title=task.title,
            detail=card.detail if card else "",
            assignee=task.assignee,
            state=task.state,
            due_at=task.due_at,
            created_at=task.created_at,
            created_by=task.created_by,
            done_at=task.done_at,
            done_by=task.done_by,
            result=task.result,
        )
        found.setdefault(task.activation_id or "", []).append(made)
    return found
