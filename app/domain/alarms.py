"""The alarm life cycle (after ISA-18.2 / IEC 62682; fire alarms after fire-panel practice).

`TRANSITIONS` is the whole machine as one table. An alarm here is one occurrence: it begins with a
RAISE and ends in NORMAL; the next RAISE of the same sensor makes another one. A latched alarm
(fire) does not leave its active state when the signal ends: only a person's verdict resets it.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.instant import Instant


class Condition(StrEnum):
    """What is wrong at a sensor; it can have one open alarm of each."""

    PROCESS = "process"
    """The measured thing itself: fire, gas, water, no activity ..."""
    FAULT = "fault"
    STALE = "stale"
    BATTERY = "battery"
    TEST = "test"


class AlarmState(StrEnum):
    """States of one alarm occurrence."""

    ACTIVE_UNACKED = "active_unacked"
    ACTIVE_ACKED = "active_acked"
    CLEARED_UNACKED = "cleared_unacked"
    NORMAL = "normal"


class AlarmEvent(StrEnum):
    """What moves an alarm."""

    RAISE = "raise"
    ESCALATE = "escalate"
    """The severity rose: it must be seen again."""
    CLEAR = "clear"
    ACKNOWLEDGE = "acknowledge"
    RESET = "reset"
    """A person's verdict after verification; ends a latched alarm."""


class Verdict(StrEnum):
    """What verification found (复核)."""

    REAL = "real"
    FALSE = "false"
    TEST = "test"
    FAULT = "fault"


_S, _E = AlarmState, AlarmEvent

TRANSITIONS: dict[tuple[AlarmState | None, AlarmEvent, bool], AlarmState] = {
    # (state, event, latched) -> state
    (None, _E.RAISE, False): _S.ACTIVE_UNACKED,
    (None, _E.RAISE, True): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_UNACKED, _E.ACKNOWLEDGE, False): _S.ACTIVE_ACKED,
    (_S.ACTIVE_UNACKED, _E.ACKNOWLEDGE, True): _S.ACTIVE_ACKED,
    (_S.ACTIVE_UNACKED, _E.CLEAR, False): _S.CLEARED_UNACKED,
    (_S.ACTIVE_UNACKED, _E.CLEAR, True): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_UNACKED, _E.ESCALATE, False): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_UNACKED, _E.ESCALATE, True): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_UNACKED, _E.RAISE, True): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_ACKED, _E.CLEAR, False): _S.NORMAL,
    (_S.ACTIVE_ACKED, _E.CLEAR, True): _S.ACTIVE_ACKED,
    (_S.ACTIVE_ACKED, _E.ESCALATE, False): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_ACKED, _E.ESCALATE, True): _S.ACTIVE_UNACKED,
    # A latched alarm whose signal went and came back is news, although it never left its state.
    (_S.ACTIVE_ACKED, _E.RAISE, True): _S.ACTIVE_UNACKED,
    (_S.ACTIVE_ACKED, _E.RESET, True): _S.NORMAL,
    (_S.CLEARED_UNACKED, _E.ACKNOWLEDGE, False): _S.NORMAL,
    (_S.CLEARED_UNACKED, _E.RAISE, False): _S.ACTIVE_UNACKED,
}


class TransitionRefused(Exception):
    """The event does not fit the alarm's state, e.g. a second acknowledgement.

    Fields: `state`, `event`, `latched`.
    """

    def __init__(self, state: AlarmState | None, event: AlarmEvent, *, latched: bool) -> None:
        super().__init__(f"{event} is not possible in state {state} (latched: {latched})")
        self.state = state
        self.event = event
        self.latched = latched


def next_state(state: AlarmState | None, event: AlarmEvent, *, latched: bool) -> AlarmState:
    """Return the state after `event`. `state` None: there is no alarm yet.

    Raises TransitionRefused when the table has no such step.
    """
    try:
        return TRANSITIONS[state, event, latched]
    except KeyError:
        raise TransitionRefused(state, event, latched=latched) from None


OPEN_STATES = (AlarmState.ACTIVE_UNACKED, AlarmState.ACTIVE_ACKED, AlarmState.CLEARED_UNACKED)
"""The states in which an alarm still asks for something."""

_NAMESPACE = uuid.UUID("b1f1f5d2-3d0e-5c1c-9a55-7b6f2a1d9c10")


def alarm_id(sensor_id: str, condition: Condition, ts: Instant, seq: int) -> str:
    """Return the id of the alarm that this message raises: the same on every console.

    UUIDv5 of the sensor, the condition and the message, so that a message delivered twice, or to
    two consoles, makes one alarm.
    """
    return str(uuid.uuid5(_NAMESPACE, f"{sensor_id}|{condition}|{ts}|{seq}"))
