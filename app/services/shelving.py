"""Setting alarms aside: shelving for a while, and taking sensors out of service.

What is set aside is listed always, with until when, by whom and why, and comes back as what it then
is. A latched alarm (fire) cannot be shelved: it ends by a verdict, and only a planned maintenance
window (`app.services.windows`) keeps it quiet for a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from app.domain.alarms import (
    OPEN_STATES,
    SET_ASIDE_STATES,
    AlarmEvent,
    AlarmState,
    TransitionRefused,
)
from app.domain.instant import DAY, Instant
from app.services.alarm_moves import move
from app.services.alarm_rows import AlarmRow, in_parts, read_rows, rows_query
from app.services.desk import NotFound, ServiceError
from app.services.texts import required
from db.models import Alarm, Building, Compound, ResidentialArea, Sensor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.services.desk import Deed, Desk

    Marking = Callable[[Alarm], None]

LONGEST = DAY
"""The longest shelving: every shift at least looks at it again."""


class BadTime(ServiceError):
    """The end lies in the past, or too far away. Fields: `until`, `latest`."""

    def __init__(self, until: Instant, latest: Instant) -> None:
        super().__init__(f"{until} is not between now and {latest}")
        self.until = until
        self.latest = latest


class VerdictFirst(ServiceError):
    """The sensor has an open latched alarm, which only a verdict ends. Field: `alarm_id`."""

    def __init__(self, alarm_id: str) -> None:
        super().__init__(f"alarm {alarm_id} waits for a verdict")
        self.alarm_id = alarm_id


class Moved(msgspec.Struct, frozen=True):
    """Which alarms were moved, and which could not be: latched, over, or moved by another."""

    done: tuple[str, ...]
    refused: tuple[str, ...]


def shelve(desk: Desk, ids: Iterable[str], until: Instant, reason: str) -> Moved:
    """Shelve alarms until an instant; one transaction for all.

    An alarm that cannot be shelved is refused, never an error. Raises BadTime, TextMissing.
    """
    reason = required("reason", reason)
    with desk.deed() as deed:
        latest = deed.now + LONGEST
        if not deed.now < until <= latest:
            raise BadTime(until, latest)

        def mark(alarm: Alarm) -> None:
            alarm.set_aside_until = until
            alarm.set_aside_by = deed.actor.name
            alarm.set_aside_reason = reason
            deed.audit("shelve", "alarms", alarm.id, until=until)

        return _move_all(deed, ids, AlarmEvent.SHELVE, reason, mark)


def unshelve(desk: Desk, ids: Iterable[str]) -> Moved:
    """End the shelving of alarms before its time."""
    with desk.deed() as deed:
        return _move_all(
            deed,
            ids,
            AlarmEvent.UNSHELVE,
            "",
            lambda alarm: deed.audit("unshelve", "alarms", alarm.id),
        )


def take_out_of_service(desk: Desk, sensor_id: str, reason: str) -> None:
    """Let a sensor raise nothing until it is put back; its open alarms are set aside.

    Raises NotFound, TextMissing; VerdictFirst while a latched alarm of it is open.
    """
    reason = required("reason", reason)
    with desk.deed() as deed:
        sensor = _sensor(deed, sensor_id)
        alarms = _live(deed, sensor_id)
        for alarm in alarms:
            if alarm.latched and alarm.state in OPEN_STATES:
                raise VerdictFirst(alarm.id)
        sensor.in_service = False
        sensor.withdrawn_at = deed.now
        sensor.withdrawn_by = deed.actor.name
        sensor.withdrawn_reason = reason
        for alarm in alarms:
            if alarm.state in OPEN_STATES:
                move(deed, alarm, AlarmEvent.REMOVE, reason)
                alarm.set_aside_by = deed.actor.name
                alarm.set_aside_reason = reason
        deed.audit("take_out_of_service", "sensors", sensor_id)


def return_to_service(desk: Desk, sensor_id: str) -> None:
    """Put a sensor back; what its alarms then are, they are again. Raises NotFound."""
    with desk.deed() as deed:
        sensor = _sensor(deed, sensor_id)
        sensor.in_service = True
        sensor.withdrawn_at = None
        sensor.withdrawn_by = None
        sensor.withdrawn_reason = ""
        for alarm in _live(deed, sensor_id):
            if alarm.state == AlarmState.OUT_OF_SERVICE:
                move(deed, alarm, AlarmEvent.RETURN)
        deed.audit("return_to_service", "sensors", sensor_id)


def set_aside(desk: Desk) -> list[AlarmRow]:
    """Return every alarm that is set aside: what comes back first, first."""
    with desk.read() as session:
        rows = read_rows(session, rows_query().where(Alarm.state.in_(SET_ASIDE_STATES)))
    return sorted(rows, key=lambda row: (row.set_aside_until or 2**62, row.id))


class SensorOut(msgspec.Struct, frozen=True):
    """A sensor that is out of service. `where`: compound and building, or the area of one outside.

    `since`, `by`: None for one that was never in service.
    """

    sensor_id: str
    code: str
    kind: str
    place: str
    where: str = ""
    since: Instant | None = None
    by: str | None = None
    reason: str = ""


def out_of_service(desk: Desk) -> list[SensorOut]:
    """Return every sensor that is out of service, by code: it watches nothing."""
    with desk.read() as session:
        found = session.execute(
            select(Sensor, ResidentialArea.name, Compound.name, Building.number)
            .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
            .outerjoin(Building, Building.id == Sensor.building_id)
            .outerjoin(Compound, Compound.id == Building.compound_id)
            .where(Sensor.in_service.is_(False))
            .order_by(Sensor.code)
        )
        return [
            SensorOut(
                sensor.id,
                sensor.code,
                sensor.kind,
                sensor.place,
                f"{compound} {number}" if compound else area,
                sensor.withdrawn_at,
                sensor.withdrawn_by,
                sensor.withdrawn_reason,
            )
            for sensor, area, compound, number in found
        ]


def _move_all(
    deed: Deed, ids: Iterable[str], event: AlarmEvent, reason: str, mark: Marking
) -> Moved:
    wanted = list(dict.fromkeys(ids))
    done: set[str] = set()
    for part in in_parts(wanted):
        for alarm in deed.session.scalars(select(Alarm).where(Alarm.id.in_(part))):
            try:
                move(deed, alarm, event, reason)
            except TransitionRefused:
                continue
            mark(alarm)
            done.add(alarm.id)
    return Moved(
        tuple(one for one in wanted if one in done),
        tuple(one for one in wanted if one not in done),
    )


def _sensor(deed: Deed, sensor_id: str) -> Sensor:
    sensor = deed.session.get(Sensor, sensor_id)
    if sensor is None:
        raise NotFound("sensors", sensor_id)
    return sensor


def _live(deed: Deed, sensor_id: str) -> list[Alarm]:
    query = select(Alarm).where(Alarm.sensor_id == sensor_id, Alarm.state != AlarmState.NORMAL)
    return list(deed.session.scalars(query))
