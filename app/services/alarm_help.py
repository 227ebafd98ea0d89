"""Who can help with an alarm and what stands near it: calls, people, hydrants, a camera.

Distances are straight lines in metres. Personal data is masked; `reveal_people` shows it by right
and notes the look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from app.domain.alarms import OPEN_STATES, Condition
from app.domain.calling import Callee, whom_to_call
from app.domain.geo import distance_m
from app.domain.masking import mask_name, mask_phone
from app.domain.sensors import KINDS
from app.services.desk import NotAllowed, NotFound
from app.services.settings_of_street import read_settings
from db.models import (
    Alarm,
    Building,
    Camera,
    DutyShift,
    PhoneCall,
    ResidentialArea,
    Sensor,
    SensorState,
    VulnerablePerson,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.geo import Position
    from app.services.desk import Deed, Desk

HYDRANT = "hydrant_pressure"


class Call(msgspec.Struct, frozen=True):
    """Somebody to call. `who`: a `Callee`. `phone` "": not registered. `masked`: not in full."""

    who: str
    name: str
    phone: str
    masked: bool = False


class PersonNearby(msgspec.Struct, frozen=True):
    """A vulnerable person of the building, masked: no room, no telephone."""

    name: str
    floor: int | None


class PersonRevealed(msgspec.Struct, frozen=True):
    """A vulnerable person in full; texts are empty where nothing is registered.

    `called_at`, `reached`: the last call to them about this alarm; None: none is written down.
    """

    id: str
    name: str
    floor: int | None
    room: str
    category: str
    phone: str
    need: str
    contact: str
    called_at: int | None = None
    reached: bool | None = None


class HydrantNearby(msgspec.Struct, frozen=True):
    """A hydrant whose pressure is measured.

    `state`: "normal"; "low" (below its limit, or it has an open alarm); "unknown" (never
    reported, silent, without a value, or faulty: nobody knows whether water comes). `value`: MPa,
    as of `received_at`.
    """

    sensor_id: str
    code: str
    place: str
    distance_m: float
    state: str
    value: float | None
    received_at: int | None


class CameraNearby(msgspec.Struct, frozen=True):
    """A camera; WGS-84."""

    camera_id: str
    code: str
    name: str
    distance_m: float
    lon: float
    lat: float


def calls_for(
    session: Session, kind: str, area: ResidentialArea, building: Building | None
) -> tuple[Call, ...]:
    """Return whom to call, the first one first; the leader only in a building, masked."""
    names = {
        Callee.MICRO_STATION: Call(Callee.MICRO_STATION, area.name, area.micro_station_phone),
        Callee.COMMITTEE: Call(Callee.COMMITTEE, area.committee, area.committee_phone),
    }
    if building is not None:
        names[Callee.BUILDING_LEADER] = Call(
            Callee.BUILDING_LEADER,
            building.leader_name,
            mask_phone(building.leader_phone),
            masked=bool(building.leader_phone),
        )
    wanted = whom_to_call(kind)
    if Callee.GAS_COMPANY in wanted:
        settings = read_settings(session)
        names[Callee.GAS_COMPANY] = Call(Callee.GAS_COMPANY, "", settings.gas_company_phone)
    return tuple(names[who] for who in wanted if who in names)


def people_in(session: Session, building_id: str) -> tuple[PersonNearby, ...]:
    """Return the vulnerable people registered in the building, masked, from the lowest floor."""
    return tuple(
        PersonNearby(mask_name(one.name), one.floor) for one in _people(session, building_id)
    )


def reveal_people(desk: Desk, alarm_id: str) -> tuple[PersonRevealed, ...]:
    """Return the vulnerable people of the alarm's building in full; the look is audited.

    For leaders, administrators and the person on duty. Raises NotAllowed; NotFound when the alarm
    is not in a building.
    """
    with desk.deed() as deed:
        require_reveal(deed, "reveal_people")
        building_id = building_of_alarm(deed.session, alarm_id).id
        people = _people(deed.session, building_id)
        calls = _last_calls(deed.session, alarm_id)
        deed.audit("reveal_people", "buildings", building_id, alarm=alarm_id, people=len(people))
        return tuple(
            PersonRevealed(
                one.id,
                one.name,
                one.floor,
                one.room,
                one.category,
                one.phone or "",
                one.need or "",
                one.contact or "",
                *calls.get(one.id, (None, None)),
            )
            for one in people
        )


def _last_calls(session: Session, alarm_id: str) -> dict[str, tuple[int, bool]]:
    """Return when each person was last called about the alarm, and whether they were reached."""
    rows = session.execute(
        select(PhoneCall.person_id, PhoneCall.at, PhoneCall.reached)
        .where(PhoneCall.alarm_id == alarm_id, PhoneCall.person_id.is_not(None))
        .order_by(PhoneCall.hlc, PhoneCall.id)
    )
    return {person: (at, reached) for person, at, reached in rows if person is not None}


def require_reveal(deed: Deed, action: str) -> None:
    """Let leaders, administrators and the person on duty through. Raises NotAllowed."""
    if deed.actor.role in ("leader", "administrator"):
        return
    on_duty = select(DutyShift.id).where(
        DutyShift.officer_id == deed.actor.user_id, DutyShift.ended_at.is_(None)
    )
    if deed.session.scalars(on_duty.limit(1)).first() is None:
        raise NotAllowed(action)


def building_of_alarm(session: Session, alarm_id: str) -> Building:
    """Return the building of the alarm's sensor. Raises NotFound when it is in none."""
    building = session.scalars(
        select(Building)
        .join(Sensor, Sensor.building_id == Building.id)
        .join(Alarm, Alarm.sensor_id == Sensor.id)
        .where(Alarm.id == alarm_id)
    ).one_or_none()
    if building is None:
        raise NotFound("buildings", alarm_id)
    return building


def hydrants_near(
    session: Session, at: Position, without: str | None = None
) -> tuple[HydrantNearby, ...]:
    """Return the nearest hydrant and, when it is not known to have water, the nearest that has.

    `without`: a sensor that is not counted, for it is the alarm's own.
    """
    state = SensorState
    rows = session.execute(
        select(
            Sensor.id,
            Sensor.code,
            Sensor.place,
            Sensor.lon,
            Sensor.lat,
            state.state,
            state.value,
            state.received_at,
            state.stale_since,
        )
        .outerjoin(state, state.id == Sensor.id)
        .where(Sensor.kind == HYDRANT, Sensor.in_service, Sensor.id != (without or ""))
    ).all()
    alarming = set(session.scalars(_hydrants_in_alarm))
    measured = sorted((distance_m(at, (row.lon, row.lat)), row.code, row) for row in rows)
    nearest: list[HydrantNearby] = []
    for distance, code, row in measured:
        pressure = _pressure_state(row, alarming=row.id in alarming)
        if not nearest or pressure == "normal":
            nearest.append(
                HydrantNearby(
                    row.id, code, row.place, distance, pressure, row.value, row.received_at
                )
            )
        if pressure == "normal":
            break
    return tuple(nearest)


def camera_near(session: Session, at: Position) -> CameraNearby | None:
    """Return the nearest camera, None where there is none."""
    cameras = session.scalars(select(Camera)).all()
    measured = [(distance_m(at, (one.lon, one.lat)), one.code, one) for one in cameras]
    if not measured:
        return None
    distance, code, camera = min(measured, key=lambda found: found[:2])
    return CameraNearby(camera.id, code, camera.name, distance, camera.lon, camera.lat)


_hydrants_in_alarm = select(Alarm.sensor_id).where(
    Alarm.kind == HYDRANT,
    Alarm.condition == Condition.PROCESS,
    Alarm.signal,
    Alarm.state.in_(OPEN_STATES),
)


def _pressure_state(row: Any, *, alarming: bool) -> str:
    if row.received_at is None or row.stale_since is not None or row.state == "fault":
        return "unknown"
    if alarming:
        return "low"
    if row.value is None:
        return "unknown"
    return "low" if any(t.beyond(row.value) for t in KINDS[HYDRANT].thresholds) else "normal"


def _people(session: Session, building_id: str) -> list[VulnerablePerson]:
    person = VulnerablePerson
    found = session.scalars(
        select(person)
        .where(person.building_id == building_id)
        .order_by(person.floor, person.room, person.id)
    )
    return list(found)
