"""Frames of fire systems over real TCP into a real watch: stored, then confirmed."""

from __future__ import annotations

import socket
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.interchange.gbt26875.content import Part, State, write_states
from app.interchange.gbt26875.frame import (
    Broken,
    Command,
    Frame,
    Parser,
    encode,
    write_label,
)
from app.interchange.gbt26875.tables import FIRE, NORMAL_RUN
from app.interchange.gbt26875.words import SOURCE
from app.mqtt.endpoint import endpoint
from app.profile import open_profile
from app.services.opening import open_store
from app.settings import BrokerSettings, Settings, SourceSettings, free_port
from app.watch import fire_listener
from app.watch.process import Watch
from db.ids import new_id
from db.models import (
    Alarm,
    QuarantinedMessage,
    Reading,
    Sensor,
    SensorSource,
    SensorState,
    UnknownSensor,
)
from tests.brokers import Broker, broker
from tests.streets import code, open_street
from tests.watching import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.store import Store

__all__ = ["broker"]

DEVICE = bytes.fromhex("790300000000")
CENTRE = bytes.fromhex("385B01000000")
SMOKE = Part(1, 1, 40, 10, 2)
PLACED = "000000000379/1.1/10-2"


class House:
    """A watch in this process that listens for fire systems; one smoke detector is placed."""

    def __init__(self, folder: Path, broker: Broker) -> None:
        open_street(folder, ["smoke"] * 2).close()
        profile = open_profile(folder)
        self.store: Store = open_store(profile)
        self.file = profile.database
        with self.store.write() as write:
            sensor = write.session.scalars(select(Sensor).where(Sensor.code == code(0))).one()
            write.session.add(
                SensorSource(id=new_id(), sensor_id=sensor.id, source=SOURCE, address=PLACED)
            )
        self.port = free_port()
        settings = Settings(
            broker=BrokerSettings(port=broker.port),
            sources=SourceSettings(gbt26875_port=self.port),
        )
        self.watch = Watch(profile, self.store, settings, endpoint(settings.broker))
        self.watch.start()
        wait_until(lambda: self.watch.link.up)

    def fire(self) -> fire_listener.FireStatus:
        status = self.watch.status().fire
        assert status is not None
        return status

    def count(self, model: type) -> int:
        with self.store.read() as session:
            return session.scalar(select(func.count()).select_from(model)) or 0

    def alarms(self) -> list[tuple[str, str, int]]:
        with self.store.read() as session:
            rows = session.execute(
                select(Sensor.code, Alarm.condition, Alarm.level).join(
                    Sensor, Sensor.id == Alarm.sensor_id
                )
            )
            return [tuple(row) for row in rows]

    def reasons(self) -> dict[str, int]:
        with self.store.read() as session:
            rows = session.execute(
                select(QuarantinedMessage.reason, QuarantinedMessage.repeats)
            ).all()
        found: dict[str, int] = {}
        for reason, repeats in rows:
            found[reason] = found.get(reason, 0) + repeats
        return found


@pytest.fixture
def house(tmp_path: Path, broker: Broker) -> Iterator[House]:
    made = House(tmp_path / "p", broker)
    yield made
    made.watch.stop()
    made.store.close()


class Device:
    """A transmission device: sends frames and reads what is answered."""

    def __init__(self, port: int) -> None:
        deadline = time.monotonic() + 60
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.02)
        self._parser = Parser()
        self._found: list[Frame | Broken] = []

    def send(self, raw: bytes) -> None:
        self.socket.sendall(raw)

    def answer(self) -> Frame:
        while not self._found:
            came = self.socket.recv(4096)
            assert came, "hung up"
            self._found += self._parser.feed(came)
        found = self._found.pop(0)
        assert isinstance(found, Frame)
        return found

    def close(self) -> None:
        self.socket.close()


@pytest.fixture
def device(house: House) -> Iterator[Device]:
    made = Device(house.port)
    yield made
    made.close()


def state_frame(
    number: int, bits: int, part: Part = SMOKE, at: int | None = None, text: str = "六层走廊"
) -> Frame:
    label = write_label(at or time.time_ns() // 1_000_000)
    body = write_states((State(part, bits, None, text),), (label,))
    return Frame(number, Command.SEND, DEVICE, CENTRE, body, label)


def test_a_fire_is_stored_before_it_is_confirmed(house: House, device: Device) -> None:
    frame = state_frame(7, FIRE)
    device.send(encode(frame))
    confirmed = device.answer()
    # At this moment, and not a little later, it is on disk.
    with closing(sqlite3.connect(house.file)) as database:
        assert database.execute("SELECT count(*) FROM alarms").fetchone() == (1,)
    assert (confirmed.command, confirmed.number) == (Command.CONFIRM, 7)
    assert (confirmed.source, confirmed.destination) == (CENTRE, DEVICE)
    assert confirmed.data == b""
    assert house.alarms() == [(code(0), "process", 1)]
    status = house.fire()
    assert [(x.address, x.connected) for x in status.devices] == [("000000000379", True)]
    assert (status.frames, status.denied, status.broken) == (1, 0, 0)


def test_a_repeated_frame_changes_nothing_and_is_confirmed_again(
    house: House, device: Device
) -> None:
    frame = state_frame(1, FIRE)
    for _ in range(3):
        device.send(encode(frame))
        assert device.answer().number == 1
    assert house.count(Alarm) == 1
    assert house.count(Reading) == 1
    with house.store.read() as session:
        state = session.scalars(select(SensorState)).one()
    assert (state.messages, state.duplicates) == (1, 2)


def test_two_states_within_a_second_are_two(house: House, device: Device) -> None:
    at = time.time_ns() // 1_000_000
    device.send(encode(state_frame(1, FIRE, at=at)) + encode(state_frame(2, NORMAL_RUN, at=at)))
    assert [device.answer().number for _ in range(2)] == [1, 2]
    with house.store.read() as session:
        assert session.scalars(select(SensorState.state)).one() == "normal"
        assert session.scalars(select(Alarm.state)).one() == "active_unacked"  # latched


def test_a_wrong_checksum_is_denied_and_kept_with_its_reason(house: House, device: Device) -> None:
    raw = bytearray(encode(state_frame(3, FIRE)))
    raw[-3] ^= 0xFF
    device.send(bytes(raw))
    denied = device.answer()
    assert (denied.command, denied.number, denied.destination) == (Command.DENY, 3, DEVICE)
    wait_until(lambda: house.reasons() == {"bad_field": 1})
    with house.store.read() as session:
        row = session.scalars(select(QuarantinedMessage)).one()
    assert "checksum" in row.detail
    assert row.payload == bytes(raw)
    assert house.count(Alarm) == 0
    device.send(encode(state_frame(3, FIRE)))
    assert device.answer().command == Command.CONFIRM
    assert house.fire().denied == house.fire().broken == 1


def test_rubbish_between_frames_is_passed_over(house: House, device: Device) -> None:
    device.send(b"GET / HTTP/1.1\r\n\r\n" + encode(state_frame(1, NORMAL_RUN)) + b"@@##@")
    assert device.answer().number == 1
    for byte in encode(state_frame(2, FIRE)):
        device.send(bytes((byte,)))
    assert device.answer().number == 2
    assert house.count(Alarm) == 1


def test_whoever_speaks_something_else_is_hung_up_on(house: House, device: Device) -> None:
    device.send(b"@" * 200)
    device.socket.settimeout(60)
    assert device.socket.recv(10) == b""
    wait_until(lambda: house.reasons().get("bad_field", 0) > fire_listener.MAX_BROKEN)
    again = Device(house.port)
    again.send(encode(state_frame(1, FIRE)))
    assert again.answer().number == 1
    again.close()


def test_an_unknown_component_is_kept_to_be_placed_and_confirmed(
    house: House, device: Device
) -> None:
    device.send(encode(state_frame(1, FIRE, Part(1, 1, 23, 3, 4), text="大厅手报")))
    assert device.answer().command == Command.CONFIRM
    with house.store.read() as session:
        row = session.scalars(select(UnknownSensor)).one()
    assert (row.source, row.address) == (SOURCE, "000000000379/1.1/3-4")
    assert (row.kind, row.alarming, row.state) == ("smoke", True, "waiting")
    assert row.name == "手动火灾报警按钮 3 区 4 号 大厅手报"
    assert house.count(Alarm) == 0
    assert house.reasons() == {"unknown_sensor": 1}


def test_content_of_makers_own_is_kept_and_confirmed(house: House, device: Device) -> None:
    device.send(encode(Frame(4, Command.SEND, DEVICE, CENTRE, b"\x80\x01\x02")))
    assert device.answer().command == Command.CONFIRM
    assert house.reasons() == {"bad_field": 1}


def test_a_makers_empty_frame_is_confirmed_and_stores_nothing(house: House, device: Device) -> None:
    for number in range(3):
        device.send(encode(Frame(number, Command.SEND, DEVICE, CENTRE)))
        assert device.answer().number == number
    assert house.reasons() == {}


@pytest.mark.parametrize("command", [Command.CONTROL, Command.REQUEST, 7, 200])
def test_a_command_that_is_none_of_a_devices_is_denied(
    house: House, device: Device, command: int
) -> None:
    device.send(encode(Frame(9, command, DEVICE, CENTRE, b"\x5a\x01\x00")))
    assert device.answer().command == Command.DENY
    wait_until(lambda: house.reasons() == {"bad_field": 1})


def test_what_cannot_be_written_is_not_confirmed_until_it_is(house: House, device: Device) -> None:
    with closing(sqlite3.connect(house.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        device.send(encode(state_frame(1, FIRE)))
        wait_until(lambda: house.fire().frames == 1)
        device.socket.settimeout(1.0)
        with pytest.raises(TimeoutError):
            device.answer()
        assert house.fire().confirmed == 0
        other.execute("ROLLBACK")
    device.socket.settimeout(60)
    assert device.answer().number == 1
    assert house.count(Alarm) == 1


def test_many_frames_at_once_are_each_confirmed_in_their_order(
    house: House, device: Device
) -> None:
    at = time.time_ns() // 1_000_000
    sent = [state_frame(n, NORMAL_RUN, at=at + n) for n in range(600)]
    device.send(b"".join(map(encode, sent)))
    assert [device.answer().number for _ in sent] == list(range(600))
    wait_until(lambda: house.watch.status().pending == 0)


def test_a_device_that_is_gone_is_said_to_be(house: House, device: Device) -> None:
    device.send(encode(state_frame(1, NORMAL_RUN)))
    device.answer()
    device.close()
    wait_until(lambda: not house.fire().devices[0].connected)
    back = Device(house.port)
    back.send(encode(Frame(1, Command.SEND, DEVICE, CENTRE)))
    back.answer()
    assert house.fire().devices[0].connected
    back.close()


def test_a_devices_word_keeps_its_sensors_from_being_stale(house: House, device: Device) -> None:
    device.send(encode(state_frame(1, NORMAL_RUN)))
    device.answer()
    point = house.watch.roster.by_code[code(0)]
    point.heard -= 10_000  # as if it had been silent for hours: it is silent, its device is not
    device.send(encode(Frame(2, Command.SEND, DEVICE, CENTRE)))
    device.answer()
    assert house.watch.link.uptime() - point.heard < 100
    point.heard -= 10_000  # now nothing comes at all
    wait_until(lambda: house.watch.roster.by_code[code(0)].stale)
    wait_until(lambda: (code(0), "stale", 3) in house.alarms() or len(house.alarms()) == 1)
    device.send(encode(Frame(3, Command.SEND, DEVICE, CENTRE)))
    device.answer()
    assert not house.watch.roster.by_code[code(0)].stale


def test_a_port_that_is_taken_is_said_and_does_not_stop_the_watch(
    tmp_path: Path, broker: Broker
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        folder = tmp_path / "p"
        open_street(folder, ["smoke"]).close()
        profile = open_profile(folder)
        store = open_store(profile)
        settings = Settings(
            broker=BrokerSettings(port=broker.port), sources=SourceSettings(gbt26875_port=port)
        )
        watch = Watch(profile, store, settings, endpoint(settings.broker))
        watch.start()
        wait_until(lambda: watch.link.up)
        wait_until(lambda: watch.status().fire.error != "")
        assert watch.alive
        watch.stop()
        store.close()


def test_it_does_not_listen_unless_it_is_told_to(tmp_path: Path, broker: Broker) -> None:
    folder = tmp_path / "p"
    open_street(folder, ["smoke"]).close()
    profile = open_profile(folder)
    store = open_store(profile)
    settings = Settings(broker=BrokerSettings(port=broker.port))
    watch = Watch(profile, store, settings, endpoint(settings.broker))
    assert watch.fire is None
    assert watch.status().fire is None
    store.close()
