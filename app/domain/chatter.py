"""Chattering sensors: three or more alarms of one sensor in a minute (EEMUA 191, ISA-18.2).

What chatters is proposed to be shelved, never shelved by itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.instant import Instant

CHATTERS_FROM = 3
"""Alarms of one sensor within a minute."""


class Chatter(NamedTuple):
    """A chattering sensor: at most `raises` alarms in one minute, the last one at `last_at`."""

    sensor_id: str
    raises: int
    last_at: Instant


def chattering(raised: Iterable[tuple[str, Instant]]) -> list[Chatter]:
    """Return the sensors that chatter, the worst first; `raised`: (sensor, instant), any order."""
    by_sensor: defaultdict[str, list[Instant]] = defaultdict(list)
    for sensor_id, at in raised:
        by_sensor[sensor_id].append(at)
    found = []
    for sensor_id, times in by_sensor.items():
        times.sort()
        most = _most_in_a_minute(times)
        if most >= CHATTERS_FROM:
            found.append(Chatter(sensor_id, most, times[-1]))
    return sorted(found, key=lambda one: (-one.raises, -one.last_at, one.sensor_id))


def _most_in_a_minute(times: list[Instant]) -> int:
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] > MINUTE:
            first += 1
        most = max(most, last - first + 1)
    return most
