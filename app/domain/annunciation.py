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

ACTIVE = (AlarmState.ACTIVE_UNACKED, AlarmState.ACTIVE_ACKED)
"""States in which the condition lasts, or was latched, and the alarm stands in the list."""

WAITING = frozenset({AlarmState.ACTIVE_UNACKED.value, AlarmState.CLEARED_UNACKED.value})
"""States in which an alarm waits to be acknowledged."""


class Span(NamedTuple):
    """From `since` (inclusive) until `until` (exclusive)."""

    since: Instant
    until: Instant


class Step(NamedTuple):
    """One transition of an alarm. `at`: when it was so at the sensor; `seen_at`: when it was
    written, and so could be seen. `event` and the states: values of the enums in
    `app.domain.alarms`; `from_state` None: it begins.
    """

    alarm_id: str
    sensor_id: str
    event: str
    from_state: str | None
    to_state: str
    at: Instant
    seen_at: Instant


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


def is_annunciation(step: Step) -> bool:
    """Return whether the step put an alarm before a person."""
    return step.event == AlarmEvent.RAISE and step.to_state == AlarmState.ACTIVE_UNACKED
