"""Incidents (事件): taken in, graded, joined with alarms, closed with an outcome, reopened.

The loop closes with the resident: closing says whether the resident is satisfied (群众满意).
Reading is in `app.services.incident_rows`, the log in `incident_log`, tasks in `incident_tasks`;
their names can be had from here too.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import msgspec
from sqlalchemy import func, select

from app.domain import incidents as rules
from app.domain.incidents import (
    GRADE_NAMES,
    EntryKind,
    Grade,
    IncidentEvent,
    IncidentKind,
    IncidentState,
    Source,
    TaskState,
)
from app.domain.instant import local_date
from app.services import texts
from app.services.desk import NotFound, ServiceError
from app.services.incident_log import (
    BadWord,
    IncidentStateRefused,
    NotCorrectable,
    add_entry,
    append,
    check_open,
)
from app.services.incident_rows import (
    Caller,
    EntryRow,
    IncidentDetail,
    IncidentRow,
    TaskRow,
    caller_of,
    incident,
    incidents,
    incidents_by_id,
)
from app.services.incident_tasks import TaskFinished, add_task, cancel_task, complete_task, finish
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import Alarm, Building, Compound, Incident, ResidentialArea, Sensor, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.services.desk import Deed, Desk

__all__ = [
    "AlarmsTaken",
    "BadCasualties",
    "BadWord",
    "Caller",
    "EntryRow",
    "IncidentDetail",
    "IncidentRow",
    "IncidentStateRefused",
    "Intake",
    "NotCorrectable",
    "TaskFinished",
    "TaskRow",
    "TasksOpen",
    "add_entry",
    "add_task",
    "caller_of",
    "cancel_task",
    "close_incident",
    "complete_task",
    "incident",
    "incidents",
    "incidents_by_id",
    "join_alarms",
    "open_incident",
    "reopen_incident",
    "set_casualties",
    "set_grade",
]

_Word = TypeVar("_Word", bound=StrEnum)


class TasksOpen(ServiceError):
    """The incident still has tasks to do; `force` cancels them. Field: `count`."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} tasks are open")
        self.count = count


class AlarmsTaken(ServiceError):
    """Alarms belong to another incident. Fields: `alarm_ids`, `number` of the first one's."""

    def __init__(self, alarm_ids: tuple[str, ...], number: str) -> None:
        super().__init__(f"{len(alarm_ids)} alarms belong to incident {number}")
        self.alarm_ids = alarm_ids
        self.number = number


class BadCasualties(ServiceError):
    """Numbers of people that cannot be. Fields: `injured`, `dead`."""

    def __init__(self, injured: int | None, dead: int | None) -> None:
        super().__init__(f"injured {injured}, dead {dead}")
        self.injured = injured
        self.dead = dead


class Intake(msgspec.Struct, frozen=True):
    """What is known when an incident is taken in.

    `kind`, `grade`, `source`: values of the enums in `app.domain.incidents`. Place fields that are
    left out are taken from the building, or from the first alarm.
    """

    title: str
    kind: str
    grade: str = Grade.ORDINARY.value
    source: str = Source.CALL.value
    area_id: str | None = None
    building_id: str | None = None
    place: str = ""
    description: str = ""
    caller: str = ""
    caller_phone: str = ""
    alarm_ids: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None


def open_incident(desk: Desk, intake: Intake) -> str:
    """Take an incident in, join its alarms, and return its id.

    Its number follows the last one of the year in Shanghai, within the transaction. Raises
    TextMissing, BadWord, AlarmsTaken, NotFound.
    """
    with desk.deed() as deed:
        return take_in(deed, intake).id


def take_in(deed: Deed, intake: Intake) -> Incident:
    """Take an incident in as part of a transaction; see `open_incident`."""
    kind = _word("kind", IncidentKind, intake.kind)
    grade = _word("grade", Grade, intake.grade)
    source = _word("source", Source, intake.source)
    row = Incident(
        id=new_id(),
        title=texts.required("title", intake.title, 120),
        kind=kind,
        grade=grade,
        state=IncidentState.OPEN,
        source=source,
        area_id=intake.area_id,
        building_id=intake.building_id,
        place=texts.optional("place", intake.place, 120),
        description=texts.optional("description", intake.description),
        caller=texts.optional("caller", intake.caller, 40),
        caller_phone=texts.optional("caller_phone", intake.caller_phone, 40),
        lon=intake.lon,
        lat=intake.lat,
    )
    if intake.area_id is not None:
        existing(deed.session, ResidentialArea, intake.area_id)
    row.number = _next_number(deed)
    row.opened_at = deed.now
    row.opened_by = deed.actor.name
    alarms = _alarms(deed.session, intake.alarm_ids)
    if alarms:
        _place_by_sensor(deed.session, row, alarms[0])
    _place_by_building(deed.session, row)
    deed.session.add(row)
    append(deed, row, EntryKind.STATE, f"受理，等级{GRADE_NAMES[grade]}")
    _join(deed, row, alarms)
    deed.audit("incident_open", "incidents", row.id, number=row.number, kind=kind, grade=grade)
    return row


def join_alarms(desk: Desk, incident_id: str, alarm_ids: Sequence[str]) -> None:
    """Make alarms part of an open incident; their disposition names it.

    Alarms that are part of it already stay as they are. Raises AlarmsTaken, IncidentStateRefused.
    """
    with desk.deed() as deed:
        join(deed, incident_id, alarm_ids)


def join(deed: Deed, incident_id: str, alarm_ids: Sequence[str]) -> Incident:
    """Make alarms part of an open incident within a transaction; see `join_alarms`."""
    row = locked(deed.session, Incident, incident_id)
    check_open(row, "join_alarms")
    _join(deed, row, _alarms(deed.session, alarm_ids))
    return row


def set_grade(desk: Desk, incident_id: str, grade: str) -> None:
    """Change the grade of an open incident; the log says from what to what.

    Raises BadWord, IncidentStateRefused.
    """
    new = _word("grade", Grade, grade)
    with desk.deed() as deed:
        row = locked(deed.session, Incident, incident_id)
        check_open(row, "set_grade")
        old = Grade(row.grade)
        if old is new:
            return
        row.grade = new
        append(deed, row, EntryKind.STATE, f"等级由{GRADE_NAMES[old]}改为{GRADE_NAMES[new]}")
        deed.audit("incident_grade", "incidents", row.id, number=row.number, old=old, new=new)


def set_casualties(desk: Desk, incident_id: str, injured: int | None, dead: int | None) -> None:
    """Say how many people are injured and dead, None: not known. Raises BadCasualties."""
    if (injured or 0) < 0 or (dead or 0) < 0:
        raise BadCasualties(injured, dead)
    with desk.deed() as deed:
        row = locked(deed.session, Incident, incident_id)
        row.injured = injured
        row.dead = dead
        text = f"伤 {_known(injured)}，亡 {_known(dead)}"
        append(deed, row, EntryKind.STATE, text)
        deed.audit("incident_casualties", "incidents", row.id, injured=injured, dead=dead)


def close_incident(
    desk: Desk, incident_id: str, outcome: str, satisfied: bool | None, *, force: bool = False
) -> None:
    """Close an incident with its outcome and whether the resident is satisfied.

    `satisfied` None: the resident could not be asked. Raises TextMissing without an outcome,
    TasksOpen unless `force` (which cancels them), IncidentStateRefused.
    """
    with desk.deed() as deed:
        close(deed, incident_id, outcome, satisfied, force=force)


def close(
    deed: Deed, incident_id: str, outcome: str, satisfied: bool | None, *, force: bool = False
) -> None:
    """Close an incident within a transaction; see `close_incident`."""
    outcome = texts.required("outcome", outcome)
    row = locked(deed.session, Incident, incident_id)
    _move(row, IncidentEvent.CLOSE)
    tasks = deed.session.scalars(
        select(Task).where(Task.incident_id == incident_id, Task.state == TaskState.OPEN)
    ).all()
    if tasks and not force:
        raise TasksOpen(len(tasks))
    for task in tasks:
        finish(deed, task, TaskState.CANCELLED, "事件办结时未完成")
        append(deed, row, EntryKind.STATE, f"任务取消：{task.title}，事件办结时未完成")
    row.closed_at = deed.now
    row.closed_by = deed.actor.name
    row.outcome = outcome
    row.satisfied = satisfied
    word = {True: "群众满意", False: "群众不满意", None: "未能回访"}[satisfied]
    append(deed, row, EntryKind.STATE, f"办结：{outcome}，{word}")
    deed.audit(
        "incident_close",
        "incidents",
        row.id,
        number=row.number,
        satisfied=satisfied,
        cancelled_tasks=len(tasks),
    )


def reopen_incident(desk: Desk, incident_id: str, reason: str) -> None:
    """Open a closed incident again, with a reason; what closing said stays in the log.

    Raises TextMissing, IncidentStateRefused.
    """
    reason = texts.required("reason", reason)
    with desk.deed() as deed:
        row = locked(deed.session, Incident, incident_id)
        _move(row, IncidentEvent.REOPEN)
        row.closed_at = None
        row.closed_by = None
        row.outcome = ""
        row.satisfied = None
        append(deed, row, EntryKind.STATE, f"重新打开：{reason}")
        deed.audit("incident_reopen", "incidents", row.id, number=row.number)


def _move(row: Incident, event: IncidentEvent) -> None:
    try:
        row.state = rules.next_state(IncidentState(row.state), event)
    except rules.TransitionRefused as refusal:
        raise IncidentStateRefused(row.number, refusal.state, refusal.event) from refusal


def _next_number(deed: Deed) -> str:
    """Return the next number of the year; the caller's transaction holds the write lock."""
    year = local_date(deed.now)[:4]
    last = deed.session.scalar(
        select(Incident.number)
        .where(Incident.number.startswith(f"{year}-"))
        .order_by(func.length(Incident.number).desc(), Incident.number.desc())
        .limit(1)
    )
    return rules.next_number(last, int(year))


def _join(deed: Deed, row: Incident, alarms: Sequence[Alarm]) -> None:
    """Make `alarms` part of the incident. Raises AlarmsTaken when one is part of another."""
    taken = tuple(a.id for a in alarms if a.incident_id not in (None, row.id))
    if taken:
        other = next(a.incident_id for a in alarms if a.id == taken[0])
        number = deed.session.scalar(select(Incident.number).where(Incident.id == other))
        raise AlarmsTaken(taken, number or "")
    fresh = [a for a in alarms if a.incident_id is None]
    for alarm in fresh:
        alarm.incident_id = row.id
        mark = f"事件 {row.number}"
        alarm.disposition = f"{alarm.disposition}；{mark}" if alarm.disposition else mark
        deed.audit("alarm_join", "alarms", alarm.id, incident=row.number)
    if fresh:
        append(deed, row, EntryKind.STATE, f"关联报警 {len(fresh)} 条")


def _alarms(session: Session, ids: Sequence[str]) -> list[Alarm]:
    """Return the alarms in the order of `ids`, locked. Raises NotFound."""
    found = {
        alarm.id: alarm
        for alarm in session.scalars(select(Alarm).where(Alarm.id.in_(ids)).with_for_update())
    }
    for alarm_id in ids:
        if alarm_id not in found:
            raise NotFound("alarms", alarm_id)
    return [found[alarm_id] for alarm_id in dict.fromkeys(ids)]


def _place_by_sensor(session: Session, row: Incident, alarm: Alarm) -> None:
    """Fill what the intake left out from the alarm's sensor."""
    sensor = session.get(Sensor, alarm.sensor_id)
    if sensor is None:
        return
    if row.area_id is None and row.building_id is None:
        row.area_id = sensor.area_id
        row.building_id = sensor.building_id
        row.place = row.place or sensor.place
    if row.lon is None or row.lat is None:
        row.lon, row.lat = sensor.lon, sensor.lat


def _place_by_building(session: Session, row: Incident) -> None:
    """Fill area and position from the building. Raises NotFound."""
    if row.building_id is None:
        return
    building = existing(session, Building, row.building_id)
    if row.area_id is None:
        compound = session.get_one(Compound, building.compound_id)
        row.area_id = compound.area_id
    if row.lon is None or row.lat is None:
        row.lon, row.lat = building.lon, building.lat


def _word(field: str, words: type[_Word], value: str) -> _Word:
    try:
        return words(value)
    except ValueError:
        raise BadWord(field, value) from None


def _known(people: int | None) -> str:
    return "不明" if people is None else f"{people} 人"
