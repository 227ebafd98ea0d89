"""Teams that can be sent to a place, those nearest to it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.domain.geo import distance_m
from db.models import Person, ResidentialArea, Team

if TYPE_CHECKING:
    from app.services.desk import Desk


class TeamRow(msgspec.Struct, frozen=True):
    """A team. `scope`: street, residential_area, social_force. `people`: how many belong to it.

    `distance_m`: metres from the place to the middle of the team's residential area; None for a
    team that has none. `own`: it is the place's own area.
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


def teams_near(desk: Desk, area_id: str, lon: float, lat: float) -> list[TeamRow]:
    """Return all teams: the area's own first, then the street's, then others by distance.

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
            )
            for team_id, name, scope, task, team_area, area_name, people, x, y in session.execute(
                query
            )
        ]
    return sorted(found, key=lambda team: (not team.own, team.distance_m or 0.0))
