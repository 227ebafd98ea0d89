"""Something was done before something else happened (先后次序), e.g. a shelter opened before the
first arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.criteria.finding import Finding, Outcome, met
from app.domain.drill.player import fits
from app.domain.drill.scenario import Deed
from app.domain.drill.wants import Do, Want

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "act_before"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`act`: what has to come first. `inject`: before this one is fired."""

    act: Deed
    inject: str


def find(body: Body, record: Record) -> Finding:
    """Compare. An inject that was never fired judges nothing, done or not."""
    limit = record.fired_at(body.inject)
    done = next((one for one in record.play.acts if fits(body.act, one)), None)
    if limit is None:
        ended = record.play.ended
        return Finding(Outcome.UNJUDGED if ended else Outcome.OPEN)
    if done is not None and done.at <= limit:
        return met(done.at, done.subject)
    if done is not None:
        return Finding(Outcome.LATE, 0.0, done.at, (done.subject,))
    return Finding(Outcome.MISSED)


def want(body: Body, play: Play) -> Want | None:
    """Return the act, from the start on; its limit is known once the other has happened."""
    step = play.steps.get(body.inject)
    return None if step is None else Want(Do(body.act), 0, step.at)
