"""Report clocks: how long there is to tell the district, by telephone and in writing.

Both run from the moment the street learned of an incident. The times are working assumptions that a
street may change. A report that comes exactly at its limit is in time.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.instant import Instant


class Channel(StrEnum):
    """How the district is told."""

    TELEPHONE = "telephone"
    WRITING = "writing"


class ReportState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    """Not reported, and there is time."""
    MET = "met"
    """Reported in time."""
    LATE = "late"
    """Reported after its limit, or not reported and the limit is over."""


class ReportLimits(NamedTuple):
    """Minutes from learning of an incident until the district must have been told."""

    telephone: int = 30
    writing: int = 60

    def of(self, channel: Channel) -> int:
        """Return the time of a channel in milliseconds."""
        minutes = {Channel.TELEPHONE: self.telephone, Channel.WRITING: self.writing}
        return minutes[channel] * MINUTE


class ReportClock(NamedTuple):
    """One report that is owed. `reported_at`: when it was made, None while it is not."""

    channel: Channel
    due_at: Instant
    reported_at: Instant | None = None

    @property
    def is_owed(self) -> bool:
        """Whether the report is still to be made, late or not."""
        return self.reported_at is None

    def state(self, now: Instant) -> ReportState:
        """Return how the clock stands at `now`; once reported, `now` does not matter."""
        at = now if self.reported_at is None else self.reported_at
        if at > self.due_at:
            return ReportState.LATE
        return ReportState.RUNNING if self.reported_at is None else ReportState.MET

    def left(self, now: Instant) -> int:
        """Return the milliseconds that are left, or were when it was reported; negative: over."""
        return self.due_at - (now if self.reported_at is None else self.reported_at)


def report_clocks(
    learned_at: Instant,
    reported: Mapping[Channel, Instant],
    limits: ReportLimits | None = None,
) -> tuple[ReportClock, ...]:
    """Return the clocks of an incident, one for each channel, the telephone first.

    `reported`: when the first report went out by a channel. `limits`: the usual ones if None.
    """
    limits = limits or ReportLimits()
    return tuple(
        ReportClock(channel, learned_at + limits.of(channel), reported.get(channel))
        for channel in Channel
    )


def most_pressing(clocks: Iterable[ReportClock]) -> ReportClock | None:
    """Return the report that is owed and due first, None when everything is reported."""
    return min((one for one in clocks if one.is_owed), key=lambda one: one.due_at, default=None)
