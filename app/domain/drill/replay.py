"""The replay of a drill (复盘回放): what happened in its order, and how all stood at any moment.

Pure: made of the scenario, the journal's counting events and the dated changes of the drill's
street. How it stood is folded from the beginning, always the same way; keyframes only shorten it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import reduce
from typing import TYPE_CHECKING

import msgspec

from app.domain.drill.course import Course
from app.domain.drill.kept import counting
from app.domain.drill.player import EventKind, Play, after, begin
from app.domain.drill.replay_world import Dated, Thing, World, fold_world
from app.domain.drill.review import COMMANDS, Moment, MomentKind, planned_times
from app.domain.drill.scenario import Span
from app.domain.drill.timeline import Mark, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.drill.player import Event
    from app.domain.drill.replay_world import Stands
    from app.domain.drill.scenario import Scenario

_KEYFRAME = 64
"""So many events or changes are folded at most for one look."""
_KINDS = {kind: place for place, kind in enumerate(MomentKind)}


class Happening(msgspec.Struct, frozen=True):
    """Something that happened. `at`: its place on the course; `now`: the machine's time. `id`: its
    number in the order of all.
    """

    id: str
    at: Span
    now: int
    moment: Moment


class Cursor(msgspec.Struct, frozen=True):
    """Where the replay stands: at a place on the course. `until`: of what happened at that very
    place, only that up to this machine's time; None: all of it.
    """

    at: Span = 0
    until: int | None = None


class Scene(msgspec.Struct, frozen=True):
    """How all stood. `time`: drill time, `now`: the machine's time of the last that had happened.

    `marks`: the injects by their ids. `done`: how many happenings lie behind.
    """

    time: Span
    now: int
    play: Play
    marks: dict[str, Mark]
    world: World
    done: int


class Replay:
    """See the module's text. `end`: the machine's time at which it ended, or until which it was
    read.
    """

    def __init__(
        self, scenario: Scenario, journal: Sequence[Event], dated: Dated, end: int
    ) -> None:
        counted = counting(journal)
        self.course = Course(journal)
        self.dated = dated
        told = [one for one in counted if one.kind is not EventKind.TICK]
        self._events = sorted(told, key=lambda one: one.at)
        self._event_nows = [one.at for one in self._events]
        self._plays = [begin(scenario)]
        for start in range(0, len(self._events) - _KEYFRAME + 1, _KEYFRAME):
            part = self._events[start : start + _KEYFRAME]
            self._plays.append(reduce(after, part, self._plays[-1]))
        self._changes = dated.changes
        self._change_nows = [one.now for one in self._changes]
        self._worlds: list[dict[str, Stands]] = [dict(dated.begun)]
        for start in range(0, len(self._changes) - _KEYFRAME + 1, _KEYFRAME):
            changed = self._changes[start : start + _KEYFRAME]
            self._worlds.append(fold_world(self._worlds[-1], changed))
        self.happenings = self._happenings(scenario)
        self._happening_nows = [one.now for one in self.happenings]
        self._happening_ats = [one.at for one in self.happenings]
        last = max([end, *self._event_nows[-1:]], default=end)
        self.end: Span = max([self.course.at(last), *self._happening_ats[-1:]])
        """The last place on the course."""

    def scene(self, cursor: Cursor) -> Scene:
        """Return how all stood at a place: the same whatever was looked at before."""
        now = self._now(cursor)
        time = self.course.drill_time(cursor.at)
        play = self._play(bisect_right(self._event_nows, now))
        line = timeline(play, time)
        return Scene(
            time,
            now,
            play,
            {one.id: one for one in line.marks},
            self._world(bisect_right(self._change_nows, now)),
            bisect_right(self._happening_nows, now),
        )

    def step(self, cursor: Cursor, by: int) -> Cursor:
        """Return the cursor at the next happening (1) or at the one before (-1); the ends stop."""
        nows = self._happening_nows
        place = bisect_right(nows, self._now(cursor)) - 1
        if by > 0:
            place += 1
        elif place < 0:
            return Cursor(0, -1)
        elif self._happening_ats[place] == cursor.at:
            # Several may have happened in the same millisecond: they are one step.
            place = bisect_left(nows, nows[place]) - 1
        if place < 0:
            return Cursor(0, -1)
        if place >= len(nows):
            return Cursor(self.end)
        return self.cursor_of(self.happenings[place])

    def cursor_of(self, happening: Happening) -> Cursor:
        """Return the cursor at which a happening is the last that has happened."""
        return Cursor(happening.at, happening.now)

    def _now(self, cursor: Cursor) -> int:
        """Return the machine's time until which all has happened."""
        if cursor.until is not None:
            return cursor.until
        known = [
            nows[place - 1]
            for nows in (self._event_nows, self._change_nows)
            if (place := bisect_right(nows, cursor.at, key=self.course.at))
        ]
        return max(known, default=-1)

    def _play(self, count: int) -> Play:
        frame = count // _KEYFRAME
        return reduce(after, self._events[frame * _KEYFRAME : count], self._plays[frame])

    def _world(self, count: int) -> World:
        frame = count // _KEYFRAME
        return fold_world(self._worlds[frame], self._changes[frame * _KEYFRAME : count])

    def _happenings(self, scenario: Scenario) -> tuple[Happening, ...]:
        planned = planned_times(scenario)
        final = self._play(len(self._events))
        over = next((e.at for e in self._events if e.kind is EventKind.END), None)
        found = [
            (event.at, moment)
            for event in self._events
            if (over is None or event.at <= over or event.kind is EventKind.MARK)
            and (moment := _moment(event, final, self.course, planned)) is not None
        ]
        known = set(self.dated.begun)
        for change in self._changes:
            if change.thing is Thing.ALARM and change.id not in known:
                known.add(change.id)
                time = self.course.drill_time(self.course.at(change.now))
                found.append((change.now, Moment(time, MomentKind.ALARM, change.id)))
        found.sort(key=lambda one: (one[0], _KINDS[one[1].kind]))
        return tuple(
            Happening(str(number), self.course.at(now), now, moment)
            for number, (now, moment) in enumerate(found)
        )


def _moment(event: Event, final: Play, course: Course, planned: dict[str, Span]) -> Moment | None:
    time = course.drill_time(course.at(event.at))
    subject, actor = event.subject, event.actor
    match event.kind:
        case EventKind.BEGUN if subject in final.steps:
            state = final.steps[subject].state
            return Moment(time, MomentKind.INJECT, subject, "", state, 0, planned.get(subject))
        case EventKind.ANSWER if subject in final.steps:
            return Moment(time, MomentKind.ANSWER, subject, actor, event.text)
        case EventKind.ACT if event.act is not None:
            act = event.act
            return Moment(time, MomentKind.ACT, act.subject, act.actor, act.action, act=act)
        case EventKind.MARK:
            return Moment(time, MomentKind.MARK, subject, actor, event.text)
    if event.kind in COMMANDS:
        return Moment(time, MomentKind.COMMAND, subject, actor, event.kind.value, event.value)
    return None
