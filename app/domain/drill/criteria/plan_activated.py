"""The right plan was activated, at the right level, in time (启动预案)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.wants import Activate, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record
    from app.domain.drill.scenario import Act

NAME = "plan_activated"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`plan`: its code. `level`: 4 to 1, this or a graver one; by activation or by a raise.

    `within`: after the inject `since` was fired, left out: after the start.
    """

    plan: str
    level: int
    within: BodySpan
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look through activations and raises. A level that was reached before is in time."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    done = next((one for one in record.play.acts if _reaches(body, one)), None)
    evidence = (done.subject,) if done is not None else ()
    at = done.at if done is not None else None
    return by_deadline(at, since + body.within, record.end, *evidence)


def want(body: Body, play: Play) -> Want | None:
    """Return the activation, at exactly the level."""
    return wanted(Activate(body.plan, body.level), play, body.since, body.within)


def _reaches(body: Body, act: Act) -> bool:
    if act.table != "plan_activations" or act.action not in ("plan_activate", "plan_raise"):
        return False
    said = json.loads(act.detail)
    level = said.get("level")
    return said.get("code") == body.plan and isinstance(level, int) and level <= body.level
