"""A transmission device sends to a real watch that is killed again and again: each state once."""

from __future__ import annotations

import random
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from app.interchange.gbt26875.content import Part, State, write_states
from app.interchange.gbt26875.frame import Command, Frame, Parser, encode, write_label
from app.interchange.gbt26875.tables import FIRE, NORMAL_RUN
from app.interchange.gbt26875.words import SOURCE
from app.settings import free_port
from db.ids import new_id
from db.models import Alarm, Reading, Sensor, SensorSource
from tests.brokers import broker
from tests.streets import open_street
from tests.watching import WatchProcess, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from db.store import Store
    from tests.brokers import Broker

__all__ = ["broker"]

pytestmark = pytest.mark.e2e

DEVICE = bytes.fromhex("790300000000")
COMPONENTS = 10
FRAMES = 200
KILLS = 6


class Device(threading.Thread):
    """Sends each frame until it is confirmed, over as many connections as it takes."""

    def __init__(self, port: int, frames: list[Frame]) -> None:
        super().__init__(daemon=True)
        self._port = port
        self._frames = frames
        self.confirmed = 0
        self.sent = 0

    def run(self) -> None:
        for frame in self._frames:
            while not self._send(frame):
                time.sleep(0.05)
            self.confirmed += 1

    _socket: socket.socket | None = None

    def _send(self, frame: Frame) -> bool:
        try:
            if self._socket is None:
                self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=5)
            self.sent += 1
            self._socket.sendall(encode(frame))
            parser = Parser()
            while True:
                came = self._socket.recv(4096)
                if not came:
                    raise ConnectionError
                for found in parser.feed(came):
                    if isinstance(found, Frame) and found.number == frame.number:
                        return found.command == Command.CONFIRM
        except OSError:
            if self._socket is not None:
                self._socket.close()
            self._socket = None
            return False


def frames(began: int) -> list[Frame]:
    """Return frames in which each component says fire and normal in turn, a second apart."""
    made = []
    for number in range(FRAMES):
        part = Part(1, 1, 40, 1, number % COMPONENTS)
        bits = NORMAL_RUN if number // COMPONENTS % 2 else FIRE
        label = write_label(began + number * 1000)
        body = write_states((State(part, bits, None),), (label,))
        made.append(Frame(number, Command.SEND, DEVICE, bytes(6), body, label))
    return made


def place(store: Store) -> None:
    with store.write() as write:
        for number, sensor in enumerate(write.session.scalars(select(Sensor))):
            write.session.add(
                SensorSource(
                    id=new_id(),
                    sensor_id=sensor.id,
                    source=SOURCE,
                    address=f"000000000379/1.1/1-{number}",
                )
            )


def test_each_state_is_stored_once_whenever_the_watch_is_killed(
    broker: Broker, tmp_path: Path
) -> None:
    folder = tmp_path / "p"
    store = open_street(folder, ["smoke"] * COMPONENTS)
    place(store)
    port = free_port()
    (folder / "settings.toml").write_text(f"[sources]\ngbt26875_port = {port}\n", encoding="utf-8")

    def stored() -> int:
        with store.read() as session:
            return session.scalar(select(func.count()).select_from(Reading)) or 0

    chance = random.Random(26875)
    with WatchProcess(folder, broker.url) as watch:
        watch.wait_connected()
        device = Device(port, frames(store.clock.now() - FRAMES * 1000))
        device.start()
        for kill in range(1, KILLS + 1):
            goal = kill * FRAMES // (KILLS + 1)
            wait_until(lambda: device.confirmed >= goal)  # noqa: B023
            time.sleep(chance.uniform(0, 0.02))
            confirmed = device.confirmed
            watch.kill()
            assert stored() >= confirmed
            watch.start()
        wait_until(lambda: device.confirmed == FRAMES, 120)
    assert device.sent > FRAMES
    assert stored() == FRAMES
    with store.read() as session:
        raised = session.scalars(select(Alarm.sensor_id)).all()
    assert len(raised) == len(set(raised)) == COMPONENTS
    store.close()
