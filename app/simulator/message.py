"""Payload version 1, written (docs/mqtt.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.sensors import KINDS
from app.simulator.behaviour import battery, rssi

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.simulator.behaviour import Said
    from app.simulator.street import SimulatedSensor


class Message(msgspec.Struct, omit_defaults=True):
    """The fields as they stand on the wire; what is not known is left out."""

    v: int | None = None
    seq: int | None = None
    ts: int | None = None
    value: float | None = None
    unit: str = ""
    state: str = ""
    battery: int | None = None
    rssi: int | None = None


_encode = msgspec.json.Encoder().encode


def compose(
    sensor: SimulatedSensor,
    said: Said,
    ts: Instant,
    *,
    seed: int,
    at: Instant,
    battery_left: int | None = None,
) -> bytes:
    """Return the sensor's next payload and count it. `ts`: real; `at`: simulated instant.

    `battery_left` overrides the battery's own course.
    """
    sensor.seq += 1
    if battery_left is None:
        battery_left = battery(sensor.kind, sensor.number, seed, at)
    return _encode(
        Message(
            v=1,
            seq=sensor.seq,
            ts=ts,
            value=said.value,
            unit=KINDS[sensor.kind].unit if said.value is not None else "",
            state=said.state,
            battery=battery_left,
            rssi=rssi(sensor.number, seed, at),
        )
    )
