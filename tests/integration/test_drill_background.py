"""Calm readings behind a drill's injects, and what is heard when broker or mains are gone."""

from __future__ import annotations

import socket
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import msgspec
import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from app.clock import SystemClock
from app.domain.drill.player import Event, EventKind
from app.domain.drill.scenario import Beginning, Inject, Scenario, Trigger
from app.drill import effects
from app.drill.background import Background, asked_for
from app.drill.beginnings import set_up
from app.drill.beginnings.background import Body
from app.drill.broker_away import BrokerSwitch
from app.drill.effects.stage import CONTROLLER, Stage
from app.drill.journal import Journal
from app.drill.means import Means, gone_when_heard_last
from app.drill.playing import Player
from app.mqtt.endpoint import endpoint
from app.mqtt.topics import sensor_topic
from app.services import links
from app.services.desk import Desk, NotFound
from app.settings import BrokerSettings, free_port, load_settings
from app.supervision import Charge, Supervisor, own_command
from tests.brokers import Broker, mosquitto
from tests.streets import AREA, code, small_street

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


def test_what_sensors_say_while_the_broker_is_gone_is_lost_and_then_heard_again(
    tmp_path: Path, store: Store, clock: HandClock
) -> None:
    small_street(store)
    said: list[str] = []
    injects = [
        Inject("gone", "outage", "o", Trigger(at=0), body={"of": "broker", "lasts": "1m"}),
        Inject("a", "reading", "a", Trigger(at=10_000), body={"sensor": code(0), "value": 1.0}),
        Inject("b", "reading", "b", Trigger(at=60_000), body={"sensor": code(1), "value": 1.0}),
    ]
    journal = tmp_path / "journal.jsonl"
    played = Player(
        scenario(*injects),
        Journal(journal),
        store,
        topic_root="drill",
        publish=lambda topic, _: said.append(topic.rpartition("/")[2]),
        now=clock.now,
        begun_at=clock.now(),
    )
    Journal(journal).append([Event(clock.now(), EventKind.PLAY)])
    for _ in range(7):
        played.step()
        played.settle()
        clock.advance(10)
    assert said == [code(1)]
    steps = played.play.steps
    assert (steps["a"].state, steps["a"].sensors) == ("done", ())
    assert steps["b"].sensors == (code(1),)


def test_what_hangs_on_the_mains_fails_and_is_well_again(store: Store) -> None:
    small_street(store)
    said: list[tuple[str, str]] = []
    waited: list[float] = []

    def publish(topic: str, payload: bytes) -> None:
        said.append((topic.split("/")[3], msgspec.json.decode(payload)["state"]))

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return True

    stage = Stage(
        Desk(store, CONTROLLER),
        "drill",
        partial(sensor_topic, "drill"),
        Inject("i", "outage", "i", Trigger(at=0)),
        store.clock.now,
        publish,
        wait,
    )
    body = {"of": "power", "area": AREA, "text": "停电", "lasts": "20m", "mains": True}
    effects.run("outage", body, stage)
    assert waited == [1_200]
    assert set(said) == {("electrical_fire", "fault"), ("electrical_fire", "normal")}
    assert said[0][1] == "fault"
    with pytest.raises(NotFound):
        effects.run("outage", {**body, "area": "999999999999"}, stage)


def test_the_drills_broker_ends_for_an_outage_and_is_started_again(
    tmp_path: Path, profile: Profile
) -> None:
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    settings = f'[broker]\ntrial = true\nport = {free_port()}\ntopic_root = "drill"\n'
    profile.settings.write_text(settings, encoding="utf-8")
    broker = endpoint(load_settings(profile).broker)
    states: list[str] = []
    charge = Charge("broker", own_command(profile, "broker"), profile.run / "broker.lock")
    supervisor = Supervisor(profile, [charge], lambda _name, state, _code: states.append(state))
    switch = BrokerSwitch(profile)

    def listens() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((broker.settings.host, broker.settings.port)) == 0

    def is_stopped() -> bool:
        switch.put(away=True)
        return switch.is_stopped

    supervisor.start()
    try:
        until(listens)
        until(is_stopped)
        assert not listens()
        time.sleep(0.5)  # the supervisor looks, and leaves it
        assert not listens()
        switch.put(away=True)  # it is so already
        switch.put(away=False)
        until(listens)
    finally:
        supervisor.close()
        switch.close()


def test_a_player_that_begins_finds_gone_what_was_gone_when_the_drill_was_heard_last() -> None:
    body = {"of": "broker", "lasts": "1m"}
    cut_off = [
        Event(0, EventKind.PLAY),
        Event(5_000, EventKind.BEGUN, subject="o", value=5_000),
        Event(5_000, EventKind.DONE, subject="o"),
        Event(20_000, EventKind.TICK),
    ]
    made = scenario(Inject("o", "outage", "o", Trigger(at=5_000), body=body))
    assert gone_when_heard_last(made, cut_off) == {"broker"}
    assert gone_when_heard_last(made, [*cut_off, Event(65_000, EventKind.TICK)]) == frozenset()
    assert gone_when_heard_last(made, []) == frozenset()


def test_the_line_to_the_district_is_marked_as_the_play_says(
    profile: Profile, store: Store, desk: Desk
) -> None:
    means = Means(profile, store, None)
    means.put(frozenset())
    assert links.district_gone_since(desk) is None
    means.put(frozenset({"district"}))
    assert links.district_gone_since(desk) == store.clock.now()
    links.mark_district(desk, is_gone=False)  # the drill went back to a checkpoint
    means.forget()
    means.put(frozenset({"district"}))
    assert links.district_gone_since(desk) is not None
    means.put(frozenset())
    assert links.district_gone_since(desk) is None
    means.close()
