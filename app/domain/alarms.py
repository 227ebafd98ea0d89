"""The alarm life cycle (after ISA-18.2 / IEC 62682; fire alarms after fire-panel practice).

`TRANSITIONS` is the whole machine as one table. An alarm here is one occurrence: it begins with a
RAISE and ends in NORMAL; the next RAISE of the same sensor makes another one. A latched alarm
(fire) does not leave its active state when the signal ends: only a person's verdict resets it, and
only a planned window can set it aside for a while.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

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
    """States of one alarm occurrence; the last three are those of an alarm that is set aside."""

    ACTIVE_UNACKED = "active_unacked"
    ACTIVE_ACKED = "active_acked"
    CLEARED_UNACKED = "cleared_unacked"
    NORMAL = "normal"
    SHELVED = "shelved"
    """By an operator, until a time, with a reason."""
    SUPPRESSED = "suppressed"
    """By rule: a planned maintenance window."""
    OUT_OF_SERVICE = "out_of_service"
    """Its sensor has been taken out of service."""


class AlarmEvent(StrEnum):
    """What moves an alarm."""

    RAISE = "raise"
    ESCALATE = "escalate"
    """The severity rose: it must be seen again."""
    CLEAR = "clear"
    ACKNOWLEDGE = "acknowledge"
    RESET = "reset"
    """A person's verdict after verification; ends a latched alarm."""
    SHELVE = "shelve"
    UNSHELVE = "unshelve"
    """By a person, or because its time is over."""
    SUPPRESS = "suppress"
    UNSUPPRESS = "unsuppress"
    REMOVE = "remove_from_service"
    RETURN = "return_to_service"
    OVERDUE = "overdue"
    """Nobody has acknowledged it for too long; the state stays."""


class Effect(StrEnum):
    """What else a step asks for."""

    ANNOUNCE = "announce"
    """It is news: sound, strip, a new count towards escalation."""
    QUIET = "quiet"
    """It has been seen or set aside: no sound, no escalation."""
    END = "end"
    """The occurrence is over."""


class Verdict(StrEnum):
    """What verification found (复核)."""

    REAL = "real"
    FALSE = "false"
    TEST = "test"
    FAULT = "fault"


class Case(NamedTuple):
    """One line of the table: where an event leads, if the alarm's facts are these.

    None stands for either. `latched`: only a verdict ends it. `signal`: the device still reports
    the condition. `seen`: somebody had acknowledged it before it was set aside.
    """

    after: AlarmState
    effects: frozenset[Effect] = frozenset()
    latched: bool | None = None
    signal: bool | None = None
    seen: bool | None = None

    def fits(self, *, latched: bool, signal: bool, seen: bool) -> bool:
        """Return whether the line speaks of an alarm with these facts."""
        return all(
            wanted is None or wanted == fact
            for wanted, fact in (
                (self.latched, latched),
                (self.signal, signal),
                (self.seen, seen),
            )
        )


Cases: TypeAlias = tuple[Case, ...]

_S, _E = AlarmState, AlarmEvent
_NEWS = frozenset({Effect.ANNOUNCE})
_QUIET = frozenset({Effect.QUIET})
_OVER = frozenset({Effect.QUIET, Effect.END})

_BACK = (
    Case(_S.ACTIVE_ACKED, latched=False, signal=True, seen=True),
    Case(_S.ACTIVE_UNACKED, _NEWS, latched=False, signal=True, seen=False),
    Case(_S.NORMAL, _OVER, latched=False, signal=False, seen=True),
    Case(_S.CLEARED_UNACKED, _NEWS, latched=False, signal=False, seen=False),
    Case(_S.ACTIVE_ACKED, latched=True, seen=True),
    Case(_S.ACTIVE_UNACKED, _NEWS, latched=True, seen=False),
)
"""Where an alarm goes when it is no longer set aside: as if it had been listed all the time."""


def _stays(
    state: AlarmState, *events: AlarmEvent
) -> dict[tuple[AlarmState | None, AlarmEvent], Cases]:
    return {(state, event): (Case(state),) for event in events}


TRANSITIONS: dict[tuple[AlarmState | None, AlarmEvent], Cases] = {
    (None, _E.RAISE): (Case(_S.ACTIVE_UNACKED, _NEWS),),
    # Active, and nobody has acknowledged it.
    (_S.ACTIVE_UNACKED, _E.ACKNOWLEDGE): (Case(_S.ACTIVE_ACKED, _QUIET),),
    (_S.ACTIVE_UNACKED, _E.CLEAR): (
        Case(_S.CLEARED_UNACKED, latched=False),
        Case(_S.ACTIVE_UNACKED, latched=True),
    ),
    (_S.ACTIVE_UNACKED, _E.ESCALATE): (Case(_S.ACTIVE_UNACKED, _NEWS),),
    # A latched alarm whose signal went and came back is news, although it never left its state.
    (_S.ACTIVE_UNACKED, _E.RAISE): (Case(_S.ACTIVE_UNACKED, _NEWS, latched=True),),
    (_S.ACTIVE_UNACKED, _E.OVERDUE): (Case(_S.ACTIVE_UNACKED),),
    (_S.ACTIVE_UNACKED, _E.SHELVE): (Case(_S.SHELVED, _QUIET, latched=False),),
    (_S.ACTIVE_UNACKED, _E.SUPPRESS): (Case(_S.SUPPRESSED, _QUIET),),
    (_S.ACTIVE_UNACKED, _E.REMOVE): (Case(_S.OUT_OF_SERVICE, _QUIET, latched=False),),
    # Active and acknowledged.
    (_S.ACTIVE_ACKED, _E.CLEAR): (
        Case(_S.NORMAL, _OVER, latched=False),
        Case(_S.ACTIVE_ACKED, latched=True),
    ),
    (_S.ACTIVE_ACKED, _E.ESCALATE): (Case(_S.ACTIVE_UNACKED, _NEWS),),
    (_S.ACTIVE_ACKED, _E.RAISE): (Case(_S.ACTIVE_UNACKED, _NEWS, latched=True),),
    (_S.ACTIVE_ACKED, _E.RESET): (Case(_S.NORMAL, _OVER, latched=True),),
    (_S.ACTIVE_ACKED, _E.SHELVE): (Case(_S.SHELVED, _QUIET, latched=False),),
    (_S.ACTIVE_ACKED, _E.SUPPRESS): (Case(_S.SUPPRESSED, _QUIET),),
    (_S.ACTIVE_ACKED, _E.REMOVE): (Case(_S.OUT_OF_SERVICE, _QUIET, latched=False),),
    # Returned to normal, and nobody has seen it yet.
    (_S.CLEARED_UNACKED, _E.ACKNOWLEDGE): (Case(_S.NORMAL, _OVER, latched=False),),
    (_S.CLEARED_UNACKED, _E.RAISE): (Case(_S.ACTIVE_UNACKED, _NEWS, latched=False),),
    (_S.CLEARED_UNACKED, _E.OVERDUE): (Case(_S.CLEARED_UNACKED, latched=False),),
    (_S.CLEARED_UNACKED, _E.SHELVE): (Case(_S.SHELVED, _QUIET, latched=False),),
    (_S.CLEARED_UNACKED, _E.SUPPRESS): (Case(_S.SUPPRESSED, _QUIET, latched=False),),
    (_S.CLEARED_UNACKED, _E.REMOVE): (Case(_S.OUT_OF_SERVICE, _QUIET, latched=False),),
    # Set aside: the signal comes and goes unheard. What was shelved is shelved as severe as it
    # was: worse than that breaks through.
    **_stays(_S.SHELVED, _E.RAISE, _E.CLEAR),
    (_S.SHELVED, _E.ESCALATE): (Case(_S.ACTIVE_UNACKED, _NEWS),),
    (_S.SHELVED, _E.UNSHELVE): _BACK,
    **_stays(_S.SUPPRESSED, _E.RAISE, _E.CLEAR, _E.ESCALATE),
    (_S.SUPPRESSED, _E.UNSUPPRESS): _BACK,
    (_S.SUPPRESSED, _E.RESET): (Case(_S.NORMAL, _OVER, latched=True),),
    **_stays(_S.OUT_OF_SERVICE, _E.RAISE, _E.CLEAR, _E.ESCALATE),
    (_S.OUT_OF_SERVICE, _E.RETURN): _BACK,
}
"""The whole machine: state x event -> state and effects, by the alarm's facts."""


class TransitionRefused(Exception):
    """The event does not fit the alarm's state, e.g. a second acknowledgement.

    Fields: `state`, `event`, `latched`.
    """

    def __init__(self, state: AlarmState | None, event: AlarmEvent, *, latched: bool) -> None:
        super().__init__(f"{event} is not possible in state {state} (latched: {latched})")
        self.state = state
        self.event = event
        self.latched = latched


def transition(
    state: AlarmState | None,
    event: AlarmEvent,
    *,
    latched: bool,
    signal: bool = True,
    seen: bool = False,
) -> Case:
    """Return where `event` leads and what it asks for. `state` None: there is no alarm yet.

    The facts are those of the alarm before the event (see `Case`). Raises TransitionRefused when
    the table has no such step.
    """
    for case in TRANSITIONS.get((state, event), ()):
        if case.fits(latched=latched, signal=signal, seen=seen):
            return case
    raise TransitionRefused(state, event, latched=latched)


def next_state(
    state: AlarmState | None,
    event: AlarmEvent,
    *,
    latched: bool,
    signal: bool = True,
    seen: bool = False,
) -> AlarmState:
    """Return the state after `event`; see `transition`."""
    return transition(state, event, latched=latched, signal=signal, seen=seen).after


OPEN_STATES = (AlarmState.ACTIVE_UNACKED, AlarmState.ACTIVE_ACKED, AlarmState.CLEARED_UNACKED)
"""The states in which an alarm asks for something now."""

SET_ASIDE_STATES = (AlarmState.SHELVED, AlarmState.SUPPRESSED, AlarmState.OUT_OF_SERVICE)
"""The states in which it waits, listed apart, until what set it aside ends."""

LIVE_STATES = OPEN_STATES + SET_ASIDE_STATES
"""Every state but NORMAL: the occurrence is not over."""

UNACKED_STATES = (AlarmState.ACTIVE_UNACKED, AlarmState.CLEARED_UNACKED)
"""The states of alarms that nobody has acknowledged."""

_NAMESPACE = uuid.UUID("b1f1f5d2-3d0e-5c1c-9a55-7b6f2a1d9c10")


def alarm_id(sensor_id: str, condition: Condition, ts: Instant, seq: int) -> str:
    """Return the id of the alarm that this message raises: the same on every console.

    UUIDv5 of the sensor, the condition and the message, so that a message delivered twice, or to
    two consoles, makes one alarm.
    """
    return str(uuid.uuid5(_NAMESPACE, f"{sensor_id}|{condition}|{ts}|{seq}"))
