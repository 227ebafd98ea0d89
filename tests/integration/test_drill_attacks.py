"""Whatever is done in a drill, the street's files and the street's broker never hear of it.

Beside the street, as it would be, stands a real broker that its settings name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from paho.mqtt.client import Client, MQTTv5
from paho.mqtt.enums import CallbackAPIVersion

from app.commands import drill_play, export, stats
from app.domain.drill.scenario import Inject, Trigger
from app.drill import effects
from app.drill.bundle import SCENARIO
from app.drill.effects.stage import Stage
from app.drill.problems import ScenarioError
from app.drill.station import prepare, scenario_of
from app.mqtt.topics import sensor_topic
from app.profile import Profile, open_profile
from app.services.desk import Desk, NotFound
from app.services.opening import open_store
from app.settings import LeavesDrill, load_settings
from app.watch.inquiry import ask_status
from db import sealing
from db.store import Store
from tests.brokers import Broker, mosquitto
from tests.integration.test_audit import WRITING, World, furnish, name_of
from tests.programs import Running
from tests.scenarios import BASE, zipped_scenario
from tests.streets import HandClock, code, small_street

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLAYING_S = 60

BODIES: dict[str, dict[str, Any]] = {
    "call": {"text": "冒烟", "from": "张三（虚构）", "phone": "000-0000-0001"},
    "decision": {"text": "转移吗", "options": [{"id": "a", "text": "转移"}]},
    "incident": {"title": "冒烟", "kind": "fire"},
    "loss": {"shelter": "BN-001", "reason": "漏水"},
    "message": {"text": "请回电"},
    "outage": {"of": "power", "text": "停电"},
    "picture": {"caption": "积水"},
    "question": {"text": "几人"},
    "reading": {"sensor": code(0), "value": 99.0, "state": "alarm"},
    "rumour": {"text": "有人说"},
    "sound": {"attachment": "siren.wav", "caption": "警报声"},
    "storm": {"sensors": "smoke", "count": 1, "over": "1s"},
    "video": {"attachment": "river.mp4", "caption": "河面"},
    "warning": {"hazard": "typhoon", "level": "red", "headline": "台风红色预警"},
}
"""Something of each kind of inject, for the small street."""


def scenario_text() -> str:
    injects = [
        {"id": kind, "kind": kind, "title": kind, "trigger": {"at": "0:00"}, "body": body}
        for kind, body in BODIES.items()
    ]
    made = {
        "format": 1, "id": "all", "title": "各种情景", "version": "1",
        "objectives": [{"id": "aim", "title": "目标", "capability": "watch"}],
        "roles": [{"id": "duty", "title": "值班员"}],
        "injects": injects,
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False)


@dataclass
class Realm:
    """A street, its drill, and what the street's broker heard."""

    street: Profile
    drill: Profile
    broker: Broker
    sensor_ids: list[str]
    administrator: Any
    heard: list[str] = field(default_factory=list)

    def files(self) -> dict[str, str]:
        """Return a digest of every file of the street, its drills apart."""
        return digests(self.street)

    def callers(self) -> int:
        """Return how often somebody connected to the street's broker."""
        return self.broker.log().count("New connection from")


def digests(street: Profile) -> dict[str, str]:
    return {
        str(path.relative_to(street.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(street.folder.rglob("*"))
        if path.is_file() and path.relative_to(street.folder).parts[0] != "drills"
    }


@pytest.fixture(scope="module")
def realm(tmp_path_factory: pytest.TempPathFactory, migrated: Profile) -> Iterator[Realm]:
    if mosquitto() is None:
        pytest.skip("mosquitto is not installed")
    folder = tmp_path_factory.mktemp("realm")
    broker = Broker(folder / "broker")
    broker.start()
    street = open_profile(folder / "street")
    shutil.copy(migrated.database, street.database)
    shutil.copy(migrated.key, street.key)
    store = open_store(street, HandClock())
    ids = small_street(store)
    sensor_ids = [ids[code(number)] for number in range(len(ids))]
    world = furnish(store, sensor_ids)
    store.close()
    street.settings.write_text(f"[broker]\nport = {broker.port}\n", encoding="utf-8")
    scenario = folder / "all"
    scenario.mkdir()
    (scenario / SCENARIO).write_text(scenario_text(), encoding="utf-8")
    for name in ("siren.wav", "river.mp4"):
        (scenario / name).write_bytes(b"RIFF")
    made = Realm(street, prepare(street, scenario, "a"), broker, sensor_ids, world.desk.actor)
    listens = threading.Event()
    ear = Client(CallbackAPIVersion.VERSION2, protocol=MQTTv5)
    ear.on_message = lambda _client, _data, message: made.heard.append(message.topic)
    ear.on_subscribe = lambda *_: listens.set()
    ear.connect("127.0.0.1", broker.port)
    ear.subscribe("#", qos=1)
    ear.loop_start()
    assert listens.wait(30)
    yield made
    broker.publish([("canary", b"")])  # it could have been heard
    end = time.monotonic() + 30
    while not made.heard and time.monotonic() < end:
        time.sleep(0.02)
    ear.disconnect()
    ear.loop_stop()
    broker.stop()
    assert made.heard == ["canary"]


@pytest.fixture
def untouched(realm: Realm) -> Iterator[None]:
    """What the test does leaves no trace in the street."""
    files, callers = realm.files(), realm.callers()
    assert {"shouwang.db", "personal.key", "settings.toml"} <= set(files)
    yield
    assert realm.files() == files
    assert realm.callers() == callers
    assert realm.heard == []


@pytest.fixture(scope="module")
def as_prepared(realm: Realm) -> bytes:
    return realm.drill.database.read_bytes()


@pytest.fixture
def world(realm: Realm, as_prepared: bytes) -> Iterator[World]:
    """The drill as it was prepared, and the administrator at it."""
    for name in ("", "-wal", "-shm"):
        realm.drill.folder.joinpath(f"shouwang.db{name}").unlink(missing_ok=True)
    realm.drill.database.write_bytes(as_prepared)
    sealing.load_key(realm.drill.key)
    store = Store(realm.drill.database_url, HandClock())
    yield World(store, Desk(store, realm.administrator), realm.sensor_ids)
    store.close()


@pytest.mark.parametrize("service", WRITING, ids=name_of)
def test_no_service_reaches_the_street(
    untouched: None, world: World, service: Callable[..., Any], as_prepared: bytes, realm: Realm
) -> None:
    """`test_audit` sees to it that `WRITING` holds every service that writes."""
    service(world.desk, *WRITING[service](world))
    world.store.close()
    assert realm.drill.database.read_bytes() != as_prepared


def test_every_kind_of_inject_is_tried() -> None:
    assert set(BODIES) == set(effects.kinds())


def test_a_whole_play_and_every_export_reach_nothing_of_the_street(
    untouched: None, world: World, realm: Realm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.store.close()
    drill = realm.drill.folder

    def told() -> dict[str, Any]:
        capsys.readouterr()
        assert drill_play.run_status(drill, as_json=True) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    player = Running("--profile", drill, "drill", "play")
    try:
        end = time.monotonic() + PLAYING_S
        steps: dict[str, str] = {}
        alarms = 0
        while time.monotonic() < end and not (set(steps.values()) == {"done"} and alarms):
            time.sleep(0.3)
            now = told()["play"]
            steps = {one: step["state"] for one, step in now["steps"].items()}
            watch = ask_status(realm.drill)
            listens = watch is not None and watch.broker.state == "connected"
            if (
                listens and not now["clock"]["running"]
            ):  # a player that begins finds itself in a pause
                assert drill_play.run_do(drill, "play", "", "", "导调") == 0
            capsys.readouterr()
            assert stats.run(drill, as_json=True) == 0
            alarms = json.loads(capsys.readouterr().out)["open_alarms"]
        assert steps == dict.fromkeys(BODIES, "done")
        assert alarms, "the drill's own broker and watch brought the readings"
        for what in ("sensors", "alarms", "audit_entries"):
            assert export.run(drill, what, form="csv", limit=9, output=tmp_path / what) == 0
    finally:
        player.stop()
    assert all(one.name.startswith("演练 DRILL ") for one in tmp_path.iterdir())


@pytest.mark.parametrize(
    "name",
    ["../../settings.toml", "/etc/shouwang", "..\\..\\personal.key", "图/../../../shouwang.db"],
)
@pytest.mark.parametrize("where", ["name", "body"])
def test_a_scenario_whose_names_lead_out_is_refused(
    untouched: None, realm: Realm, tmp_path: Path, name: str, where: str
) -> None:
    text = BASE.replace("{text: 好}", json.dumps({"text": "x", "attachment": name}))
    files = {SCENARIO: text.encode()} | ({name: b"evil"} if where == "name" else {})
    drills = {one.name for one in (realm.street.folder / "drills").iterdir()}
    with pytest.raises(ScenarioError):
        prepare(realm.street, zipped_scenario(tmp_path / "s.zip", files), "evil")
    assert {one.name for one in (realm.street.folder / "drills").iterdir()} == drills


def test_a_scenario_with_a_link_to_the_street_is_refused(
    untouched: None, realm: Realm, tmp_path: Path
) -> None:
    folder = tmp_path / "scenario"
    folder.mkdir()
    (folder / SCENARIO).write_text(BASE, encoding="utf-8")
    (folder / "key.txt").symlink_to(realm.street.key)
    with pytest.raises(ScenarioError):
        prepare(realm.street, folder, "evil")


@pytest.mark.parametrize("name", ["shouwang.db", "personal.key", "journal.jsonl", "logs", "run/x"])
def test_a_drill_that_is_really_the_streets_files_is_not_opened(
    untouched: None, realm: Realm, tmp_path: Path, name: str
) -> None:
    drill = prepare(realm.street, scenario_of(realm.drill), "linked")
    try:
        place = drill.folder / name
        if place.is_dir():
            place.rmdir()
        place.unlink(missing_ok=True)
        place.symlink_to(realm.street.folder / name if "/" not in name else realm.street.key)
        if not place.exists():
            place.unlink()
            place.symlink_to(realm.street.settings)
        with pytest.raises(LeavesDrill) as caught:
            load_settings(drill)
        assert caught.value.key == name
    finally:
        shutil.rmtree(drill.folder)


def test_a_hard_link_to_the_streets_database_is_not_opened(untouched: None, realm: Realm) -> None:
    drill = prepare(realm.street, scenario_of(realm.drill), "linked")
    try:
        drill.database.unlink()
        drill.database.hardlink_to(realm.street.database)
        with pytest.raises(LeavesDrill):
            load_settings(drill)
    finally:
        shutil.rmtree(drill.folder)


def test_an_inject_that_names_another_topic_goes_to_no_street(
    untouched: None, world: World
) -> None:
    """What a body says can choose a sensor of the drill's, never a topic."""
    sent: list[str] = []
    stage = Stage(
        world.desk,
        "drill",
        partial(sensor_topic, "drill"),
        Inject("r", "reading", "r", Trigger(at=0)),
        now=lambda: 1,
        publish=lambda topic, _: sent.append(topic),
        wait_until=lambda _: True,
    )
    for sensor in (f"../../street/310115010/sensor/smoke/{code(0)}", "#", "street/#", "+"):
        with pytest.raises(NotFound):
            effects.run("reading", {"sensor": sensor, "value": 1.0}, stage)
    effects.run("reading", {"sensor": code(0), "value": 1.0}, stage)
    assert sent == [f"drill/310115010/sensor/smoke/{code(0)}"]
