"""A plan stands at the right response level in time (响应级别正确).

Also when the situation changes: after a graver warning it is raised, after the all-clear lowered
(as the street does it: ended, and activated anew) or ended. Graver than needed is worth half:
people are safe, and means are missing elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import (
    SHARE_TOO_MUCH,
    Clue,
    Finding,
    Outcome,
    late,
    met,
)
from app.domain.drill.scenario import Span
from app.domain.drill.wants import Stand, Want, wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.drill.player import Play
    from app.domain.drill.record import Record
    from app.domain.drill.scenario import Act

NAME = "level_right"

ENDED = 0
"""The level of a plan that is not in motion (any more)."""


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`plan`: its code. `level`: 4 to 1, exactly this; 0: the response is ended.

    `within`: after the inject `since` was fired, left out: after the start.
    """

    plan: str
    level: int
    within: BodySpan
    since: str = ""


class _Stand(msgspec.Struct, frozen=True):
    """The plan stands at `level` from `at` on; `subject`: its activation."""

    at: Span
    level: int
    subject: str


def find(body: Body, record: Record) -> Finding:
    """Look at which levels the plan stood from `since` on, the one it had then among them.

    An end that is asked for is not judged where the plan was never in motion.
    """
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    course = _course(body.plan, record.play.acts)
    stood = _from(course, since)
    if body.level == ENDED and not any(one.level != ENDED for one in course):
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    expected = Clue("level_wanted", (body.plan, str(body.level)))
    changes = [
        one for place, one in enumerate(stood) if not place or stood[place - 1].level != one.level
    ]
    clues = (expected, *(Clue("level_stood", (str(one.level),), one.at) for one in changes))
    right = next((one for one in stood if one.level == body.level), None)
    if right is not None and right.at <= limit:
        return met(right.at, right.subject, clues=clues)
    if right is not None:
        return late(right.at, right.subject, clues=clues)
    if record.end < limit:
        return Finding(Outcome.OPEN, clues=clues)
    graver = next(
        (one for one in stood if ENDED < one.level < body.level and one.at <= limit), None
    )
    if graver is not None:
        return Finding(Outcome.PARTLY, SHARE_TOO_MUCH, graver.at, (graver.subject,), clues)
    return Finding(Outcome.MISSED, clues=clues if stood else (expected, Clue("level_never")))


def want(body: Body, play: Play) -> Want | None:
    """Return the level."""
    return wanted(Stand(body.plan, body.level), play, body.since, body.within)


def _course(plan: str, acts: Sequence[Act]) -> list[_Stand]:
    """Return how the plan stood, in the order of what was done."""
    found = []
    for act in acts:
        if act.table != "plan_activations" or act.action not in _ACTIONS:
            continue
        said = json.loads(act.detail)
        level = ENDED if act.action == "plan_end" else said.get("level")
        if said.get("code") == plan and isinstance(level, int):
            found.append(_Stand(act.at, level, act.subject))
    return sorted(found, key=lambda one: one.at)


_ACTIONS = frozenset({"plan_activate", "plan_raise", "plan_end"})


def _from(course: list[_Stand], since: Span) -> list[_Stand]:
    """Return how it stood at `since`, where it had been set in motion, and from then on."""
    before = [one for one in course if one.at < since]
    return before[-1:] + [one for one in course if one.at >= since]
