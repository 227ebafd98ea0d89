"""The area panel on the wall: when an area is known to be quiet, and how large letters must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from app.domain.instant import Instant

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN_SHARE: Final = 0.2
"""From this share of silent sensors on, an area is unknown: a working assumption. One floor of a
six-storey house without power is 17 % of it; a fifth of an area is no longer single devices."""

DISTANCE_PER_LETTER: Final = 200
"""A letter is read from 200 times its height: 17 minutes of arc, for characters of many strokes
(NUREG-0700 asks for 16 at least)."""


class OpenAlarm(msgspec.Struct, frozen=True):
    """What the panel needs of an open alarm. `level` 1 to 4."""

    level: int
    raised_at: Instant
    unacknowledged: bool


class AreaAlarms(msgspec.Struct, frozen=True):
    """The open alarms of an area in numbers.

    `counts`: (open, unacknowledged) of levels I to IV. `oldest_unacknowledged`: when the alarm was
    raised that has waited longest, None when none waits.
    """

    counts: tuple[tuple[int, int], ...] = ((0, 0),) * 4
    oldest_unacknowledged: Instant | None = None

    @property
    def highest(self) -> int:
        """The most severe open level, 0 when nothing is open."""
        return next((level for level, (open_, _) in enumerate(self.counts, 1) if open_), 0)

    @property
    def open(self) -> int:
        """How many alarms are open."""
        return sum(open_ for open_, _ in self.counts)

    @property
    def unacknowledged(self) -> int:
        """How many of them nobody has acknowledged."""
        return sum(fresh for _, fresh in self.counts)

    @property
    def highest_unacknowledged(self) -> int:
        """The most severe level with an unacknowledged alarm, 0 for none."""
        return next((level for level, (_, fresh) in enumerate(self.counts, 1) if fresh), 0)


def count(alarms: Iterable[OpenAlarm]) -> AreaAlarms:
    """Return an area's open alarms in numbers."""
    counts = [[0, 0] for _ in range(4)]
    oldest: Instant | None = None
    for alarm in alarms:
        counts[alarm.level - 1][0] += 1
        if alarm.unacknowledged:
            counts[alarm.level - 1][1] += 1
            oldest = alarm.raised_at if oldest is None else min(oldest, alarm.raised_at)
    return AreaAlarms(tuple((open_, fresh) for open_, fresh in counts), oldest)


def is_unknown(sensors: int, silent: int) -> bool:
    """Return whether too little is heard from an area to call it quiet.

    `silent`: of its `sensors` in service, those that are stale or never reported. An area without
    any sensor is unknown.
    """
    return sensors <= 0 or silent / sensors >= UNKNOWN_SHARE


def letter_mm(distance_m: float) -> float:
    """Return how high a letter must be, in mm, to be read from `distance_m`."""
    return distance_m * 1000 / DISTANCE_PER_LETTER


def legible_m(letter_px: float, screen_px: int, screen_mm: float) -> float:
    """Return from how far a letter of `letter_px` is read on a screen of this width, in metres."""
    return letter_px * screen_mm / screen_px * DISTANCE_PER_LETTER / 1000
