"""A task was done in time (任务完成)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.wants import FinishTask, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "task_done"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`title`: words of its title. `within`: after the inject `since`, left out: the start."""

    title: str
    within: BodySpan
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look for the first of these tasks that is done."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    done = sorted(
        (one.done_at, one.id)
        for one in record.tasks
        if body.title in one.title and one.done_at is not None and one.done_at >= since
    )
    at, *evidence = done[0] if done else (None,)
    return by_deadline(at, since + body.within, record.end, *map(str, evidence))


def want(body: Body, play: Play) -> Want | None:
    """Return the task."""
    return wanted(FinishTask(body.title), play, body.since, body.within)
