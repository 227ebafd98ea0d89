"""So much was issued in time (物资出库)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Finding, Outcome, by_deadline
from app.domain.drill.wants import IssueStock, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record

NAME = "stock_issued"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`item`: its code; `quantity` in its unit; `depot`: its code, "" for any. `within`: after the
    inject `since` was fired, left out: after the start.
    """

    item: str
    quantity: Decimal
    within: BodySpan
    depot: str = ""
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Add up what was issued since, until it is enough."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    total, reached = Decimal(0), None
    for issue in sorted(record.issues, key=lambda one: one.at):
        if issue.item == body.item and body.depot in ("", issue.depot) and issue.at >= since:
            total += issue.quantity
            if total >= body.quantity:
                reached = issue.at
                break
    return by_deadline(reached, since + body.within, record.end)


def want(body: Body, play: Play) -> Want | None:
    """Return the issue."""
    work = IssueStock(body.item, body.quantity, body.depot)
    return wanted(work, play, body.since, body.within)
