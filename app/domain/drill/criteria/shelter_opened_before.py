"""Shelters were open before something happened (提前开放避难点位)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Clue, Finding, Outcome, met
from app.domain.drill.player import due_at
from app.domain.drill.wants import OpenShelters, Want

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import Record, ShelterFact
    from app.domain.drill.scenario import Span

NAME = "shelter_opened_before"

_AHEAD_MS = 600_000
"""So long before its limit the robot opens."""


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`shelter`: its code; or `count` shelters of the `area` (its 12-digit code).

    `before` this inject is fired, or `at` a drill time.
    """

    shelter: str = ""
    area: str = ""
    count: int = 1
    before: str = ""
    at: BodySpan | None = None


def find(body: Body, record: Record) -> Finding:
    """Count what was open then; opened later is worth nothing to who stood outside, and neither is
    what was closed or lost before anybody came.
    """
    limit = body.at if body.at is not None else record.fired_at(body.before)
    if limit is None:
        return Finding(Outcome.UNJUDGED if record.play.ended else Outcome.OPEN)
    wanted = [
        one
        for one in record.shelters
        if (body.shelter and one.code == body.shelter) or (body.area and one.area == body.area)
    ]
    opened = sorted({one.code: one.opened_at for one in reversed(wanted)}.items(), key=_at)
    standing = {one.code for one in wanted if _stands(one, limit, record)}
    in_time = [one for one in opened if one[0] in standing]
    if len(in_time) >= body.count:
        return met(in_time[body.count - 1][1], *(code for code, _ in in_time))
    if record.end < limit:
        return Finding(Outcome.OPEN)
    gone = tuple(
        Clue("shelter_gone", (code,), at)
        for code, at in opened
        if at <= limit and code not in standing
    )
    stayed = [at for code, at in opened if at > limit or code in standing]
    if len(stayed) >= body.count:
        return Finding(Outcome.LATE, 0.0, stayed[body.count - 1], clues=gone)
    return Finding(Outcome.MISSED, clues=gone)


def _stands(shelter: ShelterFact, limit: Span, record: Record) -> bool:
    """Whether it was opened by then, and neither closed nor lost since."""
    lost = any(
        step.inject.kind == "loss"
        and step.body.get("shelter") == shelter.code
        and not step.body.get("back")
        and step.at is not None
        and shelter.opened_at <= step.at <= limit
        for step in record.play.steps.values()
    )
    closed = shelter.closed_at is not None and shelter.closed_at <= limit
    return shelter.opened_at <= limit and not lost and not closed


def want(body: Body, play: Play) -> Want | None:
    """Return the opening, a little before its limit where that can be foreseen."""
    limit: int | None = body.at
    soon = limit
    if limit is None:
        step = play.steps.get(body.before)
        if step is None:
            return None
        limit = step.at
        soon = limit if limit is not None else due_at(play, step.inject)
    since = 0 if soon is None else max(0, soon - _AHEAD_MS)
    return Want(OpenShelters(body.shelter, body.area, body.count), since, limit)


def _at(opened: tuple[str, int]) -> int:
    return opened[1]
