"""Sending a team to an alarm (派队): through an incident, with a task that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.incidents import IncidentState, TaskState
from app.services import incident_tasks, incidents, texts
from app.services.alarm_rows import AlarmRow, alarms_by_id
from app.services.desk import NotFound
from app.services.incident_rows import IncidentRow
from app.services.rows import existing
from app.services.teams import TeamAway, TeamRow, teams_near
from db.models import Alarm, Team

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.instant import Instant
    from app.services.desk import Desk
    from app.services.incidents import Intake

SAME_BUILDING, SAME_COMPOUND, SAME_AREA, ELSEWHERE = range(4)
"""How near an open incident is to an alarm."""


class NearIncident(msgspec.Struct, frozen=True):
    """An open incident and how near it is: SAME_BUILDING to ELSEWHERE."""

    row: IncidentRow
    nearness: int


class Choices(msgspec.Struct, frozen=True):
    """What can be done from an alarm: incidents to join, nearest first; teams to send."""

    alarm: AlarmRow
    incidents: tuple[NearIncident, ...]
    teams: tuple[TeamRow, ...]


class Dispatched(msgspec.Struct, frozen=True):
    """A team was sent: its task, in an incident; `opened`: the incident was taken in for it."""

    incident_id: str
    number: str
    task_id: str
    opened: bool


def choices(desk: Desk, alarm_id: str) -> Choices:
    """Return the open incidents and the teams for an alarm. Raises NotFound."""
    found = alarms_by_id(desk, [alarm_id])
    if not found:
        raise NotFound("alarms", alarm_id)
    (alarm,) = found
    near = [
        NearIncident(row, nearness(alarm, row))
        for row in incidents.incidents(desk, IncidentState.OPEN)
    ]
    near.sort(key=lambda one: (one.row.id != alarm.incident_id, one.nearness, -one.row.opened_at))
    return Choices(alarm, tuple(near), tuple(teams_near(desk, alarm.area_id, alarm.lon, alarm.lat)))


def nearness(alarm: AlarmRow, incident: IncidentRow) -> int:
    """Return how near an incident is to an alarm, from SAME_BUILDING to ELSEWHERE."""
    if incident.building_id is not None and incident.building_id == alarm.building_id:
        return SAME_BUILDING
    if incident.area_id != alarm.area_id:
        return ELSEWHERE
    if incident.compound_name and incident.compound_name == alarm.compound_name:
        return SAME_COMPOUND
    return SAME_AREA


def send_team(
    desk: Desk,
    alarm_ids: Sequence[str],
    team_id: str,
    task: str,
    into: Intake | str,
    due_at: Instant | None = None,
) -> Dispatched:
    """Give a team a task in an incident; alarms that have no incident become part of it.

    `into`: the id of an open incident, or the intake of a new one (without alarms). One
    transaction: no incident is left without its task. Raises NotFound (team), TeamAway, and what
    `open_incident`, `join_alarms` and `add_task` raise.
    """
    with desk.deed() as deed:
        team = existing(deed.session, Team, team_id)
        if team.away_since is not None:
            raise TeamAway(team.name, team.away_reason)
        alone = select(Alarm.id).where(Alarm.id.in_(alarm_ids), Alarm.incident_id.is_(None))
        found = set(deed.session.scalars(alone))
        free = tuple(one for one in alarm_ids if one in found)
        incident = (
            incidents.join(deed, into, free)
            if isinstance(into, str)
            else incidents.take_in(deed, msgspec.structs.replace(into, alarm_ids=free))
        )
        deed.session.flush()
        given = incident_tasks.give(deed, incident.id, task, team.name, due_at, team.id)
        return Dispatched(incident.id, incident.number, given.id, not isinstance(into, str))


def recall_team(desk: Desk, sent: Dispatched, reason: str) -> None:
    """Take a dispatch back: the task is cancelled, an incident taken in for it is closed.

    Raises TextMissing, TaskFinished, TasksOpen when somebody has given another task meanwhile:
    then nothing is taken back.
    """
    with desk.deed() as deed:
        reason = texts.required("reason", reason)
        incident_tasks.end_task(deed, sent.task_id, TaskState.CANCELLED, reason)
        if sent.opened:
            incidents.close(deed, sent.incident_id, reason, None)
