"""The district was told in time (按时报送)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.wants import Report, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "reported_within"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`report`: by telephone (any), or in writing the initial, a follow-up, the final one.

    `within`: after the inject `since` was fired, left out: after the start.
    """

    report: Literal["phone", "initial", "follow_up", "final"]
    within: BodySpan
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look for the first such report; what was taken back was not made."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    made = sorted(
        (one.at, one.id)
        for one in record.reports
        if one.at >= since and body.report == ("phone" if one.by_telephone else one.kind)
    )
    at, *evidence = made[0] if made else (None,)
    return by_deadline(at, since + body.within, record.end, *map(str, evidence))


def want(body: Body, play: Play) -> Want | None:
    """Return the report."""
    return wanted(Report(body.report), play, body.since, body.within)
