"""Devices that report and are not in the register: placed, refused, taken back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import case, func, select

from app.domain.sensors import KINDS
from app.services import texts
from app.services.desk import ServiceError
from app.services.rows import existing, locked
from db.ids import new_id
from db.models import (
    Building,
    Compound,
    PayloadMapping,
    ResidentialArea,
    Sensor,
    SensorSource,
    UnknownSensor,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

WAITING, PLACED, REFUSED = "waiting", "placed", "refused"
LIMIT = 3_000
"""Rows of a list, at most."""
_CODE_LENGTH = 40
_LOWEST_FLOOR, _HIGHEST_FLOOR = -9, 200
_OWN_TOPIC = "payload1"


class DeviceDecided(ServiceError):
    """The device is not in the state that this asks for. Field: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(f"the device is {state}")
        self.state = state


class CodeTaken(ServiceError):
    """Another sensor has this code. Field: `code`."""

    field = "code"

    def __init__(self, code: str) -> None:
        super().__init__(f"a sensor {code} exists")
        self.code = code


class BadPlacement(ServiceError):
    """A placement cannot be. Field: `field` (kind, area_id, floor, position)."""

    def __init__(self, field: str) -> None:
        super().__init__(f"bad {field}")
        self.field = field


class DeviceRow(msgspec.Struct, frozen=True):
    """A device. `sample`: its last message as text. `mapping`: the name of the mapping it is read
    by, "" for other sources. `sensor_code`: of the sensor it is placed as.
    """

    id: str
    version: int
    source: str
    mapping: str
    address: str
    name: str
    kind: str
    topic: str
    sample: str
    alarming: bool
    messages: int
    first_at: int
    last_at: int
    state: str
    decided_at: int | None
    decided_by: str | None
    reason: str
    sensor_id: str | None
    sensor_code: str


class WaitingCount(msgspec.Struct, frozen=True):
    """Devices that wait to be placed, and how many of them say alarm."""

    waiting: int
    alarming: int


class Placement(msgspec.Struct, frozen=True):
    """Where and as what a device is placed.

    `code` "": one is made. `building_id`, or else `area_id`, says where; `lon`, `lat` (WGS-84)
    None: at the building, or the middle of the area.
    """

    kind: str
    code: str = ""
    area_id: str = ""
    building_id: str = ""
    floor: int | None = None
    place: str = ""
    lon: float | None = None
    lat: float | None = None


def devices(desk: Desk) -> list[DeviceRow]:
    """Return the devices: those that wait first, alarming ones before others, then the newest."""
    device = UnknownSensor
    order = case((device.state == WAITING, 0), (device.state == REFUSED, 1), else_=2)
    query = (
        select(device, Sensor.code)
        .outerjoin(Sensor, Sensor.id == device.sensor_id)
        .order_by(order, device.alarming.desc(), device.last_at.desc(), device.id)
        .limit(LIMIT)
    )
    with desk.read() as session:
        names = {
            f"mapping:{row_id}": name
            for row_id, name in session.execute(select(PayloadMapping.id, PayloadMapping.name))
        }
        return [
            DeviceRow(
                id=one.id,
                version=one.version,
                source=one.source,
                mapping=names.get(one.source, ""),
                address=one.address,
                name=one.name,
                kind=one.kind,
                topic=one.topic,
                sample=one.sample.decode("utf-8", "backslashreplace"),
                alarming=one.alarming,
                messages=one.messages,
                first_at=one.first_at,
                last_at=one.last_at,
                state=one.state,
                decided_at=one.decided_at,
                decided_by=one.decided_by,
                reason=one.reason,
                sensor_id=one.sensor_id,
                sensor_code=code or "",
            )
            for one, code in session.execute(query)
        ]


def waiting_count(desk: Desk) -> WaitingCount:
    """Return how many devices wait, and how many of these say alarm."""
    alarming = func.sum(case((UnknownSensor.alarming, 1), else_=0))
    query = select(func.count(), alarming).where(UnknownSensor.state == WAITING)
    with desk.read() as session:
        waiting, loud = session.execute(query).one()
    return WaitingCount(waiting, int(loud or 0))


def place_device(desk: Desk, device_id: str, placement: Placement) -> str:
    """Make a sensor of a device that waits or was refused; return the sensor's id.

    From the next message on the device is this sensor. Raises NotFound, DeviceDecided,
    BadPlacement, CodeTaken, TextTooLong.
    """
    place = texts.optional("place", placement.place, 80)
    if placement.kind not in KINDS:
        raise BadPlacement("kind")
    with desk.deed() as deed:
        session = deed.session
        device = locked(session, UnknownSensor, device_id)
        if device.state == PLACED:
            raise DeviceDecided(device.state)
        area, lon, lat = _where(session, placement)
        sensor = Sensor(
            id=new_id(),
            code=_code(session, device, placement.code, area),
            kind=placement.kind,
            area_id=area.id,
            building_id=placement.building_id or None,
            floor=placement.floor,
            place=place,
            lon=lon,
            lat=lat,
        )
        session.add(sensor)
        session.add(SensorSource(sensor_id=sensor.id, source=device.source, address=device.address))
        device.state, device.sensor_id, device.reason = PLACED, sensor.id, ""
        device.decided_at, device.decided_by = deed.now, deed.actor.name
        deed.audit(
            "place_device",
            "unknown_sensors",
            device.id,
            source=device.source,
            address=device.address,
            sensor=sensor.code,
            kind=sensor.kind,
        )
        return sensor.id


def refuse_device(desk: Desk, device_id: str, reason: str) -> None:
    """Have a waiting device no longer shown as waiting; its messages are counted and not read.

    Raises NotFound, DeviceDecided, TextMissing, TextTooLong.
    """
    text = texts.required("reason", reason, 500)
    with desk.deed() as deed:
        device = locked(deed.session, UnknownSensor, device_id)
        if device.state != WAITING:
            raise DeviceDecided(device.state)
        device.state, device.reason = REFUSED, text
        device.decided_at, device.decided_by = deed.now, deed.actor.name
        deed.audit("refuse_device", "unknown_sensors", device.id, address=device.address)


def take_back_refusal(desk: Desk, device_id: str) -> None:
    """Have a refused device wait again. Raises NotFound, DeviceDecided."""
    with desk.deed() as deed:
        device = locked(deed.session, UnknownSensor, device_id)
        if device.state != REFUSED:
            raise DeviceDecided(device.state)
        device.state, device.reason = WAITING, ""
        device.decided_at, device.decided_by = deed.now, deed.actor.name
        deed.audit("take_back_refusal", "unknown_sensors", device.id, address=device.address)


def _where(session: Session, placement: Placement) -> tuple[ResidentialArea, float, float]:
    """Return area and position of a placement. Raises BadPlacement, NotFound."""
    floor = placement.floor
    if floor is not None and not _LOWEST_FLOOR <= floor <= _HIGHEST_FLOOR:
        raise BadPlacement("floor")
    if placement.building_id:
        building = existing(session, Building, placement.building_id)
        if floor is not None and floor > building.floors:
            raise BadPlacement("floor")
        compound = existing(session, Compound, building.compound_id)
        area = existing(session, ResidentialArea, compound.area_id)
        lon, lat = building.lon, building.lat
    elif placement.area_id:
        area = existing(session, ResidentialArea, placement.area_id)
        lon, lat = area.lon, area.lat
    else:
        raise BadPlacement("area_id")
    if placement.lon is not None or placement.lat is not None:
        if placement.lon is None or placement.lat is None:
            raise BadPlacement("position")
        lon, lat = placement.lon, placement.lat
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise BadPlacement("position")
    return area, lon, lat


def _code(session: Session, device: UnknownSensor, wanted: str, area: ResidentialArea) -> str:
    """Return the sensor's code: what is wanted, else the device's own, else a new one."""
    code = texts.optional("code", wanted, _CODE_LENGTH)
    if code:
        if any(sign in code for sign in "/+#\0"):
            raise BadPlacement("code")
        if _used(session, code):
            raise CodeTaken(code)
        return code
    own = device.address.rpartition("/")[2] if device.source == _OWN_TOPIC else ""
    if own and len(own) <= _CODE_LENGTH and not _used(session, own):
        return own
    prefix = f"D-{area.code[-6:]}-"
    query = select(func.count()).select_from(Sensor).where(Sensor.code.startswith(prefix))
    number = (session.scalar(query) or 0) + 1
    while _used(session, f"{prefix}{number:04d}"):
        number += 1
    return f"{prefix}{number:04d}"


def _used(session: Session, code: str) -> bool:
    return session.scalar(select(Sensor.id).where(Sensor.code == code)) is not None
