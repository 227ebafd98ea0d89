"""The street's other sensors report calmly in a drill, and leave to injects what is theirs."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import msgspec
import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from app.clock import SystemClock
from app.domain.drill.player import Event, EventKind
from app.domain.drill.scenario import Beginning, Inject, Scenario, Trigger
from app.drill.background import Background, asked_for
from app.drill.beginnings import set_up
from app.drill.beginnings.background import Body
from app.drill.journal import Journal
from app.drill.playing import Player
from app.mqtt.endpoint import endpoint
from app.settings import BrokerSettings
from tests.brokers import Broker, mosquitto
from tests.streets import code, small_street

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.profile import Profile
    from db.store import Store
    from tests.streets import HandClock


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    made = Broker(tmp_path / "broker")
    made.start()
    yield made
    made.stop()


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_all_speak_but_those_that_injects_have(
    broker: Broker, profile: Profile, store: Store
) -> None:
    small_street(store, 400)  # within 20 s: one each 50 ms
    heard: list[str] = []
    listens = threading.Event()
    ear = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
    ear.on_message = lambda _client, _data, message: heard.append(message.topic)
    ear.on_subscribe = lambda *_: listens.set()
    ear.connect("127.0.0.1", broker.port)
    ear.subscribe("#", qos=1)
    ear.loop_start()
    assert listens.wait(30)
    place = endpoint(BrokerSettings(port=broker.port, topic_root="drill"))
    background = Background(profile, store, SystemClock(), place, Body())
    background.close()  # one that was never begun ends at once
    background = Background(profile, store, SystemClock(), place, msgspec.convert({}, Body))
    try:
        background.leave(code(0))
        background.start()
        until(lambda: len(heard) > 5)
        assert all(topic.startswith("drill/310115010/sensor/") for topic in heard)
        for number in range(400):
            background.leave(code(number))
        time.sleep(0.3)
        before = len(heard)
        time.sleep(0.7)
        assert len(heard) == before
        background.take_back()
        until(lambda: len(heard) > before)
        background.hush(quiet=True)
        time.sleep(0.3)
        before = len(heard)
        time.sleep(0.7)
        assert len(heard) == before
    finally:
        background.close()
        ear.disconnect()
        ear.loop_stop()


def scenario(*injects: Inject, world: tuple[Beginning, ...] = ()) -> Scenario:
    return Scenario(1, "s", "测试脚本", "1", (), (), injects, world=world)


def test_a_scenario_asks_for_it(store: Store) -> None:
    world = (Beginning("background", {"over": "5m"}),)
    assert set_up(store, world) == []
    assert asked_for(scenario(world=world)) == Body(over=300_000)  # type: ignore[arg-type]
    assert asked_for(scenario()) is None
    with pytest.raises(msgspec.ValidationError):
        asked_for(scenario(world=(Beginning("background", {"over": "1s"}),)))


def test_an_inject_takes_its_sensors_before_it_speaks_and_after_a_crash_still_has_them(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    small_street(store)
    told: list[str] = []

    bodies = {"a": {"sensor": code(0), "value": 1.0}, "b": {"sensors": [code(1)], "silent": True}}
    injects = [
        Inject(one, "reading", one, Trigger(at=0), body=body) for one, body in bodies.items()
    ]

    def player() -> Player:
        return Player(
            scenario(*injects),
            Journal(tmp_path / "journal.jsonl"),
            store,
            topic_root="drill",
            publish=lambda topic, _: told.append(f"said {topic.rpartition('/')[2]}"),
            now=clock.now,
            begun_at=clock.now(),
            leave=told.append,
        )  # fmt: skip

    played = player()
    Journal(tmp_path / "journal.jsonl").append([Event(clock.now(), EventKind.PLAY)])
    played.step()
    played.settle()
    assert told.index(code(0)) < told.index(f"said {code(0)}")
    assert code(1) in told
    assert f"said {code(1)}" not in told
    told.clear()
    player()
    assert set(told) == {code(0), code(1)}
