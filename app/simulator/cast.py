"""Which sensors an event happens to: the demo street's anchors, or suitable ones of any street."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.simulator.street import SimulatedSensor

Kinds = tuple[tuple[str, ...], int]

_ROLES: dict[str, Kinds] = {
    "kitchen-fire": (("smoke",), 3),
    "gas-leak": (("combustible_gas",), 1),
    "flooded-underpass": (("water_level",), 2),
    "elder-unseen": (("infrared_activity", "water_meter"), 2),
}
"""What each event needs: kinds of sensors, and how many at most where there is no anchor."""


def choose(
    event: str, anchors: Mapping[str, Sequence[str]], sensors: Sequence[SimulatedSensor]
) -> list[SimulatedSensor]:
    """Return the sensors of an event in the order in which they go off; none: it cannot happen.

    `anchors`: sensor codes by event. They are taken if the street has all of them.
    """
    by_code = {sensor.code: sensor for sensor in sensors}
    named = anchors.get(event, ())
    if named and all(code in by_code for code in named):
        return [by_code[code] for code in named]
    kinds, count = _ROLES[event]
    fitting = [sensor for sensor in sensors if sensor.kind in kinds]
    if event == "kitchen-fire":
        return _floors(fitting, count)
    if event == "elder-unseen":
        return _home(fitting, kinds)
    return fitting[:count]


def _floors(detectors: list[SimulatedSensor], count: int) -> list[SimulatedSensor]:
    """Return detectors of a high floor and of those beside it, in one building if there is one."""
    tall = sorted(detectors, key=lambda s: s.building_id or "")
    buildings = [list(group) for _, group in groupby(tall, key=lambda s: s.building_id)]
    if not buildings:
        return []
    building = max(buildings, key=lambda group: len({s.floor for s in group}))
    by_floor = {sensor.floor or 0: sensor for sensor in building}
    fire = 6 if 6 in by_floor else max(by_floor)
    near = sorted(by_floor, key=lambda floor: (abs(floor - fire), -floor))
    return [by_floor[floor] for floor in near[:count]]


def _home(sensors: list[SimulatedSensor], kinds: tuple[str, ...]) -> list[SimulatedSensor]:
    """Return one sensor of each kind, in the same building if there is one with all."""
    firsts: dict[str | None, dict[str, SimulatedSensor]] = {}
    for sensor in sensors:
        firsts.setdefault(sensor.building_id, {}).setdefault(sensor.kind, sensor)
    if not firsts:
        return []
    best = max(firsts.values(), key=len)
    return [best[kind] for kind in kinds if kind in best]
