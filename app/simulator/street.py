"""The sensors of a profile's database, as the simulator needs them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.readings import NO_SEQ
from app.mqtt.topics import sensor_topic
from app.simulator.behaviour import BEHAVIOURS
from db.models import Sensor, SensorState, Street

if TYPE_CHECKING:
    from db.store import Store


@dataclass(slots=True)
class SimulatedSensor:
    """A sensor that will report. `number`: its own, for `chance`; `seq`: of its last message."""

    code: str
    kind: str
    building_id: str | None
    floor: int | None
    topic: str
    number: int
    seq: int


def read_sensors(store: Store, topic_root: str) -> list[SimulatedSensor]:
    """Return all sensors in service of a known kind, by code; none when there is no street.

    Their count goes on where the database's newest messages left off.
    """
    with store.read() as session:
        street = session.scalar(select(Street.code).order_by(Street.id).limit(1))
        if street is None:
            return []
        rows = session.execute(
            select(Sensor.code, Sensor.kind, Sensor.building_id, Sensor.floor, SensorState.seq)
            .outerjoin(SensorState, SensorState.id == Sensor.id)
            .where(Sensor.in_service, Sensor.kind.in_(BEHAVIOURS))
            .order_by(Sensor.code)
        ).all()
    return [
        SimulatedSensor(
            code,
            kind,
            building_id,
            floor,
            sensor_topic(topic_root, street, kind, code),
            zlib.crc32(code.encode()),
            NO_SEQ if seq is None else seq,
        )
        for code, kind, building_id, floor, seq in rows
    ]
