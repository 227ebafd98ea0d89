"""Plans set in motion (启动): activated at a response level, raised, ended.

An activation gives out the plan's task cards as tasks with deadlines, in one transaction. Reading
is in `app.services.plan_rows`, the tasks in `plan_tasks`; their names can be had from here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain import plans as rules
from app.domain.incidents import EntryKind
from app.domain.plans import LEVEL_NAMES
from app.services import texts
from app.services.desk import ChangedMeanwhile, ServiceError
from app.services.incident_log import check_open
from app.services.plan_rows import (
    KINDS,
    ActivationRow,
    CardRow,
    PlanDetail,
    PlanRow,
    PlanTask,
    plan,
    plans,
)
from app.services.plan_tasks import (
    ActivationEnded,
    TaskNotDone,
    cancel,
    cards_given,
    cards_of,
    give_out,
    note,
    open_tasks,
    running,
    take_back_done,
)
from app.services.rows import locked
from db.ids import new_id
from db.models import Incident, Plan, PlanActivation

if TYPE_CHECKING:
    from app.services.desk import Desk

__all__ = [
    "KINDS",
    "ActivationEnded",
    "ActivationRow",
    "AlreadyActive",
    "BadLevel",
    "CardRow",
    "Given",
    "NotGraver",
    "PlanDetail",
    "PlanRow",
    "PlanTask",
    "TaskNotDone",
    "activate",
    "end_activation",
    "plan",
    "plans",
    "raise_level",
    "take_back_done",
    "take_back_raise",
]


class AlreadyActive(ServiceError):
    """The plan is activated already; its level can be raised. Fields: `code`, `level`."""

    def __init__(self, code: str, level: int) -> None:
        super().__init__(f"plan {code} is active at level {level}")
        self.code = code
        self.level = level


class NotGraver(ServiceError):
    """A level can only be raised to a graver one. Fields: `level` as it is, `wanted`."""

    def __init__(self, level: int, wanted: int) -> None:
        super().__init__(f"level {wanted} is not graver than {level}")
        self.level = level
        self.wanted = wanted


class BadLevel(ServiceError):
    """There is no such response level. Field: `level`."""

    def __init__(self, level: int) -> None:
        super().__init__(f"no response level {level}")
        self.level = level


class Given(msgspec.Struct, frozen=True):
    """What an activation or a raise gave out. `before`: the level before a raise, else None."""

    activation_id: str
    level: int
    before: int | None
    task_ids: tuple[str, ...]


def activate(desk: Desk, plan_id: str, level: int, incident_id: str | None = None) -> Given:
    """Set a plan in motion at a response level (4 to 1) and give out its cards as tasks.

    `incident_id`: the open incident it is for; its log says so. Raises BadLevel, AlreadyActive,
    IncidentStateRefused, NotFound.
    """
    _check(level)
    with desk.deed() as deed:
        found = locked(deed.session, Plan, plan_id)
        before = deed.session.scalars(
            select(PlanActivation)
            .where(PlanActivation.plan_id == plan_id, PlanActivation.ended_at.is_(None))
            .limit(1)
        ).first()
        if before is not None:
            raise AlreadyActive(found.code, before.level)
        if incident_id is not None:
            check_open(locked(deed.session, Incident, incident_id), "activate_plan")
        activation = PlanActivation(
            id=new_id(),
            plan_id=plan_id,
            incident_id=incident_id,
            level=level,
            activated_at=deed.now,
            activated_by=deed.actor.name,
        )
        deed.session.add(activation)
        cards = cards_of(deed.session, plan_id)
        given = give_out(deed, activation, rules.due_cards(cards, level), cards)
        text = (
            f"启动预案 {found.code} {found.title}，{LEVEL_NAMES[level]}响应，任务 {len(given)} 个"
        )
        note(deed, activation, EntryKind.ORDER, text)
        deed.audit(
            "plan_activate",
            "plan_activations",
            activation.id,
            code=found.code,
            level=level,
            tasks=len(given),
        )
        return Given(activation.id, level, None, given)


def raise_level(desk: Desk, activation_id: str, level: int) -> Given:
    """Raise a running activation to a graver level; only the cards not given yet become tasks.

    Their deadlines count from now. Raises BadLevel, NotGraver, ActivationEnded, NotFound.
    """
    _check(level)
    with desk.deed() as deed:
        activation, found = running(deed, activation_id)
        before = activation.level
        cards = cards_of(deed.session, found.id)
        known = cards_given(deed.session, activation_id)
        try:
            due = rules.cards_of_raise(cards, before, level, known)
        except rules.NotRaised as refusal:
            raise NotGraver(refusal.level, refusal.wanted) from refusal
        activation.level = level
        given = give_out(deed, activation, due, cards)
        step = f"由 {LEVEL_NAMES[before]}提到 {LEVEL_NAMES[level]}"
        text = f"预案 {found.code} 响应{step}，新增任务 {len(given)} 个"
        note(deed, activation, EntryKind.ORDER, text)
        deed.audit(
            "plan_raise",
            "plan_activations",
            activation_id,
            code=found.code,
            level=level,
            before=before,
            tasks=len(given),
        )
        return Given(activation_id, level, before, given)


def take_back_raise(desk: Desk, raised: Given, reason: str) -> int:
    """Take a raise back: the level is as before, its open tasks are cancelled; return how many.

    Raises TextMissing, ActivationEnded, and ChangedMeanwhile when it was raised once more.
    """
    reason = texts.required("reason", reason)
    with desk.deed() as deed:
        activation, found = running(deed, raised.activation_id)
        if activation.level != raised.level or raised.before is None:
            raise ChangedMeanwhile("plan_activations", activation.id)
        activation.level = raised.before
        tasks = open_tasks(deed.session, activation.id, raised.task_ids)
        cancel(deed, activation, tasks, reason)
        for task in tasks:
            task.card_id = None  # the next raise gives the card out again
        text = f"预案 {found.code} 响应恢复 {LEVEL_NAMES[raised.before]}：{reason}"
        note(deed, activation, EntryKind.STATE, text)
        deed.audit(
            "plan_raise",
            "plan_activations",
            activation.id,
            code=found.code,
            level=raised.before,
            before=raised.level,
            cancelled_tasks=len(tasks),
        )
        return len(tasks)


def end_activation(desk: Desk, activation_id: str, outcome: str) -> int:
    """End an activation with its outcome; open tasks are cancelled. Return how many.

    Raises TextMissing, ActivationEnded, NotFound.
    """
    outcome = texts.required("outcome", outcome)
    with desk.deed() as deed:
        activation, found = running(deed, activation_id)
        tasks = open_tasks(deed.session, activation_id)
        cancel(deed, activation, tasks, "响应结束时未完成")
        activation.ended_at = deed.now
        activation.ended_by = deed.actor.name
        activation.outcome = outcome
        note(deed, activation, EntryKind.STATE, f"预案 {found.code} 响应结束：{outcome}")
        deed.audit(
            "plan_end",
            "plan_activations",
            activation_id,
            code=found.code,
            level=activation.level,
            cancelled_tasks=len(tasks),
        )
        return len(tasks)


def _check(level: int) -> None:
    try:
        rules.checked(level)
    except rules.UnknownLevel as refusal:
        raise BadLevel(refusal.level) from refusal
