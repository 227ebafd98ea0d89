from __future__ import annotations

import zlib
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from app.domain.evaluation import SensorMemory, observe
from app.domain.instant import HOUR, MINUTE
from app.domain.readings import Reading
from app.domain.sensors import KINDS
from app.mqtt.payload import read_payload
from app.simulator.day import SWEEP_S, Day
from app.simulator.events import EVENTS, kitchen_fire, seconds
from app.simulator.holds import Hold, Holds
from app.simulator.street import SimulatedSensor
from tests.streets import HandClock

if TYPE_CHECKING:
    from pathlib import Path

PER_KIND = 20


class Wire:
    """Takes what is published, with the monotonic second."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.sent: list[tuple[float, str, bytes]] = []

    def publish(self, topic: str, payload: bytes) -> bool:
        self.sent.append((self._clock.seconds, topic, payload))
        return True

    def of(self, sensor: SimulatedSensor) -> list[tuple[float, Reading]]:
        return [
            (second, reading(payload)) for second, topic, payload in self.sent
            if topic == sensor.topic
        ]  # fmt: skip


def reading(payload: bytes) -> Reading:
    read = read_payload(payload)
    assert isinstance(read, Reading), read
    return read


def make_sensors(per_kind: int = PER_KIND) -> list[SimulatedSensor]:
    sensors = []
    for kind in KINDS:
        for n in range(per_kind):
            code = f"S-{kind}-{n:04d}"
            number = zlib.crc32(code.encode())
            sensors.append(
                SimulatedSensor(code, kind, f"B{n // 6}", n % 6 + 1, f"t/{code}", number, -1)
            )
    return sensors


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def wire(clock: HandClock) -> Wire:
    return Wire(clock)


@pytest.fixture
def sensors() -> list[SimulatedSensor]:
    return make_sensors()


def make_day(
    sensors: list[SimulatedSensor],
    wire: Wire,
    clock: HandClock,
    folder: Path,
    *,
    speed: float = 1.0,
    seed: int = 1,
    step: float = 0.25,
) -> Day:
    return Day(
        sensors,
        wire,  # type: ignore[arg-type]
        clock,
        Holds(folder),
        seed=seed,
        speed=speed,
        rest=lambda _: clock.advance(step),
    )


def run(day: Day, clock: HandClock, lasts: float) -> None:
    day.run(clock.seconds + lasts, lambda: False)


def test_the_sweep_lets_every_sensor_report_once_evenly(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    day = make_day(sensors, wire, clock, tmp_path, step=0.01)
    began = clock.seconds
    run(day, clock, SWEEP_S + 0.1)
    heard = {topic for _, topic, _ in wire.sent}
    assert heard == {sensor.topic for sensor in sensors}
    half = sum(second - began < SWEEP_S / 2 for second, _, _ in wire.sent) / len(wire.sent)
    assert 0.4 < half < 0.6


@pytest.mark.parametrize("speed", [1.0, 60.0])
def test_nothing_goes_stale_and_counts_have_no_gaps(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path, speed: float
) -> None:
    day = make_day(sensors, wire, clock, tmp_path, speed=speed, step=1 / speed)
    began = clock.seconds
    run(day, clock, 12 * 3600 / speed)
    assert day.published == len(wire.sent)
    for sensor in sensors:
        messages = wire.of(sensor)
        assert [r.seq for _, r in messages] == list(range(len(messages)))
        longest = KINDS[sensor.kind].interval_ms / 1000 / speed
        seconds_ = [began, *(second for second, _ in messages), clock.seconds]
        assert all(b - a <= longest for a, b in pairwise(seconds_))


def test_times_are_real_at_any_speed(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    began = clock.now()
    run(make_day(sensors, wire, clock, tmp_path, speed=1000.0), clock, 30)
    stamps = [reading(payload).ts for _, _, payload in wire.sent]
    assert min(stamps) >= began
    assert max(stamps) <= clock.now()


def test_an_ordinary_day_has_few_alarms_and_some(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    run(make_day(sensors, wire, clock, tmp_path, step=1.0), clock, 24 * 3600)
    memories = {s.topic: SensorMemory(KINDS[s.kind]) for s in sensors}
    begun = []
    for second, topic, payload in wire.sent:
        said = reading(payload)
        _, signals = observe(memories[topic], said, said.ts, second)
        begun += [second for signal in signals if signal.active]
    assert 10 <= len(begun) <= 80
    for second in begun:
        assert sum(second <= other < second + 600 for other in begun) <= 1
    still = sum(bool(memory.active()) for memory in memories.values())
    assert still < 15


def test_at_high_speed_troubles_stay_rare_in_real_time(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    run(make_day(sensors, wire, clock, tmp_path, speed=600.0, step=0.05), clock, 1200)
    abnormal = {
        topic for _, topic, payload in wire.sent
        if (r := reading(payload)).state != "normal" or (r.battery or 100) < 20
    }  # fmt: skip
    assert len(abnormal) <= 3


def test_the_same_seed_makes_the_same_day(tmp_path: Path) -> None:
    days = []
    for seed in (1, 1, 2):
        clock = HandClock()
        wire = Wire(clock)
        run(make_day(make_sensors(4), wire, clock, tmp_path, seed=seed), clock, 3600)
        days.append([(topic, payload) for _, topic, payload in wire.sent])
    assert days[0] == days[1] != days[2]


def test_counts_go_on_where_they_left_off(wire: Wire, clock: HandClock, tmp_path: Path) -> None:
    sensors = make_sensors(1)
    sensors[0].seq = 41
    run(make_day(sensors, wire, clock, tmp_path), clock, SWEEP_S + 1)
    assert wire.of(sensors[0])[0][1].seq == 42


def test_an_open_door_is_shut_again_within_minutes(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    run(make_day(sensors, wire, clock, tmp_path, step=1.0), clock, 24 * 3600)
    opened = 0
    for sensor in sensors:
        if sensor.kind == "door_contact":
            messages = wire.of(sensor)
            for (second, now), (later, after) in pairwise(messages):
                if now.value == 1:
                    opened += 1
                    assert later - second <= 125 or after.value == 1
    assert opened > 5


def test_a_running_day_plays_an_event_and_does_not_contradict_it(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    floors = [sensor for sensor in sensors if sensor.kind == "smoke"][:3]
    script = kitchen_fire(floors)
    day = make_day(sensors, wire, clock, tmp_path)
    day.play(script, after=30.0)
    began = clock.seconds
    run(day, clock, 3600)
    burning = [(s - began, r) for s, r in wire.of(floors[0])]
    curve = [r.value for s, r in burning if 30 <= s <= 30 + script.length + 1]
    assert curve == [step.said.value for step in script.steps if step.sensor is floors[0]]
    hold_ends = 30 + script.length + script.hold_ms / 1000
    assert not [s for s, _ in burning if 31 + script.length < s < hold_ends - 1]
    after = [r for s, r in burning if s >= hold_ends - 1]
    values = [r.value or 0 for r in after[:4]]
    assert values == sorted(values, reverse=True)
    assert after[3].value is not None
    assert after[3].value < 0.7
    assert all(r.state == "normal" for r in after)


def test_a_running_day_leaves_alone_what_another_process_has_taken(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    gauge = next(sensor for sensor in sensors if sensor.kind == "water_level")
    day = make_day(sensors, wire, clock, tmp_path)
    run(day, clock, SWEEP_S + 1)
    until = clock.now() + HOUR
    Holds(tmp_path).add({gauge.code: Hold(until, 30.0)}, clock.now())
    before = len(wire.of(gauge))
    run(day, clock, 3590)
    assert len(wire.of(gauge)) == before
    run(day, clock, 120)
    receding = [r.value or 0 for _, r in wire.of(gauge)[before:]]
    assert receding == sorted(receding, reverse=True)
    assert 11 < receding[0] < 15 > receding[-1]


def test_holds_of_several_processes_are_all_kept(tmp_path: Path) -> None:
    now = 1_800_000_000_000
    Holds(tmp_path).add({"a": Hold(now + MINUTE, 1.0), "old": Hold(now + 1, 1.0)}, now)
    other = Holds(tmp_path)
    assert set(other.news() or {}) == {"a", "old"}
    assert other.news() is None
    Holds(tmp_path).add({"b": Hold(now + MINUTE, None)}, now + 10)
    assert set(other.news() or {}) == {"a", "b"}


def test_a_damaged_file_of_holds_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "simulator.events.json").write_bytes(b"{")
    assert Holds(tmp_path).news() == {}


@pytest.mark.parametrize("event", list(EVENTS))
def test_alone_and_fast_an_event_takes_ten_seconds(event: str) -> None:
    kinds = {"kitchen-fire": "smoke", "gas-leak": "combustible_gas",
             "flooded-underpass": "water_level", "elder-unseen": "infrared_activity"}  # fmt: skip
    cast = [sensor for sensor in make_sensors(3) if sensor.kind == kinds[event]]
    script = EVENTS[event](cast)
    assert seconds(script, 3.0, alone=True) <= 10
    assert seconds(script, 2.0, alone=True) == script.length / 2
    assert seconds(script, 100.0, alone=False) == script.length / 100


def test_messages_say_no_more_than_is_known(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    run(make_day(sensors, wire, clock, tmp_path), clock, SWEEP_S + 1)
    by_kind: dict[str, dict[str, object]] = defaultdict(dict)
    kinds = {sensor.topic: sensor.kind for sensor in sensors}
    for _, topic, payload in wire.sent:
        by_kind[kinds[topic]] = msgspec.json.decode(payload)
    assert "value" not in by_kind["manhole_cover"]
    assert "battery" not in by_kind["electrical_fire"]
    for kind, content in by_kind.items():
        assert content.get("unit", "") == (KINDS[kind].unit if "value" in content else "")


def test_a_sensor_that_is_left_alone_says_nothing_until_it_is_taken_back(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    day = make_day(sensors, wire, clock, tmp_path, step=20)
    first, second = sensors[:2]
    day.leave([first.code, "unknown"])
    run(day, clock, 7_200)
    assert wire.of(first) == []
    assert wire.of(second)
    day.leave([])
    run(day, clock, 86_400)
    assert wire.of(first)


def test_a_day_without_troubles_has_none(
    sensors: list[SimulatedSensor], wire: Wire, clock: HandClock, tmp_path: Path
) -> None:
    day = Day(
        sensors, wire, clock, Holds(tmp_path), seed=1, speed=60.0,  # type: ignore[arg-type]
        rest=lambda _: clock.advance(0.25), sweep_s=60.0, has_troubles=False,
    )  # fmt: skip
    run(day, clock, 900)
    said = {reading.state for sensor in sensors for _, reading in wire.of(sensor)}
    assert said == {"normal"}
