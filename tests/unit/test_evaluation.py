"""What a reading means: limits, on-delays, the device's word, silence; one rule a test."""

from __future__ import annotations

import pytest

from app.domain.alarms import Condition
from app.domain.evaluation import SensorMemory, calm_range, due, observe, silent, unclocked
from app.domain.readings import Novelty, Reading, ReportedState
from app.domain.sensors import KINDS, Level

NOW = 1_795_500_000_000
NORMAL, ALARM, FAULT, TEST = (
    ReportedState.NORMAL,
    ReportedState.ALARM,
    ReportedState.FAULT,
    ReportedState.TEST,
)


class Device:
    """A sensor that says one thing after another, a second apart."""

    def __init__(self, kind: str) -> None:
        self.memory = SensorMemory(KINDS[kind])
        self.ts = NOW
        self.tick = 0.0
        self.seq = -1

    def says(
        self,
        value: float | None = None,
        state: ReportedState | None = None,
        *,
        after: float = 1.0,
        battery: float | None = None,
    ) -> list[tuple[Condition, bool, int]]:
        """Send a reading `after` seconds; return the conditions that changed."""
        self.ts += round(after * 1000)
        self.tick += after
        self.seq += 1
        reading = Reading(self.ts, value, state, self.seq, battery)
        novelty, signals = observe(self.memory, reading, self.ts, self.tick)
        assert novelty is Novelty.NEW
        return [(one.condition, one.active, one.level) for one in signals]


PROCESS = Condition.PROCESS


def test_a_calm_reading_says_nothing() -> None:
    assert Device("smoke").says(0.4, NORMAL, battery=87) == []


def test_a_value_at_its_limit_raises_once_and_clears_below_the_deadband() -> None:
    smoke = Device("smoke")
    assert smoke.says(5.0) == [(PROCESS, True, 1)]
    assert smoke.says(6.0) == []
    assert smoke.says(4.5) == []
    assert smoke.says(5.0) == []
    assert smoke.says(3.9) == [(PROCESS, False, 1)]
    assert smoke.says(4.5) == []


def test_a_low_limit_works_the_other_way() -> None:
    meter = Device("water_meter")
    assert meter.says(0.009) == [(PROCESS, True, 2)]
    assert meter.says(0.01) == [(PROCESS, False, 2)]


def test_severity_rises_but_does_not_fall_while_the_condition_holds() -> None:
    gas = Device("combustible_gas")
    assert gas.says(12) == [(PROCESS, True, 2)]
    assert gas.says(30) == [(PROCESS, True, 1)]
    assert gas.says(15) == []
    assert gas.says(30) == []
    assert gas.says(3) == [(PROCESS, False, 1)]


def test_an_on_delay_runs_by_the_devices_clock() -> None:
    water = Device("water_level")
    assert water.says(16) == []
    assert water.says(16, after=9) == []
    assert water.says(16, after=1) == [(PROCESS, True, 3)]


def test_an_on_delay_starts_again_when_the_value_was_back() -> None:
    water = Device("water_level")
    water.says(16)
    water.says(14, after=5)
    assert water.says(16, after=5) == []
    assert water.says(16, after=5) == []
    assert water.says(16, after=5) == [(PROCESS, True, 3)]


def test_an_on_delay_ends_without_a_new_message() -> None:
    water = Device("water_level")
    water.says(16)
    ends = water.memory.next_due()
    assert ends == water.tick + 10
    assert list(due(water.memory, NOW, ends - 0.1)) == []
    signal = due(water.memory, NOW + 10_000, ends)[0]
    assert (signal.condition, signal.active, signal.ts, signal.seq) == (
        PROCESS,
        True,
        water.ts,
        water.seq,
    )
    assert water.memory.next_due() is None


def test_an_alarm_after_an_on_delay_is_named_by_the_message_that_began_it() -> None:
    water = Device("water_level")
    water.says(16)
    began = (water.ts, water.seq)
    later = Reading(water.ts + 20_000, 17.0, None, water.seq + 1)
    _, signals = observe(water.memory, later, later.ts, water.tick + 0.1)
    assert (signals[0].ts, signals[0].seq) == began


def test_a_backlog_that_came_at_once_does_not_fake_an_on_delay() -> None:
    water = Device("water_level")
    first = Reading(NOW, 16.0, None, 0)
    second = Reading(NOW + 5_000, 2.0, None, 1)
    observe(water.memory, first, NOW + 3_600_000, 0.0)
    _, signals = observe(water.memory, second, NOW + 3_600_000, 0.001)
    assert list(signals) == []
    assert water.memory.next_due() is None


def test_the_devices_word_raises_and_only_its_word_takes_it_back() -> None:
    smoke = Device("smoke")
    assert smoke.says(0.1, ALARM) == [(PROCESS, True, 1)]
    assert smoke.says(0.1) == []
    assert smoke.says(0.1, FAULT) == [(Condition.FAULT, True, 3)]
    assert smoke.says(0.1, NORMAL) == [(PROCESS, False, 1), (Condition.FAULT, False, 3)]


def test_a_value_beyond_its_limit_outweighs_a_normal_state() -> None:
    smoke = Device("smoke")
    assert smoke.says(7, NORMAL) == [(PROCESS, True, 1)]


def test_normal_without_a_value_ends_what_values_began() -> None:
    smoke = Device("smoke")
    smoke.says(7)
    assert smoke.says(None, NORMAL) == [(PROCESS, False, 1)]


def test_a_faulty_device_may_raise_but_not_clear() -> None:
    smoke = Device("smoke")
    assert smoke.says(7, FAULT) == [(PROCESS, True, 1), (Condition.FAULT, True, 3)]
    assert smoke.says(0.1, FAULT) == []
    assert smoke.says(0.1, NORMAL) == [(PROCESS, False, 1), (Condition.FAULT, False, 3)]


def test_a_test_is_a_test_and_clears_no_fire() -> None:
    smoke = Device("smoke")
    assert smoke.says(8, TEST) == [(Condition.TEST, True, 4)]
    assert smoke.says(0.1, NORMAL) == [(Condition.TEST, False, 4)]
    smoke.says(8)
    assert smoke.says(0.1, TEST) == [(Condition.TEST, True, 4)]
    assert PROCESS in smoke.memory.active()


def test_an_implausible_value_is_a_fault_and_moves_no_limit() -> None:
    water = Device("water_level")
    assert water.says(-400) == [(Condition.FAULT, True, 4)]
    assert water.says(3) == [(Condition.FAULT, False, 4)]
    smoke = Device("smoke")
    smoke.says(8)
    assert smoke.says(-1) == [(Condition.FAULT, True, 3)]


def test_a_battery_is_low_below_20_and_well_from_25() -> None:
    door = Device("door_contact")
    assert door.says(None, NORMAL, battery=19) == [(Condition.BATTERY, True, 4)]
    assert door.says(None, NORMAL, battery=22) == []
    assert door.says(None, NORMAL) == []
    assert door.says(None, NORMAL, battery=25) == [(Condition.BATTERY, False, 4)]


def test_silence_is_an_alarm_that_the_next_message_ends() -> None:
    smoke = Device("smoke")
    smoke.says(0.4)
    signal = silent(smoke.memory, NOW)
    assert (signal.condition, signal.active, signal.level) == (Condition.STALE, True, Level.III)
    assert smoke.says(0.4) == [(Condition.STALE, False, 3)]


def test_a_sensor_that_fell_silent_with_its_area_comes_back_without_a_signal() -> None:
    smoke = Device("smoke")
    smoke.says(0.4)
    smoke.memory.fall_silent()
    assert smoke.says(0.4) == []
    assert not smoke.memory.stale


def test_a_repeated_message_changes_nothing_but_its_counter() -> None:
    smoke = Device("smoke")
    smoke.says(7)
    reading = Reading(smoke.ts, 7.0, None, smoke.seq)
    assert observe(smoke.memory, reading, NOW, 9.0) == (Novelty.DUPLICATE, ())
    assert (smoke.memory.duplicates, smoke.memory.messages) == (1, 1)


def test_a_late_message_is_not_the_latest_but_its_alarm_counts() -> None:
    smoke = Device("smoke")
    smoke.says(0.4, NORMAL)
    late = Reading(smoke.ts - 5_000, 0.2, ALARM, 0)
    novelty, signals = observe(smoke.memory, late, NOW, 9.0)
    assert novelty is Novelty.LATE
    assert [(one.active, one.level, one.at, one.late) for one in signals] == [
        (True, 1, late.ts, True)
    ]
    assert (smoke.memory.value, smoke.memory.state) == (0.4, NORMAL)


def test_a_late_message_does_not_raise_what_needs_an_on_delay() -> None:
    water = Device("water_level")
    water.says(1)
    late = Reading(water.ts - 5_000, 99.0, None, 0)
    assert observe(water.memory, late, NOW, 9.0) == (Novelty.LATE, ())


def test_two_messages_without_a_number_in_one_millisecond_are_both_heard() -> None:
    smoke = Device("smoke")
    observe(smoke.memory, Reading(NOW, None, NORMAL), NOW, 1.0)
    novelty, signals = observe(smoke.memory, Reading(NOW, None, ALARM), NOW, 1.0)
    assert novelty is Novelty.LATE
    assert signals[0].active
    assert observe(smoke.memory, Reading(NOW, None, NORMAL), NOW, 1.0) == (Novelty.DUPLICATE, ())


def test_gaps_in_the_numbers_are_counted() -> None:
    smoke = SensorMemory(KINDS["smoke"])
    for seq in (5, 6, 9, 0, 1):
        observe(smoke, Reading(NOW + smoke.messages, 0.1, None, seq), NOW, 1.0)
    assert smoke.missed == 2


def test_an_alarm_whose_clock_is_off_is_raised_as_of_its_receipt() -> None:
    smoke = Device("smoke")
    smoke.says(0.1)
    reading = Reading(5, None, ALARM, 3)
    signal = unclocked(smoke.memory, reading, NOW + 7)[0]
    assert (signal.active, signal.at, signal.ts, signal.seq) == (True, NOW + 7, 5, 3)
    assert list(unclocked(smoke.memory, reading, NOW + 8)) == []
    assert list(unclocked(smoke.memory, Reading(6, None, NORMAL, 4), NOW)) == []
    assert smoke.says(0.1, NORMAL) == [(PROCESS, False, 1)]


def test_a_closed_fire_alarm_is_raised_again_by_the_next_message_that_says_so() -> None:
    smoke = Device("smoke")
    smoke.says(8, ALARM)
    smoke.memory.forget(PROCESS)
    assert smoke.says(8, ALARM) == [(PROCESS, True, 1)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_the_calm_range_of_a_kind_is_where_nothing_happens(kind: object) -> None:
    assert hasattr(kind, "thresholds")
    low, high = calm_range(kind)  # type: ignore[arg-type]
    assert low < high
    memory = SensorMemory(kind)  # type: ignore[arg-type]
    for value in (low, (max(low, -1e6) + min(high, 1e6)) / 2):
        if abs(value) < 1e9:
            ts = NOW + memory.messages
            assert observe(memory, Reading(ts, value), NOW, 1.0)[1] in ((), [])


class TestRestore:
    """After a restart the memory says what it said before."""

    def restored(self, device: Device) -> Device:
        again = Device(device.memory.kind.code)
        old, new = device.memory, again.memory
        again.ts, again.seq, again.tick = device.ts, device.seq, device.tick
        new.ts, new.seq, new.value, new.state = old.ts, old.seq, old.value, old.state
        new.restore(dict(old.active()), device.tick)
        return again

    def test_an_alarm_within_its_deadband_still_holds(self) -> None:
        smoke = Device("smoke")
        smoke.says(6)
        smoke.says(4.5)
        again = self.restored(smoke)
        assert again.says(4.5) == []
        assert again.says(3.0) == [(PROCESS, False, 1)]

    def test_the_devices_word_still_holds(self) -> None:
        smoke = Device("smoke")
        smoke.says(0.1, ALARM)
        again = self.restored(smoke)
        assert again.says(0.1) == []
        assert again.says(0.1, NORMAL) == [(PROCESS, False, 1)]

    def test_where_it_does_not_know_it_keeps_the_alarm(self) -> None:
        smoke = Device("smoke")
        smoke.says(0.1, ALARM)
        smoke.says(0.2)
        again = self.restored(smoke)
        assert again.says(0.1) == []
        assert again.says(0.1, NORMAL) == [(PROCESS, False, 1)]

    def test_a_running_on_delay_starts_again(self) -> None:
        water = Device("water_level")
        water.says(16)
        again = self.restored(water)
        assert again.memory.next_due() == water.tick + 10

    def test_fault_battery_and_test_still_hold(self) -> None:
        smoke = Device("smoke")
        smoke.says(0.1, FAULT, battery=10)
        again = self.restored(smoke)
        assert again.says(0.1, NORMAL, battery=80) == [
            (Condition.FAULT, False, 3),
            (Condition.BATTERY, False, 4),
        ]

    def test_an_alarm_closed_by_a_person_is_not_taken_up_again(self) -> None:
        smoke = Device("smoke")
        smoke.says(8)
        smoke.memory.forget(PROCESS)
        again = self.restored(smoke)
        assert again.says(8) == [(PROCESS, True, 1)]
