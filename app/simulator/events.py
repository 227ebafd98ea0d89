"""Named events: what the sensors of a place say when something really happens there.

To add an event, write its function, add it to `EVENTS`, and name it in `main.py`. A function gets
the sensors it happens to (see `app.simulator.cast`) and returns a script in natural seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from app.domain.instant import MINUTE
from app.simulator.behaviour import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.simulator.street import SimulatedSensor

COMPRESSED_S = 10.0
COMPRESSED_FROM = 3.0
"""From this speed on, a script that is played alone takes COMPRESSED_S, whatever its length."""


@dataclass(frozen=True)
class Step:
    """One message, `at` natural seconds after the event began."""

    at: float
    sensor: SimulatedSensor
    said: Said


@dataclass(frozen=True)
class Script:
    """An event: its messages in order, and how long its sensors stay as it left them."""

    steps: tuple[Step, ...]
    hold_ms: int

    @property
    def length(self) -> float:
        """Natural seconds to the last message."""
        return self.steps[-1].at

    def finals(self) -> dict[str, float | None]:
        """Return the last value of each sensor by its code."""
        return {step.sensor.code: step.said.value for step in self.steps}


Event: TypeAlias = "Callable[[Sequence[SimulatedSensor]], Script]"

_SMOKE = (
    (0, 0.6), (3, 1.1), (6, 1.9), (9, 2.8), (12, 3.7), (15, 4.6), (18, 5.8), (21, 7.4), (25, 9.4),
    (32, 9.1), (40, 9.3), (50, 9.0),
)  # fmt: skip


def kitchen_fire(floors: Sequence[SimulatedSensor]) -> Script:
    """Smoke on a floor rises above 5 in 18 s and to 9.4 %obs/m; the next floors follow, thinner."""
    steps = []
    for sensor, after, part in zip(floors, (0, 10, 18), (1.0, 0.8, 0.65), strict=False):
        for at, value in _SMOKE:
            obscuration = round(value * part, 1)
            state = "alarm" if obscuration >= 5 else "normal"
            steps.append(Step(at + after, sensor, Said(obscuration, state)))
    return _script(steps, hold_ms=10 * MINUTE)


def gas_leak(detectors: Sequence[SimulatedSensor]) -> Script:
    """Gas in a kitchen rises from 2 to 11 and on to 27 %LEL, where the detector sounds."""
    curve = ((0, 2), (4, 6), (8, 11), (13, 14), (18, 18), (23, 22), (28, 25), (32, 27), (40, 27))
    return _script(
        [
            Step(at, sensor, Said(value, "alarm" if value >= 25 else "normal"))
            for sensor in detectors
            for at, value in curve
        ],
        hold_ms=15 * MINUTE,
    )


def flooded_underpass(gauges: Sequence[SimulatedSensor]) -> Script:
    """Water in an underpass rises from 5 to 17 and on to 30 cm; the approach follows, shallower."""
    curve = ((0, 5), (3, 9), (6, 13), (9, 17), (15, 19), (21, 23), (27, 28), (33, 30), (45, 30.5))
    return _script(
        [
            Step(at, sensor, Said(round(depth * part, 1)))
            for sensor, part in zip(gauges, (1.0, 0.6), strict=False)
            for at, depth in curve
        ],
        hold_ms=20 * MINUTE,
    )


def elder_unseen(home: Sequence[SimulatedSensor]) -> Script:
    """Nobody has moved for 12.4 h, hardly any water was drawn, the door stayed shut."""
    curves = {
        "infrared_activity": ((0, 11.9), (8, 12.4)),
        "water_meter": ((4, 0.012), (12, 0.004)),
        "door_contact": ((2, 0),),
    }
    return _script(
        [
            Step(at, sensor, Said(value))
            for sensor in home
            for at, value in curves.get(sensor.kind, ())
        ],
        hold_ms=45 * MINUTE,
    )


EVENTS: dict[str, Event] = {
    "kitchen-fire": kitchen_fire,
    "gas-leak": gas_leak,
    "flooded-underpass": flooded_underpass,
    "elder-unseen": elder_unseen,
}
"""Every event by its name on the command line."""


def seconds(script: Script, speed: float, *, alone: bool) -> float:
    """Return how many real seconds the script takes; `alone`: nothing else is published."""
    if alone and speed >= COMPRESSED_FROM:
        return min(script.length, COMPRESSED_S)
    return script.length / speed


def _script(steps: list[Step], hold_ms: int) -> Script:
    return Script(tuple(sorted(steps, key=lambda step: step.at)), hold_ms)
