from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.evaluation import SensorMemory, due, observe
from app.domain.readings import Reading, ReportedState
from app.domain.sensors import KINDS, Level
from app.simulator.cast import choose
from app.simulator.events import EVENTS, Script
from app.simulator.street import SimulatedSensor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NONE: Mapping[str, Sequence[str]] = {}


def sensor(code: str, kind: str, building: str | None = None, floor: int = 1) -> SimulatedSensor:
    return SimulatedSensor(code, kind, building, floor, f"t/{code}", 1, -1)


HOUSE = [sensor(f"S-{floor}", "smoke", "B1", floor) for floor in range(1, 8)]
HOME = [
    sensor("H-ir", "infrared_activity", "B1", 3),
    sensor("H-water", "water_meter", "B1", 3),
    sensor("H-door", "door_contact", "B1", 3),
]
GAS = sensor("G-1", "combustible_gas", "B1", 2)
GAUGES = [sensor("W-1", "water_level"), sensor("W-2", "water_level")]
STREET = [*HOUSE, *HOME, GAS, *GAUGES]


def raised(script: Script) -> dict[str, int]:
    """Return the severest process level that the watch would raise, by sensor code."""
    found: dict[str, int] = {}
    memories: dict[str, SensorMemory] = {}
    for step in script.steps:
        kind = KINDS[step.sensor.kind]
        memory = memories.setdefault(step.sensor.code, SensorMemory(kind))
        ts = int(step.at * 1000) + 1
        reading = Reading(ts, step.said.value, ReportedState(step.said.state))
        for signal in observe(memory, reading, ts, step.at)[1]:
            found[step.sensor.code] = min(signal.level, found.get(step.sensor.code, 9))
    for code, memory in memories.items():
        for signal in due(memory, 10**9, script.length + 60):
            found[code] = min(signal.level, found.get(code, 9))
    return found


def test_a_kitchen_fire_burns_on_its_floor_and_then_smokes_into_the_next() -> None:
    script = EVENTS["kitchen-fire"]([HOUSE[5], HOUSE[6], HOUSE[4]])
    assert raised(script) == {"S-6": Level.I, "S-7": Level.I, "S-5": Level.I}
    first = {
        code: min(s.at for s in script.steps if s.sensor.code == code and s.said.state == "alarm")
        for code in ("S-6", "S-7", "S-5")
    }
    assert first["S-6"] <= 25
    assert 10 <= first["S-7"] - first["S-6"] <= 25
    assert first["S-7"] < first["S-5"]
    assert max(s.said.value or 0 for s in script.steps) == 9.4
    assert [s.at for s in script.steps] == sorted(s.at for s in script.steps)


def test_gas_passes_the_second_level_and_then_the_first() -> None:
    script = EVENTS["gas-leak"]([GAS])
    values = [step.said.value for step in script.steps]
    assert 11 in values
    assert values[-1] == 27
    assert raised(script) == {"G-1": Level.I}


def test_an_underpass_floods_beyond_its_second_limit() -> None:
    script = EVENTS["flooded-underpass"](GAUGES)
    values = [step.said.value for step in script.steps if step.sensor is GAUGES[0]]
    assert values[0] == 5
    assert 17 in values
    assert 30 in values
    assert raised(script) == {"W-1": Level.II, "W-2": Level.III}


def test_an_elder_is_not_seen_and_draws_no_water() -> None:
    script = EVENTS["elder-unseen"](HOME)
    assert script.finals() == {"H-ir": 12.4, "H-water": 0.004, "H-door": 0}
    assert raised(script) == {"H-ir": Level.II, "H-water": Level.II}


@pytest.mark.parametrize("event", list(EVENTS))
def test_no_sensor_of_an_event_goes_stale_while_it_is_held(event: str) -> None:
    script = EVENTS[event](choose(event, NONE, STREET))
    kinds = {step.sensor.kind for step in script.steps}
    assert script.hold_ms < min(3 * KINDS[kind].interval_ms for kind in kinds)


def test_the_anchors_are_taken_where_the_street_has_them() -> None:
    anchors = {"kitchen-fire": ("S-2", "S-3", "S-1")}
    assert [s.code for s in choose("kitchen-fire", anchors, STREET)] == ["S-2", "S-3", "S-1"]


def test_without_its_anchors_an_event_finds_its_own_place() -> None:
    anchors = {"kitchen-fire": ("elsewhere",)}
    assert [s.code for s in choose("kitchen-fire", anchors, STREET)] == ["S-6", "S-7", "S-5"]
    assert choose("gas-leak", NONE, STREET) == [GAS]
    assert choose("flooded-underpass", NONE, STREET) == GAUGES
    assert choose("elder-unseen", NONE, STREET) == HOME[:2]


def test_a_low_house_burns_on_its_top_floor() -> None:
    low = [sensor(f"L-{floor}", "smoke", "B2", floor) for floor in (1, 2)]
    assert [s.code for s in choose("kitchen-fire", NONE, low)] == ["L-2", "L-1"]


@pytest.mark.parametrize("event", list(EVENTS))
def test_a_street_without_such_sensors_cannot_have_the_event(event: str) -> None:
    assert choose(event, NONE, [sensor("M-1", "manhole_cover")]) == []
