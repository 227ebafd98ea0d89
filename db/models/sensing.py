"""Sensors, what they said, and what could not be understood."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row


class Sensor(Row):
    """A sensing point (感知点位). `code` is the sensor id in MQTT topics; `kind` see KINDS.

    `floor` None: outside a building or not known. `place` is the rest of the address for people,
    e.g. "6 层走廊", "302 室". `withdrawn_*`: when, by whom and why it was taken out of service.
    """

    __tablename__ = "sensors"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(30), index=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    building_id: Mapped[str | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    floor: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(80), default="")
    lon: Mapped[float]
    lat: Mapped[float]
    in_service: Mapped[bool] = mapped_column(default=True)
    withdrawn_at: Mapped[int | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(40))
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    synthetic: Mapped[bool] = mapped_column(default=False)


class SensorState(Row):
    """The newest message of one sensor (`id` is the sensor's id); no row: it never reported.

    `ts` and `seq` are the device's own, `received_at` is ours. `missed` counts gaps in `seq`,
    `duplicates` repeated deliveries. `stale_since` is set while the sensor does not report.
    """

    __tablename__ = "sensor_states"

    id: Mapped[str] = mapped_column(ForeignKey("sensors.id"), primary_key=True, sort_order=-3)
    ts: Mapped[int]
    seq: Mapped[int]
    received_at: Mapped[int]
    value: Mapped[float | None]
    state: Mapped[str | None] = mapped_column(String(10))
    battery: Mapped[float | None]
    rssi: Mapped[float | None]
    messages: Mapped[int] = mapped_column(default=0)
    missed: Mapped[int] = mapped_column(default=0)
    duplicates: Mapped[int] = mapped_column(default=0)
    stale_since: Mapped[int | None]


class Reading(Row):
    """One change of value or state in a sensor's history; append-only."""

    __tablename__ = "readings"
    __table_args__ = (Index("uq_readings_sensor_id_ts_seq", "sensor_id", "ts", "seq", unique=True),)

    # Stamped like its transaction, but read by sensor and time only: no index on the stamp.
    hlc: Mapped[int] = mapped_column(default=0, server_default="0", sort_order=-1)
    sensor_id: Mapped[str] = mapped_column(ForeignKey("sensors.id"))
    ts: Mapped[int]
    seq: Mapped[int]
    received_at: Mapped[int]
    value: Mapped[float | None]
    state: Mapped[str | None] = mapped_column(String(10))


class QuarantinedMessage(Row):
    """A message that was refused, with the reason; equal refusals within an hour share a row.

    `reason`: a code of `app.domain.refusals`. `payload` is cut to its first 4 KiB, `size` is whole.
    """

    __tablename__ = "quarantined_messages"

    topic: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(30), index=True)
    detail: Mapped[str] = mapped_column(Text, default="")
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int]
    sensor_code: Mapped[str | None] = mapped_column(String(80))
    first_at: Mapped[int]
    last_at: Mapped[int] = mapped_column(index=True)
    repeats: Mapped[int] = mapped_column(default=1)


class SensorSource(Row):
    """Where a sensor's messages come from, when not from its own topic.

    `source`: the protocol, e.g. "homeassistant", "sparkplug", "mapping:<id>", "gbt26875".
    `address`: the device within it, as its decoder writes it.
    """

    __tablename__ = "sensor_sources"
    __table_args__ = (Index("uq_sensor_sources_source_address", "source", "address", unique=True),)

    sensor_id: Mapped[str] = mapped_column(ForeignKey("sensors.id"), index=True)
    source: Mapped[str] = mapped_column(String(48))
    address: Mapped[str] = mapped_column(String(160))


class UnknownSensor(Row):
    """A device that reports and is not in the register, until it is placed or refused.

    `state`: waiting, placed, refused. `kind`: what its message suggests, "" for unknown. `sample`:
    its last message, cut to 4 KiB. `alarming`: that message says alarm.
    """

    __tablename__ = "unknown_sensors"
    __table_args__ = (Index("uq_unknown_sensors_source_address", "source", "address", unique=True),)

    source: Mapped[str] = mapped_column(String(48))
    address: Mapped[str] = mapped_column(String(160))
    name: Mapped[str] = mapped_column(String(120), default="")
    kind: Mapped[str] = mapped_column(String(30), default="")
    topic: Mapped[str] = mapped_column(Text, default="")
    sample: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    alarming: Mapped[bool] = mapped_column(default=False)
    messages: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[int]
    last_at: Mapped[int] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(10), default="waiting", index=True)
    decided_at: Mapped[int | None]
    decided_by: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text, default="")
    sensor_id: Mapped[str | None] = mapped_column(ForeignKey("sensors.id"))


class PayloadMapping(Row):
    """How a vendor's JSON is read: `topic` is an MQTT filter, `body` JSON of the field mapping."""

    __tablename__ = "payload_mappings"

    name: Mapped[str] = mapped_column(String(60), unique=True)
    topic: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    enabled: Mapped[bool] = mapped_column(default=True)
    edited_at: Mapped[int]
    edited_by: Mapped[str] = mapped_column(String(40))
