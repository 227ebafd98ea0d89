"""What alarms ask of the person on duty: how many, from where, and how urgent.

Reference figures of EEMUA 191 and ISA-18.2 / IEC 62682; see docs/alarm-quality.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.annunciation import SET_ASIDE
from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.annunciation import Span, Step, Tally
    from app.domain.instant import Instant

INTERVAL = 10 * MINUTE
"""The interval over which alarms are counted."""

STEADY = 1
"""Alarms in an interval that one person can follow in the long run, about."""

FLOOD = 10
"""More alarms than these in one interval are a flood."""

CHATTER_RAISES, CHATTER_WITHIN = 3, MINUTE
"""A sensor that is raised so often within so long chatters."""

TOP = 10

PRIORITIES: tuple[tuple[str, tuple[int, ...], float], ...] = (
    ("high", (1, 2), 0.05),
    ("medium", (3,), 0.15),
    ("low", (4,), 0.80),
)
"""The three priorities: code, our levels, and about which share of all alarms each should have."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Alarms in each interval of ten minutes.

    `counts`: the first interval begins at `since`; the last one may still be running. `average`: a
    ten minutes, over the whole span. `peak_at`: where the highest interval begins (the first of
    equals). None: there was nothing to measure. `flooded`: how many intervals are a flood.
    """

    since: Instant
    counts: tuple[int, ...]
    total: int
    average: float | None
    peak: int
    peak_at: Instant | None
    flooded: int

    @property
    def flood_share(self) -> float | None:
        """The share of intervals that are a flood."""
        return self.flooded / len(self.counts) if self.counts else None


@dataclass(frozen=True, slots=True)
class BadActor:
    """A sensor with its annunciations and their share of all (0 to 1)."""

    sensor_id: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Chatter:
    """A chattering sensor.

    `times`: how often it began to; `raises`: in all these together; `most`: within one minute;
    `last_at`: the last raise of them, at the sensor.
    """

    sensor_id: str
    times: int
    raises: int
    most: int
    last_at: Instant


@dataclass(frozen=True, slots=True)
class PriorityShare:
    """Alarms of one priority. `share`: of all, None when there are none; `reference`: about."""

    priority: str
    levels: tuple[int, ...]
    count: int
    share: float | None
    reference: float


def rate(seen: Iterable[Instant], span: Span) -> Rate:
    """Count instants by interval from `span.since` on; those outside of the span do not count."""
    length = max(0, span.until - span.since)
    counts = [0] * -(-length // INTERVAL)
    for instant in seen:
        if span.since <= instant < span.until:
            counts[(instant - span.since) // INTERVAL] += 1
    total = sum(counts)
    peak = max(counts, default=0)
    return Rate(
        since=span.since,
        counts=tuple(counts),
        total=total,
        average=total * INTERVAL / length if length else None,
        peak=peak,
        peak_at=span.since + counts.index(peak) * INTERVAL if peak else None,
        flooded=sum(count > FLOOD for count in counts),
    )


def peaks(counts: Sequence[int], together: int) -> tuple[int, ...]:
    """Return the highest of each `together` intervals, to draw a long span; the last may be short.

    The highest, not the sum: what stands against the reference stays ten minutes.
    """
    return tuple(max(counts[i : i + together]) for i in range(0, len(counts), together))


def bad_actors(sensors: Iterable[str], top: int = TOP) -> tuple[BadActor, ...]:
    """Return the sensors named most often, the most frequent first, equals by their id."""
    counted = Counter(sensors)
    total = counted.total()
    order = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(BadActor(sensor, count, count / total) for sensor, count in order[:top])


def chattering(raises: Iterable[tuple[str, Instant]]) -> tuple[Chatter, ...]:
    """Return the sensors of which three raises or more fall into one minute (half open).

    Minutes that overlap, or share a raise, are one time. The most raises come first, equals by id.
    """
    by_sensor: defaultdict[str, list[Instant]] = defaultdict(list)
    for sensor, at in raises:
        by_sensor[sensor].append(at)
    found = [
        chatter
        for sensor, instants in by_sensor.items()
        if len(instants) >= CHATTER_RAISES
        and (chatter := _chatter(sensor, sorted(instants))) is not None
    ]
    return tuple(sorted(found, key=lambda one: (-one.raises, one.sensor_id)))


def _chatter(sensor: str, instants: list[Instant]) -> Chatter | None:
    times = raises = most = first = 0
    reached = -1
    for last, at in enumerate(instants):
        while at - instants[first] >= CHATTER_WITHIN:
            first += 1
        held = last - first + 1
        if held >= CHATTER_RAISES:
            times += first > reached
            raises += last - max(first - 1, reached)
            most = max(most, held)
            reached = last
    return Chatter(sensor, times, raises, most, instants[reached]) if times else None


def priorities(tallies: Iterable[Tally]) -> tuple[PriorityShare, ...]:
    """Return how the alarms are spread over the three priorities, by the severest level of each."""
    levels: Counter[int] = Counter()
    for one in tallies:
        levels[one.level] += one.number
    total = levels.total()
    return tuple(
        PriorityShare(
            code, of, count := sum(levels[n] for n in of), count / total if total else None, about
        )
        for code, of, about in PRIORITIES
    )


def set_aside(steps: Iterable[Step]) -> dict[str, int]:
    """Return how often alarms were shelved, suppressed or taken out of service."""
    counts = dict.fromkeys(SET_ASIDE, 0)
    for step in steps:
        if step.to_state in counts and step.from_state != step.to_state:
            counts[step.to_state] += 1
    return counts
