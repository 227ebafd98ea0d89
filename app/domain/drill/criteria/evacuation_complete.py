"""People were brought to safety: they are registered in shelters in time (转移安置到位).

Counted from the shelters' ledger: who came less who left, at its highest, so that going home
afterwards takes nothing back. A line that was taken back was not written.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import SHARE_LATE, Clue, Finding, Outcome, met
from app.domain.drill.wants import TakeIn, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import OccupancyFact, Record

NAME = "evacuation_complete"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`people`: so many; 0: as many as are registered for the `building` or the `area`, by `who`:
    vulnerable people, or all residents. Codes; with an `area`, who comes from another is not
    counted. `shelters`: into these only. `within`: after the inject `since`, left out: the start.
    """

    within: BodySpan
    since: str = ""
    people: int = 0
    building: str = ""
    area: str = ""
    who: Literal["vulnerable", "residents"] = "vulnerable"
    shelters: tuple[str, ...] = ()


def find(body: Body, record: Record) -> Finding:
    """Compare with the number wanted; one who came late counts half. Without a number, because the
    register has nobody there, nothing is judged.
    """
    since = record.fired_at(body.since)
    people = _wanted(body, record)
    if since is None or not people:
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    moves = [one for one in record.occupancy if one.at >= since and _is_meant(body, one, record)]
    # Who was there before and leaves takes nothing from those who come.
    inside = list(
        accumulate((m.people for m in moves), lambda n, more: max(0, n + more), initial=0)
    )
    inside = inside[1:]
    in_time = max((n for n, one in zip(inside, moves, strict=True) if one.at <= limit), default=0)
    at_last = max(inside, default=0)
    reached = next((m.at for n, m in zip(inside, moves, strict=True) if n >= people), None)
    evidence = tuple(one.id for one in moves if one.people > 0)
    expected = Clue("people_wanted", (str(people),))
    unplaced = sum(one.people for one in moves if body.area and not one.area and one.people > 0)
    doubts = (Clue("people_unplaced", (str(unplaced),)),) if unplaced else ()
    if reached is not None and reached <= limit:
        return met(reached, *evidence, clues=(expected, *doubts))
    if record.end < limit:
        return Finding(Outcome.OPEN, clues=(expected,))
    told = (
        expected,
        Clue("people_inside", (str(in_time),), limit),
        *((Clue("people_at_last", (str(at_last),)),) if at_last > in_time else ()),
        *doubts,
    )
    counted = min(in_time, people) + SHARE_LATE * max(0, min(at_last, people) - in_time)
    share = max(0.0, counted / people)
    if reached is not None:
        return Finding(Outcome.LATE, share, reached, evidence, told)
    outcome = Outcome.PARTLY if share else Outcome.MISSED
    return Finding(outcome, share, None, evidence, told)


def want(body: Body, play: Play) -> Want | None:
    """Return that they are taken in."""
    work = TakeIn(body.people, body.shelters, body.area, body.building, body.who)
    return wanted(work, play, body.since, body.within)


def _wanted(body: Body, record: Record) -> int:
    if body.people > 0:
        return body.people
    code = body.building or body.area
    found = next((one for one in record.places if one.code == code), None)
    if found is None:
        return 0
    return found.vulnerable if body.who == "vulnerable" else (found.residents or 0)


def _is_meant(body: Body, move: OccupancyFact, record: Record) -> bool:
    if body.shelters and move.shelter not in body.shelters:
        return False
    area = body.area or next((p.area for p in record.places if p.code == body.building), "")
    return not area or move.area in ("", area)
