"""How the drill's street stood at a moment: folded from dated changes, for the replay.

Alarms, shelters, tasks, incidents and plans by their ids. What a change does not tell stays as it
was; what nothing is known of has the state "".
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from app.domain.alarms import OPEN_STATES, UNACKED_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Thing(StrEnum):
    """What changes. Each with the states that it has."""

    ALARM = "alarm"  # the states of `app.domain.alarms`; level 1 to 4
    SHELTER = "shelter"  # closed, open, unusable; people in it
    INCIDENT = "incident"  # open, closed
    PLAN = "plan"  # an activation: active, ended; level 4 to 1
    TASK = "task"  # open, done, cancelled; due
    REPORT = "report"  # to the district: sent, retracted


class Change(msgspec.Struct, frozen=True, gc=False):
    """Something became otherwise at the machine's time `now`. None: it stayed as it was.

    `people`: who came (or went, below zero). `due`: the machine's time until which it is to be
    done.
    """

    now: int
    thing: Thing
    id: str
    state: str | None = None
    level: int | None = None
    people: int = 0
    due: int | None = None


class Stands(msgspec.Struct, frozen=True, gc=False):
    """How a thing stands. `since`: the machine's time of its last change of state; 0: as the drill
    found it.
    """

    thing: Thing
    state: str = ""
    since: int = 0
    level: int = 0
    people: int = 0
    due: int | None = None


World = dict[str, Stands]
"""Things by their ids."""

ORDER = {thing: place for place, thing in enumerate(Thing)}


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes in the one order in which they are folded; of equal times, by kind of thing
    and id, then as they were given.
    """
    return tuple(sorted(changes, key=lambda one: (one.now, ORDER[one.thing], one.id)))


def fold_world(world: Mapping[str, Stands], changes: Iterable[Change]) -> World:
    """Return how all stands after these changes."""
    found = dict(world)
    for change in changes:
        before = found.get(change.id)
        found[change.id] = _after(before or Stands(change.thing), change)
    return found


def _after(before: Stands, change: Change) -> Stands:
    moved = change.state is not None and change.state != before.state
    return Stands(
        before.thing,
        before.state if change.state is None else change.state,
        change.now if moved else before.since,
        before.level if change.level is None else change.level,
        before.people + change.people,
        before.due if change.due is None else change.due,
    )


class Tally(msgspec.Struct, frozen=True):
    """A world in numbers. `plan`: the gravest response level (1 to 4) in force, 0: none."""

    alarms: int = 0
    unacknowledged: int = 0
    shelters_open: int = 0
    people: int = 0
    incidents: int = 0
    tasks: int = 0
    tasks_done: int = 0
    tasks_overdue: int = 0
    plan: int = 0
    reports: int = 0


def tally(world: Mapping[str, Stands], now: int) -> Tally:
    """Return a world in numbers at the machine's time `now`."""
    of: dict[Thing, list[Stands]] = {thing: [] for thing in Thing}
    for one in world.values():
        of[one.thing].append(one)
    alarms, tasks = of[Thing.ALARM], [one for one in of[Thing.TASK] if one.state != "cancelled"]
    return Tally(
        alarms=sum(one.state in OPEN_STATES for one in alarms),
        unacknowledged=sum(one.state in UNACKED_STATES for one in alarms),
        shelters_open=sum(one.state == "open" for one in of[Thing.SHELTER]),
        people=sum(one.people for one in of[Thing.SHELTER]),
        incidents=sum(one.state == "open" for one in of[Thing.INCIDENT]),
        tasks=len(tasks),
        tasks_done=sum(one.state == "done" for one in tasks),
        tasks_overdue=sum(is_overdue(one, now) for one in tasks),
        plan=min((one.level for one in of[Thing.PLAN] if one.state == "active"), default=0),
        reports=sum(one.state == "sent" for one in of[Thing.REPORT]),
    )


def is_overdue(task: Stands, now: int) -> bool:
    """Return whether a task's time was over at the machine's time `now` and it was not done."""
    return task.state == "open" and task.due is not None and task.due < now


class Subject(msgspec.Struct, frozen=True):
    """What a thing is, however it stands: its name, and where it is in WGS-84, where it has a
    place. `of`: a task that a team was sent with has the team's name here.
    """

    thing: Thing
    title: str
    lon: float | None = None
    lat: float | None = None
    of: str = ""


class Dated(msgspec.Struct, frozen=True):
    """All that the street's database tells of a drill's course. `begun`: how it stood at the first
    command; `changes` in the order of `in_order`.
    """

    begun: dict[str, Stands] = {}
    changes: tuple[Change, ...] = ()
    subjects: dict[str, Subject] = {}
