"""kill -9 of the watch under load, again and again; what must be there afterwards is counted.

A watch that confirms before it commits fails here; so does one that does not know what comes again.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion
from sqlalchemy import func, select

from app.domain.alarms import Condition, alarm_id
from app.notices import read_address
from app.services.alarms import acknowledge
from app.services.desk import Actor, Desk
from db.models import Alarm, AlarmTransition, Reading, Sensor, SensorState
from tests.streets import code, open_street, topic
from tests.watching import WatchProcess, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from paho.mqtt.client import MQTTMessageInfo

    from db.store import Store
    from tests.brokers import Broker

SENSORS = 40
KINDS = ["door_contact"] * 20 + ["smoke"] * 20
ALARM_EACH = 25
_ON_THE_WAY = 5_000


class Publisher(threading.Thread):
    """Publishes numbered messages for all sensors in turn; each 25th of a sensor is an alarm."""

    def __init__(self, port: int, base: int, rate: int) -> None:
        super().__init__(daemon=True)
        self.base = base
        self.rate = rate
        self.enough = threading.Event()
        self.published = 0
        self._client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
        self._client.max_inflight_messages_set(500)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def body(self, number: int) -> tuple[int, int, str]:
        """Return sensor, ts and payload of a message."""
        sensor, seq = number % SENSORS, number // SENSORS
        state = "alarm" if seq % ALARM_EACH == sensor % ALARM_EACH else "normal"
        ts = self.base + seq
        said = {"v": 1, "seq": seq, "ts": ts, "value": seq % 4 + 0.5, "state": state}
        return sensor, ts, json.dumps(said)

    def run(self) -> None:
        began = time.monotonic()
        infos: list[MQTTMessageInfo] = []
        while not self.enough.is_set() or self.published % SENSORS:
            sensor, _, text = self.body(self.published)
            # No more on the way than the client holds: on a slow machine the broker comes behind.
            while len(infos) >= _ON_THE_WAY and not infos[-_ON_THE_WAY].is_published():
                time.sleep(0.01)
            infos.append(self._client.publish(topic(sensor, KINDS[sensor]), text, qos=1))
            self.published += 1
            ahead = self.published / self.rate - (time.monotonic() - began)
            if ahead > 0:
                time.sleep(ahead)
        for info in infos:
            info.wait_for_publish(120)
        self._client.disconnect()
        self._client.loop_stop()


class Officer(threading.Thread):
    """Acknowledges what is open, all the while."""

    def __init__(self, store: Store) -> None:
        super().__init__(daemon=True)
        self.desk = Desk(store, Actor("演示甲"))
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.wait(0.3):
            with self.desk.read() as session:
                unseen = session.scalars(
                    select(Alarm.id).where(Alarm.state.in_(["active_unacked", "cleared_unacked"]))
                ).all()
            acknowledge(self.desk, list(unseen)[:5])


def was_announced(watch: WatchProcess) -> bool:
    """Return whether the process that runs now has begun to receive."""
    address = read_address(watch.profile.run)
    return address is not None and address.pid == watch.pid


def count(store: Store, model: type) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


class Outcome(NamedTuple):
    """What was published and what is stored: equal, if nothing was lost and nothing doubled.

    `raises`, `expected_raises`: how often each sensor's alarm was raised, and how often it said so.
    `last`: the last sequence numbers of all sensors. `strange`: alarms no message speaks of.
    """

    kills: int
    published: int
    readings: int
    missed: int
    last: set[int]
    expected_last: int
    raises: Counter[str]
    expected_raises: Counter[str]
    strange: set[str]

    def check(self) -> None:
        """Assert that nothing was lost and nothing doubled."""
        assert self.readings == self.published
        assert self.raises == self.expected_raises
        assert self.missed == 0
        assert self.last == {self.expected_last}
        assert not self.strange


def kill_again_and_again(
    folder: Path, broker: Broker, *, kills: int, rate: int, patience: float = 120.0
) -> Outcome:
    """Run a watch over a new street in `folder` and kill it at random moments, under `rate`/s."""
    store = open_street(folder, KINDS)
    dice = random.Random()
    with WatchProcess(folder, broker.url) as watch:
        watch.wait_connected()
        publisher = Publisher(broker.port, int(time.time() * 1000) - 60_000, rate)
        officer = Officer(store)
        publisher.start()
        officer.start()
        for kill in range(kills):
            if kill % 4 == 0:
                time.sleep(dice.uniform(0.3, 1.5))
            else:  # while it takes what has waited: that is where a batch is largest
                wait_until(lambda: was_announced(watch), patience)
                time.sleep(dice.uniform(0, 0.1))
            watch.kill()
            watch.start()
        publisher.enough.set()
        publisher.join()
        wait_until(lambda: count(store, Reading) >= publisher.published, patience * 5)
        officer.enough.set()
        officer.join()
        watch.wait_for(lambda status: status.pending == 0)
        assert watch.stop() == 0
    with store.read() as session:
        missed = session.scalar(select(func.sum(SensorState.missed))) or 0
        last = set(session.scalars(select(SensorState.seq)))
        alarms = set(session.scalars(select(Alarm.id)))
    outcome = Outcome(
        kills,
        publisher.published,
        count(store, Reading),
        missed,
        last,
        publisher.published // SENSORS - 1,
        Counter(raises(store)),
        Counter(expected_raises(store, publisher)),
        alarms - set(possible_alarms(store, publisher)),
    )
    store.close()
    return outcome


def raises(store: Store) -> list[str]:
    """Return, for each time an alarm was raised, its sensor."""
    with store.read() as session:
        return list(
            session.scalars(
                select(Alarm.sensor_id)
                .join(AlarmTransition, AlarmTransition.alarm_id == Alarm.id)
                .where(AlarmTransition.event == "raise")
            )
        )


def alarm_messages(store: Store, publisher: Publisher) -> list[tuple[str, int, int]]:
    """Return sensor id, ts and seq of each message that says alarm."""
    with store.read() as session:
        ids = {row.code: row.id for row in session.execute(select(Sensor.code, Sensor.id))}
    found = []
    for number in range(publisher.published):
        sensor, ts, text = publisher.body(number)
        if '"alarm"' in text:
            found.append((ids[code(sensor)], ts, number // SENSORS))
    return found


def expected_raises(store: Store, publisher: Publisher) -> list[str]:
    return [sensor_id for sensor_id, _, _ in alarm_messages(store, publisher)]


def possible_alarms(store: Store, publisher: Publisher) -> list[str]:
    return [
        alarm_id(sensor_id, Condition.PROCESS, ts, seq)
        for sensor_id, ts, seq in alarm_messages(store, publisher)
    ]
