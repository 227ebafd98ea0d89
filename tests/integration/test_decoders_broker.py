"""Each format through a real mosquitto and a real watch: subscribed, read, raised, not lost."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from app.mqtt.decoders.sparkplug_wire import payload_class
from db.models import (
    Alarm,
    PayloadMapping,
    QuarantinedMessage,
    Sensor,
    SensorSource,
    SensorState,
    UnknownSensor,
)
from tests.brokers import Broker, broker
from tests.streets import STREET, code, open_street
from tests.watching import WatchProcess, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.store import Store

__all__ = ["broker"]

_SETTINGS = '[sources]\nhomeassistant = "homeassistant"\nsparkplug = "+"\n'
_CONFIG = "homeassistant/binary_sensor/kitchen/config"


class Room:
    """A street with two sensors, a broker, and a watch that listens to every format."""

    def __init__(self, folder: Path, broker: Broker) -> None:
        self.store: Store = open_street(folder, ["smoke", "water_level"])
        self.broker = broker
        self.watch = WatchProcess(folder, broker.url)
        self.watch.profile.settings.write_text(_SETTINGS, encoding="utf-8")

    def waiting(self, address: str) -> UnknownSensor | None:
        with self.store.read() as session:
            return session.scalar(select(UnknownSensor).where(UnknownSensor.address == address))

    def place(self, number: int, source: str, address: str) -> None:
        with self.store.write() as write:
            sensor = write.session.scalar(select(Sensor.id).where(Sensor.code == code(number)))
            assert sensor
            write.session.add(SensorSource(sensor_id=sensor, source=source, address=address))

    def count(self, table: Any = Alarm, *where: Any) -> int:
        with self.store.read() as session:
            return session.scalar(select(func.count()).select_from(table).where(*where)) or 0

    def state(self, number: int) -> SensorState | None:
        with self.store.read() as session:
            return session.scalar(
                select(SensorState)
                .join(Sensor, Sensor.id == SensorState.id)
                .where(Sensor.code == code(number))
            )


@pytest.fixture
def room(tmp_path: Path, broker: Broker) -> Iterator[Room]:
    made = Room(tmp_path / "p", broker)
    with made.watch as watch:
        watch.wait_connected()
        yield made
    made.store.close()


def test_home_assistant(room: Room) -> None:
    config = {
        "stat_t": "zigbee/kitchen", "val_tpl": "{{ value_json.smoke }}", "dev_cla": "smoke",
        "pl_on": True, "pl_off": False, "avty_t": "zigbee/kitchen/availability", "name": "厨房",
    }  # fmt: skip
    say, address = room.broker.publish, "binary_sensor/kitchen"
    say([(_CONFIG, json.dumps(config))], retain=True)
    say([("zigbee/kitchen", '{"smoke": false}')], retain=True)
    wait_until(lambda: (one := room.waiting(address)) is not None and one.messages > 0)
    room.place(0, "homeassistant", address)
    say([("zigbee/kitchen", '{"smoke": false}')])
    wait_until(lambda: room.state(0) is not None)
    room.watch.kill()
    # Said while nobody listens: the broker keeps it, and the decoder remembers its topic.
    say([("zigbee/kitchen", '{"smoke": true}')])
    room.watch.start()
    wait_until(lambda: room.count(Alarm, Alarm.condition == "process") == 1)
    say([("zigbee/kitchen/availability", "offline")])
    wait_until(lambda: room.count(Alarm, Alarm.condition == "stale") == 1)
    room.watch.kill()
    room.watch.start()
    room.watch.wait_connected()
    say([("zigbee/kitchen", '{"smoke": true}')])
    wait_until(lambda: (one := room.state(0)) is not None and one.stale_since is None)
    assert room.count(Alarm, Alarm.condition == "process") == 1


def spb(seq: int | None, *metrics: dict[str, Any]) -> bytes:
    payload: Any = payload_class()()
    payload.timestamp = time.time_ns() // 1_000_000
    if seq is not None:
        payload.seq = seq
    for fields in metrics:
        one = payload.metrics.add()
        for name, value in fields.items():
            setattr(one, name, value)
    raw: bytes = payload.SerializeToString()
    return raw


def test_sparkplug(room: Room) -> None:
    say = room.broker.publish
    bd = {"name": "bdSeq", "datatype": 8, "long_value": 1}
    level = {"name": "Level", "alias": 1, "datatype": 9, "float_value": 3.0}
    say([("spBv1.0/G/NBIRTH/E", spb(0, bd)), ("spBv1.0/G/DBIRTH/E/D", spb(1, level))])
    wait_until(lambda: room.waiting("G/E/D:Level") is not None)
    room.place(1, "sparkplug", "G/E/D:Level")
    room.watch.kill()
    room.watch.start()
    room.watch.wait_connected()
    data = {"alias": 1, "float_value": 4.5}
    say([("spBv1.0/G/DDATA/E/D", spb(2, data)), ("spBv1.0/G/DDATA/E/D", spb(5, data))])
    wait_until(lambda: (one := room.state(1)) is not None and one.value == 4.5)
    room.watch.wait_for(lambda status: status.missed == 2)
    say([("spBv1.0/G/NDEATH/E", spb(None, bd))])
    wait_until(lambda: room.count(Alarm, Alarm.condition == "stale") == 1)
    assert room.count() == 1


def test_a_field_mapping(room: Room) -> None:
    body = {
        "items": "data", "id": "sn", "value": "level", "unit": "mm", "state": "st",
        "words": {"0": "normal", "1": "alarm"}, "time": "at", "time_format": "s",
    }  # fmt: skip
    with room.store.write() as write:
        write.session.add(
            PayloadMapping(
                id="m1", name="m", topic="vendor/+/up", body=json.dumps(body), edited_at=0,
                edited_by="t",
            )
        )  # fmt: skip
    room.place(1, "mapping:m1", "A1")
    now = round(time.time())
    devices = [{"sn": "A1", "level": 52, "st": 1, "at": now}, {"sn": "A2", "st": 0, "at": now}]
    message = [("vendor/g/up", json.dumps({"data": devices}))]

    def heard() -> bool:
        room.broker.publish(message)  # the subscription follows the mapping within a moment
        return room.state(1) is not None

    wait_until(heard)
    wait_until(lambda: room.waiting("A2") is not None)
    state = room.state(1)
    assert state
    assert (state.value, state.state, state.ts) == (5.2, "alarm", now * 1000)
    assert room.count() == 1


def test_payload_1_of_a_code_that_is_not_in_the_register(room: Room) -> None:
    at = f"street/{STREET}/sensor/smoke/NEW-1"
    now = time.time_ns() // 1_000_000
    room.broker.publish([(at, json.dumps({"v": 1, "ts": now, "state": "alarm"}))])
    wait_until(lambda: room.waiting("smoke/NEW-1") is not None)
    waiting = room.waiting("smoke/NEW-1")
    assert waiting
    assert waiting.alarming
    assert room.count(QuarantinedMessage, QuarantinedMessage.reason == "unknown_sensor") == 1
    assert room.count() == 0
