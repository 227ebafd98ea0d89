"""Somebody was called back (回访): who reported it, whom it is about, the family.

A call that nobody answered is worth half: it was tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import SHARE_LATE, Clue, Finding, Outcome, by_deadline
from app.domain.drill.player import InjectState
from app.domain.drill.wants import CallBack, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import CallFact, Record

NAME = "called_back"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`whom`: caller, person, family, neighbour, other; left out: anybody. `inject`: about an alarm
    of the sensors that it let speak, or about the incident of one; `kind`: about an incident of
    this kind; left out: about anything. `within`: after the inject `since`, left out: after
    `inject`, else after the start.
    """

    within: BodySpan
    since: str = ""
    whom: Literal["", "caller", "person", "family", "neighbour", "other"] = ""
    inject: str = ""
    kind: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look for the first call that was answered, else for one that was tried."""
    since = record.fired_at(body.since or body.inject)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    calls = [one for one in record.calls if one.at >= since and _is_meant(body, one, record)]
    clues = tuple(
        Clue("call_reached" if one.reached else "call_unreached", (one.whom,), one.at)
        for one in calls[:_MOST_TOLD]
    ) or (Clue("call_none"),)
    answered = next((one for one in calls if one.reached), None)
    if answered is not None:
        told = (Clue("call_reached", (answered.whom,), answered.at),)
        return by_deadline(answered.at, limit, record.end, answered.id, clues=told)
    if record.end < limit:
        return Finding(Outcome.OPEN, clues=clues)
    tried = next((one for one in calls if one.at <= limit), None)
    if tried is None:
        return Finding(Outcome.MISSED, clues=clues)
    return Finding(Outcome.PARTLY, SHARE_LATE, tried.at, (tried.id,), clues)


def want(body: Body, play: Play) -> Want | None:
    """Return the call; of an inject's alarm once the sensors have all spoken."""
    sensors: tuple[str, ...] = ()
    if body.inject:
        step = play.steps.get(body.inject)
        if step is None or step.state is not InjectState.DONE:
            return None
        sensors = step.sensors
    work = CallBack(body.whom or "caller", sensors, body.kind)
    return wanted(work, play, body.since or body.inject, body.within)


_MOST_TOLD = 3


def _is_meant(body: Body, call: CallFact, record: Record) -> bool:
    if body.whom not in ("", call.whom) or body.kind not in ("", call.kind):
        return False
    if not body.inject:
        return True
    step = record.play.steps.get(body.inject)
    return step is not None and not call.sensors.isdisjoint(step.sensors)
