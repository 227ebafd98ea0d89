"""Planned suppression: maintenance windows and absences, and where and when they hold.

ISA-18.2 calls it suppression by design: it is announced, listed always, has a reason and an end.
What happens within a window is recorded all the same and comes back when the window is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from app.domain.instant import DAY, Instant
from app.domain.scopes import Place, Scope, contains

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 7 * DAY
"""The longest window: who needs more plans it again, and looks at it again."""

LONGEST_ABSENCE = 90 * DAY


class Window(msgspec.Struct, frozen=True):
    """A maintenance window. `kind` "": every kind of sensor. `ended_at`: ended before its time."""

    id: str
    scope: Scope
    scope_id: str
    kind: str
    starts_at: Instant
    ends_at: Instant
    reason: str
    ended_at: Instant | None = None

    @property
    def over_at(self) -> Instant:
        """When it is over, by plan or before."""
        return self.ends_at if self.ended_at is None else min(self.ends_at, self.ended_at)

    def holds(self, place: Place, kind: str, now: Instant) -> bool:
        """Return whether it suppresses news of a sensor of `kind` at `place`, `now`."""
        return (
            self.starts_at <= now < self.over_at
            and self.kind in ("", kind)
            and contains((self.scope, self.scope_id), place)
        )


def window_over(windows: Iterable[Window], place: Place, kind: str, now: Instant) -> Window | None:
    """Return the window that holds at a sensor now: of several, the one that lasts longest."""
    holding = [one for one in windows if one.holds(place, kind, now)]
    return max(holding, key=lambda one: (one.over_at, one.id), default=None)


class Absence(msgspec.Struct, frozen=True):
    """Nobody is at home at `place` of a building, e.g. "302 室"."""

    building_id: str
    place: str
    starts_at: Instant
    ends_at: Instant
    ended_at: Instant | None = None

    @property
    def over_at(self) -> Instant:
        """When it is over, by plan or before."""
        return self.ends_at if self.ended_at is None else min(self.ends_at, self.ended_at)
