"""Rules as values: read, checked, inherited, compiled; and what each kind of rule does."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.alarms import Condition
from app.domain.crossing import confirmations, is_enabled
from app.domain.evaluation import SensorMemory, due, observe, rejudge
from app.domain.instant import DAY, HOUR, MINUTE, SECOND
from app.domain.preview import Tally, replay
from app.domain.readings import Reading, ReportedState
from app.domain.rulebook import RuleBook
from app.domain.rules import (
    CODES,
    BadRule,
    Confirm,
    Device,
    Enable,
    Inactivity,
    Limit,
    Range,
    Rate,
    Rest,
    Rule,
    Stale,
    built_in,
    check_rule,
    compile_rules,
    default_rules,
    read_rule,
    write_rule,
)
from app.domain.scopes import Place, Scope
from app.domain.sensors import KINDS, Direction, Level
from app.domain.signals import CONFIRM, Signal
from app.domain.stairwells import stairwell

NOON = 1_795_492_800_000  # 2026-11-24 12:00 in Shanghai
GAS = KINDS["combustible_gas"]


class Sensor:
    """A sensor under given rules, fed by hand."""

    def __init__(self, kind: str = "combustible_gas", /, **rules: Rule) -> None:
        known = KINDS[kind]
        self.memory = SensorMemory(known, compile_rules(known, {**built_in(known), **rules}))
        self.now = NOON
        self.seq = 0

    @property
    def tick(self) -> float:
        return self.now / SECOND

    def says(
        self, value: float | None = None, state: str | None = None, after: float = 1, **other: Any
    ) -> list[Signal]:
        self.now += round(after * SECOND)
        self.seq += 1
        reading = Reading(
            self.now, value, ReportedState(state) if state else None, self.seq, **other
        )
        return list(observe(self.memory, reading, self.now, self.tick)[1])

    def waits(self, seconds: float) -> list[Signal]:
        """Let time pass without a message, as the watch looks at it."""
        end = self.now + round(seconds * SECOND)
        told: list[Signal] = []
        while (at := self.memory.next_due()) is not None and at * SECOND <= end:
            self.now = max(self.now, round(at * SECOND))
            told += due(self.memory, self.now, at)
        self.now = end
        return told

    @property
    def alarming(self) -> bool:
        return Condition.PROCESS in self.memory.active()


def high(limit: float = 10, **other: Any) -> Limit:
    return Limit(Direction.HIGH, limit, Level.II, **other)


def only(**rules: Rule) -> dict[str, Rule]:
    """The kind's second limit switched off, so that one limit speaks alone."""
    return {"high_high": high(25, enabled=False), **rules}


@pytest.mark.parametrize("speaking", [True, False])
def test_a_lasting_value_raises_after_its_on_delay(speaking: bool) -> None:
    sensor = Sensor(**only(high=high(on_delay_ms=10 * SECOND)))
    assert sensor.says(12) == []
    assert not sensor.alarming
    (signal,) = sensor.says(12, after=10) if speaking else sensor.waits(10)
    assert (signal.level, signal.rule, signal.threshold) == (2, "high", 10)
    assert sensor.alarming


def test_a_short_excursion_raises_nothing_within_the_on_delay() -> None:
    sensor = Sensor(**only(high=high(on_delay_ms=10 * SECOND)))
    assert sensor.says(12) == []
    assert sensor.says(3, after=5) == []
    assert sensor.waits(60) == []


def test_an_alarm_ends_only_after_its_off_delay_inside() -> None:
    sensor = Sensor(**only(high=high(off_delay_ms=30 * SECOND, deadband=2)))
    assert len(sensor.says(12)) == 1
    assert sensor.says(9) == []  # within the deadband: not inside
    assert sensor.says(3) == []
    assert sensor.says(12, after=20) == []  # back before the off-delay was over: still the same
    assert sensor.says(3) == []
    assert sensor.waits(29) == []
    (signal,) = sensor.waits(2)
    assert (signal.active, signal.condition) == (False, Condition.PROCESS)
    assert not sensor.alarming


def test_n_times_within_a_span_raises_although_each_was_short() -> None:
    sensor = Sensor(**only(high=high(times=3, within_ms=MINUTE)))
    for _ in range(2):
        assert sensor.says(12, after=10) == []
        assert sensor.says(3) == []
    assert len(sensor.says(12, after=10)) == 1


def test_n_times_too_far_apart_raise_nothing_but_staying_does() -> None:
    sensor = Sensor(**only(high=high(times=3, within_ms=MINUTE)))
    for _ in range(5):
        assert sensor.says(12, after=40) == []
        assert sensor.says(3) == []
    assert sensor.says(12, after=40) == []
    assert len(sensor.waits(60)) == 1


def test_a_device_may_have_to_say_it_twice() -> None:
    sensor = Sensor("door_contact", device=Device(Level.III, times=2, within_ms=5 * MINUTE))
    assert sensor.says(state="alarm") == []
    assert sensor.says(state="normal") == []
    assert len(sensor.says(state="alarm", after=60)) == 1


@pytest.mark.parametrize(
    ("direction", "course"),
    [(Direction.HIGH, [10, 11, 13, 16]), (Direction.LOW, [16, 15, 13, 10])],
)
def test_a_fast_change_raises_and_ends_when_it_is_slow_again(
    direction: Direction, course: list[float]
) -> None:
    rate = Rate(direction, 5, 5 * MINUTE, Level.III, deadband=1)
    sensor = Sensor("water_level", rate=rate, high=high(500), high_high=high(600))
    told = [signal for value in course for signal in sensor.says(value, after=60)]
    assert [(one.active, one.rule, one.level) for one in told] == [(True, "rate", 3)]
    later = [sig for _ in range(8) for sig in sensor.says(course[-1], after=60)]
    assert [one.active for one in later] == [False]


def test_a_slow_change_raises_nothing() -> None:
    rate = Rate(Direction.HIGH, 5, 5 * MINUTE, Level.III)
    sensor = Sensor("water_level", rate=rate, high=high(500), high_high=high(600))
    assert [s for value in range(30) for s in sensor.says(float(value), after=90)] == []


def quiet(**other: Any) -> Inactivity:
    return Inactivity(12 * HOUR, Level.II, **other)


def test_no_activity_raises_and_the_next_movement_ends_it() -> None:
    sensor = Sensor("door_contact", inactivity=quiet())
    sensor.says(state="normal")
    assert sensor.waits(12 * 3600 - 10) == []
    (signal,) = sensor.waits(20)
    assert (signal.rule, signal.level) == ("inactivity", 2)
    told = sensor.says(value=1.0)
    assert [one.active for one in told] == [False]
    assert not sensor.alarming


def test_messages_that_tell_of_no_movement_do_not_count_as_one() -> None:
    sensor = Sensor("door_contact", inactivity=quiet())
    sensor.says(0.0, state="normal")
    told = [s for _ in range(13) for s in [*sensor.waits(3000), *sensor.says(0.0, "normal", 600)]]
    assert [(one.condition, one.active) for one in told] == [(Condition.PROCESS, True)]


def test_hours_since_the_last_movement_grow_without_one_and_fall_with_one() -> None:
    sensor = Sensor("infrared_activity", inactivity=quiet(), high=high(9_000))
    told = [s for hour in range(13) for s in sensor.says(float(hour), after=3600)]
    assert [(one.active, one.rule) for one in told + sensor.waits(60)] == [(True, "inactivity")]
    assert [one.active for one in sensor.says(0.0)] == [False]


def test_a_trickle_of_water_is_no_activity_and_an_amount_is() -> None:
    low = Limit(Direction.LOW, 0, Level.II)
    sensor = Sensor("water_meter", inactivity=quiet(least=0.01), low=low)
    sensor.says(0.02)
    told = [s for n in range(13) for s in [*sensor.waits(3500), *sensor.says(n % 3 / 1000)]]
    assert [one.active for one in told] == [True]
    assert [one.active for one in sensor.says(0.03)] == [False]


def test_asleep_or_away_nobody_is_looked_for_until_the_rest_is_over() -> None:
    # 22:00 to 06:30 in Shanghai; the last movement is at noon, so 12 h are over at midnight.
    sensor = Sensor("door_contact", inactivity=quiet(rest=Rest(22 * 60, 6 * 60 + 30)))
    sensor.says(state="normal", after=0.001)
    assert sensor.waits(18 * 3600 + 29 * 60) == []  # 06:29
    assert [one.rule for one in sensor.waits(120)] == ["inactivity"]
    sensor = Sensor("door_contact", inactivity=quiet())
    sensor.says(state="normal")
    sensor.memory.away_until = sensor.now + 3 * DAY
    assert sensor.waits(3 * 86400 - 10) == []
    assert len(sensor.waits(20)) == 1
    # An absence that has not begun yet excuses nothing.
    sensor = Sensor("door_contact", inactivity=quiet())
    sensor.says(state="normal")
    sensor.memory.away_from = sensor.now + DAY
    sensor.memory.away_until = sensor.now + 3 * DAY
    assert len(sensor.waits(12 * 3600 + 10)) == 1


@given(st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 1439))
def test_sleeping_hours_end_when_they_say(start: int, end: int, minute: int) -> None:
    left = Rest(start, end).ends_after(minute)
    assert 0 <= left < 24 * 60
    if start == end:
        assert left == 0
    if left:
        assert (minute + left) % (24 * 60) == end
        assert Rest(start, end).ends_after((minute + left) % (24 * 60)) == 0


def test_the_water_meter_rests_while_its_people_are_away() -> None:
    sensor = Sensor("water_meter")
    sensor.memory.away_until = NOON + DAY
    assert sensor.says(0.0) == []
    assert sensor.waits(86400 - 10) == []
    assert len(sensor.waits(20)) == 1
    assert len(Sensor("water_meter").says(0.0)) == 1


def test_outside_of_its_range_a_value_is_a_fault_and_no_measurement() -> None:
    sensor = Sensor(range=Range(0, 50, Level.III))
    (signal,) = sensor.says(60)
    assert (signal.condition, signal.level, signal.rule) == (Condition.FAULT, 3, "range")


def test_a_condition_counts_only_while_the_other_sensor_agrees() -> None:
    rule = Enable("PUMP-1", "below", 0.5)
    sensor = Sensor("water_level", enable=rule)
    pump = Sensor("hydrant_pressure")
    pump.says(1.0)
    sensor.memory.enabled = is_enabled(rule, pump.memory)
    assert not sensor.memory.enabled
    assert sensor.says(20, after=1) == sensor.waits(30) == []
    pump.says(0.2)
    sensor.memory.enabled = is_enabled(rule, pump.memory)
    assert [one.active for one in rejudge(sensor.memory, sensor.now)] == [True]
    sensor.memory.enabled = False
    assert [one.active for one in rejudge(sensor.memory, sensor.now)] == [False]


def test_in_doubt_about_the_other_sensor_the_condition_counts() -> None:
    rule = Enable("PUMP-1")
    assert is_enabled(rule, None)
    never = Sensor("hydrant_pressure")
    assert is_enabled(rule, never.memory)
    never.says(1.0)
    assert not is_enabled(rule, never.memory)
    never.memory.fall_silent()
    assert is_enabled(rule, never.memory)


def test_two_detectors_of_a_stairwell_confirm_each_other_once() -> None:
    one, two, far = Sensor("smoke"), Sensor("smoke"), Sensor("smoke")
    one.says(state="alarm")
    everyone = [one.memory, two.memory, far.memory]
    assert confirmations(one.memory, everyone, one.now) == []
    far.waits(3600)
    far.says(state="alarm")
    assert confirmations(far.memory, everyone, far.now) == []  # too late to be the same fire
    two.says(state="alarm")
    told = confirmations(two.memory, everyone, two.now)
    assert {id(memory) for memory, _ in told} == {id(one.memory), id(two.memory)}
    assert {signal.rule for _, signal in told} == {CONFIRM}
    assert confirmations(two.memory, everyone, two.now) == []


def test_a_weak_single_alarm_rises_when_it_is_confirmed() -> None:
    rules: dict[str, Rule] = {"device": Device(Level.III), "confirm": Confirm(Level.I)}
    one, two = Sensor("smoke", **rules), Sensor("smoke", **rules)
    assert [s.level for s in one.says(state="alarm")] == [3]
    two.says(state="alarm")
    told = confirmations(two.memory, [one.memory, two.memory], two.now)
    assert [signal.level for _, signal in told] == [1, 1]
    assert one.memory.active()[Condition.PROCESS] == 1


@pytest.mark.parametrize(
    ("place", "unit"), [("6 层走廊（2 单元）", "2"), ("6 层走廊", "1"), ("屋顶", "1")]
)
def test_a_stairwell_is_a_unit_of_a_building(place: str, unit: str) -> None:
    assert stairwell("b", place) == ("b", unit)
    assert stairwell(None, place) is None


# Values


@pytest.mark.parametrize("kind", KINDS)
def test_built_in_rules_are_valid_and_come_back_from_their_text(kind: str) -> None:
    for code, rule in built_in(KINDS[kind]).items():
        if isinstance(rule, Range) and math.isinf(rule.low):
            continue  # a kind without a measurement: nothing to edit
        check_rule(code, rule)
        assert read_rule(code, write_rule(rule)) == rule


@pytest.mark.parametrize(
    ("code", "rule", "field"),
    [
        ("high", Limit(Direction.LOW, 10, Level.II), "direction"),
        ("low", Device(Level.II), "body"),
        ("nonsense", Device(Level.II), "body"),
        ("high", high(float("nan")), "limit"),
        ("high", high(deadband=-1), "deadband"),
        ("high", high(on_delay_ms=-1), "on_delay_ms"),
        ("high", high(off_delay_ms=2 * DAY), "off_delay_ms"),
        ("high", high(times=3), "within_ms"),
        ("high", high(times=0), "times"),
        ("rate", Rate(Direction.HIGH, 0, MINUTE, Level.II), "change"),
        ("rate", Rate(Direction.HIGH, 1, 0, Level.II), "per_ms"),
        ("inactivity", Inactivity(0, Level.II), "after_ms"),
        ("stale", Stale(0, Level.III), "interval_ms"),
        ("range", Range(5, 5, Level.III), "low"),
        ("enable", Enable(" "), "sensor"),
        ("enable", Enable("x", "sometimes"), "when"),
        ("confirm", Confirm(Level.I, count=1), "count"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_by_its_field(code: str, rule: Rule, field: str) -> None:
    with pytest.raises(BadRule) as caught:
        check_rule(code, rule)
    assert caught.value.field == field


@given(st.text() | st.dictionaries(st.text(), st.none() | st.integers() | st.text()))
def test_a_text_that_is_no_rule_is_refused(body: object) -> None:
    text = body if isinstance(body, str) else msgspec.json.encode(body).decode()
    with pytest.raises(BadRule):
        read_rule("high", text)


def test_silence_cannot_be_switched_off() -> None:
    rules = compile_rules(GAS, {})
    assert rules.patience_ms == default_rules("combustible_gas").patience_ms


# The hierarchy

PLACE = Place("area", "compound", "building", "sensor")
scopes = st.sampled_from([("area", Scope.AREA), ("compound", Scope.COMPOUND),
                          ("building", Scope.BUILDING), ("sensor", Scope.SENSOR),
                          ("", Scope.STREET)])  # fmt: skip


@given(st.dictionaries(scopes, st.floats(1, 90), max_size=5), st.booleans())
def test_the_nearest_place_counts(limits: dict[tuple[str, Scope], float], elsewhere: bool) -> None:
    entries: dict[tuple[str, Scope, str, str], Rule] = {
        (GAS.code, scope, of, "high"): high(limit) for (of, scope), limit in limits.items()
    }
    if elsewhere:
        entries[GAS.code, Scope.AREA, "other", "high"] = high(1)
        entries["smoke", Scope.STREET, "", "high"] = high(1)
    book = RuleBook(entries)
    found = book.effective(GAS.code, PLACE)
    order = [Scope.SENSOR, Scope.BUILDING, Scope.COMPOUND, Scope.AREA, Scope.STREET]
    nearest = min(limits, key=lambda one: order.index(one[1]), default=None)
    if nearest is None:
        assert found["high"] == (built_in(GAS)["high"], None, "")
    else:
        assert found["high"] == (high(limits[nearest]), nearest[1], nearest[0])
    assert found["high_high"].rule == built_in(GAS)["high_high"]
    assert list(found) == [code for code in CODES if code in found]
    compiled = book.compiled(GAS.code, PLACE)
    assert compiled == compile_rules(GAS, {code: one.rule for code, one in found.items()})
    assert book.compiled(GAS.code, PLACE) is compiled


def test_an_edited_rule_counts_from_the_next_message_on() -> None:
    sensor = Sensor(**only(high=high(10)))
    sensor.says(12)
    stricter = compile_rules(GAS, {**built_in(GAS), **only(high=high(5))})
    looser = compile_rules(GAS, {**built_in(GAS), **only(high=high(20))})
    sensor.memory.adopt(stricter, sensor.tick)
    assert sensor.says(7) == []  # still within the alarm: no deadband, but above the limit
    assert sensor.alarming
    sensor.memory.adopt(looser, sensor.tick)
    assert [one.active for one in sensor.says(12)] == [False]


# What a change would have done


def course(*values: float, each: int = MINUTE) -> list[Reading]:
    return [Reading(NOON + n * each, value, None, n) for n, value in enumerate(values)]


def test_the_preview_counts_what_the_watch_would_have_raised() -> None:
    readings = course(1, 12, 1, 14, 1, 30, 1)
    strict = compile_rules(GAS, built_in(GAS))
    lax = compile_rules(GAS, {**built_in(GAS), "high": high(20)})
    assert replay(GAS, strict, readings, NOON + HOUR) == [2, 2, 1]
    assert replay(GAS, lax, readings, NOON + HOUR) == [1]
    tally = Tally()
    tally.add(replay(GAS, strict, readings, NOON + HOUR))
    tally.add(replay(GAS, lax, [], NOON + HOUR))
    assert tally.preview() == (3, {1: 1, 2: 2}, 1)


@given(st.lists(st.floats(0, 100), max_size=30), st.integers(0, 600), st.integers(0, 600))
def test_delays_never_raise_more_alarms(values: list[float], on: int, off: int) -> None:
    plain = compile_rules(GAS, only(high=high()))
    slow = compile_rules(GAS, only(high=high(on_delay_ms=on * SECOND, off_delay_ms=off * SECOND)))
    readings = course(*values)
    until = NOON + DAY
    assert len(replay(GAS, slow, readings, until)) <= len(replay(GAS, plain, readings, until))
