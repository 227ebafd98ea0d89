"""Sensor kinds: what each measures, what its limits are, and how often it should report.

To add a kind, add one entry to `KINDS` (and its label in `ui/labels.py`).

Limits are working defaults a street must be able to change; where a public rule exists it is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from app.domain.instant import HOUR, MINUTE, SECOND


class Level(IntEnum):
    """Alarm priority: I is the most severe. Colours and shapes follow the national four levels."""

    I = 1
    II = 2
    III = 3
    IV = 4


class Direction(StrEnum):
    """Which side of its limit a value must not be on."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit with deadband and on-delay (ISA-18.2 terms).

    The condition begins when the value has been at or beyond `limit` for `on_delay_ms`, and ends
    when the value is back inside by more than `deadband` (same unit as the value).
    """

    direction: Direction
    limit: float
    deadband: float
    level: Level
    on_delay_ms: int = 0

    def beyond(self, value: float) -> bool:
        """Return whether `value` is at or beyond the limit."""
        return value >= self.limit if self.direction is Direction.HIGH else value < self.limit

    def inside(self, value: float) -> bool:
        """Return whether `value` is back inside the limit by more than the deadband."""
        if self.direction is Direction.HIGH:
            return value < self.limit - self.deadband
        return value >= self.limit + self.deadband


class Activity(StrEnum):
    """How a message of a kind tells that somebody is there."""

    CHANGE = "change"
    """Its value or state is another one: a door, a cover."""
    DROP = "drop"
    """Its value counts the time since the last movement, and falls with one."""
    LEVEL = "level"
    """Its value is an amount of the last hours: as much as a rule asks for tells of people."""


@dataclass(frozen=True, slots=True)
class SensorKind:
    """What is common to all sensors of one kind.

    `unit`: of the value, as written in payloads and shown to people ("" for on/off devices).
    `alarm_level`: the level of an alarm the device itself declares (payload state "alarm").
    `latching`: the alarm stays until a person resets it with a verdict (fire-panel practice).
    `interval_ms`: the longest time between two reports of a healthy device.
    `resolution`: smallest change of value worth keeping in the history.
    `plausible`: values outside are a fault of the device, never a measurement.
    `trouble_level`: the level of an alarm that the device is faulty or silent. `activity`: how its
    messages tell of people, for rules about inactivity.
    """

    code: str
    unit: str
    alarm_level: Level
    interval_ms: int
    thresholds: tuple[Threshold, ...] = ()
    latching: bool = False
    resolution: float = 0.0
    plausible: tuple[float, float] = (float("-inf"), float("inf"))
    trouble_level: Level = Level.IV
    activity: Activity = Activity.CHANGE


def _high(limit: float, deadband: float, level: Level, on_delay_s: int = 0) -> Threshold:
    return Threshold(Direction.HIGH, limit, deadband, level, on_delay_s * SECOND)


def _low(limit: float, deadband: float, level: Level, on_delay_s: int = 0) -> Threshold:
    return Threshold(Direction.LOW, limit, deadband, level, on_delay_s * SECOND)


KINDS: dict[str, SensorKind] = {
    kind.code: kind
    for kind in (
        SensorKind(
            "smoke",
            "%obs/m",
            Level.I,
            30 * MINUTE,
            (_high(5.0, 1.0, Level.I),),
            latching=True,
            resolution=0.1,
            plausible=(0, 100),
            trouble_level=Level.III,
        ),
        SensorKind(
            "combustible_gas",
            "%LEL",
            Level.I,
            30 * MINUTE,
            (_high(10, 2, Level.II), _high(25, 3, Level.I)),
            resolution=0.5,
            plausible=(0, 100),
            trouble_level=Level.III,
        ),
        SensorKind(
            "electrical_fire",
            "mA",
            Level.II,
            30 * MINUTE,
            (_high(300, 30, Level.II, 10),),
            resolution=5,
            plausible=(0, 5000),
            trouble_level=Level.III,
        ),
        SensorKind(
            "water_level",
            "cm",
            Level.III,
            10 * MINUTE,
            (_high(15, 3, Level.III, 10), _high(27, 3, Level.II, 10)),
            resolution=0.5,
            plausible=(-50, 1000),
        ),
        SensorKind("manhole_cover", "", Level.III, 6 * HOUR),
        SensorKind("door_contact", "", Level.III, 2 * HOUR),
        # The value is the hours since anybody last moved in the home of an elderly person.
        SensorKind(
            "infrared_activity",
            "h",
            Level.II,
            HOUR,
            (_high(12, 0, Level.II),),
            resolution=0.25,
            plausible=(0, 10_000),
            activity=Activity.DROP,
        ),
        # The value is the consumption of the last 12 hours. Shanghai's public rule since 2020:
        # under 0.01 m3 in 12 hours raises an alarm and the committee visits.
        SensorKind(
            "water_meter",
            "m3/12h",
            Level.II,
            2 * HOUR,
            (_low(0.01, 0, Level.II),),
            resolution=0.005,
            plausible=(0, 1000),
            activity=Activity.LEVEL,
        ),
        SensorKind(
            "hydrant_pressure",
            "MPa",
            Level.III,
            HOUR,
            (_low(0.10, 0.02, Level.III, 60),),
            resolution=0.01,
            plausible=(0, 3),
        ),
    )
}
"""Every known sensor kind by its code."""

BATTERY_LOW = Threshold(Direction.LOW, 20, 5, Level.IV)
"""Remaining battery in percent."""

STALE_INTERVALS = 3
"""A sensor is stale when it has not reported for this many of its intervals."""
