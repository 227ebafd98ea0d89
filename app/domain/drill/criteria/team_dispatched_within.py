"""The right team was sent in time, and one that is there (及时派出队伍)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from app.domain.drill.bodies import BodySpan
from app.domain.drill.criteria.finding import Clue, Finding, Outcome, by_deadline
from app.domain.drill.wants import SendTeam, Want, wanted

if TYPE_CHECKING:
    from app.domain.drill.player import Play
    from app.domain.drill.record import DispatchFact, Record
    from app.domain.drill.scenario import Span

NAME = "team_dispatched_within"


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which team, by all that is given: `team`, its code; `scope`; `area`, the 12-digit code of its
    residential area; `named`: words in its name or in what it is for. `within`: after the inject
    `since` was fired, left out: after the start.
    """

    within: BodySpan
    since: str = ""
    team: str = ""
    scope: Literal["", "street", "residential_area", "social_force"] = ""
    area: str = ""
    named: str = ""


def find(body: Body, record: Record) -> Finding:
    """Look for the first such team that was there. One called back within the time was not sent."""
    since = record.fired_at(body.since)
    if since is None:
        return Finding(Outcome.UNJUDGED)
    limit = since + body.within
    sent = [
        one
        for one in record.dispatches
        if one.at >= since and (one.taken_back_at is None or one.taken_back_at > limit)
    ]
    clues = tuple(_clue(body, record, one) for one in sent[:_MOST_TOLD])
    right = next((one for one in sent if _clue(body, record, one).code == "team_sent"), None)
    if right is not None:
        told = Clue("team_sent", (right.name,), right.at)
        return by_deadline(right.at, limit, record.end, right.id, clues=(told,))
    return by_deadline(None, limit, record.end, clues=clues or (Clue("team_none"),))


def want(body: Body, play: Play) -> Want | None:
    """Return that it is sent."""
    away = tuple(sorted(away_at(play, None)))
    work = SendTeam(body.team, body.scope, body.area, body.named, away)
    return wanted(work, play, body.since, body.within)


def away_at(play: Play, at: Span | None) -> set[str]:
    """Return the codes of the teams that are not there at a drill time, None: at any: since the
    beginning, or by an inject of the kind `loss` that names a `team`, until one says it is `back`.
    """
    away = {str(one.body.get("team", "")) for one in play.scenario.world if one.kind == "away"}
    losses = [
        (step.at, step.body)
        for step in play.steps.values()
        if step.inject.kind == "loss" and step.at is not None and (at is None or step.at <= at)
    ]
    for _, body in sorted(losses, key=lambda one: one[0]):
        team = {str(body.get("team", ""))}
        away = away - team if body.get("back") else away | team
    return away - {""}


_MOST_TOLD = 3


def _clue(body: Body, record: Record, sent: DispatchFact) -> Clue:
    """Return that it was the right one, or why it was not."""
    if sent.team in away_at(record.play, sent.at):
        return Clue("team_away", (sent.name,), sent.at)
    is_right = (
        body.team in ("", sent.team)
        and body.scope in ("", sent.scope)
        and body.area in ("", sent.area)
        and (body.named in sent.name or body.named in sent.task)
    )
    return Clue("team_sent" if is_right else "team_other", (sent.name,), sent.at)
