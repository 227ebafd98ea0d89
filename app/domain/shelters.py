"""Shelters: their states as one table, and what a change of occupancy means.

A closed shelter is empty. An unusable one may still have people in it (the roof failed while they
slept): they are counted out, nobody is counted in.
"""

from __future__ import annotations

from enum import StrEnum


class ShelterState(StrEnum):
    """States of a shelter."""

    CLOSED = "closed"
    OPEN = "open"
    UNUSABLE = "unusable"


class ShelterEvent(StrEnum):
    """What moves a shelter from state to state."""

    OPEN = "open"
    CLOSE = "close"
    MARK_UNUSABLE = "mark_unusable"
    RESTORE = "restore"
    """Repaired and inspected: it may be opened again."""


class MoveKind(StrEnum):
    """Lines of the occupancy ledger."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    RECOUNT = "recount"
    """Heads were counted: the line holds the difference to what the sum said."""
    REVERSAL = "reversal"


_S, _E = ShelterState, ShelterEvent

TRANSITIONS: dict[tuple[ShelterState, ShelterEvent], ShelterState] = {
    (_S.CLOSED, _E.OPEN): _S.OPEN,
    (_S.OPEN, _E.CLOSE): _S.CLOSED,
    (_S.CLOSED, _E.MARK_UNUSABLE): _S.UNUSABLE,
    (_S.OPEN, _E.MARK_UNUSABLE): _S.UNUSABLE,
    (_S.UNUSABLE, _E.RESTORE): _S.CLOSED,
}

ENDS_EMPTY = frozenset({_E.CLOSE, _E.RESTORE})
"""Events that are refused while people are inside."""


class TransitionRefused(Exception):
    """The event does not fit the shelter's state. Fields: `state`, `event`."""

    def __init__(self, state: ShelterState, event: ShelterEvent) -> None:
        super().__init__(f"{event} is not possible in state {state}")
        self.state = state
        self.event = event


class PeopleStillInside(Exception):
    """The event needs an empty shelter. Field: `people`."""

    def __init__(self, people: int) -> None:
        super().__init__(f"{people} people inside")
        self.people = people


def next_state(state: ShelterState, event: ShelterEvent, occupied: int) -> ShelterState:
    """Return the state after `event` with `occupied` people inside.

    Raises TransitionRefused when the table has no such step, PeopleStillInside when the step
    would end with people in a closed shelter.
    """
    try:
        after = TRANSITIONS[state, event]
    except KeyError:
        raise TransitionRefused(state, event) from None
    if event in ENDS_EMPTY and occupied > 0:
        raise PeopleStillInside(occupied)
    return after


def may_hold(state: ShelterState, occupied: int) -> bool:
    """Return whether a shelter in `state` can have `occupied` people: a closed one has none."""
    return occupied == 0 or (occupied > 0 and state is not ShelterState.CLOSED)


def free_places(capacity: int, occupied: int) -> int:
    """Return how many more people fit; 0, not less, when there are more than its capacity."""
    return max(0, capacity - occupied)


def people_over(capacity: int, occupied: int) -> int:
    """Return how many people there are beyond the capacity, 0 for none."""
    return max(0, occupied - capacity)
