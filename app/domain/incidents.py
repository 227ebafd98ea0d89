"""Incidents: their life, their numbers, and the words for grade, kind and source."""

from __future__ import annotations

from enum import StrEnum


class IncidentState(StrEnum):
    """States of an incident."""

    OPEN = "open"
    CLOSED = "closed"


class IncidentEvent(StrEnum):
    """What moves an incident from state to state."""

    CLOSE = "close"
    REOPEN = "reopen"


class Grade(StrEnum):
    """Grades (事件分级): 一般, 较大, 重大, 特别重大."""

    ORDINARY = "ordinary"
    LARGE = "large"
    MAJOR = "major"
    EXTRAORDINARY = "extraordinary"


class IncidentKind(StrEnum):
    """What happened."""

    FIRE = "fire"
    GAS = "gas"
    FLOOD = "flood"
    WIND = "wind"
    COLLAPSE = "collapse"
    TRAFFIC = "traffic"
    UTILITY = "utility"
    """Water, power or lift failed."""
    HEALTH = "health"
    PERSON = "person"
    """Somebody needs help: not seen, fallen, lost."""
    SECURITY = "security"
    OTHER = "other"


class Source(StrEnum):
    """How the street learned of it."""

    CALL = "call"
    ALARM = "alarm"
    PATROL = "patrol"
    COMMITTEE = "committee"
    """The grassroots whistled (基层吹哨)."""
    DISTRICT = "district"
    OTHER = "other"


class EntryKind(StrEnum):
    """Lines of an incident's log. STATE lines are written by the program alone."""

    NOTE = "note"
    CALL = "call"
    ORDER = "order"
    REPORT = "report"
    STATE = "state"


class TaskState(StrEnum):
    """States of a task; the last two are final."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


GRADE_NAMES: dict[Grade, str] = {
    Grade.ORDINARY: "一般",
    Grade.LARGE: "较大",
    Grade.MAJOR: "重大",
    Grade.EXTRAORDINARY: "特别重大",
}
"""The grades as written into logs."""

SEVERITY: dict[Grade, int] = {grade: rank for rank, grade in enumerate(Grade, start=1)}
"""Ranks: a higher number is a graver incident."""

TRANSITIONS: dict[tuple[IncidentState, IncidentEvent], IncidentState] = {
    (IncidentState.OPEN, IncidentEvent.CLOSE): IncidentState.CLOSED,
    (IncidentState.CLOSED, IncidentEvent.REOPEN): IncidentState.OPEN,
}


class TransitionRefused(Exception):
    """The event does not fit the incident's state. Fields: `state`, `event`."""

    def __init__(self, state: IncidentState, event: IncidentEvent) -> None:
        super().__init__(f"{event} is not possible in state {state}")
        self.state = state
        self.event = event


def next_state(state: IncidentState, event: IncidentEvent) -> IncidentState:
    """Return the state after `event`. Raises TransitionRefused."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise TransitionRefused(state, event) from None


def number_of(year: int, position: int) -> str:
    """Return the number of the `position`th incident of a year, e.g. "2026-0317"."""
    return f"{year:04d}-{position:04d}"


def position_of(number: str) -> int:
    """Return the place of an incident in its year: 317 for "2026-0317"."""
    return int(number.split("-", 1)[1])


def next_number(last: str | None, year: int) -> str:
    """Return the number after `last`, the highest one of `year` so far (None: there is none)."""
    return number_of(year, 1 if last is None else position_of(last) + 1)
