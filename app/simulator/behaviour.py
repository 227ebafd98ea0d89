"""What healthy sensors measure on an ordinary day, kind by kind.

Each function takes the sensor's own number, the seed and the simulated instant, and returns what
the sensor says then. None of them reaches a limit of `app.domain.sensors.KINDS`. To add a kind, add
its function to `BEHAVIOURS`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.domain.instant import DAY, HOUR, MINUTE
from app.simulator.chance import between, chance

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.instant import Instant

_SHANGHAI = 8 * HOUR
_TIDE = 12.42 * HOUR
_STIR = 90 * MINUTE
"""A person at home is seen moving at least once in each such span of the day."""


class Said(NamedTuple):
    """What a sensor says. `again_ms`: it has more to say that soon (simulated time)."""

    value: float | None = None
    state: str = "normal"
    again_ms: int | None = None


Behaviour: TypeAlias = "Callable[[int, int, Instant], Said]"


def hour_of_day(at: Instant) -> float:
    """Return the local hour, 0 to 24."""
    return (at + _SHANGHAI) % DAY / HOUR


def _bump(hour: float, peak: float, width: float) -> float:
    """Return 1 at `peak` o'clock, falling to nearly 0 at `width` hours beside it."""
    away = min(abs(hour - peak), 24 - abs(hour - peak))
    return math.exp(-4 * (away / width) ** 2)


def _cooking(at: Instant) -> float:
    hour = hour_of_day(at)
    return max(_bump(hour, 7, 1.5), _bump(hour, 11.5, 1.5), _bump(hour, 18, 2))


def smoke(me: int, seed: int, at: Instant) -> Said:
    """Return 0.1 to 0.6 %obs/m: dust and cooking."""
    base = between(0.12, 0.42, seed, me)
    return Said(round(base + 0.08 * _cooking(at) + between(-0.02, 0.08, seed, me, at), 2))


def combustible_gas(me: int, seed: int, at: Instant) -> Said:
    """Return 0 to 1 %LEL: a little while people cook."""
    base = between(0, 0.35, seed, me)
    return Said(round(base + 0.5 * _cooking(at) * chance(seed, me, at), 1))


def electrical_fire(me: int, seed: int, at: Instant) -> Said:
    """Return 20 to 120 mA of residual current: more in the evening, more in old buildings."""
    hour = hour_of_day(at)
    load = 0.75 + 0.35 * _bump(hour, 20, 5) + 0.15 * _bump(hour, 12, 4)
    return Said(round(between(27, 100, seed, me) * load + between(0, 5, seed, me, at), 0))


def rain(seed: int, at: Instant) -> float:
    """Return how hard it rains, 0 to 1: on three days in ten, for some hours."""
    day, hour = (at + _SHANGHAI) // DAY, hour_of_day(at)
    if chance(seed, day, 1) > 0.3:
        return 0.0
    middle = between(4, 20, seed, day, 2)
    length = between(1.5, 4, seed, day, 3)
    return between(0.3, 1, seed, day, 4) * max(0.0, 1 - ((hour - middle) / length) ** 2)


def water_level(me: int, seed: int, at: Instant) -> Said:
    """Return 0 to 11 cm: what stands in the sump, the tide in the river, and rain."""
    tide = between(0.2, 1.4, seed, me, 5) * math.sin(2 * math.pi * at / _TIDE)
    level = between(1.5, 3.5, seed, me) + tide + 5 * between(0.2, 1, seed, me, 6) * rain(seed, at)
    return Said(round(level + between(-0.1, 0.1, seed, me, at), 1))


def manhole_cover(_me: int, _seed: int, _at: Instant) -> Said:
    """Return a cover in its place: such a device has no value."""
    return Said()


def door_contact(me: int, seed: int, at: Instant) -> Said:
    """Return 1 open, 0 closed: seldom open by day, shut again within minutes."""
    if 6 <= hour_of_day(at) < 22 and chance(seed, me, at) < 0.25:
        return Said(1, again_ms=int(between(20_000, 120_000, seed, me, at, 1)))
    return Said(0)


def _asleep(me: int, seed: int, evening: int) -> tuple[Instant, Instant]:
    """Return bedtime and rising of the night that begins on the evening of a local day."""
    midnight = (evening + 1) * DAY - _SHANGHAI
    bed = midnight - int(between(0.5, 3.5, seed, me, evening, 7) * HOUR)
    return bed, bed + int(between(6, 8, seed, me, evening, 8) * HOUR)


def infrared_activity(me: int, seed: int, at: Instant) -> Said:
    """Return the hours since the person last moved: sleep of at most 8 h, often interrupted."""
    today = (at + _SHANGHAI) // DAY
    nights = [_asleep(me, seed, evening) for evening in (today - 2, today - 1, today)]
    seen = max(moment for night in nights for moment in night if moment <= at)
    for span in range(at // _STIR, seen // _STIR - 1, -1):
        stir = span * _STIR + int(between(0, _STIR, seed, me, span))
        if not seen <= stir <= at:
            continue
        in_bed = any(bed < stir < rise for bed, rise in nights)
        if not in_bed or chance(seed, me, span, 9) < 0.2:
            seen = stir
            break
    return Said(round((at - seen) / HOUR, 2))


def water_meter(me: int, seed: int, at: Instant) -> Said:
    """Return 0.03 to 0.3 m3 in the last 12 hours: least in the early morning."""
    habit = between(0.05, 0.19, seed, me)
    day = 1 + 0.4 * math.sin(2 * math.pi * (hour_of_day(at) - 12) / 24)
    return Said(round(habit * day + between(0, 0.01, seed, me, at), 3))


def hydrant_pressure(me: int, seed: int, at: Instant) -> Said:
    """Return 0.25 to 0.4 MPa: lower while everybody draws water."""
    hour = hour_of_day(at)
    drawn = max(_bump(hour, 7, 2), _bump(hour, 19, 3))
    rest = between(0.285, 0.39, seed, me)
    return Said(round(rest - 0.03 * drawn + between(-0.004, 0.004, seed, me, at), 3))


BEHAVIOURS: dict[str, Behaviour] = {
    "smoke": smoke,
    "combustible_gas": combustible_gas,
    "electrical_fire": electrical_fire,
    "water_level": water_level,
    "manhole_cover": manhole_cover,
    "door_contact": door_contact,
    "infrared_activity": infrared_activity,
    "water_meter": water_meter,
    "hydrant_pressure": hydrant_pressure,
}
"""How sensors of each kind behave."""

MAINS = ("electrical_fire",)
_BATTERY_LIFE = 730 * DAY


def battery(kind: str, me: int, seed: int, at: Instant) -> int | None:
    """Return percent: from 100 slowly to 60 in two years, then a new one. None: on the mains."""
    if kind in MAINS:
        return None
    used = (at / _BATTERY_LIFE + chance(seed, me, 10)) % 1
    return round(100 - 40 * used)


def rssi(me: int, seed: int, at: Instant) -> int:
    """Return the signal strength in dBm."""
    return round(between(-92, -58, seed, me, 11) + between(-3, 3, seed, me, at, 12))
