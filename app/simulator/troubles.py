"""The small troubles of an ordinary day, so that a quiet street is not a dead one.

About one in half an hour at speed 1, and at any speed never more than one in ten minutes of real
time: what one person on duty can well attend to (EEMUA 191).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import HOUR, MINUTE
from app.simulator.behaviour import Said
from app.simulator.chance import between, chance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.instant import Instant

FIRST_S = 180.0
LEAST_REAL_S = 600.0


@dataclass(frozen=True)
class Trouble:
    """What goes wrong at sensors of some kinds, for `least` to `most` ms of simulated time.

    `state`, `low` to `high`: what the sensor says instead; `battery_left`: percent.
    """

    name: str
    kinds: tuple[str, ...]
    least: int
    most: int
    state: str = "normal"
    low: float | None = None
    high: float = 0.0
    battery_left: int | None = None

    def said(self, healthy: Said, *parts: int) -> Said:
        """Return what the sensor says in trouble."""
        value = None if self.state == "fault" else healthy.value
        if self.low is not None:
            value = round(between(self.low, self.high, *parts))
        return Said(value, self.state)


TROUBLES = (
    Trouble(
        "low battery",
        ("smoke", "combustible_gas", "manhole_cover", "door_contact"),
        2 * HOUR,
        6 * HOUR,
        battery_left=16,
    ),
    Trouble("manhole moved", ("manhole_cover",), 15 * MINUTE, 50 * MINUTE, state="alarm"),
    Trouble(
        "device fault",
        ("smoke", "combustible_gas", "hydrant_pressure"),
        20 * MINUTE,
        90 * MINUTE,
        state="fault",
    ),
    Trouble(
        "residual current",
        ("electrical_fire",),
        10 * MINUTE,
        40 * MINUTE,
        low=310,
        high=345,
    ),
)


class Onset(NamedTuple):
    """A trouble that begins: at which sensor (index), and for how long (simulated ms)."""

    trouble: Trouble
    sensor: int
    lasts: int


def onset(
    seed: int, number: int, at: Instant, by_kind: Mapping[str, Sequence[int]]
) -> Onset | None:
    """Return the street's trouble `number` since the start; None when it has no such sensors.

    `by_kind`: indexes of sensors by their kind.
    """
    trouble = TROUBLES[int(chance(seed, number, at // HOUR, 20) * len(TROUBLES))]
    able = [index for kind in trouble.kinds for index in by_kind.get(kind, ())]
    if not able:
        return None
    sensor = able[int(chance(seed, number, at // HOUR, 21) * len(able))]
    return Onset(trouble, sensor, int(between(trouble.least, trouble.most, seed, number, 22)))


def pause_s(seed: int, number: int, speed: float) -> float:
    """Return the real seconds until the next trouble after trouble `number`."""
    return max(LEAST_REAL_S, between(1200, 2400, seed, number, 23) / speed)
