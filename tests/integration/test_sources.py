"""Messages of other formats, from the broker's bytes to rows; devices that nobody has placed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from app.services.desk import Actor, Desk
from app.services.devices import Placement, place_device
from app.settings import SourceSettings, WatchSettings
from app.watch.inbox import Arrival
from app.watch.recorder import Committed, Recorder
from app.watch.roster import Roster
from app.watch.sources import Sources
from app.watch.staleness import sweep
from app.watch.strangers import MAX_WAITING
from db.ids import new_id
from db.models import (
    Alarm,
    LocalFact,
    PayloadMapping,
    QuarantinedMessage,
    Sensor,
    SensorSource,
    SensorState,
    UnknownSensor,
)
from tests.streets import STREET, code, small_street, topic

if TYPE_CHECKING:
    from db.store import Store
    from tests.streets import HandClock

KINDS = ["smoke", "water_level", "door_contact", "hydrant_pressure"]
_CONFIG = "homeassistant/binary_sensor/k/smoke/config"
_SMOKE: dict[str, Any] = {
    "stat_t": "z/k",
    "dev_cla": "smoke",
    "avty_t": "z/k/a",
    "name": "厨房烟感",
}


class Bench:
    """A recorder with all its sources on a small street, fed by hand."""

    def __init__(self, store: Store, clock: HandClock) -> None:
        self.store = store
        self.clock = clock
        self.ids = small_street(store, KINDS)
        self.uptime = 0.0
        self.filters: frozenset[str] = frozenset()
        self.start()

    def start(self) -> None:
        """Begin anew, as after a crash."""
        self.roster = Roster(self.store, "street")
        asked = SourceSettings(homeassistant="homeassistant", sparkplug="+")
        self.sources = Sources(self.store, self.roster, asked, "street")
        self.sources.filters_changed = self.note_filters
        self.recorder = Recorder(self.store, self.roster, WatchSettings(), "street", self.sources)
        self.recorder.load(self.clock.monotonic(), self.uptime)

    def note_filters(self, filters: frozenset[str]) -> None:
        self.filters = filters

    def says(
        self, at: str, body: Any, *, after: float = 1.0, again: bool = False
    ) -> Committed | None:
        """Let time pass and a message come; None: there was nothing to write."""
        self.clock.advance(after)
        self.uptime += after
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        arrival = Arrival(
            at, raw, len(raw), 1, 1, 1, self.clock.now(), self.clock.monotonic(), again
        )
        return self.take(arrival)

    def take(self, *arrivals: Arrival) -> Committed | None:
        self.roster.refresh(self.clock.monotonic(), self.uptime)
        self.recorder.follow(self.clock.monotonic(), self.uptime)
        batch = self.recorder.prepare(arrivals, self.uptime)
        return None if batch.empty() else self.recorder.commit(batch)

    def place(self, number: int, source: str, address: str) -> None:
        with self.store.write() as write:
            sensor = self.ids[code(number)]
            write.session.add(SensorSource(sensor_id=sensor, source=source, address=address))

    def map_json(self, **fields: Any) -> str:
        row = new_id()
        body = json.dumps({name: value for name, value in fields.items() if name != "topic"})
        json.loads(body)
        with self.store.write() as write:
            write.session.add(
                PayloadMapping(
                    id=row, name=row[-8:], topic=fields["topic"], body=body, edited_at=0,
                    edited_by="t",
                )
            )  # fmt: skip
        return row

    def alarms(self, number: int) -> list[Alarm]:
        with self.store.read() as session:
            query = select(Alarm).where(Alarm.sensor_id == self.ids[code(number)])
            return list(session.scalars(query.order_by(Alarm.raised_at)))

    def state(self, number: int) -> SensorState | None:
        with self.store.read() as session:
            return session.get(SensorState, self.ids[code(number)])

    def unknown(self) -> dict[str, UnknownSensor]:
        with self.store.read() as session:
            return {one.address: one for one in session.scalars(select(UnknownSensor))}

    def quarantined(self) -> list[str]:
        with self.store.read() as session:
            return list(session.scalars(select(QuarantinedMessage.reason)))


@pytest.fixture
def bench(store: Store, clock: HandClock) -> Bench:
    return Bench(store, clock)


def test_an_unknown_device_waits_with_its_last_message(bench: Bench) -> None:
    bench.says(_CONFIG, _SMOKE)
    announced = bench.unknown()["binary_sensor/k/smoke"]
    assert (announced.state, announced.name, announced.kind) == ("waiting", "厨房烟感", "smoke")
    assert announced.messages == 0
    assert {"z/k", "z/k/a"} <= bench.filters
    bench.says("z/k", b"OFF")
    bench.says("z/k", b"ON")
    waiting = bench.unknown()["binary_sensor/k/smoke"]
    assert (waiting.messages, waiting.alarming, waiting.sample) == (2, True, b"ON")
    assert waiting.last_at == bench.clock.now()
    assert bench.quarantined() == ["unknown_sensor"]


def test_a_placed_device_raises_once_however_often_it_is_delivered(bench: Bench) -> None:
    bench.says(_CONFIG, _SMOKE)
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.says("z/k", b"OFF")
    bench.says("z/k", b"ON")
    assert [one.level for one in bench.alarms(0)] == [1]
    before = bench.state(0)
    bench.start()
    bench.says("z/k", b"ON", again=True)
    after = bench.state(0)
    assert before
    assert after
    assert (after.ts, after.duplicates) == (before.ts, before.duplicates + 1)
    assert len(bench.alarms(0)) == 1


def test_what_a_retained_message_says_anew_is_believed(bench: Bench) -> None:
    bench.says(_CONFIG, _SMOKE)
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.says("z/k", b"OFF")
    bench.says("z/k", b"ON", again=True)
    assert len(bench.alarms(0)) == 1


def test_two_words_within_one_millisecond_keep_their_order(bench: Bench) -> None:
    bench.says(_CONFIG, {**_SMOKE, "dev_cla": None})
    bench.place(1, "homeassistant", "binary_sensor/k/smoke")
    moment = bench.clock.now(), bench.clock.monotonic()
    on, off = (Arrival("z/k", word, len(word), 1, 1, 1, *moment) for word in (b"ON", b"OFF"))
    bench.take(on, off)
    state = bench.state(1)
    assert state
    assert state.state == "normal"
    assert [one.state for one in bench.alarms(1)] == ["cleared_unacked"]


def test_an_unavailable_device_is_stale_until_it_is_back(bench: Bench) -> None:
    bench.says(_CONFIG, _SMOKE)
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.says("z/k", b"OFF")
    bench.says("z/k/a", b"offline")
    assert bench.state(0).stale_since == bench.clock.now()  # type: ignore[union-attr]
    assert [one.condition for one in bench.alarms(0)] == ["stale"]
    bench.says("z/k/a", b"online")
    assert bench.state(0).stale_since is None  # type: ignore[union-attr]
    assert [one.state for one in bench.alarms(0)] == ["cleared_unacked"]


def test_a_word_that_expires_makes_the_device_stale(bench: Bench) -> None:
    bench.says(_CONFIG, {**_SMOKE, "exp_aft": 60})
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.says("z/k", b"OFF")
    bench.start()
    bench.clock.advance(50)
    bench.uptime += 50
    bench.take()
    assert bench.alarms(0) == []
    bench.clock.advance(15)
    bench.uptime += 15
    bench.take()
    assert [one.condition for one in bench.alarms(0)] == ["stale"]


@pytest.mark.parametrize("vouched", [True, False])
def test_a_device_that_is_said_to_be_there_may_be_silent(bench: Bench, vouched: bool) -> None:
    bench.says(_CONFIG, _SMOKE)
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.says("z/k", b"OFF")
    if vouched:
        bench.says("z/k/a", b"online")
    for _ in range(40):
        bench.clock.advance(300)
        bench.uptime += 300
        batch = bench.recorder.prepare([], bench.uptime)
        assert sweep(bench.roster, bench.uptime, bench.clock.now(), batch) == 0 or not vouched
        bench.recorder.commit(batch)
    assert [one.condition for one in bench.alarms(0)] == ([] if vouched else ["stale"])
    if vouched:
        bench.says("z/k/a", b"offline")
        assert [one.condition for one in bench.alarms(0)] == ["stale"]


def test_what_a_decoder_has_learnt_outlives_a_crash(bench: Bench) -> None:
    bench.says(_CONFIG, _SMOKE)
    bench.place(0, "homeassistant", "binary_sensor/k/smoke")
    bench.filters = frozenset()
    bench.start()
    assert "z/k" in bench.filters
    bench.says("z/k", b"ON")
    assert len(bench.alarms(0)) == 1
    with bench.store.read() as session:
        assert session.get(LocalFact, "decoder:homeassistant") is not None


def test_a_mapping_reads_from_when_it_is_saved(bench: Bench) -> None:
    message = {"id": "7", "mm": 305, "s": 0}
    bench.says("v/7", message)
    assert bench.quarantined() == ["bad_topic"]
    row = bench.map_json(
        topic="v/+", id="id", value="mm", unit="mm", state="s", words={"0": "normal", "1": "alarm"}
    )
    bench.says("v/7", message)
    assert "v/+" in bench.filters
    assert bench.unknown()["7"].source == f"mapping:{row}"
    bench.place(1, f"mapping:{row}", "7")
    bench.says("v/7", message)
    state = bench.state(1)
    assert state
    assert (state.value, state.state) == (30.5, "normal")
    bench.says("v/7", {"id": "7", "mm": "wet", "s": 1})
    assert "bad_field" in bench.quarantined()
    assert len(bench.alarms(1)) == 1, "the alarm in a refused message is raised"


def test_a_refused_device_is_counted_and_not_quarantined(bench: Bench) -> None:
    at = f"street/{STREET}/sensor/smoke/NEW-1"
    body = {"v": 1, "ts": bench.clock.now(), "state": "alarm"}
    bench.says(at, body)
    waiting = bench.unknown()["smoke/NEW-1"]
    assert (waiting.source, waiting.alarming, waiting.kind) == ("payload1", True, "smoke")
    assert bench.quarantined() == ["unknown_sensor"]
    with bench.store.write() as write:
        row = write.session.get(UnknownSensor, waiting.id)
        assert row
        row.state, row.decided_at = "refused", bench.clock.now()
    assert bench.says(at, body) is None
    bench.says(topic(0), {"v": 1, "ts": bench.clock.now(), "value": 0})
    after = bench.unknown()["smoke/NEW-1"]
    assert (after.state, after.messages) == ("refused", 2)
    with bench.store.read() as session:
        assert session.scalars(select(QuarantinedMessage.repeats)).all() == [1]


def test_a_strange_code_can_be_placed_as_a_sensor_of_another_kind(bench: Bench) -> None:
    at = f"street/{STREET}/sensor/fire_thing/NEW-2"
    bench.says(at, {"v": 1, "ts": bench.clock.now(), "state": "alarm"})
    assert bench.unknown()["fire_thing/NEW-2"].kind == ""
    bench.place(0, "payload1", "fire_thing/NEW-2")
    bench.says(at, {"v": 1, "ts": bench.clock.now(), "state": "alarm"})
    assert len(bench.alarms(0)) == 1


def test_nobody_can_fill_the_disk_with_strangers(bench: Bench) -> None:
    arrivals = []
    raw = json.dumps({"v": 1, "ts": bench.clock.now(), "value": 1}).encode()
    moment = bench.clock.now(), bench.clock.monotonic()
    for n in range(MAX_WAITING + 50):
        at = f"street/{STREET}/sensor/smoke/X-{n}"
        arrivals.append(Arrival(at, raw, len(raw), 1, 1, 1, *moment))
    bench.take(*arrivals)
    assert len(bench.unknown()) == MAX_WAITING
    bench.take(*arrivals[:3], arrivals[-1])
    assert len(bench.unknown()) == MAX_WAITING
    assert bench.unknown()["smoke/X-0"].messages == 2


@pytest.mark.parametrize("restarted", [False, True])
def test_placing_a_device_that_says_alarm_raises_it(bench: Bench, restarted: bool) -> None:
    at = f"street/{STREET}/sensor/smoke/NEW-3"
    bench.says(at, {"v": 1, "ts": bench.clock.now(), "state": "alarm"})
    bench.says(_CONFIG, _SMOKE)
    bench.says("z/k", b"ON")
    placed = [
        (1, "homeassistant", "binary_sensor/k/smoke"),
        (0, "payload1", "smoke/NEW-3"),
    ]
    for number, source, address in placed:
        bench.place(number, source, address)
        with bench.store.write() as write:
            query = select(UnknownSensor).where(UnknownSensor.address == address)
            write.session.scalars(query).one().state = "placed"
    if restarted:
        bench.start()
    bench.clock.advance(5)
    bench.take()
    assert [len(bench.alarms(number)) for number in (0, 1)] == [1, 1]
    bench.clock.advance(5)
    assert bench.take() is None


def test_a_device_placed_between_two_looks_at_the_register_raises_all_the_same(
    bench: Bench,
) -> None:
    address = "smoke/NEW-4"
    at = f"street/{STREET}/sensor/{address}"
    bench.says(at, {"v": 1, "ts": bench.clock.now(), "state": "alarm"})
    with bench.store.read() as session:
        area = session.scalars(select(Sensor.area_id)).first()
    assert area is not None
    tick = bench.clock.monotonic()
    bench.roster.refresh(tick, bench.uptime)
    desk = Desk(bench.store, Actor("值班员"))
    placement = Placement("smoke", area_id=area, lon=121.505, lat=31.195)
    made = place_device(desk, bench.unknown()[address].id, placement)
    bench.recorder.follow(tick, bench.uptime)
    bench.take()
    bench.take()
    with bench.store.read() as session:
        assert session.scalars(select(Alarm.sensor_id)).all() == [made]


@pytest.mark.usefixtures("logged_errors")
def test_a_defect_in_one_format_stops_no_other(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("app.mqtt.decoders.sparkplug.SparkplugDecoder.decode", fails)
    bench.says("spBv1.0/g/NDATA/e", b"")
    assert bench.quarantined() == ["bad_field"]
    bench.says(topic(0), {"v": 1, "ts": bench.clock.now(), "state": "alarm"})
    assert len(bench.alarms(0)) == 1


def test_many_announcements_are_one_change_of_subscriptions(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[frozenset[str]] = []
    bench.sources.filters_changed = told.append
    arrivals = []
    for n in range(300):
        raw = json.dumps({"stat_t": f"s/{n}"}).encode()
        at = f"homeassistant/sensor/e{n}/config"
        arrivals.append(Arrival(at, raw, len(raw), 1, 1, 1, bench.clock.now(), 0.0))
        arrivals.append(Arrival(f"s/{n}", b"1", 1, 1, 1, 1, bench.clock.now(), 0.0))
    bench.take(*arrivals)
    assert len(told) == 1
    assert {one.messages for one in bench.unknown().values()} == {1}
    assert len(bench.unknown()) == 300
