"""An inject was answered in time (及时答复)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.wants import Reply, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "answered_within"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`within`: after the inject was fired."""

    inject: str
    within: BodySpan


def find(body: Body, record: Record) -> Finding:
    """Look at the first answer. An inject that was not fired has nothing to answer."""
    step = record.play.steps.get(body.inject)
    if step is None or step.at is None:
        return Finding(Outcome.UNJUDGED)
    begun = step.at
    answer = next((one for one in step.answers if one.at >= begun), None)
    at = answer.at if answer is not None else None
    return by_deadline(at, begun + body.within, record.end, body.inject)


def want(body: Body, play: Play) -> Want | None:
    """Return the answer."""
    return wanted(Reply(body.inject), play, body.inject, body.within)
