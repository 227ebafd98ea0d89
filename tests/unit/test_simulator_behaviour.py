from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.evaluation import calm_range
from app.domain.instant import DAY, HOUR, MINUTE, parse_instant
from app.domain.sensors import BATTERY_LOW, KINDS
from app.simulator.behaviour import BEHAVIOURS, battery, infrared_activity, rssi, water_level
from app.simulator.chance import between, chance

NUMBERS = st.integers(0, 2**32 - 1)
SEEDS = st.integers(0, 1000)
MOMENTS = st.integers(parse_instant("2026-01-01T00:00:00Z"), parse_instant("2030-01-01T00:00:00Z"))

RANGES = {
    "smoke": (0.1, 0.6),
    "combustible_gas": (0, 1),
    "electrical_fire": (20, 140),
    "water_level": (0, 11),
    "door_contact": (0, 1),
    "infrared_activity": (0, 9.6),
    "water_meter": (0.03, 0.3),
    "hydrant_pressure": (0.25, 0.4),
}


def test_every_kind_of_sensor_can_be_simulated() -> None:
    assert set(BEHAVIOURS) == set(KINDS)


@pytest.mark.parametrize("kind", list(KINDS))
@given(number=NUMBERS, seed=SEEDS, at=MOMENTS)
def test_an_ordinary_day_stays_in_its_range_and_within_all_limits(
    kind: str, number: int, seed: int, at: int
) -> None:
    said = BEHAVIOURS[kind](number, seed, at)
    assert said.state == "normal"
    if kind not in RANGES:
        assert said.value is None
        return
    assert said.value is not None
    low, high = RANGES[kind]
    assert low <= said.value <= high
    calm_low, calm_high = calm_range(KINDS[kind])
    assert calm_low <= said.value < calm_high


@given(number=NUMBERS, seed=SEEDS, at=MOMENTS)
def test_the_same_seed_says_the_same_again(number: int, seed: int, at: int) -> None:
    for behaviour in BEHAVIOURS.values():
        assert behaviour(number, seed, at) == behaviour(number, seed, at)


def test_another_seed_makes_another_day() -> None:
    at = parse_instant("2026-11-24T06:00:00Z")
    days = {tuple(b(7, seed, at).value for b in BEHAVIOURS.values()) for seed in range(20)}
    assert len(days) == 20


@given(number=NUMBERS, seed=SEEDS, at=MOMENTS)
def test_hours_without_activity_grow_by_the_clock_or_start_again(
    number: int, seed: int, at: int
) -> None:
    before = infrared_activity(number, seed, at).value
    after = infrared_activity(number, seed, at + 10 * MINUTE).value
    assert before is not None
    assert after is not None
    assert after == pytest.approx(before + 1 / 6, abs=0.02) or after <= 1 / 6 + 0.01


@given(number=NUMBERS, seed=SEEDS, day=st.integers(20_000, 22_000))
def test_people_are_up_by_day(number: int, seed: int, day: int) -> None:
    noon = day * DAY + 4 * HOUR  # 12:00 in Shanghai
    by_day = [infrared_activity(number, seed, noon + n * HOUR).value or 0 for n in range(8)]
    assert max(by_day) < 3


def test_a_night_has_hours_of_sleep() -> None:
    five_in_the_morning = parse_instant("2026-11-24T05:00:00+08:00")
    asleep = [infrared_activity(n, 1, five_in_the_morning).value or 0 for n in range(300)]
    assert sum(hours > 3 for hours in asleep) > 30


def test_rain_raises_the_water_on_some_days() -> None:
    levels = [water_level(5, 1, n * HOUR).value or 0 for n in range(24 * 365)]
    assert max(levels) > min(levels) + 3


@given(number=NUMBERS, seed=SEEDS, at=MOMENTS)
def test_batteries_are_never_low_by_themselves(number: int, seed: int, at: int) -> None:
    left = battery("smoke", number, seed, at)
    assert left is not None
    assert BATTERY_LOW.limit < 60 <= left <= 100
    assert battery("electrical_fire", number, seed, at) is None
    assert -100 < rssi(number, seed, at) < -50


def test_a_battery_loses_slowly() -> None:
    at = parse_instant("2026-11-24T00:00:00Z")
    left = [battery("smoke", 3, 1, at + n * DAY) or 0 for n in range(100)]
    losses = [a - b for a, b in pairwise(left)]
    assert sorted(losses)[-2] <= 1
    assert max(left) > min(left)


@given(st.lists(st.integers(0, 2**64), min_size=1, max_size=5))
def test_chance_depends_on_what_is_asked_alone(parts: list[int]) -> None:
    assert chance(*parts) == chance(*parts)
    assert 0 <= chance(*parts) < 1
    assert 3 <= between(3, 5, *parts) < 5


def test_chance_is_evenly_spread() -> None:
    tenths = [0] * 10
    for n in range(10_000):
        tenths[int(chance(1, n) * 10)] += 1
    assert all(850 < tenth < 1150 for tenth in tenths)
