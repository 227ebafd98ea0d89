"""What of a drill's street changed when: read from the drill's own database, for the replay.

States of before are told backwards, by what changed them; a shelter of which the audit has never
said anything was closed, or open when people were in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.domain.alarms import OPEN_STATES, AlarmState
from app.domain.drill.replay_world import Change, Dated, Stands, Subject, Thing, in_order
from db.models import (
    Alarm,
    AlarmTransition,
    AuditEntry,
    Building,
    Incident,
    OccupancyMove,
    Plan,
    PlanActivation,
    Sensor,
    Shelter,
    SituationReport,
    Task,
    Team,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from db.store import Store

_STATES = {
    "task_add": "open", "task_reopen": "open", "task_done": "done", "task_cancelled": "cancelled",
    "incident_open": "open", "incident_reopen": "open", "incident_close": "closed",
    "plan_activate": "active", "plan_end": "ended",
}  # fmt: skip
_THINGS = {
    "tasks": Thing.TASK,
    "incidents": Thing.INCIDENT,
    "plan_activations": Thing.PLAN,
    "shelters": Thing.SHELTER,
}


def read_dated(store: Store, first: int, last: int) -> Dated:
    """Return what changed from `first` to `last`, machine's times; and how it stood at `first`."""
    with store.read() as session:
        begun: dict[str, Stands] = {}
        changes = [
            *_alarms(session, first, begun),
            *_people(session, first, begun),
            *_deeds(session, first, begun),
            *_reports(session, first),
        ]
        due = select(Task.id, Task.created_at, Task.due_at).where(Task.created_at >= first)
        changes += [
            Change(at, Thing.TASK, one, due=until)
            for one, at, until in session.execute(due)
            if until is not None
        ]
        subjects = dict(_subjects(session, first))
    kept = [one for one in changes if one.now <= last]
    return Dated(begun, in_order(kept), subjects)


def _alarms(session: Session, first: int, begun: dict[str, Stands]) -> Iterator[Change]:
    query = (
        select(Alarm.id, Alarm.recorded_at, Alarm.state, Alarm.level)
        .where(
            or_(
                Alarm.recorded_at >= first,
                Alarm.closed_at >= first,
                Alarm.state.in_(OPEN_STATES),
            )
        )
        .order_by(Alarm.recorded_at, Alarm.id)
    )
    rows = session.execute(query).all()
    recorded = {one: at for one, at, _state, _level in rows}
    steps = (
        select(
            AlarmTransition.alarm_id,
            AlarmTransition.at,
            AlarmTransition.from_state,
            AlarmTransition.to_state,
            AlarmTransition.level,
        )
        .where(AlarmTransition.at >= first)
        .order_by(AlarmTransition.hlc, AlarmTransition.at, AlarmTransition.id)
    )
    stepped: set[str] = set()
    last: dict[str, int] = {}
    for one, at, before, after, level in session.execute(steps):
        raised = recorded.get(one)
        if raised is None:
            continue
        if one not in stepped and raised < first:
            begun[one] = Stands(Thing.ALARM, before or str(AlarmState.ACTIVE_UNACKED), 0, level)
        stepped.add(one)
        # A device may say that something was earlier than it came; nobody knew of it before.
        now = last[one] = max(at, raised, last.get(one, 0))
        yield Change(now, Thing.ALARM, one, after, level)
    for one, at, state, level in rows:
        if one not in stepped and at < first:
            begun[one] = Stands(Thing.ALARM, state, 0, level)
        elif one not in stepped:
            yield Change(at, Thing.ALARM, one, state, level)


def _people(session: Session, first: int, begun: dict[str, Stands]) -> Iterator[Change]:
    before = dict(
        session.execute(
            select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people))
            .where(OccupancyMove.at < first)
            .group_by(OccupancyMove.shelter_id)
        ).all()
    )
    for one, state in session.execute(select(Shelter.id, Shelter.state)):
        begun[one] = Stands(Thing.SHELTER, state, people=before.get(one) or 0)
    moves = (
        select(OccupancyMove.at, OccupancyMove.shelter_id, OccupancyMove.people)
        .where(OccupancyMove.at >= first)
        .order_by(OccupancyMove.hlc, OccupancyMove.id)
    )
    for at, one, people in session.execute(moves):
        yield Change(at, Thing.SHELTER, one, people=people)


def _deeds(session: Session, first: int, begun: dict[str, Stands]) -> Iterator[Change]:
    """Yield what the audit tells; the states of shelters that changed are told backwards."""
    query = (
        select(
            AuditEntry.at,
            AuditEntry.action,
            AuditEntry.subject_table,
            AuditEntry.subject_id,
            AuditEntry.detail,
        )
        .where(AuditEntry.subject_table.in_(_THINGS), AuditEntry.at >= first)
        .order_by(AuditEntry.hlc, AuditEntry.id)
    )
    seen: set[str] = set()
    for at, action, table, one, detail in session.execute(query):
        said = _said(detail)
        state = _STATES.get(action)
        if table == "shelters" and action.startswith("shelter_"):
            state = said.get("state")
        if state is None and action != "plan_raise":
            continue
        if table == "shelters" and one not in seen:
            seen.add(one)
            stood = begun.get(one, Stands(Thing.SHELTER))
            begun[one] = Stands(
                Thing.SHELTER, _state_before(session, one, first, stood.people), 0, 0, stood.people
            )
        level = said.get("level") if table == "plan_activations" else None
        yield Change(at, _THINGS[table], one, state, level if isinstance(level, int) else None)


def _state_before(session: Session, shelter: str, first: int, people: int) -> str:
    found = session.scalars(
        select(AuditEntry.detail)
        .where(
            AuditEntry.subject_table == "shelters",
            AuditEntry.subject_id == shelter,
            AuditEntry.at < first,
        )
        .order_by(AuditEntry.at.desc(), AuditEntry.hlc.desc())
    )
    for detail in found:
        state = _said(detail).get("state")
        if isinstance(state, str):
            return state
    return "open" if people > 0 else "closed"


def _reports(session: Session, first: int) -> Iterator[Change]:
    query = (
        select(SituationReport.id, SituationReport.recorded_at, SituationReport.retracts_id)
        .where(SituationReport.recorded_at >= first)
        .order_by(SituationReport.recorded_at, SituationReport.id)
    )
    for one, at, retracts in session.execute(query):
        if retracts is None:
            yield Change(at, Thing.REPORT, one, "sent")
        else:
            yield Change(at, Thing.REPORT, retracts, "retracted")


def _subjects(session: Session, first: int) -> Iterator[tuple[str, Subject]]:
    lon = func.coalesce(Incident.lon, Building.lon)
    lat = func.coalesce(Incident.lat, Building.lat)
    incidents = select(Incident.id, Incident.title, lon, lat).outerjoin(
        Building, Building.id == Incident.building_id
    )
    for one, title, x, y in session.execute(incidents.where(Incident.opened_at >= first)):
        yield one, Subject(Thing.INCIDENT, title, x, y)
    tasks = (
        select(Task.id, Task.title, lon, lat, Team.name)
        .outerjoin(Incident, Incident.id == Task.incident_id)
        .outerjoin(Building, Building.id == Incident.building_id)
        .outerjoin(Team, Team.id == Task.team_id)
        .where(Task.created_at >= first)
    )
    for one, title, x, y, team in session.execute(tasks):
        yield one, Subject(Thing.TASK, title, x, y, team or "")
    for one, name, x, y in session.execute(
        select(Shelter.id, Shelter.name, Shelter.lon, Shelter.lat)
    ):
        yield one, Subject(Thing.SHELTER, name, x, y)
    plans = (
        select(PlanActivation.id, Plan.title)
        .join(Plan, Plan.id == PlanActivation.plan_id)
        .where(PlanActivation.activated_at >= first)
    )
    for one, title in session.execute(plans):
        yield one, Subject(Thing.PLAN, title)
    alarms = (
        select(Alarm.id, Sensor.place, Sensor.lon, Sensor.lat)
        .join(Sensor, Sensor.id == Alarm.sensor_id)
        .where(Alarm.recorded_at >= first)
    )
    for one, place, x, y in session.execute(alarms):
        yield one, Subject(Thing.ALARM, place, x, y)


def _said(detail: str) -> dict[str, Any]:
    try:
        said = json.loads(detail)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
