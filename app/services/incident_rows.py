"""Incidents as they are read: the list, and one with its log, tasks and alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.domain.incidents import SEVERITY, Grade, IncidentState, TaskState
from app.domain.masking import mask_name, mask_phone
from app.domain.reporting import ReportClock
from app.services.alarm_rows import AlarmRow, read_rows, rows_query
from app.services.desk import NotFound
from app.services.report_rows import next_owed
from app.services.rows import existing
from db.models import (
    Alarm,
    Building,
    Compound,
    Incident,
    IncidentEntry,
    ResidentialArea,
    Task,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from app.domain.instant import Instant
    from app.services.desk import Desk


class IncidentRow(msgspec.Struct, frozen=True):
    """An incident and what is still to do. `satisfied` None: the resident was not asked (yet).

    `caller` and `caller_phone` are masked; `caller_of` shows them, and leaves an audit entry.

    `kind`, `grade`, `state`, `source`: values of the enums in `app.domain.incidents`.
    `next_due_at`: the first due time among open tasks. `last_entry_at`: the newest line of the log.
    `report_owed`: the report to the district that is due first, None when none is owed.
    """

    id: str
    version: int
    number: str
    title: str
    kind: str
    grade: str
    state: str
    source: str
    area_id: str | None
    area_name: str
    building_id: str | None
    building_number: str
    compound_name: str
    place: str
    description: str
    caller: str
    caller_phone: str
    injured: int | None
    dead: int | None
    opened_at: int
    opened_by: str
    closed_at: int | None
    closed_by: str | None
    outcome: str
    satisfied: bool | None
    lon: float | None
    lat: float | None
    open_tasks: int
    overdue_tasks: int
    next_due_at: int | None
    alarms: int
    last_entry_at: int | None
    report_owed: ReportClock | None


class EntryRow(msgspec.Struct, frozen=True):
    """A line of the log. `superseded_by_id`: the line that corrects this one."""

    id: str
    at: int
    kind: str
    text: str
    actor: str
    supersedes_id: str | None
    superseded_by_id: str | None


class TaskRow(msgspec.Struct, frozen=True):
    """Something to do; `result` says what came of it, or why it was cancelled."""

    id: str
    version: int
    incident_id: str | None
    title: str
    assignee: str
    state: str
    due_at: int | None
    overdue: bool
    created_at: int
    created_by: str
    done_at: int | None
    done_by: str | None
    result: str


class Caller(msgspec.Struct, frozen=True):
    """Who called, unmasked."""

    name: str
    phone: str


class IncidentDetail(msgspec.Struct, frozen=True):
    """All of one incident: log oldest first, tasks as they were given, its alarms by time."""

    row: IncidentRow
    entries: tuple[EntryRow, ...]
    tasks: tuple[TaskRow, ...]
    alarms: tuple[AlarmRow, ...]


def incidents(desk: Desk, state: str | None = None) -> list[IncidentRow]:
    """Return incidents (of one state): open ones first, then the gravest, then the newest."""
    with desk.read() as session:
        rows = _rows(session, desk.store.clock.now(), state=state)
    return sorted(
        rows,
        key=lambda row: (
            row.state != IncidentState.OPEN,
            -SEVERITY[Grade(row.grade)],
            -row.opened_at,
            row.number,
        ),
    )


def incidents_by_id(desk: Desk, ids: Iterable[str]) -> list[IncidentRow]:
    """Return the incidents with these ids, in no order; unknown ids are left out."""
    with desk.read() as session:
        return _rows(session, desk.store.clock.now(), ids=list(ids))


def incident(desk: Desk, incident_id: str) -> IncidentDetail:
    """Return everything about one incident. Raises NotFound."""
    now = desk.store.clock.now()
    with desk.read() as session:
        rows = _rows(session, now, ids=[incident_id])
        if not rows:
            raise NotFound("incidents", incident_id)
        return IncidentDetail(
            row=rows[0],
            entries=_entries(session, incident_id),
            tasks=_tasks(session, incident_id, now),
            alarms=tuple(
                read_rows(
                    session,
                    rows_query()
                    .where(Alarm.incident_id == incident_id)
                    .order_by(Alarm.raised_at, Alarm.id),
                )
            ),
        )


def caller_of(desk: Desk, incident_id: str) -> Caller:
    """Return who called, to call back; that it was looked at is kept. Raises NotFound."""
    with desk.deed() as deed:
        row = existing(deed.session, Incident, incident_id)
        deed.audit("incident_caller_shown", "incidents", incident_id, number=row.number)
        return Caller(row.caller, row.caller_phone)


def _rows(
    session: Session, now: Instant, *, state: str | None = None, ids: list[str] | None = None
) -> list[IncidentRow]:
    open_task = Task.state == TaskState.OPEN
    tasks = (
        select(
            Task.incident_id,
            func.count().filter(open_task).label("open"),
            func.count().filter(open_task, Task.due_at < now).label("overdue"),
            func.min(Task.due_at).filter(open_task).label("next_due"),
        )
        .group_by(Task.incident_id)
        .subquery()
    )
    alarms = (
        select(Alarm.incident_id, func.count().label("alarms"))
        .where(Alarm.incident_id.is_not(None))
        .group_by(Alarm.incident_id)
        .subquery()
    )
    log = (
        select(IncidentEntry.incident_id, func.max(IncidentEntry.at).label("last"))
        .group_by(IncidentEntry.incident_id)
        .subquery()
    )
    query = (
        select(
            Incident,
            ResidentialArea.name,
            Building.number,
            Compound.name,
            tasks.c.open,
            tasks.c.overdue,
            tasks.c.next_due,
            alarms.c.alarms,
            log.c.last,
        )
        .outerjoin(ResidentialArea, ResidentialArea.id == Incident.area_id)
        .outerjoin(Building, Building.id == Incident.building_id)
        .outerjoin(Compound, Compound.id == Building.compound_id)
        .outerjoin(tasks, tasks.c.incident_id == Incident.id)
        .outerjoin(alarms, alarms.c.incident_id == Incident.id)
        .outerjoin(log, log.c.incident_id == Incident.id)
    )
    if state is not None:
        query = query.where(Incident.state == state)
    if ids is not None:
        query = query.where(Incident.id.in_(ids))
    found = session.execute(query).all()
    reports = next_owed(session, [one[0] for one in found], now)
    return [
        IncidentRow(
            id=row.id,
            version=row.version,
            number=row.number,
            title=row.title,
            kind=row.kind,
            grade=row.grade,
            state=row.state,
            source=row.source,
            area_id=row.area_id,
            area_name=area or "",
            building_id=row.building_id,
            building_number=building or "",
            compound_name=compound or "",
            place=row.place,
            description=row.description,
            caller=mask_name(row.caller),
            caller_phone=mask_phone(row.caller_phone),
            injured=row.injured,
            dead=row.dead,
            opened_at=row.opened_at,
            opened_by=row.opened_by,
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            outcome=row.outcome,
            satisfied=row.satisfied,
            lon=row.lon,
            lat=row.lat,
            open_tasks=open_tasks or 0,
            overdue_tasks=overdue or 0,
            next_due_at=next_due,
            alarms=joined or 0,
            last_entry_at=last,
            report_owed=reports.get(row.id),
        )
        for row, area, building, compound, open_tasks, overdue, next_due, joined, last in found
    ]


def _entries(session: Session, incident_id: str) -> tuple[EntryRow, ...]:
    correction = aliased(IncidentEntry)
    query = (
        select(IncidentEntry, correction.id)
        .outerjoin(correction, correction.supersedes_id == IncidentEntry.id)
        .where(IncidentEntry.incident_id == incident_id)
        .order_by(IncidentEntry.hlc, IncidentEntry.id)
    )
    return tuple(
        EntryRow(
            id=entry.id,
            at=entry.at,
            kind=entry.kind,
            text=entry.text,
            actor=entry.actor,
            supersedes_id=entry.supersedes_id,
            superseded_by_id=corrected_by,
        )
        for entry, corrected_by in session.execute(query)
    )


def _tasks(session: Session, incident_id: str, now: Instant) -> tuple[TaskRow, ...]:
    query = select(Task).where(Task.incident_id == incident_id).order_by(Task.created_at, Task.id)
    return tuple(
        TaskRow(
            id=task.id,
            version=task.version,
            incident_id=task.incident_id,
            title=task.title,
            assignee=task.assignee,
            state=task.state,
            due_at=task.due_at,
            overdue=task.state == TaskState.OPEN and task.due_at is not None and task.due_at < now,
            created_at=task.created_at,
            created_by=task.created_by,
            done_at=task.done_at,
            done_by=task.done_by,
            result=task.result,
        )
        for task in session.scalars(query)
    )
