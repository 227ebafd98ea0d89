"""Alarm floods: when there is one.

A flood begins when more than 10 new alarms come to one operator in 10 minutes and ends when there
are fewer than 5 (ANSI/ISA-18.2-2016 clause 16, the same figures in EEMUA 191): the hysteresis
keeps it from flickering. What people are shown and told then is groups: `app.domain.grouping`.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from app.domain.instant import MINUTE

if TYPE_CHECKING:
    from app.domain.instant import Instant

WINDOW = 10 * MINUTE
BEGINS_OVER = 10
ENDS_BELOW = 5


class FloodMeter:
    """Counts new alarms of the last WINDOW, and knows whether they are a flood."""

    def __init__(self) -> None:
        self._times: list[Instant] = []
        self.since: Instant | None = None
        """When the flood began, None while there is none."""

    def add(self, at: Instant) -> None:
        """Count a new alarm; any order. `review` judges."""
        insort(self._times, at)

    def review(self, now: Instant) -> bool:
        """Forget what is older than WINDOW, and return whether there is a flood now."""
        del self._times[: bisect_right(self._times, now - WINDOW)]
        if self.since is None and self.count > BEGINS_OVER:
            self.since = now
        elif self.since is not None and self.count < ENDS_BELOW:
            self.since = None
        return self.since is not None

    @property
    def count(self) -> int:
        """New alarms of the last WINDOW, as of the last review and what was added since."""
        return len(self._times)
