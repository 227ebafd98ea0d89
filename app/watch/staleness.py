"""Sensors that do not report any more: a fault of their own, never silence.

Silence is measured in time during which messages could come: while the link to the broker is down
nobody is blamed. When a whole neighbourhood falls silent at once (a gateway, a power cut), all its
sensors are marked, and one alarm for each residential area says how many.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.evaluation import silent
from app.watch.alarmbook import Told

if TYPE_CHECKING:
    from app.domain.instant import Instant
    from app.watch.recorder import Batch
    from app.watch.roster import Point, Roster

SWEEP_S = 5.0
"""Seconds between two sweeps."""
MANY = 200
"""More sensors than this at once are told of by area."""


def sweep(roster: Roster, uptime: float, now: Instant, batch: Batch) -> int:
    """Mark the sensors that are stale as of now in `batch`; return how many became so."""
    fallen = [
        point
        for point in roster.points()
        if not point.stale
        and point.ts >= 0
        and point.in_service
        and uptime - point.heard > point.patience
    ]
    fall(roster, fallen, now, batch)
    return len(fallen)


def fall(roster: Roster, fallen: list[Point], now: Instant, batch: Batch) -> None:
    """Mark sensors as stale in `batch`, with an alarm each, or each area when they are many.

    Sensors that heed one of them count from now on: nothing is known of it any more.
    """
    if len(fallen) > MANY:
        _tell_areas(fallen, now, batch)
    else:
        batch.told += [Told(point, silent(point, now)) for point in fallen]
    for point in fallen:
        point.fall_silent()
        point.stale_since = now
        batch.points[point.id] = point
        for other, signals in roster.heed(point, now):
            if other.in_service:
                batch.told += [Told(other, signal) for signal in signals]


def _tell_areas(fallen: list[Point], now: Instant, batch: Batch) -> None:
    """Raise one alarm for each area, at its most important sensor."""
    by_area: dict[str, list[Point]] = defaultdict(list)
    for point in fallen:
        by_area[point.area_id].append(point)
    for points in by_area.values():
        speaker = min(points, key=lambda point: (point.rules.stale_level, point.code))
        note = f"本居民区 {len(points)} 个点位同时离线" if len(points) > 1 else ""
        batch.told.append(Told(speaker, silent(speaker, now, note)))


def census(roster: Roster) -> tuple[int, int, int]:
    """Return how many sensors report, are stale, and never reported."""
    reporting = stale = never = 0
    for point in roster.points():
        if point.ts < 0:
            never += 1
        elif point.stale:
            stale += 1
        else:
            reporting += 1
    return reporting, stale, never
