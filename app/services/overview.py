"""The street at a glance: the numbers of the overview page and of the wall."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import case, func, select

from app.domain.alarms import OPEN_STATES, SET_ASIDE_STATES, AlarmState
from app.domain.instant import local_date
from app.domain.reporting import ReportClock, most_pressing
from app.domain.sensors import Level
from app.domain.stock import is_expired, is_expiring
from app.services.duty import ShiftRow, running_shift
from app.services.report_rows import may_owe, next_owed
from db.models import (
    Alarm,
    Incident,
    Lot,
    OccupancyMove,
    ResidentialArea,
    Sensor,
    SensorState,
    Shelter,
    StockMinimum,
    StockMove,
    Street,
    Task,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Desk


class LevelCount(msgspec.Struct, frozen=True):
    """Open alarms of one level (1 to 4), and those of them that nobody has seen yet."""

    level: int
    open: int
    unacknowledged: int


class AreaSummary(msgspec.Struct, frozen=True):
    """One residential area. `highest_level`: of its open alarms, None when there are none."""

    area_id: str
    code: str
    name: str
    highest_level: int | None
    open_alarms: int
    unacknowledged: int
    sensors: int
    stale: int
    never: int
    shelters: int
    shelters_open: int
    people: int


class AreaSensors(msgspec.Struct, frozen=True):
    """How many sensors in service an area has, and how many of them are not heard.

    `set_aside`: alarms that are shelved, suppressed or out of service: quiet by decision.
    """

    area_id: str
    name: str
    sensors: int
    stale: int
    never: int
    set_aside: int


class AreasHeard(msgspec.Struct, frozen=True):
    """What the wall needs beside the alarms: the street's name ("": none) and its areas."""

    at: int
    street: str
    areas: tuple[AreaSensors, ...]


class Summary(msgspec.Struct, frozen=True):
    """The whole street at instant `at`.

    `levels`: always the four, I first. Sensors: those in service. `shelter_people`: in all
    shelters; `shelter_free`: free places of the open ones (an overfull one counts as none).
    Supplies are counted as an item in a depot: below its minimum, with stock that expires soon,
    with stock that has expired. `reports_owed`: incidents of which the district has not been told
    all it is owed; `report_owed`: the most pressing of these. `shift`: who is on duty, None:
    nobody.
    """

    at: int
    levels: tuple[LevelCount, ...]
    sensors: int
    reporting: int
    stale: int
    never: int
    shelters: int
    shelters_open: int
    shelters_unusable: int
    shelter_people: int
    shelter_free: int
    items_below_minimum: int
    items_expiring: int
    items_expired: int
    incidents_open: int
    tasks_open: int
    tasks_overdue: int
    reports_owed: int
    report_owed: ReportClock | None
    shift: ShiftRow | None
    areas: tuple[AreaSummary, ...]


def summary(desk: Desk) -> Summary:
    """Return the numbers of the whole street and of each area, all as of one snapshot."""
    now = desk.store.clock.now()
    with desk.read() as session:
        areas: defaultdict[str, _Area] = defaultdict(_Area)
        levels = _count_alarms(session, areas)
        _count_sensors(session, areas)
        shelters_unusable, shelter_free = _count_shelters(session, areas)
        below, expiring, expired = _count_supplies(session, date.fromisoformat(local_date(now)))
        tasks_open, tasks_overdue = _count_tasks(session, now)
        incidents_open = session.scalar(
            select(func.count()).select_from(Incident).where(Incident.state == "open")
        )
        incidents = session.scalars(select(Incident).where(may_owe(now))).all()
        owed = next_owed(session, incidents, now)
        shift = running_shift(session)
        names = session.execute(
            select(ResidentialArea.id, ResidentialArea.code, ResidentialArea.name).order_by(
                ResidentialArea.code
            )
        ).all()
    counted = areas.values()
    sensors, stale, never = (
        sum(a.sensors for a in counted),
        sum(a.stale for a in counted),
        sum(a.never for a in counted),
    )
    return Summary(
        at=now,
        levels=levels,
        sensors=sensors,
        reporting=sensors - stale - never,
        stale=stale,
        never=never,
        shelters=sum(a.shelters for a in counted),
        shelters_open=sum(a.shelters_open for a in counted),
        shelters_unusable=shelters_unusable,
        shelter_people=sum(a.people for a in counted),
        shelter_free=shelter_free,
        items_below_minimum=below,
        items_expiring=expiring,
        items_expired=expired,
        incidents_open=incidents_open or 0,
        tasks_open=tasks_open,
        tasks_overdue=tasks_overdue,
        reports_owed=len(owed),
        report_owed=most_pressing(owed.values()),
        shift=shift,
        areas=tuple(areas[area_id].summary(area_id, code, name) for area_id, code, name in names),
    )


def areas_heard(desk: Desk) -> AreasHeard:
    """Return the areas in the order of their codes, and how much is heard from each."""
    with desk.read() as session:
        counted: defaultdict[str, _Area] = defaultdict(_Area)
        _count_sensors(session, counted)
        area = ResidentialArea
        names = session.execute(select(area.id, area.name).order_by(area.code)).all()
        street = session.scalar(select(Street.name).limit(1)) or ""
        quiet = session.execute(
            select(Sensor.area_id, func.count())
            .join(Alarm, Alarm.sensor_id == Sensor.id)
            .where(Alarm.state.in_(SET_ASIDE_STATES))
            .group_by(Sensor.area_id)
        )
        aside = {row[0]: row[1] for row in quiet}
    return AreasHeard(
        desk.store.clock.now(),
        street,
        tuple(
            AreaSensors(area_id, name, one.sensors, one.stale, one.never, aside.get(area_id, 0))
            for area_id, name in names
            for one in (counted[area_id],)
        ),
    )


@dataclass
class _Area:
    """The numbers of one area while they are being counted."""

    highest_level: int | None = None
    open_alarms: int = 0
    unacknowledged: int = 0
    sensors: int = 0
    stale: int = 0
    never: int = 0
    shelters: int = 0
    shelters_open: int = 0
    people: int = 0

    def summary(self, area_id: str, code: str, name: str) -> AreaSummary:
        return AreaSummary(area_id=area_id, code=code, name=name, **vars(self))


def _count_alarms(session: Session, areas: dict[str, _Area]) -> tuple[LevelCount, ...]:
    unseen = case((Alarm.state == AlarmState.ACTIVE_ACKED, 0), else_=1)
    opened = dict.fromkeys(Level, 0)
    unacknowledged = dict.fromkeys(Level, 0)
    for area_id, level, count, new in session.execute(
        select(Sensor.area_id, Alarm.level, func.count(), func.sum(unseen))
        .join(Sensor, Sensor.id == Alarm.sensor_id)
        .where(Alarm.state.in_(OPEN_STATES))
        .group_by(Sensor.area_id, Alarm.level)
    ):
        area = areas[area_id]
        area.highest_level = min(level, area.highest_level or level)
        area.open_alarms += count
        area.unacknowledged += int(new)
        opened[Level(level)] += count
        unacknowledged[Level(level)] += int(new)
    return tuple(LevelCount(int(level), opened[level], unacknowledged[level]) for level in Level)


def _count_sensors(session: Session, areas: dict[str, _Area]) -> None:
    for area_id, total in session.execute(
        select(Sensor.area_id, func.count()).where(Sensor.in_service).group_by(Sensor.area_id)
    ):
        areas[area_id].sensors = areas[area_id].never = total
    for area_id, known, stale in session.execute(
        select(Sensor.area_id, func.count(), func.count(SensorState.stale_since))
        .join(SensorState, SensorState.id == Sensor.id)
        .where(Sensor.in_service)
        .group_by(Sensor.area_id)
    ):
        areas[area_id].never -= known
        areas[area_id].stale = stale


def _count_shelters(session: Session, areas: dict[str, _Area]) -> tuple[int, int]:
    """Return how many are unusable, and the free places of the open ones."""
    inside = {
        shelter_id: int(people)
        for shelter_id, people in session.execute(
            select(OccupancyMove.shelter_id, func.sum(OccupancyMove.people)).group_by(
                OccupancyMove.shelter_id
            )
        )
    }
    unusable = free = 0
    for shelter_id, area_id, state, capacity in session.execute(
        select(Shelter.id, Shelter.area_id, Shelter.state, Shelter.capacity)
    ):
        area, people = areas[area_id], inside.get(shelter_id, 0)
        area.shelters += 1
        area.people += people
        unusable += state == "unusable"
        if state == "open":
            area.shelters_open += 1
            free += max(0, capacity - people)
    return unusable, free


def _count_supplies(session: Session, today: date) -> tuple[int, int, int]:
    """Return how many items in depots are below minimum, expiring and expired."""
    good: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    expiring: set[tuple[str, str]] = set()
    expired: set[tuple[str, str]] = set()
    for depot_id, item_id, expires_on, quantity in session.execute(
        select(StockMove.depot_id, Lot.item_id, Lot.expires_on, func.sum(StockMove.quantity))
        .join(Lot, Lot.id == StockMove.lot_id)
        .group_by(StockMove.depot_id, Lot.id)
        .having(func.sum(StockMove.quantity) > Decimal(0))
    ):
        place = (depot_id, item_id)
        last_good = date.fromisoformat(expires_on) if expires_on else None
        if is_expired(last_good, today):
            expired.add(place)
            continue
        good[place] += quantity
        if is_expiring(last_good, today):
            expiring.add(place)
    minimums = session.execute(
        select(StockMinimum.depot_id, StockMinimum.item_id, StockMinimum.quantity)
    )
    below = sum(good[depot_id, item_id] < least for depot_id, item_id, least in minimums)
    return below, len(expiring), len(expired)


def _count_tasks(session: Session, now: int) -> tuple[int, int]:
    """Return how many are open, and how many of these are overdue."""
    late = func.sum(case((Task.due_at < now, 1), else_=0))
    opened, overdue = session.execute(select(func.count(), late).where(Task.state == "open")).one()
    return opened, int(overdue or 0)
