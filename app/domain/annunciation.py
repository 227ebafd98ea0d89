"""What the figures of alarm quality are made of: steps, alarms that are alike, shifts, a span.

What is counted is what stood before a person. An alarm is *annunciated* when a step of it raises it
into the unacknowledged state, so a signal that comes back counts again; what a rule or a person had
set aside does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.domain.alarms import AlarmEvent, AlarmState
from app.domain.instant import DAY

if TYPE_CHECKING:
    from app.domain.instant import Instant

STALE_AFTER = DAY
"""An alarm that has been active for longer is stale in the list."""

SET_ASIDE = ("shelved", "suppressed", "out_of_service")
"""States in which an alarm is set aside."""

ANNUNCIATED = (AlarmEvent.RAISE, AlarmState.ACTIVE_UNACKED)
"""Event and state after it of a step that puts an alarm before a person."""

ACTIVE = (AlarmState.ACTIVE_UNACKED, AlarmState.ACTIVE_ACKED)
"""States in which the condition lasts, or was latched, and the alarm stands in the list."""

WAITING = frozenset({AlarmState.ACTIVE_UNACKED.value, AlarmState.CLEARED_UNACKED.value})
"""States in which an alarm waits to be acknowledged."""


class Span(NamedTuple):
    """From `since` (inclusive) until `until` (exclusive)."""

    since: Instant
    until: Instant


class Raised(NamedTuple):
    """One annunciation. `at`: when it was so at the sensor; `seen_at`: since when it could be seen,
    which for a late message is later.
    """

    sensor_id: str
    at: Instant
    seen_at: Instant


class Step(NamedTuple):
    """One transition of an alarm. `event` and the states: values of the enums in
    `app.domain.alarms`; `from_state` None: it begins.
    """

    alarm_id: str
    event: str
    from_state: str | None
    to_state: str
    seen_at: Instant


class Wait(NamedTuple):
    """An alarm began to wait at `since`, and was acknowledged after `lasted` milliseconds; None: it
    has not been.
    """

    since: Instant
    lasted: int | None


class Tally(NamedTuple):
    """So many alarms that are alike. `verdict`, `cause` None: nobody has said."""

    kind: str
    condition: str
    level: int
    verdict: str | None
    cause: str | None
    number: int


class Shift(NamedTuple):
    """A shift on duty; `ended_at` None: it still is."""

    id: str
    name: str
    officer: str
    started_at: Instant
    ended_at: Instant | None
