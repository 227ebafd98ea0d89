"""Somebody did something in time (及时采取行动): what, in the words of the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.player import fits
from app.domain.drill.scenario import Deed
from app.domain.drill.wants import Do, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "act_within"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`act`: what is meant. `within`: after the inject `since` was fired, "" for the start."""

    act: Deed
    within: BodySpan
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look for the first such act; where `since` was never fired there is nothing to judge."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    done = next((one for one in record.play.acts if one.at >= since and fits(body.act, one)), None)
    evidence = (done.subject,) if done is not None else ()
    at = done.at if done is not None else None
    return by_deadline(at, since + body.within, record.end, *evidence)


def want(body: Body, play: Play) -> Want | None:
    """Return the act."""
    return wanted(Do(body.act), play, body.since, body.within)
