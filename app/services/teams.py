"""Teams that can be sent to a place, those nearest to it first; and which of them are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.geo import distance_m
from app.services import texts
from app.services.desk import ServiceError
from app.services.rows import locked
from db.models import Person, ResidentialArea, Team

if TYPE_CHECKING:
    from app.services.desk import Desk


class TeamAway(ServiceError):
    """The team is away and cannot be sent. Fields: `name`, `reason`."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} is away: {reason}")
        self.name = name
        self.reason = reason


class TeamPresent(ServiceError):
    """The team is not away. Field: `name`."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not away")
        self.name = name


class TeamRow(msgspec.Struct, frozen=True):
    """A team. `scope`: street, residential_area, social_force. `people`: how many belong to it.

    `distance_m`: metres from the place to the middle of the team's residential area; None for a
    team that has none. `own`: it is the place's own area. `away_since`, `away_reason`: it cannot
    be sent; None, "": it can.
    """

    id: str
    name: str
    scope: str
    task: str
    area_id: str | None
    area_name: str
    people: int
    own: bool
    distance_m: float | None
    away_since: int | None = None
    away_reason: str = ""


def teams_near(desk: Desk, area_id: str, lon: float, lat: float) -> list[TeamRow]:
    """Return all teams: the area's own first, then the street's, then others by distance; those
    that are away come last.

    `lon`, `lat`: WGS-84 of where they are needed.
    """
    count = select(Person.team_id, func.count().label("people")).group_by(Person.team_id).subquery()
    area = ResidentialArea
    query = (
        select(
            Team.id,
            Team.name,
            Team.scope,
            Team.task,
            Team.area_id,
            area.name,
            count.c.people,
            area.lon,
            area.lat,
            Team.away_since,
            Team.away_reason,
        )
        .outerjoin(area, area.id == Team.area_id)
        .outerjoin(count, count.c.team_id == Team.id)
        .order_by(Team.code)
    )
    with desk.read() as session:
        found = [
            TeamRow(
                team_id,
                name,
                scope,
                task,
                team_area,
                area_name or "",
                people or 0,
                team_area == area_id,
                None if x is None else distance_m((lon, lat), (x, y)),
                away_since,
                away_reason,
            )
            for (
                team_id, name, scope, task, team_area, area_name, people, x, y, away_since,
                away_reason,
            ) in session.execute(query)
        ]  # fmt: skip
    return sorted(
        found,
        key=lambda team: (team.away_since is not None, not team.own, team.distance_m or 0.0),
    )


def mark_away(desk: Desk, team_id: str, reason: str) -> None:
    """Say that a team cannot be sent from now on, and why. What it was given before stays its.

    Said again, the newer reason holds. Raises NotFound, TextMissing, TextTooLong.
    """
    reason = texts.required("reason", reason, 200)
    with desk.deed() as deed:
        team = locked(deed.session, Team, team_id)
        team.away_since = deed.now if team.away_since is None else team.away_since
        team.away_reason = reason
        deed.audit("team_away", "teams", team.id, code=team.code)


def mark_present(desk: Desk, team_id: str) -> None:
    """Say that a team is back. Raises NotFound, TeamPresent."""
    with desk.deed() as deed:
        team = locked(deed.session, Team, team_id)
        if team.away_since is None:
            raise TeamPresent(team.name)
        team.away_since, team.away_reason = None, ""
        deed.audit("team_present", "teams", team.id, code=team.code)
