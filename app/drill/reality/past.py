"""What the street's database holds of an incident or of a span of time, read and never written."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ColumnElement, and_, create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from app.domain.instant import Instant
from app.drill.reality.pseudonyms import names_in
from app.drill.station import read_only
from db import sealing
from db.models import (
    Alarm,
    AlarmTransition,
    AuditEntry,
    Depot,
    DutyLogEntry,
    Hazard,
    Incident,
    IncidentEntry,
    Lot,
    Person,
    Plan,
    PlanActivation,
    Reading,
    ResidentialArea,
    Sensor,
    Shelter,
    StockMove,
    SupplyItem,
    Task,
    User,
    VulnerableFacility,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.profile import Profile

BEFORE_MS = 5 * 60_000
"""How long before an alarm its sensor's values belong to the story."""
_LONGEST_MS = 24 * 3_600_000
MOST_READINGS = 20_000


class NoSuchIncident(LookupError):
    """There is no incident of that number. Field: `number`."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NothingHappened(LookupError):
    """The span holds nothing that a scenario could be made of."""


class SpanTooLong(ValueError):
    """A drill of more than a day is none."""


class Past(msgspec.Struct, frozen=True):
    """Rows as they stood. `readings`: by the sensor's id, in the order in which they came.
    `names`, `numbers`: people of the whole database, to be replaced.
    """

    start: Instant
    end: Instant
    number: str
    title: str
    alarms: tuple[tuple[Alarm, Sensor], ...]
    steps: dict[str, tuple[AlarmTransition, ...]]
    readings: dict[str, tuple[Reading, ...]]
    incidents: tuple[tuple[Incident, str | None], ...]
    entries: tuple[IncidentEntry, ...]
    log: tuple[DutyLogEntry, ...]
    activations: tuple[tuple[PlanActivation, str, str], ...]
    raises: tuple[tuple[str, int, Instant], ...]
    shelters: tuple[tuple[str, str, Instant], ...]
    issues: tuple[tuple[str, str, str, Any, Instant], ...]
    tasks: tuple[Task, ...]
    names: frozenset[str]
    numbers: frozenset[str]


def past_incident(profile: Profile, number: str) -> Past:
    """Return an incident and what belongs to it, of its first day. Raises NoSuchIncident."""
    with _reading(profile) as session:
        row = session.scalar(select(Incident).where(Incident.number == number))
        if row is None:
            raise NoSuchIncident(number)
        alarms = _alarms(session, Alarm.incident_id == row.id)
        first = min([row.opened_at, *(alarm.recorded_at for alarm, _ in alarms)])
        last = max(
            [
                row.closed_at or row.opened_at,
                *(alarm.closed_at or alarm.recorded_at for alarm, _ in alarms),
                *session.scalars(
                    select(IncidentEntry.at).where(IncidentEntry.incident_id == row.id)
                ),
            ]
        )
        last = min(last, first + _LONGEST_MS)  # it may have stayed open for days
        return _past(session, first, last, alarms, row)


def past_span(profile: Profile, start: Instant, end: Instant) -> Past:
    """Return all that happened from `start` to `end`. Raises NothingHappened, SpanTooLong."""
    with _reading(profile) as session:
        alarms = _alarms(session, Alarm.recorded_at.between(start, end))
        past = _past(session, start, end, alarms, None)
    if not (past.alarms or past.incidents or past.log):
        raise NothingHappened
    return past


@contextmanager
def _reading(profile: Profile) -> Iterator[Session]:
    """Yield a session of one snapshot, through a connection that cannot write."""
    if profile.key.exists():
        sealing.load_key(profile.key)
    connection = read_only(profile.database)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    try:
        connection.isolation_level = None
        connection.execute("BEGIN")
        with Session(engine, expire_on_commit=False, autoflush=False) as session:
            yield session
            session.expunge_all()
    finally:
        engine.dispose()
        connection.close()


def _past(
    session: Session,
    start: Instant,
    end: Instant,
    alarms: tuple[tuple[Alarm, Sensor], ...],
    incident: Incident | None,
) -> Past:
    if not 0 <= end - start <= _LONGEST_MS:
        raise SpanTooLong
    one = incident.id if incident is not None else None

    def part(row: Any, at: Any) -> ColumnElement[bool]:
        mine: ColumnElement[bool] = row.incident_id == one
        return at.between(start, end) if one is None else mine

    incidents = select(Incident, ResidentialArea.code).outerjoin(
        ResidentialArea, Incident.area_id == ResidentialArea.id
    )
    inside = Incident.opened_at.between(start, end) if one is None else Incident.id == one
    ids = [alarm.id for alarm, _ in alarms]
    steps = session.scalars(
        select(AlarmTransition)
        .where(AlarmTransition.alarm_id.in_(ids))
        .order_by(AlarmTransition.at, AlarmTransition.id)
    ).all()
    activations = (
        select(PlanActivation, Plan.code, Plan.title)
        .join(Plan, PlanActivation.plan_id == Plan.id)
        .where(part(PlanActivation, PlanActivation.activated_at))
        .order_by(PlanActivation.activated_at)
    )
    return Past(
        start,
        end,
        incident.number if incident is not None else "",
        incident.title if incident is not None else "",
        alarms,
        {one: tuple(step for step in steps if step.alarm_id == one) for one in ids},
        _readings(session, alarms, end),
        tuple(session.execute(incidents.where(inside).order_by(Incident.opened_at)).tuples()),
        _living(session, IncidentEntry, part(IncidentEntry, IncidentEntry.at)),
        _living(session, DutyLogEntry, part(DutyLogEntry, DutyLogEntry.at)),
        tuple(session.execute(activations).tuples()),
        _raises(session, start, end),
        _shelters(session, start, end),
        _issues(session, part(StockMove, StockMove.at)),
        tuple(session.scalars(select(Task).where(part(Task, Task.created_at)))),
        frozenset(_names(session)),
        frozenset(_numbers(session)),
    )


def _alarms(session: Session, which: ColumnElement[bool]) -> tuple[tuple[Alarm, Sensor], ...]:
    query = select(Alarm, Sensor).join(Sensor, Alarm.sensor_id == Sensor.id).where(which)
    return tuple(session.execute(query.order_by(Alarm.recorded_at, Alarm.id)).tuples())


def _readings(
    session: Session, alarms: Iterable[tuple[Alarm, Sensor]], end: Instant
) -> dict[str, tuple[Reading, ...]]:
    first: dict[str, Instant] = {}
    for alarm, sensor in alarms:
        first.setdefault(sensor.id, alarm.recorded_at)
    found = {}
    for sensor_id, at in first.items():
        query = select(Reading).where(
            Reading.sensor_id == sensor_id, Reading.received_at.between(at - BEFORE_MS, end)
        )
        rows = session.scalars(
            query.order_by(Reading.received_at, Reading.seq).limit(MOST_READINGS)
        ).all()
        before = session.scalar(
            select(Reading)
            .where(Reading.sensor_id == sensor_id, Reading.received_at < at - BEFORE_MS)
            .order_by(Reading.received_at.desc(), Reading.seq.desc())
            .limit(1)
        )
        found[sensor_id] = (*((before,) if before is not None and rows else ()), *rows)
    return found


def _living(session: Session, log: Any, which: ColumnElement[bool]) -> tuple[Any, ...]:
    """Return the lines of a log that no other line supersedes."""
    old = select(log.supersedes_id).where(log.supersedes_id.is_not(None))
    return tuple(session.scalars(select(log).where(which, log.id.not_in(old)).order_by(log.at)))


def _deeds(
    session: Session, actions: tuple[str, ...], start: Instant, end: Instant
) -> Iterator[AuditEntry]:
    within = and_(AuditEntry.action.in_(actions), AuditEntry.at.between(start, end))
    yield from session.scalars(select(AuditEntry).where(within).order_by(AuditEntry.at))


def _raises(session: Session, start: Instant, end: Instant) -> tuple[tuple[str, int, Instant], ...]:
    """Return plan code, level and time of each step of an activation."""
    found = []
    for one in _deeds(session, ("plan_activate", "plan_raise"), start, end):
        said = json.loads(one.detail)
        if isinstance(said.get("code"), str) and isinstance(said.get("level"), int):
            found.append((said["code"], said["level"], one.at))
    return tuple(found)


def _shelters(
    session: Session, start: Instant, end: Instant
) -> tuple[tuple[str, str, Instant], ...]:
    opened: dict[str, Instant] = {}
    for one in _deeds(session, ("shelter_open",), start, end):
        opened.setdefault(one.subject_id, one.at)
    query = select(Shelter.id, Shelter.code, Shelter.name).where(Shelter.id.in_(opened))
    return tuple((code, name, opened[row]) for row, code, name in session.execute(query))


def _issues(
    session: Session, which: ColumnElement[bool]
) -> tuple[tuple[str, str, str, Any, Instant], ...]:
    query = (
        select(SupplyItem.code, SupplyItem.name, Depot.code, StockMove.quantity, StockMove.at)
        .join(Lot, StockMove.lot_id == Lot.id)
        .join(SupplyItem, Lot.item_id == SupplyItem.id)
        .join(Depot, StockMove.depot_id == Depot.id)
        .where(StockMove.kind == "issue", which)
        .order_by(StockMove.at)
    )
    return tuple(session.execute(query).tuples())


def _names(session: Session) -> Iterator[str]:
    for column in (
        User.name, User.login, Person.name, Shelter.keeper_name, Depot.keeper_name,
        VulnerablePerson.name,
        Incident.caller, Incident.opened_by, Incident.closed_by, Alarm.acknowledged_by,
        Alarm.verdict_by, DutyLogEntry.actor, IncidentEntry.actor, AuditEntry.actor,
    ):  # fmt: skip
        yield from filter(None, session.scalars(select(column).distinct()))
    for column in (
        VulnerablePerson.contact, Hazard.responsible, Task.assignee, StockMove.recipient,
    ):  # fmt: skip
        for text in filter(None, session.scalars(select(column).distinct())):
            yield from names_in(text)


def _numbers(session: Session) -> Iterator[str]:
    for column in (
        Person.phone, Shelter.keeper_phone, Depot.keeper_phone, VulnerablePerson.phone,
        VulnerablePerson.id_number, Incident.caller_phone, VulnerableFacility.contact_phone,
        ResidentialArea.committee_phone, ResidentialArea.micro_station_phone,
    ):  # fmt: skip
        yield from filter(None, session.scalars(select(column).distinct()))
