"""Those who need help first were called (通知到人): the vulnerable people of a building.

Each person counts: reached in time for one, reached later or only tried for half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import SHARE_LATE, Clue, Finding, Outcome, met
from app.domain.drill.wants import Notify, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import CallFact, Record

NAME = "notified"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`building`: its code. `within`: after the inject `since` was fired, left out: the start."""

    building: str
    within: BodySpan
    since: str = ""


def find(body: Body, record: Record) -> Finding:
    """Count the people of the register there; where it has nobody there is nothing to judge."""
    since = record.fired_at(body.since)
    place = next((one for one in record.places if one.code == body.building), None)
    if since is None or place is None or not place.vulnerable:
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    calls = [one for one in record.calls if one.at >= since and one.building == body.building]
    reached: dict[str, CallFact] = {}
    for one in calls:
        if one.reached:
            reached.setdefault(one.person, one)
    in_time = {person for person, one in reached.items() if one.at <= limit}
    tried = {one.person for one in calls if one.at <= limit} | set(reached)
    late, unreached = set(reached) - in_time, tried - set(reached)
    clues = (
        Clue("people_to_call", (str(place.vulnerable),)),
        Clue("people_called", tuple(str(len(one)) for one in (in_time, late, unreached))),
    )
    evidence = tuple(one.id for one in calls)
    if len(in_time) >= place.vulnerable:
        at = max(reached[person].at for person in in_time)
        return met(at, *evidence, clues=clues[:1])
    if record.end < limit:
        return Finding(Outcome.OPEN, clues=clues[:1])
    share = min(1.0, (len(in_time) + SHARE_LATE * len(tried - in_time)) / place.vulnerable)
    if len(reached) >= place.vulnerable:
        last = max(one.at for one in reached.values())
        return Finding(Outcome.LATE, share, last, evidence, clues)
    return Finding(Outcome.PARTLY if share else Outcome.MISSED, share, None, evidence, clues)


def want(body: Body, play: Play) -> Want | None:
    """Return that they are all called."""
    return wanted(Notify(body.building), play, body.since, body.within)
